/** Who may hold a record, who may give it to whom, and how a task is closed by hand. No clock, no database. */
import { roles, type Subject, type Verb } from '../access/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { PlainDate } from '../platform/dates.ts'
import { taskRules, type ByHand } from './task-rules.ts'
import type { Holder, RecordFacts, Task, Worker } from './work.ts'

/** Whether somebody could open the record: nobody is given what they cannot read. */
export function mayHold(worker: Worker, record: Omit<RecordFacts, 'kind' | 'recordId'>): boolean {
  const { sees, may } = roles[worker.role] as { sees: readonly Subject[]; may: readonly Verb[] }
  return (
    worker.active &&
    may.includes('hold_work') &&
    sees.includes(record.seenAs) &&
    (!record.restricted || sees.includes('restricted')) &&
    (record.seenAs !== 'contacts' ||
      record.authority === null ||
      worker.agencyAuthority === null ||
      worker.agencyAuthority === record.authority)
  )
}

/** A team holds what somebody in it could open. */
export const mayTeamHold = (team: readonly Worker[], record: Omit<RecordFacts, 'kind' | 'recordId'>): boolean =>
  team.some((worker) => mayHold(worker, record))

export type AllocationRefusal =
  | { kind: 'holds_already' }
  | { kind: 'cannot_open' }
  | { kind: 'reason_missing' }
  | { kind: 'not_yours_to_give' }
  | { kind: 'changed_by_someone_else' }

export type Giver = {
  userId: string
  agencyId: string
  mayAllocate: boolean
  authorities: 'all' | readonly string[]
}

/**
 * Whether somebody may give a record to a holder, or to nobody (undefined). A manager gives what their area answers
 * for. Anybody else takes what nobody or their own team holds, leaves what nobody holds to their team, and gives back
 * what is theirs. `seen` is the allocation
 * that stood when they looked.
 */
export function mayAllocate(
  record: RecordFacts,
  to: { holder: Holder | undefined; canOpen: boolean },
  by: Giver,
  standing: { current: (Holder & { allocationId: string }) | undefined; seen: string | null; reason: string | null },
): Result<undefined, AllocationRefusal> {
  const { current, seen, reason } = standing
  if ((current?.allocationId ?? null) !== seen) return refuse({ kind: 'changed_by_someone_else' })
  const { holder } = to
  if (!by.mayAllocate) {
    const isTaking = holder?.userId === by.userId && (!current || isTeams(current, by.agencyId))
    const isGivingBack = current?.userId === by.userId && (!holder || isTeams(holder, by.agencyId))
    const isForTeam = !current && holder !== undefined && isTeams(holder, by.agencyId)
    if (!isTaking && !isGivingBack && !isForTeam) return refuse({ kind: 'not_yours_to_give' })
  } else if (record.authority !== null && by.authorities !== 'all' && !by.authorities.includes(record.authority)) {
    // A child whose home is elsewhere is any council's to look after, until another one does.
    const isFree = record.seenAs === 'people' && (!current || current.agencyId === by.agencyId)
    if (!isFree) return refuse({ kind: 'not_yours_to_give' })
  }
  if (holder ? current && isSameHolder(holder, current) : !current) return refuse({ kind: 'holds_already' })
  if (holder && !to.canOpen) return refuse({ kind: 'cannot_open' })
  // Whoever had it is told why they have it no longer.
  if (current && (reason ?? '').trim() === '') return refuse({ kind: 'reason_missing' })
  return ok(undefined)
}

const isTeams = (holder: Holder, agencyId: string) => holder.userId === null && holder.agencyId === agencyId
export const isSameHolder = (one: Holder, other: Holder): boolean =>
  one.agencyId === other.agencyId && one.userId === other.userId

/** Whose task it is to close: a manager's, the holder's, the holding team's; what nobody holds is anybody's. */
export const isTheirsToClose = (current: Holder | undefined, by: Giver): boolean =>
  by.mayAllocate || !current || current.userId === by.userId || isTeams(current, by.agencyId)

export type ClosingRefusal =
  | { kind: 'not_yours_to_close' }
  | { kind: 'closed_already' }
  | { kind: 'record_closes_it' }
  | { kind: 'reason_missing' }
  | { kind: 'changed_by_someone_else' }

/** Whether a task may be closed so by hand. What a decision or a review closes is not ticked off. */
export function mayClose(
  task: Pick<Task, 'rule' | 'closed' | 'version'>,
  closing: { outcome: ByHand; why: string | null; seenVersion: number },
): Result<undefined, ClosingRefusal> {
  if (task.closed) return refuse({ kind: 'closed_already' })
  if (task.version !== closing.seenVersion) return refuse({ kind: 'changed_by_someone_else' })
  if (!waysToClose(task).includes(closing.outcome)) return refuse({ kind: 'record_closes_it' })
  if (closing.outcome === 'cancelled' && (closing.why ?? '').trim() === '') return refuse({ kind: 'reason_missing' })
  return ok(undefined)
}

/** How a task may be closed by hand. */
export const waysToClose = (task: Pick<Task, 'rule'>): readonly ByHand[] =>
  task.rule === null ? ['done', 'cancelled'] : taskRules[task.rule.id].byHand

export type DueState = 'overdue' | 'due_today' | 'due_later'
export const dueStates: readonly DueState[] = ['overdue', 'due_today', 'due_later']

export function dueState(dueOn: PlainDate, today: PlainDate): DueState {
  if (dueOn < today) return 'overdue'
  return dueOn === today ? 'due_today' : 'due_later'
}
