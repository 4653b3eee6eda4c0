-- Why: which children an operation came upon, and how, is more than the steps that were taken for them. Whether a child
-- counts as safeguarded within an investigation is a definition of this partnership's own, since the law has none: it is
-- reference data with a version, and says which links and which steps count.
-- breaking: no
-- locks: nothing that exists

create table working_definition (
  definition_id text not null,
  version integer not null,
  effective_from date not null,
  effective_to date,
  meaning text not null,
  links text[] not null,
  steps text[] not null,
  source text not null,
  primary key (definition_id, version),
  constraint working_definition_order check (effective_to is null or effective_to >= effective_from)
);
comment on table working_definition is 'What a word means here where the law does not say, each version with the days between which it holds.';
comment on column working_definition.links is 'The ways to have been linked that count.';
comment on column working_definition.steps is 'The kinds of safeguarding action that count.';
grant select on working_definition to waymark_web, waymark_count, waymark_gate;

insert into working_definition (definition_id, version, effective_from, effective_to, meaning, links, steps, source) values
  ('safeguarded_in_an_operation', 1, '2010-01-01', null,
   'A child counts once in an operation when they were identified as linked to a suspect, a location or a device, and at least one protective step of a fixed list was taken: within the operation, or outside any from the day they were linked. Children who were only discussed do not count.',
   array['suspect', 'location', 'device'],
   array['strategy_discussion', 'police_protection', 'cin_plan', 'cp_plan', 'looked_after', 'exploitation_plan', 'moved_to_safety'],
   'Working definition of this software: no law defines "safeguarded"');

create table operation_child (
  partnership_id uuid not null,
  operation_child_id uuid not null,
  operation_id uuid not null,
  person_id uuid not null,
  linked_on date not null,
  link text not null,
  risk_group text not null,
  how_identified text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, operation_child_id),
  constraint operation_child_operation_fk foreign key (partnership_id, operation_id) references operation,
  constraint operation_child_person_fk foreign key (partnership_id, person_id) references person,
  constraint operation_child_link_known check (link in ('suspect', 'location', 'device')),
  constraint operation_child_group_known check (risk_group in ('identified_victim', 'suspects_household', 'otherwise_at_risk'))
);
create index operation_child_by_operation on operation_child (partnership_id, operation_id);
create index operation_child_by_person on operation_child (partnership_id, person_id);
comment on table operation_child is 'A child whom an operation came upon, and how. What was done for them are safeguarding actions.';
comment on column operation_child.link is 'To what of the investigation the child is linked: a suspect, a location or a device.';
comment on column operation_child.risk_group is 'A victim who was identified, a child of a suspect''s household, or a child otherwise at risk: counted apart.';
comment on column operation_child.how_identified is 'In words, for those who see police records: never shown on a suspect''s page.';

create table operation_child_history (like operation_child, superseded_at timestamptz not null, superseded_by uuid not null,
  primary key (partnership_id, operation_child_id, version));
create index operation_child_history_by_end on operation_child_history (partnership_id, superseded_at);
comment on table operation_child_history is 'Earlier versions of operation_child, each with the moments between which it stood.';
grant select, insert, update on operation_child to waymark_web;
grant select, insert on operation_child_history to waymark_web;

do $$
declare
  name text;
begin
  foreach name in array array['operation_child', 'operation_child_history'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name);
    execute format('create policy seen_by_actor on %I to waymark_web
      using (partnership_id = waymark_partnership() and waymark_sees(''police'') and (not restricted or waymark_sees(''restricted'')))
      with check (partnership_id = waymark_partnership() and waymark_sees(''police'') and (not restricted or waymark_sees(''restricted'')))', name);
  end loop;
end $$;
