-- Why: who holds a contact, a child or a notice, and what they are to do about it by when, with the rule that says so.
-- Allocations and tasks are records: what stood is kept. A digest is what one person was told at a moment.
-- breaking: no
-- locks: nothing that exists

create table task (
  partnership_id uuid not null,
  task_id uuid not null,
  rule_id text,
  rule_version integer,
  occasion text not null default '',
  title text,
  contact_id uuid,
  person_id uuid,
  notice_id uuid,
  record_id uuid not null generated always as (coalesce(contact_id, person_id, notice_id)) stored,
  held_as uuid not null generated always as
    (case when rule_id is null then task_id else coalesce(contact_id, person_id, notice_id) end) stored,
  due_on date not null,
  clock jsonb,
  made_at timestamptz not null,
  made_by text,
  closed_at timestamptz,
  outcome text,
  closed_by text,
  closed_why text,
  authority text,
  seen_as text not null,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, task_id),
  constraint task_contact_fk foreign key (partnership_id, contact_id) references contact,
  constraint task_person_fk foreign key (partnership_id, person_id) references person,
  constraint task_notice_fk foreign key (partnership_id, notice_id) references notice,
  constraint task_about_one_record check (num_nonnulls(contact_id, person_id, notice_id) = 1),
  constraint task_by_rule_or_by_somebody check
    ((rule_id is null) = (rule_version is null) and (rule_id is null) = (title is not null)
      and (rule_id is null) = (made_by is not null) and (rule_id is null) = (clock is null)),
  constraint task_outcome_known check (outcome in ('done', 'cancelled', 'lapsed')),
  constraint task_closed_whole check ((closed_at is null) = (outcome is null)),
  constraint task_cancelled_says_why check (outcome <> 'cancelled' or closed_why is not null)
);
create unique index task_once on task (partnership_id, rule_id, record_id, occasion) where rule_id is not null;
create index task_open_by_due on task (partnership_id, due_on, task_id) where closed_at is null;
create index task_open_by_holding on task (partnership_id, held_as) where closed_at is null;
create index task_by_record on task (partnership_id, record_id, made_at);
comment on table task is 'Something to do about a contact, a child or a notice by a day: made by a rule, or by somebody.';
comment on column task.rule_id is 'The rule of src/work/task-rules.ts that made it; empty where somebody did.';
comment on column task.rule_version is 'Which version of the rule: a task keeps the day that it was made with when a rule changes.';
comment on column task.occasion is 'Which time it is that the rule applies to the record, such as the day of the review: once each.';
comment on column task.held_as is 'By whose allocation it is known who is to do it: the record''s, or the task''s own where somebody made it.';
comment on column task.clock is 'From when it was counted, how far, and which days did not count, as worked out when it was made.';
comment on column task.outcome is 'done; cancelled by somebody, who says why; lapsed where what it was for is over.';
comment on column task.closed_by is 'Who closed it; empty where the record itself did, as a decision closes the task to decide.';
comment on column task.authority is 'Whose it is: for a contact the authority that holds it, otherwise the home or the host authority.';
comment on column task.seen_as is 'What an actor must be allowed to see.';

