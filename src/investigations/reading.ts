/** Operations and their events with the people they name, as far as the reader may see those. Audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { summariesOf, type PersonSummary } from '../people/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import {
  eventKinds,
  policeKinds,
  type EventKind,
  type Operation,
  type OperationEvent,
  type Warrant,
} from './investigation.ts'
import { referenceOf } from '../reference/index.ts'
import { warrantStateBy, type WarrantState } from './warrant-life.ts'
import { listEvents } from './store/events.ts'
import { countOperations, findOperation, findOperations, outcomesOf } from './store/operations.ts'
import type { OperationState, Outcomes } from './store/operations.ts'

export const PAGE_SIZE = 25

export type Operations = {
  operations: { operation: Operation; outcomes: Outcomes }[]
  counts: Record<OperationState, number>
  /** Events of police that belong to no operation. */
  outside: number
  page: number
  pages: number
}
export type OperationsAsked = { state: OperationState | undefined; named: string | undefined; page: number }

/** A page of the operations, those still open first, each with what came of it. */
export async function listOperations(database: Database, actor: Actor, ask: OperationsAsked): Promise<Operations> {
  return inTransaction(database, actor, async (tx) => {
    const counts = await countOperations(tx, ask.named)
    const { page, pages, offset } = paged(ask.page, ask.state ? counts[ask.state] : counts.open + counts.closed)
    const operations = await findOperations(tx, { ...ask, limit: PAGE_SIZE, offset })
    const ids = operations.map((one) => one.operationId)
    const outcomes = await outcomesOf(tx, ids)
    const outside = (await outcomesOf(tx, null))(null)
    await audit.record(tx, { action: 'list_operations', subjectType: 'operation', detail: { operations: ids } })
    return {
      operations: operations.map((operation) => ({ operation, outcomes: outcomes(operation.operationId) })),
      counts,
      outside: countIn(outside, policeKinds),
      page,
      pages,
    }
  })
}

/** The page asked for, or the last there is. */
function paged(asked: number, total: number): { page: number; pages: number; offset: number } {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(Math.max(1, asked), pages)
  return { page, pages, offset: (page - 1) * PAGE_SIZE }
}

const countIn = (outcomes: Outcomes, kinds: readonly EventKind[]): number =>
  kinds.reduce((sum, kind) => sum + outcomes[kind].rows, 0)

export type OperationView = {
  /** Undefined for what belongs to no operation. */
  operation: Operation | undefined
  outcomes: Outcomes
  /** Events of these kinds are listed, the latest first. */
  kinds: readonly EventKind[]
  events: OperationEvent[]
  total: number
  /** Those the reader may see. */
  people: ReadonlyMap<string, PersonSummary>
  stateOf: (warrant: Warrant) => WarrantState
  today: PlainDate
  page: number
  pages: number
}
export type OperationAsked = { operationId: string | null; kind: EventKind | undefined; page: number }

/** One operation with a page of its events; without an operation, the events of police that belong to none. */
export async function viewOperation(
  database: Database,
  actor: Actor,
  ask: OperationAsked,
): Promise<Result<OperationView, NotFound>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<Result<OperationView, NotFound>> => {
    if (!may(actor, 'view_operations')) return refuse(notFound)
    const { operationId } = ask
    const operation = operationId === null ? undefined : await findOperation(tx, operationId)
    if (operationId !== null && !operation) return refuse(notFound)
    const outcomes = (await outcomesOf(tx, operationId === null ? null : [operationId]))(operationId)
    const listed: readonly EventKind[] = operation ? eventKinds : policeKinds
    const kinds = ask.kind ? listed.filter((kind) => kind === ask.kind) : listed
    const total = countIn(outcomes, kinds)
    const { page, pages, offset } = paged(ask.page, total)
    const events = await listEvents(tx, { kinds, operationId, latestFirst: true, limit: PAGE_SIZE, offset })
    const named = [...new Set(events.flatMap((event) => event.personId ?? []))]
    const people = await summariesOf(tx, named)
    await audit.record(
      tx,
      { action: 'view_operation', subjectType: 'operation', subjectId: operationId ?? undefined },
      ...[...people.keys()].map((personId) => ({
        action: 'view_operation' as const,
        subjectType: 'person',
        subjectId: personId,
        detail: { operation_id: operationId },
      })),
    )
    return ok({
      operation,
      outcomes,
      kinds,
      events,
      total,
      people,
      stateOf: warrantStateBy(reference, tx.today),
      today: tx.today,
      page,
      pages,
    })
  })
}

/** One operation by itself, for a form about it. */
export async function readOperation(
  database: Database,
  actor: Actor,
  operationId: string,
): Promise<Result<Operation, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<Operation, NotFound>> => {
    const operation = may(actor, 'view_operations') ? await findOperation(tx, operationId) : undefined
    if (!operation) return refuse(notFound)
    await audit.record(tx, { action: 'view_operation', subjectType: 'operation', subjectId: operationId })
    return ok(operation)
  })
}

export type WarrantView = {
  warrant: Extract<OperationEvent, { kind: 'warrant' }>
  /** Undefined where it names nobody, and where the reader may not see whom it names. */
  person: PersonSummary | undefined
}

/** One warrant, for a form about it. Audited as a read of whom it names. */
export async function readWarrant(
  database: Database,
  actor: Actor,
  warrantId: string,
): Promise<Result<WarrantView, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<WarrantView, NotFound>> => {
    const [warrant] = may(actor, 'view_operations') ? await listEvents(tx, { kinds: ['warrant'], id: warrantId }) : []
    if (warrant?.kind !== 'warrant') return refuse(notFound)
    const { personId } = warrant
    const person = personId === null ? undefined : (await summariesOf(tx, [personId])).get(personId)
    const detail = { warrant_id: warrantId }
    await audit.record(
      tx,
      personId === null
        ? { action: 'view_operation', subjectType: 'warrant', subjectId: warrantId }
        : { action: 'view_operation', subjectType: 'person', subjectId: personId, detail },
    )
    return ok({ warrant, person })
  })
}
