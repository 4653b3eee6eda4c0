/** Notices after they are issued: served, in force, reviewed, breached; the adults warned and the children protected. */
import { sql } from 'kysely'
import { REVIEW_DAYS_MAX } from '../../notices/index.ts'
import { factsOfTable, type Measure } from '../measure.ts'
import { NOTICES_ARE_WARNINGS } from './notices.ts'

const notice = { one: 'notice', many: 'notices' }
const shared = {
  version: 1,
  block: 'notices',
  population: 'Notices under section 2 of the Child Abduction Act 1984 or section 49 of the Children Act 1989',
  source: 'Notice records of the police and the councils',
  recordTable: 'notice',
  about: 'child_id',
  dimensions: ['basis'],
} as const
const bothPeople = { child_id: 'Child', recipient_id: 'Adult warned' }
const served = {
  ...shared,
  date: 'the day the notice was served on the adult',
  reads: { notice: ['notice_id', 'child_id', 'recipient_id', 'served_on', 'authority', 'basis'] },
}
const twoServed = [
  { warned: 'X', about: 'A', on: '2016-12-01', served: '2016-12-02' },
  { warned: 'X', about: 'B', on: '2016-12-01', served: '2016-12-02' },
  { warned: 'Y', about: 'A', on: '2017-03-30', served: '2017-04-01' },
  { warned: 'Z', about: 'A', on: '2016-12-05' },
]

export const noticesServed: Measure = {
  ...served,
  id: 'notices_served',
  title: 'Child abduction warning notices served',
  unit: notice,
  definition:
    'Each child abduction warning notice that was served on the adult in the period counts once, whenever it was issued.',
  caveats: [NOTICES_ARE_WARNINGS, 'Served is not issued: a notice binds nobody before it is served.'],
  counting: 'rows',
  people: bothPeople,
  facts: factsOfTable('notice', { eventOn: 'served_on', people: ['child_id', 'recipient_id'], more: ['basis'] }),
  examples: [{ given: 'two served in the year, one after it, one never', records: twoServed, figure: 2 }],
}

export const adultsWarned: Measure = {
  ...served,
  id: 'adults_warned',
  title: 'Adults warned by notices',
  unit: { one: 'adult', many: 'adults' },
  definition: 'Each adult on whom at least one child abduction warning notice was served in the period counts once.',
  about: 'recipient_id',
  caveats: [
    'Adults, not notices: one adult may be warned about several children.',
    'By age, sex and ethnicity of the adult.',
  ],
  counting: 'distinct',
  people: { recipient_id: 'Adult warned', child_id: 'Child' },
  facts: factsOfTable('notice', {
    eventOn: 'served_on',
    key: 'recipient_id',
    people: ['recipient_id', 'child_id'],
    more: ['basis'],
  }),
  examples: [
    { given: 'one adult warned about two children; another warned after the year', records: twoServed, figure: 1 },
  ],
}

export const childrenProtectedByNotices: Measure = {
  ...served,
  id: 'children_protected_by_notices',
  title: 'Children protected by notices',
  unit: { one: 'child', many: 'children' },
  definition:
    'Each child about whom at least one child abduction warning notice was served on an adult in the period counts once.',
  caveats: [NOTICES_ARE_WARNINGS, 'Children, not notices: several adults may be warned about one child.'],
  counting: 'distinct',
  people: bothPeople,
  facts: factsOfTable('notice', {
    eventOn: 'served_on',
    key: 'child_id',
    people: ['child_id', 'recipient_id'],
    more: ['basis'],
  }),
  examples: [
    { given: 'one adult warned about two children; another warned after the year', records: twoServed, figure: 2 },
  ],
}

/** The latest birthday that ends a notice by law, by the rule in force when it was issued; both laws since 1991. */
const birthday = sql`(
  select (b.born + make_interval(years => r.value))::date
  from person p
  cross join lateral (select case length(p.date_of_birth) when 10 then p.date_of_birth::date
    when 7 then ((p.date_of_birth || '-01')::date + interval '1 month' - interval '1 day')::date
    else (p.date_of_birth || '-12-31')::date end as born) b
  join statutory_rule r on r.rule_id = 'notice_ends_' || n.basis
    and r.effective_from <= greatest(n.issued_on, '1991-10-14') and coalesce(r.effective_to, 'infinity') >= greatest(n.issued_on, '1991-10-14')
  where p.person_id = n.child_id and p.date_of_birth is not null
  order by r.effective_from desc limit 1)`

