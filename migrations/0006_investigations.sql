-- Why: what police and council did together, one table a kind of event, since people, events and charges are
-- different counts. An authority on the row says where, a person says who, an operation says within what.
-- breaking: no
-- locks: nothing that exists

create table operation (
  partnership_id uuid not null,
  operation_id uuid not null,
  ref text not null,
  name text not null,
  aim text,
  strand text,
  opened_on date not null,
  closed_on date,
  lead_agency text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, operation_id),
  constraint operation_ref_once unique (partnership_id, ref),
  constraint operation_order check (closed_on >= opened_on),
  constraint operation_strand_known check (strand in ('online', 'contact', 'criminal_exploitation', 'group_based'))
);
comment on table operation is 'An investigation, often joint, under one name.';

create table arrest (
  partnership_id uuid not null,
  arrest_id uuid not null,
  ref text not null,
  person_id uuid not null,
  arrested_on date not null,
  authority text not null,
  operation_id uuid,
  suspected_offence text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, arrest_id),
  constraint arrest_ref_once unique (partnership_id, ref),
  constraint arrest_person_fk foreign key (partnership_id, person_id) references person,
  constraint arrest_operation_fk foreign key (partnership_id, operation_id) references operation
);
alter table arrest add constraint arrest_authority_fk foreign key (authority) references authority;
create index arrest_by_day on arrest (partnership_id, arrested_on);
create index arrest_by_person on arrest (partnership_id, person_id);
comment on table arrest is 'An arrest. One person may be arrested more than once.';

create table voluntary_interview (
  partnership_id uuid not null,
  voluntary_interview_id uuid not null,
  ref text not null,
  person_id uuid not null,
  interviewed_on date not null,
  authority text not null,
  operation_id uuid,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, voluntary_interview_id),
  constraint voluntary_interview_ref_once unique (partnership_id, ref),
  constraint voluntary_interview_person_fk foreign key (partnership_id, person_id) references person,
  constraint voluntary_interview_operation_fk foreign key (partnership_id, operation_id) references operation
);
alter table voluntary_interview add constraint voluntary_interview_authority_fk foreign key (authority) references authority;
create index voluntary_interview_by_day on voluntary_interview (partnership_id, interviewed_on);
create index voluntary_interview_by_person on voluntary_interview (partnership_id, person_id);
comment on table voluntary_interview is 'An interview under caution of someone not under arrest.';

create table warrant (
  partnership_id uuid not null,
  warrant_id uuid not null,
  ref text not null,
  kind text not null,
  issued_on date not null,
  executed_on date,
  authority text not null,
  person_id uuid,
  operation_id uuid,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, warrant_id),
  constraint warrant_ref_once unique (partnership_id, ref),
  constraint warrant_person_fk foreign key (partnership_id, person_id) references person,
  constraint warrant_operation_fk foreign key (partnership_id, operation_id) references operation,
  constraint warrant_kind_known check (kind in ('search', 'arrest', 'other')),
  constraint warrant_executed_after_issue check (executed_on >= issued_on)
);
alter table warrant add constraint warrant_authority_fk foreign key (authority) references authority;
create index warrant_by_day on warrant (partnership_id, issued_on);
create index warrant_by_person on warrant (partnership_id, person_id);
comment on table warrant is 'A warrant that a court issued. Issued is not executed; a search warrant is for premises, so it may name nobody.';

create table charge (
  partnership_id uuid not null,
  charge_id uuid not null,
  ref text not null,
  person_id uuid not null,
  charged_on date not null,
  authority text not null,
  offence text not null,
  operation_id uuid,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, charge_id),
  constraint charge_ref_once unique (partnership_id, ref),
  constraint charge_person_fk foreign key (partnership_id, person_id) references person,
  constraint charge_operation_fk foreign key (partnership_id, operation_id) references operation
);
alter table charge add constraint charge_authority_fk foreign key (authority) references authority;
create index charge_by_day on charge (partnership_id, charged_on);
create index charge_by_person on charge (partnership_id, person_id);
comment on table charge is 'One offence that one person was charged with.';

create table safeguarding_action (
  partnership_id uuid not null,
  safeguarding_action_id uuid not null,
  ref text not null,
  person_id uuid not null,
  safeguarded_on date not null,
  authority text not null,
  kind text not null,
  operation_id uuid,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, safeguarding_action_id),
  constraint safeguarding_action_ref_once unique (partnership_id, ref),
  constraint safeguarding_action_person_fk foreign key (partnership_id, person_id) references person,
  constraint safeguarding_action_operation_fk foreign key (partnership_id, operation_id) references operation,
  constraint safeguarding_action_kind_known check (kind in ('strategy_discussion', 'police_protection', 'cin_plan',
    'cp_plan', 'looked_after', 'exploitation_plan', 'moved_to_safety', 'other'))
);
alter table safeguarding_action add constraint safeguarding_action_authority_fk foreign key (authority) references authority;
create index safeguarding_action_by_day on safeguarding_action (partnership_id, safeguarded_on);
create index safeguarding_action_by_person on safeguarding_action (partnership_id, person_id);
comment on table safeguarding_action is 'A protective step that was taken for a child.';

create table annotation (
  partnership_id uuid not null,
  annotation_id uuid not null,
  measure text not null,
  month text not null,
  authority text,
  text text not null,
  signed_by text not null,
  job_title text not null,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, annotation_id),
  constraint annotation_month_form check (month ~ '^\d{4}-\d{2}$')
);
create index annotation_by_month on annotation (partnership_id, month);
comment on table annotation is 'What a named person says explains a figure. The arithmetic never explains.';
