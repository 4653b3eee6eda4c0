import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import * as fc from 'fast-check'
import { toldOf } from '../../test/builders/passing.ts'
import * as records from '../../test/builders/records.ts'
import { aTeam, type Team } from '../../test/builders/work.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { offerContact, takeOfferStep } from '../passing/index.ts'
import { inTransaction, insertRecords } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { allocate, handOver, type Target } from './allocating.ts'
import { viewBoard, viewHeldBy, viewHolders, viewMyWork, viewWorkOn } from './reading.ts'
import { allocationsOf } from './store/allocations.ts'

onEachEngine('allocating', (open) => {
  let place: TestDatabase
  let team: Team
  before(async () => {
    place = await open()
    team = await aTeam(place)
  })

  const aContact = () => toldOf(place, team.manager)
  const to = (actor: Actor): Target => ({ kind: 'user', id: actor.actorId })
  const theTeam = (actor: Actor): Target => ({ kind: 'team', id: actor.agencyId })
  const historyOf = (recordId: string, as = team.manager) =>
    inTransaction(place.database, as, (tx) => allocationsOf(tx, recordId))
  const current = async (recordId: string) => (await historyOf(recordId)).find((one) => one.ended === null)
  const give = async (
    by: Actor,
    contactIds: readonly string[],
    target: Target,
    more: { batchId?: string; seen?: string | null; reason?: string | null; kind?: 'contact' | 'child' } = {},
  ) => {
    const given: { kind: 'contact' | 'child'; recordId: string; seen: string | null }[] = []
    for (const recordId of contactIds) {
      const seen = more.seen === undefined ? ((await current(recordId))?.allocationId ?? null) : more.seen
      given.push({ kind: more.kind ?? 'contact', recordId, seen })
    }
    return allocate(place.database, by, {
      batchId: more.batchId ?? uuidv7(),
      records: given,
      to: target,
      reason: more.reason === undefined ? 'They know the family' : more.reason,
    })
  }
  const kindOf = (result: Awaited<ReturnType<typeof give>>) => (result.ok ? 'ok' : result.refusal.kind)

  test('who held a contact, from when until when, by whom and why, is all kept', async () => {
    const contactId = await aContact()
    mustBeOk(await give(team.manager, [contactId], theTeam(team.worker), { reason: null }))
    mustBeOk(await give(team.manager, [contactId], to(team.worker)))
    mustBeOk(await give(team.manager, [contactId], to(team.second), { reason: 'On leave' }))
    const [last, middle, first] = await historyOf(contactId)
    assert.deepEqual(
      [first, middle, last].map((one) => [one!.userName, one!.allocatedBy, one!.reason, one!.ended?.why]),
      [
        [null, 'manager Example', null, 'They know the family'],
        ['worker Example', 'manager Example', 'They know the family', 'On leave'],
        ['second Example', 'manager Example', 'On leave', undefined],
      ],
    )
    assert.equal(first!.ended!.at, middle!.allocatedAt)
  })

  test('a form sent twice allocates once, and one that shows an older holder is refused', async () => {
    const contactId = await aContact()
    const batchId = uuidv7()
    const form = { batchId, seen: null }
    mustBeOk(await give(team.manager, [contactId], to(team.worker), form))
    mustBeOk(await give(team.manager, [contactId], to(team.worker), form))
    assert.equal((await historyOf(contactId)).length, 1)
    assert.equal(
      kindOf(await give(team.manager, [contactId], to(team.second), { seen: null })),
      'changed_by_someone_else',
    )
    // Two at once: one wins.
    const free = await aContact()
    const both = await Promise.all([
      give(team.manager, [free], to(team.worker), { seen: null }),
      give(team.manager, [free], to(team.second), { seen: null }),
    ])
    assert.deepEqual(both.map(kindOf).toSorted(), ['changed_by_someone_else', 'ok'])
  })

  test('several are allocated together or none of them is', async () => {
    const [one, other] = [await aContact(), await aContact()]
    mustBeOk(await give(team.manager, [other], to(team.worker)))
    const refused = await allocate(place.database, team.manager, {
      batchId: uuidv7(),
      records: [
        { kind: 'contact', recordId: one, seen: null },
        { kind: 'contact', recordId: other, seen: null },
      ],
      to: to(team.second),
      reason: null,
    })
    assert.ok(!refused.ok && refused.refusal.kind === 'changed_by_someone_else' && refused.refusal.refs.length === 1)
    assert.equal(await current(one), undefined)
  })

  test('nobody is given what they could not open, and a team only where somebody in it could', async () => {
    const contactId = await aContact()
    assert.equal(kindOf(await give(team.manager, [contactId], to(team.county_worker))), 'cannot_open')
    assert.equal(kindOf(await give(team.manager, [contactId], theTeam(team.county_worker))), 'cannot_open')
    assert.equal(kindOf(await give(team.manager, [contactId], to(team.analyst))), 'cannot_open')
    assert.equal(kindOf(await give(team.manager, [contactId], { kind: 'user', id: uuidv7() })), 'unknown_holder')
    const restricted = await inTransaction(place.database, place.operator, (tx) =>
      records.addContact(tx, { at: '2017-05-01', about: [], restricted: true }),
    )
    assert.equal(kindOf(await give(team.manager, [restricted], to(team.worker))), 'cannot_open')
    assert.equal(kindOf(await give(team.manager, [restricted], theTeam(team.worker))), 'ok')
    mustBeOk(await give(team.manager, [contactId], to(team.police)))
    const work = mustBeOk(await viewWorkOn(place.database, team.police, 'contact', contactId))
    assert.equal(work.allocations[0]?.userName, 'police Example')
  })

  test('somebody without the board takes what nobody or their team holds, and gives back what is theirs', async () => {
    const contactId = await aContact()
    assert.equal(kindOf(await give(team.worker, [contactId], to(team.second))), 'not_yours_to_give')
    mustBeOk(await give(team.worker, [contactId], to(team.worker)))
    assert.equal(kindOf(await give(team.second, [contactId], to(team.second))), 'not_yours_to_give')
    assert.equal(kindOf(await give(team.worker, [contactId], theTeam(team.worker), { reason: ' ' })), 'reason_missing')
    mustBeOk(await give(team.worker, [contactId], theTeam(team.worker)))
    mustBeOk(await give(team.second, [contactId], to(team.second)))
    mustBeOk(await give(team.second, [contactId], { kind: 'nobody' }))
    assert.equal(await current(contactId), undefined)
    assert.equal(kindOf(await give(team.analyst, [contactId], to(team.worker))), 'not_found')
  })

  test('another authority sees neither the contact, nor who holds it, nor a count of it', async () => {
    const contactId = await aContact()
    mustBeOk(await give(team.manager, [contactId], to(team.police)))
    const board = mustBeOk(await viewBoard(place.database, team.county_manager, {}))
    assert.deepEqual([board.rows, board.counts.states.overdue, board.counts.holders], [[], 0, []])
    assert.deepEqual(mustBeOk(await viewHolders(place.database, team.county_manager)).people, [])
    const held = mustBeOk(await viewHeldBy(place.database, team.county_manager, team.police.actorId)).held
    assert.deepEqual([held.total, held.shown], [0, []])
    assert.equal((await viewWorkOn(place.database, team.county_manager, 'contact', contactId)).ok, false)
    assert.equal(kindOf(await give(team.county_manager, [contactId], to(team.police))), 'not_found')
    assert.deepEqual(await historyOf(contactId, team.county_manager), [])
    const restricted = await inTransaction(place.database, place.operator, (tx) =>
      records.addContact(tx, { at: '2017-05-01', about: [], restricted: true }),
    )
    mustBeOk(await give(team.manager, [restricted], theTeam(team.worker)))
    const mine = mustBeOk(await viewMyWork(place.database, team.worker, {}))
    assert.ok(!JSON.stringify(mine).includes(restricted))
  })

  test('a contact that another authority takes over is held by nobody there, and its holder is told why', async () => {
    const contactId = await aContact()
    mustBeOk(await give(team.manager, [contactId], to(team.worker)))
    const offerId = uuidv7()
    const offer = { offerId, contactId, to: records.STAFFORDSHIRE, reason: 'They live there' }
    mustBeOk(await offerContact(place.database, team.manager, offer))
    const step = { step: 'accept', offerId, version: 1, reason: null } as const
    mustBeOk(await takeOfferStep(place.database, team.county_manager, step))
    const work = mustBeOk(await viewWorkOn(place.database, team.county_manager, 'contact', contactId))
    assert.deepEqual([work.allocations, work.tasks.length, work.tasks[0]?.closed], [[], 1, null])
    mustBeOk(await give(team.county_manager, [contactId], to(team.county_worker), { seen: null }))
    const mine = mustBeOk(await viewMyWork(place.database, team.worker, {}))
    assert.ok(!JSON.stringify(mine).includes(contactId))
    const [left] = await historyOf(contactId)
    assert.match(left!.ended!.why!, /passed to Staffordshire/)
  })

  test('everything that a leaver holds is handed over in one step, or some of it, and nothing is lost', async () => {
    const leaver = team.second
    const contactIds = [await aContact(), await aContact(), await aContact()]
    const held = async (who = leaver) => mustBeOk(await viewHeldBy(place.database, team.manager, who.actorId)).held
    for (const contactId of contactIds) mustBeOk(await give(team.manager, [contactId], to(leaver)))
    const before = await held()
    const stale = before.stamp
    const some = before.shown.filter((one) => one.recordId === contactIds[0])
    const base = { from: leaver.actorId, to: to(team.worker), reason: 'She leaves on Friday' }
    const step = (which: Parameters<typeof handOver>[2]['which'], batchId = uuidv7()) =>
      handOver(place.database, team.manager, { ...base, batchId, which })
    mustBeOk(await step({ kind: 'some', allocationIds: some.map((one) => one.allocationId) }))
    assert.equal((await held()).total, before.total - 1)
    assert.equal(kindOf(await step({ kind: 'all', stamp: stale })), 'changed_by_someone_else')
    const ended = { kind: 'some', allocationIds: some.map((one) => one.allocationId) } as const
    assert.equal(kindOf(await step(ended)), 'changed_by_someone_else')
    const batchId = uuidv7()
    const { stamp } = await held()
    mustBeOk(await step({ kind: 'all', stamp }, batchId))
    assert.equal(mustBeOk(await step({ kind: 'all', stamp }, batchId)).records, before.total - 1)
    assert.equal((await held()).total, 0)
    const theirs = (await held(team.worker)).shown.map((one) => one.recordId)
    for (const contactId of contactIds) assert.ok(theirs.includes(contactId))
    assert.equal((await handOver(place.database, team.worker, { ...base, batchId, which: ended })).ok, false)
  })

  test('a child whose two records were held and merged is held once, by whoever was allocated last', async () => {
    const [one, other] = await inTransaction(place.database, place.operator, async (tx) => [
      await records.addPerson(tx, { given_name: 'Ada' }),
      await records.addPerson(tx, { given_name: 'Ada' }),
    ])
    mustBeOk(await give(team.manager, [one!], to(team.worker), { kind: 'child' }))
    mustBeOk(await give(team.manager, [other!], to(team.second), { kind: 'child' }))
    const { mergeNow } = await import('../../test/builders/merging.ts')
    await mergeNow(place, { ...place.operator, role: 'team_manager' }, one!, other!)
    const kept = (await viewWorkOn(place.database, team.manager, 'child', one!)).ok ? one! : other!
    const work = mustBeOk(await viewWorkOn(place.database, team.manager, 'child', kept))
    assert.deepEqual(
      work.allocations.filter((found) => found.ended === null).map((found) => found.userName),
      ['second Example'],
    )
    assert.equal(work.allocations.length, 2)
  })

  test('however records are given, a record has one holder and its history has no gap that nobody made', async () => {
    const contactId = await aContact()
    const targets = [
      to(team.worker),
      to(team.second),
      to(team.police),
      theTeam(team.worker),
      { kind: 'nobody' } as const,
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...targets), { maxLength: 4 }), async (steps) => {
        for (const target of steps) await give(team.manager, [contactId], target)
        const all = await historyOf(contactId)
        assert.ok(all.filter((one) => one.ended === null).length <= 1)
        for (const [at, one] of all.entries())
          if (at > 0) assert.ok(one.ended !== null && one.ended.at <= all[at - 1]!.allocatedAt)
      }),
      { numRuns: 8 },
    )
  })

  test('an allocation that is changed keeps what stood, and every change is in the audit', async () => {
    const contactId = await aContact()
    mustBeOk(await give(team.manager, [contactId], to(team.worker)))
    mustBeOk(await give(team.manager, [contactId], to(team.second)))
    const entries = await inTransaction(place.database, place.operator, (tx) =>
      tx
        .selectFrom('audit_entry')
        .select(['action', 'detail'])
        .where('subject_id', '=', contactId)
        .where('action', '=', 'allocate')
        .orderBy('happened_at')
        .execute(),
    )
    assert.deepEqual(
      entries.map((one) => one.detail),
      [
        { from: null, to: team.worker.actorId },
        { from: team.worker.actorId, to: team.second.actorId },
      ],
    )
    await assert.rejects(
      inTransaction(place.database, team.county_manager, (tx) =>
        insertRecords(tx, 'allocation', [
          {
            allocation_id: uuidv7(),
            batch_id: uuidv7(),
            contact_id: contactId,
            agency_id: team.worker.agencyId,
            allocated_at: tx.now,
            allocated_by: 'x',
            authority: records.STOKE,
            seen_as: 'contacts',
          },
        ]),
      ),
      /row-level security/,
    )
  })
})
