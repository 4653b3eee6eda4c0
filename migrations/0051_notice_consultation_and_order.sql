-- Why: social care is consulted before a notice is authorised, and that is a step of its life; a notice that rests on a
-- care order ends with the order, by itself, once the day is on record.
-- breaking: no
-- locks: notice, notice_event and notice_history, for a moment; checking the rows of notice_event takes a read of each

alter table notice add column order_ends_on date;
alter table notice_history add column order_ends_on date;
alter table notice add constraint notice_order_is_for_care
  check (order_ends_on is null or basis = 'children_act_s49');
comment on column notice.order_ends_on is 'The first day on which the care order, emergency protection order or police protection no longer stands: law ends the notice with it. Empty where that is not known.';
grant select (order_ends_on) on notice to waymark_count;
grant select (order_ends_on) on notice_history to waymark_count;

alter table notice_event drop constraint notice_event_kind_known;
alter table notice_event add constraint notice_event_kind_known
  check (kind in ('requested', 'consulted', 'authorised', 'refused', 'served', 'reviewed', 'breached', 'ended'));
