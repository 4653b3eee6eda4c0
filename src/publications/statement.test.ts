/** The report in plain English, case by case. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aReport, anExplanation, FORCE_AREA, type Facts } from '../../test/builders/reports.ts'
import type { BlockId } from './blocks.ts'
import { statementOf, statementText } from './statement.ts'

const say = (block: BlockId, facts: Facts): string[] =>
  statementText(statementOf(aReport(facts)).find(({ id }) => id === block)!)
const contacts = (
  value: number,
  before: number,
  children = value,
  childrenBefore = before,
): NonNullable<Facts['figures']> => ({
  contacts_received: { value, before },
  children_in_contacts: { value: children, before: childrenBefore },
})

test('a fall is said in per cent, with what it fell from', () => {
  const [first, second] = say('council', { figures: contacts(120, 160, 100, 125) })
  assert.equal(
    first,
    'In Stoke-on-Trent in 2019-20 the front door received 120 contacts about 100 children, 25% fewer contacts than the year before (160).',
  )
  assert.equal(second, 'That is 20% fewer children than the year before (125).')
})

test('every way in which a number can change has its words', () => {
  const cases: [number, number, string][] = [
    [200, 160, '200 contacts about 200 children, 25% more contacts than the year before (160)'],
    [1250, 1000, '1,250 contacts about 1,250 children, 25% more contacts than the year before (1,000)'],
    [160, 160, '160 contacts about 160 children, the same number of contacts as the year before'],
    [1001, 1000, '1 more contact than the year before (1,000), a change of less than 1%'],
    [7, 9, '7 contacts about 7 children, 2 fewer contacts than the year before (9)'],
    [7, 0, '7 contacts about 7 children, compared with none the year before'],
    [0, 7, 'received no contacts, compared with 7 the year before'],
    [0, 0, 'received no contacts, as in the year before'],
    [1, 2, '1 contact about 1 child, 1 fewer contact than the year before (2)'],
  ]
  for (const [value, before, words] of cases) {
    const [first] = say('council', { figures: contacts(value, before) })
    assert.ok(first!.includes(words), `${value} after ${before}: ${first}`)
  }
})

test('a contact in which nobody is named is said to name no child', () => {
  const [first, ...others] = say('council', { figures: contacts(12, 12, 0, 0) })
  assert.match(first!, /received 12 contacts that name no child, the same number/)
  assert.ok(!others.some((sentence) => sentence.startsWith('That is')))
})

test('the whole force area has front doors, and is called what it is', () => {
  const [first] = say('council', { geography: FORCE_AREA, figures: contacts(30, 40) })
  assert.match(first!, /^In the Staffordshire police force area in 2019-20 the front doors received 30 contacts/)
})

test('a year not over is compared with the same part of the year before, and says so', () => {
  const figures = { ...contacts(30, 40, 20, 20), notices_issued: { value: 3, before: 3 } }
  const facts = { knownAt: '2019-05-12T08:00', figures }
  const [first, second] = say('council', facts)
  assert.equal(
    first,
    'In Stoke-on-Trent in 2019-20 so far (1 April 2019 to 12 May 2019) the front door received 30 contacts about 20 children, 25% fewer contacts than in the same part of the year before (40).',
  )
  assert.equal(second, 'That is the same number of children as in the same part of the year before.')
  assert.match(
    say('notices', facts)[0]!,
    /3 child abduction .* issued, the same number as in the same part of the year/,
  )
})

test('where contacts fall while more children are identified as at risk, both are said to be different counts', () => {
  const atRisk = (value: number, before: number) => ({
    ...contacts(120, 160),
    children_identified_at_risk: { value, before },
  })
  const different = /different counts/
  assert.ok(say('council', { figures: atRisk(50, 40) }).some((sentence) => different.test(sentence)))
  assert.ok(!say('council', { figures: atRisk(40, 50) }).some((sentence) => different.test(sentence)))
  assert.ok(!say('council', { figures: atRisk(40, 40) }).some((sentence) => different.test(sentence)))
  assert.ok(
    say('council', { figures: atRisk(1, 3) }).includes(
      '1 child was identified as at risk of exploitation, 2 fewer than the year before (3).',
    ),
  )
  assert.ok(
    say('council', {}).includes('No children were identified as at risk of exploitation, as in the year before.'),
  )
})

test('police figures are said since the programme began and for the year, people apart from arrests and charges', () => {
  const [since, first, ...others] = say('police', {
    programmeFrom: '2018-07-01',
    since: { people_arrested: 60, arrests: 70, voluntary_interviews: 1, people_charged: 9, charges: 30 },
    figures: {
      people_arrested: { value: 30, before: 20 },
      arrests: { value: 33, before: 20 },
      people_charged: { value: 1, before: 0 },
      charges: { value: 4, before: 0 },
    },
  })
  assert.equal(
    since,
    'In the Staffordshire police force area, from 1 July 2018 to 1 September 2020, 60 people were arrested (70 arrests), 1 voluntary interview was held, no warrants were issued, 9 people were charged with 30 charges and no children were safeguarded.',
  )
  assert.equal(
    first,
    'In the Staffordshire police force area in 2019-20, 30 people were arrested (33 arrests), 50% more people than the year before (20).',
  )
  assert.ok(others.includes('1 person was charged with 4 charges, compared with none the year before.'))
  assert.ok(others.includes('The programme began on 1 July 2018, part-way through the year before.'))
})

test('a partnership without a programme, or before it began, hears of the year alone', () => {
  const yearAlone =
    /^In the Staffordshire police force area in 2019-20, no people were arrested, as in the year before\.$/
  assert.match(say('police', {})[0]!, yearAlone)
  assert.match(say('police', { programmeFrom: '2020-05-01' })[0]!, yearAlone)
  const older = say('police', { programmeFrom: '2016-07-01' })
  assert.ok(!older.some((sentence) => sentence.includes('began')), 'both years are whole years of the programme')
})

test('notices are always said to be warnings, and the month that had most is named where one had', () => {
  const months = { '2019-06': 1, '2019-11': 5, '2018-11': 9 }
  const said = say('notices', { figures: { notices_issued: { value: 12, before: 20, months } } })
  assert.deepEqual(said, [
    'In Stoke-on-Trent in 2019-20, 12 child abduction warning notices were issued, 40% fewer than the year before (20).',
    'The month with most was November 2019, with 5.',
    'These notices warn adults to keep away from a child. They mark and deter, and do not mean that a child was abducted.',
  ])
  const busiest = (value: number, of: Record<string, number>) =>
    say('notices', { figures: { notices_issued: { value, before: 0, months: of } } })[1]!
  assert.equal(busiest(5, { '2019-11': 5 }), 'All of them were issued in November 2019.')
  assert.match(busiest(10, { '2019-11': 5, '2019-12': 5 }), /^These notices/)
  assert.match(busiest(2, { '2019-11': 1, '2019-12': 1 }), /^These notices/)
})

test('awareness counts activities and attendances apart', () => {
  const figures = { awareness_activities: { value: 1, before: 2 }, awareness_attendees: { value: 55, before: 40 } }
  assert.deepEqual(say('awareness', { figures }), [
    'In Stoke-on-Trent in 2019-20, 1 awareness activity was held, 1 fewer than the year before (2).',
    '55 attendances were noted, 38% more than the year before (40).',
  ])
  assert.deepEqual(say('awareness', {}), [
    'In Stoke-on-Trent in 2019-20, no awareness activities were held, as in the year before.',
  ])
})

test('why a figure changed is said by a named person, word for word, and by nobody else', () => {
  const elsewhere = anExplanation({ area: 'Elsewhere', text: 'A campaign ran.' })
  const figures = { contacts_received: { value: 90, before: 40, explanations: [anExplanation(), elsewhere] } }
  const said = say('council', { figures })
  assert.deepEqual(said.slice(-2), [
    'Of contacts received in November 2019, Ada Example (Team manager) says: “A new school nurse told us of more children.”',
    'Of contacts received in Elsewhere in November 2019, Ada Example (Team manager) says: “A campaign ran.”',
  ])
})

test('no statement ever gives a reason of its own', () => {
  const number = fc.nat({ max: 3000 })
  const pair = fc.record({ value: number, before: number })
  const ids = aReport().blocks.flatMap(({ figures }) => figures.map(({ measure }) => measure.id))
  const figures = fc.record(Object.fromEntries(ids.map((id) => [id, pair])))
  fc.assert(
    fc.property(figures, (given) => {
      const said = statementOf(aReport({ figures: given, programmeFrom: '2018-07-01' })).flatMap(statementText)
      for (const sentence of said) {
        assert.doesNotMatch(sentence, /because|due to|result of|thanks to|explain|reflect|caused|\bso\b|therefore/i)
        assert.doesNotMatch(sentence, /NaN|undefined|Infinity| {2}|\(\)|,,/)
        assert.match(sentence, /^[A-Z0-9]/)
        assert.match(sentence, /\.$/)
      }
    }),
    { numRuns: 200 },
  )
})
