-- Why: people who ask the same figures every month keep the question by a name, for everybody in the partnership.
-- breaking: no
-- locks: nothing that exists

create table saved_view (
  partnership_id uuid not null,
  saved_view_id uuid not null,
  name text not null,
  address text not null,
  owner_id uuid not null,
  owner_name text not null,
  removed_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, saved_view_id),
  constraint saved_view_named check (name <> ''),
  constraint saved_view_is_of_figures check (address ~ '^/figures[?/]')
);
create unique index saved_view_name_once on saved_view (partnership_id, name) where removed_at is null;
comment on table saved_view is 'A question of the figures, kept by a name for everybody in the partnership who may read figures.';
comment on column saved_view.address is 'The page and what it asks, such as /figures?period=last_year&area=all.';
comment on column saved_view.owner_name is 'The name of whoever saved it, as it was then.';
comment on column saved_view.removed_at is 'Since when it is no longer listed.';

create table saved_view_history (like saved_view, superseded_at timestamptz not null, superseded_by uuid not null,
  primary key (partnership_id, saved_view_id, version));
create index saved_view_history_by_end on saved_view_history (partnership_id, superseded_at);
comment on table saved_view_history is 'Earlier versions of saved_view, each with the moments between which it stood.';

do $$
declare
  name text;
  facts constant text := 'partnership_id = waymark_partnership() and waymark_sees(''figures'')';
begin
  foreach name in array array['saved_view', 'saved_view_history'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name);
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name, facts, facts);
  end loop;
end $$;
grant select, insert, update on saved_view to waymark_web;
grant select, insert on saved_view_history to waymark_web;
