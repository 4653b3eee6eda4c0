/** The edges from some people and things, each with so many neighbours at most; whom the actor may not see is not there. */
import { sql } from 'kysely'
import { relativeOf, type StoredKind } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Edge } from './edge.ts'
import type { Link, ThingKind } from './thing.ts'

type LinkRow = Omit<Link, 'note' | 'version' | 'forPolice'> & { of: string }

const columns = sql`l.person_thing_id as "linkId", l.person_id as "personId", l.thing_id as "thingId", t.kind, l.written,
  l.valid_from as "validFrom", l.valid_to as "validTo", l.source, l.confidence`

/** From people to things, or from things to people; one more than `most` of each, where there are more. */
export async function linksFrom(
  tx: Tx,
  side: 'person' | 'thing',
  ids: readonly string[],
  kinds: readonly ThingKind[],
  most: number,
): Promise<Edge[]> {
  if (ids.length === 0 || kinds.length === 0) return []
  const partnership = tx.by.partnershipId
  const at = sql.ref(side === 'person' ? 'l.person_id' : 'l.thing_id')
  const other = sql.ref(side === 'person' ? 'l.thing_id' : 'l.person_id')
  const { rows } = await sql<LinkRow>`
    select n.id as of, e.* from unnest(${ids}::uuid[]) as n(id)
    cross join lateral (
      select ${columns} from person_thing l
      join thing t on t.partnership_id = l.partnership_id and t.thing_id = l.thing_id
      join person p on p.partnership_id = l.partnership_id and p.person_id = l.person_id and p.merged_into is null
      where l.partnership_id = ${partnership} and ${at} = n.id and l.withdrawn_at is null
        and t.kind = any(${kinds}::text[])
      order by ${other}, l.person_thing_id limit ${most + 1}) e`.execute(tx)
  return rows.map(({ of, personId, thingId, kind, written, linkId, ...said }) => ({
    ...said,
    of: `${side}:${of}`,
    edgeId: linkId,
    ends: [`person:${personId}`, `thing:${thingId}`],
    label: '',
    thing: { kind, written },
  }))
}

/** From people to their relatives and associates. */
export async function relationshipsFrom(tx: Tx, ids: readonly string[], most: number): Promise<Edge[]> {
  if (ids.length === 0) return []
  const partnership = tx.by.partnershipId
  type Row = Pick<Edge, 'validFrom' | 'validTo' | 'source'> & {
    of: string
    id: string
    other: string
    kind: StoredKind
    they_are: boolean
  }
  const side = (mine: string, other: string, theyAre: boolean) => sql`
    select r.relationship_id as id, ${sql.ref(`r.${other}`)} as other, r.kind, ${sql.lit(theyAre)} as they_are,
      r.valid_from as "validFrom", r.valid_to as "validTo", r.source
    from relationship r
    join person p on p.partnership_id = r.partnership_id and p.person_id = ${sql.ref(`r.${other}`)} and p.merged_into is null
    where r.partnership_id = ${partnership} and ${sql.ref(`r.${mine}`)} = n.id and r.set_aside_by is null`
  const { rows } = await sql<Row>`
    select n.id as of, e.* from unnest(${ids}::uuid[]) as n(id)
    cross join lateral (
      select * from (${side('related_person_id', 'person_id', true)} union all ${side('person_id', 'related_person_id', false)}) r
      order by id limit ${most + 1}) e`.execute(tx)
  return rows.map(({ of, id, other, kind, they_are, ...said }) => ({
    ...said,
    of: `person:${of}`,
    edgeId: id,
    ends: [`person:${of}`, `person:${other}`],
    label: relativeOf(other, kind, they_are).label,
    confidence: null,
    thing: undefined,
  }))
}
