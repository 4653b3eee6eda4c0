-- Why: a contact may be another authority's to answer. It is offered and stays the sender's until it is taken over; then
-- its rows become the receiver's in one transaction, and the sender reads it as it stood. Between two separately run
-- Waymarks a signed and encrypted file carries it, between partners whose keys were verified.
-- breaking: no
-- locks: contact, contact_caller, contact_child, decision and their histories, for a moment

-- Who holds a row: the authority that took it over, or the one that received it. What figures count by stays as it was.
do $$
declare
  name text;
  facts text;
begin
  foreach name in array array['contact', 'contact_caller', 'contact_child', 'decision'] loop
    execute format('alter table %I add column passed_to text', name);
    execute format('alter table %I add column passed_to text', name || '_history');
    execute format('comment on column %I.passed_to is %L', name,
      'The authority that took the contact over, whose it is since; empty where the one that received it holds it.');
    facts := format('partnership_id = waymark_partnership() and waymark_sees(%L) and (not restricted or waymark_sees(''restricted''))
      and waymark_covers(coalesce(passed_to, authority))', case name when 'contact_caller' then 'callers' else 'contacts' end);
    if name = 'contact_caller' then facts := facts || ' and (not anonymous or waymark_sees(''anonymous_callers''))'; end if;
    execute format('alter policy seen_by_actor on %I using (%s) with check (%s)', name, facts, facts);
    execute format('alter policy seen_by_actor on %I using (%s) with check (%s)', name || '_history', facts, facts);
  end loop;
end $$;
alter table contact add column passed_at timestamptz;
alter table contact_history add column passed_at timestamptz;
comment on column contact.passed_at is 'When it was taken over, the last time; what was earlier is in the history.';

create table partner_key (
  partnership_id uuid not null,
  partner_key_id uuid not null,
  name text not null,
  authorities text not null,
  fingerprint text not null,
  recipient text not null,
  signer text not null,
  verified_at timestamptz,
  verified_by text,
  verified_how text,
  revoked_at timestamptz,
  revoked_by text,
  revoked_why text,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, partner_key_id),
  constraint partner_key_fingerprint_once unique (partnership_id, fingerprint),
  constraint partner_key_verified_whole check
    ((verified_at is null) = (verified_by is null) and (verified_at is null) = (verified_how is null)),
  constraint partner_key_revoked_whole check
    ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_why is null))
);
comment on table partner_key is 'The public keys of another, separately run Waymark, with who made sure that they are theirs.';
comment on column partner_key.authorities is 'The GSS codes of the authorities that work there, with commas between them.';
comment on column partner_key.fingerprint is 'SHA-256 of the two public keys, as both sides read it out on the telephone.';
comment on column partner_key.recipient is 'The key, as age has it, to which what is sent to them is encrypted.';
comment on column partner_key.signer is 'The Ed25519 key by which what they send is signed, in base64.';

create table contact_transfer (
  partnership_id uuid not null,
  contact_transfer_id uuid not null,
  ref text not null,
  contact_id uuid,
  way text not null,
  from_authority text not null,
  to_authority text not null,
  partner_key_id uuid,
  partner_offer_id uuid,
  offered_at timestamptz not null,
  offered_by text not null,
  reason text not null,
  contact_ref text not null,
  concern text not null,
  received_at timestamptz not null,
  decision_due_on date not null,
  children integer not null,
  expires_at timestamptz,
  answered_at timestamptz,
  answer text,
  answered_by text,
  answer_reason text,
  partner_contact_ref text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawal_reason text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, contact_transfer_id),
  constraint contact_transfer_contact_fk foreign key (partnership_id, contact_id) references contact,
  constraint contact_transfer_key_fk foreign key (partnership_id, partner_key_id) references partner_key,
  constraint contact_transfer_file_once unique (partnership_id, partner_key_id, partner_offer_id),
  constraint contact_transfer_way_known check (way in ('within', 'file_out', 'file_in')),
  constraint contact_transfer_way_whole check
    ((way = 'within') = (partner_key_id is null) and (way = 'file_in') = (partner_offer_id is not null)
      and (way = 'within') = (expires_at is null)),
  constraint contact_transfer_two_authorities check (from_authority <> to_authority),
  constraint contact_transfer_answer_known check (answer in ('accepted', 'refused')),
  constraint contact_transfer_answer_whole check
    ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null)),
  constraint contact_transfer_refusal_says_why check (answer <> 'refused' or answer_reason is not null),
  constraint contact_transfer_withdrawal_whole check
    ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null)),
  constraint contact_transfer_children_count check (children >= 0)
);
alter table contact_transfer add constraint contact_transfer_from_fk foreign key (from_authority) references authority;
alter table contact_transfer add constraint contact_transfer_to_fk foreign key (to_authority) references authority;
create unique index contact_transfer_open_once on contact_transfer (partnership_id, contact_id)
  where answered_at is null and withdrawn_at is null;
