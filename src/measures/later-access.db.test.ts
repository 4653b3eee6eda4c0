/** Figures of the later rooms are the same for everybody; the records behind them are for those who may see them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as later from '../../test/builders/later-records.ts'
import * as a from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Role } from '../access/index.ts'
import { inTransaction } from '../platform/database/index.ts'
import { financialYearPeriod, type FinancialYear } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { figures, type MeasureId } from './index.ts'
import { openFigure } from './open-figure.ts'

const period = financialYearPeriod('2016-17' as FinancialYear)

/** One of each kind in the city; of placements another in the county, and one of a restricted child. */
async function withRecords(open: () => Promise<TestDatabase>) {
  const place = await open()
  await inTransaction(place.database, place.operator, async (tx) => {
    const child = await a.addPerson(tx, { given_name: 'Amina', ethnicity: 'WBRI' })
    const hidden = await a.addPerson(tx, { given_name: 'Rosa', restricted: true })
    const adult = await a.addPerson(tx, { given_name: 'Dale' })
    const operation = await a.addOperation(tx)
    await a.addContact(tx, { at: '2016-05-03', about: [child] })
    await a.addAssessment(tx, { person: child, on: '2016-05-03', level: 'significant' })
    await later.addWorker(tx, { person: child, kind: 'officer', on: '2016-05-03' })
    await later.addWorker(tx, { person: child, kind: 'social_worker', on: '2016-05-03' })
    await later.addPlacement(tx, { person: child, on: '2016-05-03', notified: '2016-05-03' })
    await later.addPlacement(tx, { person: child, on: '2016-06-03', host: a.STAFFORDSHIRE })
    await later.addPlacement(tx, { person: hidden, on: '2016-05-03', restricted: true })
    await later.addDisruption(tx, { on: '2016-05-03', applied: '2016-05-04', granted: '2016-05-05', adult })
    await a.addArrest(tx, { person: adult, on: '2016-05-03' })
    await a.addCharge(tx, { person: adult, on: '2016-05-03', outcome: 'convicted', ended: '2016-09-03' })
    await later.addDescription(tx, { person: adult, on: '2016-05-03', officer: true })
    await later.addLinkedChild(tx, { person: child, operation, on: '2016-05-03' })
    await a.addSafeguarding(tx, { person: child, on: '2016-05-03', operation })
  })
  return place
}

const asked = [
  'highest_risk_with_named_workers',
  'risk_reviews_overdue',
  'disruption_granted',
  'placements_received',
  'charges_ended',
  'arrested_ethnicity_known',
  'children_ethnicity_known',
  'children_safeguarded_in_operations',
] as const satisfies MeasureId[]

/** Of each measure asked for, in their order, how many units tell a reader anything. */
const seenBy: Partial<Record<Role, readonly number[]>> = {
  contact_officer: [1, 1, 1, 1, 0, 0, 1, 0],
  social_worker: [1, 1, 1, 1, 0, 0, 1, 0],
  team_manager: [1, 1, 1, 2, 0, 0, 1, 0],
  police_officer: [1, 1, 1, 1, 1, 1, 1, 1],
  analyst: [1, 1, 1, 1, 1, 1, 1, 1],
}

onEachEngine('who may look behind the figures of the later rooms', (open) => {
  test('every role is told the same figures', async () => {
    const place = await withRecords(open)
    const told = async (role: Role) =>
      mustBeOk(await figures(place.database, place.as(role, a.STOKE), { period, measures: asked })).figures
    const analyst = await told('analyst')
    assert.deepEqual(
      analyst.map(({ value }) => value),
      [1, 1, 1, 3, 1, 1, 1, 1],
    )
    for (const role of ['councillor', 'contact_officer', 'police_officer', 'strategic_manager'] as Role[])
      assert.deepEqual(await told(role), analyst, role)
  })

  test('a record of another area, of a restricted child or of the police keeps its place, and tells nothing', async () => {
    const place = await withRecords(open)
    for (const [role, expected] of Object.entries(seenBy) as [Role, number[]][]) {
      const actor = place.as(role, a.STOKE)
      const seen: number[] = []
      for (const measure of asked) {
        const opened = mustBeOk(await openFigure(place.database, actor, { period, measure }, 'all'))
        assert.equal(opened.units.length, opened.value, `${role}, ${measure}`)
        seen.push(opened.units.filter(({ facts }) => facts.length > 0).length)
      }
      assert.deepEqual(seen, expected, role)
    }
  })

  test('whoever counts can read no ethnicity, no name of a worker, and no words', async () => {
    const place = await withRecords(open)
    for (const [table, column] of [
      ['suspect_description', 'self_defined'],
      ['suspect_description_history', 'officer_defined'],
      ['suspect_description', 'nationality'],
      ['child_worker', 'user_id'],
      ['placement', 'address'],
      ['placement_history', 'notes'],
      ['operation_child', 'how_identified'],
      ['disruption_measure', 'subject_told'],
      ['charge', 'offence'],
    ] as const)
      await assert.rejects(
        inTransaction(
          place.database,
          place.operator,
          (tx) =>
            tx
              .selectFrom(table as 'charge')
              .select(column as 'offence')
              .execute(),
          'count',
        ),
        /permission denied/,
        `${table}.${column}`,
      )
  })
})
