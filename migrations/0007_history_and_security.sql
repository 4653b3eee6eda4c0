-- Why: no work deletes. Each record table gets its twin for earlier versions; row-level security, forced, decides what
-- an actor sees by the row's own facts; the counting role sees dates, places and codes of all rows, but no name.
-- breaking: no
-- locks: nothing that is in use

do $$
declare
  spec record;
  facts text;
begin
  for spec in
    select * from (values
      -- table, what an actor must be allowed to see, whether rows belong to an authority, what the counting role reads
      ('person', 'people', false, 'date_of_birth, sex, ethnicity, home_authority'),
      ('person_name', 'people', false, ''),
      ('person_identifier', 'people', false, ''),
      ('person_address', 'people', false, ''),
      ('relationship', 'people', false, 'person_id, related_person_id, kind, valid_from, valid_to'),
      ('contact', 'contacts', true, 'ref, received_at, received_on, authority, source, channel, concern, decision_due_on'),
      ('contact_caller', 'callers', true, ''),
      ('contact_child', 'contacts', true, 'contact_id, person_id, match_state, authority'),
      ('decision', 'contacts', true, 'contact_id, decided_at, decided_on, outcome, authority'),
      ('awareness_activity', 'awareness', false, 'ref, held_on, authority, audience, attendees'),
      ('risk_assessment', 'risk', false, 'ref, person_id, assessed_on, level, exploitation'),
      ('risk_closure', 'risk', false, 'person_id, closed_on'),
      ('notice', 'notices', false, 'ref, recipient_id, child_id, basis, authority, issued_on, served_on, expires_on'),
      ('notice_event', 'notices', false, 'notice_id, kind, happened_on'),
      ('operation', 'police', false, 'ref, opened_on, closed_on, strand'),
      ('arrest', 'police', false, 'ref, person_id, arrested_on, authority, operation_id'),
      ('voluntary_interview', 'police', false, 'ref, person_id, interviewed_on, authority, operation_id'),
      ('warrant', 'police', false, 'ref, kind, issued_on, executed_on, authority, person_id, operation_id'),
      ('charge', 'police', false, 'ref, person_id, charged_on, authority, operation_id'),
      ('safeguarding_action', 'safeguarding', false, 'ref, person_id, safeguarded_on, authority, kind, operation_id'),
      ('annotation', 'figures', false, 'measure, month, authority, text, signed_by, job_title')
    ) as s (name, subject, by_authority, counted)
  loop
    execute format('create table %I (like %I, superseded_at timestamptz not null, superseded_by uuid not null,
      primary key (partnership_id, %I, version))', spec.name || '_history', spec.name, spec.name || '_id');
    execute format('create index %I on %I (partnership_id, superseded_at)', spec.name || '_history_by_end', spec.name || '_history');
    execute format('comment on table %I is %L', spec.name || '_history', 'Earlier versions of ' || spec.name || ', each with the moments between which it stood.');

    facts := format('partnership_id = waymark_partnership() and waymark_sees(%L) and (not restricted or waymark_sees(''restricted''))', spec.subject);
    if spec.by_authority then facts := facts || ' and waymark_covers(authority)'; end if;
    if spec.name = 'contact_caller' then facts := facts || ' and (not anonymous or waymark_sees(''anonymous_callers''))'; end if;

    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', spec.name);
    execute format('alter table %1$I enable row level security; alter table %1$I force row level security', spec.name || '_history');
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', spec.name, facts, facts);
    execute format('create policy seen_by_actor on %I to waymark_web using (%s) with check (%s)', spec.name || '_history', facts, facts);
    execute format('create policy counted on %I for select to waymark_count using (partnership_id = waymark_partnership())', spec.name);
    execute format('create policy counted on %I for select to waymark_count using (partnership_id = waymark_partnership())', spec.name || '_history');
    execute format('grant select, insert, update on %I to waymark_web', spec.name);
    execute format('grant select, insert on %I to waymark_web', spec.name || '_history');
    execute format('grant select (partnership_id, %I, version, recorded_at%s) on %I to waymark_count',
      spec.name || '_id', case when spec.counted = '' then '' else ', ' || spec.counted end, spec.name);
    execute format('grant select (partnership_id, %I, version, recorded_at, superseded_at%s) on %I to waymark_count',
      spec.name || '_id', case when spec.counted = '' then '' else ', ' || spec.counted end, spec.name || '_history');
  end loop;
end $$;

-- Tables that are derived, or about the work itself.
alter table person_key enable row level security;
alter table person_key force row level security;
create policy seen_by_actor on person_key to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('people') and (not restricted or waymark_sees('restricted')));
grant select, insert, delete on person_key to waymark_web;

alter table awaiting_decision enable row level security;
alter table awaiting_decision force row level security;
create policy seen_by_actor on awaiting_decision to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('contacts') and waymark_covers(authority)
    and (not restricted or waymark_sees('restricted')));
grant select, insert, delete on awaiting_decision to waymark_web;

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy written_by_actor on audit_entry for insert to waymark_web, waymark_count
  with check (partnership_id = waymark_partnership()
    and actor_id::text = current_setting('waymark.actor', true));
create policy written_at_the_gate on audit_entry for insert to waymark_gate with check (true);
create policy seen_by_actor on audit_entry for select to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('audit'));

alter table import_batch enable row level security;
alter table import_batch force row level security;
create policy seen_by_actor on import_batch to waymark_web
  using (partnership_id = waymark_partnership() and waymark_sees('imports'));

-- Founding a partnership and changing who works there is an administrator's.
alter table partnership enable row level security;
alter table partnership force row level security;
create policy seen_by_actor on partnership to waymark_web using (partnership_id = waymark_partnership())
  with check (partnership_id = waymark_partnership() and waymark_sees('administration'));
create policy counted on partnership for select to waymark_count using (partnership_id = waymark_partnership());
create policy seen_at_the_gate on partnership for select to waymark_gate using (true);
alter table agency enable row level security;
alter table agency force row level security;
create policy seen_by_actor on agency to waymark_web using (partnership_id = waymark_partnership())
  with check (partnership_id = waymark_partnership() and waymark_sees('administration'));
create policy seen_at_the_gate on agency for select to waymark_gate using (true);
alter table app_user enable row level security;
alter table app_user force row level security;
create policy seen_by_actor on app_user to waymark_web using (partnership_id = waymark_partnership())
  with check (partnership_id = waymark_partnership() and waymark_sees('administration'));
create policy seen_at_the_gate on app_user for select to waymark_gate using (true);
alter table user_session enable row level security;
alter table user_session force row level security;
create policy kept_at_the_gate on user_session to waymark_gate using (true) with check (true);
