import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { onEachEngine } from '../../../test/support/database.ts'
import { uuidv7 } from '../uuid.ts'
import { asKnownAt, correctRecord, inTransaction, insertRecords, type Principal, type Database } from './index.ts'

const awareness = (id: string, attendees: number) => ({
  awareness_activity_id: id,
  ref: `A-${id}`,
  held_on: '2016-05-03' as never,
  authority: 'E06000021',
  audience: 'parents',
  attendees,
})

const attendeesKnownAt = (database: Database, by: Principal, moment?: string) =>
  inTransaction(
    database,
    by,
    async (tx) => {
      const known = asKnownAt(by.partnershipId, 'awareness_activity', ['attendees'], (moment ?? tx.now) as never)
      const { rows } = await sql<{
        n: number | null
      }>`with ${known} select sum(attendees)::bigint n from awareness_activity`.execute(tx)
      return { value: rows[0]!.n, at: tx.now }
    },
    'count',
  )

onEachEngine('records', (open) => {
  test('a figure as known at an earlier moment stays what it was after a correction', async () => {
    const { database, operator } = await open()
    const id = uuidv7()
    await inTransaction(database, operator, (tx) => insertRecords(tx, 'awareness_activity', [awareness(id, 12)]))
    const before = await attendeesKnownAt(database, operator)
    assert.equal(before.value, 12)
    const corrected = await inTransaction(database, operator, (tx) =>
      correctRecord(tx, 'awareness_activity', id, 1, { attendees: 21 }),
    )
    assert.equal(corrected, true)
    assert.equal((await attendeesKnownAt(database, operator)).value, 21)
    assert.equal((await attendeesKnownAt(database, operator, before.at)).value, 12)
  })

  test('a correction of a version that no longer stands changes nothing', async () => {
    const { database, operator } = await open()
    const id = uuidv7()
    await inTransaction(database, operator, (tx) => insertRecords(tx, 'awareness_activity', [awareness(id, 12)]))
    const correct = (attendees: number) =>
      inTransaction(database, operator, (tx) => correctRecord(tx, 'awareness_activity', id, 1, { attendees }))
    assert.equal(await correct(13), true)
    assert.equal(await correct(14), false)
    assert.equal((await attendeesKnownAt(database, operator)).value, 13)
  })

  test('of two corrections of one version at the same moment one is made, and the other changes nothing', async () => {
    const { database, operator } = await open()
    const id = uuidv7()
    await inTransaction(database, operator, (tx) => insertRecords(tx, 'awareness_activity', [awareness(id, 12)]))
    const correct = (attendees: number) =>
      inTransaction(database, operator, (tx) => correctRecord(tx, 'awareness_activity', id, 1, { attendees }))
    const done = await Promise.all([13, 14, 15].map(correct))
    assert.deepEqual(done.toSorted(), [false, false, true])
  })

  test('nobody outside the partnership, and no role that may not, sees a row', async () => {
    const { database, operator, as } = await open()
    await inTransaction(database, operator, (tx) => insertRecords(tx, 'awareness_activity', [awareness(uuidv7(), 12)]))
    const seenBy = (by: Principal) =>
      inTransaction(
        database,
        by,
        async (tx) => (await tx.selectFrom('awareness_activity').select('ref').execute()).length,
      )
    assert.equal(await seenBy(operator), 1)
    assert.equal(await seenBy(as('councillor')), 0)
    assert.equal(await seenBy({ ...operator, partnershipId: uuidv7() }), 0)
  })

  test('the counting role cannot read a name, whoever asks', async () => {
    const { database, operator } = await open()
    const names = inTransaction(
      database,
      operator,
      (tx) => tx.selectFrom('person').select('given_name').execute(),
      'count',
    )
    await assert.rejects(names, /permission denied/)
  })

  test('a change that goes around the history is caught by the guard that tests stand behind', async () => {
    const { database, operator } = await open()
    const id = uuidv7()
    await inTransaction(database, operator, (tx) => insertRecords(tx, 'awareness_activity', [awareness(id, 12)]))
    const around = (change: string) =>
      inTransaction(database, operator, (tx) => sql.raw(`update awareness_activity set ${change}`).execute(tx))
    await assert.rejects(around('attendees = 99'), /changed from version 1 to 1/)
    await assert.rejects(around('attendees = 99, version = 2'), /was lost/)
    assert.equal((await attendeesKnownAt(database, operator)).value, 12)
  })

  test('what an exception or a refusal ends leaves nothing behind', async () => {
    const { database, operator } = await open()
    const insert = (then: () => unknown) =>
      inTransaction(database, operator, async (tx) => {
        await insertRecords(tx, 'awareness_activity', [awareness(uuidv7(), 1)])
        return then()
      })
    await assert.rejects(
      insert(() => assert.fail('a fault')),
      /a fault/,
    )
    assert.deepEqual(await insert(() => ({ ok: false, refusal: 'no' })), { ok: false, refusal: 'no' })
    assert.equal((await attendeesKnownAt(database, operator)).value, null)
  })

  test('a figure counted while a write is under way stays the same after that write ends', async (t) => {
    const { database, operator } = await open()
    if (database.engine === 'embedded') return t.skip('the embedded database runs one transaction at a time')
    let counted: { value: number | null; at: string } | undefined
    await inTransaction(database, operator, async (tx) => {
      await insertRecords(tx, 'awareness_activity', [awareness(uuidv7(), 5)])
      counted = await attendeesKnownAt(database, operator)
    })
    assert.equal(counted!.value, null)
    assert.equal((await attendeesKnownAt(database, operator)).value, 5)
    assert.equal((await attendeesKnownAt(database, operator, counted!.at)).value, null)
  })

  test('an actor whose settings are not what they should be reaches no row', async () => {
    const { database, operator } = await open()
    for (const odd of [
      { partnershipId: "x'; reset role; --" },
      { sees: ["people'; reset role; --"] },
      { authorities: ["*', set_config"] },
      { actorId: '' },
    ])
      await assert.rejects(
        inTransaction(database, { ...operator, ...odd }, (tx) => tx.selectFrom('person').selectAll().execute()),
        /not a setting of an actor/,
      )
  })
})
