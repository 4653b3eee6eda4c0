/** Events as programs list them: all kinds in one order, from any place on. */
import { sql } from 'kysely'
import type { Place } from '../../platform/api/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import { eventKinds, type EventKind } from '../investigation.ts'
import type { EventsAsked } from './schemas.ts'

type Columns = { day: string; more: string }
const columns: Readonly<Record<EventKind, Columns>> = {
  warrant: { day: 'issued_on', more: "json_build_object('warrant_kind', kind, 'executed_on', executed_on)" },
  arrest: { day: 'arrested_on', more: "json_build_object('suspected_offence', suspected_offence)" },
  voluntary_interview: { day: 'interviewed_on', more: 'null::json' },
  charge: { day: 'charged_on', more: "json_build_object('offence', offence)" },
  safeguarding_action: { day: 'safeguarded_on', more: "json_build_object('safeguarding_kind', kind)" },
}

export type EventRow = {
  id: string
  on: PlainDate
  person_id: string | null
  kind: EventKind
  more: object | null
}

/** A page of events, the latest day first; one more than asked for tells of more. */
export async function eventsAfter(tx: Tx, asked: EventsAsked, place: Place | undefined): Promise<EventRow[]> {
  const kinds = asked.kind.length > 0 ? [...new Set(asked.kind)] : eventKinds
  const parts = kinds.map((kind) => sql`(${ofKind(tx, kind, asked, place)})`)
  const { rows } = await sql<EventRow>`
    select * from (${sql.join(parts, sql` union all `)}) event
    order by "on" desc, id desc limit ${asked.limit + 1}`.execute(tx)
  return rows
}

function ofKind(tx: Tx, kind: EventKind, asked: EventsAsked, place: Place | undefined) {
  const { day, more } = columns[kind]
  const on = sql.ref(day)
  const id = sql.ref(`${kind}_id`)
  const tests = [
    sql`partnership_id = ${tx.by.partnershipId}`,
    ...(asked.person_id ? [sql`person_id = ${asked.person_id}`] : []),
    ...(asked.operation_id ? [sql`operation_id = ${asked.operation_id}`] : []),
    ...(asked.from ? [sql`${on} >= ${asked.from}`] : []),
    ...(asked.to ? [sql`${on} <= ${asked.to}`] : []),
    // A warrant is one when a court has issued it: programs read no applications.
    ...(kind === 'warrant' ? [sql`issued_on is not null`] : []),
    ...(place ? [sql`(${on}, ${id}) < (${place.at}::date, ${place.id}::uuid)`] : []),
  ]
  return sql`
    select ${id} as id, ${sql.lit(kind)}::text as kind, ref, ${on} as "on", authority, person_id, operation_id,
      ${sql.raw(more)} as more
    from ${sql.table(kind)} where ${sql.join(tests, sql` and `)}
    order by ${on} desc, ${id} desc limit ${asked.limit + 1}`
}
