/** People of concern: whom an operation's events name as suspects, and in how many other operations they are seen. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import { policeKinds, type EventKind } from '../investigation.ts'
import { eventsOfKind } from './events.ts'

export type PersonOfConcern = {
  personId: string
  arrests: number
  interviews: number
  warrants: number
  charges: number
  firstOn: PlainDate
  lastOn: PlainDate
  /** Other operations that the reader may see. */
  otherOperations: number
}

export type ConcernQuery = { operationId: string; limit: number; offset: number }

/** Those seen in most other operations first, then those of the latest event; and how many there are. */
export async function peopleOfConcern(
  tx: Tx,
  { operationId, limit, offset }: ConcernQuery,
): Promise<{ people: PersonOfConcern[]; total: number }> {
  const eventsOf = (of: { operationId?: string }) =>
    sql.join(
      policeKinds.map((kind) => eventsOfKind(tx, kind, of)),
      sql` union all `,
    )
  const tally = (kind: EventKind) => sql`(count(*) filter (where kind = ${kind}))::int`
  const { rows } = await sql<PersonOfConcern & { total: number }>`
    with here as (
      select person_id, ${tally('arrest')} as arrests, ${tally('voluntary_interview')} as interviews,
        ${tally('warrant')} as warrants, ${tally('charge')} as charges,
        min(happened_on) as first_on, max(happened_on) as last_on
      from (${eventsOf({ operationId })}) event where person_id is not null group by person_id
    ), elsewhere as (
      select e.person_id, count(distinct e.operation_id)::int as operations
      from (${eventsOf({})}) e
      join operation o on o.partnership_id = ${tx.by.partnershipId} and o.operation_id = e.operation_id
      where e.operation_id <> ${operationId} and e.person_id in (select person_id from here)
      group by e.person_id)
    select h.person_id as "personId", arrests, interviews, warrants, charges, first_on as "firstOn", last_on as "lastOn",
      coalesce(e.operations, 0) as "otherOperations", (count(*) over ())::int as total
    from here h left join elsewhere e on e.person_id = h.person_id
    order by coalesce(e.operations, 0) desc, last_on desc, h.person_id
    limit ${limit} offset ${offset}`.execute(tx)
  return { people: rows, total: rows[0]?.total ?? 0 }
}
