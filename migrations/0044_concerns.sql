-- Why: anybody with a concern about a child fills in a form, without signing in. What they typed so far lies here, for whoever
-- holds the secret of their browser or a return code, and for nobody else; once it is sent it is a contact, and what was
-- typed is erased here.
-- breaking: no
-- locks: nothing that exists

-- What a visitor holds: the SHA-256 of their secret. A row opens to its holder alone, so that no query lists them.
create function waymark_holds(hash text) returns boolean language sql stable parallel safe
  as $$ select coalesce(hash = nullif(current_setting('waymark.holds', true), ''), false) $$;

create table concern_form (
  partnership_id uuid primary key references partnership,
  slug text not null,
  name text not null,
  demonstration boolean not null,
  phone text not null,
  out_of_hours_phone text not null,
  fallback_authority text not null,
  opened_at timestamptz not null,
  closed_at timestamptz
);
alter table concern_form add constraint concern_form_authority_fk foreign key (fallback_authority) references authority;
create index concern_form_by_slug on concern_form (slug);
comment on table concern_form is 'That a partnership takes concerns by the form, and what its pages say of it: derived from what its operator set.';
comment on column concern_form.fallback_authority is 'The area that receives a concern whose sender does not know the area.';
comment on column concern_form.closed_at is 'Since when the form takes nothing more; empty while it does.';

create table concern_draft (
  partnership_id uuid not null,
  concern_draft_id uuid not null,
  key_hash text not null,
  code_hash text,
  answers jsonb,
  changes integer not null default 0,
  started_at timestamptz not null default statement_timestamp(),
  expires_at timestamptz not null,
  sent_at timestamptz,
  contact_ref text,
  decision_due_on date,
  source text,
  readable_at timestamptz,
  readable_by text,
  primary key (partnership_id, concern_draft_id),
  constraint concern_draft_partnership_fk foreign key (partnership_id) references partnership,
  constraint concern_draft_sent_whole check ((sent_at is null) = (answers is not null) and (sent_at is null) = (contact_ref is null)
    and (sent_at is null) = (decision_due_on is null) and (sent_at is null) = (source is null)),
  constraint concern_draft_readable_whole check ((readable_at is null) = (readable_by is null)),
  constraint concern_draft_small check (length(answers::text) < 150000)
);
create index concern_draft_by_key on concern_draft (key_hash);
create index concern_draft_by_code on concern_draft (code_hash) where code_hash is not null;
create index concern_draft_by_end on concern_draft (expires_at);
comment on table concern_draft is 'A concern that somebody is writing down, and after it was sent what its sender may still read. Erased when it expires.';
comment on column concern_draft.concern_draft_id is 'Also the id of the contact that it becomes: what is sent twice is one contact.';
comment on column concern_draft.key_hash is 'SHA-256 of the secret in the cookie of whoever writes.';
comment on column concern_draft.code_hash is 'SHA-256 of the return code, of those who asked for one.';
comment on column concern_draft.answers is 'What was typed so far, by question. Empty once it was sent.';
comment on column concern_draft.expires_at is 'By the machine''s clock. From then on nobody reads it, and the next who begins erases it.';
comment on column concern_draft.sent_at is 'On the partnership''s clock.';
comment on column concern_draft.readable_at is 'Since when the sender may read what was decided; a person says so.';

alter table concern_form enable row level security;
alter table concern_form force row level security;
create policy seen_by_actor on concern_form to waymark_web using (partnership_id = waymark_partnership())
  with check (partnership_id = waymark_partnership() and waymark_sees('administration'));
create policy open_to_all on concern_form for select to waymark_public using (closed_at is null);
grant select, insert, update on concern_form to waymark_web;
grant select on concern_form to waymark_public;

alter table concern_draft enable row level security;
alter table concern_draft force row level security;
create policy begun_by_anybody on concern_draft for insert to waymark_public
  with check (sent_at is null and waymark_holds(key_hash) and expires_at <= statement_timestamp() + interval '8 days');
create policy read_by_holder on concern_draft for select to waymark_public
  using (expires_at > statement_timestamp() and (waymark_holds(key_hash) or waymark_holds(code_hash)));
create policy continued_by_holder on concern_draft for update to waymark_public
  using (expires_at > statement_timestamp() and (waymark_holds(key_hash) or waymark_holds(code_hash)))
  with check (waymark_holds(key_hash) or waymark_holds(code_hash));
-- Without a condition of its own a deletion needs to read nothing: whoever begins clears away what is over, unseen.
create policy erased_when_over on concern_draft for delete to waymark_public using (expires_at <= statement_timestamp());
create policy sent_by_holder on concern_draft to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('contacts') and (sent_at is not null or waymark_holds(key_hash)))
  with check (partnership_id = waymark_partnership() and waymark_sees('contacts') and sent_at is not null);
grant select, delete on concern_draft to waymark_public;
grant insert (partnership_id, concern_draft_id, key_hash, answers, expires_at) on concern_draft to waymark_public;
grant update (key_hash, code_hash, answers, changes, expires_at) on concern_draft to waymark_public;
grant select on concern_draft to waymark_web;
grant update (answers, sent_at, contact_ref, decision_due_on, source, expires_at, readable_at, readable_by) on concern_draft to waymark_web;
