/** Operations, and how much came of each. Whose rows the actor may see is the database's to decide. */
import { sql, type RawBuilder } from 'kysely'
import { correctRecord, insertRecords, type Tx } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import { shortReference } from '../../people/index.ts'
import type { NewOperation } from '../drafts.ts'
import type { EventKind, Operation } from '../investigation.ts'

export type OperationState = 'open' | 'closed'

export type OperationQuery = {
  state?: OperationState | undefined
  /** Part of a name or of a reference. */
  named?: string | undefined
  limit: number
  offset: number
}

const columns = sql`operation_id as "operationId", ref, name, aim, strand, opened_on as "openedOn",
  closed_on as "closedOn", lead_agency as "leadAgency", restricted, version`

const inState = { open: sql`and closed_on is null`, closed: sql`and closed_on is not null` } as const

/** Matches what was typed and nothing else: a per cent sign is a per cent sign. */
const holding = (typed: string) => `%${typed.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`

const named = (typed: string | undefined) =>
  typed ? sql`and (name ilike ${holding(typed)} or ref ilike ${holding(typed)})` : sql``

/** The operations asked for: those still open first, and of each the last opened first. */
export async function findOperations(tx: Tx, query: OperationQuery): Promise<Operation[]> {
  const { rows } = await sql<Operation>`
    select ${columns} from operation
    where partnership_id = ${tx.by.partnershipId} ${query.state ? inState[query.state] : sql``} ${named(query.named)}
    order by (closed_on is not null), opened_on desc, ref limit ${query.limit} offset ${query.offset}`.execute(tx)
  return rows
}

/** The operations asked for, the last opened first, from a place on; one more than asked for tells of more. */
export async function operationsAfter(
  tx: Tx,
  query: { state?: OperationState | undefined; named?: string | undefined; limit: number },
  place: { at: string; id: string } | undefined,
): Promise<Operation[]> {
  const { rows } = await sql<Operation>`
    select ${columns} from operation
    where partnership_id = ${tx.by.partnershipId} ${query.state ? inState[query.state] : sql``} ${named(query.named)}
      ${place ? sql`and (opened_on, operation_id) < (${place.at}::date, ${place.id}::uuid)` : sql``}
    order by opened_on desc, operation_id desc limit ${query.limit + 1}`.execute(tx)
  return rows
}

/** How many operations of that name there are, open and closed. */
export async function countOperations(tx: Tx, typed: string | undefined): Promise<Record<OperationState, number>> {
  const { rows } = await sql<Record<OperationState, number>>`
    select count(*) filter (where closed_on is null)::int as open,
      count(*) filter (where closed_on is not null)::int as closed
    from operation where partnership_id = ${tx.by.partnershipId} ${named(typed)}`.execute(tx)
  return rows[0]!
}

/** The operation with this id, or with this reference where one is given. */
export const findOperation = (tx: Tx, operationId: string, ref?: string): Promise<Operation | undefined> =>
  oneOperation(tx, operationId, sql``, ref)

/** The same, held until the transaction ends: of two who change it at once the second sees the first. */
export const holdOperation = (tx: Tx, operationId: string): Promise<Operation | undefined> =>
  oneOperation(tx, operationId, sql`for no key update`)

async function oneOperation(
  tx: Tx,
  operationId: string,
  held: RawBuilder<unknown>,
  ref?: string,
): Promise<Operation | undefined> {
  const { rows } = await sql<Operation>`
    select ${columns} from operation
    where partnership_id = ${tx.by.partnershipId} and (operation_id = ${operationId} ${ref === undefined ? sql`` : sql`or ref = ${ref}`}) ${held}`.execute(
    tx,
  )
  return rows[0]
}

/** An open operation of the same name, however it is written. */
export async function openNamesake(tx: Tx, name: string): Promise<Operation | undefined> {
  const { rows } = await sql<Operation>`
    select ${columns} from operation
    where partnership_id = ${tx.by.partnershipId} and closed_on is null and lower(name) = lower(${name}) limit 1`.execute(
    tx,
  )
  return rows[0]
}

export async function insertOperation(tx: Tx, operation: NewOperation): Promise<void> {
  await insertRecords(tx, 'operation', [
    {
      operation_id: operation.operationId,
      ref: operation.ref ?? shortReference('O', operation.operationId),
      name: operation.name,
      aim: operation.aim,
      strand: operation.strand,
      opened_on: operation.openedOn,
      lead_agency: operation.leadAgency,
    },
  ])
}

/** False where the operation changed since that version. */
export const saveClosing = (tx: Tx, operationId: string, version: number, closedOn: PlainDate): Promise<boolean> =>
  correctRecord(tx, 'operation', operationId, version, { closed_on: closedOn })

/** Opens a closed operation again. False where the operation changed since that version. */
export const saveReopening = (tx: Tx, operationId: string, version: number): Promise<boolean> =>
  correctRecord(tx, 'operation', operationId, version, { closed_on: null })

/** Rows and the different people in them are two counts: one person is arrested twice, and faces four charges. */
export type Tally = { rows: number; people: number }
/** What came of an operation; of the warrants also how many were issued, and executed. */
export type Outcomes = Record<EventKind, Tally> & { issued: number; executed: number }

const nothing = (): Outcomes => ({
  warrant: { rows: 0, people: 0 },
  arrest: { rows: 0, people: 0 },
  voluntary_interview: { rows: 0, people: 0 },
  charge: { rows: 0, people: 0 },
  safeguarding_action: { rows: 0, people: 0 },
  issued: 0,
  executed: 0,
})

/** What came of each of these operations, in one statement; `null` asks for what belongs to none. */
export async function outcomesOf(
  tx: Tx,
  operationIds: readonly string[] | null,
): Promise<(id: string | null) => Outcomes> {
  const tallies = ['warrant', 'arrest', 'voluntary_interview', 'charge', 'safeguarding_action'] as const
  const which = operationIds === null ? sql`operation_id is null` : sql`operation_id = any(${operationIds}::uuid[])`
  const parts = tallies.map(
    (kind) => sql`
      select ${sql.lit(kind)}::text as kind, operation_id, count(*)::int as rows, count(distinct person_id)::int as people,
        ${kind === 'warrant' ? sql`count(issued_on)::int` : sql`0`} as issued,
        ${kind === 'warrant' ? sql`count(executed_on)::int` : sql`0`} as executed
      from ${sql.table(kind)} where partnership_id = ${tx.by.partnershipId} and ${which} group by operation_id`,
  )
  type Row = { kind: EventKind; operation_id: string | null; issued: number; executed: number } & Tally
  const { rows } = await sql<Row>`${sql.join(parts, sql` union all `)}`.execute(tx)
  const found = new Map<string | null, Outcomes>()
  for (const row of rows) {
    const outcomes = found.get(row.operation_id) ?? nothing()
    outcomes[row.kind] = { rows: row.rows, people: row.people }
    outcomes.issued += row.issued
    outcomes.executed += row.executed
    found.set(row.operation_id, outcomes)
  }
  return (id) => found.get(id) ?? nothing()
}
