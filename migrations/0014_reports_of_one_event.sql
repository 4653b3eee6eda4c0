-- Why: several callers may report one event. Contacts of one event are marked as such; each stays a contact.
-- breaking: no
-- locks: contact and contact_history, for a moment

alter table contact add column event_id uuid;
alter table contact_history add column event_id uuid;
create index contact_by_event on contact (partnership_id, event_id) where event_id is not null;
comment on column contact.event_id is 'Contacts with the same one were marked as reports of one event. Each is still counted as a contact.';
