import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addNotice, addPerson, STOKE } from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { inTransaction, insertRecords, nowFor } from '../platform/database/index.ts'
import { addDays, addYears, dayOf, type PlainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import type { Actor } from '../access/index.ts'
import { nobodyTold, refreshKeys } from '../people/index.ts'
import { requestNotice } from './index.ts'
import { offerRecipients } from './offering.ts'
import { viewNotice } from './reading.ts'
import { PAGE_SIZE, viewRegister } from './register.ts'
import { REVIEW_DAYS_MAX } from './rules.ts'

const notFound = { ok: false, refusal: { kind: 'not_found' } }

type Row = { child: string; adult: string; issued?: PlainDate; served?: PlainDate; restricted?: boolean }

const addStanding = async ({ database, operator }: TestDatabase, row: Row): Promise<string> => {
  const notice_id = uuidv7()
  await inTransaction(database, operator, (tx) =>
    insertRecords(tx, 'notice', [
      {
        notice_id,
        ref: notice_id,
        recipient_id: row.adult,
        child_id: row.child,
        basis: 'child_abduction_act_s2',
        authority: STOKE,
        issued_on: row.issued ?? null,
        served_on: row.served ?? null,
        restricted: row.restricted ?? false,
      },
    ]),
  )
  return notice_id
}

const people = ({ database, operator }: TestDatabase, restricted = false) =>
  inTransaction(database, operator, async (tx) => ({
    child: await addPerson(tx, { date_of_birth: '2014-03-02', restricted }),
    adult: await addPerson(tx, { given_name: 'Barnaby', family_name: 'Makebelieve', date_of_birth: '1980-02-03' }),
  }))

const auditOf = ({ database, operator }: TestDatabase, by: Actor) =>
  inTransaction(database, operator, (tx) =>
    tx
      .selectFrom('audit_entry')
      .select(['action', 'subject_type', 'subject_id', 'detail'])
      .where('actor_id', '=', by.actorId)
      .orderBy('audit_id')
      .execute(),
  )

onEachEngine('reading notices', (open) => {
  test('the register counts each state, puts first what waits and what falls due soonest, and is audited', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const officer = as('police_officer')
    const today = dayOf(nowFor(officer))
    const who = await people(waymark)
    const lately = await addStanding(waymark, { ...who, issued: addDays(today, -20), served: addDays(today, -10) })
    const almost16 = await inTransaction(database, waymark.operator, (tx) =>
      addPerson(tx, { date_of_birth: addDays(addYears(today, -16), 5) }),
    )
    const endsSoon = await addStanding(waymark, { ...who, child: almost16, issued: today, served: today })
    const longAgo = await addStanding(waymark, { ...who, issued: addDays(today, -300), served: addDays(today, -300) })
    const issued = await addStanding(waymark, { ...who, issued: addDays(today, -2) })
    const asked = await addStanding(waymark, who)
    const register = mustBeOk(await viewRegister(database, officer, { state: undefined, page: 1 }))
    assert.deepEqual(
      register.notices.map((one) => one.notice.noticeId),
      [asked, issued, endsSoon, longAgo, lately],
    )
    assert.deepEqual(Object.fromEntries(register.counts), { requested: 1, issued: 1, in_force: 3 })
    assert.equal(register.notices[3]!.reviewDue, addDays(today, REVIEW_DAYS_MAX - 300))
    const inForce = mustBeOk(await viewRegister(database, officer, { state: 'in_force', page: 1 }))
    assert.deepEqual([inForce.total, inForce.all, inForce.notices.length], [3, 5, 3])
    const [entry] = await auditOf(waymark, officer)
    assert.deepEqual(entry, {
      action: 'list_notices',
      subject_type: 'notice',
      subject_id: null,
      detail: { notices: [asked, issued, endsSoon, longAgo, lately] },
    })
  })

  test('every page of a long register together shows each notice once', async () => {
    const waymark = await open()
    const { database, operator, as } = waymark
    const { child, adult } = await people(waymark)
    const many = 2 * PAGE_SIZE + 3
    await inTransaction(database, operator, async (tx) => {
      for (let index = 0; index < many; index++) await addNotice(tx, { adult, child, on: '2019-03-01' })
    })
    const ids: string[] = []
    for (const page of [1, 2, 3]) {
      const register = mustBeOk(await viewRegister(database, as('team_manager'), { state: undefined, page }))
      assert.equal(register.pages, 3)
      ids.push(...register.notices.map((one) => one.notice.noticeId))
    }
    assert.equal(new Set(ids).size, many)
    const beyond = mustBeOk(await viewRegister(database, as('team_manager'), { state: undefined, page: 99 }))
    assert.equal(beyond.page, 3)
  })

  test('what one may not see is in no list, no count and no page', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const noticeId = await addStanding(waymark, { ...(await people(waymark, true)), restricted: true })
    const worker = as('social_worker', STOKE)
    const seen = mustBeOk(await viewRegister(database, worker, { state: undefined, page: 1 }))
    assert.deepEqual([seen.all, seen.total, seen.notices.length, seen.counts.size], [0, 0, 0, 0])
    assert.deepEqual(await viewNotice(database, worker, noticeId), notFound)
    assert.equal((await viewNotice(database, as('team_manager', STOKE), noticeId)).ok, true)
    for (const role of ['councillor', 'analyst', 'strategic_manager'] as const) {
      assert.deepEqual(await viewRegister(database, as(role), { state: undefined, page: 1 }), notFound)
      assert.deepEqual(await viewNotice(database, as(role), noticeId), notFound)
    }
  })

  test('a notice about somebody who may not be seen is read without their name, and the audit says whom it showed', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const { child, adult } = await people(waymark, true)
    const noticeId = await addStanding(waymark, { child, adult })
    const worker = as('social_worker', STOKE)
    const view = mustBeOk(await viewNotice(database, worker, noticeId))
    assert.equal(view.child, undefined)
    assert.equal(view.recipient?.familyName, 'Makebelieve')
    assert.deepEqual(
      (await auditOf(waymark, worker)).map((entry) => [entry.action, entry.subject_type, entry.subject_id]),
      [
        ['view_notice', 'notice', noticeId],
        ['view_notice', 'person', adult],
      ],
    )
  })

  test('a role is offered the steps it may take, and never the decision on its own request', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const { child, adult } = await people(waymark)
    const asker = as('police_officer')
    const noticeId = uuidv7()
    const request = {
      noticeId,
      eventId: uuidv7(),
      childId: child,
      recipient: { kind: 'known', personId: adult } as const,
      basis: 'child_abduction_act_s2' as const,
      authority: STOKE,
      requestedOn: dayOf(nowFor(asker)),
      grounds: 'He waits after school.',
    }
    mustBeOk(await requestNotice(database, asker, request))
    const nextFor = async (who: Actor) => mustBeOk(await viewNotice(database, who, noticeId)).next
    assert.deepEqual(await nextFor(asker), { steps: ['consulted'], isOwnRequest: true })
    assert.deepEqual(await nextFor(as('police_officer')), {
      steps: ['authorised', 'refused', 'consulted'],
      isOwnRequest: false,
    })
    assert.deepEqual(await nextFor(as('social_worker', STOKE)), { steps: ['consulted'], isOwnRequest: false })
  })

  test('whoever may be the same as somebody new is offered with the reason, and must be answered for', async () => {
    const waymark = await open()
    const { database, operator, as } = waymark
    const { child, adult } = await people(waymark)
    await inTransaction(database, operator, async (tx) => {
      const sister = await addPerson(tx, { date_of_birth: '2010-01-01' })
      await refreshKeys(tx, [child, adult, sister])
    })
    const worker = as('social_worker', STOKE)
    const told = { ...nobodyTold, givenName: 'Barnaby', familyName: 'Makebelieve' }
    const ask = { childId: child, typed: '', chosen: undefined, told }
    const offer = mustBeOk(await offerRecipients(database, worker, ask))
    assert.equal(offer.from, 'alike')
    assert.deepEqual(
      offer.people.map((one) => one.person.personId),
      [adult],
    )
    const request = (seen: readonly string[]) => ({
      noticeId: uuidv7(),
      eventId: uuidv7(),
      childId: child,
      recipient: { kind: 'new' as const, told, seen },
      basis: 'children_act_s49' as const,
      authority: STOKE,
      requestedOn: dayOf(nowFor(worker)),
      grounds: 'Found with the child.',
    })
    const unanswered = await requestNotice(database, worker, request([]))
    assert.deepEqual(unanswered, { ok: false, refusal: { kind: 'may_be_known' } })
    const answered = request([adult])
    mustBeOk(await requestNotice(database, worker, answered))
    const notice = mustBeOk(await viewNotice(database, worker, answered.noticeId))
    assert.equal(notice.recipient?.givenName, 'Barnaby')
    assert.notEqual(notice.recipient?.personId, adult)
    const again = mustBeOk(await offerRecipients(database, worker, { ...ask, told: undefined, typed: 'barn make' }))
    assert.deepEqual([again.from, again.people.length], ['search', 2])
    const children = mustBeOk(await offerRecipients(database, worker, { ...ask, told: undefined, typed: 'anna' }))
    assert.deepEqual(children.people, [], 'no child is offered as an adult to warn')
    assert.deepEqual(
      again.already.map((one) => one.notice.noticeId),
      [answered.noticeId],
    )
  })

  test('nobody is offered for a child whom one may not see, or to who may not ask', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const { child } = await people(waymark, true)
    const ask = { childId: child, typed: '', chosen: undefined, told: undefined }
    assert.deepEqual(await offerRecipients(database, as('social_worker', STOKE), ask), notFound)
    assert.deepEqual(await offerRecipients(database, as('information_governance_officer'), ask), notFound)
    assert.equal((await offerRecipients(database, as('team_manager', STOKE), ask)).ok, true)
  })
})
