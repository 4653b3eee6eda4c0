/** Estimates of population as imported, corrected and refused, and the rates that are made with them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachEngine } from '../../test/support/database.ts'
import { imported, importing, STAFFORDSHIRE, STOKE } from '../../test/support/folders.ts'
import { figures } from '../measures/index.ts'
import { plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'

const HEAD = 'authority,year,age_from,age_to,children,source\n'
const year = { from: plainDate('2016-04-01'), to: plainDate('2017-03-31') }

onEachEngine('populations', (open) => {
  test('an estimate makes a rate that says its year and source, and a corrected one another', async () => {
    const db = await open()
    const rate = async (period = year, authorities: string[] = [STOKE]) =>
      mustBeOk(await figures(db.database, db.operator, { period, authorities, measures: ['contacts_received'] }))
        .figures[0]!.rate
    assert.deepEqual(await rate(), { per: 10_000, value: null, why: 'no_population' })
    await imported(db, {
      contacts: `contact_ref,received_at,authority,source,concern\nC1,2016-05-03T10:00,${STOKE},2A,cse\n`,
      populations: `${HEAD}${STOKE},2016,,,5000,Invented\n`,
    })
    const first = { per: 10_000, value: 2, population: 5000, year: 2016, source: 'Invented' }
    assert.deepEqual(await rate(), first)
    assert.deepEqual(await rate({ ...year, to: plainDate('2017-04-01') }), {
      per: 10_000,
      value: null,
      why: 'longer_than_a_year',
    })
    assert.deepEqual(await rate(year, [STOKE, STAFFORDSHIRE]), { per: 10_000, value: null, why: 'no_population' })
    const again = await imported(db, { populations: `${HEAD}${STOKE},2016,0,17,4000,Invented\n` })
    assert.equal(again.corrected, 1)
    assert.deepEqual(await rate(), { ...first, value: 2.5, population: 4000 })
  })

  test('a row that is no estimate is refused with what would be right', async () => {
    const db = await open()
    const rows = [
      `E06000059,2016,0,17,5,Invented`,
      `${STOKE},2016-17,0,17,5,Invented`,
      `${STOKE},2016,0,18,5,Invented`,
      `${STOKE},2016,9,3,5,Invented`,
      `${STOKE},2015,0,17,-5,Invented`,
      `${STOKE},2014,0,17,5,`,
      `${STOKE},2013,0,17,5,Invented`,
      `${STOKE},2013,,,6,Invented`,
    ]
    const answer = await importing(db, { populations: `${HEAD}${rows.join('\n')}\n` })
    const problems = !answer.ok && answer.refusal.kind === 'bad_rows' ? answer.refusal.summary.rejected : []
    assert.deepEqual(
      problems.map(({ line, column }) => [line, column]),
      [
        [2, 'authority'],
        [3, 'year'],
        [4, 'age_to'],
        [5, 'age_to'],
        [6, 'children'],
        [7, 'source'],
        [9, 'children'],
      ],
    )
  })
})
