/** Describing a suspect: for those who investigate, of somebody whom police suspect, audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import { inTransaction, onceOnly, type Database, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { summariesOf, type PersonSummary } from '../../people/index.ts'
import { policeKinds } from '../investigation.ts'
import { listEvents } from '../store/events.ts'
import type { Description, NewDescription } from './description.ts'
import { findDescription, insertDescription, saveDescription } from './store.ts'

export type Described = { person: PersonSummary; description: Description | undefined }
export type DescribeRefusal = NotFound | { kind: 'changed_by_someone_else' }

/** Somebody about whom police did something, as far as the actor may see it: nobody else is a suspect. */
async function suspectOf(tx: Tx, personId: string): Promise<PersonSummary | undefined> {
  const person = (await summariesOf(tx, [personId])).get(personId)
  if (!person) return undefined
  const [event] = await listEvents(tx, { kinds: policeKinds, personId, limit: 1 })
  return event && person
}

/** A suspect as they are described. Audited as a read of the person. */
export function readDescription(
  database: Database,
  actor: Actor,
  personId: string,
): Promise<Result<Described, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<Described, NotFound>> => {
    if (!may(actor, 'record_investigation')) return refuse(notFound)
    const person = await suspectOf(tx, personId)
    if (!person) return refuse(notFound)
    await audit.record(tx, { action: 'view_person', subjectType: 'person', subjectId: personId })
    return ok({ person, description: await findDescription(tx, personId) })
  })
}

/** Describes a suspect, or puts the description right; what stood is in the history. The same form again changes nothing. */
export function describeSuspect(
  database: Database,
  actor: Actor,
  described: NewDescription,
): Promise<Result<{ personId: string }, DescribeRefusal>> {
  const { personId, seen } = described
  const done = ok({ personId })
  return onceOnly('suspect_description_pkey', done, () =>
    inTransaction(database, actor, async (tx): Promise<Result<{ personId: string }, DescribeRefusal>> => {
      if (!may(actor, 'record_investigation')) return refuse(notFound)
      const person = await suspectOf(tx, personId)
      if (!person) return refuse(notFound)
      const stands = await findDescription(tx, personId, true)
      if (stands?.descriptionId === described.descriptionId && seen === null) return done
      if (stands?.descriptionId !== seen?.descriptionId) return refuse({ kind: 'changed_by_someone_else' })
      if (seen === null) await insertDescription(tx, described, person.restricted)
      else if (!(await saveDescription(tx, seen, described))) return refuse({ kind: 'changed_by_someone_else' })
      await audit.record(tx, { action: 'describe_suspect', subjectType: 'person', subjectId: personId })
      return done
    }),
  )
}
