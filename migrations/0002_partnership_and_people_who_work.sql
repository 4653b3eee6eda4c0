-- Why: the partnership, its agencies and the people who work there; sessions; the audit trail; imports.
-- breaking: no
-- locks: nothing that exists

create table partnership (
  partnership_id uuid primary key,
  name text not null,
  police_force text not null,
  demonstration boolean not null default false,
  clock_offset bigint not null default 0,
  programme_from date,
  constraint partnership_name_once unique (name)
);
comment on table partnership is 'A police force area with its councils and their partners, who work in one Waymark.';
comment on column partnership.clock_offset is 'Microseconds by which this partnership''s clock runs away from the machine''s; other than 0 only in a demonstration.';
comment on column partnership.programme_from is 'The day from which the police block of the scrutiny report counts.';

create table agency (
  partnership_id uuid not null references partnership,
  agency_id uuid not null,
  name text not null,
  kind text not null,
  authority text,
  primary key (partnership_id, agency_id),
  constraint agency_name_once unique (partnership_id, name),
  constraint agency_kind_known check (kind in ('council', 'police', 'health', 'voluntary', 'operator')),
  constraint agency_council_has_authority check (kind <> 'council' or authority is not null)
);
alter table agency add constraint agency_authority_fk foreign key (authority) references authority;
comment on table agency is 'An organisation that works in the partnership.';
comment on column agency.authority is 'The area that a council answers for; empty for agencies of the whole force area.';

create table app_user (
  partnership_id uuid not null,
  user_id uuid not null,
  agency_id uuid not null,
  username text not null,
  display_name text not null,
  job_title text not null,
  role text not null,
  password_hash text,
  active boolean not null default true,
  primary key (partnership_id, user_id),
  constraint app_user_agency_fk foreign key (partnership_id, agency_id) references agency,
  constraint app_user_username_once unique (partnership_id, username)
);
comment on table app_user is 'Someone who works in Waymark, for one agency, in one role.';

create table user_session (
  partnership_id uuid not null,
  session_id uuid not null,
  token_hash text not null,
  user_id uuid not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  primary key (partnership_id, session_id),
  constraint user_session_token_once unique (partnership_id, token_hash),
  constraint user_session_user_fk foreign key (partnership_id, user_id) references app_user
);
create index user_session_by_token on user_session (token_hash);
comment on table user_session is 'Who is signed in. The token itself is with the browser; here lies its SHA-256 alone.';

create table audit_entry (
  partnership_id uuid not null,
  audit_id uuid not null,
  happened_at timestamptz not null,
  actor_id uuid not null,
  agency_id uuid not null,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  detail jsonb,
  primary key (partnership_id, audit_id)
);
create index audit_entry_by_subject on audit_entry (partnership_id, subject_id, happened_at);
create index audit_entry_by_time on audit_entry (partnership_id, happened_at);
create index audit_entry_by_actor on audit_entry (partnership_id, actor_id, happened_at);
comment on table audit_entry is 'Who read or changed what, when and for which agency. Entries are added, never changed.';

create table import_batch (
  partnership_id uuid not null,
  import_batch_id uuid not null,
  folder text not null,
  imported_at timestamptz not null,
  imported_by uuid not null,
  summary jsonb not null,
  primary key (partnership_id, import_batch_id)
);
comment on table import_batch is 'A folder that was imported, with what was taken, unchanged, corrected and rejected.';

grant select on partnership to waymark_web, waymark_count, waymark_gate;
grant insert, update on partnership to waymark_web;
grant select on agency, app_user to waymark_gate;
grant select, insert, update on agency to waymark_web;
-- Whoever works for an actor never reads a password's hash: only the gate does.
grant select (partnership_id, user_id, agency_id, username, display_name, job_title, role, active) on app_user to waymark_web;
grant insert, update on app_user to waymark_web;
grant select, insert, update on user_session to waymark_gate;
grant insert on audit_entry to waymark_gate, waymark_count;
grant select, insert on audit_entry, import_batch to waymark_web;
