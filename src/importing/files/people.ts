/** The files about people and how they belong together. */
import { ethnicities, relationshipKinds, sexes } from '../../reference/index.ts'
import { anyAuthority, birth, codeOf, key, nhsNumber, postcode, shortText, upn } from '../cells.ts'
import type { FileSpec } from '../file-spec.ts'

export const people: FileSpec = {
  file: 'people.csv',
  name: 'people',
  table: 'person',
  columns: [
    { name: 'person_ref', required: true, read: key, into: 'ref' },
    { name: 'given_name', read: shortText() },
    { name: 'family_name', read: shortText() },
    { name: 'date_of_birth', read: birth },
    { name: 'sex', read: codeOf(sexes) },
    { name: 'ethnicity', read: codeOf(ethnicities) },
    { name: 'postcode', read: postcode },
    { name: 'home_authority', read: anyAuthority },
    { name: 'nhs_number', read: nhsNumber },
    { name: 'upn', read: upn },
  ],
}

export const relationships: FileSpec = {
  file: 'relationships.csv',
  name: 'relationships',
  table: 'relationship',
  columns: [
    { name: 'person_ref', required: true, read: key, into: 'person_id', refersTo: 'person' },
    { name: 'related_person_ref', required: true, read: key, into: 'related_person_id', refersTo: 'person' },
    { name: 'relationship', required: true, read: codeOf(relationshipKinds), into: 'kind' },
  ],
  check: (cell) =>
    cell('person_ref') === cell('related_person_ref')
      ? { column: 'related_person_ref', bad: 'Nobody is related to themselves. Give the other person.' }
      : undefined,
}
