-- Why: a warrant is applied for before it is issued, may be refused, is executed or not, and goes back to the court; it is
-- for premises as well as for people. An arrest may be followed by bail, a charge by an outcome.
-- breaking: no
-- locks: warrant, charge and their histories, for a moment

alter table warrant alter column issued_on drop not null;
alter table warrant_history alter column issued_on drop not null;
alter table warrant add column applied_on date, add column refused_on date, add column returned_on date, add column premises text;
alter table warrant_history add column applied_on date, add column refused_on date, add column returned_on date, add column premises text;
alter table warrant
  add constraint warrant_has_a_day check (issued_on is not null or applied_on is not null),
  add constraint warrant_issued_after_application check (issued_on >= applied_on),
  add constraint warrant_issued_or_refused check (issued_on is null or refused_on is null),
  add constraint warrant_refused_after_application check (refused_on >= applied_on),
  add constraint warrant_executed_when_issued check (executed_on is null or issued_on is not null),
  add constraint warrant_returned_when_issued check (returned_on is null or issued_on is not null),
  add constraint warrant_returned_after_issue check (returned_on >= issued_on and (executed_on is null or returned_on >= executed_on));
comment on column warrant.issued_on is 'Empty while it is only applied for, and where the court refused it. Figures count by this day.';
comment on column warrant.returned_on is 'The day it went back to the court, executed or not. That a search warrant lapsed follows from its dates.';
comment on column warrant.premises is 'What it allows to be entered.';

insert into statutory_rule (rule_id, effective_from, effective_to, value, unit, meaning, source) values
  ('search_warrant_months', '1986-01-01', '2005-12-31', 1, 'months', 'A search warrant not executed by then has lapsed.', 'Police and Criminal Evidence Act 1984, section 16(3)'),
  ('search_warrant_months', '2006-01-01', null, 3, 'months', 'A search warrant not executed by then has lapsed.', 'Police and Criminal Evidence Act 1984, section 16(3), as amended in 2005');

alter table charge add column outcome text, add column outcome_on date;
alter table charge_history add column outcome text, add column outcome_on date;
alter table charge
  add constraint charge_outcome_known check (outcome in ('guilty_plea', 'convicted', 'acquitted', 'discontinued', 'lies_on_file', 'other')),
  add constraint charge_outcome_whole check ((outcome is null) = (outcome_on is null)),
  add constraint charge_outcome_after_charge check (outcome_on >= charged_on);
comment on column charge.outcome is 'What became of it at court; empty while it is not ended.';

create table bail (
  partnership_id uuid not null,
  bail_id uuid not null,
  arrest_id uuid not null,
  from_on date not null,
  until_on date,
  conditions text,
  ended_on date,
  ended_how text,
  restricted boolean not null default false,
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (partnership_id, bail_id),
  constraint bail_arrest_fk foreign key (partnership_id, arrest_id) references arrest,
  constraint bail_order check (until_on >= from_on and (ended_on is null or ended_on >= from_on)),
  constraint bail_ended_whole check ((ended_on is null) = (ended_how is null)),
  constraint bail_ended_known check (ended_how in ('charged', 'no_further_action', 'under_investigation', 'other'))
);
create index bail_by_arrest on bail (partnership_id, arrest_id);
create unique index bail_open_once on bail (partnership_id, arrest_id) where ended_on is null;
comment on table bail is 'Bail after an arrest, before any charge: between which days, under which conditions, and how it ended.';
comment on column bail.until_on is 'The day on which the person is to answer; empty where none was set.';

do $$
declare
  name text;
  suffix text;
begin
  foreach name in array array['bail'] loop
    execute format('create table %I (like %I, superseded_at timestamptz not null, superseded_by uuid not null,
      primary key (partnership_id, %I, version))', name || '_history', name, name || '_id');
    execute format('create index %I on %I (partnership_id, superseded_at)', name || '_history_by_end', name || '_history');
    execute format('comment on table %I is %L', name || '_history', 'Earlier versions of ' || name || ', each with the moments between which it stood.');
    execute format('grant select, insert, update on %I to waymark_web', name);
    execute format('grant select, insert on %I to waymark_web', name || '_history');
    foreach suffix in array array['', '_history'] loop
      execute format('alter table %1$I enable row level security; alter table %1$I force row level security', name || suffix);
      execute format('create policy seen_by_actor on %I to waymark_web
        using (partnership_id = waymark_partnership() and waymark_sees(''police'') and (not restricted or waymark_sees(''restricted'')))
        with check (partnership_id = waymark_partnership() and waymark_sees(''police'') and (not restricted or waymark_sees(''restricted'')))', name || suffix);
    end loop;
  end loop;
end $$;
