-- Why: the ethnicity and nationality of suspects are to be collected, as they say it themselves and as an officer saw it,
-- and where one is not known it has to be said why (national audit on group-based exploitation, June 2025).
-- breaking: no
-- locks: nothing that exists

create table suspect_description (
  partnership_id uuid not null,
  suspect_description_id uuid not null,
  person_id uuid not null,
  described_on date not null,
  self_defined text,
  self_defined_blank text,
  officer_defined text,
  officer_defined_blank text,
  nationality text,
  nationality_blank text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, suspect_description_id),
  constraint suspect_description_person_fk foreign key (partnership_id, person_id) references person,
  constraint suspect_description_self_or_why check ((self_defined is null) <> (self_defined_blank is null)),
  constraint suspect_description_officer_or_why check ((officer_defined is null) <> (officer_defined_blank is null)),
  constraint suspect_description_nationality_or_why check ((nationality is null) <> (nationality_blank is null))
);
create index suspect_description_by_person on suspect_description (partnership_id, person_id, described_on);
comment on table suspect_description is 'Ethnicity and nationality of a suspect, each with its source or with why it is blank. The latest stands.';
comment on column suspect_description.self_defined is 'As the person says it: the 18 classes of the census of 2011.';
comment on column suspect_description.officer_defined is 'As an officer saw it: the identity codes of the Police National Computer.';
comment on column suspect_description.nationality is 'ISO 3166 code of a country.';
comment on column suspect_description.self_defined_blank is 'Why it is blank.';

create table suspect_description_history (like suspect_description, superseded_at timestamptz not null, superseded_by uuid not null,
  primary key (partnership_id, suspect_description_id, version));
create index suspect_description_history_by_end on suspect_description_history (partnership_id, superseded_at);
comment on table suspect_description_history is 'Earlier versions of suspect_description, each with the moments between which it stood.';

do $$
declare
  name text;
  facts constant text := 'partnership_id = waymark_partnership() and waymark_sees(''police'') and (not restricted or waymark_sees(''restricted''))';
begin
  foreach name in array array['suspect_description', 'suspect_description_history'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name);
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name, facts, facts);
  end loop;
end $$;
grant select, insert, update on suspect_description to waymark_web;
grant select, insert on suspect_description_history to waymark_web;
