/** Links and things in the database, which shows of each what the actor may see. */
import { sql } from 'kysely'
import { prefixRange } from '../people/index.ts'
import { correctRecord, insertRecords, type Tx } from '../platform/database/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import type { Link, LinkFacts, NewLink, ThingKind } from './thing.ts'
import { thingKinds } from './thing.ts'
import { valueOf } from './rules.ts'

const linkColumns = sql`l.person_thing_id as "linkId", l.person_id as "personId", l.thing_id as "thingId", t.kind, l.written,
  l.valid_from as "validFrom", l.valid_to as "validTo", l.source, l.confidence, l.note, l.for_police as "forPolice",
  l.version`
const linkTables = sql`person_thing l join thing t on t.partnership_id = l.partnership_id and t.thing_id = l.thing_id`

/** So many links of one person or to one thing are listed. */
export const LINKS_SHOWN = 100

/** A person's links, those that hold first; one more than are shown, where there are more. */
export const linksOf = async (tx: Tx, personId: string): Promise<Link[]> =>
  (
    await sql<Link>`select ${linkColumns} from ${linkTables}
      where l.partnership_id = ${tx.by.partnershipId} and l.person_id = ${personId} and l.withdrawn_at is null
      order by l.valid_to desc nulls first, l.valid_from desc nulls last, l.person_thing_id limit ${LINKS_SHOWN + 1}`.execute(
      tx,
    )
  ).rows

/** The links to a thing of people whom the actor may see. */
export const linksTo = async (tx: Tx, thingId: string): Promise<Link[]> =>
  (
    await sql<Link>`select ${linkColumns} from ${linkTables}
      join person p on p.partnership_id = l.partnership_id and p.person_id = l.person_id and p.merged_into is null
      where l.partnership_id = ${tx.by.partnershipId} and l.thing_id = ${thingId} and l.withdrawn_at is null
      order by l.valid_to desc nulls first, l.valid_from desc nulls last, l.person_thing_id limit ${LINKS_SHOWN + 1}`.execute(
      tx,
    )
  ).rows

export const findLink = async (tx: Tx, linkId: string): Promise<Link | undefined> =>
  (
    await sql<Link>`select ${linkColumns} from ${linkTables}
      join person p on p.partnership_id = l.partnership_id and p.person_id = l.person_id
      where l.partnership_id = ${tx.by.partnershipId} and l.person_thing_id = ${linkId} and l.withdrawn_at is null`.execute(
      tx,
    )
  ).rows[0]

/** The thing of this value, known already or from now on. Who records it cannot tell which. */
export async function thingOf(tx: Tx, kind: ThingKind, value: string): Promise<string> {
  await sql`insert into thing (partnership_id, thing_id, kind, value, recorded_at, recorded_by)
    values (${tx.by.partnershipId}, ${uuidv7()}, ${kind}, ${value}, ${tx.now}, ${tx.by.actorId})
    on conflict (partnership_id, kind, value) do nothing`.execute(tx)
  const { rows } = await sql<{ thing_id: string }>`select thing_id from thing
    where partnership_id = ${tx.by.partnershipId} and kind = ${kind} and value = ${value}`.execute(tx)
  return rows[0]!.thing_id
}

const rowOf = (facts: LinkFacts) => ({
  valid_from: facts.validFrom,
  valid_to: facts.validTo,
  source: facts.source,
  confidence: facts.confidence,
  note: facts.note,
  for_police: facts.forPolice,
})

export const insertLink = (tx: Tx, link: NewLink, thingId: string, restricted: boolean): Promise<void> =>
  insertRecords(tx, 'person_thing', [
    {
      person_thing_id: link.linkId,
      person_id: link.personId,
      thing_id: thingId,
      written: link.written,
      ...rowOf(link),
      withdrawn_at: null,
      restricted,
    },
  ])

/** False where somebody changed it since. */
export const saveLink = (tx: Tx, link: Link, version: number, facts: LinkFacts): Promise<boolean> =>
  correctRecord(tx, 'person_thing', link.linkId, version, rowOf(facts))

export const withdrawLink = (tx: Tx, link: Link, version: number): Promise<boolean> =>
  correctRecord(tx, 'person_thing', link.linkId, version, { withdrawn_at: tx.now })

export type FoundThing = { thingId: string; kind: ThingKind; written: string }

/** Things of whatever kind that begin so, each written as a link that the actor sees has it. */
export async function findThings(
  tx: Tx,
  typed: string,
  { after, size }: { after?: string | undefined; size: number },
): Promise<{ things: FoundThing[]; next: string | undefined }> {
  const beginnings = thingKinds.map(({ code }) => ({ kind: code, value: valueOf(code, typed) }))
  // Fewer digits than four are a house's number or a person's age, and the beginning of too many numbers.
  const asked = beginnings.filter(
    ({ kind, value }) => value.length > 1 && (kind !== 'phone' || /\d{4}/.test(typed.replaceAll(/\D/g, ''))),
  )
  if (asked.length === 0) return { things: [], next: undefined }
  const ranges = asked.map(({ kind, value }) => {
    const [from, past] = prefixRange(value)
    return sql`(t.kind = ${kind} and t.value >= ${from} and t.value < ${past})`
  })
  const partnership = tx.by.partnershipId
  const { rows } = await sql<FoundThing>`
    select t.thing_id as "thingId", t.kind, w.written from thing t
    cross join lateral (
      select l.written from person_thing l
      join person p on p.partnership_id = l.partnership_id and p.person_id = l.person_id and p.merged_into is null
      where l.partnership_id = ${partnership} and l.thing_id = t.thing_id and l.withdrawn_at is null
      order by l.person_thing_id limit 1) w
    where t.partnership_id = ${partnership} and (${sql.join(ranges, sql` or `)})
      ${after ? sql`and t.thing_id > ${after}::uuid` : sql``}
    order by t.thing_id limit ${size + 1}`.execute(tx)
  const things = rows.slice(0, size)
  return { things, next: rows.length > size ? things.at(-1)!.thingId : undefined }
}
