/** Events of all five kinds as one list. Whose rows the actor may see is the database's to decide. */
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import {
  eventKinds,
  policeKinds,
  type Arrest,
  type Charge,
  type EventKind,
  type OperationEvent,
  type PoliceEvent,
  type SafeguardingAction,
  type SafeguardingKind,
  type Strand,
  type Warrant,
  type WarrantKind,
} from '../investigation.ts'

/** Of each kind the column of its day, and of what its words or its code are. */
const columns: Readonly<Record<EventKind, { day: string; said: string | undefined }>> = {
  warrant: { day: 'coalesce(issued_on, applied_on)', said: 'kind' },
  arrest: { day: 'arrested_on', said: 'suspected_offence' },
  voluntary_interview: { day: 'interviewed_on', said: undefined },
  charge: { day: 'charged_on', said: 'offence' },
  safeguarding_action: { day: 'safeguarded_on', said: 'kind' },
}

/** What else there is to say of some kinds, as the fields of the event. */
const more: Partial<Record<EventKind, string>> = {
  warrant: `json_build_object('appliedOn', applied_on, 'issuedOn', issued_on, 'refusedOn', refused_on,
    'executedOn', executed_on, 'returnedOn', returned_on, 'premises', premises)`,
  charge: `json_build_object('outcome', outcome, 'outcomeOn', outcome_on)`,
  arrest: `json_build_object('bail', (
    select json_build_object('bailId', b.bail_id, 'fromOn', b.from_on, 'untilOn', b.until_on, 'conditions', b.conditions,
      'endedOn', b.ended_on, 'endedHow', b.ended_how, 'version', b.version)
    from bail b where b.partnership_id = arrest.partnership_id and b.arrest_id = arrest.arrest_id
    order by b.from_on desc, b.bail_id desc limit 1))`,
}

type Row = {
  kind: EventKind
  id: string
  ref: string
  happened_on: PlainDate
  authority: string
  person_id: string | null
  said: string | null
  more: unknown
  version: number
  operation_id: string | null
  operation_name: string | null
}

export type EventQuery = {
  /** All kinds where it is not said. */
  kinds?: readonly EventKind[]
  personId?: string
  /** `null`: those that belong to no operation. */
  operationId?: string | null
  id?: string
  ref?: string
  /** The latest first; otherwise the earliest. */
  latestFirst?: boolean
  limit?: number
  offset?: number
}

/** The events asked for, in the order of their days. */
export async function listEvents(tx: Tx, query: EventQuery): Promise<OperationEvent[]> {
  const partnership = tx.by.partnershipId
  const kinds = query.kinds ?? eventKinds
  if (kinds.length === 0) return []
  const order = sql.raw(query.latestFirst ? 'desc' : 'asc')
  const { rows } = await sql<Row>`
    with event as (${sql.join(
      kinds.map((kind) => eventsOfKind(tx, kind, query)),
      sql` union all `,
    )}), shown as materialized (
      select * from event order by happened_on ${order}, place ${order}, person_id, id
      limit ${query.limit ?? null}::bigint offset ${query.offset ?? 0})
    select e.*, o.name as operation_name
    from shown e
    left join operation o on o.partnership_id = ${partnership} and o.operation_id = e.operation_id
    order by e.happened_on ${order}, e.place ${order}, e.person_id, e.id`.execute(tx)
  return rows.map(eventOf)
}

/** The events of one kind as rows of one shape, for a union. */
export function eventsOfKind(tx: Tx, kind: EventKind, query: EventQuery): RawBuilder<unknown> {
  const { day, said } = columns[kind]
  const { personId, operationId, id, ref } = query
  const which = [
    personId === undefined ? undefined : sql`person_id = ${personId}`,
    operationId === undefined ? undefined : sql`operation_id is not distinct from ${operationId}::uuid`,
    ref === undefined ? undefined : sql`ref = ${ref}`,
    id === undefined ? undefined : sql`${sql.ref(`${kind}_id`)} = ${id}`,
  ].filter((one) => one !== undefined)
  return sql`
    select ${sql.lit(kind)}::text as kind, ${sql.lit(eventKinds.indexOf(kind))} as place, ${sql.ref(`${kind}_id`)} as id, ref,
      ${sql.raw(day)} as happened_on, authority, person_id, ${said === undefined ? sql`null::text` : sql.ref(said)} as said,
      ${sql.raw(more[kind] ?? 'null::json')} as more, version, operation_id
    from ${sql.table(kind)} where ${sql.join([sql`partnership_id = ${tx.by.partnershipId}`, ...which], sql` and `)}`
}

