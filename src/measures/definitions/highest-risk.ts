/** Children at the highest risk on a day: who is named for them, and whether their risk was judged again in time. */
import { sql } from 'kysely'
import type { Measure, Scope } from '../measure.ts'
import { openOn } from './open-work.ts'
import { level, riskReads } from './risk.ts'
import { ruleOn } from './rule.ts'

const child = { one: 'child', many: 'children' }
const ofChildren = { one: '% of children', many: '% of children' }
const atHighest = 'children at significant risk'

const shared = {
  version: 1,
  block: 'risk',
  population:
    'Children whose latest assessment by that day found significant risk, with whom work had not ended, and who were not yet 18',
  date: 'the last day of the period, or of each month, quarter or year in it',
  counting: 'distinct',
  snapshot: true,
  recordTable: 'risk_assessment',
  people: { person_id: 'Child' },
  about: 'person_id',
  reads: { ...riskReads, person: ['person_id', 'home_authority', 'date_of_birth'] },
} as const

const oneDay = 'How things stood on one day: months do not add up to a year.'
const until18 =
  'Work that stays open after an eighteenth birthday is not counted; where only part of a date of birth is known, the latest birthday that it can be counts.'

/** Of those with whom work is open, the children at the highest level: nobody whose latest possible birthday made them 18. */
const highestOn = (scope: Scope) => {
  const day = sql`${scope.period.to}::date`
  return sql`(select a.* from (${openOn(scope)}) a join person p on p.person_id = a.person_id
    where a.level = 'significant' and (p.date_of_birth is null
      or p.date_of_birth || right('-12-31', 10 - length(p.date_of_birth))
        > (${day} - make_interval(years => ${ruleOn('child_until', day)}))::date::text))`
}

/** Whoever is named from a day on stands until the day on which somebody else does, or nobody. */
const named = (kind: 'officer' | 'social_worker', scope: Scope) => sql`
  exists (select from child_worker w where w.person_id = a.person_id and w.kind = ${sql.lit(kind)}
    and w.from_on <= ${scope.period.to}::date and (w.until_on is null or w.until_on > ${scope.period.to}::date))`

export const highestRiskWithNamedWorkers: Measure = {
  ...shared,
  id: 'highest_risk_with_named_workers',
  title: 'Children at the highest risk with a named officer and social worker',
  unit: ofChildren,
  definition:
    'Of the children at significant risk on the last day of the period, the share for whom both a police officer and a social worker were named on that day.',
  source: 'Risk assessments, and the officers and social workers whom police and councils name for a child',
  caveats: [
    oneDay,
    until18,
    'Somebody is named from the day on record until the day on which somebody else is, or nobody: that day no longer counts.',
    'Named is not seen: how often they meet the child is not on record.',
  ],
  ratio: {
    form: 'share',
    numerator: { words: `${atHighest} with both named`, unit: child, counting: 'distinct' },
    denominator: { words: atHighest, unit: child, counting: 'distinct' },
  },
  reads: { ...shared.reads, child_worker: ['person_id', 'kind', 'from_on', 'until_on'] },
  dimensions: ['named_workers', 'exploitation'],
  facts: (scope) => sql`
    select b.*, b.has_officer and b.has_social as counted,
      case when b.has_officer and b.has_social then 'both' when b.has_officer then 'officer_only'
        when b.has_social then 'social_worker_only' else 'neither' end as named_workers
    from (select a.*, ${named('officer', scope)} as has_officer, ${named('social_worker', scope)} as has_social
      from ${highestOn(scope)} a) b`,
  examples: [
    {
      given:
        'A with both, B with an officer alone, C whose social worker ended on the last day, D at moderate risk with both',
      records: [
        level('A', '2016-05-03', 'significant'),
        { named: 'A', as: 'officer', from: '2016-05-04' },
        { named: 'A', as: 'social_worker', from: '2017-03-31' },
        level('B', '2016-05-03', 'significant'),
        { named: 'B', as: 'officer', from: '2016-05-04' },
        level('C', '2016-05-03', 'significant'),
        { named: 'C', as: 'officer', from: '2016-05-04' },
        { named: 'C', as: 'social_worker', from: '2016-05-04', until: '2017-03-31' },
        level('D', '2016-05-03', 'moderate'),
        { named: 'D', as: 'officer', from: '2016-05-04' },
        { named: 'D', as: 'social_worker', from: '2016-05-04' },
      ],
      figure: 1,
      of: 3,
    },
  ],
}

/** Overdue where the last day of the review is before the day: the day itself is in time. */
const reviewsOn: Measure['facts'] = (scope) => sql`
  select a.*, a.assessed_on + ${ruleOn('risk_review', sql`a.assessed_on`)} < a.event_on as counted
  from ${highestOn(scope)} a`

const ofReviews = {
  ...shared,
  source: 'Risk assessments of the councils and the police; 12 weeks are local practice, not law',
  dimensions: ['exploitation'],
} as const
const twelveWeeks =
  'A child at significant risk is to be assessed again within 12 weeks (84 days). That is practice, not law, and only at this level: no day is set for the others.'
const threeReviews = [
  level('A', '2017-01-06', 'significant'),
  level('B', '2017-01-05', 'significant'),
  level('C', '2016-01-05', 'significant'),
  level('C', '2017-01-06', 'significant'),
  level('D', '2016-01-05', 'significant'),
  { closed: 'D', on: '2016-03-01' },
  level('E', '2016-01-05', 'moderate'),
]

export const riskReviewsOverdue: Measure = {
  ...ofReviews,
  id: 'risk_reviews_overdue',
  title: 'Reviews of significant risk overdue',
  unit: { one: 'review', many: 'reviews' },
  definition:
    'Each review counts once that was overdue on the last day of the period: of a child at significant risk on that day who was last assessed more than 12 weeks (84 days) before. A child has one review due at a time.',
  caveats: [oneDay, twelveWeeks, until18],
  counting: 'rows',
  facts: (scope) => sql`select r.* from (${reviewsOn(scope)}) r where r.counted`,
  examples: [
    {
      given:
        'A last assessed 84 days before the last day, B 85 days before, C again in time, D whose work ended, E at moderate risk',
      records: threeReviews,
      figure: 1,
    },
  ],
}

export const riskReviewsOverdueShare: Measure = {
  ...ofReviews,
  id: 'risk_reviews_overdue_share',
  title: 'Share of children at the highest risk whose review is overdue',
  unit: ofChildren,
  definition:
    'Of the children at significant risk on the last day of the period, the share who were last assessed more than 12 weeks (84 days) before.',
  caveats: [oneDay, twelveWeeks, until18],
  ratio: {
    form: 'share',
    numerator: {
      words: 'children whose review was overdue',
      unit: child,
      counting: 'distinct',
      same: { measure: 'risk_reviews_overdue' },
    },
    denominator: { words: atHighest, unit: child, counting: 'distinct' },
  },
  facts: reviewsOn,
  examples: [
    {
      given:
        'A last assessed 84 days before the last day, B 85 days before, C again in time, D whose work ended, E at moderate risk',
      records: threeReviews,
      figure: 1,
      of: 3,
    },
  ],
}
