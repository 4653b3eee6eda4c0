/** What somebody who asks for a notice needs before them: the child, what protects it already, and whom to choose from. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { findCandidates, searchPeople, summariesOf, type PersonSummary, type ToldChild } from '../people/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { noticeBases, referenceOf } from '../reference/index.ts'
import { endingAgeOf } from './ending-age.ts'
import type { Basis } from './notice.ts'
import { standsOn, type Stands } from './reading.ts'
import { mostLikely } from './requesting.ts'
import { lawEnds, mayBeAdult, type LawEnds } from './rules.ts'
import { listNotices } from './store.ts'

/** More than these are not for a form: another word narrows the search. */
const OFFERED_MAX = 10

export type OfferAsked = {
  childId: string
  /** What was typed to search by; '' where nothing was. */
  typed: string
  /** Whom the form has chosen so far. */
  chosen: string | undefined
  /** Somebody new, once they are to be compared with those on record. */
  told: ToldChild | undefined
}

export type Offer = {
  child: PersonSummary
  /** Notices that protect the child already, or will. */
  already: Stands[]
  /** When law would end a notice on each basis. */
  ends: ReadonlyMap<Basis, { age: number; ends: LawEnds | undefined }>
  /** `search`: those found; `alike`: those who may be the same as somebody new; `chosen`: whom the form has. */
  from: 'search' | 'alike' | 'chosen'
  people: { person: PersonSummary; reasons: readonly string[] }[]
  more: boolean
  today: PlainDate
}

/** For those who may ask for a notice and see the child. The child is in the audit as read, and whoever is shown. */
export async function offerRecipients(
  database: Database,
  actor: Actor,
  ask: OfferAsked,
): Promise<Result<Offer, NotFound>> {
  const reference = await referenceOf(database)
  const endingAge = endingAgeOf(reference)
  const found = ask.typed === '' || ask.told ? undefined : await searchPeople(database, actor, ask.typed)
  return inTransaction(database, actor, async (tx): Promise<Result<Offer, NotFound>> => {
    if (!may(actor, 'request_notice') || !may(actor, 'view_person')) return refuse(notFound)
    const child = (await summariesOf(tx, [ask.childId])).get(ask.childId)
    if (!child) return refuse(notFound)
    const alike = ask.told ? mostLikely(await findCandidates(tx, ask.told)) : []
    const childUntil = reference.ruleOn('child_until', tx.today).value
    const searched = (found?.people ?? []).filter(
      (person) => person.personId !== ask.childId && mayBeAdult(person.dateOfBirth, tx.today, childUntil),
    )
    const listed = alike.length > 0 ? [] : searched.slice(0, OFFERED_MAX)
    const chosen = ask.chosen === undefined ? [] : [...(await summariesOf(tx, [ask.chosen])).values()]
    const offered = new Map(alike.map(({ person, reasons }) => [person.personId, { person, reasons }]))
    for (const person of [...chosen, ...listed])
      if (!offered.has(person.personId)) offered.set(person.personId, { person, reasons: [] })
    const shown = [...offered.keys()]
    await audit.record(
      tx,
      { action: 'view_person', subjectType: 'person', subjectId: ask.childId },
      ...(shown.length > 0 ? [{ action: 'suggest_people' as const, subjectType: 'person', detail: { shown } }] : []),
    )
    const known = (await listNotices(tx, { childIds: [ask.childId] })).map((one) => standsOn(one, endingAge, tx.today))
    return ok({
      child,
      already: known.filter((one) => ['requested', 'issued', 'in_force'].includes(one.standing.state)),
      ends: new Map(
        noticeBases.map(({ code }) => {
          const age = endingAge(code, tx.today)
          return [code, { age, ends: lawEnds(child.dateOfBirth, age) }] as const
        }),
      ),
      from: alike.length > 0 ? 'alike' : found ? 'search' : 'chosen',
      people: [...offered.values()],
      more: searched.length > OFFERED_MAX || (found?.more ?? false),
      today: tx.today,
    })
  })
}
