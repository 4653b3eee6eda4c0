/** Deciding who told children are: once, remembered, and by those who may. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aChild, aContact, STAFFORDSHIRE, STOKE } from '../../test/builders/contacts.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { correctPerson, findCandidates } from '../people/index.ts'
import { correctRecord, inTransaction } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { listAwaitingReview, recordContact, suggestPeople, viewContact } from './index.ts'
import { decideDifferent, decideSame, viewReviewItem } from './review-item.ts'

const known = aChild({ dateOfBirth: '2004-05-17' })
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'done' : result.refusal.kind

/** A known child, and a contact that told of somebody who may be them. */
async function waiting(db: TestDatabase) {
  const officer = db.as('contact_officer', STOKE)
  const first = aContact({ children: [known] })
  mustBeOk(await recordContact(db.database, officer, first))
  const knownId = await childOf(db, first.contactId)
  const second = aContact({ children: [aChild({ dateOfBirth: '2004' }, { who: { kind: 'unsure', seen: [knownId] } })] })
  mustBeOk(await recordContact(db.database, officer, second))
  const toldId = await childOf(db, second.contactId)
  const [awaiting] = (await listAwaitingReview(db.database, officer)).children
  return { officer, first, second, knownId, toldId, contactChildId: awaiting!.contactChildId }
}

const childOf = async (db: TestDatabase, contactId: string) =>
  mustBeOk(await viewContact(db.database, db.as('team_manager'), contactId)).children[0]!.personId
const stateOf = async (db: TestDatabase, contactId: string) =>
  mustBeOk(await viewContact(db.database, db.as('team_manager'), contactId)).children[0]!.matchState

async function same(db: TestDatabase, officer: Actor, contactChildId: string) {
  const { compared } = mustBeOk(await viewReviewItem(db.database, officer, contactChildId))
  const knownId = compared!.preview.kept.personId
  return { contactChildId, knownId, mergeId: uuidv7(), take: [], reason: 'Same school', shown: compared!.preview.shown }
}

