/** What changed in a figure between two moments: it always adds up, each reason is the right one, and names stay back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import * as a from '../../../test/builders/records.ts'
import { mergeNow, undoNow } from '../../../test/builders/merging.ts'
import { day, Recorded, round } from '../../../test/builders/world.ts'
import { onEachEngine, type TestDatabase } from '../../../test/support/database.ts'
import { roles, type Actor } from '../../access/index.ts'
import { referenceOf } from '../../reference/index.ts'
import { financialYearPeriod, plainDate, type FinancialYear, type Instant, type Period } from '../../platform/dates.ts'
import { correctRecord, inTransaction, type Tx } from '../../platform/database/index.ts'
import { mustBeOk } from '../../platform/result.ts'
import { figures, measures, type MeasureId } from '../index.ts'
import { openRevision, revisionOf, tellRevision, type RevisionQuestion } from './actions.ts'

const year = financialYearPeriod('2016-17' as FinancialYear)

/** A partnership of its own, whose operator may also merge. */
async function another({ database, operator }: TestDatabase): Promise<Recorded & { manager: Actor }> {
  const { rows } = await database.pool.query(
    `insert into partnership (partnership_id, name, police_force)
     select gen_random_uuid(), gen_random_uuid()::text, 'Staffordshire' returning partnership_id`,
  )
  const own = { ...operator, partnershipId: rows[0].partnership_id }
  const recorded = new Recorded({ database, operator: own, as: () => own })
  return Object.assign(recorded, { manager: { ...own, role: 'team_manager', sees: roles.team_manager.sees } as Actor })
}

type Place = Pick<TestDatabase, 'database' | 'operator'>
const nowOf = (place: Place): Promise<Instant> =>
  inTransaction(place.database, place.operator, async (tx) => tx.now, 'count')
