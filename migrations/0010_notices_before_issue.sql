-- Why: a notice that is requested but not yet authorised is on record, and was issued on no day. Figures go by issued_on.
-- breaking: no
-- locks: notice and notice_history, for a moment

alter table notice alter column issued_on drop not null;
alter table notice_history alter column issued_on drop not null;
alter table notice add constraint notice_served_is_issued check (served_on is null or issued_on is not null);
comment on column notice.issued_on is 'The day the notice was authorised and issued; figures go by it. Empty while it is only requested, or refused. Service on the adult is served_on.';
