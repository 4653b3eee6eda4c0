-- Why: a child of one authority may live in another's area, which must be told: where they are placed, since when, and
-- what was sent, received and acknowledged about it.
-- breaking: no
-- locks: nothing that is in use

insert into statutory_rule (rule_id, effective_from, effective_to, value, unit, meaning, source) values
  ('emergency_placement_notified', '2011-04-01', null, 5, 'working_days',
   'Working days after an emergency placement began by whose end the host authority is notified',
   'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 13');

create table placement (
  partnership_id uuid not null,
  placement_id uuid not null,
  ref text not null,
  person_id uuid not null,
  home_authority text not null,
  host_authority text not null,
  placed_by text not null,
  kind text not null,
  started_on date not null,
  ended_on date,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, placement_id),
  constraint placement_ref_once unique (partnership_id, ref),
  constraint placement_person_fk foreign key (partnership_id, person_id) references person,
  constraint placement_out_of_area check (home_authority <> host_authority),
  constraint placement_order check (ended_on >= started_on),
  constraint placement_kind_known check (kind in ('foster_care', 'kinship_care', 'childrens_home', 'supported_living',
    'residential_school', 'health', 'secure', 'other'))
);
alter table placement add constraint placement_home_fk foreign key (home_authority) references authority;
alter table placement add constraint placement_host_fk foreign key (host_authority) references authority;
create index placement_by_person on placement (partnership_id, person_id, started_on);
comment on table placement is 'A child of one authority living in the area of another.';
comment on column placement.home_authority is 'The authority that answers for the child and placed them.';
comment on column placement.host_authority is 'The authority in whose area they live.';
comment on column placement.placed_by is 'Who placed them: the social worker and their team, as told.';

create table placement_address (
  partnership_id uuid not null,
  placement_address_id uuid not null,
  placement_id uuid not null,
  lines text not null,
  postcode text,
  restricted boolean not null default true,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, placement_address_id),
  constraint placement_address_placement_fk foreign key (partnership_id, placement_id) references placement,
  constraint placement_address_once unique (partnership_id, placement_id)
);
comment on table placement_address is 'Where a placed child lives: seen only by those cleared for restricted records.';

create table placement_notification (
  partnership_id uuid not null,
  placement_notification_id uuid not null,
  ref text not null,
  placement_id uuid not null,
  person_id uuid not null,
  home_authority text not null,
  host_authority text not null,
  kind text not null,
  direction text not null,
  sent_by text not null,
  sent_on date,
  received_on date,
  acknowledged_on date,
  risk_level text not null,
  missing_pattern text,
  risk_plan text not null,
  police_informed text not null,
  police_informed_on date,
  lead_informed text not null,
  interviews_by text,
  objection text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, placement_notification_id),
  constraint placement_notification_ref_once unique (partnership_id, ref),
  constraint placement_notification_placement_fk foreign key (partnership_id, placement_id) references placement,
  constraint placement_notification_person_fk foreign key (partnership_id, person_id) references person,
  constraint placement_notification_kind_known check (kind in ('start', 'emergency', 'end')),
  constraint placement_notification_direction_known check (direction in ('received', 'sent')),
  constraint placement_notification_risk_known check (risk_level in ('none', 'emerging', 'moderate', 'significant', 'not_known')),
  constraint placement_notification_plan_known check (risk_plan in ('yes', 'no', 'not_known')),
  constraint placement_notification_police_known check (police_informed in ('yes', 'no', 'not_known')),
  constraint placement_notification_lead_known check (lead_informed in ('yes', 'no', 'not_known')),
  constraint placement_notification_interviews_known check (interviews_by in ('home', 'host', 'other')),
  constraint placement_notification_dated check (sent_on is not null or received_on is not null)
);
alter table placement_notification add constraint placement_notification_home_fk foreign key (home_authority) references authority;
alter table placement_notification add constraint placement_notification_host_fk foreign key (host_authority) references authority;
create index placement_notification_by_placement on placement_notification (partnership_id, placement_id);
create index placement_notification_by_person on placement_notification (partnership_id, person_id);
create index placement_notification_by_day on placement_notification (partnership_id, recorded_at);
comment on table placement_notification is 'What one authority told another about a placement, sent or received: the register of notifications.';
comment on column placement_notification.sent_by is 'Who sent it, as told: a person, their team or the home.';
comment on column placement_notification.risk_level is 'The known level of risk of exploitation, as the notification says it.';
comment on column placement_notification.lead_informed is 'Whether the host''s lead for exploitation was told.';
comment on column placement_notification.interviews_by is 'Who answers for return home interviews: the home authority, the host, or somebody else.';
comment on column placement_notification.objection is 'What the host objected to, if it did.';

do $$
declare
  spec record;
  suffix text;
  facts text;
begin
  for spec in select * from (values ('placement', false), ('placement_address', false), ('placement_notification', true)) as s (name, by_authority)
  loop
    execute format('create table %I (like %I, superseded_at timestamptz not null, superseded_by uuid not null,
      primary key (partnership_id, %I, version))', spec.name || '_history', spec.name, spec.name || '_id');
    execute format('create index %I on %I (partnership_id, superseded_at)', spec.name || '_history_by_end', spec.name || '_history');
    execute format('comment on table %I is %L', spec.name || '_history', 'Earlier versions of ' || spec.name || ', each with the moments between which it stood.');
    execute format('grant select, insert, update on %I to waymark_web', spec.name);
    execute format('grant select, insert on %I to waymark_web', spec.name || '_history');
    facts := 'partnership_id = waymark_partnership() and waymark_sees(''people'') and (not restricted or waymark_sees(''restricted''))';
    if spec.by_authority then facts := facts || ' and (waymark_covers(home_authority) or waymark_covers(host_authority))'; end if;
    foreach suffix in array array['', '_history'] loop
      execute format('alter table %1$I enable row level security; alter table %1$I force row level security', spec.name || suffix);
      execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', spec.name || suffix, facts, facts);
    end loop;
  end loop;
end $$;
