import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPerson, STOKE } from '../../test/builders/records.ts'
import { checkPdfUa } from '../../test/support/pdf-ua.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { inTransaction, nowFor } from '../platform/database/index.ts'
import { addDays, dayOf, type PlainDate } from '../platform/dates.ts'
import { paperPdf } from '../platform/files/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import type { Actor } from '../access/index.ts'
import { referenceOf } from '../reference/index.ts'
import * as notices from './index.ts'
import { noticePaper } from './paper.ts'
import { printNotice } from './printing.ts'

const notFound = { ok: false, refusal: { kind: 'not_found' } }

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

  test('social care is consulted by who may ask, and authorising without it wants a reason', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const [worker, officer] = [as('social_worker', STOKE), as('police_officer')]
    const request = aRequest(await pair(waymark), worker)
    mustBeOk(await notices.requestNotice(database, worker, request))
    const { noticeId } = request
    const silent = { ...aStep(noticeId, 1, officer), detail: null }
    assert.deepEqual(await notices.authoriseNotice(database, officer, silent), {
      ok: false,
      refusal: { kind: 'not_consulted' },
    })
    const consult = aStep(noticeId, 1, worker)
    for (let sent = 0; sent < 2; sent++) mustBeOk(await notices.recordConsultation(database, worker, consult))
    assert.deepEqual(await notices.recordConsultation(database, as('contact_officer', STOKE), consult), notFound)
    mustBeOk(await notices.authoriseNotice(database, officer, { ...silent, eventId: uuidv7(), stepsSeen: 2 }))
    const late = await notices.recordConsultation(database, worker, aStep(noticeId, 2, worker, 3))
    assert.equal(late.ok ? 'ok' : late.refusal.kind, 'wrong_step')
  })

  test('the end of an order is put on record by who may ask, ends the notice, and leaves what stood before', async () => {
    const waymark = await open()
    const { database, operator, as } = waymark
    const [worker, officer] = [as('social_worker', STOKE), as('police_officer')]
    const request = aRequest(await pair(waymark), worker, {
      basis: 'children_act_s49',
      requestedOn: addDays(dayOf(nowFor(worker)), -9),
    })
    mustBeOk(await notices.requestNotice(database, worker, request))
    const { noticeId } = request
    const today = dayOf(nowFor(worker))
    const say = (by: Actor, orderEndsOn: PlainDate | null, version: number) =>
      notices.sayOrderEnds(database, by, { noticeId, orderEndsOn, version })
    const step = { ...aStep(noticeId, 1, officer), happenedOn: addDays(today, -5) }
    mustBeOk(await notices.authoriseNotice(database, officer, step))
    assert.equal((await say(worker, addDays(today, -5), 2)).ok, false, 'not before it was issued')
    assert.deepEqual(await say(as('contact_officer', STOKE), today, 2), notFound)
    mustBeOk(await say(worker, today, 2))
    const stale = await say(officer, addDays(today, 7), 2)
    assert.equal(stale.ok ? 'ok' : stale.refusal.kind, 'changed_by_someone_else')
    const notice = (await find(waymark, worker, noticeId))!
    const endingAge = notices.endingAgeOf(await referenceOf(database))
    assert.deepEqual(notices.standing(notice, endingAge, today), { state: 'ended', since: today, why: 'order' })
    const before = await inTransaction(database, operator, (tx) =>
      tx.selectFrom('notice_history').select(['version', 'order_ends_on']).where('notice_id', '=', noticeId).execute(),
    )
    assert.deepEqual(before.at(-1), { version: 2, order_ends_on: null })
    const other = aRequest(await pair(waymark), worker, { orderEndsOn: today })
    const refused = await notices.requestNotice(database, worker, other)
    assert.equal(refused.ok ? 'ok' : refused.refusal.kind, 'no_order')
  })

  test('only who keeps notices prints one, with both names, and the audit says so', async () => {
    const waymark = await open()
    const { database, operator, as } = waymark
    const [worker, officer] = [as('social_worker', STOKE), as('police_officer')]
    const { childId, recipientId } = await pair(waymark, '2014-03-02', true)
    const open_ = await pair(waymark)
    const hidden = aRequest({ childId, recipientId }, as('team_manager', STOKE))
    mustBeOk(await notices.requestNotice(database, as('team_manager', STOKE), hidden))
    const request = aRequest(open_, worker)
    mustBeOk(await notices.requestNotice(database, worker, request))
    assert.deepEqual(await printNotice(database, worker, request.noticeId), notFound)
    assert.deepEqual(await printNotice(database, officer, hidden.noticeId), notFound)
    const printed = mustBeOk(await printNotice(database, officer, request.noticeId))
    const pdf = await paperPdf(noticePaper(printed))
    const { faults, pages } = await checkPdfUa(pdf)
    assert.deepEqual([faults, pages], [[], 2], 'a page for the adult, and one for the police')
    const entries = await inTransaction(database, operator, (tx) =>
      tx.selectFrom('audit_entry').select('subject_id').where('action', '=', 'print_notice').execute(),
    )
    assert.deepEqual(
      entries.map((entry) => entry.subject_id).toSorted(),
      [request.noticeId, open_.childId, open_.recipientId].toSorted(),
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
