/**
 * What a person can be found by. Every key is found by equality, or as a prefix, through one b-tree: row-level security
 * leaves no other index to use. Keys are derived from the record and made anew when it changes. Pure.
 *
 *   w: a part of any name        d: date of birth, as far as known    p: postcode     i: identifier
 *   n: whole name                g: given name and date of birth      f: family name's sound and date of birth
 *   y: how the whole name sounds and the year of birth ('?' where that is not known)
 */
import type { PartialDate } from '../platform/dates.ts'
import { formsOf } from './name-forms.ts'
import { nameParts, normalIdentifier, normalName, normalPostcode, soundOf } from './names.ts'
import type { Name, ToldChild } from './person.ts'

/** What keys are made of. `names` begins with the name itself; the others are names a person is or was known by. */
export type Keyed = {
  names: readonly Name[]
  dateOfBirth: PartialDate | null
  postcodes: readonly string[]
  identifiers: readonly string[]
}

const isWhole = (date: string | null): date is string => date?.length === 10
const wholeName = (name: Name): string | undefined => {
  const [given, family] = [normalName(name.givenName), normalName(name.familyName)]
  return given && family ? `${given} ${family}` : undefined
}
const soundKey = (given: string, family: string, year: string) => `y:${given} ${family}|${year}`

/** The keys under which a person is stored. Each appears once; none is longer than a b-tree entry may be. */
export function personKeys(person: Keyed): string[] {
  const year = person.dateOfBirth?.slice(0, 4) ?? '?'
  const keys = [
    ...person.names.flatMap((name) => [
      ...nameParts(name.givenName).map((part) => `w:${part}`),
      ...nameParts(name.familyName).map((part) => `w:${part}`),
      ...nameKeys(name, person.dateOfBirth),
      ...soundKeys(name, [year]),
    ]),
    ...(person.dateOfBirth ? [`d:${person.dateOfBirth}`] : []),
    ...person.postcodes.map(normalPostcode).flatMap((code) => (code ? [`p:${code}`] : [])),
    ...person.identifiers.map(normalIdentifier).flatMap((value) => (value ? [`i:${value}`] : [])),
  ]
  return once(keys)
}

function nameKeys(name: Name, born: string | null): string[] {
  const whole = wholeName(name)
  return [...(whole ? [`n:${whole}`] : []), ...birthKeys(name, born)]
}

function birthKeys(name: Name, born: string | null): string[] {
  if (!isWhole(born)) return []
  const [given, family] = [normalName(name.givenName), soundOf(name.familyName)]
  return [...(given ? [`g:${given}|${born}`] : []), ...(family ? [`f:${family}|${born}`] : [])]
}

function soundKeys(name: Name, years: readonly string[]): string[] {
  const [given, family] = [soundOf(name.givenName), soundOf(name.familyName)]
  return given && family ? years.map((year) => soundKey(given, family, year)) : []
}

/**
 * The keys by which people who may be the same as a told child are looked up, each by equality: of those under which
 * people are stored, none other. Told without a year, the whole name is looked for in all years; told with one, also in
 * the years beside it, with the names swapped, and with day and month exchanged. Other forms of the given name count.
 */
export function lookupKeys(told: ToldChild): string[] {
  const born = told.dateOfBirth
  const year = born?.slice(0, 4)
  const years = year ? [-1, 0, 1].map((step) => yearAfter(year, step)).concat('?') : []
  const swapped = { givenName: told.familyName, familyName: told.givenName }
  const forms = withOtherForms(told)
  return once([
    ...told.identifiers.map((one) => normalIdentifier(one.value)).flatMap((value) => (value ? [`i:${value}`] : [])),
    ...(normalPostcode(told.postcode) ? [`p:${normalPostcode(told.postcode)}`] : []),
    ...soundKeys(told, years),
    ...soundKeys(swapped, years),
    ...forms.flatMap((form) => soundKeys(form, year ? [year, '?'] : [])),
    ...(year ? [] : wholeNameKeys(told)),
    ...[told, swapped].flatMap((name) => birthKeys(name, born)),
    // By the given name alone: a family's children may well be born a year apart.
    ...[...forms.map((form) => ({ form, on: born })), ...birthsNear(born).map((on) => ({ form: told, on }))].flatMap(
      ({ form, on }) => birthKeys({ ...form, familyName: null }, on),
    ),
  ])
}

/** Keys worth a look only where few share them: the whole name, of a child whose year of birth may have been told wrongly. */
export const rareKeys = (told: ToldChild): string[] => (told.dateOfBirth ? once(wholeNameKeys(told)) : [])

const wholeNameKeys = (told: ToldChild): string[] =>
  [told, ...withOtherForms(told)].flatMap((name) => wholeName(name) ?? []).map((whole) => `n:${whole}`)
const withOtherForms = (told: ToldChild): ToldChild[] =>
  formsOf(told.givenName).map((givenName) => ({ ...told, givenName }))

const yearAfter = (year: string, step: number): string => String(Number(year) + step).padStart(4, '0')

/** A whole date as a slip makes it: day and month exchanged, a year off. */
function birthsNear(born: string | null): string[] {
  if (!isWhole(born)) return []
  const [year, month, day] = born.split('-') as [string, string, string]
  return [`${year}-${day}-${month}`, ...[-1, 1].map((step) => `${yearAfter(year, step)}-${month}-${day}`)]
}

/** A b-tree entry has room for some 2,700 bytes; no name comes near. */
const LONGEST = 500
const once = (keys: string[]): string[] => [...new Set(keys.map((key) => key.slice(0, LONGEST)))]

/** The range of keys that begin with `prefix`: from the first on, up to but without the second. */
export const prefixRange = (prefix: string): [string, string] => [prefix, `${prefix}\u{10ffff}`]
