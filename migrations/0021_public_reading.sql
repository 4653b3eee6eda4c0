-- Why: anybody reads what is published, without signing in: by a role that sees published rows whose moment has come, and
-- nothing else. The database holds the embargo, whatever the code above it does.
-- breaking: no
-- locks: release_file, for a moment

do $$
begin
  if not exists (select from pg_roles where rolname = 'waymark_public') then create role waymark_public nologin; end if;
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant waymark_public to %I', current_user);
  end if;
exception when unique_violation or duplicate_object then null;
end $$;

create table publication (
  partnership_id uuid not null,
  release_id uuid not null,
  slug text not null,
  partnership_name text not null,
  title text not null,
  subtitle text not null,
  tables jsonb not null,
  early_readers jsonb not null,
  contact_name text not null,
  contact_email text not null,
  content_hash text not null,
  corrects_slug text,
  correction_reason text,
  public_from timestamptz not null,
  opens_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (partnership_id, release_id),
  constraint publication_slug_once unique (partnership_id, slug),
  constraint publication_release_fk foreign key (partnership_id, release_id) references release,
  constraint publication_withdrawn_whole check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index publication_by_slug on publication (slug);
create index publication_by_correction on publication (partnership_id, corrects_slug) where corrects_slug is not null;
create index publication_by_time on publication (opens_at, slug);
comment on table publication is 'The public''s register, derived from releases and their steps: one row for each that was ever to be public.';
comment on column publication.public_from is 'The moment on the partnership''s clock from which anybody may read it.';
comment on column publication.opens_at is 'The same moment on the machine''s clock, which the database compares with; empty where it is not to be read.';
comment on column publication.tables is 'The titles of its tables.';
comment on column publication.early_readers is 'Who could read it before the public, with their posts and from when.';

alter table publication enable row level security;
alter table publication force row level security;
create policy seen_by_actor on publication to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('releases'))
  with check (partnership_id = waymark_partnership() and waymark_sees('releases'));
create policy open_to_all on publication for select to waymark_public using (opens_at <= statement_timestamp());
create policy open_to_all on release_file for select to waymark_public using (opens_at <= statement_timestamp());
grant select, insert, update on publication to waymark_web;
grant select on publication to waymark_public;
grant select (partnership_id, slug, format, media_type, file_name, content, content_hash, opens_at) on release_file to waymark_public;
