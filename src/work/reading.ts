/** Work as its pages show it: the board, one's own, a task, a record's, and all that somebody holds. Audited. */
import { audit, may, notFound, roles, type Actor, type NotFound, type Verb } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { giverOf } from './allocating.ts'
import { refreshTasks } from './refreshing.ts'
import { isTheirsToClose, waysToClose } from './rules.ts'
import { allocationsOf, listWorkers } from './store/allocations.ts'
import {
  countBoard,
  countStates,
  listOpen,
  PAGE_SIZE,
  type BoardCounts,
  type BoardFilter,
  type BoardRow,
  type Place,
} from './store/board.ts'
import { countHeld, listHeld, type HeldList } from './store/held.ts'
import { earlierVersionsOf, findTask, nameOf, tasksAbout, type RecordName } from './store/tasks.ts'
import type { ByHand } from './task-rules.ts'
import type { Allocation, RecordKind, Task, Worker } from './work.ts'

/** People and teams that work may be given to, by name. */
export type Choices = { people: Worker[]; teams: { agencyId: string; name: string }[] }

/** Those at work who may hold anything, of the actor's areas or of the whole force area. */
async function choicesFor(tx: Tx, actor: Actor): Promise<Choices> {
  const covers = ({ agencyAuthority }: Worker) =>
    actor.authorities === 'all' || agencyAuthority === null || actor.authorities.includes(agencyAuthority)
  const people = (await listWorkers(tx)).filter(
    (one) => one.active && covers(one) && (roles[one.role].may as readonly Verb[]).includes('hold_work'),
  )
  const teams = new Map(people.map((one) => [one.agencyId, one.agencyName]))
  return {
    people,
    teams: [...teams].map(([agencyId, name]) => ({ agencyId, name })).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

export type Listing = { rows: BoardRow[]; next: Place | undefined }

async function pageOf(tx: Tx, filter: BoardFilter): Promise<Listing> {
  const found = await listOpen(tx, filter)
  const rows = found.slice(0, PAGE_SIZE)
  const last = rows.at(-1)
  return { rows, next: found.length > PAGE_SIZE && last ? { dueOn: last.dueOn, taskId: last.taskId } : undefined }
}

const recordsOf = (rows: readonly { recordId: string }[]) => ({ records: rows.map((row) => row.recordId) })

export type Board = Listing & { today: PlainDate; counts: BoardCounts; choices: Choices }

/** A page of the open tasks of the manager's areas, and how many there are, by day, holder and source. */
export async function viewBoard(
  database: Database,
  actor: Actor,
  filter: BoardFilter,
): Promise<Result<Board, NotFound>> {
  if (!may(actor, 'allocate_work')) return refuse(notFound)
  await refreshTasks(database, actor)
  return inTransaction(database, actor, async (tx) => {
    const listing = await pageOf(tx, filter)
    await audit.record(tx, { action: 'view_board', subjectType: 'task', detail: recordsOf(listing.rows) })
    return ok({
      ...listing,
      today: tx.today,
      counts: await countBoard(tx, filter),
      choices: await choicesFor(tx, actor),
    })
  })
}

export type MyWork = {
  today: PlainDate
  own: Listing
  team: Listing
  held: HeldList
  counts: { own: BoardCounts['states']; team: number }
  teamName: string
}

/** What the actor is to do, what their team is to do, and all that they hold. */
export async function viewMyWork(
  database: Database,
  actor: Actor,
  after: { own?: Place | undefined; team?: Place | undefined },
): Promise<Result<MyWork, NotFound>> {
  if (!may(actor, 'hold_work')) return refuse(notFound)
  await refreshTasks(database, actor)
  return inTransaction(database, actor, async (tx) => {
    const [mine, ours] = [
      { whose: { kind: 'user', id: actor.actorId } as const },
      { whose: { kind: 'team', id: actor.agencyId } as const },
    ]
    const own = await pageOf(tx, { ...mine, after: after.own })
    const team = await pageOf(tx, { ...ours, after: after.team })
    const held = await listHeld(tx, { userId: actor.actorId })
    await audit.record(tx, {
      action: 'view_my_work',
      subjectType: 'task',
      detail: recordsOf([...own.rows, ...team.rows, ...held.shown]),
    })
    const [ownCounts, teamCounts] = [await countStates(tx, mine), await countStates(tx, ours)]
    const { overdue, due_today, due_later } = teamCounts
    return ok({
      today: tx.today,
      own,
      team,
      held,
      counts: { own: ownCounts, team: overdue + due_today + due_later },
      teamName: actor.agencyName,
    })
  })
}

export type TaskView = {
  task: Task
  today: PlainDate
  record: RecordName
  allocations: Allocation[]
  earlier: Awaited<ReturnType<typeof earlierVersionsOf>>
  ways: readonly ByHand[]
}

/** One task with its clock, who had it and what it was before. */
export async function viewTask(database: Database, actor: Actor, taskId: string): Promise<Result<TaskView, NotFound>> {
  if (!may(actor, 'hold_work')) return refuse(notFound)
  await refreshTasks(database, actor)
  return inTransaction(database, actor, async (tx): Promise<Result<TaskView, NotFound>> => {
    const task = await findTask(tx, taskId)
    const record = task && (await nameOf(tx, task.kind, task.recordId))
    if (!task || !record) return refuse(notFound)
    await audit.record(
      tx,
      { action: 'view_task', subjectType: 'task', subjectId: taskId },
      ...record.children.map(({ personId }) => ({
        action: 'view_task' as const,
        subjectType: 'person',
        subjectId: personId,
        detail: { taskId },
      })),
    )
    const allocations = await allocationsOf(tx, task.rule === null ? taskId : task.recordId)
    const current = allocations.find((one) => one.ended === null)
    const isOpen = task.closed === null && isTheirsToClose(current, giverOf(actor))
    return ok({
      task,
      today: tx.today,
      record,
      allocations,
      earlier: await earlierVersionsOf(tx, taskId),
      ways: isOpen ? waysToClose(task) : [],
    })
  })
}

export type WorkOn = {
  kind: RecordKind
  recordId: string
  today: PlainDate
  record: RecordName
  tasks: Task[]
  allocations: Allocation[]
  choices: Choices
}

/** Who holds a record and held it, and the tasks about it. */
export async function viewWorkOn(
  database: Database,
  actor: Actor,
  kind: RecordKind,
  recordId: string,
): Promise<Result<WorkOn, NotFound>> {
  if (!may(actor, 'hold_work')) return refuse(notFound)
  await refreshTasks(database, actor)
  return inTransaction(database, actor, async (tx): Promise<Result<WorkOn, NotFound>> => {
    const record = await nameOf(tx, kind, recordId)
    if (!record) return refuse(notFound)
    await audit.record(
      tx,
      { action: 'view_work_on', subjectType: kind === 'child' ? 'person' : kind, subjectId: recordId },
      ...(kind === 'child' ? [] : record.children).map(({ personId }) => ({
        action: 'view_work_on' as const,
        subjectType: 'person',
        subjectId: personId,
        detail: { recordId },
      })),
    )
    return ok({
      kind,
      recordId,
      today: tx.today,
      record,
      tasks: await tasksAbout(tx, recordId),
      allocations: await allocationsOf(tx, recordId),
      choices: await choicesFor(tx, actor),
    })
  })
}

export type Holding = { today: PlainDate; worker: Worker; held: HeldList; choices: Choices }

/** Everything that somebody holds and the manager may see, on one screen. */
export async function viewHeldBy(database: Database, actor: Actor, userId: string): Promise<Result<Holding, NotFound>> {
  if (!may(actor, 'allocate_work')) return refuse(notFound)
  await refreshTasks(database, actor)
  return inTransaction(database, actor, async (tx): Promise<Result<Holding, NotFound>> => {
    const [worker] = await listWorkers(tx, { userId })
    if (!worker) return refuse(notFound)
    const held = await listHeld(tx, { userId })
    await audit.record(tx, {
      action: 'view_held_by',
      subjectType: 'app_user',
      subjectId: userId,
      detail: recordsOf(held.shown),
    })
    return ok({ today: tx.today, worker, held, choices: await choicesFor(tx, actor) })
  })
}

export type Holders = { people: (Worker & { held: number })[] }

/** Who holds how much, those who have left included: where a hand-over begins. */
export async function viewHolders(database: Database, actor: Actor): Promise<Result<Holders, NotFound>> {
  if (!may(actor, 'allocate_work')) return refuse(notFound)
  await refreshTasks(database, actor)
  return inTransaction(database, actor, async (tx) => {
    const held = await countHeld(tx)
    const people = (await listWorkers(tx)).map((one) => ({ ...one, held: held.get(one.userId) ?? 0 }))
    return ok({ people: people.filter((one) => one.held > 0) })
  })
}
