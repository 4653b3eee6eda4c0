import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { toldOf } from '../../test/builders/passing.ts'
import * as records from '../../test/builders/records.ts'
import { aTeam, type Team } from '../../test/builders/work.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { decideContact, refreshAwaiting } from '../contacts/index.ts'
import { offerContact, takeOfferStep } from '../passing/index.ts'
import { inTransaction, type Tx } from '../platform/database/index.ts'
import { addDays, plainDate, type PlainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { allocate } from './allocating.ts'
import { keepOwnDigest, makeDigestFor, viewDigest } from './digesting.ts'
import { viewBoard, viewMyWork, viewTask, viewWorkOn } from './reading.ts'
import { refreshTasks } from './refreshing.ts'
import { closeTask, makeTask } from './tasks.ts'

onEachEngine('tasks', (open) => {
  let place: TestDatabase
  let team: Team
  let today: PlainDate
  before(async () => {
    place = await open()
    team = await aTeam(place)
    today = await inTransaction(place.database, place.operator, async (tx) => tx.today)
  })
  const write = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(place.database, place.operator, work)
  const tasksOf = async (kind: 'contact' | 'child' | 'notice', id: string, as: Actor = team.manager) =>
    mustBeOk(await viewWorkOn(place.database, as, kind, id)).tasks
  const decide = async (contactId: string, by = team.manager) =>
    mustBeOk(
      await decideContact(place.database, by, {
        contactId,
        outcome: 'referral',
        rationale: 'It is',
        seenDecisionId: null,
      }),
    )

  test('a contact has one task to decide it, with its clock, which the decision closes at its own moment', async () => {
    const contactId = await toldOf(place, team.manager, { at: '2017-04-28T16:10' })
    await Promise.all([refreshTasks(place.database, team.manager), refreshTasks(place.database, team.police)])
    const [task, ...none] = await tasksOf('contact', contactId)
    assert.deepEqual(none, [])
    assert.deepEqual(
      [task!.rule, task!.dueOn, task!.closed],
      [{ id: 'contact_decision', version: 1 }, '2017-05-02', null],
    )
    assert.deepEqual(
      task!.clock!.skipped.map((one) => one.why),
      ['Saturday', 'Sunday', 'Early May bank holiday'],
    )
    await decide(contactId)
    const [done] = await tasksOf('contact', contactId)
    assert.deepEqual([done!.closed!.outcome, done!.closed!.why], ['done', 'Decided by manager Example'])
    const decided = await write((tx) =>
      tx.selectFrom('decision').select('decided_at').where('contact_id', '=', contactId).executeTakeFirstOrThrow(),
    )
    assert.equal(done!.closed!.at, decided.decided_at)
    assert.deepEqual(await refreshTasks(place.database, team.manager), {
      made: 0,
      changed: 0,
      reopened: 0,
      closed: 0,
      ended: 0,
    })
    const view = mustBeOk(await viewTask(place.database, team.manager, done!.taskId))
    assert.deepEqual([view.earlier.length, view.earlier[0]!.closed, view.ways], [1, null, []])
  })

  test('a task to decide cannot be ticked off', async () => {
    const contactId = await toldOf(place, team.manager)
    const [task] = await tasksOf('contact', contactId)
    for (const outcome of ['done', 'cancelled'] as const) {
      const closing = { taskId: task!.taskId, outcome, why: 'I think so', version: task!.version }
      const closed = await closeTask(place.database, team.manager, closing)
      assert.ok(!closed.ok && closed.refusal.kind === 'record_closes_it')
    }
  })

  test('the task goes to the authority that takes a contact over, due as before; what the sender planned does not', async () => {
    const contactId = await toldOf(place, team.manager)
    const taskId = uuidv7()
    const to = { kind: 'user', id: team.worker.actorId } as const
    const own = { taskId, kind: 'contact', recordId: contactId, title: 'Ring Anna’s school', dueOn: today, to } as const
    mustBeOk(await makeTask(place.database, team.manager, own))
    const before = (await tasksOf('contact', contactId)).find((one) => one.rule !== null)!
    const offerId = uuidv7()
    const offer = { offerId, contactId, to: records.STAFFORDSHIRE, reason: 'Theirs' }
    mustBeOk(await offerContact(place.database, team.manager, offer))
    const step = { step: 'accept', offerId, version: 1, reason: null } as const
    mustBeOk(await takeOfferStep(place.database, team.county_manager, step))
    const theirs = await tasksOf('contact', contactId, team.county_manager)
    assert.deepEqual(
      theirs.map((one) => [one.taskId, one.dueOn, one.closed]),
      [[before.taskId, before.dueOn, null]],
    )
    assert.equal((await viewTask(place.database, team.manager, before.taskId)).ok, false)
    const mine = mustBeOk(await viewMyWork(place.database, team.worker, {}))
    assert.ok(!JSON.stringify(mine).includes(taskId))
  })

  test('a notice calls for its review and for a plan before its end, once each time, and what is cancelled stays so', async () => {
    const [child, adult] = await write(async (tx) => [
      await records.addPerson(tx, { date_of_birth: '2099-01-01' }),
      await records.addPerson(tx, { date_of_birth: '1980-01-01' }),
    ])
    const served = addDays(today, -170)
    const notice = await write((tx) => records.addNotice(tx, { adult: adult!, child: child!, on: served, served }))
    const [task] = await tasksOf('notice', notice)
    assert.deepEqual([task!.rule!.id, task!.dueOn], ['notice_review', addDays(served, 182)])
    const cancelled = { taskId: task!.taskId, outcome: 'cancelled', why: 'The adult died', version: 1 } as const
    mustBeOk(await closeTask(place.database, team.manager, cancelled))
    mustBeOk(await closeTask(place.database, team.manager, cancelled))
    assert.deepEqual(
      (await tasksOf('notice', notice)).map((one) => one.closed?.outcome),
      ['cancelled'],
    )
    await write((tx) => records.addNoticeEvent(tx, { notice, kind: 'reviewed', on: today }))
    assert.equal((await tasksOf('notice', notice)).length, 1)
  })

  test('a child at significant risk is to be assessed again, until they are or the work is closed', async () => {
    const child = await write((tx) => records.addPerson(tx, { date_of_birth: '2099-01-01' }))
    const on = addDays(today, -100)
    await write((tx) => records.addAssessment(tx, { person: child, on, level: 'significant' }))
    const [task] = await tasksOf('child', child)
    assert.deepEqual([task!.rule!.id, task!.dueOn, task!.closed], ['risk_review', addDays(on, 84), null])
    await write((tx) => records.addAssessment(tx, { person: child, on: addDays(today, -1), level: 'moderate' }))
    assert.deepEqual(
      (await tasksOf('child', child)).map((one) => one.closed?.outcome),
      ['done'],
    )
    // Whoever may not see risk is told of no task about it, and of no count.
    const board = mustBeOk(await viewBoard(place.database, team.county_manager, {}))
    assert.ok(!JSON.stringify(board).includes(task!.taskId))
  })

  test('a restricted contact’s task is for those cleared for it alone', async () => {
    const contactId = await write(async (tx) => {
      const id = await records.addContact(tx, { at: '2017-05-01', about: [], restricted: true })
      await refreshAwaiting(tx, [id])
      return id
    })
    await refreshTasks(place.database, team.worker)
    const [task] = await tasksOf('contact', contactId)
    assert.equal(task!.restricted, true)
    assert.equal((await viewTask(place.database, team.worker, task!.taskId)).ok, false)
  })

  test('what somebody adds is made once, is theirs to close, and its holder’s alone', async () => {
    const contactId = await toldOf(place, team.manager)
    const taskId = uuidv7()
    const to = { kind: 'user', id: team.worker.actorId } as const
    const make = (more: object = {}, by = team.manager) =>
      makeTask(place.database, by, {
        taskId,
        kind: 'contact',
        recordId: contactId,
        title: 'Ring',
        dueOn: today,
        to,
        ...more,
      })
    mustBeOk(await make())
    mustBeOk(await make())
    assert.equal((await tasksOf('contact', contactId)).length, 2)
    for (const [more, kind] of [
      [{ taskId: uuidv7(), title: ' ' }, 'title_missing'],
      [{ taskId: uuidv7(), dueOn: addDays(today, -1) }, 'due_in_the_past'],
      [{ taskId: uuidv7(), to: { kind: 'user', id: team.county_worker.actorId } }, 'cannot_open'],
    ] as const) {
      const refused = await make(more)
      assert.ok(!refused.ok && refused.refusal.kind === kind)
    }
    assert.equal((await make({ taskId: uuidv7() }, team.county_manager)).ok, false)
    assert.equal((await tasksOf('contact', contactId)).length, 2)
    const closing = { taskId, outcome: 'done', why: null, version: 1 } as const
    const others = await closeTask(place.database, team.second, closing)
    assert.ok(!others.ok && others.refusal.kind === 'not_yours_to_close')
    mustBeOk(await closeTask(place.database, team.worker, closing))
    const { allocations } = mustBeOk(await viewTask(place.database, team.worker, taskId))
    assert.equal(allocations[0]!.ended!.why, 'The task was closed')
  })

  test('the board counts and pages in the database what a plain loop counts', async () => {
    const other = await open()
    const crew = await aTeam(other)
    const ids: string[] = []
    await inTransaction(other.database, other.operator, async (tx) => {
      for (let at = 0; at < 60; at++)
        ids.push(
          await records.addContact(tx, {
            at: addDays(tx.today, -(at % 4)),
            about: [],
            source: at % 3 === 0 ? '1A' : '2A',
            decision_due_on: addDays(tx.today, (at % 5) - 2),
          }),
        )
      await refreshAwaiting(tx)
    })
    const some = ids
      .filter((_, at) => at % 2 === 0)
      .map((recordId) => ({ kind: 'contact' as const, recordId, seen: null }))
    const to = { kind: 'user', id: crew.worker.actorId } as const
    mustBeOk(await allocate(other.database, crew.manager, { batchId: uuidv7(), records: some, to, reason: null }))
    const seen: string[] = []
    let after: Parameters<typeof viewBoard>[2]['after']
    do {
      const page = mustBeOk(await viewBoard(other.database, crew.manager, { after }))
      seen.push(...page.rows.map((row) => row.recordId))
      after = page.next
      assert.deepEqual(page.counts.states, { overdue: 24, due_today: 12, due_later: 24 })
      assert.equal(page.counts.unallocated, 30)
      assert.deepEqual(page.counts.sources, [
        { source: '2A', tasks: 40 },
        { source: '1A', tasks: 20 },
      ])
      assert.deepEqual(
        page.counts.holders.map((one) => [one.userName, one.overdue + one.due_today + one.due_later]),
        [['worker Example', 30]],
      )
    } while (after)
    assert.deepEqual(seen.toSorted(), ids.toSorted())
    const asked = { whose: { kind: 'nobody' }, source: '1A', state: 'overdue' } as const
    const found = mustBeOk(await viewBoard(other.database, crew.manager, asked))
    const plain = ids.filter((_, at) => at % 2 === 1 && at % 3 === 0 && (at % 5) - 2 < 0)
    assert.deepEqual(found.rows.map((row) => row.recordId).toSorted(), plain.toSorted())
  })

  test('a digest tells what came, what is due and what went, once, and names no child', async () => {
    const contactId = await toldOf(place, team.manager, { givenName: 'Zebediah' })
    const give = async (who: Actor, seen: string | null) =>
      mustBeOk(
        await allocate(place.database, team.manager, {
          batchId: uuidv7(),
          records: [{ kind: 'contact', recordId: contactId, seen }],
          to: { kind: 'user', id: who.actorId },
          reason: 'Zebediah knows her',
        }),
      )
    const held = async () =>
      mustBeOk(await viewWorkOn(place.database, team.manager, 'contact', contactId)).allocations[0]!
    const told = (who: Actor, keep = true) =>
      makeDigestFor(place.database, place.operator, who, { address: 'https://waymark.example', keep })
    await told(team.second)
    await give(team.second, null)
    const shown = await told(team.second, false)
    const first = await told(team.second)
    assert.equal(first, shown)
    assert.match(first!, /New to you/)
    assert.ok(!first!.includes('Zebediah'))
    assert.ok(!(await told(team.second))!.includes('New to you'))
    await give(team.worker, (await held()).allocationId)
    const gone = await told(team.second)
    assert.match(gone!, /No longer yours \(1\)/)
    const view = mustBeOk(await viewDigest(place.database, team.second))
    assert.ok(view.earlier.length >= 3)
    const digestId = uuidv7()
    for (let sent = 0; sent < 2; sent++)
      mustBeOk(await keepOwnDigest(place.database, team.worker, { digestId, address: '' }))
    assert.equal(mustBeOk(await viewDigest(place.database, team.worker)).earlier.length, 1)
    // Nobody reads another's.
    const theirs = await inTransaction(place.database, team.worker, (tx) =>
      tx.selectFrom('work_digest').select('user_id').execute(),
    )
    assert.deepEqual([...new Set(theirs.map((one) => one.user_id))], [team.worker.actorId])
    assert.equal((await viewDigest(place.database, team.analyst)).ok, false)
  })

  test('a task keeps its day and clock when the rule changes, since they are stored with it', async () => {
    const contactId = await toldOf(place, team.manager, { at: '2017-05-05T10:00' })
    const [task] = await tasksOf('contact', contactId)
    assert.equal(task!.dueOn, plainDate('2017-05-08'))
    assert.equal(task!.clock!.source.startsWith('Working Together'), true)
  })
})
