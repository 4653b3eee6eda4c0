-- Why: other systems work through an interface. A token belongs to somebody who works here and expires; the answer to a
-- creation is kept under its sender's key, so that what is sent twice is done once.
-- breaking: no
-- locks: contact, while its index is made

create table api_token (
  partnership_id uuid not null,
  api_token_id uuid not null,
  name text not null,
  token_hash text not null,
  user_id uuid not null,
  scopes text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, api_token_id),
  constraint api_token_hash_once unique (partnership_id, token_hash),
  constraint api_token_user_fk foreign key (partnership_id, user_id) references app_user,
  constraint api_token_named check (name <> '')
);
create index api_token_by_hash on api_token (token_hash);
comment on table api_token is 'What another system shows to work as somebody who works here. The token itself is with that system; here lies its SHA-256 alone.';
comment on column api_token.name is 'What it is for, such as "Niche, nightly arrests".';
comment on column api_token.scopes is 'What it may be used for, with commas between.';
comment on column api_token.expires_at is 'On the machine''s clock, from when on it is good for nothing.';

create table api_token_history (like api_token, superseded_at timestamptz not null, superseded_by uuid not null,
  primary key (partnership_id, api_token_id, version));
create index api_token_history_by_end on api_token_history (partnership_id, superseded_at);
comment on table api_token_history is 'Earlier versions of api_token, each with the moments between which it stood.';

do $$
declare
  name text;
  facts constant text := 'partnership_id = waymark_partnership() and waymark_sees(''administration'')';
begin
  foreach name in array array['api_token', 'api_token_history'] loop
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name);
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name, facts, facts);
  end loop;
end $$;
create policy seen_at_the_gate on api_token for select to waymark_gate using (true);
grant select, insert, update on api_token to waymark_web;
grant select, insert on api_token_history to waymark_web;
grant select on api_token to waymark_gate;

create table api_request (
  partnership_id uuid not null,
  user_id uuid not null,
  key_hash text not null,
  fingerprint text not null,
  answer jsonb not null,
  happened_at timestamptz not null,
  primary key (partnership_id, user_id, key_hash)
);
comment on table api_request is 'The answer to a creation, under the key that its sender gave it: sent again, it is answered the same and done no second time.';
comment on column api_request.answer is 'Ids and days of what was made; never what a person is called.';
alter table api_request enable row level security;
alter table api_request force row level security;
create policy own_by_actor on api_request to waymark_web
  using (partnership_id = waymark_partnership() and user_id::text = current_setting('waymark.actor', true))
  with check (partnership_id = waymark_partnership() and user_id::text = current_setting('waymark.actor', true));
grant select, insert on api_request to waymark_web;

-- Lists of contacts go by the moment of receipt, from any place on.
create index contact_by_receipt on contact (partnership_id, received_at, contact_id);
