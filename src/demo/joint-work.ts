/** What police and the city did beside each other on the joint investigation: decisions, children it came upon, who works with whom. */
import { may, type Actor, type Verb } from '../access/index.ts'
import { signIn } from '../agencies/index.ts'
import { nameWorker, viewCoverage, viewNaming } from '../exploitation/index.ts'
import {
  linkChild,
  listJointLogs,
  listOperations,
  openJointLog,
  recordJointDecision,
  viewOperationChildren,
} from '../investigations/index.ts'
import type { Database } from '../platform/database/index.ts'
import { plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { JOINT_INVESTIGATION } from './operations.ts'
import { PASSWORD } from './personas.ts'
import { CITY } from './places.ts'

/** So many children of the investigation have how they were identified, and so many at the highest risk somebody by name. */
const LINKED = 8
const NAMED = 6

/** What is there already stays. */
export async function workJointly(database: Database): Promise<void> {
  const as = async (username: string, verb: Verb): Promise<Actor> => {
    const { actor } = (await signIn(database, username, PASSWORD))!
    if (!may(actor, verb)) throw new Error(`${username} may not ${verb}`)
    return actor
  }
  const officer = await as('police.officer', 'record_investigation')
  const worker = await as('social.worker', 'name_worker')
  if (mustBeOk(await listJointLogs(database, officer)).length > 0) return
  const asked = { state: undefined, named: JOINT_INVESTIGATION.name, page: 1 }
  const [found] = (await listOperations(database, officer, asked)).operations
  const { operationId } = found!.operation
  await linkChildren(database, officer, operationId)
  await nameWorkers(database, officer, worker)
  await decide(database, officer, worker, operationId)
}

async function decide(database: Database, officer: Actor, worker: Actor, operationId: string): Promise<void> {
  const { id: logId } = mustBeOk(await openJointLog(database, officer, { id: uuidv7(), operationId, authority: CITY }))
  const entries = [
    {
      by: officer,
      on: '2017-02-21',
      decision: 'Police and the city work on this together. Both are told before anybody is arrested.',
      reason: 'Children must be safe before a suspect learns of the investigation.',
    },
    {
      by: worker,
      on: '2017-03-06',
      decision: 'A social worker whom the child knows visits first. Police wait until the next day.',
      reason: 'The child has spoken to this social worker and to nobody else.',
    },
  ] as const
  for (const { by, on, decision, reason } of entries)
    mustBeOk(
      await recordJointDecision(database, by, { id: uuidv7(), logId, decidedOn: plainDate(on), decision, reason }),
    )
}

async function linkChildren(database: Database, officer: Actor, operationId: string): Promise<void> {
  const { children } = mustBeOk(await viewOperationChildren(database, officer, { operationId, page: 1 }))
  const groups = ['identified_victim', 'suspects_household', 'otherwise_at_risk'] as const
  const links = ['suspect', 'device', 'location'] as const
  for (const [index, { personId, steps }] of children.slice(0, LINKED).entries())
    mustBeOk(
      await linkChild(database, officer, {
        id: uuidv7(),
        operationId,
        who: { kind: 'known', personId },
        linkedOn: steps[0]!.on,
        riskGroup: groups[index % groups.length]!,
        link: links[index % links.length]!,
        howIdentified: null,
      }),
    )
}

/** Some have both by name, some one, most nobody yet. */
async function nameWorkers(database: Database, officer: Actor, worker: Actor): Promise<void> {
  const { children } = mustBeOk(await viewCoverage(database, officer, { page: 1 }))
  for (const [index, { person }] of children.slice(0, NAMED).entries())
    for (const actor of index % 3 === 2 ? [officer] : [officer, worker]) {
      const { people, today } = mustBeOk(await viewNaming(database, actor, person.personId))
      const naming = { id: uuidv7(), personId: person.personId, userId: people[0]!.userId, on: today, standingSeen: '' }
      mustBeOk(await nameWorker(database, actor, naming))
    }
}
