/** A new person as rows of the tables that hold them: for the front door, and for an import in bulk. Pure but for ids. */
import { uuidv7 } from '../platform/uuid.ts'
import type { NewRow } from '../platform/database/index.ts'
import { personKeys } from './keys.ts'
import type { NewPerson } from './person.ts'
import { shortReference } from './references.ts'

export type PersonRows = {
  person: NewRow<'person'>[]
  person_name: NewRow<'person_name'>[]
  person_identifier: NewRow<'person_identifier'>[]
  person_address: NewRow<'person_address'>[]
  /** Keys are derived, not records: they carry the person's restriction and nothing else. */
  person_key: { person_id: string; key: string; restricted: boolean }[]
}

export function rowsOfPeople(people: readonly NewPerson[]): PersonRows {
  const rows: PersonRows = { person: [], person_name: [], person_identifier: [], person_address: [], person_key: [] }
  for (const one of people) {
    const { personId, source } = one
    const restricted = one.restricted ?? false
    rows.person.push({
      person_id: personId,
      ref: one.ref ?? shortReference('P', personId),
      given_name: one.givenName,
      family_name: one.familyName,
      date_of_birth: one.dateOfBirth,
      sex: one.sex,
      ethnicity: one.ethnicity ?? null,
      home_authority: one.homeAuthority,
      restricted,
    })
    for (const { kind, givenName, familyName } of one.aliases ?? [])
      rows.person_name.push({
        person_name_id: uuidv7(),
        person_id: personId,
        kind,
        given_name: givenName,
        family_name: familyName,
        restricted,
      })
    for (const { kind, value } of one.identifiers)
      rows.person_identifier.push({
        person_identifier_id: uuidv7(),
        person_id: personId,
        kind,
        value,
        source,
        restricted,
      })
    if (one.postcode)
      rows.person_address.push({ person_address_id: uuidv7(), person_id: personId, postcode: one.postcode, restricted })
    for (const key of keysOf(one)) rows.person_key.push({ person_id: personId, key, restricted })
  }
  return rows
}

const keysOf = (person: NewPerson): string[] =>
  personKeys({
    names: [person, ...(person.aliases ?? [])],
    dateOfBirth: person.dateOfBirth,
    postcodes: person.postcode ? [person.postcode] : [],
    identifiers: person.identifiers.map((one) => one.value),
  })
