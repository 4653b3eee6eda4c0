-- Why: besides notices, partners use orders, closures, licensing and more to disrupt exploitation, each with its own law;
-- one record holds them all, and the kinds are reference data with the days between which they hold. What was considered
-- and not used stands with its reason. An awareness activity says where it was held and what was handed out.
-- breaking: no
-- locks: awareness_activity and its history, for a moment

create table disruption_kind (
  kind_id text not null,
  effective_from date not null,
  effective_to date,
  place integer not null,
  family text not null,
  title text not null,
  legal_basis text not null,
  applies text not null,
  decides text not null,
  subject text not null,
  shortest_months integer,
  longest_months integer,
  longest_days integer,
  review_days integer,
  served boolean not null,
  breach text not null,
  primary key (kind_id, effective_from),
  constraint disruption_kind_order check (effective_to is null or effective_to >= effective_from),
  constraint disruption_kind_subject_known check (subject in ('adult', 'premises', 'child', 'any'))
);
comment on table disruption_kind is 'What there is to disrupt exploitation besides notices: the law of each kind, who applies, who decides, on whom, for how long. A change of law is another row.';
comment on column disruption_kind.subject is 'On whom or what it is made: an adult, premises, a child, or any of them.';
comment on column disruption_kind.served is 'Whether it binds only once it was served.';
comment on column disruption_kind.review_days is 'After how many days at most it is looked at again: practice, not law. Empty where it is too short for that.';
grant select on disruption_kind to waymark_web, waymark_count, waymark_gate;

