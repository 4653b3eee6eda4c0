-- Why: figures of who reported count different callers without a name: a caller who gave one, and did not ask to stay
-- anonymous, has a key made of partnership, name and organisation. A key tells the same from another, and is shown nowhere.
-- breaking: no
-- locks: contact_caller and its history, for as long as it takes to write each row once

create function waymark_caller_key(partnership uuid, name text, organisation text, anonymous boolean) returns text
  language sql immutable parallel safe
  as $$ select case when anonymous or nullif(btrim(name), '') is null then null
    else md5(partnership::text || '|' || regexp_replace(lower(btrim(name)), '\s+', ' ', 'g')
      || '|' || regexp_replace(lower(btrim(coalesce(organisation, ''))), '\s+', ' ', 'g')) end $$;

alter table contact_caller add column caller_key text
  generated always as (waymark_caller_key(partnership_id, name, organisation, anonymous)) stored;
alter table contact_caller_history add column caller_key text;
update contact_caller_history set caller_key = waymark_caller_key(partnership_id, name, organisation, anonymous);
comment on column contact_caller.caller_key is 'The same for the same name and organisation as written; empty where no name was given or the caller asked to stay anonymous. It is counted by and never shown.';
grant select (contact_id, caller_key) on contact_caller to waymark_count;
grant select (contact_id, caller_key) on contact_caller_history to waymark_count;
