/** Children at risk with whom work is open on a day, and how the level changed when risk was judged again. */
import { sql } from 'kysely'
import type { Measure, Scope } from '../measure.ts'
import { authorityOfChild, level, riskReads } from './risk.ts'

const shared = {
  version: 1,
  block: 'risk',
  source: 'Risk assessments of the councils and the police: the judgement of people, never a score',
  recordTable: 'risk_assessment',
  people: { person_id: 'Child' },
  about: 'person_id',
  reads: riskReads,
} as const

/** The latest assessment of each child up to the day, where it finds risk and no closure has come on or after it. */
export const openOn = ({ period, area }: Scope) => sql`
  select a.person_id as key, 1 as weight, a.risk_assessment_id as record_id, ${period.to}::date as event_on,
    ${authorityOfChild(sql`a.person_id`, sql`${period.to}::date`, sql`h.home_authority`, area)} as authority,
    a.person_id, a.level, a.exploitation, a.assessed_on
  from (
    select distinct on (r.person_id) r.* from risk_assessment r where r.assessed_on <= ${period.to}::date
    order by r.person_id, r.assessed_on desc, r.ref collate "C" desc
  ) a
  join person h on h.person_id = a.person_id
  where a.level <> 'none' and not exists (select from risk_closure z
    where z.person_id = a.person_id and z.closed_on between a.assessed_on and ${period.to}::date)`

export const childrenOpenToWork: Measure = {
  ...shared,
  id: 'children_open_to_work',
  title: 'Children at risk at the end of the period',
  unit: { one: 'child', many: 'children' },
  definition:
    'Each child counts once whose latest assessment by the last day of the period found emerging, moderate or significant risk, and with whom work had not ended by that day.',
  population: 'Children assessed for child sexual or criminal exploitation',
  date: 'the last day of the period, or of each month, quarter or year in it',
  caveats: [
    'How things stood on one day: months do not add up to a year.',
    'Children identified in a period are another figure: some were identified earlier, some are no longer at risk.',
    'Levels are the partnership’s own judgement and compare badly with other areas.',
  ],
  counting: 'distinct',
  snapshot: true,
  rated: true,
  dimensions: ['level', 'exploitation'],
  facts: openOn,
  examples: [
    {
      given:
        'A found at risk years ago, B whose work ended, C found at no risk at last, D found at risk after the year',
      records: [
        level('A', '2014-05-03', 'emerging'),
        level('B', '2016-05-03', 'moderate'),
        { closed: 'B', on: '2017-03-31' },
        level('C', '2016-05-03', 'moderate'),
        level('C', '2016-09-03', 'none'),
        level('D', '2017-04-01', 'significant'),
      ],
      figure: 1,
    },
  ],
}

/** Each assessment of a child at risk with the one before it, where work did not end between the two. */
const reviews = ({ period, area }: Scope) => sql`
  select null::uuid as key, 1 as weight, i.risk_assessment_id as record_id, i.assessed_on as event_on,
    ${authorityOfChild(sql`i.person_id`, sql`i.assessed_on`, sql`h.home_authority`, area)} as authority,
    i.person_id, i.level, i.exploitation, i.rank < i.rank_before as counted,
    case when i.rank < i.rank_before then 'lower' when i.rank = i.rank_before then 'same' else 'higher' end as change
  from (
    select r.*, lag(r.rank) over in_order as rank_before, lag(r.assessed_on) over in_order as assessed_before
    from (select a.*, array_position(array['none', 'emerging', 'moderate', 'significant'], a.level) as rank
      from risk_assessment a where a.person_id in
        (select person_id from risk_assessment where assessed_on between ${period.from}::date and ${period.to}::date)) r
    window in_order as (partition by r.person_id order by r.assessed_on, r.ref collate "C")
  ) i
  join person h on h.person_id = i.person_id
  where i.rank_before > 1 and not exists (select from risk_closure z where z.person_id = i.person_id
    and z.closed_on >= i.assessed_before and z.closed_on < i.assessed_on)`

const ofReviews = {
  ...shared,
  population: 'Children at risk whose level was judged again while work was open',
  date: 'the day of the later assessment',
  dimensions: ['change', 'level', 'exploitation'],
  facts: reviews,
} as const
const review = { one: 'review', many: 'reviews' }
const threeReviews = [
  level('A', '2016-02-03', 'significant'),
  level('A', '2016-05-03', 'moderate'),
  level('A', '2016-09-03', 'moderate'),
  level('A', '2017-01-03', 'significant'),
  level('B', '2016-02-03', 'emerging'),
  { closed: 'B', on: '2016-06-01' },
  level('B', '2016-09-01', 'emerging'),
]

export const riskReviews: Measure = {
  ...ofReviews,
  id: 'risk_reviews',
  title: 'Reviews of risk',
  unit: review,
  definition:
    'Each assessment in the period of a child who was at risk before it counts once, unless work with the child had ended in between. By change, it found a lower level, the same or a higher one.',
  caveats: [
    'Reviews, not children: a child judged again three times is three reviews.',
    'Children start when risk is high, so levels fall on average whatever is done.',
  ],
  counting: 'rows',
  examples: [
    { given: 'A lowered, left the same and raised; B closed and found at risk anew', records: threeReviews, figure: 3 },
  ],
}

export const riskLoweredAtReview: Measure = {
  ...ofReviews,
  id: 'risk_lowered_at_review',
  title: 'Risk found lower at review',
  unit: { one: '% of reviews', many: '% of reviews' },
  definition: 'Of the reviews of risk in the period, the share that found a lower level than the assessment before.',
  caveats: [
    'Children start when risk is high, so levels fall on average whatever is done: this is no measure of help.',
  ],
  counting: 'rows',
  ratio: {
    form: 'share',
    numerator: {
      words: 'reviews that found a lower level',
      unit: review,
      counting: 'rows',
      same: { measure: 'risk_reviews', part: { change: 'lower' } },
    },
    denominator: { words: 'reviews of risk', unit: review, counting: 'rows', same: { measure: 'risk_reviews' } },
  },
  examples: [
    {
      given: 'A lowered, left the same and raised; B closed and found at risk anew',
      records: threeReviews,
      figure: 1,
      of: 3,
    },
  ],
}
