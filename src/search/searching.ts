/** One search over everything that the actor may see, with one entry in the audit for it. */
import { audit, may, type Actor, type Verb } from '../access/index.ts'
import { findContacts, lastContactsOf, type FoundContact } from '../contacts/index.ts'
import { findOperations, type FoundOperation } from '../investigations/index.ts'
import { findThings, type FoundThing } from '../network/index.ts'
import { findNotices } from '../notices/index.ts'
import {
  areasOf,
  familyMembersOf,
  peoplePage,
  summariesOf,
  type FamilyMember,
  type PersonSummary,
} from '../people/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { isNothing, kinds, type Asked, type Kind } from './asked.ts'

export type FoundPerson = { person: PersonSummary; family: readonly FamilyMember[]; lastContact: PlainDate | undefined }
/** Who the actor may not see is undefined, as somebody whom nobody knows is. */
export type NamedNotice = {
  noticeId: string
  ref: string
  recipient: PersonSummary | undefined
  child: PersonSummary | undefined
}

/** `next` is where the following page begins; undefined where there is none. */
export type Part<T> = { found: readonly T[]; next: string | undefined }
export type Results = {
  people?: Part<FoundPerson>
  contacts?: Part<FoundContact>
  operations?: Part<FoundOperation>
  notices?: Part<NamedNotice>
  things?: Part<FoundThing>
}

const verbs: Readonly<Record<Kind, Verb>> = {
  people: 'search_people',
  contacts: 'view_contact',
  operations: 'view_operations',
  notices: 'view_person',
  things: 'view_person',
}

export const kindsFor = (actor: Actor): Kind[] => kinds.filter((kind) => may(actor, verbs[kind]))

/** Of each kind the first few; of one kind a page. */
const FIRST: Readonly<Record<Kind, number>> = { people: 20, contacts: 5, operations: 5, notices: 5, things: 5 }
export const PAGE_SIZE = 25
const FAMILY_SHOWN = 4

export type Which = { kind: Kind; after: string | undefined } | undefined

/** What fits, by kind, as far as the actor may see it: nothing is counted, so that nothing hidden can be. */
export async function searchEverything(
  database: Database,
  actor: Actor,
  asked: Asked,
  which?: Which,
): Promise<Results> {
  if (isNothing(asked)) return {}
  const areas = await areasOf(database, actor)
  const held = actor.authorities === 'all' ? areas.own.map((one) => one.gssCode) : actor.authorities
  return inTransaction(database, actor, async (tx) => {
    const results: Results = {}
    const shown: Record<string, string[]> = {}
    for (const kind of kindsFor(actor)) {
      if (which && which.kind !== kind) continue
      const page = which ? { after: which.after, size: PAGE_SIZE } : { size: FIRST[kind] }
      await find[kind]({ tx, asked, held, page, results, shown })
    }
    await audit.record(tx, { action: 'search', subjectType: 'person', detail: { typed: asked.typed, ...shown } })
    return results
  })
}

type Finding = {
  tx: Tx
  asked: Asked
  held: readonly string[]
  page: { after?: string | undefined; size: number }
  results: Results
  /** The ids of what was shown, for the audit. */
  shown: Record<string, string[]>
}

const find: Readonly<Record<Kind, (finding: Finding) => Promise<void>>> = {
  people: async ({ tx, asked, page, results, shown }) => {
    const { people, next } = await peoplePage(tx, asked.people, page)
    const ids = people.map((one) => one.personId)
    const families = await familyMembersOf(tx, ids, FAMILY_SHOWN)
    const contacts = await lastContactsOf(tx, ids)
    const found = people.map((person) => ({
      person,
      family: families.get(person.personId) ?? [],
      lastContact: contacts.get(person.personId),
    }))
    results.people = { found, next }
    shown['shown'] = ids
    shown['family'] = found.flatMap((one) => one.family.map((member) => member.personId))
  },
  contacts: async ({ tx, asked, held, page, results, shown }) => {
    const { contacts, next } = await findContacts(tx, asked.contacts, held, pageOfIds(page))
    results.contacts = { found: contacts, next }
    shown['contacts'] = contacts.map((one) => one.contactId)
  },
  operations: async ({ tx, asked, page, results, shown }) => {
    const { operations, next } = await findOperations(tx, asked.operation, pageOfIds(page))
    results.operations = { found: operations, next }
    shown['operations'] = operations.map((one) => one.operationId)
  },
  notices: async ({ tx, asked, page, results, shown }) => {
    if (asked.notice === '') return
    const { notices, next } = await findNotices(tx, asked.notice, pageOfIds(page))
    const people = await summariesOf(
      tx,
      notices.flatMap((one) => [one.recipientId, one.childId]),
    )
    const found = notices.map(({ noticeId, ref, recipientId, childId }) => ({
      noticeId,
      ref,
      recipient: people.get(recipientId),
      child: people.get(childId),
    }))
    results.notices = { found, next }
    shown['notices'] = notices.map((one) => one.noticeId)
    shown['named'] = [...people.keys()]
  },
  things: async ({ tx, asked, page, results, shown }) => {
    const { things, next } = await findThings(tx, asked.typed, pageOfIds(page))
    results.things = { found: things, next }
    shown['things'] = things.map((one) => one.thingId)
  },
}

const pageOfIds = ({ after, size }: Finding['page']): Finding['page'] => ({
  size,
  after: after !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after) ? after : undefined,
})
