/** What a person is: one human being, whatever they are to a contact, an operation or a notice. */
import type { PartialDate } from '../platform/dates.ts'

export type Sex = 'F' | 'M' | 'U' | 'I'
export type IdentifierKind = 'nhs_number' | 'upn' | 'police_reference' | 'case_number'
export type Identifier = { kind: IdentifierKind; value: string }
export type Name = { givenName: string | null; familyName: string | null }

/** A child as a caller told of them: everything may be unknown. */
export type ToldChild = Name & {
  dateOfBirth: PartialDate | null
  sex: Sex | null
  postcode: string | null
  /** ONS GSS code of where the child lives, which may lie outside the partnership. */
  homeAuthority: string | null
  identifiers: readonly Identifier[]
}

/** Somebody to be taken in. `personId` is made by the caller, so that links can be written in the same breath. */
export type NewPerson = ToldChild & {
  personId: string
  /** The sender's stable key; our own short reference where there is none. */
  ref?: string | undefined
  ethnicity?: string | null | undefined
  restricted?: boolean | undefined
  aliases?: readonly (Name & { kind: 'known_as' | 'birth' | 'previous' | 'as_told' })[] | undefined
  /** Where identifiers came from: 'import', or the name of who said so. */
  source: string
}

/** What tells one person from another at a glance. */
export type PersonSummary = Name & {
  personId: string
  ref: string
  aliases: readonly Name[]
  dateOfBirth: PartialDate | null
  sex: Sex | null
  postcodes: readonly string[]
  homeAuthority: string | null
  identifiers: readonly Identifier[]
  restricted: boolean
  version: number
}

export const nobodyTold: ToldChild = {
  givenName: null,
  familyName: null,
  dateOfBirth: null,
  sex: null,
  postcode: null,
  homeAuthority: null,
  identifiers: [],
}
