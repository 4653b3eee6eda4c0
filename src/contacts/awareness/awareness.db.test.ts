import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addAwareness, addContact, STOKE } from '../../../test/builders/records.ts'
import { onEachEngine } from '../../../test/support/database.ts'
import { correctRecord, inTransaction, nowFor } from '../../platform/database/index.ts'
import { addDays, dayOf, plainDate } from '../../platform/dates.ts'
import { mustBeOk } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { Actor } from '../../access/index.ts'
import {
  correctActivity,
  PAGE_SIZE,
  recentActivities,
  recordActivity,
  viewActivities,
  viewActivity,
} from './actions.ts'
import { activityInBrief, type ActivityFacts } from './activity.ts'

const notFound = { ok: false, refusal: { kind: 'not_found' } }

const facts = (by: Actor, changes: Partial<ActivityFacts> = {}): ActivityFacts => ({
  heldOn: dayOf(nowFor(by)),
  authority: STOKE,
  audience: 'parents',
  attendees: 24,
  topic: 'Safe online: an evening for parents',
  place: 'The Invented School',
  materials: '200 leaflets',
  ...changes,
})

onEachEngine('awareness activities', (open) => {
  test('an activity is recorded once however often it is sent, put right with its version, and what it said is kept', async () => {
    const { database, operator, as } = await open()
    const worker = as('social_worker', STOKE)
    const id = uuidv7()
    await Promise.all([0, 1].map(async () => mustBeOk(await recordActivity(database, worker, id, facts(worker)))))
    const right = { activityId: id, version: 1, facts: facts(worker, { attendees: null }) }
    mustBeOk(await correctActivity(database, worker, right))
    const stale = await correctActivity(database, worker, right)
    assert.deepEqual(stale, { ok: false, refusal: { kind: 'changed_by_someone_else' } })
    const { activity } = mustBeOk(await viewActivity(database, worker, id))
    assert.deepEqual([activity.attendees, activity.materials, activity.version], [null, '200 leaflets', 2])
    const kept = await inTransaction(database, operator, async (tx) => ({
      before: await tx.selectFrom('awareness_activity_history').select(['version', 'attendees']).execute(),
      audit: await tx
        .selectFrom('audit_entry')
        .select('action')
        .where('subject_id', '=', id)
        .orderBy('audit_id')
        .execute(),
    }))
    assert.deepEqual(kept.before, [{ version: 1, attendees: 24 }])
    assert.deepEqual(
      kept.audit.map((entry) => entry.action),
      ['record_awareness', 'correct_awareness'],
    )
  })

  test('an activity is held on a day that has come, in an area of the partnership, by who may record it', async () => {
    const { database, as } = await open()
    const worker = as('social_worker', STOKE)
    const record = async (changes: Partial<ActivityFacts>, by = worker) => {
      const result = await recordActivity(database, by, uuidv7(), facts(by, changes))
      return result.ok ? 'ok' : result.refusal.kind
    }
    assert.equal(await record({ heldOn: addDays(dayOf(nowFor(worker)), 1) }), 'in_the_future')
    assert.equal(await record({ heldOn: plainDate('1989-12-31') }), 'long_ago')
    assert.equal(await record({ authority: 'E06000059' }), 'unknown_authority')
    for (const role of ['analyst', 'strategic_manager', 'information_governance_officer'] as const)
      assert.equal(await record({}, as(role)), 'not_found')
    assert.deepEqual(await viewActivities(database, as('councillor'), { audience: undefined, page: 1 }), notFound)
    assert.equal((await viewActivities(database, as('analyst'), { audience: undefined, page: 1 })).ok, true)
    assert.deepEqual(await viewActivity(database, worker, uuidv7()), notFound)
  })

  test('the list counts each audience, shows the latest first, and every page together shows each activity once', async () => {
    const { database, operator, as } = await open()
    const worker = as('social_worker', STOKE)
    await inTransaction(database, operator, async (tx) => {
      for (let index = 0; index < PAGE_SIZE + 3; index++) await addAwareness(tx, { on: '2017-03-01', attendees: 2 })
    })
    mustBeOk(await recordActivity(database, worker, uuidv7(), facts(worker, { audience: 'businesses' })))
    const page = async (number: number) =>
      mustBeOk(await viewActivities(database, worker, { audience: undefined, page: number }))
    const [first, second, beyond] = [await page(1), await page(2), await page(99)]
    assert.deepEqual([first.pages, beyond.page], [2, 2])
    assert.equal(first.activities[0]!.audience, 'businesses')
    const ids = [...first.activities, ...second.activities].map((one) => one.activityId)
    assert.equal(new Set(ids).size, PAGE_SIZE + 4)
    assert.deepEqual(first.counts.get('businesses'), { activities: 1, attendees: 24 })
    const one = mustBeOk(await viewActivities(database, worker, { audience: 'businesses', page: 1 }))
    assert.equal(one.activities.length, 1)
  })

  test('whoever records a contact is offered what was held lately, and contacts that name it are counted as far as one sees them', async () => {
    const { database, operator, as } = await open()
    const worker = as('social_worker', STOKE)
    const id = uuidv7()
    const day = addDays(dayOf(nowFor(worker)), -20)
    mustBeOk(await recordActivity(database, worker, id, facts(worker, { heldOn: day })))
    await inTransaction(database, operator, (tx) => addAwareness(tx, { on: '2010-03-01', attendees: 1 }))
    const [offered, ...others] = await recentActivities(database, worker)
    assert.deepEqual([offered?.activityId, others], [id, []])
    const promptedBy = activityInBrief(offered!, 'lately', 'Parents')
    assert.ok(promptedBy.length <= 200, 'what is offered fits the field')
    await inTransaction(database, operator, async (tx) => {
      for (const restricted of [false, true]) {
        const contact = await addContact(tx, { at: `${dayOf(nowFor(worker))}T00:00`, about: [] })
        await correctRecord(tx, 'contact', contact, 1, { prompted_by: promptedBy, restricted })
      }
    })
    assert.equal(mustBeOk(await viewActivity(database, worker, id)).prompted, 1)
    assert.equal(mustBeOk(await viewActivity(database, as('team_manager', STOKE), id)).prompted, 2)
    assert.equal(mustBeOk(await viewActivity(database, as('strategic_manager'), id)).prompted, 0)
  })
})
