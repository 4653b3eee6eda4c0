-- Why: a rate per 10,000 children needs to say out of how many children, of which year and by whose estimate.
-- breaking: no
-- locks: nothing that exists

create table population (
  partnership_id uuid not null,
  population_id uuid not null,
  ref text not null,
  authority text not null,
  year integer not null,
  age_from integer not null,
  age_to integer not null,
  children integer not null,
  source text not null,
  published date,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, population_id),
  constraint population_once unique (partnership_id, ref),
  constraint population_same_once unique (partnership_id, authority, year, age_from, age_to),
  constraint population_year_known check (year between 1981 and 2100),
  constraint population_ages check (age_from >= 0 and age_to >= age_from and age_to <= 17),
  constraint population_children_count check (children >= 0)
);
alter table population add constraint population_authority_fk foreign key (authority) references authority;
comment on table population is 'How many children of some ages lived in an authority in the middle of a year, by an estimate that the council imported.';
comment on column population.ref is 'Authority, year and ages, such as "E06000021 2016 0-17".';
comment on column population.year is 'The calendar year of the estimate, which is for 30 June.';
comment on column population.age_to is 'The last age inside, so that 0 to 17 are all children.';
comment on column population.source is 'Whose estimate it is, as every rate made with it says.';
comment on column population.published is 'The day it was published.';

create table population_history (like population, superseded_at timestamptz not null, superseded_by uuid not null,
  primary key (partnership_id, population_id, version));
create index population_history_by_end on population_history (partnership_id, superseded_at);
comment on table population_history is 'Earlier versions of population, each with the moments between which it stood.';

alter table population enable row level security;
alter table population force row level security;
alter table population_history enable row level security;
alter table population_history force row level security;
create policy seen_by_actor on population to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('figures') and (not restricted or waymark_sees('restricted')))
  with check (partnership_id = waymark_partnership() and waymark_sees('figures') and (not restricted or waymark_sees('restricted')));
create policy seen_by_actor on population_history to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('figures') and (not restricted or waymark_sees('restricted')))
  with check (partnership_id = waymark_partnership() and waymark_sees('figures') and (not restricted or waymark_sees('restricted')));
create policy counted on population for select to waymark_count using (partnership_id = waymark_partnership());
create policy counted on population_history for select to waymark_count using (partnership_id = waymark_partnership());
grant select, insert, update on population to waymark_web;
grant select, insert on population_history to waymark_web;
grant select (partnership_id, population_id, version, recorded_at, ref, authority, year, age_from, age_to, children, source, published)
  on population to waymark_count;
grant select (partnership_id, population_id, version, recorded_at, superseded_at, ref, authority, year, age_from, age_to, children, source, published)
  on population_history to waymark_count;
