/** Giving records to a team or a person, taking them back, and handing over what somebody leaves behind. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { refreshTasks } from './refreshing.ts'
import { mayAllocate, mayTeamHold, type AllocationRefusal, type Giver } from './rules.ts'
import {
  batchSize,
  endAllocation,
  holdersOf,
  holdRecords,
  insertAllocations,
  listWorkers,
} from './store/allocations.ts'
import { heldIds, listHeld } from './store/held.ts'
import { findTask, nameOf } from './store/tasks.ts'
import type { HeldKind, Holder, RecordFacts, Worker } from './work.ts'

/** To whom: a person, whose agency follows; a team; or nobody. */
export type Target = { kind: 'user' | 'team'; id: string } | { kind: 'nobody' }

/** `seen` is the allocation that stood when its giver looked; null where nobody held the record. */
export type ToGive = { kind: HeldKind; recordId: string; seen: string | null }

export type GiveRefusal =
  | NotFound
  | { kind: 'nothing_chosen' }
  | { kind: 'unknown_holder' }
  | (AllocationRefusal & { refs: readonly string[] })

export type Giving = { batchId: string; records: readonly ToGive[]; to: Target; reason: string | null }

export const giverOf = (actor: Actor): Giver => ({
  userId: actor.actorId,
  agencyId: actor.agencyId,
  mayAllocate: may(actor, 'allocate_work'),
  authorities: actor.authorities,
})

/** Allocates records, all or none. The same form sent twice allocates once. */
export async function allocate(
  database: Database,
  actor: Actor,
  giving: Giving,
): Promise<Result<{ records: number }, GiveRefusal>> {
  if (!may(actor, 'hold_work')) return refuse(notFound)
  // What a passing on or a merge ended is ended first, so that nobody is refused by what no longer holds.
  await refreshTasks(database, actor)
  return unlessHeldMeanwhile(() =>
    inTransaction(database, actor, (tx) =>
      giveIn(tx, actor, giving, giving.to.kind === 'nobody' ? 'take_back' : 'allocate'),
    ),
  )
}

export type HandingOver = {
  batchId: string
  from: string
  /** All that the screen told of, known by its stamp; or these alone. */
  which: { kind: 'all'; stamp: string } | { kind: 'some'; allocationIds: readonly string[] }
  to: Target
  reason: string | null
}

/** Hands over what somebody holds to another person or a team: one transaction, all of it or none. */
export async function handOver(
  database: Database,
  actor: Actor,
  handing: HandingOver,
): Promise<Result<{ records: number }, GiveRefusal>> {
  if (!may(actor, 'allocate_work')) return refuse(notFound)
  await refreshTasks(database, actor)
  return unlessHeldMeanwhile(() =>
    inTransaction(database, actor, async (tx): Promise<Result<{ records: number }, GiveRefusal>> => {
      const { batchId, from, which, to, reason } = handing
      if ((await listWorkers(tx, { userId: from })).length === 0) return refuse(notFound)
      const done = await batchSize(tx, batchId)
      if (done > 0) return ok({ records: done })
      const held = await heldIds(tx, from)
      const changed = { kind: 'changed_by_someone_else', refs: [] } as const
      if (which.kind === 'all' && (await listHeld(tx, { userId: from }, 1)).stamp !== which.stamp)
        return refuse(changed)
      const chosen = which.kind === 'all' ? held : held.filter((one) => which.allocationIds.includes(one.allocationId))
      if (which.kind === 'some' && chosen.length !== new Set(which.allocationIds).size) return refuse(changed)
      const records = chosen.map(({ kind, recordId, allocationId }) => ({ kind, recordId, seen: allocationId }))
      return giveIn(tx, actor, { batchId, records, to, reason }, 'hand_over')
    }),
  )
}

/** Two who allocate one record that nobody holds, at once: the second is told. */
async function unlessHeldMeanwhile<T>(work: () => Promise<Result<T, GiveRefusal>>): Promise<Result<T, GiveRefusal>> {
  try {
    return await work()
  } catch (fault) {
    const { code, constraint } = fault as { code?: string; constraint?: string }
    if (code !== '23505' || constraint !== 'allocation_holds_once') throw fault
    return refuse({ kind: 'changed_by_someone_else', refs: [] })
  }
}

