/**
 * Contacts found by reference, by the days on which they came in, and by the caller's organisation. Each area that the
 * actor covers is looked into by itself, through an index that begins with it: what others hold is not even passed over.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../platform/database/index.ts'
import type { Instant, PlainDate } from '../platform/dates.ts'
import { prefixRange } from '../people/index.ts'
import type { Concern } from './contact.ts'

export type ContactsWanted = {
  /** What was typed, as a reference. */
  ref: string
  received: { from: PlainDate; to: PlainDate } | undefined
  /** The beginning of an organisation's name, as the database keeps it; undefined for a search by something else. */
  organisation: string | undefined
}

export type FoundContact = {
  contactId: string
  ref: string
  receivedAt: Instant
  concern: Concern
  authority: string
  /** Undefined where nobody is recorded, and where the actor may not see who it was. */
  organisation: string | null
}

/** A page of contacts in the areas, after the contact `after`. */
export async function findContacts(
  tx: Tx,
  wanted: ContactsWanted,
  areas: readonly string[],
  { after, size }: { after?: string | undefined; size: number },
): Promise<{ contacts: FoundContact[]; next: string | undefined }> {
  const ids = await idsOf(tx, wanted, areas, after, size + 1)
  const shown = ids.slice(0, size)
  const { rows } = await sql<FoundContact>`
    select c.contact_id as "contactId", c.ref, c.received_at as "receivedAt", c.concern,
      coalesce(c.passed_to, c.authority) as authority, r.organisation
    from contact c
    left join contact_caller r on r.partnership_id = c.partnership_id and r.contact_id = c.contact_id
    where c.partnership_id = ${tx.by.partnershipId} and c.contact_id = any(${shown}::uuid[])`.execute(tx)
  const byId = new Map(rows.map((row) => [row.contactId, row]))
  return {
    contacts: shown.flatMap((id) => byId.get(id) ?? []),
    next: ids.length > size ? shown.at(-1) : undefined,
  }
}

async function idsOf(
  tx: Tx,
  { ref, received, organisation }: ContactsWanted,
  areas: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  if (ref && !after) {
    const { rows } = await sql<{ contact_id: string }>`
      select contact_id from contact
      where partnership_id = ${tx.by.partnershipId} and ref = any(${[ref, ref.toUpperCase()]}::text[])`.execute(tx)
    if (rows.length > 0) return rows.map((row) => row.contact_id)
  }
  if (received) return receivedWithin(tx, received, areas, after, limit)
  return organisation && tx.by.sees.includes('callers') ? calledBy(tx, organisation, areas, after, limit) : []
}

/** Who holds it: written as the indexes have it. A coalesce is not leakproof, and would leave them unused. */
const holder = sql`case when c.passed_to is null then c.authority else c.passed_to end`

/** The latest first. */
function receivedWithin(
  tx: Tx,
  { from, to }: { from: PlainDate; to: PlainDate },
  areas: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const { partnershipId } = tx.by
  const last = sql`(select received_on from contact where partnership_id = ${partnershipId} and contact_id = ${after ?? null}::uuid)`
  return inEachArea(tx, areas, limit, {
    row: sql`c.contact_id, c.received_on`,
    from: sql`contact c where c.partnership_id = ${partnershipId} and ${holder} = a.code
      and c.received_on between ${from} and ${to}
      ${after ? sql`and (c.received_on, c.contact_id) < (${last}, ${after}::uuid)` : sql``}`,
    order: sql`received_on desc, contact_id desc`,
  })
}

/** By the organisation's name, of one organisation the last recorded first. */
function calledBy(
  tx: Tx,
  organisation: string,
  areas: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const { partnershipId } = tx.by
  const [first, past] = prefixRange(organisation)
  const last = sql`(select organisation_key from contact_caller where partnership_id = ${partnershipId} and contact_id = ${after ?? null}::uuid)`
  return inEachArea(tx, areas, limit, {
    row: sql`c.contact_id, c.organisation_key`,
    from: sql`contact_caller c where c.partnership_id = ${partnershipId} and ${holder} = a.code
      and c.organisation_key >= ${after ? last : first} and c.organisation_key < ${past}
      ${after ? sql`and (c.organisation_key > ${last} or c.contact_id < ${after}::uuid)` : sql``}`,
    order: sql`organisation_key, contact_id desc`,
  })
}

type PartOfArea = { row: RawBuilder<unknown>; from: RawBuilder<unknown>; order: RawBuilder<unknown> }

async function inEachArea(
  tx: Tx,
  areas: readonly string[],
  limit: number,
  { row, from, order }: PartOfArea,
): Promise<string[]> {
  const { rows } = await sql<{ contact_id: string }>`
    select f.contact_id from unnest(${areas}::text[]) as a(code)
    cross join lateral (select ${row} from ${from} order by ${order} limit ${limit}) f
    order by ${order} limit ${limit}`.execute(tx)
  return rows.map((found) => found.contact_id)
}

/** For each of these people the day of the last contact about them that the actor may see. */
export async function lastContactsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, PlainDate>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ person_id: string; day: PlainDate }>`
    select k.person_id, max(c.received_on) as day
    from contact_child k
    join contact c on c.partnership_id = k.partnership_id and c.contact_id = k.contact_id
    where k.partnership_id = ${tx.by.partnershipId} and k.person_id = any(${personIds}::uuid[])
    group by k.person_id`.execute(tx)
  return new Map(rows.map((row) => [row.person_id, row.day]))
}
