/** Who an event may be about: people searched for, people of the operation, people who may be the same as a new one. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { findCandidates, searchPeople, summariesOf, type PersonSummary, type ToldChild } from '../people/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { policeKinds, type EventKind, type Operation } from './investigation.ts'
import { mostLikely, verbToRecord } from './recording.ts'
import { peopleWithin, personOfReference } from './store/events.ts'
import { findOperation } from './store/operations.ts'

/** More than these are not for a form: another word narrows the search. */
const FOUND_MAX = 10
/** Of an operation only the latest few are offered unasked. */
const WITHIN_MAX = 5

export type OfferAsked = {
  kind: EventKind
  operationId: string | null
  /** What was typed to search by; '' where nothing was. */
  typed: string
  /** Whom the form has chosen so far. */
  chosen: string | undefined
  /** Somebody new, once they are to be compared with those on record. */
  told: ToldChild | undefined
}

/** `search`: those found; `operation`: those of the operation; `alike`: those who may be the same as somebody new. */
export type OfferedFrom = 'search' | 'operation' | 'alike' | 'chosen'

export type Offer = {
  operation: Operation | undefined
  from: OfferedFrom
  people: { person: PersonSummary; reasons: readonly string[] }[]
  more: boolean
  today: PlainDate
}

/** Whom a form offers to choose from. Whoever is shown is in the audit. */
export async function offerPeople(database: Database, actor: Actor, ask: OfferAsked): Promise<Result<Offer, NotFound>> {
  const found = ask.typed === '' || ask.told ? undefined : await searchPeople(database, actor, ask.typed)
  return inTransaction(database, actor, async (tx): Promise<Result<Offer, NotFound>> => {
    if (!may(actor, verbToRecord(ask.kind))) return refuse(notFound)
    const operation = ask.operationId === null ? undefined : await findOperation(tx, ask.operationId)
    if (ask.operationId !== null && !operation) return refuse(notFound)
    const alike = ask.told ? mostLikely(await findCandidates(tx, ask.told)) : []
    const group: readonly EventKind[] = ask.kind === 'safeguarding_action' ? [ask.kind] : policeKinds
    const within = operation && !found && alike.length === 0 ? await peopleWithin(tx, operation.operationId, group) : []
    const referred = found && (await personOfReference(tx, ask.typed))
    const searched = found && [...(referred ? [referred] : []), ...found.people.map((person) => person.personId)]
    const known = searched ?? within
    const most = found ? FOUND_MAX : WITHIN_MAX
    const others = [...(ask.chosen ? [ask.chosen] : []), ...(alike.length > 0 ? [] : known.slice(0, most))]
    const people = await summariesOf(tx, [...new Set(others)])
    const offered = new Map(alike.map(({ person, reasons }) => [person.personId, { person, reasons }]))
    for (const id of others) {
      const person = people.get(id)
      if (person && !offered.has(id)) offered.set(id, { person, reasons: [] })
    }
    const shown = [...offered.keys()]
    if (shown.length > 0) await audit.record(tx, { action: 'suggest_people', subjectType: 'person', detail: { shown } })
    return ok({
      operation,
      from: alike.length > 0 ? 'alike' : found ? 'search' : within.length > 0 ? 'operation' : 'chosen',
      people: [...offered.values()],
      more: known.length > most || (found?.more ?? false),
      today: tx.today,
    })
  })
}