/** The same within a transaction that goes on. */
export async function giveIn(
  tx: Tx,
  actor: Actor,
  { batchId, records, to, reason }: Giving,
  action: 'allocate' | 'take_back' | 'hand_over',
): Promise<Result<{ records: number }, GiveRefusal>> {
  const done = await batchSize(tx, batchId)
  if (done > 0) return ok({ records: done })
  const asked = [...new Map(records.map((one) => [one.recordId, one])).values()]
  if (asked.length === 0) return refuse({ kind: 'nothing_chosen' })
  const target = await targetOf(tx, to)
  if (!target) return refuse({ kind: 'unknown_holder' })
  const facts = await factsOf(tx, asked)
  if (facts.length !== asked.length) return refuse(notFound)
  const holders = await holdersOf(
    tx,
    asked.map((one) => one.recordId),
  )
  const seen = new Map(asked.map((one) => [one.recordId, one.seen]))
  const by = giverOf(actor)
  const refused: { record: RecordFacts; refusal: AllocationRefusal }[] = []
  const given: RecordFacts[] = []
  for (const record of facts) {
    const current = holders.get(record.recordId)
    // Taken back already, as by a form that was sent twice.
    if (!target.holder && !current) continue
    const standing = { current, seen: seen.get(record.recordId) ?? null, reason }
    const allowed = mayAllocate(
      record,
      { holder: target.holder, canOpen: mayTeamHold(target.workers, record) },
      by,
      standing,
    )
    if (allowed.ok) given.push(record)
    else refused.push({ record, refusal: allowed.refusal })
  }
  if (refused.length > 0) return refuse(await together(tx, refused))
  for (const record of given) {
    const current = holders.get(record.recordId)
    if (current && !(await endAllocation(tx, current, actor.displayName, reason)))
      return refuse({ kind: 'changed_by_someone_else', refs: [] })
  }
  const { holder } = target
  if (holder) {
    const made = given.map((record) => ({ record, holder, batchId, by: actor.displayName, reason }))
    await insertAllocations(tx, made)
  }
  await audit.record(
    tx,
    ...given.map((record) => ({
      action,
      subjectType: record.kind === 'child' ? 'person' : record.kind,
      subjectId: record.recordId,
      detail: { from: holders.get(record.recordId)?.userId ?? null, to: holder?.userId ?? holder?.agencyId ?? null },
    })),
  )
  return ok({ records: given.length })
}

type FoundTarget = { holder: Holder | undefined; workers: readonly Worker[] }

async function targetOf(tx: Tx, to: Target): Promise<FoundTarget | undefined> {
  if (to.kind === 'nobody') return { holder: undefined, workers: [] }
  const workers = await listWorkers(tx, to.kind === 'user' ? { userId: to.id } : { agencyId: to.id })
  const [first] = workers
  if (!first) return undefined
  return { holder: { agencyId: first.agencyId, userId: to.kind === 'user' ? first.userId : null }, workers }
}

async function factsOf(tx: Tx, asked: readonly ToGive[]): Promise<RecordFacts[]> {
  const found: RecordFacts[] = []
  for (const kind of ['contact', 'child', 'notice', 'task'] as const)
    found.push(
      ...(await holdRecords(
        tx,
        kind,
        asked.filter((one) => one.kind === kind).map((one) => one.recordId),
      )),
    )
  return found
}

const REFS_NAMED_MAX = 10

/** The first thing that is wrong, with every record of which it is true. */
async function together(
  tx: Tx,
  refused: readonly { record: RecordFacts; refusal: AllocationRefusal }[],
): Promise<GiveRefusal> {
  const { refusal } = refused[0]!
  const same = refused.filter((one) => one.refusal.kind === refusal.kind)
  const refs: string[] = []
  for (const { record } of same.slice(0, REFS_NAMED_MAX)) refs.push(await refOf(tx, record))
  return { ...refusal, refs }
}

async function refOf(tx: Tx, { kind, recordId }: RecordFacts): Promise<string> {
  if (kind !== 'task') return (await nameOf(tx, kind, recordId))?.ref ?? ''
  const task = await findTask(tx, recordId)
  return task ? ((await nameOf(tx, task.kind, task.recordId))?.ref ?? '') : ''
}
