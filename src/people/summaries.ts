/** Reads people as far as is needed to tell them apart. */
import { sql } from 'kysely'
import type { PartialDate } from '../platform/dates.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Identifier, Name, PersonSummary, Sex } from './person.ts'

type Row = {
  person_id: string
  ref: string
  given_name: string | null
  family_name: string | null
  date_of_birth: PartialDate | null
  sex: Sex | null
  home_authority: string | null
  restricted: boolean
  version: number
  aliases: Name[] | null
  postcodes: string[] | null
  identifiers: Identifier[] | null
}

/**
 * The people with these ids whom the actor may see, by id, in one statement. The latest address comes first. A record
 * that was merged into another is nobody of its own: its name is one of the other's.
 */
export async function summariesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, PersonSummary>> {
  if (personIds.length === 0) return new Map()
  const partnership = tx.by.partnershipId
  const { rows } = await sql<Row>`
    select p.person_id, p.ref, p.given_name, p.family_name, p.date_of_birth, p.sex, p.home_authority, p.restricted,
      p.version,
      (select json_agg(json_build_object('givenName', n.given_name, 'familyName', n.family_name)) from (
        select a.given_name, a.family_name from person_name a
          where a.partnership_id = ${partnership} and a.person_id = p.person_id
        union all select m.given_name, m.family_name from person m
          where m.partnership_id = ${partnership} and m.merged_into = p.person_id
            and (m.given_name, m.family_name) is distinct from (p.given_name, p.family_name)) n) as aliases,
      (select json_agg(a.postcode order by a.valid_from desc nulls last, a.recorded_at desc)
        from person_address a
        where a.partnership_id = ${partnership} and a.person_id = p.person_id and a.postcode is not null) as postcodes,
      (select json_agg(json_build_object('kind', i.kind, 'value', i.value))
        from person_identifier i where i.partnership_id = ${partnership} and i.person_id = p.person_id) as identifiers
    from person p
    where p.partnership_id = ${partnership} and p.person_id = any(${personIds}::uuid[]) and p.merged_into is null`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.person_id, summaryOf(row)]))
}

const summaryOf = (row: Row): PersonSummary => ({
  personId: row.person_id,
  ref: row.ref,
  givenName: row.given_name,
  familyName: row.family_name,
  aliases: row.aliases ?? [],
  dateOfBirth: row.date_of_birth,
  sex: row.sex,
  postcodes: [...new Set(row.postcodes)],
  homeAuthority: row.home_authority,
  identifiers: once(row.identifiers ?? []),
  restricted: row.restricted,
  version: row.version,
})

/** Two records merged may say the same twice: it is shown once. */
export const once = <T>(said: readonly T[]): T[] => [...new Map(said.map((one) => [JSON.stringify(one), one])).values()]
