-- Why: one search over everything. Contacts are found by day and by the caller's organisation within the areas of the
-- actor alone, so that what an actor may not see costs nothing and tells nothing; row-level security leaves no function
-- of a column to an index that is not leakproof, so the organisation is kept as it is looked for, and who holds a contact
-- is asked by a case, as coalesce would not do. Searches are saved.
-- breaking: no
-- locks: contact_caller and its history, for as long as it takes to write each row once; contact for
--   writing, while its index is made

alter table contact_caller add column organisation_key text collate "C"
  generated always as (left(regexp_replace(lower(btrim(organisation)), '\s+', ' ', 'g'), 200)) stored;
alter table contact_caller_history add column organisation_key text collate "C";
comment on column contact_caller.organisation_key is 'The organisation as it is looked for: in small letters, with single spaces.';

create index contact_caller_by_organisation on contact_caller
  (partnership_id, (case when passed_to is null then authority else passed_to end), organisation_key, contact_id desc) where organisation_key is not null;
create index contact_by_holder on contact
  (partnership_id, (case when passed_to is null then authority else passed_to end), received_on desc, contact_id desc);

create table saved_search (
  partnership_id uuid not null,
  saved_search_id uuid not null,
  owner_id uuid not null,
  name text not null,
  query text not null,
  removed_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, saved_search_id),
  constraint saved_search_named check (name <> ''),
  constraint saved_search_asks check (query <> '')
);
create unique index saved_search_name_once on saved_search (partnership_id, owner_id, name) where removed_at is null;
comment on table saved_search is 'What somebody searches for again and again, kept by a name for them alone.';
comment on column saved_search.query is 'What they typed. What it finds is what they may see when they search again.';
comment on column saved_search.removed_at is 'Since when it is no longer listed.';

create table saved_search_history (like saved_search, superseded_at timestamptz not null, superseded_by uuid not null,
  primary key (partnership_id, saved_search_id, version));
create index saved_search_history_by_end on saved_search_history (partnership_id, superseded_at);
comment on table saved_search_history is 'Earlier versions of saved_search, each with the moments between which it stood.';

do $$
declare
  name text;
  facts constant text := 'partnership_id = waymark_partnership() and owner_id::text = current_setting(''waymark.actor'', true)';
begin
  foreach name in array array['saved_search', 'saved_search_history'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name);
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name, facts, facts);
  end loop;
end $$;
grant select, insert, update on saved_search to waymark_web;
grant select, insert on saved_search_history to waymark_web;
