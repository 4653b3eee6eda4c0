/** Links as their pages show them: a person's, a thing's, the picture, and a way between two people. Audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { peoplePage, parseSearch, summariesOf, type PersonSummary } from '../people/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { graphAround, idOf, isPerson, pathBetween, type Filter, type Graph } from './graph.ts'
import type { Edge } from './edge.ts'
import { findLink, LINKS_SHOWN, linksOf, linksTo } from './store.ts'
import type { Link } from './thing.ts'

export type People = ReadonlyMap<string, PersonSummary>

export type PersonLinks = { person: PersonSummary; links: Link[]; more: boolean; today: PlainDate }

/** What a person is linked to. */
export const viewLinks = (database: Database, actor: Actor, personId: string): Promise<Result<PersonLinks, NotFound>> =>
  inTransaction(database, actor, async (tx): Promise<Result<PersonLinks, NotFound>> => {
    const person = await personSeen(tx, actor, personId)
    if (!person) return refuse(notFound)
    const links = await linksOf(tx, personId)
    await audit.record(tx, { action: 'view_links', subjectType: 'person', subjectId: personId })
    return ok({ person, links: links.slice(0, LINKS_SHOWN), more: links.length > LINKS_SHOWN, today: tx.today })
  })

/** One link, with whose it is. */
export const viewLink = (
  database: Database,
  actor: Actor,
  linkId: string,
): Promise<Result<{ link: Link; person: PersonSummary }, NotFound>> =>
  inTransaction(database, actor, async (tx): Promise<Result<{ link: Link; person: PersonSummary }, NotFound>> => {
    const link = await findLink(tx, linkId)
    const person = link && (await personSeen(tx, actor, link.personId))
    if (!person) return refuse(notFound)
    await audit.record(tx, { action: 'view_links', subjectType: 'person', subjectId: link.personId })
    return ok({ link, person })
  })

export type ThingView = { links: Link[]; more: boolean; people: People; today: PlainDate }

/** Who is linked to a thing. One that nobody whom the actor sees is linked to is not found. */
export const viewThing = (database: Database, actor: Actor, thingId: string): Promise<Result<ThingView, NotFound>> =>
  inTransaction(database, actor, async (tx): Promise<Result<ThingView, NotFound>> => {
    if (!may(actor, 'view_person')) return refuse(notFound)
    const found = await linksTo(tx, thingId)
    if (found.length === 0) return refuse(notFound)
    const links = found.slice(0, LINKS_SHOWN)
    const people = await summariesOf(tx, [...new Set(links.map((one) => one.personId))])
    const detail = { shown: [...people.keys()] }
    await audit.record(tx, { action: 'view_thing', subjectType: 'thing', subjectId: thingId, detail })
    return ok({ links, more: found.length > LINKS_SHOWN, people, today: tx.today })
  })

export type NetworkView = { person: PersonSummary; graph: Graph; people: People; today: PlainDate }

export const viewNetwork = (
  database: Database,
  actor: Actor,
  personId: string,
  { steps, filter }: { steps: number; filter: Filter },
): Promise<Result<NetworkView, NotFound>> =>
  inTransaction(database, actor, async (tx): Promise<Result<NetworkView, NotFound>> => {
    const person = await personSeen(tx, actor, personId)
    if (!person) return refuse(notFound)
    const graph = await graphAround(tx, personId, steps, filter)
    const people = await summariesOf(tx, [...graph.steps.keys()].filter(isPerson).map(idOf))
    const detail = { shown: [...people.keys()] }
    await audit.record(tx, { action: 'view_network', subjectType: 'person', subjectId: personId, detail })
    return ok({ person, graph, people, today: tx.today })
  })

export type PathView = {
  person: PersonSummary
  people: People
  today: PlainDate
  /** Whom the words typed fit, to choose the other from. */
  offered: readonly PersonSummary[] | undefined
  other: PersonSummary | undefined
  path: readonly Edge[] | undefined
  cut: boolean
}

const OFFERED_MAX = 10

/** A way from one person to another, who is chosen among those that the words typed fit. */
export const viewPath = (
  database: Database,
  actor: Actor,
  personId: string,
  asked: { typed: string; other: string | undefined },
): Promise<Result<PathView, NotFound>> =>
  inTransaction(database, actor, async (tx): Promise<Result<PathView, NotFound>> => {
    const person = await personSeen(tx, actor, personId)
    if (!person) return refuse(notFound)
    const none = { person, people: new Map(), today: tx.today, other: undefined, path: undefined, cut: false }
    if (asked.other === undefined || asked.other === personId) {
      const words = parseSearch(asked.typed)
      const offered = (await peoplePage(tx, words, { size: OFFERED_MAX })).people.filter(
        (one) => one.personId !== personId,
      )
      const detail = { typed: asked.typed, shown: offered.map((one) => one.personId) }
      if (asked.typed) await audit.record(tx, { action: 'search_people', subjectType: 'person', detail })
      return ok({ ...none, offered: asked.typed ? offered : undefined })
    }
    const other = await personSeen(tx, actor, asked.other)
    if (!other) return refuse(notFound)
    const { path, cut } = await pathBetween(tx, personId, other.personId)
    const people = await summariesOf(tx, [
      ...new Set((path ?? []).flatMap((one) => one.ends.filter(isPerson).map(idOf))),
    ])
    const detail = { shown: [other.personId, ...people.keys()] }
    await audit.record(tx, { action: 'view_path', subjectType: 'person', subjectId: personId, detail })
    return ok({ ...none, people, other, path, cut, offered: undefined })
  })

async function personSeen(tx: Tx, actor: Actor, personId: string): Promise<PersonSummary | undefined> {
  return may(actor, 'view_person') ? (await summariesOf(tx, [personId])).get(personId) : undefined
}
