/** What people do with the record of a person: search is in search.ts, taking in comes with a contact. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PartialDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { Sex } from './person.ts'
import { askingAgain } from './merge/asking-again.ts'
import { savePerson } from './store.ts'

/** What can be put right in a person's own row; what is left out stays as it is. */
export type PersonCorrection = {
  givenName?: string | null
  familyName?: string | null
  dateOfBirth?: PartialDate | null
  sex?: Sex | null
  ethnicity?: string | null
  homeAuthority?: string | null
}

export type CorrectionRefusal = NotFound | { kind: 'changed_by_someone_else' }

const columns = {
  givenName: 'given_name',
  familyName: 'family_name',
  dateOfBirth: 'date_of_birth',
  sex: 'sex',
  ethnicity: 'ethnicity',
  homeAuthority: 'home_authority',
} as const satisfies Record<keyof PersonCorrection, string>

/**
 * Puts a person's details right. The version that stood is kept in the history; keys are made anew; and whoever they look
 * like now is asked about.
 */
export function correctPerson(
  database: Database,
  actor: Actor,
  personId: string,
  version: number,
  correction: PersonCorrection,
): Promise<Result<void, CorrectionRefusal>> {
  return inTransaction(database, actor, async (tx) => {
    if (!may(actor, 'record_contact')) return refuse(notFound)
    const known = await tx
      .selectFrom('person')
      .select('person_id')
      .where('partnership_id', '=', actor.partnershipId)
      .where('person_id', '=', personId)
      .where('merged_into', 'is', null)
      .executeTakeFirst()
    if (!known) return refuse(notFound)
    const changed = Object.keys(correction) as (keyof PersonCorrection)[]
    const changes = Object.fromEntries(changed.map((name) => [columns[name], correction[name]]))
    const correct = () => savePerson(tx, personId, version, changes)
    if (!(await askingAgain(tx, [personId], correct))) return refuse({ kind: 'changed_by_someone_else' as const })
    await audit.record(tx, {
      action: 'correct_person',
      subjectType: 'person',
      subjectId: personId,
      detail: { changed },
    })
    return ok(undefined)
  })
}
