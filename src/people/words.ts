/** Who people are, in words: the same on every page that says so. */
import type { PlainDate } from '../platform/dates.ts'
import { ageInWords, dateOfBirthInWords, shortDate, tag, type SafeHtml } from '../platform/pages/index.ts'
import { ethnicities, labelOf, sexes } from '../reference/index.ts'
import type { Areas } from './areas.ts'
import type { Address, AliasKind, OwnDetails } from './details.ts'
import type { Identifier, IdentifierKind } from './person.ts'

export const NOT_KNOWN = 'Not known'

export const sexInWords = (sex: string | null): string => (sex === null ? NOT_KNOWN : labelOf(sexes, sex))
export const ethnicityInWords = (ethnicity: string | null): string =>
  ethnicity === null ? NOT_KNOWN : labelOf(ethnicities, ethnicity)

/** "12, born 17 May 2004"; "12 or 13, born 2004 (year only)". */
export function bornInWords(born: OwnDetails['dateOfBirth'], today: PlainDate): string {
  if (born === null) return 'Date of birth not known'
  return `${ageInWords(born, today)}, born ${dateOfBirthInWords(born)}`
}

export const identifierLabels: Readonly<Record<IdentifierKind, string>> = {
  nhs_number: 'NHS number',
  upn: 'Unique pupil number (UPN)',
  police_reference: 'Police reference',
  case_number: 'Case number',
}

/** An NHS number is read out in threes: "485 777 3456". The others stay as they are written. */
export const identifierInWords = ({ kind, value }: Pick<Identifier, 'kind' | 'value'>): string =>
  kind === 'nhs_number' && /^\d{10}$/.test(value)
    ? `${value.slice(0, 3)} ${value.slice(3, 6)} ${value.slice(6)}`
    : value

export const aliasLabels: Readonly<Record<AliasKind, string>> = {
  known_as: 'known as',
  birth: 'name at birth',
  previous: 'earlier name',
  as_told: 'as a caller told',
  merged: 'on a record merged into this one',
}

/** "3 May 2015 to 4 June 2016", "since 3 May 2015", "until 4 June 2016"; '' where no day is known. */
export function heldInWords(held: { validFrom: PlainDate | null; validTo: PlainDate | null }): string {
  const { validFrom, validTo } = held
  if (validFrom && validTo) return `${shortDate(validFrom)} to ${shortDate(validTo)}`
  if (validFrom) return `since ${shortDate(validFrom)}`
  return validTo ? `until ${shortDate(validTo)}` : ''
}

export const addressInWords = ({ lines, postcode }: Address): string =>
  [lines?.replaceAll(/\s*\n\s*/g, ', '), postcode].filter(Boolean).join(', ') || NOT_KNOWN

/** A mark for a home outside the partnership: "Home: Dorset". */
export const homeTag = (homeAuthority: string | null, areas: Areas): SafeHtml | undefined =>
  homeAuthority !== null && areas.isOutside(homeAuthority)
    ? tag({ text: `Home: ${areas.nameOf(homeAuthority)}`, classes: 'waymark-tag govuk-tag--purple' })
    : undefined

export const restrictedTag = (restricted: boolean): SafeHtml | undefined =>
  restricted ? tag({ text: 'Restricted', classes: 'waymark-tag govuk-tag--red' }) : undefined

/** The details that can be put right, each with its name and its words, in the order in which they are shown. */
export const ownDetailsInWords = (of: OwnDetails, areas: Areas): { name: string; words: string }[] => [
  { name: 'Given name', words: of.givenName ?? NOT_KNOWN },
  { name: 'Family name', words: of.familyName ?? NOT_KNOWN },
  { name: 'Date of birth', words: of.dateOfBirth ? dateOfBirthInWords(of.dateOfBirth) : NOT_KNOWN },
  { name: 'Sex', words: sexInWords(of.sex) },
  { name: 'Ethnicity', words: ethnicityInWords(of.ethnicity) },
  { name: 'Home authority', words: of.homeAuthority === null ? NOT_KNOWN : areas.nameOf(of.homeAuthority) },
]
