/** Merges and undoings in any order, held to a plain model: a list of who is whose, and a stack of what was done. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import * as a from '../../../test/builders/records.ts'
import { dumpOf, mergeNow, undoNow } from '../../../test/builders/merging.ts'
import { onEachEngine, type TestDatabase } from '../../../test/support/database.ts'
import { mustBeOk } from '../../platform/result.ts'
import { inTransaction, insertRecords } from '../../platform/database/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { previewMerge, refreshKeys, rememberNotSame, summariesOf, undoMerge, viewMerge } from '../index.ts'

const PEOPLE = 7
/** Few enough that some merges touch each other and some do not; many enough that some rows say the same after one. */
const SIBLINGS: readonly [number, number][] = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 3],
  [4, 5],
  [3, 4],
  [5, 6],
]

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('merge' as const), one: fc.nat(PEOPLE - 1), other: fc.nat(PEOPLE - 1) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('record' as const), about: fc.nat(PEOPLE - 1) }) },
)

/** What the model knows: who stands for whom, whose each record is by right, and which merges stand. */
type Standing = { mergeId: string; kept: number; absorbed: number; order: number }

async function somePeople(db: TestDatabase): Promise<string[]> {
  return inTransaction(db.database, db.operator, async (tx) => {
    const ids: string[] = []
    for (let place = 0; place < PEOPLE; place++)
      ids.push(
        await a.addPerson(tx, {
          given_name: `Name${place}`,
          sex: place % 2 ? null : 'F',
          date_of_birth: ['2004', null, '2004-05-17', '2004-05', null, '2005'][place] ?? null,
          restricted: place === 5,
        }),
      )
    for (const [place, id] of ids.entries()) {
      await a.addContact(tx, { at: '2017-03-01', about: [id, ids[(place + 1) % PEOPLE]!] })
      await a.addArrest(tx, { person: id, on: '2017-01-01' })
    }
    const pairs = SIBLINGS.map(([one, other]) => [ids[one]!, ids[other]!].toSorted())
    await insertRecords(
      tx,
      'relationship',
      pairs.map(([person_id, related_person_id]) => ({
        relationship_id: uuidv7(),
        person_id: person_id!,
        related_person_id: related_person_id!,
        kind: 'sibling',
        source: 'test',
      })),
    )
    await refreshKeys(tx, ids)
    const manager = db.as('team_manager')
    for (const other of [1, 2]) await rememberNotSame(tx, manager, { one: ids[0]!, other: ids[other]!, reason: null })
    return ids
  })
}

onEachEngine('merges at random', (open) => {
  let opened: Promise<TestDatabase> | undefined
  const place = () => (opened ??= open())

  test('after any merges and undoings each record is where the model says, and all undone is as it was', async () => {
    const shared = await place()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 22, size: 'max' }), async (steps) => {
        const { rows } = await shared.database.pool.query(
          `insert into partnership (partnership_id, name, police_force)
           select gen_random_uuid(), gen_random_uuid()::text, 'Staffordshire' returning partnership_id`,
        )
        const partnershipId = rows[0].partnership_id as string
        const db = {
          ...shared,
          operator: { ...shared.operator, partnershipId },
          as: (...of: Parameters<TestDatabase['as']>) => ({ ...shared.as(...of), partnershipId }),
        }
        const manager = db.as('team_manager')
        const ids = await somePeople(db)
        const before = await dumpOf(db)
        const owner = ids.map((_, index) => index)
        const find = (of: number): number => (owner[of] === of ? of : find(owner[of]!))
        const stack: Standing[] = []
        for (const [order, one] of steps.entries()) {
          if (one.kind === 'merge') {
            const [kept, absorbed] = [one.one, one.other]
            const allowed = kept !== absorbed && find(kept) === kept && find(absorbed) === absorbed
            const preview = await previewMerge(db.database, manager, ids[kept]!, ids[absorbed]!)
            assert.equal(preview.ok, allowed, JSON.stringify(preview))
            if (!allowed) continue
            const mergeId = await mergeNow(db, manager, ids[kept]!, ids[absorbed]!)
            owner[absorbed] = kept
            stack.push({ mergeId, kept, absorbed, order })
          } else if (one.kind === 'undo') {
            const wanted = stack[one.which % Math.max(stack.length, 1)]
            if (!wanted) continue
            const touched = stack.some(
              (other) => other.order > wanted.order && [other.kept, other.absorbed].includes(wanted.kept),
            )
            const view = mustBeOk(await viewMerge(db.database, manager, wanted.mergeId))
            assert.ok(view.later !== undefined || !touched)
            if (view.later) {
              const undo = { mergeId: wanted.mergeId, reason: 'x', toAbsorbed: [], shown: view.shown }
              const refused = await undoMerge(db.database, manager, undo)
              assert.equal(!refused.ok && refused.refusal.kind, 'later_first')
              continue
            }
            await undoNow(db, manager, wanted.mergeId)
            owner[wanted.absorbed] = wanted.absorbed
            stack.splice(stack.indexOf(wanted), 1)
          } else if (find(one.about) === one.about) {
            await inTransaction(db.database, db.operator, (tx) =>
              a.addArrest(tx, { person: ids[one.about]!, on: '2017-02-02' }),
            )
          }
          await checkAgainst(db, ids, find)
        }
        for (const standing of stack.toReversed()) await undoNow(db, manager, standing.mergeId)
        assert.deepEqual({ ...(await dumpOf(db)), arrest: [] }, { ...before, arrest: [] })
      }),
      { numRuns: 5, endOnFailure: true, includeErrorInReport: true },
    )
  })
})

/** Every row that moves belongs to somebody who stands for themselves, and nobody else is shown. */
async function checkAgainst(db: TestDatabase, ids: readonly string[], find: (of: number) => number): Promise<void> {
  await inTransaction(db.database, db.operator, async (tx) => {
    const people = await summariesOf(tx, ids)
    const shown = ids.filter((_, index) => find(index) === index)
    assert.deepEqual([...people.keys()].toSorted(), shown.toSorted())
    for (const [index, id] of ids.entries()) {
      if (find(index) !== index) continue
      const names = ids.flatMap((_, other) => (other !== index && find(other) === index ? [`Name${other}`] : []))
      assert.deepEqual(
        people
          .get(id)
          ?.aliases.map((one) => one.givenName)
          .toSorted(),
        names.toSorted(),
      )
    }
    for (const table of ['arrest', 'contact_child', 'person_key'] as const) {
      const rows = await tx
        .selectFrom(table)
        .select('person_id')
        .where('partnership_id', '=', tx.by.partnershipId)
        .execute()
      for (const row of rows) assert.ok(people.has(row.person_id), `${table} of somebody merged away`)
    }
    const siblings = await tx
      .selectFrom('relationship')
      .select(['person_id', 'related_person_id'])
      .where('partnership_id', '=', tx.by.partnershipId)
      .where('set_aside_by', 'is', null)
      .execute()
    const pairs = siblings.map((row) => `${row.person_id} ${row.related_person_id}`)
    const expected = SIBLINGS.map((pair) => pair.map((one) => ids[find(one)]!).toSorted())
    const told = expected.flatMap(([one, other]) => (one === other ? [] : [`${one} ${other}`]))
    assert.deepEqual(pairs.toSorted(), [...new Set(told)].toSorted())
    assert.ok(siblings.every((row) => row.person_id < row.related_person_id))
  })
}
