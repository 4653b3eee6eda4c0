/** Who holds what in the invented partnership: some of the newest contacts, by the people whose work that is. */
import type { Actor } from '../access/index.ts'
import { signIn } from '../agencies/index.ts'
import { addDays, dayOf, parseInstant } from '../platform/dates.ts'
import type { Database } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { allocate, makeTask, viewBoard, viewHolders, type Target } from '../work/index.ts'
import { DEMO_NOW, PASSWORD, type Username } from './personas.ts'

/** Allocates as a team manager would. Where somebody holds something already, nothing is done. */
export async function allocateWork(database: Database): Promise<void> {
  const manager = await as(database, 'team.manager')
  if (mustBeOk(await viewHolders(database, manager)).people.length > 0) return
  const worker = await as(database, 'social.worker')
  const front = await as(database, 'contact.officer')
  const police = await as(database, 'police.officer')
  const { rows } = mustBeOk(await viewBoard(database, manager, {}))
  const give = async (picked: typeof rows, to: Target, reason: string | null) => {
    if (picked.length === 0) return
    const records = picked.map(({ kind, heldAs }) => ({ kind, recordId: heldAs, seen: null }))
    mustBeOk(await allocate(database, manager, { batchId: uuidv7(), records, to, reason }))
  }
  const of = (kind: string) => {
    const found = new Map(rows.filter((row) => row.kind === kind).map((row) => [row.heldAs, row]))
    return [...found.values()]
  }
  const contacts = of('contact')
  await give(contacts.slice(0, 3), person(worker), 'Knows the family')
  await give(contacts.slice(3, 5), person(front), null)
  await give(contacts.slice(5, 7), { kind: 'team', id: manager.agencyId }, 'For whoever is on duty')
  await give(of('notice').slice(0, 2), person(police), 'Served it')
  await give(of('child').slice(0, 3), person(worker), 'Works with the child')
  const [first] = contacts
  if (!first) return
  const task = { taskId: uuidv7(), kind: 'contact', recordId: first.recordId } as const
  const dueOn = addDays(dayOf(parseInstant(DEMO_NOW)!), 3)
  mustBeOk(
    await makeTask(database, manager, {
      ...task,
      title: 'Ring the school about attendance',
      dueOn,
      to: person(worker),
    }),
  )
}

const as = async (database: Database, username: Username): Promise<Actor> =>
  (await signIn(database, username, PASSWORD))!.actor

const person = (actor: Actor): Target => ({ kind: 'user', id: actor.actorId })
