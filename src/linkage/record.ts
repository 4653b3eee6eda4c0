/** What linkage is given: records with fields of known kinds. Nothing here knows a table or a file. */

/** The kinds that a field can be of. `exact` and `fuzzy` are for any other column. */
export const kinds = [
  'given_name',
  'family_name',
  'full_name',
  'date_of_birth',
  'sex',
  'address',
  'locality',
  'postcode',
  'phone',
  'nhs_number',
  'upn',
  'identifier',
  'exact',
  'fuzzy',
] as const
export type Kind = (typeof kinds)[number]

/** A field of the records: its name, which for most is its kind, and its kind. */
export type Field = { name: string; kind: Kind }

/** One description of somebody. A field that is absent or empty is not known. */
export type LinkRecord = { readonly id: string; readonly values: Readonly<Record<string, string | null | undefined>> }
