/** How good a figure is, and what to chase: the numbers are those of the records, and rows are for those who may open them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as a from '../../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../../test/support/database.ts'
import { financialYearPeriod, plainDate, type FinancialYear } from '../../platform/dates.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { mustBeOk } from '../../platform/result.ts'
import { measures } from '../index.ts'
import { openGap, tellChase, tellQuality } from './actions.ts'
import { shareInWords } from './quality.ts'

const period = financialYearPeriod('2016-17' as FinancialYear)

/** Three children: one whole, one of whom little is known, one awaiting review and restricted. */
async function withRecords(open: () => Promise<TestDatabase>) {
  const place = await open()
  await inTransaction(place.database, place.operator, async (tx) => {
    const whole = { date_of_birth: '2004-05-06', sex: 'F', ethnicity: 'WBRI' }
    const known = await a.addPerson(tx, { given_name: 'Amina', ...whole })
    const little = await a.addPerson(tx, {
      given_name: 'Rosa',
      date_of_birth: '2004',
      sex: 'U',
      ethnicity: 'NOBT',
      home_authority: null,
    })
    const hidden = await a.addPerson(tx, { ...whole, ethnicity: 'REFU', restricted: true })
    const one = await a.addContact(tx, { at: '2016-05-03', about: [known, little] })
    const two = await a.addContact(tx, { at: '2016-05-04', about: [known], source: '10' })
    await a.addContact(tx, { at: '2016-05-05', about: [hidden], match: 'awaiting_review', restricted: true })
    await a.addDecision(tx, { contact: one, at: '2016-05-03T12:00', outcome: 'referral' })
    await a.addDecision(tx, { contact: two, at: '2016-05-09T12:00', outcome: 'referral' })
    await a.addAwareness(tx, { on: '2016-05-03', attendees: null })
  })
  return place
}
const told = async (place: TestDatabase, measure: 'children_in_contacts' | 'contacts_received' | 'arrests') =>
  mustBeOk(await tellQuality(place.database, place.as('councillor'), { measure, period }))

onEachEngine('the quality of figures', (open) => {
  test('it says of how many children each field is known, and who counts as separate while awaiting review', async () => {
    const quality = await told(await withRecords(open), 'children_in_contacts')
    assert.deepEqual(
      quality.completeness.map(({ field, known, all }) => [field, known, all]),
      [
        ['person_date_of_birth', 2, 3],
        ['person_sex', 2, 3],
        ['person_ethnicity', 2, 3],
        ['person_home_authority', 2, 3],
        ['source', 2, 3],
      ],
    )
    assert.equal(quality.awaitingReview, 1)
    assert.match(quality.sentences.join(' '), /Sex: known of 2 of 3 children \(67%\)/)
    assert.match(quality.sentences.join(' '), /1 child may be somebody known and awaits review; until then it counts/)
  })

  test('it says how soon records were made, and which decisions were late or never taken', async () => {
    const quality = await told(await withRecords(open), 'contacts_received')
    assert.deepEqual(quality.decisions, { onTime: 1, late: 1, overdue: 1, notDue: 0 })
    assert.deepEqual([quality.records, quality.recordedAfterPeriod, quality.timeliness!.within], [3, 3, 0])
    assert.ok(quality.timeliness!.medianDays > 365)
    assert.equal(quality.awaitingReview, undefined)
  })

  test('with no records it has nothing to say, of any measure', async () => {
    const place = await open()
    for (const { id } of measures) {
      const quality = mustBeOk(await tellQuality(place.database, place.operator, { measure: id, period }))
      assert.deepEqual([quality.records, quality.timeliness, quality.sentences], [0, undefined, []], id)
    }
    assert.deepEqual(mustBeOk(await tellChase(place.database, place.operator, { period })).counts, [])
  })

  test('what to chase is listed by kind and authority, the most first, and opens to as many records as it says', async () => {
    const place = await withRecords(open)
    const { counts } = mustBeOk(await tellChase(place.database, place.as('councillor'), { period }))
    assert.deepEqual(counts.map(({ gap, authority, missing, all }) => [gap, authority, missing, all]).toSorted(), [
      ['attendees', a.STOKE, 1, 1],
      ['awaiting_review', a.STOKE, 1, 3],
      ['date_of_birth', a.STOKE, 1, 3],
      ['decision_overdue', a.STOKE, 1, 3],
      ['ethnicity', a.STOKE, 1, 3],
      ['home_authority', a.STOKE, 1, 3],
      ['sex', a.STOKE, 1, 3],
      ['source', a.STOKE, 1, 3],
    ])
    for (const { gap, authority, missing } of counts) {
      const question = { period, gap, authorities: [authority!] }
      const opened = mustBeOk(await openGap(place.database, place.operator, question, { page: 1, size: 50 }))
      assert.deepEqual([opened.total, opened.units.length], [missing, missing], gap)
    }
  })

  test('a councillor is told the numbers and never a row; who may open them sees their own records, and it is audited', async () => {
    const place = await withRecords(open)
    const page = { page: 1, size: 50 }
    const councillor = place.as('councillor')
    assert.equal((await openGap(place.database, councillor, { period, gap: 'sex' }, page)).ok, false)
    const analyst = place.as('analyst', a.STOKE)
    const sex = mustBeOk(await openGap(place.database, analyst, { period, gap: 'sex' }, page))
    assert.deepEqual(
      sex.units.map(({ facts }) => facts.map(({ named }) => named[0]!.name)),
      [['Rosa Example']],
    )
    const review = mustBeOk(await openGap(place.database, analyst, { period, gap: 'awaiting_review' }, page))
    assert.deepEqual(review.units, [{ facts: [], hidden: 1 }])
    const { rows } = await place.database.pool.query(
      'select action, subject_type from audit_entry where actor_id = $1 order by audit_id',
      [analyst.actorId],
    )
    assert.deepEqual(
      rows.map((row) => `${row.action} ${row.subject_type}`),
      ['open_figure person', 'open_figure measure', 'open_figure measure'],
    )
  })

  test('a period that is backwards, or an area elsewhere, is refused', async () => {
    const place = await open()
    const backwards = { from: plainDate('2017-01-01'), to: plainDate('2016-01-01') }
    for (const question of [{ period: backwards }, { period, authorities: [a.DORSET] }]) {
      assert.equal((await tellChase(place.database, place.operator, question)).ok, false)
      assert.equal((await tellQuality(place.database, place.operator, { ...question, measure: 'arrests' })).ok, false)
    }
  })
})

test('a share is never said to be all of what is not whole, nor none of what is not none', () => {
  assert.deepEqual(
    [
      shareInWords(999, 1000),
      shareInWords(1, 1000),
      shareInWords(0, 1000),
      shareInWords(1000, 1000),
      shareInWords(0, 0),
    ],
    ['more than 99%', 'less than 1%', '0%', '100%', 'none'],
  )
})
