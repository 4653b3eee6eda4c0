/** Disruption measures besides notices: considered, applied for, granted and in force, by kind and by what became of them. */
import { sql, type RawBuilder } from 'kysely'
import type { Measure } from '../measure.ts'

const measure = { one: 'measure', many: 'measures' }
const NOT_NOTICES = 'Child abduction warning notices are counted apart, and not here.'

/** What became of one by the moment as known. Its constraints leave room for one answer alone. */
const result = sql`
  case when d.decision = 'not_used' then 'not_used' when d.refused_on is not null then 'refused'
    when d.granted_on is not null then 'granted' when d.ended_on is not null then 'withdrawn'
    when d.applied_on is not null then 'applied' else d.decision end`

const columns = (day: RawBuilder<unknown>) => sql`
  null::uuid as key, 1 as weight, d.disruption_measure_id as record_id, ${day} as event_on, d.authority, d.adult_id,
  d.kind_id as disruption_kind, ${result} as disruption_result`

const shared = {
  version: 1,
  block: 'disruption',
  unit: measure,
  source: 'Disruption records of the police and the councils',
  counting: 'rows',
  recordTable: 'disruption_measure',
  people: { adult_id: 'Adult it is made on' },
  reads: {
    disruption_measure: [
      'disruption_measure_id',
      'kind_id',
      'kind_from',
      'adult_id',
      'authority',
      'considered_on',
      'decision',
      'applied_on',
      'refused_on',
      'granted_on',
      'served_on',
      'expires_on',
      'ended_on',
    ],
  },
} as const
const everyKind =
  'Orders about an adult, closures and licensing of places, steps for a child at once, disclosure, and other lawful measures that are no child abduction warning notice'

const five = [
  { disruption: '2016-05-01', notUsed: true },
  { disruption: '2016-05-02', applied: '2016-05-10', granted: '2016-06-01', served: '2016-06-02' },
  { disruption: '2016-05-03', applied: '2016-05-10', refused: '2016-06-01' },
  { disruption: '2016-05-04', applied: '2016-05-10', ended: '2016-06-01' },
  { disruption: '2016-03-01', applied: '2016-03-10', granted: '2016-04-01', served: '2016-04-02' },
] as const

export const disruptionConsidered: Measure = {
  ...shared,
  id: 'disruption_considered',
  title: 'Other disruption measures considered',
  definition:
    'Each disruption measure that was considered in the period counts once, whether or not it was used. By what became of it, it was not used, is still considered or applied for, was granted, refused, or ended before it was granted.',
  population: everyKind,
  date: 'the day on which it was first considered',
  caveats: [
    NOT_NOTICES,
    'Measures, not people: one adult or one place may be the subject of several.',
    'What became of it is what is on record at the moment as known: of what was considered lately more is still open.',
  ],
  dimensions: ['disruption_kind', 'disruption_result'],
  facts: () => sql`select ${columns(sql`d.considered_on`)} from disruption_measure d`,
  examples: [
    {
      given: 'one not used, one granted, one refused, one withdrawn, and one considered before the year',
      records: five,
      figure: 4,
    },
  ],
}

export const disruptionGranted: Measure = {
  ...shared,
  id: 'disruption_granted',
  title: 'Other disruption measures granted',
  definition:
    'Each disruption measure that was granted in the period counts once: made by the court, or by whoever else decides on its kind, whenever it was considered.',
  population: everyKind,
  date: 'the day on which it was granted',
  caveats: [
    NOT_NOTICES,
    'Granted is not served: some kinds bind nobody before they are served.',
    'Kinds differ in weight: three days of police protection and an order of five years each count once.',
  ],
  dimensions: ['disruption_kind'],
  facts: () => sql`select ${columns(sql`d.granted_on`)} from disruption_measure d`,
  examples: [
    {
      given: 'one not used, one granted, one refused, one withdrawn, and one granted on the first day of the year',
      records: five,
      figure: 2,
    },
  ],
}

export const disruptionGrantedShare: Measure = {
  ...shared,
  id: 'disruption_granted_share',
  title: 'Share of applications for other disruption measures granted',
  unit: { one: '% of applications', many: '% of applications' },
  definition:
    'Of the disruption measures applied for in the period, the share that has been granted, by the moment as known, on any day.',
  population: 'Disruption measures for which somebody applied; kinds that nobody applies for have no day of it',
  date: 'the day of the application',
  caveats: [
    NOT_NOTICES,
    'An application that is not decided may still be granted: the share of the latest months rises later.',
  ],
  ratio: {
    form: 'share',
    numerator: { words: 'measures that have been granted', unit: measure, counting: 'rows' },
    denominator: { words: 'measures applied for', unit: measure, counting: 'rows' },
  },
  dimensions: ['disruption_kind', 'disruption_result'],
  facts: () => sql`
    select ${columns(sql`d.applied_on`)}, d.granted_on is not null as counted from disruption_measure d`,
  examples: [
    {
      given: 'one not used, one granted, one refused, one withdrawn, and one applied for before the year',
      records: five,
      figure: 1,
      of: 3,
    },
  ],
}

export const disruptionInForce: Measure = {
  ...shared,
  id: 'disruption_in_force',
  title: 'Other disruption measures in force at the end of the period',
  definition:
    'Each disruption measure counts once that was granted by the last day of the period, served by then where its kind binds only once it is served, and had not ended: by a decision on record or by its own last day.',
  population: everyKind,
  date: 'the last day of the period, or of each month, quarter or year in it',
  caveats: [
    NOT_NOTICES,
    'How things stood on one day: months do not add up to a year.',
    'A measure without a last day counts until somebody records that it ended.',
  ],
  snapshot: true,
  dimensions: ['disruption_kind'],
  facts: ({ period: { to } }) => sql`
    select ${columns(sql`${to}::date`)}
    from disruption_measure d
    join disruption_kind k on k.kind_id = d.kind_id and k.effective_from = d.kind_from
    where d.granted_on <= ${to}::date and (d.served_on <= ${to}::date or not k.served)
      and (d.expires_on is null or d.expires_on >= ${to}::date) and (d.ended_on is null or d.ended_on > ${to}::date)`,
  examples: [
    {
      given:
        'closures: one until the last day, one until the day before, one lifted on the last day, one not served; and a licence reviewed',
      records: [
        { disruption: '2017-03-01', granted: '2017-03-01', served: '2017-03-02', expires: '2017-03-31' },
        { disruption: '2017-03-01', granted: '2017-03-01', served: '2017-03-02', expires: '2017-03-30' },
        { disruption: '2017-03-01', granted: '2017-03-01', served: '2017-03-02', ended: '2017-03-31' },
        { disruption: '2017-03-01', granted: '2017-03-01' },
        { disruption: '2017-03-01', kind: 'licence_review', granted: '2017-03-01' },
      ],
      figure: 2,
    },
  ],
}
