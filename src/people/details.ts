/** Everything that is on record of who one person is, and what stood there before it was put right. */
import { sql } from 'kysely'
import type { Instant, PartialDate, PlainDate } from '../platform/dates.ts'
import type { Tx } from '../platform/database/index.ts'
import { once } from './summaries.ts'
import type { Identifier, IdentifierKind, Name, PersonSummary, Sex } from './person.ts'

export type AliasKind = 'known_as' | 'birth' | 'previous' | 'as_told' | 'merged'
export type Address = {
  lines: string | null
  postcode: string | null
  validFrom: PlainDate | null
  validTo: PlainDate | null
}
export type DatedIdentifier = Identifier & { validFrom: PlainDate | null; validTo: PlainDate | null }

export type PersonDetails = Omit<PersonSummary, 'aliases' | 'identifiers' | 'postcodes'> & {
  ethnicity: string | null
  aliases: readonly (Name & { kind: AliasKind })[]
  identifiers: readonly DatedIdentifier[]
  /** The latest first. */
  addresses: readonly Address[]
  /** The record that stands for this one since the two were merged. */
  mergedInto: string | null
}

type Row = {
  person_id: string
  ref: string
  given_name: string | null
  family_name: string | null
  date_of_birth: PartialDate | null
  sex: Sex | null
  ethnicity: string | null
  home_authority: string | null
  restricted: boolean
  version: number
  merged_into: string | null
  aliases: (Name & { kind: AliasKind })[] | null
  identifiers: { kind: IdentifierKind; value: string; validFrom: PlainDate | null; validTo: PlainDate | null }[] | null
  addresses: Address[] | null
}

/** Undefined where there is nobody with that id whom the actor may see. */
export async function personDetailsOf(tx: Tx, personId: string): Promise<PersonDetails | undefined> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<Row>`
    select p.person_id, p.ref, p.given_name, p.family_name, p.date_of_birth, p.sex, p.ethnicity, p.home_authority,
      p.restricted, p.version, p.merged_into,
      (select json_agg(json_build_object('kind', n.kind, 'givenName', n.given_name, 'familyName', n.family_name)
          order by n.place, n.id)
        from (select 1 as place, a.person_name_id as id, a.kind, a.given_name, a.family_name from person_name a
            where a.partnership_id = ${partnership} and a.person_id = p.person_id
          union all select 2, m.person_id, 'merged', m.given_name, m.family_name from person m
            where m.partnership_id = ${partnership} and m.merged_into = p.person_id
              and (m.given_name, m.family_name) is distinct from (p.given_name, p.family_name)) n) as aliases,
      (select json_agg(json_build_object('kind', i.kind, 'value', i.value, 'validFrom', i.valid_from,
          'validTo', i.valid_to) order by i.kind, i.valid_from desc nulls last, i.person_identifier_id)
        from person_identifier i where i.partnership_id = ${partnership} and i.person_id = p.person_id) as identifiers,
      (select json_agg(json_build_object('lines', a.lines, 'postcode', a.postcode, 'validFrom', a.valid_from,
          'validTo', a.valid_to) order by a.valid_from desc nulls last, a.recorded_at desc, a.person_address_id)
        from person_address a where a.partnership_id = ${partnership} and a.person_id = p.person_id) as addresses
    from person p
    where p.partnership_id = ${partnership} and p.person_id = ${personId}::uuid`.execute(tx)
  return rows[0] && detailsOf(rows[0])
}

const detailsOf = (row: Row): PersonDetails => ({
  personId: row.person_id,
  ref: row.ref,
  givenName: row.given_name,
  familyName: row.family_name,
  aliases: row.aliases ?? [],
  dateOfBirth: row.date_of_birth,
  sex: row.sex,
  ethnicity: row.ethnicity,
  homeAuthority: row.home_authority,
  identifiers: once(row.identifiers ?? []),
  addresses: once(row.addresses ?? []),
  restricted: row.restricted,
  version: row.version,
  mergedInto: row.merged_into,
})

/** What a person's own row said. */
export type OwnDetails = Name & Pick<PersonDetails, 'dateOfBirth' | 'sex' | 'ethnicity' | 'homeAuthority'>
/** A version that stood until it was put right, with whoever did so where that is somebody who works here. */
export type EarlierVersion = OwnDetails & { version: number; until: Instant; putRightBy: string | null }

/** The versions of a person's own row that stood before, the latest first. */
export async function earlierVersionsOf(tx: Tx, personId: string): Promise<EarlierVersion[]> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<EarlierVersion>`
    select h.version, h.superseded_at as until, u.display_name as "putRightBy", h.given_name as "givenName",
      h.family_name as "familyName", h.date_of_birth as "dateOfBirth", h.sex, h.ethnicity,
      h.home_authority as "homeAuthority"
    from person_history h
    left join app_user u on u.partnership_id = ${partnership} and u.user_id = h.superseded_by
    where h.partnership_id = ${partnership} and h.person_id = ${personId}::uuid
    order by h.version desc`.execute(tx)
  return rows
}
