-- Why: police and the council's people work beside each other. What they decide together stands in a log that both read and
-- neither can change; each child at the highest risk has an officer and a social worker by name.
-- breaking: no
-- locks: nothing that exists

create table joint_log (
  partnership_id uuid not null,
  joint_log_id uuid not null,
  operation_id uuid not null,
  authority text not null,
  title text not null,
  opened_on date not null,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, joint_log_id),
  constraint joint_log_operation_fk foreign key (partnership_id, operation_id) references operation,
  constraint joint_log_once unique (partnership_id, operation_id, authority)
);
alter table joint_log add constraint joint_log_authority_fk foreign key (authority) references authority;
comment on table joint_log is 'That police work on an operation beside one council, opened by police: the council sees this, and nothing else of the operation.';
comment on column joint_log.title is 'The name of the operation as the council may know it.';

create table joint_decision (
  partnership_id uuid not null,
  joint_decision_id uuid not null,
  joint_log_id uuid not null,
  authority text not null,
  restricted boolean not null default false,
  decided_on date not null,
  decision text not null,
  reason text not null,
  signed_by text not null,
  job_title text not null,
  agency_name text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, joint_decision_id),
  constraint joint_decision_log_fk foreign key (partnership_id, joint_log_id) references joint_log
);
alter table joint_decision add constraint joint_decision_authority_fk foreign key (authority) references authority;
create index joint_decision_by_log on joint_decision (partnership_id, joint_log_id, decided_on);
comment on table joint_decision is 'What police and council decided together, with why, signed. Entries are added, never changed.';

create table child_worker (
  partnership_id uuid not null,
  child_worker_id uuid not null,
  person_id uuid not null,
  kind text not null,
  user_id uuid not null,
  from_on date not null,
  until_on date,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, child_worker_id),
  constraint child_worker_person_fk foreign key (partnership_id, person_id) references person,
  constraint child_worker_user_fk foreign key (partnership_id, user_id) references app_user,
  constraint child_worker_kind_known check (kind in ('officer', 'social_worker')),
  constraint child_worker_order check (until_on >= from_on)
);
create index child_worker_by_person on child_worker (partnership_id, person_id, kind, from_on);
comment on table child_worker is 'The officer and the social worker by name of a child, each between two days. The latest without an end stands.';

do $$
declare
  name text;
  suffix text;
  facts text;
begin
  foreach name in array array['joint_log', 'child_worker'] loop
    execute format('create table %I (like %I, superseded_at timestamptz not null, superseded_by uuid not null,
      primary key (partnership_id, %I, version))', name || '_history', name, name || '_id');
    execute format('create index %I on %I (partnership_id, superseded_at)', name || '_history_by_end', name || '_history');
    execute format('comment on table %I is %L', name || '_history', 'Earlier versions of ' || name || ', each with the moments between which it stood.');
    execute format('grant select, insert, update on %I to waymark_web', name);
    execute format('grant select, insert on %I to waymark_web', name || '_history');
    facts := 'partnership_id = waymark_partnership() and (not restricted or waymark_sees(''restricted'')) and '
      || case name when 'joint_log' then 'waymark_sees(''joint_decisions'') and waymark_covers(authority)' else 'waymark_sees(''risk'')' end;
    foreach suffix in array array['', '_history'] loop
      execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name || suffix);
      execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name || suffix, facts, facts);
    end loop;
  end loop;
end $$;

alter table joint_decision enable row level security;
alter table joint_decision force row level security;
create policy seen_by_actor on joint_decision to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('joint_decisions') and waymark_covers(authority)
    and (not restricted or waymark_sees('restricted')))
  with check (partnership_id = waymark_partnership() and waymark_sees('joint_decisions') and waymark_covers(authority)
    and (not restricted or waymark_sees('restricted')));
grant select, insert on joint_decision to waymark_web;
