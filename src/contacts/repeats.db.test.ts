/** Contacts that report one event: shown together, marked, unmarked, and counted as what they are. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as a from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { inTransaction } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { markOneEvent, repeatsOf, unmarkOneEvent } from './repeats.ts'

const add = (
  db: TestDatabase,
  ...contacts: (Partial<Parameters<typeof a.addContact>[1]> & { at: string; about: string[] })[]
) =>
  inTransaction(db.database, db.operator, async (tx) => {
    const ids: string[] = []
    for (const contact of contacts) ids.push(await a.addContact(tx, contact))
    return ids
  })
const person = (db: TestDatabase) => inTransaction(db.database, db.operator, (tx) => a.addPerson(tx))
const repeats = (db: TestDatabase, contactId: string, as: Actor = db.as('contact_officer', a.STOKE)) =>
  inTransaction(db.database, as, (tx) => repeatsOf(tx, contactId))
const ids = (list: readonly { contactId: string }[]) => list.map((one) => one.contactId)
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'done' : result.refusal.kind

onEachEngine('repeat calls', (open) => {
  test('contacts within seven days about the same child and concern may be about one event, and no others', async () => {
    const db = await open()
    const [child, other] = [await person(db), await person(db)]
    const [own, , seventh] = await add(
      db,
      { at: '2017-03-10', about: [child] },
      { at: '2017-03-18', about: [child] },
      { at: '2017-03-17T23:30', about: [child, other] },
      { at: '2017-03-02', about: [child] },
      { at: '2017-03-11', about: [child], concern: 'missing' },
      { at: '2017-03-11', about: [other] },
      { at: '2017-03-12', about: [child], authority: a.STAFFORDSHIRE },
    )
    assert.deepEqual(ids((await repeats(db, own!)).possible), [seventh])
    assert.equal((await repeats(db, own!, db.as('team_manager'))).possible.length, 2)
  })

  test('marked contacts are shown together on each, those of an event joined to it come along, and it can be undone', async () => {
    const db = await open()
    const officer = db.as('contact_officer', a.STOKE)
    const child = await person(db)
    const [one, two, three, four] = (await add(
      db,
      { at: '2017-03-10', about: [child] },
      { at: '2017-03-11', about: [child] },
      { at: '2017-03-12', about: [child] },
      { at: '2017-03-13', about: [child] },
    )) as [string, string, string, string]
    mustBeOk(await markOneEvent(db.database, officer, one, [two]))
    mustBeOk(await markOneEvent(db.database, officer, four, [three]))
    mustBeOk(await markOneEvent(db.database, officer, two, [three]))
    assert.deepEqual(ids((await repeats(db, one)).marked), [two, three, four])
    assert.deepEqual((await repeats(db, one)).possible, [])
    mustBeOk(await unmarkOneEvent(db.database, officer, three))
    assert.deepEqual(ids((await repeats(db, one)).marked), [two, four])
    mustBeOk(await unmarkOneEvent(db.database, officer, two))
    mustBeOk(await unmarkOneEvent(db.database, officer, four))
    assert.deepEqual((await repeats(db, one)).eventId, null)
    assert.deepEqual(ids((await repeats(db, one)).possible), [two, three, four])
    const history = await inTransaction(db.database, db.operator, (tx) =>
      tx
        .selectFrom('contact_history')
        .select('event_id')
        .where('partnership_id', '=', tx.by.partnershipId)
        .where('contact_id', '=', one)
        .orderBy('version')
        .execute(),
    )
    assert.equal(history.length, 2)
    assert.equal(history[0]!.event_id, null)
    assert.notEqual(history[1]!.event_id, null)
  })

  test('a report in another area stays with the event that its own officers marked', async () => {
    const db = await open()
    const child = await person(db)
    const [here, there, later] = (await add(
      db,
      { at: '2017-03-10', about: [child] },
      { at: '2017-03-11', about: [child], authority: a.STAFFORDSHIRE },
      { at: '2017-03-12', about: [child] },
    )) as [string, string, string]
    mustBeOk(await markOneEvent(db.database, db.as('team_manager'), here, [there]))
    const officer = db.as('contact_officer', a.STOKE)
    assert.deepEqual(ids((await repeats(db, here)).marked), [])
    mustBeOk(await markOneEvent(db.database, officer, later, [here]))
    assert.deepEqual(ids((await repeats(db, later, db.as('team_manager'))).marked), [here, there])
    assert.equal(kindOf(await markOneEvent(db.database, officer, here, [there])), 'not_found')
  })

  test('those who do not decide contacts, and another partnership, mark nothing', async () => {
    const db = await open()
    const child = await person(db)
    const [one, two] = (await add(db, { at: '2017-03-10', about: [child] }, { at: '2017-03-11', about: [child] })) as [
      string,
      string,
    ]
    const manager = db.as('team_manager')
    assert.equal(kindOf(await markOneEvent(db.database, manager, one, [])), 'nothing_chosen')
    for (const other of [
      db.as('social_worker', a.STOKE),
      db.as('councillor'),
      { ...manager, partnershipId: uuidv7() },
    ]) {
      assert.equal(kindOf(await markOneEvent(db.database, other, one, [two])), 'not_found')
      assert.equal(kindOf(await unmarkOneEvent(db.database, other, one)), 'not_found')
    }
    assert.equal((await repeats(db, one)).eventId, null)
  })
})
