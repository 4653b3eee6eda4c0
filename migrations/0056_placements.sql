-- Why: a child may be placed by one authority in the area of another. Both must know who answers for the child, and that
-- the other was told in time: a register of what was sent and what was received.
-- breaking: no
-- locks: nothing that exists; statutory_rule is inserted into

create table placement (
  partnership_id uuid not null,
  placement_id uuid not null,
  ref text not null,
  person_id uuid not null,
  authority text not null,
  direction text not null,
  home_authority text not null,
  host_authority text not null,
  starts_on date not null,
  ends_on date,
  is_emergency boolean not null default false,
  start_notified_on date,
  end_notified_on date,
  social_worker text,
  address text,
  police_told_on date,
  exploitation_lead_told_on date,
  plan_attached boolean not null default false,
  return_interviews_by text,
  consultation text,
  notes text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, placement_id),
  constraint placement_ref_once unique (partnership_id, ref),
  constraint placement_person_fk foreign key (partnership_id, person_id) references person,
  constraint placement_direction_known check (direction in ('sent', 'received')),
  constraint placement_two_authorities check (home_authority <> host_authority),
  constraint placement_authority_is_its_side check
    (authority = case direction when 'sent' then home_authority else host_authority end),
  constraint placement_ends_after_start check (ends_on >= starts_on),
  constraint placement_end_notified_has_end check (end_notified_on is null or ends_on is not null),
  constraint placement_notified_in_order check (end_notified_on >= start_notified_on),
  constraint placement_return_interviews_known check (return_interviews_by in ('home', 'host')),
  constraint placement_consultation_known check (consultation in ('agreed', 'objected', 'not_consulted'))
);
alter table placement add constraint placement_authority_fk foreign key (authority) references authority;
alter table placement add constraint placement_home_fk foreign key (home_authority) references authority;
alter table placement add constraint placement_host_fk foreign key (host_authority) references authority;
create index placement_by_person on placement (partnership_id, person_id, starts_on);
create index placement_by_start on placement (partnership_id, direction, starts_on, placement_id);
comment on table placement is 'A child placed by one authority in the area of another, as one of the two keeps it, and the days on which one told the other.';
comment on column placement.authority is 'Whose register it stands in: the home authority of what was sent, the host authority of what was received.';
comment on column placement.direction is 'sent: our child, placed in another area; received: another authority''s child, placed in ours.';
comment on column placement.ends_on is 'Empty while it lasts and no end is planned.';
comment on column placement.start_notified_on is 'The day on which the home authority told the host authority in writing; empty where it has not.';
comment on column placement.end_notified_on is 'The same, of the end.';
comment on column placement.return_interviews_by is 'Which of the two speaks with the child after an absence.';
comment on column placement.consultation is 'What the host authority said when it was asked before.';

do $$
declare
  name text;
  facts constant text := 'partnership_id = waymark_partnership() and waymark_sees(''safeguarding'') and waymark_covers(authority)
    and (not restricted or waymark_sees(''restricted''))';
begin
  create table placement_history (like placement, superseded_at timestamptz not null, superseded_by uuid not null,
    primary key (partnership_id, placement_id, version));
  create index placement_history_by_end on placement_history (partnership_id, superseded_at);
  comment on table placement_history is 'Earlier versions of placement, each with the moments between which it stood.';
  foreach name in array array['placement', 'placement_history'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name);
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name, facts, facts);
  end loop;
end $$;
grant select, insert, update on placement to waymark_web;
grant select, insert on placement_history to waymark_web;

insert into statutory_rule (rule_id, effective_from, effective_to, value, unit, meaning, source) values
  ('placement_notified_in_emergency', '2011-04-01', null, 5, 'working days',
   'The authority of the area is told in writing before a child is placed there or, in an emergency, within five working days of the start.',
   'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 13; paragraph (4) for the authority of the area, since 27 January 2014'),
  ('placement_end_notified', '2011-04-01', null, 10, 'working days',
   'The authority of the area is told in writing before a placement is ended or, where that is not practicable, within ten working days of the end.',
   'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 14(2) and (4)');
