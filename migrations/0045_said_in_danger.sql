-- Why: whoever sends a form may say that a child is in danger right now. They are told to call 999; whoever reads the queue
-- must see it too, before they open the contact.
-- breaking: no
-- locks: contact and contact_history, for a moment

alter table contact add column said_in_danger boolean not null default false;
alter table contact_history add column said_in_danger boolean not null default false;
comment on column contact.said_in_danger is 'Its sender said by the public form that a child was in danger at that moment.';
