-- Why: other systems are told what happened here, rather than asking again and again. What is told comes from the audit,
-- which is written with every change: nothing is told that did not happen, and nothing that happened is left out.
-- breaking: no
-- locks: nothing that exists

create table webhook (
  partnership_id uuid not null,
  webhook_id uuid not null,
  name text not null,
  url text not null,
  secret text not null,
  user_id uuid not null,
  kinds text not null,
  stopped_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, webhook_id),
  constraint webhook_user_fk foreign key (partnership_id, user_id) references app_user,
  constraint webhook_named check (name <> '')
);
comment on table webhook is 'An address of another system that is told what happened here, as far as somebody who works here may see it.';
comment on column webhook.secret is 'What messages are signed with, known to the receiver too.';
comment on column webhook.user_id is 'As whom the other system sees: it is told of nothing that they may not see.';
comment on column webhook.kinds is 'The kinds of happening it is told of, with commas between.';
comment on column webhook.stopped_at is 'Since when it is told nothing. Where it was told to goes on from there once it is resumed.';

create table webhook_history (like webhook, superseded_at timestamptz not null, superseded_by uuid not null,
  primary key (partnership_id, webhook_id, version));
create index webhook_history_by_end on webhook_history (partnership_id, superseded_at);
comment on table webhook_history is 'Earlier versions of webhook, each with the moments between which it stood.';

create table webhook_place (
  partnership_id uuid not null,
  webhook_id uuid not null,
  happened_at timestamptz not null,
  audit_id uuid not null,
  attempts integer not null default 0,
  failing_since timestamptz,
  next_at timestamptz not null,
  problem text,
  primary key (partnership_id, webhook_id),
  constraint webhook_place_fk foreign key (partnership_id, webhook_id) references webhook
);
comment on table webhook_place is 'How far along the audit each webhook was told, and when it is tried again.';
comment on column webhook_place.happened_at is 'Of the last entry that was told, or passed over; with audit_id the place in the audit.';
comment on column webhook_place.attempts is 'How often the next one was tried in vain.';
comment on column webhook_place.next_at is 'On the machine''s clock, from when on it may be tried. Whoever tries it puts it ahead first.';
comment on column webhook_place.problem is 'What went wrong the last time, such as "answered 503".';

do $$
declare
  name text;
  facts constant text := 'partnership_id = waymark_partnership() and waymark_sees(''administration'')';
begin
  foreach name in array array['webhook', 'webhook_history', 'webhook_place'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name);
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name, facts, facts);
  end loop;
end $$;
grant select, insert, update on webhook, webhook_place to waymark_web;
grant select, insert on webhook_history to waymark_web;
create policy seen_at_the_gate on webhook for select to waymark_gate using (true);
grant select (partnership_id, stopped_at) on webhook to waymark_gate;