insert into disruption_kind (place, kind_id, effective_from, family, title, legal_basis, applies, decides, subject, shortest_months, longest_months, longest_days, review_days, served, breach) values
  (10, 'sexual_risk_order', '2015-03-08', 'Orders about an adult', 'Sexual risk order', 'Sexual Offences Act 2003, section 122A', 'Police', 'Magistrates’ court; no conviction is needed', 'adult', 24, null, null, 182, true, 'An offence'),
  (11, 'interim_sexual_risk_order', '2015-03-08', 'Orders about an adult', 'Interim sexual risk order', 'Sexual Offences Act 2003, section 122E', 'Police', 'Magistrates’ court, for a fixed period', 'adult', null, null, null, 28, true, 'An offence'),
  (12, 'sexual_harm_prevention_order', '2015-03-08', 'Orders about an adult', 'Sexual harm prevention order', 'Sexual Offences Act 2003, section 103A; Sentencing Code', 'Police, or on conviction', 'Court', 'adult', 60, null, null, 182, true, 'An offence'),
  (13, 'slavery_risk_order', '2015-07-31', 'Orders about an adult', 'Slavery and trafficking risk order', 'Modern Slavery Act 2015, section 23', 'Police or an immigration or labour-abuse officer', 'Magistrates’ court', 'adult', 24, null, null, 182, true, 'An offence'),
  (14, 'slavery_prevention_order', '2015-07-31', 'Orders about an adult', 'Slavery and trafficking prevention order', 'Modern Slavery Act 2015, sections 14 and 15', 'Police, or on conviction', 'Court', 'adult', 60, null, null, 182, true, 'An offence'),
  (15, 'gang_injunction', '2011-01-31', 'Orders about an adult', 'Gang injunction', 'Policing and Crime Act 2009, section 34', 'Police or council', 'County court', 'any', null, 24, null, 182, true, 'Contempt of court'),
  (16, 'criminal_behaviour_order', '2014-10-20', 'Orders about an adult', 'Criminal behaviour order', 'Sentencing Code, section 330', 'Prosecutor, on conviction', 'Court', 'any', null, null, null, 182, true, 'An offence'),
  (17, 'civil_injunction', '2015-03-23', 'Orders about an adult', 'Civil injunction', 'Anti-social Behaviour, Crime and Policing Act 2014, section 1', 'Police or council', 'County court', 'any', null, null, null, 182, true, 'Contempt of court'),
  (18, 'high_court_injunction', '1991-10-14', 'Orders about an adult', 'Injunction of the High Court', 'Inherent jurisdiction of the High Court', 'Council', 'High Court', 'adult', null, null, null, 182, true, 'Contempt of court'),
  (19, 'bail_conditions', '1986-01-01', 'Orders about an adult', 'Bail or licence conditions', 'Police and Criminal Evidence Act 1984; Bail Act 1976; licence', 'Police or probation', 'Police, court or probation', 'adult', null, null, null, 28, false, 'Recall, or arrest'),
  (20, 'hotel_notice', '2014-10-20', 'Places', 'Hotel information notice', 'Anti-social Behaviour, Crime and Policing Act 2014, sections 116 to 118', 'Police', 'Inspector or above', 'premises', null, 6, null, 91, true, 'An offence'),
  (21, 'closure_antisocial', '2014-10-20', 'Places', 'Closure of premises: disorder or nuisance', 'Anti-social Behaviour, Crime and Policing Act 2014, sections 76 to 80', 'Police or council', 'Magistrates’ court', 'premises', null, 6, null, 28, true, 'An offence'),
  (22, 'closure_sexual', '2010-04-01', 'Places', 'Closure of premises: child sexual offences', 'Sexual Offences Act 2003, part 2A', 'Senior police officer, who consults the council', 'Magistrates’ court', 'premises', null, 6, null, 28, true, 'An offence'),
  (23, 'licence_review', '2005-11-24', 'Places', 'Review of a premises licence', 'Licensing Act 2003, section 51', 'Responsible authority for children', 'Licensing committee', 'premises', null, null, null, 182, false, 'Conditions, suspension or revocation'),
  (24, 'taxi_licence', '1976-11-15', 'Places', 'Action on a taxi or private hire licence', 'Local Government (Miscellaneous Provisions) Act 1976', 'Council', 'Council: fit and proper', 'any', null, null, null, 182, false, 'Suspension or revocation'),
  (25, 'community_protection_notice', '2014-10-20', 'Places', 'Community protection notice', 'Anti-social Behaviour, Crime and Policing Act 2014, section 43', 'Police or council', 'Whoever issues it', 'any', null, null, null, 91, true, 'An offence'),
  (26, 'public_spaces_order', '2014-10-20', 'Places', 'Public spaces protection order', 'Anti-social Behaviour, Crime and Policing Act 2014, section 59', 'Council', 'Council', 'premises', null, 36, null, 182, false, 'An offence'),
  (30, 'police_protection', '1991-10-14', 'A child at once', 'Police protection', 'Children Act 1989, section 46', 'Constable', 'Constable', 'child', null, null, 3, null, false, 'None'),
  (31, 'emergency_exclusion', '1997-10-01', 'A child at once', 'Emergency protection order with exclusion', 'Children Act 1989, sections 44 and 44A', 'Council', 'Court', 'any', null, null, 15, null, true, 'Arrest'),
  (32, 'recovery_order', '1991-10-14', 'A child at once', 'Recovery order', 'Children Act 1989, section 50', 'Police or council', 'Court', 'child', null, null, null, 28, true, 'Obstruction is an offence'),
  (40, 'offender_disclosure', '2010-08-01', 'Telling', 'Disclosure about a child sex offender', 'Child Sex Offender Disclosure Scheme', 'Police', 'Police with partners', 'adult', null, null, null, null, false, 'None'),
  (90, 'other', '1900-01-01', 'Other', 'Other lawful measure', 'As the reason says', 'As the reason says', 'As the reason says', 'any', null, null, null, 182, false, 'As the law says');

create table disruption_measure (
  partnership_id uuid not null,
  disruption_measure_id uuid not null,
  ref text not null,
  kind_id text not null,
  kind_from date not null,
  adult_id uuid,
  subject_told text,
  authority text not null,
  applicant text,
  considered_on date not null,
  decision text not null,
  reason text,
  applied_on date,
  refused_on date,
  granted_on date,
  served_on date,
  expires_on date,
  reviewed_on date,
  ended_on date,
  ended_why text,
  conditions text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, disruption_measure_id),
  constraint disruption_measure_ref_once unique (partnership_id, ref),
  constraint disruption_measure_adult_fk foreign key (partnership_id, adult_id) references person,
  constraint disruption_measure_decision_known check (decision in ('considering', 'pursued', 'not_used')),
  constraint disruption_measure_not_used_says_why check (decision <> 'not_used' or reason is not null),
  constraint disruption_measure_not_used_has_no_life check
    (decision <> 'not_used' or (applied_on is null and granted_on is null and refused_on is null)),
  constraint disruption_measure_one_answer check (refused_on is null or granted_on is null),
  constraint disruption_measure_served_is_granted check (served_on is null or granted_on is not null),
  constraint disruption_measure_end_says_why check (ended_on is null or ended_why is not null)
);
alter table disruption_measure add constraint disruption_measure_authority_fk foreign key (authority) references authority;
alter table disruption_measure add constraint disruption_measure_kind_fk
  foreign key (kind_id, kind_from) references disruption_kind;
