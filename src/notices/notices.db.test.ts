import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPerson, STOKE } from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { inTransaction, nowFor } from '../platform/database/index.ts'
import { dayOf } from '../platform/dates.ts'
import { uuidv7 } from '../platform/uuid.ts'
import type { Actor } from '../access/index.ts'
import * as notices from './index.ts'

const pair = ({ database, operator }: TestDatabase, born = '2014-03-02', restricted = false) =>
  inTransaction(database, operator, async (tx) => ({
    childId: await addPerson(tx, { date_of_birth: born, restricted }),
    recipientId: await addPerson(tx, { date_of_birth: '1980' }),
  }))

const aRequest = (
  { childId, recipientId }: { childId: string; recipientId: string },
  by: Actor,
  changes: Partial<notices.NoticeRequest> = {},
): notices.NoticeRequest => ({
  noticeId: uuidv7(),
  eventId: uuidv7(),
  basis: 'child_abduction_act_s2',
  authority: STOKE,
  requestedOn: dayOf(nowFor(by)),
  grounds: 'The adult waits for the child after school.',
  childId,
  recipient: { kind: 'known', personId: recipientId },
  ...changes,
})

/** The step that follows those on record: of a request and each date that was set, the notice has a version more. */
const aStep = (noticeId: string, version: number, by: Actor, stepsSeen = version) => ({
  noticeId,
  version,
  stepsSeen,
  eventId: uuidv7(),
  happenedOn: dayOf(nowFor(by)),
  detail: 'As told by the officer',
  expiresOn: null,
})

const find = ({ database }: TestDatabase, by: Actor, noticeId: string) =>
  inTransaction(database, by, async (tx) => (await notices.listNotices(tx, { noticeIds: [noticeId] }))[0])

onEachEngine('notices', (open) => {
  test('a notice is asked for, authorised by another officer, served, breached and ended, each step audited', async () => {
    const waymark = await open()
    const { database, operator, as } = waymark
    const [asker, other] = [as('police_officer'), as('police_officer')]
    const request = aRequest(await pair(waymark), asker)
    assert.equal((await notices.requestNotice(database, asker, request)).ok, true)
    const { noticeId } = request
    const own = await notices.authoriseNotice(database, asker, aStep(noticeId, 1, asker))
    assert.deepEqual(own, { ok: false, refusal: { kind: 'own_request' } })
    assert.equal((await notices.authoriseNotice(database, other, aStep(noticeId, 1, other))).ok, true)
    assert.equal((await notices.recordService(database, asker, aStep(noticeId, 2, asker))).ok, true)
    assert.equal((await notices.recordBreach(database, asker, aStep(noticeId, 3, asker))).ok, true)
    assert.equal((await notices.endNotice(database, asker, aStep(noticeId, 3, asker, 4))).ok, true)
    const after = await notices.reviewNotice(database, asker, aStep(noticeId, 3, asker, 5))
    assert.equal(after.ok, false)
    const notice = await find(waymark, asker, noticeId)
    assert.deepEqual(
      notice?.events.map((event) => event.kind),
      ['requested', 'authorised', 'served', 'breached', 'ended'],
    )
    const entries = await inTransaction(database, operator, (tx) =>
      tx.selectFrom('audit_entry').select('action').where('subject_id', '=', noticeId).orderBy('audit_id').execute(),
    )
    assert.deepEqual(
      entries.map((entry) => entry.action),
      ['request_notice', 'authorise_notice', 'serve_notice', 'breach_notice', 'end_notice'],
    )
  })

  test('a stale page cannot take a step, and a form sent twice takes it once', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const [asker, other] = [as('social_worker', STOKE), as('police_officer')]
    const request = aRequest(await pair(waymark), asker)
    for (let sent = 0; sent < 2; sent++) assert.equal((await notices.requestNotice(database, asker, request)).ok, true)
    const step = aStep(request.noticeId, 1, other)
    for (let sent = 0; sent < 2; sent++) assert.equal((await notices.authoriseNotice(database, other, step)).ok, true)
    const stale = await notices.recordService(database, other, aStep(request.noticeId, 1, other))
    assert.deepEqual(stale, { ok: false, refusal: { kind: 'changed_by_someone_else' } })
    const notice = await find(waymark, other, request.noticeId)
    assert.equal(notice?.events.length, 2)
    assert.equal(notice?.issuedOn, step.happenedOn)
    assert.equal(notice?.servedOn, null)
  })

  test('a notice cannot be asked for about a child whom the law it rests on no longer protects', async () => {
    const waymark = await open()
    const officer = waymark.as('police_officer')
    const request = aRequest(await pair(waymark, '2005'), officer)
    const result = await notices.requestNotice(waymark.database, officer, request)
    assert.equal(result.ok ? '' : result.refusal.kind, 'child_too_old')
    assert.equal(await find(waymark, officer, request.noticeId), undefined)
  })

  test('who may not, or may not see the child, is told that there is nobody; nobody else sees the notice', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const officer = as('police_officer')
    const notFound = { ok: false, refusal: { kind: 'not_found' } }
    const hidden = aRequest(await pair(waymark, '2014', true), officer)
    assert.deepEqual(await notices.requestNotice(database, officer, hidden), notFound)
    const request = aRequest(await pair(waymark), officer)
    for (const role of ['councillor', 'analyst', 'contact_officer'] as const)
      assert.deepEqual(await notices.requestNotice(database, as(role), request), notFound)
    assert.equal((await notices.requestNotice(database, officer, request)).ok, true)
    const worker = as('social_worker', STOKE)
    assert.deepEqual(await notices.authoriseNotice(database, worker, aStep(request.noticeId, 1, worker)), notFound)
    for (const who of [as('councillor'), as('strategic_manager'), { ...officer, partnershipId: uuidv7() }])
      assert.equal(await find(waymark, who, request.noticeId), undefined)
  })
})
