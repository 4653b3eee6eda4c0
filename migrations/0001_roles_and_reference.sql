-- Why: the roles that work in the database, what row-level security asks of them, and the reference data all share.
-- breaking: no
-- locks: nothing that exists

-- The web role works for an actor; the counting role sees rows without names; the gate finds who is signing in.
-- None owns a table or can bypass row security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'waymark_web') then create role waymark_web nologin; end if;
  if not exists (select from pg_roles where rolname = 'waymark_count') then create role waymark_count nologin; end if;
  if not exists (select from pg_roles where rolname = 'waymark_gate') then create role waymark_gate nologin; end if;
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant waymark_web, waymark_count, waymark_gate to %I', current_user);
  end if;
exception when unique_violation or duplicate_object then null;
end $$;

-- The actor's facts are settings of the transaction. No function here reads a table.
create function waymark_partnership() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('waymark.partnership', true), '')::uuid $$;
create function waymark_sees(subject text) returns boolean language sql stable parallel safe
  as $$ select coalesce(position(',' || subject || ',' in current_setting('waymark.sees', true)) > 0, false) $$;
create function waymark_covers(authority text) returns boolean language sql stable parallel safe
  as $$ select coalesce(position(',' || authority || ',' in current_setting('waymark.authorities', true)) > 0, false)
        or current_setting('waymark.authorities', true) = '*' $$;

create table authority (
  gss_code text primary key,
  name text not null,
  official_name text not null,
  type text not null,
  region text not null,
  police_force text not null,
  start_date date
);
comment on table authority is 'The English authorities with children''s services, by ONS GSS code.';

create table bank_holiday (
  held_on date primary key,
  name text not null
);
comment on table bank_holiday is 'Bank holidays in England and Wales: no working day.';

create table statutory_rule (
  rule_id text not null,
  effective_from date not null,
  effective_to date,
  value integer not null,
  unit text not null,
  meaning text not null,
  source text not null,
  primary key (rule_id, effective_from),
  constraint statutory_rule_order check (effective_to is null or effective_to >= effective_from)
);
comment on table statutory_rule is 'Clocks and ages that law or guidance sets, each with the days between which it holds.';

grant select on authority, bank_holiday, statutory_rule to waymark_web, waymark_count, waymark_gate;
