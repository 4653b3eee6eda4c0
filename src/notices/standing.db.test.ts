import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyNotice } from '../../test/builders/notices.ts'
import { addPerson, STOKE } from '../../test/builders/records.ts'
import { onEachEngine } from '../../test/support/database.ts'
import { inTransaction, insertRecords, nowFor } from '../platform/database/index.ts'
import { addDays, dayOf } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { referenceOf } from '../reference/index.ts'
import { endingAgeOf } from './ending-age.ts'
import { standsOn } from './reading.ts'
import { noticesFallingDue, PAGE_SIZE, viewBySide, viewRegister } from './register.ts'
import { countStanding, listStanding, noticesDueBy } from './standing.sql.ts'
import { listNotices } from './store.ts'
import type { StandingState } from './rules.ts'

onEachEngine('where notices stand', (open) => {
  test('the database counts, orders and finds due exactly what the rules say of each notice', async () => {
    const { database, operator } = await open()
    const reference = await referenceOf(database)
    const endingAge = endingAgeOf(reference)
    await inTransaction(database, operator, async (tx) => {
      const adult = await addPerson(tx, { date_of_birth: '1980' })
      // Days of the builder, moved so that some notices are over and others in force today.
      const shift = (day: string | null) => (day === null ? null : addDays(tx.today, daysBetween('2018-06-01', day)))
      for (const [index, facts] of fc.sample(anyNotice, { numRuns: 120, seed: 51 }).entries()) {
        const born = ['2012-03-02', '2010', '2011-07', null][index % 4] as string | null
        const child = await addPerson(tx, { date_of_birth: born as never })
        const notice_id = uuidv7()
        await insertRecords(tx, 'notice', [
          {
            notice_id,
            ref: `N${index}`,
            recipient_id: adult,
            child_id: child,
            basis: facts.basis,
            authority: STOKE,
            issued_on: shift(facts.issuedOn),
            served_on: shift(facts.servedOn),
            expires_on: shift(facts.expiresOn),
            order_ends_on: shift(facts.orderEndsOn),
          },
        ])
        if (facts.events.length > 0)
          await insertRecords(
            tx,
            'notice_event',
            facts.events.map((one) => ({
              notice_event_id: uuidv7(),
              notice_id,
              kind: one.kind,
              happened_on: shift(one.happenedOn)!,
            })),
          )
      }
      // On the edges of a day: the last on which one holds, the first after it, and 28 days ahead.
      const child = await addPerson(tx, { date_of_birth: '2012-03-02' })
      for (const [index, offset] of EDGES.entries())
        for (const end of ['expires_on', 'order_ends_on'] as const)
          await insertRecords(tx, 'notice', [
            {
              notice_id: uuidv7(),
              ref: `${end}${index}`,
              recipient_id: adult,
              child_id: child,
              basis: 'children_act_s49',
              authority: STOKE,
              issued_on: addDays(tx.today, -50),
              served_on: addDays(tx.today, -50),
              [end]: addDays(tx.today, offset),
            },
          ])
      const ruled = (await listNotices(tx)).map((notice) => standsOn(notice, endingAge, tx.today))
      const states = new Map<StandingState, number>()
      for (const { standing } of ruled) states.set(standing.state, (states.get(standing.state) ?? 0) + 1)
      const counted = await countStanding(tx)
      assert.deepEqual(new Map([...counted.states].toSorted()), new Map([...states].toSorted()))
      assert.equal(counted.all, 120 + 2 * EDGES.length)
      assert.ok(states.size >= 4, 'of every kind')
      const listed = await listStanding(tx, {}, { from: 0, to: 200 })
      assert.deepEqual(listed.toSorted(), ruled.map((one) => one.notice.noticeId).toSorted())
      const stateOf = new Map(ruled.map((one) => [one.notice.noticeId, one.standing.state]))
      for (const state of states.keys()) {
        const inState = await listStanding(tx, { state }, { from: 0, to: 200 })
        assert.ok(inState.every((id) => stateOf.get(id) === state))
        assert.equal(inState.length, states.get(state))
      }
      for (const by of [addDays(tx.today, -30), tx.today, addDays(tx.today, 28), addDays(tx.today, 400)]) {
        const expected = ruled.filter((one) => one.duties.some((duty) => dueFrom(duty, tx.today) <= by))
        const due = await noticesDueBy(tx, by)
        assert.deepEqual(due.toSorted(), expected.map((one) => one.notice.noticeId).toSorted(), by)
        assert.equal((await noticesFallingDue(tx, reference, by)).length, due.length)
      }
    })
  })

  test('the register by child and by adult names each once, page by page, and nobody whose notices one may not see', async () => {
    const { database, operator, as } = await open()
    const today = dayOf(nowFor(operator))
    const ids = await inTransaction(database, operator, async (tx) => {
      const adults = [await addPerson(tx, { date_of_birth: '1980' }), await addPerson(tx, { date_of_birth: '1981' })]
      const children: string[] = []
      for (let index = 0; index < PAGE_SIZE + 2; index++) children.push(await addPerson(tx, { date_of_birth: '2014' }))
      const hidden = await addPerson(tx, { date_of_birth: '2014', restricted: true })
      const row = (child_id: string, recipient_id: string, served: boolean, restricted = false) => ({
        notice_id: uuidv7(),
        ref: uuidv7(),
        child_id,
        recipient_id,
        basis: 'child_abduction_act_s2',
        authority: STOKE,
        issued_on: today,
        served_on: served ? today : null,
        restricted,
      })
      await insertRecords(tx, 'notice', [
        ...children.map((child) => row(child, adults[0]!, false)),
        row(children[3]!, adults[1]!, true),
        row(hidden, adults[1]!, true, true),
      ])
      return { adults, children }
    })
    const worker = as('social_worker', STOKE)
    const page = async (side: 'child' | 'adult', number: number) =>
      mustBeOk(await viewBySide(database, worker, { side, page: number }))
    const first = await page('child', 1)
    assert.deepEqual([first.total, first.pages, first.people.length], [PAGE_SIZE + 2, 2, PAGE_SIZE])
    assert.equal(first.people[0]!.personId, ids.children[3], 'who is protected by a notice in force comes first')
    assert.equal(first.people[0]!.notices.length, 2)
    const last = await page('child', 99)
    assert.equal(last.page, 2)
    assert.equal(new Set([...first.people, ...last.people].map((one) => one.personId)).size, PAGE_SIZE + 2)
    const adults = await page('adult', 1)
    assert.deepEqual(
      adults.people.map((one) => [one.personId, one.notices.length]),
      [
        [ids.adults[1], 1],
        [ids.adults[0], PAGE_SIZE + 2],
      ],
    )
    const due = mustBeOk(await viewRegister(database, worker, { due: true, page: 1 }))
    assert.equal(due.total, PAGE_SIZE + 2, 'what waits to be served falls due now; a review in half a year does not')
  })
})

const EDGES = [-2, -1, 0, 1, 26, 27, 28, 29]
const dueFrom = ({ dueOn, kind }: { dueOn?: string | undefined; kind: string }, today: string) =>
  dueOn === undefined || kind === 'serve' ? today : dueOn
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
