-- Why: two records may be one human being, or be decided not to be. A merge is a record that can be undone; every value
-- that it changed is written down, so that undoing puts back exactly those.
-- breaking: no
-- locks: person, relationship and their histories, for a moment

alter table person add column merged_into uuid;
alter table person_history add column merged_into uuid;
alter table person add constraint person_merged_into_fk foreign key (partnership_id, merged_into) references person;
alter table person add constraint person_not_into_itself check (merged_into <> person_id);
create index person_by_merged_into on person (partnership_id, merged_into) where merged_into is not null;
comment on column person.merged_into is 'The record that stands for this one since both were found to be one human being; never itself merged into another.';

alter table relationship add column set_aside_by uuid;
alter table relationship_history add column set_aside_by uuid;
comment on column relationship.set_aside_by is 'The merge since which this row says nothing of its own: another says it, or it joins a person to themselves.';

create table person_merge (
  partnership_id uuid not null,
  person_merge_id uuid not null,
  kept_id uuid not null,
  absorbed_id uuid not null,
  merged_at timestamptz not null,
  reason text not null,
  signed_by text not null,
  undone_at timestamptz,
  undone_by text,
  undo_reason text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, person_merge_id),
  constraint person_merge_kept_fk foreign key (partnership_id, kept_id) references person,
  constraint person_merge_absorbed_fk foreign key (partnership_id, absorbed_id) references person,
  constraint person_merge_two_people check (kept_id <> absorbed_id),
  constraint person_merge_undone_whole check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undo_reason is null))
);
create unique index person_merge_absorbed_once on person_merge (partnership_id, absorbed_id) where undone_at is null;
create index person_merge_by_kept on person_merge (partnership_id, kept_id);
create index person_merge_by_absorbed on person_merge (partnership_id, absorbed_id);
comment on table person_merge is 'Two records found to be one human being: the absorbed one leads to the kept one, until the merge is undone.';
comment on column person_merge.merged_at is 'When it was merged; recorded_at is the moment of the latest version of this row.';

create table person_merge_move (
  partnership_id uuid not null,
  person_merge_id uuid not null,
  table_name text not null,
  row_id uuid not null,
  column_name text not null,
  was text,
  became text,
  undoing boolean not null default false,
  restricted boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, person_merge_id, table_name, row_id, column_name, undoing),
  constraint person_merge_move_merge_fk foreign key (partnership_id, person_merge_id) references person_merge,
  constraint person_merge_move_changes check (was is distinct from became)
);
create index person_merge_move_by_row on person_merge_move (partnership_id, row_id, table_name);
comment on table person_merge_move is 'Each value that a merge changed, of which row, from what to what; written once.';
comment on column person_merge_move.undoing is 'Written by undoing the merge.';

create table not_same (
  partnership_id uuid not null,
  not_same_id uuid not null,
  person_id uuid not null,
  other_person_id uuid not null,
  reason text,
  signed_by text not null,
  decided_at timestamptz not null,
  evidence text not null,
  set_aside_by uuid,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, not_same_id),
  constraint not_same_person_fk foreign key (partnership_id, person_id) references person,
  constraint not_same_other_fk foreign key (partnership_id, other_person_id) references person,
  constraint not_same_in_order check (person_id < other_person_id),
  constraint not_same_once unique (partnership_id, person_id, other_person_id)
);
create index not_same_by_other on not_same (partnership_id, other_person_id);
comment on table not_same is 'Two people of whom somebody decided that they are not one human being. The lower id comes first.';
comment on column not_same.evidence is 'A fingerprint of what the two were compared by: where it is another one now, the question may be asked again.';
comment on column not_same.set_aside_by is 'The merge since which this row says nothing of its own.';

do $$
declare
  spec record;
  facts text;
begin
  for spec in select * from (values ('person_merge'), ('not_same')) as s (name)
  loop
    execute format('create table %I (like %I, superseded_at timestamptz not null, superseded_by uuid not null,
      primary key (partnership_id, %I, version))', spec.name || '_history', spec.name, spec.name || '_id');
    execute format('create index %I on %I (partnership_id, superseded_at)', spec.name || '_history_by_end', spec.name || '_history');
    execute format('comment on table %I is %L', spec.name || '_history', 'Earlier versions of ' || spec.name || ', each with the moments between which it stood.');
    facts := 'partnership_id = waymark_partnership() and waymark_sees(''people'') and (not restricted or waymark_sees(''restricted''))';
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', spec.name);
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', spec.name || '_history');
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', spec.name, facts, facts);
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', spec.name || '_history', facts, facts);
    execute format('grant select, insert, update on %I to waymark_web', spec.name);
    execute format('grant select, insert on %I to waymark_web', spec.name || '_history');
    execute format('create policy counted on %I for select to waymark_count using (partnership_id = waymark_partnership())', spec.name);
    execute format('create policy counted on %I for select to waymark_count using (partnership_id = waymark_partnership())', spec.name || '_history');
    execute format('grant select (partnership_id, %I, version, recorded_at) on %I to waymark_count', spec.name || '_id', spec.name);
    execute format('grant select (partnership_id, %I, version, recorded_at, superseded_at) on %I to waymark_count', spec.name || '_id', spec.name || '_history');
  end loop;
end $$;

alter table person_merge_move enable row level security;
alter table person_merge_move force row level security;
create policy seen_by_actor on person_merge_move to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('people') and (not restricted or waymark_sees('restricted')))
  with check (partnership_id = waymark_partnership() and waymark_sees('people') and (not restricted or waymark_sees('restricted')));
grant select, insert on person_merge_move to waymark_web;