create table allocation (
  partnership_id uuid not null,
  allocation_id uuid not null,
  batch_id uuid not null,
  contact_id uuid,
  person_id uuid,
  notice_id uuid,
  task_id uuid,
  record_id uuid not null generated always as (coalesce(contact_id, person_id, notice_id, task_id)) stored,
  agency_id uuid not null,
  user_id uuid,
  allocated_at timestamptz not null,
  allocated_by text not null,
  reason text,
  ended_at timestamptz,
  ended_by text,
  ended_why text,
  authority text,
  seen_as text not null,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, allocation_id),
  constraint allocation_contact_fk foreign key (partnership_id, contact_id) references contact,
  constraint allocation_person_fk foreign key (partnership_id, person_id) references person,
  constraint allocation_notice_fk foreign key (partnership_id, notice_id) references notice,
  constraint allocation_task_fk foreign key (partnership_id, task_id) references task,
  constraint allocation_agency_fk foreign key (partnership_id, agency_id) references agency,
  constraint allocation_user_fk foreign key (partnership_id, user_id) references app_user,
  constraint allocation_of_one_record check (num_nonnulls(contact_id, person_id, notice_id, task_id) = 1),
  constraint allocation_ended_whole check ((ended_at is null) = (ended_by is null))
);
-- Two records of one child may each be held when they are merged: the later allocation then holds, and the other is ended.
create unique index allocation_holds_once on allocation (partnership_id, record_id) where ended_at is null and person_id is null;
create index allocation_standing on allocation (partnership_id, record_id) where ended_at is null;
create index allocation_by_user on allocation (partnership_id, user_id, allocated_at) where ended_at is null;
create index allocation_by_team on allocation (partnership_id, agency_id, allocated_at) where ended_at is null and user_id is null;
create index allocation_by_batch on allocation (partnership_id, batch_id);
create index allocation_by_record on allocation (partnership_id, record_id, allocated_at);
comment on table allocation is 'Who holds a contact, a child, a notice or a task that somebody made, from when until when, by whom and why.';
comment on column allocation.batch_id is 'The form that made it: sent twice, it counts once. A hand-over is one batch.';
comment on column allocation.agency_id is 'The team that holds it: the agency, or that of the person.';
comment on column allocation.user_id is 'The person who holds it; empty where the team does.';
comment on column allocation.authority is 'The authority that held the record when it was allocated: an allocation ends where a contact is passed on.';
comment on column allocation.seen_as is 'What an actor must be allowed to see.';

create table work_digest (
  partnership_id uuid not null,
  work_digest_id uuid not null,
  user_id uuid not null,
  made_at timestamptz not null,
  told text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, work_digest_id),
  constraint work_digest_user_fk foreign key (partnership_id, user_id) references app_user
);
create index work_digest_by_user on work_digest (partnership_id, user_id, made_at);
comment on table work_digest is 'What somebody was told of their work at a moment: references and days, no names of children. Rows are added, never changed.';
comment on column work_digest.made_at is 'Up to when it tells: the next one begins there.';

do $$
declare
  name text;
  suffix text;
  facts constant text := 'partnership_id = waymark_partnership() and waymark_sees(seen_as) and (not restricted or waymark_sees(''restricted''))
    and (seen_as <> ''contacts'' or authority is null or waymark_covers(authority))';
begin
  foreach name in array array['task', 'allocation'] loop
    execute format('create table %I (like %I, superseded_at timestamptz not null, superseded_by uuid not null,
      primary key (partnership_id, %I, version))', name || '_history', name, name || '_id');
    execute format('create index %I on %I (partnership_id, superseded_at)', name || '_history_by_end', name || '_history');
    execute format('comment on table %I is %L', name || '_history', 'Earlier versions of ' || name || ', each with the moments between which it stood.');
    execute format('grant select, insert, update on %I to waymark_web', name);
    execute format('grant select, insert on %I to waymark_web', name || '_history');
    foreach suffix in array array['', '_history'] loop
      execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name || suffix);
      execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name || suffix, facts, facts);
    end loop;
  end loop;
end $$;

-- A digest is for the one it is made for; whoever runs the command that makes them reads them too.
alter table work_digest enable row level security;
alter table work_digest force row level security;
create policy seen_by_actor on work_digest to waymark_web
  using (partnership_id = waymark_partnership()
    and (user_id::text = current_setting('waymark.actor', true) or waymark_sees('administration')));
grant select, insert on work_digest to waymark_web;

insert into statutory_rule (rule_id, effective_from, effective_to, value, unit, meaning, source) values
  ('risk_review', '1991-10-14', null, 84, 'days',
   'A child whose risk is significant is assessed again within twelve weeks.',
   'Practice, not law: local exploitation procedures review a child at high risk within 12 weeks');
