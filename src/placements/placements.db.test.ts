/** The register of placements on each engine: who may keep it, who sees what of it, and what stands after two at once. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { mergeNow } from '../../test/builders/merging.ts'
import { aPlacement } from '../../test/builders/placements.ts'
import { addPerson, DORSET, STAFFORDSHIRE, STOKE } from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { correctRecord, inTransaction } from '../platform/database/index.ts'
import { addDays, plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { correctPlacement, recordPlacement } from './actions.ts'
import type { NewPlacement, PlacementFacts } from './placement.ts'
import { viewPlacement, viewPlacements } from './reading.ts'
import { placementsOf, type Show } from './store.ts'

onEachEngine('placements', (open) => {
  let place: TestDatabase
  let worker: Actor
  let manager: Actor
  let county: Actor
  let police: Actor
  before(async () => {
    place = await open()
    worker = place.as('social_worker', STOKE)
    manager = place.as('team_manager', STOKE)
    county = place.as('social_worker', STAFFORDSHIRE)
    police = place.as('police_officer')
  })

  const aChild = (row: Parameters<typeof addPerson>[1] = {}) =>
    inTransaction(place.database, place.operator, (tx) => addPerson(tx, { date_of_birth: '2004-05-17', ...row }))
  const record = (placement: NewPlacement, by = worker) => recordPlacement(place.database, by, placement)
  const kindOf = (done: { ok: boolean; refusal?: { kind: string } }) => (done.ok ? 'done' : done.refusal!.kind)
  const see = (placementId: string, by: Actor = worker) => viewPlacement(place.database, by, placementId)
  const factsOf = (placement: NewPlacement): PlacementFacts => {
    const { placementId: _id, personId: _child, ...facts } = placement
    return facts
  }
  const counts = async (by: Actor, direction: 'sent' | 'received', show: Show) =>
    mustBeOk(await viewPlacements(place.database, by, { direction, show, page: 1 })).counts[direction][show]
  const auditOf = (personId: string) =>
    inTransaction(place.database, place.operator, async (tx) =>
      (
        await tx
          .selectFrom('audit_entry')
          .select('action')
          .where('subject_id', '=', personId)
          .where('actor_id', '=', worker.actorId)
          .orderBy('audit_id')
          .execute()
      ).map((one) => one.action),
    )

  test('a form sent twice, also at once, is one placement; recording, reading and correcting are in the audit', async () => {
    const personId = await aChild()
    const placement = aPlacement({ personId, notes: 'What they said', address: '1 Nowhere Street' })
    const both = await Promise.all([record(placement), record(placement)])
    assert.deepEqual(both.map(kindOf), ['done', 'done'])
    assert.equal(kindOf(await record(placement)), 'done')
    const seen = mustBeOk(await see(placement.placementId)).placement
    assert.deepEqual({ ...seen, ...placement }, seen)
    assert.match(seen.ref, /^PL-/)
    const correction = { ...factsOf(placement), startNotifiedOn: plainDate('2017-03-02') }
    const { placementId } = placement
    mustBeOk(await correctPlacement(place.database, worker, { placementId, version: 1, facts: correction }))
    const { placement: now, notifications } = mustBeOk(await see(placementId))
    assert.equal(now.version, 2)
    assert.equal(notifications.start.timeliness, 'late')
    const all = await inTransaction(place.database, place.operator, (tx) => placementsOf(tx, personId))
    assert.equal(all.length, 1)
    assert.deepEqual(await auditOf(personId), [
      'record_placement',
      'view_placement',
      'correct_placement',
      'view_placement',
    ])
    const earlier = await inTransaction(place.database, place.operator, (tx) =>
      tx.selectFrom('placement_history').select('start_notified_on').where('placement_id', '=', placementId).execute(),
    )
    assert.deepEqual(earlier, [{ start_notified_on: null }])
  })

  test('of two who put a placement right at once one is told, and a stale tab or nothing new changes nothing', async () => {
    const placement = aPlacement({ personId: await aChild() })
    mustBeOk(await record(placement))
    const { placementId } = placement
    const correct = (socialWorker: string | null, version: number) =>
      correctPlacement(place.database, worker, { placementId, version, facts: { ...factsOf(placement), socialWorker } })
    assert.equal(kindOf(await correct(null, 1)), 'nothing_new')
    const both = await Promise.all([correct('One', 1), correct('Other', 1)])
    assert.deepEqual(both.map(kindOf).toSorted(), ['changed_by_someone_else', 'done'])
    assert.equal(kindOf(await correct('Late', 1)), 'changed_by_someone_else')
    assert.equal(mustBeOk(await see(placementId)).placement.version, 2)
  })

  test('each council keeps its own side, and neither writes or reads in the other’s register', async () => {
    const personId = await aChild({ home_authority: STOKE })
    const within = { personId, homeAuthority: STOKE, hostAuthority: STAFFORDSHIRE }
    const sent = aPlacement({ ...within, direction: 'sent' })
    const received = aPlacement({ ...within, direction: 'received' })
    assert.equal(kindOf(await record(sent, county)), 'outside_your_area')
    assert.equal(kindOf(await record(received)), 'outside_your_area')
    mustBeOk(await record(sent))
    mustBeOk(await record(received, county))
    assert.ok((await see(sent.placementId)).ok)
    assert.equal(kindOf(await see(received.placementId)), 'not_found')
    assert.equal(kindOf(await see(sent.placementId, county)), 'not_found')
    const facts = { ...factsOf(received), notes: 'Not theirs' }
    const theirs = { placementId: received.placementId, version: 1, facts }
    assert.equal(kindOf(await correctPlacement(place.database, worker, theirs)), 'not_found')
    // Police of the whole force area read both, and keep neither.
    for (const one of [sent, received]) assert.equal(mustBeOk(await see(one.placementId, police)).mayCorrect, false)
    assert.equal(kindOf(await record(aPlacement({ personId: await aChild() }), police)), 'not_found')
    const handedAway = { ...factsOf(sent), homeAuthority: STAFFORDSHIRE, hostAuthority: STOKE }
    const ours = { placementId: sent.placementId, version: 1, facts: handedAway }
    assert.equal(kindOf(await correctPlacement(place.database, worker, ours)), 'outside_your_area')
  })

  test('what cannot be is refused: no such authority, nobody, two placements on one day', async () => {
    const personId = await aChild()
    assert.equal(kindOf(await record(aPlacement({ personId, homeAuthority: 'E99999999' }))), 'unknown_authority')
    assert.equal(kindOf(await record(aPlacement({ personId, hostAuthority: DORSET }))), 'outside_your_area')
    assert.equal(kindOf(await record(aPlacement({ personId, homeAuthority: STOKE }))), 'one_authority')
    assert.equal(kindOf(await record(aPlacement({ personId: uuidv7() }))), 'not_found')
    const first = aPlacement({ personId, endsOn: plainDate('2017-04-01') })
    mustBeOk(await record(first))
    const again = aPlacement({ personId, startsOn: plainDate('2017-03-20') })
    assert.equal(kindOf(await record(again)), 'placed_already')
    mustBeOk(await record({ ...again, startsOn: plainDate('2017-04-01') }))
  })

  test('a restricted child’s placement is neither shown nor counted to those who may not see the child', async () => {
    const [before, beforeOfManager] = [
      await counts(worker, 'received', 'now'),
      await counts(manager, 'received', 'now'),
    ]
    const hidden = aPlacement({ personId: await aChild({ restricted: true }) })
    assert.equal(kindOf(await record(hidden)), 'not_found')
    mustBeOk(await record(hidden, manager))
    // One whose child was restricted since, and is not yet itself.
    const personId = await aChild()
    const since = aPlacement({ personId })
    mustBeOk(await record(since))
    await inTransaction(place.database, place.operator, (tx) =>
      correctRecord(tx, 'person', personId, 1, { restricted: true }),
    )
    for (const one of [hidden, since]) {
      assert.equal(kindOf(await see(one.placementId)), 'not_found')
      assert.ok((await see(one.placementId, manager)).ok)
    }
    assert.equal(await counts(worker, 'received', 'now'), before)
    assert.equal(await counts(manager, 'received', 'now'), beforeOfManager + 2)
  })

  test('the register counts what is shown, page by page, and goes on asking for what was not told', async () => {
    const of = (by: Actor, show: Show, page = 1) =>
      viewPlacements(place.database, by, { direction: 'received', show, page }).then(mustBeOk)
    const toNotify = await counts(county, 'received', 'to_notify')
    const home = { direction: 'received' as const, homeAuthority: DORSET, hostAuthority: STAFFORDSHIRE }
    for (let index = 0; index < 30; index++) {
      const startsOn = addDays(plainDate('2016-01-01'), index)
      const told = index % 2 === 0 ? startsOn : null
      const personId = await aChild()
      mustBeOk(await record(aPlacement({ personId, ...home, startsOn, startNotifiedOn: told }), county))
    }
    const first = await of(county, 'now')
    assert.equal(first.placements.length, 25)
    const last = await of(county, 'now', 900)
    assert.equal(last.page, first.pages)
    assert.equal(first.counts.received.now, 25 * (first.pages - 1) + last.placements.length)
    assert.equal(await counts(county, 'received', 'to_notify'), toNotify + 15)
    const waiting = await of(county, 'to_notify')
    assert.ok(waiting.placements.every((one) => one.placement.startNotifiedOn === null))
    const days = waiting.placements.map((one) => one.placement.startsOn)
    assert.deepEqual(days, days.toSorted())
    for (const role of ['analyst', 'councillor', 'strategic_manager'] as const)
      assert.equal(
        kindOf(await viewPlacements(place.database, place.as(role), { direction: 'sent', show: 'now', page: 1 })),
        'not_found',
      )
  })

  test('placements go along when two records turn out to be one child', async () => {
    const [kept, absorbed] = [await aChild(), await aChild()]
    const placement = aPlacement({ personId: absorbed })
    mustBeOk(await record(placement))
    await mergeNow(place, manager, kept, absorbed)
    assert.equal(mustBeOk(await see(placement.placementId)).child.personId, kept)
  })
})