const write = <T>({ database, operator }: Place, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(database, operator, work)

async function revised(
  place: Place,
  measure: MeasureId,
  from: Instant,
  to?: Instant,
  more: Partial<RevisionQuestion> = {},
) {
  const question = { measure, period: year, ...more }
  return mustBeOk(await tellRevision(place.database, place.operator, question, { from, to })).revision
}
const reasonsOf = (revision: Awaited<ReturnType<typeof revised>>) =>
  Object.fromEntries(revision.reasons.map(({ reason, entered, left }) => [reason, [entered, left]]))

/** People who are in contacts, arrested and assessed on those days and others, and of whom nothing forbids a merge. */
async function fivePeople(tx: Tx, days: readonly string[]): Promise<string[]> {
  const people: string[] = []
  for (const [index, on] of days.entries()) {
    const person = await a.addPerson(tx)
    people.push(person)
    for (const at of [on, days[(index + 2) % 5]!]) {
      await a.addContact(tx, { at, about: [person], authority: index % 2 ? a.STOKE : a.STAFFORDSHIRE })
      await a.addArrest(tx, { person, on: at })
      await a.addAssessment(tx, { person, on: at, level: index % 3 ? 'emerging' : 'none' })
    }
  }
  return people
}

const periods = fc.oneof(fc.constant(['2016-04-01', '2017-03-31']), fc.tuple(day, day))
const asked = fc
  .record({ days: periods, authorities: fc.constantFrom([], [a.STOKE], [a.STAFFORDSHIRE]) })
  .map(({ days, authorities }) => {
    const [from, to] = days.toSorted() as [string, string]
    return { period: { from: plainDate(from), to: plainDate(to) } as Period, authorities }
  })

onEachEngine('revisions', (open) => {
  let opened: Promise<TestDatabase> | undefined
  const shared = () => (opened ??= open())

  test('of every measure: what it was, and what came, less what left, is what it is', async () => {
    const database = await shared()
    await fc.assert(
      fc.asyncProperty(
        round,
        round,
        asked,
        fc.array(day, { minLength: 5, maxLength: 5 }),
        async (one, two, question, days) => {
          const recorded = await another(database)
          const { place, manager } = recorded
          const moments: Instant[] = []
          const mark = async () => void moments.push(await nowOf(place))
          await recorded.take(one)
          const people = await write(place, (tx) => fivePeople(tx, days))
          await mark()
          await recorded.take(two)
          await mark()
          const merge = await mergeNow(place, manager, people[0]!, people[1]!)
          await mergeNow(place, manager, people[2]!, people[0]!)
          await mark()
          await undoNow(place, manager, await mergeNow(place, manager, people[3]!, people[4]!))
          assert.ok(merge)
          await mark()
          for (const { id } of measures)
            for (const [from, to] of [
              [0, 1],
              [1, 2],
              [2, 3],
              [0, 3],
            ] as const) {
              const [thenKnownAt, nowKnownAt] = [moments[from]!, moments[to]!]
              const revision = await revised(place, id, thenKnownAt, nowKnownAt, question)
              const told = async (knownAt: Instant) =>
                mustBeOk(await figures(place.database, place.operator, { ...question, measures: [id], knownAt }))
                  .figures[0]!.value
              assert.deepEqual(
                [revision.valueThen, revision.valueNow],
                [await told(thenKnownAt), await told(nowKnownAt)],
                id,
              )
              assert.equal(
                revision.valueThen + revision.entered - revision.left,
                revision.valueNow,
                `${id} ${from} to ${to}`,
              )
              const sum = (of: 'entered' | 'left') => revision.reasons.reduce((total, count) => total + count[of], 0)
              assert.deepEqual([sum('entered'), sum('left')], [revision.entered, revision.left])
              assert.ok(revision.reasons.every(({ entered, left }) => entered + left > 0))
            }
        },
      ),
      { numRuns: 1, endOnFailure: true },
    )
  })

  test('two contacts recorded late and one child merged are told as that', async () => {
    const place = await open()
    const [anna, annie, rosa] = await write(place, async (tx) => {
      const people = [await a.addPerson(tx), await a.addPerson(tx, { given_name: 'Annie' }), await a.addPerson(tx)]
      for (const person of people) await a.addContact(tx, { at: '2016-05-03', about: [person] })
      return people
    })
    const then = await nowOf(place)
    await write(place, async (tx) => {
      await a.addContact(tx, { at: '2016-06-03', about: [rosa!] })
      await a.addContact(tx, { at: '2016-07-03', about: [anna!] })
    })
    const merge = await mergeNow(place, place.as('team_manager'), anna!, annie!)
    const contacts = await revised(place, 'contacts_received', then)
    assert.deepEqual([contacts.valueThen, contacts.valueNow, reasonsOf(contacts)], [3, 5, { recorded_late: [2, 0] }])
    assert.match(contacts.sentence, /^3 contacts as known at .+; 5 as known at .+: 2 contacts recorded late\.$/)
    const children = await revised(place, 'children_in_contacts', then)
    assert.deepEqual([children.valueThen, children.valueNow, reasonsOf(children)], [3, 2, { merged: [0, 1] }])
    assert.match(children.sentence, /: 1 child merged into another record\.$/)
    const merged = await nowOf(place)
    await undoNow(place, place.as('team_manager'), merge)
    const undone = await revised(place, 'children_in_contacts', merged)
    assert.deepEqual([undone.valueThen, undone.valueNow, reasonsOf(undone)], [2, 3, { unmerged: [1, 0] }])
    const both = await revised(place, 'children_in_contacts', then)
    assert.deepEqual([both.valueThen, both.valueNow, both.reasons], [3, 3, []])
    assert.match(both.sentence, /as many as known at .+: nothing that counts was recorded or corrected between/)
  })

  test('who counts under the record they were merged into, and under their own before, neither came nor left', async () => {
    const place = await open()
    const [kept, absorbed] = await write(place, async (tx) => {
      const [one, other] = [await a.addPerson(tx), await a.addPerson(tx)]
      await a.addContact(tx, { at: '2016-05-03', about: [other] })
      return [one, other]
    })
    const then = await nowOf(place)
    await mergeNow(place, place.as('team_manager'), kept!, absorbed!)
    const revision = await revised(place, 'children_in_contacts', then)
    assert.deepEqual([revision.valueThen, revision.valueNow, revision.reasons], [1, 1, []])
  })

  test('a correction is told by what it moved: the day, the authority, the concern', async () => {
    const place = await open()
    const contacts = await write(place, async (tx) => {
      const child = await a.addPerson(tx)
      const add = (at: string, more = {}) => a.addContact(tx, { at, about: [child], ...more })
      return [
        await add('2016-05-03'),
        await add('2016-05-04'),
        await add('2016-05-05'),
        await add('2015-05-06'),
        await add('2016-05-07', { concern: 'missing' }),
      ]
    })
    const then = await nowOf(place)
    const correct = (at: number, changes: object) =>
      write(place, async (tx) => assert.ok(await correctRecord(tx, 'contact', contacts[at]!, 1, changes)))
    const received = (text: string) => ({ received_at: `${text}T10:00:00Z`, decision_due_on: plainDate(text) })
    await correct(0, received('2015-05-03'))
    await correct(1, { authority: a.STAFFORDSHIRE })
    await correct(2, { concern: 'missing' })
    await correct(3, received('2016-05-06'))
    await correct(4, { concern: 'cse' })
    const revision = await revised(place, 'contacts_received', then, undefined, { authorities: [a.STOKE] })
    assert.deepEqual(reasonsOf(revision), { moved_period: [1, 1], moved_area: [0, 1], moved_concern: [1, 1] })
    const rows = mustBeOk(
      await openRevision(
        place.database,
        place.operator,
        { measure: 'contacts_received', period: year, authorities: [a.STOKE] },
        { from: then, to: undefined },
        { page: 1, size: 50 },
      ),
    )
    assert.deepEqual(
      rows.units
        .find(({ reason, is }) => reason === 'moved_area' && is === 0)!
        .changes.map(({ column, from, to }) => [column, from, to]),
      [['authority', a.STOKE, a.STAFFORDSHIRE]],
    )
  })

  test('a period that was not over at the first moment has what happened since, which is not late', async () => {
    const place = await open()
    const today = (await inTransaction(place.database, place.operator, async (tx) => tx.today)) as string
    const then = await nowOf(place)
    const next = plainDate(`${Number(today.slice(0, 4)) + 1}-01-15`)
    await write(place, async (tx) => {
      const person = await a.addPerson(tx)
      await a.addArrest(tx, { person, on: next })
      await a.addArrest(tx, { person, on: '2016-05-03' })
    })
    const period = { from: year.from, to: plainDate(`${Number(today.slice(0, 4)) + 2}-03-31`) }
    const revision = await revised(place, 'arrests', then, undefined, { period })
    assert.deepEqual(reasonsOf(revision), { recorded_late: [1, 0], happened_since: [1, 0] })
  })

  test('a councillor is told how many and why, and never a row; who may open sees no more than their own records', async () => {
    const place = await open()
    const then = await nowOf(place)
    await write(place, async (tx) => {
      const child = await a.addPerson(tx, { given_name: 'Amina' })
      await a.addContact(tx, { at: '2016-05-03', about: [child] })
      await a.addContact(tx, { at: '2016-06-03', about: [child], restricted: true })
    })
    const question = { measure: 'contacts_received', period: year } as const
    const moments = { from: then, to: undefined }
    const councillor = place.as('councillor')
    const told = mustBeOk(await tellRevision(place.database, councillor, question, moments))
    assert.equal(told.revision.entered, 2)
    assert.ok(!('units' in told))
    const page = { page: 1, size: 50 }
    assert.deepEqual(await openRevision(place.database, councillor, question, moments, page), {
      ok: false,
      refusal: { kind: 'not_found' },
    })
    const analyst = place.as('analyst', a.STOKE)
    const opened = mustBeOk(await openRevision(place.database, analyst, question, moments, page))
    assert.deepEqual(
      opened.units.map(({ facts, hidden, changes }) => [
        facts.map(({ named }) => named[0]!.name),
        hidden,
        changes.length,
      ]),
      [
        [['Amina Example'], 0, 1],
        [[], 1, 0],
      ],
    )
    const { rows } = await place.database.pool.query(
      'select action, subject_type from audit_entry where actor_id = $1 order by audit_id',
      [analyst.actorId],
    )
    assert.deepEqual(
      rows.map((row) => `${row.action} ${row.subject_type}`),
      ['view_figures figures', 'open_figure person', 'open_figure measure'],
    )
  })

  test('moments the wrong way round are refused, and a later moment than now is now', async () => {
    const place = await open()
    const then = await nowOf(place)
    const question = { measure: 'arrests', period: year } as const
    const refused = await tellRevision(place.database, place.operator, question, {
      from: '2999-01-01T00:00:00.000000Z' as Instant,
      to: then,
    })
    assert.equal(!refused.ok && refused.refusal.kind, 'moments_backwards')
    const reference = await referenceOf(place.database)
    const far = await inTransaction(
      place.database,
      place.operator,
      (tx) => revisionOf(tx, reference, question, then, '2999-01-01T00:00:00.000000Z' as Instant),
      'count',
    )
    assert.ok(mustBeOk(far).nowKnownAt < '2990')
  })
})
