-- Why: figures are published by several people in turn: drafted, checked, approved, published, corrected or withdrawn.
-- What they sign is frozen: stored once under the hash of its own words, and never changed.
-- breaking: no
-- locks: nothing that exists

create table release (
  partnership_id uuid not null,
  release_id uuid not null,
  slug text not null,
  recipe jsonb not null,
  corrects_id uuid,
  correction_reason text,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, release_id),
  constraint release_slug_once unique (partnership_id, slug),
  constraint release_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint release_corrects_fk foreign key (partnership_id, corrects_id) references release,
  constraint release_correction_has_reason check ((corrects_id is null) = (correction_reason is null)),
  constraint release_corrects_another check (corrects_id <> release_id)
);
comment on table release is 'A publication in the making or made: what an analyst chose for it. Where it stands follows from its steps.';
comment on column release.slug is 'The last part of its address, for good.';
comment on column release.recipe is 'Measures, period, areas, breakdowns, order, headings and words, as src/publications/release/recipe.ts says.';
comment on column release.corrects_id is 'The release that this one takes the place of, once it is published.';

create table release_content (
  partnership_id uuid not null,
  content_hash text not null,
  content text not null,
  known_at timestamptz not null,
  made_by text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, content_hash),
  constraint release_content_is_its_hash check (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
comment on table release_content is 'What releases say, frozen: canonical JSON under its own SHA-256. Rows are added, never changed.';
comment on column release_content.known_at is 'The moment as known at which all of it was counted.';
comment on column release_content.made_by is 'The release of Waymark that made it.';

create table release_step (
  partnership_id uuid not null,
  release_step_id uuid not null,
  release_id uuid not null,
  step_no integer not null,
  kind text not null,
  content_hash text,
  public_from timestamptz,
  words text,
  comparison jsonb,
  signed_by text not null,
  job_title text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, release_step_id),
  constraint release_step_release_fk foreign key (partnership_id, release_id) references release,
  constraint release_step_content_fk foreign key (partnership_id, content_hash) references release_content,
  constraint release_step_in_turn unique (partnership_id, release_id, step_no),
  constraint release_step_kind_known check (kind in ('drafted', 'submitted', 'checked', 'cleared', 'approved', 'published', 'returned', 'withdrawn')),
  constraint release_step_signs_content check ((kind in ('submitted', 'checked', 'cleared', 'approved', 'published')) = (content_hash is not null)),
  constraint release_step_publishes_from check ((kind = 'published') = (public_from is not null)),
  constraint release_step_says_why check (kind not in ('returned', 'withdrawn') or words is not null)
);
comment on table release_step is 'The life of a release: who did what with which content, one row a step. Rows are added, never changed.';
comment on column release_step.step_no is '1, 2, 3: two people cannot take the same next step.';
comment on column release_step.content_hash is 'What was signed, to the byte.';
comment on column release_step.public_from is 'The moment, on the partnership''s clock, from which anybody may read it.';
comment on column release_step.words is 'Why it was returned or withdrawn, or how a signer answers what the comparison with earlier releases found.';
comment on column release_step.comparison is 'What the comparison with all earlier releases found when it was signed.';

create table release_file (
  partnership_id uuid not null,
  release_id uuid not null,
  step_no integer not null,
  format text not null,
  slug text not null,
  media_type text not null,
  file_name text not null,
  content bytea not null,
  content_hash text not null,
  opens_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, release_id, step_no, format),
  constraint release_file_step_fk foreign key (partnership_id, release_id, step_no) references release_step (partnership_id, release_id, step_no),
  constraint release_file_is_its_hash check (content_hash = encode(sha256(content), 'hex'))
);
create index release_file_by_slug on release_file (partnership_id, slug, format);
comment on table release_file is 'A published release in the forms that readers get, made once when it was published.';
comment on column release_file.step_no is 'The step that published it.';
comment on column release_file.opens_at is 'The moment, on the machine''s clock, from which the public may read it; empty where they may not.';

create table release_reader (
  partnership_id uuid not null,
  release_reader_id uuid not null,
  release_id uuid not null,
  user_id uuid not null,
  reader_name text not null,
  job_title text not null,
  reads_from timestamptz not null,
  needs_it_for text not null,
  ended_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, release_reader_id),
  constraint release_reader_release_fk foreign key (partnership_id, release_id) references release,
  constraint release_reader_user_fk foreign key (partnership_id, user_id) references app_user
);
create unique index release_reader_once on release_reader (partnership_id, release_id, user_id) where ended_at is null;
create index release_reader_by_user on release_reader (partnership_id, user_id);
comment on table release_reader is 'Who may read a release before the public does, from which moment and what for.';

do $$
declare
  spec record;
  facts constant text := 'partnership_id = waymark_partnership() and waymark_sees(''releases'')';
begin
  for spec in select * from (values ('release'), ('release_reader')) as s (name) loop
    execute format('create table %I (like %I, superseded_at timestamptz not null, superseded_by uuid not null,
      primary key (partnership_id, %I, version))', spec.name || '_history', spec.name, spec.name || '_id');
    execute format('create index %I on %I (partnership_id, superseded_at)', spec.name || '_history_by_end', spec.name || '_history');
    execute format('comment on table %I is %L', spec.name || '_history', 'Earlier versions of ' || spec.name || ', each with the moments between which it stood.');
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', spec.name || '_history');
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', spec.name || '_history', facts, facts);
    execute format('grant select, insert on %I to waymark_web', spec.name || '_history');
    execute format('grant select, insert, update on %I to waymark_web', spec.name);
  end loop;
  for spec in select * from (values ('release'), ('release_reader'), ('release_content'), ('release_step'), ('release_file')) as s (name) loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', spec.name);
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', spec.name, facts, facts);
  end loop;
  -- The counting role reads what was published before, to compare with it; whoever asks for a count is checked by the action.
  for spec in select * from (values ('release'), ('release_content'), ('release_step')) as s (name) loop
    execute format('create policy counted on %I for select to waymark_count using (partnership_id = waymark_partnership())', spec.name);
  end loop;
end $$;

grant select, insert on release_content, release_step, release_file to waymark_web;
-- All else of a file stands for good; whether the public may read it changes with an embargo and a withdrawal.
grant update (opens_at) on release_file to waymark_web;
grant select (partnership_id, release_id, slug, recipe, corrects_id, version, recorded_at) on release to waymark_count;
grant select on release_content to waymark_count;
grant select (partnership_id, release_step_id, release_id, step_no, kind, content_hash, public_from, recorded_at) on release_step to waymark_count;
-- Whoever is on a list finds their own line of it, whatever their role sees.
create policy named_in_it on release_reader for select to waymark_web
  using (partnership_id = waymark_partnership() and user_id::text = current_setting('waymark.actor', true));
