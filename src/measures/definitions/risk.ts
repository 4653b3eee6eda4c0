/** Children identified as at risk of exploitation. */
import { sql, type RawBuilder } from 'kysely'
import type { Measure, Scope } from '../measure.ts'

/**
 * The authority that a child at risk counts for: home, where that is in the force area; otherwise the one that received
 * the latest contact about the child up to a day, or else the next one; otherwise home, wherever that is.
 */
export const authorityOfChild = (
  person: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
  home: RawBuilder<unknown>,
  area: readonly string[],
) => sql`
  coalesce(case when ${home} = any(${area}::text[]) then ${home} end,
    (select c.authority from contact_child cc join contact c on c.contact_id = cc.contact_id
      where cc.person_id = ${person} and c.received_on <= ${day}
      order by c.received_at desc, c.ref collate "C" desc limit 1),
    (select c.authority from contact_child cc join contact c on c.contact_id = cc.contact_id
      where cc.person_id = ${person} and c.received_on > ${day}
      order by c.received_at, c.ref collate "C" limit 1),
    ${home})`

/**
 * An identification is an assessment at emerging or above with none before it, or with `none` as the one before it, or
 * with a closure since the one before it. A closure ends its day: an assessment of that day comes before it. Only
 * children assessed in the period are looked at, each back through all of their own assessments.
 */
const facts = ({ period, area }: Scope) => sql`
  select i.person_id as key, 1 as weight, i.risk_assessment_id as record_id, i.assessed_on as event_on, i.person_id,
    i.level, i.exploitation,
    ${authorityOfChild(sql`i.person_id`, sql`i.assessed_on`, sql`h.home_authority`, area)} as authority
  from (
    select a.*,
      lag(a.level) over in_order as level_before,
      lag(a.assessed_on) over in_order as assessed_before
    from risk_assessment a
    where a.person_id in
      (select person_id from risk_assessment where assessed_on between ${period.from}::date and ${period.to}::date)
    window in_order as (partition by a.person_id order by a.assessed_on, a.ref collate "C")
  ) i
  join person h on h.person_id = i.person_id
  where i.level <> 'none' and (i.level_before is null or i.level_before = 'none'
    or exists (select from risk_closure z where z.person_id = i.person_id
      and z.closed_on >= i.assessed_before and z.closed_on < i.assessed_on))`

/** What measures of children at risk read. */
export const riskReads = {
  risk_assessment: ['risk_assessment_id', 'ref', 'person_id', 'assessed_on', 'level', 'exploitation'],
  risk_closure: ['person_id', 'closed_on'],
  person: ['person_id', 'home_authority'],
  contact: ['contact_id', 'ref', 'received_at', 'received_on', 'authority'],
  contact_child: ['contact_id', 'person_id'],
} as const

export const level = (assessed: string, on: string, at: 'none' | 'emerging' | 'moderate' | 'significant') => ({
  assessed,
  on,
  level: at,
})

export const childrenIdentifiedAtRisk: Measure = {
  id: 'children_identified_at_risk',
  version: 1,
  title: 'Children identified as at risk',
  unit: { one: 'child', many: 'children' },
  block: 'risk',
  definition:
    'Each child who was identified as at risk of exploitation in the period counts once. A child is identified on the day of an assessment at emerging, moderate or significant risk that is the first ever, or follows an assessment of no risk, or follows the end of earlier work.',
  population: 'Children assessed for child sexual or criminal exploitation',
  date: 'the day of the assessment that identified the child',
  source: 'Risk assessments of the councils and the police: the judgement of people, never a score',
  caveats: [
    'More children identified can mean better recognition as well as more harm.',
    'A child counts for their home authority where that is in the force area; otherwise for the authority that received the latest contact about them up to that day, or else the next one.',
    'A child identified twice in the period counts once; in a breakdown they count once in each part.',
  ],
  counting: 'distinct',
  recordTable: 'risk_assessment',
  rated: true,
  about: 'person_id',
  people: { person_id: 'Child' },
  reads: riskReads,
  dimensions: ['level', 'exploitation'],
  facts,
  examples: [
    {
      given: 'a first assessment at emerging, later raised to significant',
      records: [level('A', '2016-05-03', 'emerging'), level('A', '2016-08-03', 'significant')],
      figure: 1,
    },
    {
      given: 'a first assessment before the year, raised within it',
      records: [level('A', '2016-03-03', 'emerging'), level('A', '2016-08-03', 'significant')],
      figure: 0,
    },
    {
      given: 'no risk found before the year, moderate risk within it',
      records: [level('A', '2016-03-03', 'none'), level('A', '2016-08-03', 'moderate')],
      figure: 1,
    },
    {
      given: 'work closed in June and risk found again in September',
      records: [
        level('A', '2015-03-03', 'moderate'),
        { closed: 'A', on: '2016-06-01' },
        level('A', '2016-09-01', 'emerging'),
      ],
      figure: 1,
    },
    { given: 'an assessment that finds no risk', records: [level('A', '2016-08-03', 'none')], figure: 0 },
    {
      given: 'a child identified, found at no risk, and identified again within the year',
      records: [
        level('A', '2016-05-01', 'emerging'),
        level('A', '2016-07-01', 'none'),
        level('A', '2016-09-01', 'emerging'),
      ],
      figure: 1,
    },
  ],
}
