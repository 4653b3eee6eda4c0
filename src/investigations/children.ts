/** Recording that an operation came upon a child, and reading the children of one. Audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { savePeople, summariesOf, type PersonSummary } from '../people/index.ts'
import { inTransaction, onceOnly, type Database, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { referenceOf, type Reference, type WorkingDefinition } from '../reference/index.ts'
import type { Who } from './drafts.ts'
import type { Operation } from './investigation.ts'
import { placePerson, type RecordRefusal } from './recording.ts'
import { checkChild, checkDay, type DayRefusal } from './rules.ts'
import { SAFEGUARDED, safeguardedSince, type LinkedChild, type StepTaken } from './safeguarded.ts'
import { insertLink, linksWithin, stepsWithin } from './store/children.ts'
import { findOperation, holdOperation } from './store/operations.ts'

export type NewChildLink = Omit<LinkedChild, 'personId' | 'version'> & { operationId: string; who: Who }
export type LinkRefusal =
  | NotFound
  | DayRefusal
  | Extract<RecordRefusal, { kind: 'before_birth' | 'grown_up' | 'names_nobody' | 'person_not_found' | 'may_be_known' }>
  | { kind: 'linked_already'; linkedOn: PlainDate }

/** Puts on record how an operation came upon a child. The same form again changes nothing. */
export async function linkChild(
  database: Database,
  actor: Actor,
  link: NewChildLink,
): Promise<Result<{ id: string }, LinkRefusal>> {
  const reference = await referenceOf(database)
  return onceOnly('operation_child_pkey', ok({ id: link.id }), () =>
    inTransaction(database, actor, (tx) => linkChildIn(tx, actor, reference, link)),
  )
}

async function linkChildIn(
  tx: Tx,
  actor: Actor,
  reference: Reference,
  link: NewChildLink,
): Promise<Result<{ id: string }, LinkRefusal>> {
  const { operationId, who } = link
  if (!may(actor, 'record_investigation')) return refuse(notFound)
  // Held, so that of two who link one child at once the second sees the first.
  const operation = await holdOperation(tx, operationId)
  if (!operation) return refuse(notFound)
  if ((await linksWithin(tx, operationId)).some((one) => one.id === link.id)) return ok({ id: link.id })
  if (who.kind === 'nobody') return refuse({ kind: 'names_nobody' })
  const placed = await placePerson(tx, actor, who)
  if (!placed.ok) return placed.refusal.kind === 'not_found' ? refuse(notFound) : refuse(placed.refusal as LinkRefusal)
  const { born, newcomer, restricted } = placed.value
  const personId = placed.value.personId!
  const [before] = await linksWithin(tx, operationId, personId)
  if (before) return refuse({ kind: 'linked_already', linkedOn: before.linkedOn })
  const day = checkDay(link.linkedOn, tx.today)
  if (!day.ok) return day
  const childUntil = (on: PlainDate) => reference.ruleOn('child_until', on).value
  const age = checkChild(link.linkedOn, { today: tx.today, born, childUntil })
  if (!age.ok) return refuse(age.refusal as LinkRefusal)
  if (newcomer) await savePeople(tx, [newcomer])
  await insertLink(tx, { ...link, personId }, { operationId, restricted: restricted || operation.restricted })
  await audit.record(tx, {
    action: 'link_child',
    subjectType: 'person',
    subjectId: personId,
    detail: { operation_id: operationId, operation_child_id: link.id, new_person: newcomer !== undefined },
  })
  return ok({ id: link.id })
}

/** A child of an operation. `link` is undefined where steps are on record and how they were identified is not. */
export type OperationChild = {
  personId: string
  link: LinkedChild | undefined
  steps: readonly StepTaken[]
  safeguardedSince: PlainDate | undefined
}

export type OperationChildren = {
  operation: Operation
  definition: WorkingDefinition
  /** Those who wait for a step first, then those whose link is not on record, then the rest. */
  children: OperationChild[]
  /** How many there are on all pages. */
  total: number
  linked: number
  safeguarded: number
  unlinked: number
  people: ReadonlyMap<string, PersonSummary>
  page: number
  pages: number
}

const PAGE_SIZE = 25

/** The children of an operation, each with what was done, and how many count by the definition that holds today. */
export async function viewOperationChildren(
  database: Database,
  actor: Actor,
  ask: { operationId: string; page: number },
): Promise<Result<OperationChildren, NotFound>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<Result<OperationChildren, NotFound>> => {
    const operation = may(actor, 'view_operations') ? await findOperation(tx, ask.operationId) : undefined
    if (!operation) return refuse(notFound)
    const definition = reference.definitionOn(SAFEGUARDED, tx.today)
    const links = Map.groupBy(await linksWithin(tx, ask.operationId), (one) => one.personId)
    const steps = Map.groupBy(await stepsWithin(tx, ask.operationId), (one) => one.personId)
    const all = [...new Set([...links.keys(), ...steps.keys()])].map((personId): OperationChild => {
      const own = links.get(personId) ?? []
      const taken = steps.get(personId) ?? []
      const since = safeguardedSince(own, taken, definition)
      return { personId, link: own[0], steps: taken, safeguardedSince: since }
    })
    const waits = (one: OperationChild) => (one.link && !one.safeguardedSince ? 0 : one.link ? 2 : 1)
    const ordered = all.toSorted((a, b) => waits(a) - waits(b))
    const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE))
    const page = Math.min(Math.max(1, ask.page), pages)
    const children = ordered.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    const people = await summariesOf(
      tx,
      children.map((one) => one.personId),
    )
    await auditReading(tx, ask.operationId, [...people.keys()])
    return ok({
      operation,
      definition,
      children,
      total: all.length,
      linked: links.size,
      safeguarded: all.filter((one) => one.safeguardedSince !== undefined).length,
      unlinked: all.filter((one) => one.link === undefined).length,
      people,
      page,
      pages,
    })
  })
}

/** An operation that was read, and each person who was shown with it. */
export const auditReading = (tx: Tx, operationId: string, people: readonly string[]): Promise<void> =>
  audit.record(
    tx,
    { action: 'view_operation', subjectType: 'operation', subjectId: operationId },
    ...people.map((personId) => ({
      action: 'view_operation' as const,
      subjectType: 'person',
      subjectId: personId,
      detail: { operation_id: operationId },
    })),
  )
