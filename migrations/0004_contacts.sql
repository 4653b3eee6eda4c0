-- Why: the front door. A contact, who called, the children it is about and what was decided are four kinds of row,
-- since contacts, contact-child pairs, children and families are four different counts.
-- breaking: no
-- locks: nothing that exists

create table contact (
  partnership_id uuid not null,
  contact_id uuid not null,
  ref text not null,
  received_at timestamptz not null,
  received_on date not null generated always as ((received_at at time zone 'Europe/London')::date) stored,
  authority text not null,
  source text not null,
  channel text,
  concern text not null,
  summary text,
  prompted_by text,
  decision_due_on date not null,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, contact_id),
  constraint contact_ref_once unique (partnership_id, ref),
  constraint contact_concern_known check (concern in ('cse', 'cce', 'missing', 'trafficking', 'other')),
  constraint contact_channel_known check (channel in ('phone', 'email', 'online', 'in_person', 'letter', 'other'))
);
alter table contact add constraint contact_authority_fk foreign key (authority) references authority;
create index contact_by_day on contact (partnership_id, received_on, concern, authority);
comment on table contact is 'Any approach about one or more children.';
comment on column contact.received_on is 'The day of receipt in Europe/London: the date that figures go by.';
comment on column contact.authority is 'The host authority, which received the contact.';
comment on column contact.source is 'DfE children in need census referral source code.';
comment on column contact.decision_due_on is 'As worked out on receipt by the statutory rule then in force; not recomputed when a rule changes.';
comment on column contact.prompted_by is 'What the caller says prompted them, such as a campaign: self-reported.';

create table contact_caller (
  partnership_id uuid not null,
  contact_caller_id uuid not null,
  contact_id uuid not null,
  name text,
  organisation text,
  phone text,
  anonymous boolean not null default false,
  authority text not null,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, contact_caller_id),
  constraint contact_caller_contact_fk foreign key (partnership_id, contact_id) references contact,
  constraint contact_caller_once unique (partnership_id, contact_id)
);
comment on table contact_caller is 'Who made the contact, apart from what they said. One who asked to stay anonymous is seen by very few.';
comment on column contact_caller.anonymous is 'The caller asked that their identity be kept from others.';

create table contact_child (
  partnership_id uuid not null,
  contact_child_id uuid not null,
  contact_id uuid not null,
  person_id uuid not null,
  match_state text not null,
  told_key text,
  told jsonb,
  authority text not null,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, contact_child_id),
  constraint contact_child_contact_fk foreign key (partnership_id, contact_id) references contact,
  constraint contact_child_person_fk foreign key (partnership_id, person_id) references person,
  constraint contact_child_match_known check (match_state in ('given', 'linked', 'new', 'awaiting_review'))
);
create index contact_child_by_contact on contact_child (partnership_id, contact_id) include (person_id);
create index contact_child_by_person on contact_child (partnership_id, person_id);
create index contact_child_review on contact_child (partnership_id, contact_id) where match_state = 'awaiting_review';
comment on table contact_child is 'A child that a contact was about: the pair of the two.';
comment on column contact_child.match_state is 'given: the sender or a person said who; linked: the same by rule; new: nobody like them was known; awaiting_review: somebody may be the same, and until a person decides they count as a separate child.';
comment on column contact_child.told is 'What the caller said of the child, as they said it.';
comment on column contact_child.told_key is 'Which row of an import this is: the name and birth as told and a number among equals.';

create table decision (
  partnership_id uuid not null,
  decision_id uuid not null,
  contact_id uuid not null,
  decided_at timestamptz not null,
  decided_on date not null generated always as ((decided_at at time zone 'Europe/London')::date) stored,
  outcome text not null,
  rationale text not null,
  decided_by text,
  authority text not null,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, decision_id),
  constraint decision_contact_fk foreign key (partnership_id, contact_id) references contact,
  constraint decision_moment_once unique (partnership_id, contact_id, decided_at),
  constraint decision_outcome_known check (outcome in ('no_further_action', 'information_and_advice', 'early_help',
    'referral', 'strategy_discussion', 'passed_to_other_authority'))
);
comment on table decision is 'What was decided about a contact. A second decision is a second row.';
comment on column decision.decided_by is 'The name of the person who decided, as signed; empty where the import does not say.';

create table awaiting_decision (
  partnership_id uuid not null,
  contact_id uuid not null,
  due_on date not null,
  authority text not null,
  restricted boolean not null default false,
  primary key (partnership_id, contact_id),
  constraint awaiting_decision_contact_fk foreign key (partnership_id, contact_id) references contact
);
create index awaiting_decision_by_due on awaiting_decision (partnership_id, due_on, contact_id);
comment on table awaiting_decision is 'The contacts without a decision: derived, so that the front door''s queue costs nothing to list.';

create table awareness_activity (
  partnership_id uuid not null,
  awareness_activity_id uuid not null,
  ref text not null,
  held_on date not null,
  authority text not null,
  audience text not null,
  attendees integer,
  topic text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, awareness_activity_id),
  constraint awareness_activity_ref_once unique (partnership_id, ref),
  constraint awareness_activity_audience_known check
    (audience in ('parents', 'professionals', 'communities', 'children', 'businesses')),
  constraint awareness_activity_attendees_count check (attendees >= 0)
);
alter table awareness_activity add constraint awareness_activity_authority_fk foreign key (authority) references authority;
create index awareness_activity_by_day on awareness_activity (partnership_id, held_on);
comment on table awareness_activity is 'A session that helped parents, professionals, communities, children or businesses to see the signs.';
