/** Who a child may be, while they are told of: people who may be the same, each with what came in about them before. */
import { sql } from 'kysely'
import { audit, may, type Actor } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import {
  FAMILY_SHOWN_MAX,
  familiesOf,
  findCandidatesOfEach,
  isDecided,
  notSameOf,
  type Candidate,
  type NotSame,
  type PersonSummary,
  type ToldChild,
} from '../people/index.ts'
import type { ContactLine } from './contact.ts'

/** Of each person the latest contacts are shown, and how many there are. */
const CONTACTS_SHOWN = 3
/** More than these are not for a person on the telephone to read: more must be told of the child. */
export const SUGGESTED_MAX = 5

export type EarlierContacts = { count: number; latest: ContactLine[] }
/** `notSame`: decided before not to be `notSameAs`, who is offered as well and stands higher. */
export type Suggestion = Candidate & {
  /** Who is not the same may be a brother or sister: a twin, or of the same family name and postcode. */
  mayBeSibling: boolean
  earlier: EarlierContacts
  notSame?: { as: Candidate['person']; signedBy: string } | undefined
}
/** `family` are others who may be brothers and sisters: none of them may be the child. */
export type Suggestions = { people: Suggestion[]; more: number; family: PersonSummary[] }

/** For each told child those who may be the same, likeliest first. Whoever is shown is in the audit. */
export function suggestPeople(database: Database, actor: Actor, told: readonly ToldChild[]): Promise<Suggestions[]> {
  return inTransaction(database, actor, async (tx) => {
    if (!may(actor, 'record_contact')) return told.map(() => ({ people: [], more: 0, family: [] }))
    const found = await findCandidatesOfEach(tx, told)
    const likeliest = found.map((candidates) => candidates.slice(0, SUGGESTED_MAX))
    const ids = [...new Set(likeliest.flat().map((candidate) => candidate.person.personId))]
    const families = await familiesOf(tx, told)
    const siblings = families.map((family, index) =>
      family
        .filter((one) => found[index]!.every(({ person }) => person.personId !== one.personId))
        .slice(0, FAMILY_SHOWN_MAX),
    )
    const seen = [...new Set([...ids, ...siblings.flat().map((one) => one.personId)])]
    const decided = await notSameOf(tx, ids)
    const shown = likeliest.map((candidates) => decidedOnesLast(candidates, decided))
    const earlier = await earlierContactsOf(tx, ids)
    if (seen.length > 0)
      await audit.record(tx, { action: 'suggest_people', subjectType: 'person', detail: { shown: seen } })
    return shown.map((candidates, index) => ({
      people: candidates.map((one) => ({
        ...one,
        mayBeSibling: one.mayBeTwin || families[index]!.some(({ personId }) => personId === one.person.personId),
        earlier: earlier.get(one.person.personId) ?? { count: 0, latest: [] },
      })),
      more: found[index]!.length - candidates.length,
      family: siblings[index]!,
    }))
  })
}

/** Who was decided not to be somebody likelier stands last, with whose decision that was. */
function decidedOnesLast(
  candidates: readonly Candidate[],
  decided: readonly NotSame[],
): (Candidate & Pick<Suggestion, 'notSame'>)[] {
  const noted = candidates.map((one, index) => {
    for (const { person } of candidates.slice(0, index)) {
      const pair = isDecided(decided, person, one.person)
      if (pair) return { ...one, notSame: { as: person, signedBy: pair.signedBy } }
    }
    return { ...one, notSame: undefined }
  })
  return noted.toSorted((a, b) => Number(a.notSame !== undefined) - Number(b.notSame !== undefined))
}

type Row = ContactLine & { person_id: string; count: number }

/** The contacts about people that the actor may see, newest first, each with its latest decision's outcome. */
export async function earlierContactsOf(
  tx: Tx,
  personIds: readonly string[],
  options: { except?: string; shown?: number } = {},
): Promise<Map<string, EarlierContacts>> {
  const found = new Map<string, EarlierContacts>()
  if (personIds.length === 0) return found
  const partnership = tx.by.partnershipId
  const except = options.except === undefined ? sql`` : sql`and cc.contact_id <> ${options.except}`
  const { rows } = await sql<Row>`
    select * from (
      select x.person_id, c.contact_id as "contactId", c.ref, c.received_at as "receivedAt",
        c.received_on as "receivedOn", c.authority, c.source, c.concern, d.outcome,
        count(*) over (partition by x.person_id)::int as count,
        row_number() over (partition by x.person_id order by c.received_at desc, c.contact_id desc) as place
      from (select distinct cc.person_id, cc.contact_id from contact_child cc
        where cc.partnership_id = ${partnership} and cc.person_id = any(${personIds}::uuid[]) ${except}) x
      join contact c on c.partnership_id = ${partnership} and c.contact_id = x.contact_id
      left join lateral (select d.outcome from decision d
        where d.partnership_id = ${partnership} and d.contact_id = c.contact_id
        order by d.decided_at desc limit 1) d on true) lines
    where place <= ${options.shown ?? CONTACTS_SHOWN} order by person_id, place`.execute(tx)
  for (const { person_id, count, ...line } of rows) {
    const known = found.get(person_id) ?? { count, latest: [] }
    known.latest.push(lineOf(line))
    found.set(person_id, known)
  }
  return found
}

const lineOf = (row: Omit<Row, 'person_id' | 'count'>): ContactLine => ({
  contactId: row.contactId,
  ref: row.ref,
  receivedAt: row.receivedAt,
  receivedOn: row.receivedOn,
  authority: row.authority,
  source: row.source,
  concern: row.concern,
  outcome: row.outcome,
})