create index disruption_measure_by_day on disruption_measure (partnership_id, considered_on, disruption_measure_id);
create index disruption_measure_by_adult on disruption_measure (partnership_id, adult_id);
comment on table disruption_measure is 'What was considered, applied for or done to disrupt exploitation besides a child abduction warning notice. What was considered and not used stands with its reason.';
comment on column disruption_measure.kind_from is 'From which day the row of disruption_kind holds that this one was considered under.';
comment on column disruption_measure.subject_told is 'The premises or place; or the adult as described, where they are not on record.';
comment on column disruption_measure.reason is 'Why it was pursued or not used.';
comment on column disruption_measure.expires_on is 'The last day on which it holds.';

create table disruption_child (
  partnership_id uuid not null,
  disruption_child_id uuid not null,
  disruption_measure_id uuid not null,
  person_id uuid not null,
  taken_off boolean not null default false,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, disruption_child_id),
  constraint disruption_child_measure_fk foreign key (partnership_id, disruption_measure_id) references disruption_measure,
  constraint disruption_child_person_fk foreign key (partnership_id, person_id) references person
);
create index disruption_child_by_measure on disruption_child (partnership_id, disruption_measure_id);
create index disruption_child_by_person on disruption_child (partnership_id, person_id);
comment on table disruption_child is 'A child whom a disruption measure protects.';
comment on column disruption_child.taken_off is 'Whether a correction said that it does not protect this child after all.';

do $$
declare
  spec record;
  suffix text;
  facts text;
begin
  for spec in
    select * from (values
      ('disruption_measure', 'kind_id, kind_from, adult_id, authority, considered_on, decision, applied_on, refused_on, granted_on, served_on, expires_on, ended_on'),
      ('disruption_child', 'disruption_measure_id, person_id, taken_off')
    ) as s (name, counted)
  loop
    execute format('create table %I (like %I, superseded_at timestamptz not null, superseded_by uuid not null,
      primary key (partnership_id, %I, version))', spec.name || '_history', spec.name, spec.name || '_id');
    execute format('create index %I on %I (partnership_id, superseded_at)', spec.name || '_history_by_end', spec.name || '_history');
    execute format('comment on table %I is %L', spec.name || '_history', 'Earlier versions of ' || spec.name || ', each with the moments between which it stood.');
    facts := 'partnership_id = waymark_partnership() and waymark_sees(''disruption'') and (not restricted or waymark_sees(''restricted''))';
    foreach suffix in array array['', '_history'] loop
      execute format('alter table %1$I enable row level security; alter table %1$I force row level security', spec.name || suffix);
      execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', spec.name || suffix, facts, facts);
      execute format('create policy counted on %I for select to waymark_count using (partnership_id = waymark_partnership())', spec.name || suffix);
    end loop;
    execute format('grant select, insert, update on %I to waymark_web', spec.name);
    execute format('grant select, insert on %I to waymark_web', spec.name || '_history');
    execute format('grant select (partnership_id, %I, version, recorded_at, %s) on %I to waymark_count', spec.name || '_id', spec.counted, spec.name);
    execute format('grant select (partnership_id, %I, version, recorded_at, superseded_at, %s) on %I to waymark_count',
      spec.name || '_id', spec.counted, spec.name || '_history');
  end loop;
end $$;

alter table awareness_activity add column place text;
alter table awareness_activity add column materials text;
alter table awareness_activity_history add column place text;
alter table awareness_activity_history add column materials text;
comment on column awareness_activity.place is 'Where it was held.';
comment on column awareness_activity.materials is 'What was handed out or shown, and how many.';
