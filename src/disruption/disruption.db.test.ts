import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { orderlyFacts, someFacts } from '../../test/builders/disruption.ts'
import { addPerson, STAFFORDSHIRE, STOKE } from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { correctRecord, inTransaction, nowFor } from '../platform/database/index.ts'
import { addDays, dayOf } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { disruptionKinds } from './codes.ts'
import { correctDisruption, recordDisruption } from './actions.ts'
import type { DisruptionFacts } from './disruption.ts'
import { disruptionOf, PAGE_SIZE, viewDisruption, viewRegister } from './reading.ts'
import { SOON_DAYS, stand, type DisruptionState } from './rules.ts'
import { countDisruption, insertDisruption, listDisruption, listKinds, listStanding } from './store.ts'

const notFound = { ok: false, refusal: { kind: 'not_found' } }

const people = ({ database, operator }: TestDatabase, restricted = false) =>
  inTransaction(database, operator, async (tx) => ({
    child: await addPerson(tx, { date_of_birth: '2014-03-02', restricted }),
    adult: await addPerson(tx, { date_of_birth: '1980' }),
  }))

const refusalOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal.kind

const order = (changes: Partial<DisruptionFacts>): DisruptionFacts =>
  someFacts({ kindId: 'sexual_risk_order', subjectTold: null, ...changes })

const EDGES = [-2, -1, 0, 1, 26, 27, 28, 29]
const MADE = 60 + 2 * EDGES.length