create index contact_transfer_by_contact on contact_transfer (partnership_id, contact_id, offered_at);
create index contact_transfer_by_time on contact_transfer (partnership_id, offered_at, contact_transfer_id);
comment on table contact_transfer is 'A contact offered by one authority to another: what the other may know of it before, and what became of the offer.';
comment on column contact_transfer.way is 'within: both work in this Waymark; file_out and file_in: a file carries it to or from another one.';
comment on column contact_transfer.contact_id is 'Empty for a file that came in and is not taken over.';
comment on column contact_transfer.partner_offer_id is 'Which offer of the sender''s it is: a file that comes twice is one offer.';
comment on column contact_transfer.partner_contact_ref is 'The reference of the contact at the other Waymark, as its receipt says.';
comment on column contact_transfer.expires_at is 'Until when a file can be taken over.';

create table transfer_content (
  partnership_id uuid not null,
  contact_transfer_id uuid not null,
  authority text not null,
  restricted boolean not null default false,
  content jsonb,
  sealed text,
  primary key (partnership_id, contact_transfer_id),
  constraint transfer_content_transfer_fk foreign key (partnership_id, contact_transfer_id) references contact_transfer
);
comment on table transfer_content is 'What a file said or says. Of a file that was refused nothing is kept.';
comment on column transfer_content.content is 'What came in by a file, as it was signed.';
comment on column transfer_content.sealed is 'The file that goes out, encrypted to its receiver, in base64.';

do $$
declare
  name text;
  suffix text;
  facts text;
begin
  foreach name in array array['contact_transfer', 'partner_key'] loop
    execute format('create table %I (like %I, superseded_at timestamptz not null, superseded_by uuid not null,
      primary key (partnership_id, %I, version))', name || '_history', name, name || '_id');
    execute format('create index %I on %I (partnership_id, superseded_at)', name || '_history_by_end', name || '_history');
    execute format('comment on table %I is %L', name || '_history', 'Earlier versions of ' || name || ', each with the moments between which it stood.');
    execute format('grant select, insert, update on %I to waymark_web', name);
    execute format('grant select, insert on %I to waymark_web', name || '_history');
    foreach suffix in array array['', '_history'] loop
      execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name || suffix);
      if name = 'contact_transfer' then
        facts := 'partnership_id = waymark_partnership() and waymark_sees(''contacts'') and (not restricted or waymark_sees(''restricted''))
          and (waymark_covers(from_authority) or waymark_covers(to_authority))';
        execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name || suffix, facts, facts);
      else
        facts := 'partnership_id = waymark_partnership() and (waymark_sees(''contacts'') or waymark_sees(''administration''))';
        execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', name || suffix, facts,
          'partnership_id = waymark_partnership() and (waymark_sees(''audit'') or waymark_sees(''administration''))');
      end if;
    end loop;
  end loop;
end $$;

alter table transfer_content enable row level security;
alter table transfer_content force row level security;
create policy seen_by_actor on transfer_content to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('contacts') and waymark_covers(authority)
    and (not restricted or waymark_sees('restricted')));
grant select, insert, update on transfer_content to waymark_web;
