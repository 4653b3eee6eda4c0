-- Why: places, phones, vehicles, online names and groups are things that people are linked to, each known once however it
-- is written. A thing says nothing but its value; who is linked to it, since when and how surely is the link's to say.
-- breaking: no
-- locks: nothing that exists

create table thing (
  partnership_id uuid not null,
  thing_id uuid not null,
  kind text not null,
  value text collate "C" not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, thing_id),
  constraint thing_once unique (partnership_id, kind, value),
  constraint thing_kind_known check (kind in ('place', 'phone', 'vehicle', 'online_name', 'group')),
  constraint thing_has_value check (value <> '')
);
comment on table thing is 'Something that people are linked to. It is seen through a link that the actor sees, and by itself nowhere.';
comment on column thing.value is 'Made comparable: a telephone number as E.164 has it, a plate without spaces, a name in small letters.';

create table person_thing (
  partnership_id uuid not null,
  person_thing_id uuid not null,
  person_id uuid not null,
  thing_id uuid not null,
  written text not null,
  valid_from date,
  valid_to date,
  source text not null,
  confidence text not null,
  note text,
  for_police boolean not null default false,
  withdrawn_at timestamptz,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, person_thing_id),
  constraint person_thing_person_fk foreign key (partnership_id, person_id) references person,
  constraint person_thing_thing_fk foreign key (partnership_id, thing_id) references thing,
  constraint person_thing_confidence_known check (confidence in ('confirmed', 'likely', 'possible')),
  constraint person_thing_order check (valid_to >= valid_from)
);
create index person_thing_by_person on person_thing (partnership_id, person_id, thing_id);
create index person_thing_by_thing on person_thing (partnership_id, thing_id, person_id);
comment on table person_thing is 'That a person is linked to a thing, as somebody told of it.';
comment on column person_thing.written is 'The thing as it was written for this link: another spelling is another reader''s secret.';
comment on column person_thing.for_police is 'Seen by those alone who see police records: a link may say why somebody is known.';
comment on column person_thing.withdrawn_at is 'Since when it is known to have been wrong.';

create table person_thing_history (like person_thing, superseded_at timestamptz not null, superseded_by uuid not null,
  primary key (partnership_id, person_thing_id, version));
create index person_thing_history_by_end on person_thing_history (partnership_id, superseded_at);
comment on table person_thing_history is 'Earlier versions of person_thing, each with the moments between which it stood.';

do $$
declare
  name text;
  facts constant text := 'partnership_id = waymark_partnership() and waymark_sees(''people'')
    and (not restricted or waymark_sees(''restricted'')) and (not for_police or waymark_sees(''police''))';
begin
  foreach name in array array['person_thing', 'person_thing_history'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name);
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name, facts, facts);
  end loop;
end $$;
alter table thing enable row level security;
alter table thing force row level security;
create policy seen_by_actor on thing to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('people'))
  with check (partnership_id = waymark_partnership() and waymark_sees('people'));
grant select, insert on thing to waymark_web;
grant select, insert, update on person_thing to waymark_web;
grant select, insert on person_thing_history to waymark_web;
