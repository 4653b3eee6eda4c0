/**
 * Makes the tasks and allocations agree with the records. The rooms below know nothing of tasks: what they record is
 * read here, each time that work is looked at, and written down only where it differs. ADR "tasks are derived, then kept".
 */
import { subjects, type Actor } from '../access/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { decisionsOfContacts } from '../contacts/index.ts'
import { endingAgeOf, endingOf, listNotices, reviewDueOn, standing } from '../notices/index.ts'
import { addYears } from '../platform/dates.ts'
import { inTransaction, withSight, type Database, type Tx } from '../platform/database/index.ts'
import { authoritiesOfForce, referenceOf, type Reference } from '../reference/index.ts'
import { endAllocation } from './store/allocations.ts'
import * as store from './store/refreshing.ts'
import {
  decisionWanted,
  differences,
  isNothing,
  noticeWanted,
  riskWanted,
  type Differences,
  type KnownTask,
} from './task-rules.ts'

export type Refreshed = { made: number; changed: number; reopened: number; closed: number; ended: number }

type Found = { tasks: Differences; allocations: store.Astray[]; own: store.Astray[] }

/**
 * The sight of whoever refreshes is everything: a task is there or not, whoever happens to look first. Nothing that is
 * read by it is shown.
 */
export async function refreshTasks(database: Database, actor: Actor): Promise<Refreshed> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, (tx) =>
    withSight(tx, { sees: Object.keys(subjects), authorities: 'all' }, async () => {
      if (isNone(await find(tx, reference))) return { made: 0, changed: 0, reopened: 0, closed: 0, ended: 0 }
      await store.holdRefreshing(tx)
      return write(tx, await find(tx, reference), reference)
    }),
  )
}

const isNone = ({ tasks, allocations, own }: Found) => isNothing(tasks) && allocations.length === 0 && own.length === 0

async function find(tx: Tx, reference: Reference): Promise<Found> {
  const awaiting = (await store.contactsWithoutTask(tx)).map((contact) => decisionWanted(contact, reference))
  const endingAge = endingAgeOf(reference)
  const notices = (await listNotices(tx)).flatMap((notice) => {
    const stands = standing(notice, endingAge, tx.today)
    const ending = endingOf(notice, endingAge, tx.today)
    return noticeWanted({ notice, standing: stands, ending, reviewDue: reviewDueOn(notice, stands) }, tx.today)
  })
  const bornAfter = addYears(tx.today, -reference.ruleOn('child_until', tx.today).value)
  const here = new Set(authoritiesOfForce(reference, (await partnershipOf(tx)).policeForce).map((one) => one.gssCode))
  const risks = (await store.significantRisks(tx, bornAfter)).map((risk) =>
    // A child whose home is outside the partnership is on every council's board.
    riskWanted({ ...risk, homeAuthority: here.has(risk.homeAuthority ?? '') ? risk.homeAuthority : null }, reference),
  )
  const others = [...notices, ...risks]
  const known = [
    ...(await store.decisionTasks(
      tx,
      awaiting.map((one) => one.recordId),
    )),
    ...(await store.otherTasks(
      tx,
      others.map((one) => one.recordId),
    )),
  ]
  return {
    tasks: differences([...awaiting, ...others], known),
    allocations: await store.allocationsAstray(tx),
    own: await store.ownTasksAstray(tx),
  }
}

async function write(tx: Tx, { tasks, own }: Found, reference: Reference): Promise<Refreshed> {
  await store.makeTasks(tx, tasks.make)
  for (const { task, wanted } of [...tasks.change, ...tasks.reopen]) await store.changeTask(tx, task, wanted)
  const nameOf = (gssCode: string) => reference.authorities.get(gssCode)?.name ?? gssCode
  const passed = (to: string) => `The contact was passed to ${nameOf(to)}`
  await store.closeTasks(tx, [
    ...(await closingsOf(tx, tasks.close)),
    // What the sender meant to do about a contact is not the receiver's to do.
    ...own.flatMap(({ id, passedTo }) =>
      passedTo === null ? [] : [{ taskId: id, at: tx.now, outcome: 'lapsed' as const, why: passed(passedTo) }],
    ),
  ])
  for (const one of own) if (one.passedTo === null) await store.restrictTask(tx, one)
  let ended = 0
  // Read anew: what was closed just now is held by nobody any more.
  for (const one of await store.allocationsAstray(tx)) {
    const why = one.passedTo !== null ? passed(one.passedTo) : endedBecause(one)
    if (why === undefined) await store.restrictAllocation(tx, one)
    else {
      await endAllocation(tx, { allocationId: one.id, version: one.version }, 'Waymark', why)
      ended += 1
    }
  }
  return {
    made: tasks.make.length,
    changed: tasks.change.length,
    reopened: tasks.reopen.length,
    closed: tasks.close.length,
    ended,
  }
}

const endedBecause = ({ isDouble, isClosed }: store.Astray): string | undefined => {
  if (isDouble) return 'Two records of this child were merged'
  return isClosed ? 'The task was closed' : undefined
}

/** A decision closes its task at the moment at which it was taken, whenever somebody looks. */
async function closingsOf(tx: Tx, tasks: readonly KnownTask[]): Promise<store.ClosingByRecord[]> {
  const decisions = await decisionsOfContacts(
    tx,
    tasks.filter((task) => task.ruleId === 'contact_decision').map((task) => task.recordId),
  )
  return tasks.map(({ taskId, ruleId, recordId }) => {
    const decision = decisions.get(recordId)?.[0]
    if (ruleId === 'contact_decision' && decision)
      return {
        taskId,
        at: decision.decidedAt,
        outcome: 'done',
        why: decision.decidedBy === null ? 'Decided' : `Decided by ${decision.decidedBy}`,
      }
    return { taskId, at: tx.now, ...closedByRecord[ruleId] }
  })
}

const closedByRecord: Record<KnownTask['ruleId'], { outcome: 'done' | 'lapsed'; why: string }> = {
  contact_decision: { outcome: 'lapsed', why: 'The contact no longer awaits a decision' },
  notice_review: { outcome: 'done', why: 'The notice was reviewed, or ended' },
  notice_ending: { outcome: 'lapsed', why: 'The notice ended, or its end moved' },
  risk_review: { outcome: 'done', why: 'The risk was assessed again, or the work was closed' },
}