function eventOf(row: Row): OperationEvent {
  const { id, ref, authority, version } = row
  const happened = {
    id,
    ref,
    on: row.happened_on,
    authority,
    personId: row.person_id,
    version,
    ...(row.operation_id && row.operation_name !== null
      ? { operation: { operationId: row.operation_id, name: row.operation_name } }
      : {}),
  }
  switch (row.kind) {
    case 'arrest':
      return { ...happened, kind: row.kind, suspectedOffence: row.said, ...(row.more as Pick<Arrest, 'bail'>) }
    case 'voluntary_interview':
      return { ...happened, kind: row.kind }
    case 'warrant':
      return {
        ...happened,
        kind: row.kind,
        warrantKind: row.said as WarrantKind,
        ...(row.more as Omit<Warrant, 'warrantKind'>),
      }
    case 'charge':
      return { ...happened, kind: row.kind, offence: row.said ?? '', ...(row.more as Omit<Charge, 'offence'>) }
    case 'safeguarding_action':
      return { ...happened, kind: row.kind, safeguardingKind: row.said as SafeguardingKind }
  }
}

/** Everything that was done to make a child safer, the earliest first. */
export async function safeguardingOf(tx: Tx, personId: string): Promise<SafeguardingAction[]> {
  const events = await listEvents(tx, { kinds: ['safeguarding_action'], personId })
  return events.flatMap((event) => {
    if (event.kind !== 'safeguarding_action') return []
    const { safeguardingKind, personId: _, version: __, ...happened } = event
    return [{ ...happened, kind: safeguardingKind }]
  })
}

/** What police did about a person as a suspect: arrests, interviews, warrants and charges, the earliest first. */
export async function policeRecordOf(tx: Tx, personId: string): Promise<PoliceEvent[]> {
  const events = await listEvents(tx, { kinds: policeKinds, personId })
  return events.flatMap((event) => {
    if (event.kind === 'safeguarding_action') return []
    const { personId: _, version: __, ...happened } = event
    return [happened]
  })
}

export type ChildsOperation = {
  operationId: string
  ref: string
  name: string
  strand: Strand | null
  openedOn: PlainDate
  closedOn: PlainDate | null
}

/** The operations within which something was done to make a child safer, the first opened first. */
export async function operationsOfChild(tx: Tx, personId: string): Promise<ChildsOperation[]> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<ChildsOperation>`
    select o.operation_id as "operationId", o.ref, o.name, o.strand, o.opened_on as "openedOn", o.closed_on as "closedOn"
    from operation o
    where o.partnership_id = ${partnership} and o.operation_id in (
      select s.operation_id from safeguarding_action s
      where s.partnership_id = ${partnership} and s.person_id = ${personId})
    order by o.opened_on, o.ref`.execute(tx)
  return rows
}

/** Who is named in events of these kinds within an operation, those of the latest first. */
export async function peopleWithin(tx: Tx, operationId: string, kinds: readonly EventKind[]): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from (${sql.join(
      kinds.map((kind) => eventsOfKind(tx, kind, { operationId })),
      sql` union all `,
    )}) event
    where person_id is not null group by person_id order by max(happened_on) desc, person_id`.execute(tx)
  return rows.map((row) => row.person_id)
}

/** The person with this reference, as it is read out from a page; undefined where the actor sees nobody of that one. */
export async function personOfReference(tx: Tx, ref: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('person')
    .select('person_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('ref', 'in', [ref, ref.toUpperCase()])
    .executeTakeFirst()
  return row?.person_id
}
