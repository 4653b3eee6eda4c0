/** Reading one person to put their details right. Audited: the form shows who they are. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { personDetailsOf, type PersonDetails } from './details.ts'

export function viewDetails(
  database: Database,
  actor: Actor,
  personId: string,
): Promise<Result<{ person: PersonDetails; today: PlainDate }, NotFound>> {
  return inTransaction(
    database,
    actor,
    async (tx): Promise<Result<{ person: PersonDetails; today: PlainDate }, NotFound>> => {
      if (!may(actor, 'view_person')) return refuse(notFound)
      const person = await personDetailsOf(tx, personId)
      if (!person || person.mergedInto) return refuse(notFound)
      await audit.record(tx, { action: 'view_person', subjectType: 'person', subjectId: personId })
      return ok({ person, today: tx.today })
    },
  )
}