onEachEngine('the review queue', (open) => {
  test('the same: the child of the contact is linked, counts no longer on their own, and the queue is shorter', async () => {
    const db = await open()
    const { officer, second, knownId, contactChildId } = await waiting(db)
    const decision = await same(db, officer, contactChildId)
    mustBeOk(await decideSame(db.database, officer, decision))
    assert.equal(await childOf(db, second.contactId), knownId)
    assert.equal(await stateOf(db, second.contactId), 'linked')
    assert.equal((await listAwaitingReview(db.database, officer)).total, 0)
    assert.equal(kindOf(await decideSame(db.database, officer, decision)), 'done')
    assert.equal(kindOf(await viewReviewItem(db.database, officer, contactChildId)), 'decided_already')
  })

  test('not the same: remembered, the child is new, and the pair is not asked about again', async () => {
    const db = await open()
    const { officer, second, toldId, knownId, contactChildId } = await waiting(db)
    const decided = await decideDifferent(db.database, officer, { contactChildId, otherId: knownId, reason: 'Twins' })
    assert.deepEqual(mustBeOk(decided), { settled: true })
    assert.equal(await stateOf(db, second.contactId), 'new')
    assert.equal(await childOf(db, second.contactId), toldId)
    assert.equal((await listAwaitingReview(db.database, officer)).total, 0)
    // Put back into the queue, by an import say: nobody is left to ask about.
    await inTransaction(db.database, db.operator, (tx) =>
      correctRecord(tx, 'contact_child', contactChildId, 2, { match_state: 'awaiting_review' }),
    )
    const again = mustBeOk(await viewReviewItem(db.database, officer, contactChildId))
    assert.deepEqual([again.candidates, again.othersLeft], [[], false])
  })

  test('the question comes back once what the two are compared by is put right', async () => {
    const db = await open()
    const { officer, knownId, toldId, contactChildId } = await waiting(db)
    mustBeOk(await decideDifferent(db.database, officer, { contactChildId, otherId: knownId, reason: null }))
    await inTransaction(db.database, db.operator, (tx) =>
      correctRecord(tx, 'contact_child', contactChildId, 2, { match_state: 'awaiting_review' }),
    )
    mustBeOk(await correctPerson(db.database, officer, toldId, 1, { dateOfBirth: '2004-05-17' as never }))
    const asked = mustBeOk(await viewReviewItem(db.database, officer, contactChildId))
    assert.deepEqual(
      asked.candidates.map((one) => one.person.personId),
      [knownId],
    )
  })

  test('who was decided to be different is asked about by a correction that makes them alike, and keeps what they were', async () => {
    const db = await open()
    const { officer, knownId, toldId, second, contactChildId } = await waiting(db)
    mustBeOk(await decideDifferent(db.database, officer, { contactChildId, otherId: knownId, reason: null }))
    mustBeOk(await correctPerson(db.database, officer, toldId, 1, { ethnicity: 'WBRI' }))
    assert.equal((await listAwaitingReview(db.database, officer)).total, 0)
    mustBeOk(await correctPerson(db.database, officer, toldId, 2, { dateOfBirth: '2004-05-17' as never }))
    assert.equal(await stateOf(db, second.contactId), 'awaiting_review')
    mustBeOk(await decideDifferent(db.database, officer, { contactChildId, otherId: knownId, reason: 'Still not' }))
    assert.equal(await stateOf(db, second.contactId), 'new')
  })

  test('two who never were alike are asked about once a correction makes them so, seen by who corrects or not', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    const first = aContact({ children: [known] })
    const other = aContact({
      authority: STAFFORDSHIRE,
      children: [aChild({ givenName: 'Zebedee', familyName: 'Quill', dateOfBirth: '2009-08-09', postcode: null })],
    })
    mustBeOk(await recordContact(db.database, officer, first))
    mustBeOk(await recordContact(db.database, db.as('contact_officer', STAFFORDSHIRE), other))
    const [knownId, otherId] = [await childOf(db, first.contactId), await childOf(db, other.contactId)]
    const named = { givenName: 'Amina', familyName: 'Exampel', dateOfBirth: '2004-05-17' as never }
    mustBeOk(await correctPerson(db.database, officer, otherId, 1, named))
    assert.equal(await stateOf(db, other.contactId), 'awaiting_review')
    assert.equal(await stateOf(db, first.contactId), 'new')
    // The caller told of another name: it is by the record as it is now that they are compared.
    const manager = db.as('team_manager')
    const [asked] = (await listAwaitingReview(db.database, manager)).children
    assert.deepEqual(
      asked!.candidates.map((one) => one.person.personId),
      [knownId],
    )
    const decision = await same(db, manager, asked!.contactChildId)
    mustBeOk(await decideSame(db.database, manager, decision))
    assert.equal(await childOf(db, other.contactId), knownId)
  })

  test('hundreds wait in pages, each of them once, and the last can be decided as the first', async () => {
    const db = await open()
    const { officer, knownId } = await waiting(db)
    for (let at = 0; at < 60; at++) {
      const child = aChild({ dateOfBirth: '2004', givenName: 'Amina' }, { who: { kind: 'unsure', seen: [knownId] } })
      // Whoever was recorded before may be the same as well: they were shown too.
      const [offered] = await suggestPeople(db.database, officer, [child.told])
      const seen = offered!.people.map((one) => one.person.personId)
      mustBeOk(
        await recordContact(
          db.database,
          officer,
          aContact({ children: [{ ...child, who: { kind: 'unsure', seen } }] }),
        ),
      )
    }
    const listed: string[] = []
    let after: string | undefined
    do {
      const page = await listAwaitingReview(db.database, officer, after)
      assert.equal(page.total, 61)
      listed.push(...page.children.map((one) => one.contactChildId))
      after = page.next
    } while (after)
    assert.deepEqual([listed.length, new Set(listed).size], [61, 61])
    const last = mustBeOk(await viewReviewItem(db.database, officer, listed.at(-1)!))
    assert.ok(last.compared)
    assert.equal(last.next, undefined)
  })

  test('while somebody whom the decider may not see is left, the child stays in the queue', async () => {
    const db = await open()
    const { officer, knownId, contactChildId, second } = await waiting(db)
    await inTransaction(db.database, db.operator, async (tx) => {
      await correctRecord(tx, 'person', knownId, 1, { restricted: true })
    })
    const item = mustBeOk(await viewReviewItem(db.database, officer, contactChildId))
    assert.deepEqual([item.candidates, item.othersLeft], [[], true])
    const decided = await decideDifferent(db.database, officer, { contactChildId, otherId: undefined, reason: null })
    assert.deepEqual(mustBeOk(decided), { settled: false })
    assert.equal(await stateOf(db, second.contactId), 'awaiting_review')
    const hidden = await decideDifferent(db.database, officer, { contactChildId, otherId: knownId, reason: null })
    assert.equal(kindOf(hidden), 'not_found')
  })

  test('another area, another role and another partnership find nothing to decide', async () => {
    const db = await open()
    const { officer, knownId, contactChildId } = await waiting(db)
    const decision = await same(db, officer, contactChildId)
    const others = [
      db.as('contact_officer', STAFFORDSHIRE),
      db.as('councillor'),
      db.as('social_worker', STOKE),
      db.as('police_officer'),
      { ...officer, partnershipId: uuidv7() },
    ]
    for (const other of others) {
      assert.equal(kindOf(await viewReviewItem(db.database, other, contactChildId)), 'not_found')
      assert.equal(kindOf(await decideSame(db.database, other, decision)), 'not_found')
      const different = { contactChildId, otherId: knownId, reason: null }
      assert.equal(kindOf(await decideDifferent(db.database, other, different)), 'not_found')
    }
  })

  test('of two who decide differently at once one is told', async () => {
    const db = await open()
    const { officer, knownId, contactChildId } = await waiting(db)
    const decision = await same(db, officer, contactChildId)
    mustBeOk(
      await decideDifferent(db.database, db.as('team_manager'), { contactChildId, otherId: knownId, reason: null }),
    )
    assert.equal(kindOf(await decideSame(db.database, officer, decision)), 'decided_already')
    const late = await decideDifferent(db.database, officer, { contactChildId, otherId: knownId, reason: null })
    assert.equal(kindOf(late), 'decided_already')
  })

  test('a different child, said at the front door, is remembered and offered lower with whose decision it was', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    const first = aContact({ children: [known] })
    mustBeOk(await recordContact(db.database, officer, first))
    const knownId = await childOf(db, first.contactId)
    const twin = aChild({ givenName: 'Amira' }, { who: { kind: 'different', seen: [knownId] } })
    const second = aContact({ children: [twin] })
    mustBeOk(await recordContact(db.database, officer, second))
    const twinId = await childOf(db, second.contactId)
    const [offered] = await suggestPeople(db.database, officer, [twin.told])
    assert.deepEqual(
      offered!.people.map((one) => one.person.personId),
      [twinId, knownId],
    )
    assert.deepEqual(
      offered!.people.map((one) => one.notSame?.as.personId),
      [undefined, twinId],
    )
    const found = await inTransaction(db.database, officer, (tx) => findCandidates(tx, twin.told))
    assert.equal(found.length, 2)
  })
})
