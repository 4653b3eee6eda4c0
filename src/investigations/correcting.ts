/** Putting an event right: its day, its area and what is said of it. What stood is in the history. Audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { summariesOf, type PersonSummary } from '../people/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { referenceOf } from '../reference/index.ts'
import type { Changed } from './actions.ts'
import type { Correction, EventDetails, NewEvent } from './drafts.ts'
import type { OperationEvent, SafeguardingKind, WarrantKind } from './investigation.ts'
import { checkArea, verbToRecord, type RecordRefusal } from './recording.ts'
import { checkEvent } from './rules.ts'
import { saveCorrection } from './store/correcting.ts'
import { listEvents } from './store/events.ts'

export type CorrectRefusal =
  | RecordRefusal
  | Changed
  /** Something that came after it is on record of an earlier day; or something before it of a later one. */
  | { kind: 'after_the_next'; next: PlainDate }
  | { kind: 'before_the_last'; last: PlainDate }
  | { kind: 'needs_a_name' }

export type EventView = { event: OperationEvent; person: PersonSummary | undefined }

const readable = async (tx: Tx, actor: Actor, id: string): Promise<OperationEvent | undefined> => {
  const [event] = await listEvents(tx, { id })
  return event && may(actor, verbToRecord(event.kind)) ? event : undefined
}

/** One event, for the form that corrects it. Audited as a read of whom it names. */
export function readEvent(database: Database, actor: Actor, id: string): Promise<Result<EventView, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<EventView, NotFound>> => {
    const event = await readable(tx, actor, id)
    if (!event) return refuse(notFound)
    const { personId } = event
    const person = personId === null ? undefined : (await summariesOf(tx, [personId])).get(personId)
    await audit.record(tx, {
      action: 'list_events',
      ...(personId === null
        ? { subjectType: event.kind, subjectId: id }
        : { subjectType: 'person', subjectId: personId }),
      detail: { shown: [id] },
    })
    return ok({ event, person })
  })
}

/** Puts an event right, for whoever may record one of its kind in both the areas that it names. */
export async function correctEvent(
  database: Database,
  actor: Actor,
  correction: Correction,
): Promise<Result<{ event: OperationEvent }, CorrectRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<Result<{ event: OperationEvent }, CorrectRefusal>> => {
    const event = await readable(tx, actor, correction.id)
    if (!event) return refuse(notFound)
    for (const authority of [event.authority, correction.authority]) {
      const area = await checkArea(tx, actor, authority, reference)
      if (!area.ok) return area
    }
    const { personId } = event
    const born = personId === null ? null : ((await summariesOf(tx, [personId])).get(personId)?.dateOfBirth ?? null)
    const childUntil = (on: PlainDate) => reference.ruleOn('child_until', on).value
    const draft = draftOf(event, correction)
    const allowed = checkEvent(draft, { today: tx.today, born, childUntil })
    if (!allowed.ok) return allowed.refusal.kind === 'names_nobody' ? refuse({ kind: 'needs_a_name' }) : allowed
    const order = inTheOrderOfItsLife(event, correction.on)
    if (!order.ok) return order
    if (!(await saveCorrection(tx, event, correction))) return refuse({ kind: 'changed_by_someone_else' })
    await audit.record(tx, {
      action: 'correct_event',
      ...(personId === null
        ? { subjectType: event.kind, subjectId: event.id }
        : { subjectType: 'person', subjectId: personId }),
      detail: { [`${event.kind}_id`]: event.id, on: correction.on, was_on: event.on },
    })
    return ok({ event })
  })
}

/** The event as it is to stand, for the rules that hold for a new one. */
function draftOf(event: OperationEvent, { on, authority, said, code }: Correction): NewEvent {
  const who =
    event.personId === null ? { kind: 'nobody' as const } : { kind: 'known' as const, personId: event.personId }
  const details = ((): EventDetails => {
    switch (event.kind) {
      case 'arrest':
        return { kind: event.kind, suspectedOffence: said }
      case 'voluntary_interview':
        return { kind: event.kind }
      case 'warrant':
        return {
          kind: event.kind,
          warrantKind: (code ?? event.warrantKind) as WarrantKind,
          executedOn: event.executedOn,
          appliedOnly: event.issuedOn === null,
        }
      case 'charge':
        return { kind: event.kind, offences: said === null ? [] : [said] }
      case 'safeguarding_action':
        return { kind: event.kind, safeguardingKind: (code ?? event.safeguardingKind) as SafeguardingKind }
    }
  })()
  return { ...details, id: event.id, operationId: event.operation?.operationId ?? null, who, on, authority }
}

/** What came of an event stays after it. */
function inTheOrderOfItsLife(event: OperationEvent, on: PlainDate): Result<void, CorrectRefusal> {
  const { last, next } = neighboursOf(event)
  if (next && on > next) return refuse({ kind: 'after_the_next', next })
  return last && on < last ? refuse({ kind: 'before_the_last', last }) : ok(undefined)
}

function neighboursOf(event: OperationEvent): { last?: PlainDate | null; next?: PlainDate | null } {
  switch (event.kind) {
    case 'arrest':
      return { next: event.bail?.fromOn ?? null }
    case 'charge':
      return { next: event.outcomeOn }
    case 'warrant':
      return event.issuedOn === null
        ? { next: event.refusedOn }
        : { last: event.appliedOn, next: event.executedOn ?? event.returnedOn }
    default:
      return {}
  }
}