/** What a notice in force reads. It ends by whichever comes first: its end on record, its last day, the end of the order that it rests on, the birthday. */
const inForce = {
  ...shared,
  version: 2,
  date: 'the last day of the period, or of each month, quarter or year in it',
  snapshot: true,
  counting: 'rows',
  people: bothPeople,
  reads: {
    notice: [
      'notice_id',
      'child_id',
      'recipient_id',
      'issued_on',
      'served_on',
      'expires_on',
      'order_ends_on',
      'authority',
      'basis',
    ],
    notice_event: ['notice_id', 'kind', 'happened_on'],
    person: ['person_id', 'date_of_birth'],
  },
} as const
const inForceOn: Measure['facts'] = ({ period: { to } }) => sql`
  select null::uuid as key, 1 as weight, n.notice_id as record_id, ${to}::date as event_on, n.authority,
    n.child_id, n.recipient_id, n.basis,
    greatest(n.served_on, (select max(e.happened_on) from notice_event e
      where e.notice_id = n.notice_id and e.kind = 'reviewed' and e.happened_on <= ${to}::date)) as looked_at_on
  from notice n
  where n.issued_on <= ${to}::date and n.served_on <= ${to}::date and coalesce(least(
    (select min(e.happened_on) from notice_event e where e.notice_id = n.notice_id and e.kind = 'ended'),
    n.expires_on + 1, n.order_ends_on, ${birthday}), 'infinity') > ${to}::date`

const threeInForce = [
  { warned: 'X', about: 'A', on: '2015-12-01', served: '2015-12-02', reviewed: '2017-03-01' },
  { warned: 'Y', about: 'A', on: '2016-06-01', served: '2016-06-02' },
  { warned: 'Z', about: 'A', on: '2016-06-01', served: '2016-06-02', expires: '2017-03-30' },
  { warned: 'W', about: 'A', on: '2017-03-01' },
  { warned: 'V', about: 'A', on: '2016-06-01', served: '2016-06-02', orderEnds: '2017-03-31' },
]

export const noticesInForce: Measure = {
  ...inForce,
  id: 'notices_in_force',
  title: 'Notices in force at the end of the period',
  unit: notice,
  definition:
    'Each child abduction warning notice counts once that was served by the last day of the period and had not ended by then: by a decision on record, its own last day, the day on which the care order it rests on ended, or the birthday at which law ends it.',
  caveats: [
    NOTICES_ARE_WARNINGS,
    'How things stood on one day: months do not add up to a year.',
    'Where only part of a date of birth is known, the latest birthday that it can be counts.',
  ],
  facts: inForceOn,
  examples: [
    {
      given:
        'two in force, one whose last day was the day before, one whose order ended on the last day, one not served',
      records: threeInForce,
      figure: 2,
    },
  ],
}

export const noticesOverdueForReview: Measure = {
  ...inForce,
  id: 'notices_overdue_for_review',
  title: 'Notices in force and overdue for review',
  unit: notice,
  definition: `Of the notices in force on the last day of the period, each counts once that was served, or last looked at, more than ${REVIEW_DAYS_MAX} days before.`,
  caveats: ['Practice, not law, which knows no review: 26 weeks is what this partnership goes by.'],
  facts: (scope) =>
    sql`select * from (${inForceOn(scope)}) n where n.looked_at_on + ${sql.lit(REVIEW_DAYS_MAX)} < n.event_on`,
  examples: [
    {
      given: 'one reviewed in the month before, one served in June and not looked at since',
      records: threeInForce,
      figure: 1,
    },
  ],
}

const ofBreaches = {
  ...shared,
  date: 'the day of the breach',
  recordTable: 'notice_event',
  people: bothPeople,
  reads: {
    notice: ['notice_id', 'child_id', 'recipient_id', 'authority', 'basis'],
    notice_event: ['notice_event_id', 'notice_id', 'kind', 'happened_on'],
  },
  facts: () => sql`
    select e.notice_id as key, 1 as weight, e.notice_event_id as record_id, e.happened_on as event_on, n.authority,
      n.notice_id, n.child_id, n.recipient_id, n.basis
    from notice_event e join notice n on n.notice_id = e.notice_id where e.kind = 'breached'`,
} as const
const breachedTwice = [
  { warned: 'X', about: 'A', on: '2016-12-01', served: '2016-12-02', breached: ['2016-12-20', '2017-01-03'] },
  { warned: 'Y', about: 'A', on: '2016-12-01', served: '2016-12-02', breached: ['2017-04-01'] },
]
const notAnOffence = 'A breach is no offence in itself; it can be evidence of one.'

export const noticeBreaches: Measure = {
  ...ofBreaches,
  id: 'notice_breaches',
  title: 'Breaches of notices',
  unit: { one: 'breach', many: 'breaches' },
  definition:
    'Each breach of a child abduction warning notice that happened in the period and was put on record counts once.',
  caveats: [notAnOffence, 'More breaches can mean closer watching.'],
  counting: 'rows',
  examples: [{ given: 'one notice breached twice in the year, another after it', records: breachedTwice, figure: 2 }],
}

export const noticesBreached: Measure = {
  ...ofBreaches,
  id: 'notices_breached',
  title: 'Notices breached',
  unit: notice,
  definition: 'Each child abduction warning notice with at least one breach on record in the period counts once.',
  caveats: [notAnOffence, 'Notices, not breaches: one notice may be breached many times.'],
  counting: 'distinct',
  keyed: 'other',
  examples: [{ given: 'one notice breached twice in the year, another after it', records: breachedTwice, figure: 1 }],
}
