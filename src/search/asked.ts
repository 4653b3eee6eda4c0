/** What somebody typed into the one box, as each kind of record is asked for it. Pure. */
import type { ContactsWanted } from '../contacts/index.ts'
import { isEmpty, parseSearch, type SearchWords } from '../people/index.ts'
import { daysOf } from '../platform/dates.ts'

export const kinds = ['people', 'contacts', 'operations', 'notices', 'things'] as const
export type Kind = (typeof kinds)[number]
export const isKind = (text: unknown): text is Kind => kinds.includes(text as Kind)

export type Asked = {
  typed: string
  people: SearchWords
  contacts: ContactsWanted
  /** Each has to stand in an operation's name. */
  operation: readonly string[]
  /** The beginning of a notice's reference; '' where it cannot be one. */
  notice: string
}

/** Longer than anybody types; what is beyond is not looked at. */
const TYPED_MAX = 200

/** One line without what no record holds; '' for nothing to search for. */
export const typedIn = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\0', '').trim().replaceAll(/\s+/g, ' ').slice(0, TYPED_MAX).trim() : ''

export function askedOf(typed: string): Asked {
  const people = parseSearch(typed)
  const { names, postcode, identifiers, dateOfBirth } = people
  // A day or a month alone is also when contacts came in. A year alone is somebody's birth: it would find thousands.
  const isDayOrMonth = dateOfBirth !== undefined && dateOfBirth.length > 4
  const isDateAlone = isDayOrMonth && names.length + identifiers.length === 0 && postcode === undefined
  const isOneWord = typed.length > 1 && !typed.includes(' ')
  return {
    typed,
    people,
    contacts: {
      ref: isOneWord ? typed : '',
      received: isDateAlone ? daysOf(dateOfBirth) : undefined,
      organisation: typed.length > 1 && dateOfBirth === undefined ? typed.toLowerCase() : undefined,
    },
    operation: dateOfBirth === undefined && typed !== '' ? typed.split(' ') : [],
    notice: isOneWord ? typed : '',
  }
}

export const isNothing = ({ typed, people }: Asked): boolean => typed === '' || (isEmpty(people) && typed.length < 2)
