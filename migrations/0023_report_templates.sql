-- Why: a report that is told every year begins from what stood in the last one: councils keep their own templates beside
-- those that ship.
-- breaking: no
-- locks: nothing that exists

create table report_template (
  partnership_id uuid not null,
  report_template_id uuid not null,
  name text not null,
  description text not null,
  recipe jsonb not null,
  kept_by text not null,
  removed_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, report_template_id),
  constraint report_template_named check (name <> '')
);
create unique index report_template_name_once on report_template (partnership_id, name) where removed_at is null;
comment on table report_template is 'A release to begin others from: what stands in it, without its days and area.';
comment on column report_template.recipe is 'Sections, title, audience and rule, with a period such as "last financial year", as src/publications/builder/template.ts says.';
comment on column report_template.kept_by is 'The name of whoever kept or last changed it, as it was then.';
comment on column report_template.removed_at is 'Since when it is no longer offered.';

create table report_template_history (like report_template, superseded_at timestamptz not null, superseded_by uuid not null,
  primary key (partnership_id, report_template_id, version));
create index report_template_history_by_end on report_template_history (partnership_id, superseded_at);
comment on table report_template_history is 'Earlier versions of report_template, each with the moments between which it stood.';

do $$
declare
  name text;
  facts constant text := 'partnership_id = waymark_partnership() and waymark_sees(''releases'')';
begin
  foreach name in array array['report_template', 'report_template_history'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name);
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name, facts, facts);
  end loop;
end $$;
grant select, insert, update on report_template to waymark_web;
grant select, insert on report_template_history to waymark_web;