onEachEngine('disruption measures', (open) => {
  test('a measure is recorded once however often it is sent, changed with its version, and what it said before is kept', async () => {
    const waymark = await open()
    const { database, operator, as } = waymark
    const { child, adult } = await people(waymark)
    const officer = as('police_officer')
    const id = uuidv7()
    const facts = order({ adultId: adult, childIds: [child] })
    await Promise.all([0, 1].map(async () => mustBeOk(await recordDisruption(database, officer, id, facts))))
    const change = { disruptionId: id, version: 1, facts: { ...facts, appliedOn: facts.consideredOn, childIds: [] } }
    mustBeOk(await correctDisruption(database, officer, change))
    assert.equal(refusalOf(await correctDisruption(database, officer, change)), 'changed_by_someone_else')
    const opened = mustBeOk(await viewDisruption(database, officer, id))
    assert.deepEqual([opened.standing.state, opened.disruption.childIds, opened.disruption.version], ['applied', [], 2])
    const kept = await inTransaction(database, operator, async (tx) => ({
      measure: await tx.selectFrom('disruption_measure_history').select(['version', 'applied_on']).execute(),
      children: await tx.selectFrom('disruption_child_history').select(['version', 'taken_off']).execute(),
      audit: await tx
        .selectFrom('audit_entry')
        .select(['action', 'subject_id'])
        .where('actor_id', '=', officer.actorId)
        .orderBy('audit_id')
        .execute(),
    }))
    assert.deepEqual(kept.measure, [{ version: 1, applied_on: null }])
    assert.deepEqual(kept.children, [{ version: 1, taken_off: false }])
    assert.deepEqual(
      kept.audit.map((entry) => [entry.action, entry.subject_id]),
      [
        ['record_disruption', id],
        ['record_disruption', child],
        ['record_disruption', adult],
        ['correct_disruption', id],
        ['correct_disruption', adult],
        ['view_disruption', id],
        ['view_disruption', adult],
      ],
    )
  })

  test('who may not record is told that there is nothing, and nobody is named whom one may not see or who does not fit', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const { child, adult } = await people(waymark)
    const hidden = await people(waymark, true)
    const worker = as('social_worker', STOKE)
    const record = async (facts: DisruptionFacts, by = worker) =>
      refusalOf(await recordDisruption(database, by, uuidv7(), facts))
    assert.equal(await record(order({ adultId: adult }), as('contact_officer', STOKE)), 'not_found')
    assert.equal(await record(order({ adultId: adult }), as('information_governance_officer')), 'not_found')
    assert.equal(await record(order({ adultId: adult, childIds: [hidden.child] })), 'person_not_found')
    assert.equal(await record(order({ adultId: uuidv7() })), 'person_not_found')
    assert.equal(await record(order({ adultId: child })), 'not_adult')
    assert.equal(await record(order({ adultId: null, subjectTold: 'x', childIds: [adult] })), 'not_child')
    assert.equal(await record(order({ adultId: adult, kindId: 'nonsense' })), 'unknown_kind')
    assert.equal(await record(order({ adultId: adult, authority: 'E06000059' })), 'unknown_authority')
    assert.equal(await record(order({ adultId: adult, authority: STAFFORDSHIRE })), 'ok')
  })

  test('a measure that protects a restricted child is in no list, count, page or person of who may not see them', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const { child, adult } = await people(waymark, true)
    const manager = as('team_manager', STOKE)
    const worker = as('social_worker', STOKE)
    const id = uuidv7()
    mustBeOk(await recordDisruption(database, manager, id, order({ adultId: adult, childIds: [child] })))
    const seen = mustBeOk(await viewRegister(database, worker, { page: 1 }))
    assert.deepEqual([seen.all, seen.due, seen.measures.length, seen.counts.size], [0, 0, 0, 0])
    assert.deepEqual(await viewDisruption(database, worker, id), notFound)
    assert.deepEqual(
      await correctDisruption(database, worker, { disruptionId: id, version: 1, facts: order({ adultId: adult }) }),
      notFound,
    )
    assert.deepEqual(await inTransaction(database, worker, (tx) => disruptionOf(tx, { adultId: adult })), [])
    assert.equal(mustBeOk(await viewRegister(database, manager, { page: 1 })).all, 1)
    for (const role of ['councillor', 'analyst', 'strategic_manager'] as const) {
      assert.deepEqual(await viewRegister(database, as(role), { page: 1 }), notFound)
      assert.deepEqual(await viewDisruption(database, as(role), id), notFound)
    }
  })

  test('who became restricted later stays on a measure that somebody changes without seeing them', async () => {
    const waymark = await open()
    const { database, operator, as } = waymark
    const { child, adult } = await people(waymark)
    const worker = as('social_worker', STOKE)
    const id = uuidv7()
    const facts = order({ adultId: adult, childIds: [child] })
    mustBeOk(await recordDisruption(database, worker, id, facts))
    await inTransaction(database, operator, (tx) => correctRecord(tx, 'person', child, 1, { restricted: true }))
    mustBeOk(
      await correctDisruption(database, worker, { disruptionId: id, version: 1, facts: { ...facts, childIds: [] } }),
    )
    const opened = mustBeOk(await viewDisruption(database, as('team_manager', STOKE), id))
    assert.deepEqual(opened.disruption.childIds, [child])
  })

  test('figures call every kind by the name that its law goes by, in the same order', async () => {
    const { database, operator } = await open()
    const kinds = await inTransaction(database, operator, listKinds)
    const named = new Map(kinds.map(({ kindId, title }) => [kindId, { code: kindId, label: title }]))
    assert.deepEqual([...named.values()], disruptionKinds)
  })

  test('the database counts, orders and finds due exactly what the rules say of each measure', async () => {
    const waymark = await open()
    const { database, operator } = waymark
    await inTransaction(database, operator, async (tx) => {
      const kinds = await listKinds(tx)
      const chosen = ['closure_antisocial', 'licence_review', 'offender_disclosure'].map((id) =>
        kinds.find((one) => one.kindId === id)!,
      )
      const move = (day: string | null) =>
        day === null ? null : addDays(tx.today, Math.round((Date.parse(day) - Date.parse('2025-01-01')) / 86_400_000))
      for (const [index, facts] of fc.sample(orderlyFacts, { numRuns: 60, seed: 52 }).entries()) {
        const moved = {
          ...facts,
          consideredOn: move(facts.consideredOn)!,
          ...Object.fromEntries(
            (['appliedOn', 'refusedOn', 'grantedOn', 'servedOn', 'expiresOn', 'reviewedOn', 'endedOn'] as const).map(
              (field) => [field, move(facts[field])],
            ),
          ),
        }
        const measure = { id: uuidv7(), ref: `D${index}`, facts: moved, kind: chosen[index % 3]!, restricted: false }
        await insertDisruption(tx, measure, new Set())
      }
      // On the edges of a day: the last on which one holds, the first after it, and 28 days ahead.
      for (const [index, offset] of EDGES.entries()) {
        const begun = { grantedOn: addDays(tx.today, -200), consideredOn: addDays(tx.today, -300) }
        const facts = someFacts({ ...begun, servedOn: begun.grantedOn, expiresOn: addDays(tx.today, offset) })
        const restricted = false
        const over = { id: uuidv7(), ref: `E${index}`, facts, kind: chosen[2]!, restricted }
        await insertDisruption(tx, over, new Set())
        const looked = { ...facts, expiresOn: null, reviewedOn: addDays(tx.today, offset - 28) }
        await insertDisruption(
          tx,
          { ...over, id: uuidv7(), ref: `R${index}`, facts: looked, kind: chosen[0]! },
          new Set(),
        )
      }
      const all = await listStanding(tx, {}, { from: 0, to: 100 })
      const ruled = (await listDisruption(tx, { ids: all })).map((one) => stand(one, tx.today))
      const states = new Map<DisruptionState, number>()
      for (const { standing } of ruled) states.set(standing.state, (states.get(standing.state) ?? 0) + 1)
      const due = ruled.filter((one) =>
        one.duties.some((duty) => (duty.dueOn ?? tx.today) <= addDays(tx.today, SOON_DAYS)),
      )
      const counted = await countDisruption(tx)
      assert.deepEqual(new Map([...counted.states].toSorted()), new Map([...states].toSorted()))
      assert.deepEqual([counted.all, counted.due], [MADE, due.length])
      assert.ok(states.size >= 5, 'of every kind')
      const listed = await listStanding(tx, { due: true }, { from: 0, to: 100 })
      assert.deepEqual(listed.toSorted(), due.map((one) => one.disruption.disruptionId).toSorted())
    })
    const pages = await Promise.all(
      [1, 2, 3, 4, 99].map(async (page) =>
        mustBeOk(await viewRegister(database, waymark.as('team_manager'), { page })),
      ),
    )
    assert.equal(pages[4]!.page, Math.ceil(MADE / PAGE_SIZE))
    assert.equal(new Set(pages.flatMap((one) => one.measures.map((row) => row.disruption.disruptionId))).size, MADE)
    assert.equal(dayOf(nowFor(operator)), pages[0]!.today)
  })
})
