/** Figures and merges: what was known before a merge, between it and its undoing, and after comes out for ever. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as a from '../../test/builders/records.ts'
import { mergeNow, undoNow } from '../../test/builders/merging.ts'
import { onEachEngine } from '../../test/support/database.ts'
import { inTransaction } from '../platform/database/index.ts'
import { plainDate, type Instant } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { figures } from './index.ts'

const period = { from: plainDate('2016-04-01'), to: plainDate('2017-03-31') }

onEachEngine('figures over merges', (open) => {
  test('a child told of on two records counts as two, then as one, then as two, and each stays as it was known', async () => {
    const db = await open()
    const [kept, absorbed] = await inTransaction(db.database, db.operator, async (tx) => {
      const people = [
        await a.addPerson(tx, { home_authority: a.STOKE }),
        await a.addPerson(tx, { home_authority: a.DORSET }),
      ]
      for (const person of people) {
        await a.addContact(tx, { at: '2016-05-03', about: [person], match: 'awaiting_review' })
        await a.addArrest(tx, { person, on: '2016-06-01' })
        await a.addSafeguarding(tx, { person, on: '2016-06-01' })
        await a.addAssessment(tx, { person, on: '2016-07-01', level: 'emerging' })
      }
      return people as [string, string]
    })
    const count = async (knownAt?: Instant) => {
      const found = mustBeOk(
        await figures(db.database, db.operator, {
          period,
          by: ['month', 'home_authority', 'match'],
          ...(knownAt ? { knownAt } : {}),
        }),
      )
      const told = found.figures.map((one) => [
        one.measure.id,
        one.value,
        ...[...one.parts].map(([, parts]) => parts.filter((part) => part.value > 0)),
      ])
      return {
        at: found.knownAt,
        told,
        values: Object.fromEntries(found.figures.map((one) => [one.measure.id, one.value])),
      }
    }
    const manager = db.as('team_manager')
    const before = await count()
    const mergeId = await mergeNow(db, manager, kept, absorbed)
    const merged = await count()
    await undoNow(db, manager, mergeId)
    const undone = await count()
    for (const measure of [
      'children_in_contacts',
      'people_arrested',
      'children_safeguarded',
      'children_identified_at_risk',
    ])
      assert.deepEqual(
        [before, merged, undone].map((one) => one.values[measure]),
        [2, 1, 2],
        measure,
      )
    for (const measure of ['contacts_received', 'arrests'])
      assert.deepEqual(
        [before, merged, undone].map((one) => one.values[measure]),
        [2, 2, 2],
        measure,
      )
    for (const one of [before, merged, undone]) assert.deepEqual((await count(one.at)).told, one.told)
    assert.deepEqual(undone.told, before.told)
  })
})
