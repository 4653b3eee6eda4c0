/** The people of concern of an operation, as people who are seen across operations. Audited. */
import { may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { summariesOf, type PersonSummary } from '../people/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { auditReading } from './children.ts'
import type { Operation } from './investigation.ts'
import { PAGE_SIZE } from './reading.ts'
import { peopleOfConcern, type PersonOfConcern } from './store/concern.ts'
import { findOperation } from './store/operations.ts'

export type OperationConcern = {
  operation: Operation
  people: PersonOfConcern[]
  total: number
  summaries: ReadonlyMap<string, PersonSummary>
  page: number
  pages: number
}

/** Whom the operation's arrests, interviews, warrants and charges name, and in how many others they are seen. */
export function viewPeopleOfConcern(
  database: Database,
  actor: Actor,
  ask: { operationId: string; page: number },
): Promise<Result<OperationConcern, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<OperationConcern, NotFound>> => {
    const { operationId } = ask
    const operation = may(actor, 'view_operations') ? await findOperation(tx, operationId) : undefined
    if (!operation) return refuse(notFound)
    const asked = await peopleOfConcern(tx, { operationId, limit: PAGE_SIZE, offset: (ask.page - 1) * PAGE_SIZE })
    // Past the last page stands the first.
    const isPast = asked.people.length === 0 && ask.page > 1
    const page = isPast ? 1 : ask.page
    const found = isPast ? await peopleOfConcern(tx, { operationId, limit: PAGE_SIZE, offset: 0 }) : asked
    const summaries = await summariesOf(
      tx,
      found.people.map((one) => one.personId),
    )
    await auditReading(tx, operationId, [...summaries.keys()])
    const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE))
    return ok({ operation, ...found, summaries, page, pages })
  })
}
