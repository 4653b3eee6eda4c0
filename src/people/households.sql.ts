/** Who somebody's family is, as far as the actor may see: what tells two people of one name apart. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/index.ts'
import type { Name } from './person.ts'
import { relativeOf, type StoredKind } from './relationships.ts'

export type FamilyMember = Name & { personId: string; label: string }

const FAMILY: readonly StoredKind[] = ['parent', 'sibling', 'half_sibling', 'step_sibling', 'carer', 'partner']

/** For each person up to `shown` of their family, parents and carers first. An associate is no family. */
export async function familyMembersOf(
  tx: Tx,
  personIds: readonly string[],
  shown: number,
): Promise<Map<string, FamilyMember[]>> {
  if (personIds.length === 0) return new Map()
  const partnership = tx.by.partnershipId
  type Row = { of: string; other: string; kind: StoredKind; they_are: boolean } & Name
  const { rows } = await sql<Row>`
    select w.person_id as of, f.* from unnest(${personIds}::uuid[]) as w(person_id)
    cross join lateral (
      select r.other, r.kind, r.they_are, p.given_name as "givenName", p.family_name as "familyName"
      from (
        select person_id as other, kind, true as they_are from relationship
          where partnership_id = ${partnership} and related_person_id = w.person_id and set_aside_by is null
        union all
        select related_person_id, kind, false from relationship
          where partnership_id = ${partnership} and person_id = w.person_id and set_aside_by is null) r
      join person p on p.partnership_id = ${partnership} and p.person_id = r.other
      where r.kind = any(${FAMILY}::text[])
      order by array_position(array['parent', 'carer'], r.kind) nulls last, r.they_are desc, r.other
      limit ${shown}) f`.execute(tx)
  const found = new Map<string, FamilyMember[]>()
  for (const { of, other, kind, they_are, givenName, familyName } of rows) {
    const { label } = relativeOf(other, kind, they_are)
    found.set(of, [...(found.get(of) ?? []), { personId: other, label, givenName, familyName }])
  }
  return found
}
