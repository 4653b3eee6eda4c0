/** Two records side by side, with what differs said in words: nothing here is told by colour alone. */
import { dateOfBirthInWords, html, stackTable, type SafeHtml } from '../../../platform/pages/index.ts'
import type { Areas } from '../../areas.ts'
import type { PersonDetails } from '../../details.ts'
import { normalIdentifier, normalName, normalPostcode } from '../../names.ts'
import { fullName } from '../../person-link.ts'
import {
  addressInWords,
  ethnicityInWords,
  identifierInWords,
  identifierLabels,
  NOT_KNOWN,
  sexInWords,
} from '../../words.ts'

/** How the two stand to each other in one detail, as a word that stands beside it. */
export type Likeness =
  | 'Same'
  | 'Differs'
  | 'Fits, but known less on one'
  | 'Some the same'
  | 'Only on one'
  | 'On neither'

/** One detail of both: as words, and as what is compared. */
type Compared = {
  name: string
  one: string[]
  other: string[]
  same: (text: string) => string
  likeness?: Likeness | undefined
}

/** How two lists of values stand to each other. */
export function likenessOf(one: readonly string[], other: readonly string[]): Likeness {
  if (one.length === 0 && other.length === 0) return 'On neither'
  if (one.length === 0 || other.length === 0) return 'Only on one'
  const shared = one.filter((value) => other.includes(value)).length
  if (shared === 0) return 'Differs'
  return shared === one.length && shared === other.length ? 'Same' : 'Some the same'
}

/** "2004" fits "17 May 2004": the same date, known further. */
const birthsFit = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other && (one.startsWith(other) || other.startsWith(one))

export function comparisonView(
  [one, other]: readonly [PersonDetails, PersonDetails],
  titles: readonly [string, string],
  areas: Areas,
): SafeHtml {
  return stackTable({
    caption: 'The two records side by side',
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Detail' }, { text: titles[0] }, { text: titles[1] }, { text: 'Compared' }],
    rows: comparedDetails(one, other, areas).map((row) => {
      const likeness = row.likeness ?? likenessOf(row.one.map(row.same), row.other.map(row.same))
      return [
        { text: row.name },
        { text: row.one.join('; ') || NOT_KNOWN },
        { text: row.other.join('; ') || NOT_KNOWN },
        { html: likeness === 'Differs' ? html`<strong>Differs</strong>` : html`${likeness}` },
      ]
    }),
  })
}

function comparedDetails(one: PersonDetails, other: PersonDetails, areas: Areas): Compared[] {
  const plain = (text: string) => text
  const of = (name: string, words: (person: PersonDetails) => (string | null)[], same = plain): Compared => ({
    name,
    one: words(one).filter((text) => text !== null),
    other: words(other).filter((text) => text !== null),
    same,
  })
  return [
    of('Given name', (person) => [person.givenName], normalName),
    of('Family name', (person) => [person.familyName], normalName),
    of('Other names', (person) => person.aliases.map(fullName), normalName),
    {
      ...of('Date of birth', ({ dateOfBirth }) => [dateOfBirth && dateOfBirthInWords(dateOfBirth)]),
      likeness: birthsFit(one.dateOfBirth, other.dateOfBirth) ? 'Fits, but known less on one' : undefined,
    },
    of('Sex', ({ sex }) => [sex && sexInWords(sex)]),
    of('Ethnicity', ({ ethnicity }) => [ethnicity && ethnicityInWords(ethnicity)]),
    of('Home authority', ({ homeAuthority }) => [homeAuthority && areas.nameOf(homeAuthority)]),
    of('Address', ({ addresses }) => addresses.map(addressInWords), normalPostcode),
    of(
      'Numbers',
      ({ identifiers }) => identifiers.map((number) => `${identifierLabels[number.kind]} ${identifierInWords(number)}`),
      normalIdentifier,
    ),
  ]
}
