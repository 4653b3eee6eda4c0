/** Reading disruption measures with the people they name, as far as the reader may see those. Audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { searchPeople, summariesOf, type PersonSummary } from '../people/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { isPersonId } from '../people/index.ts'
import type { Kind } from './disruption.ts'
import { stand, type DisruptionState, type StandingDisruption } from './rules.ts'
import * as store from './store.ts'

export const PAGE_SIZE = 25

/** With the people it names; who may not be seen is missing from them. */
export type DisruptionView = StandingDisruption & { people: ReadonlyMap<string, PersonSummary> }

export type Register = {
  today: PlainDate
  counts: ReadonlyMap<DisruptionState, number>
  all: number
  due: number
  measures: DisruptionView[]
  page: number
  pages: number
}

const named = ({ disruption }: StandingDisruption): string[] => [
  ...(disruption.adultId ? [disruption.adultId] : []),
  ...disruption.childIds,
]

/** A page of the measures that stand as asked: what waits or falls due first. */
export async function viewRegister(
  database: Database,
  actor: Actor,
  ask: store.RegisterAsk & { page: number },
): Promise<Result<Register, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<Register, NotFound>> => {
    if (!may(actor, 'view_person')) return refuse(notFound)
    const counts = await store.countDisruption(tx)
    const total = ask.due ? counts.due : ask.state ? (counts.states.get(ask.state) ?? 0) : counts.all
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
    const page = Math.min(ask.page, pages)
    const ids = await store.listStanding(tx, ask, { from: (page - 1) * PAGE_SIZE, to: page * PAGE_SIZE })
    const read = new Map((await store.listDisruption(tx, { ids })).map((one) => [one.disruptionId, one]))
    const shown = ids.flatMap((id) => read.get(id) ?? []).map((one) => stand(one, tx.today))
    const people = await summariesOf(tx, shown.flatMap(named))
    await audit.record(tx, { action: 'list_disruption', subjectType: 'disruption', detail: { measures: ids } })
    return ok({
      today: tx.today,
      counts: counts.states,
      all: counts.all,
      due: counts.due,
      measures: shown.map((one) => ({ ...one, people })),
      page,
      pages,
    })
  })
}

export type OpenedDisruption = DisruptionView & { today: PlainDate }

/** One measure. Audited as a read of it and of those it names. */
export async function viewDisruption(
  database: Database,
  actor: Actor,
  disruptionId: string,
): Promise<Result<OpenedDisruption, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<OpenedDisruption, NotFound>> => {
    if (!may(actor, 'view_person')) return refuse(notFound)
    const [found] = await store.listDisruption(tx, { ids: [disruptionId] })
    if (!found) return refuse(notFound)
    const stands = stand(found, tx.today)
    const people = await summariesOf(tx, named(stands))
    await audit.record(
      tx,
      { action: 'view_disruption', subjectType: 'disruption', subjectId: disruptionId },
      ...[...people.keys()].map((personId) => ({
        action: 'view_disruption' as const,
        subjectType: 'person',
        subjectId: personId,
        detail: { disruption_id: disruptionId },
      })),
    )
    return ok({ ...stands, people, today: tx.today })
  })
}

/** The measures that protect a child, or that are made on an adult, for that person's page, which audits. */
export const disruptionOf = async (
  tx: Tx,
  whose: { childId: string } | { adultId: string },
): Promise<StandingDisruption[]> => (await store.listDisruption(tx, whose)).map((one) => stand(one, tx.today))

export type Offer = { people: PersonSummary[]; more: boolean; today: PlainDate; kinds: readonly Kind[] }

/** More than these are not for a form: another word narrows the search. */
const OFFERED_MAX = 10

/** Whom the form offers: those it names so far, and those a search finds. Each is in the audit as shown. */
export async function offerPeople(
  database: Database,
  actor: Actor,
  ask: { typed: string; chosen: readonly string[] },
): Promise<Result<Offer, NotFound>> {
  if (!may(actor, 'record_disruption')) return refuse(notFound)
  const found = ask.typed === '' ? undefined : await searchPeople(database, actor, ask.typed)
  return inTransaction(database, actor, async (tx): Promise<Result<Offer, NotFound>> => {
    const people = await summariesOf(tx, ask.chosen.filter(isPersonId).slice(0, 50))
    for (const person of (found?.people ?? []).slice(0, OFFERED_MAX))
      if (!people.has(person.personId)) people.set(person.personId, person)
    if (people.size > 0)
      await audit.record(tx, { action: 'suggest_people', subjectType: 'person', detail: { shown: [...people.keys()] } })
    const more = (found?.people.length ?? 0) > OFFERED_MAX || (found?.more ?? false)
    return ok({ people: [...people.values()], more, today: tx.today, kinds: await store.listKinds(tx) })
  })
}
