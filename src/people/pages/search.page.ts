/** Searching for people: one box, a list with enough to tell people apart. */
import type { Visit } from '../../access/index.ts'
import type { Reply } from '../../platform/http/index.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf, type PlainDate } from '../../platform/dates.ts'
import {
  ageInWords,
  button,
  counted,
  dateOfBirthInWords,
  html,
  input,
  stackTable,
  tag,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { labelOf, sexes } from '../../reference/index.ts'
import { areasOf, type Areas } from '../areas.ts'
import { fullName, personUrl } from '../person-link.ts'
import type { PersonSummary } from '../person.ts'
import { isEmpty, parseSearch } from '../search-words.ts'
import { searchPeople, SHOWN_MAX, type Found } from '../search.ts'

export async function getSearch(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const typed = typeof query['q'] === 'string' ? query['q'].replaceAll('\0', '').slice(0, 200) : ''
  const found = isEmpty(parseSearch(typed)) ? undefined : await searchPeople(database, who, typed)
  return visit.page({
    title: typed ? `Search for people: ${typed}` : 'Search for people',
    wide: true,
    body: searchView({ typed, found, areas: await areasOf(database, who), today: dayOf(nowFor(who)) }),
  })
}

type Search = { typed: string; found: Found | undefined; areas: Areas; today: PlainDate }

function searchView({ typed, found, areas, today }: Search): SafeHtml {
  return html`<h1 class="govuk-heading-l">Search for people</h1>
    <form method="get" action="/people" role="search" class="waymark-search">
      ${input({
        id: 'q',
        name: 'q',
        type: 'search',
        label: { text: 'Name, date of birth, postcode, NHS number or UPN' },
        hint: {
          text: 'The beginning of a name is enough. Several words narrow the search: “ami 2004”, “khan ST4 1AB”',
        },
        value: typed,
        autocomplete: 'off',
        spellcheck: false,
      })}
      ${button({ text: 'Search' })}
    </form>
    ${found && resultsView(found, areas, today)}`
}

function resultsView({ people, more }: Found, areas: Areas, today: PlainDate): SafeHtml {
  if (people.length === 0)
    return html`<h2 class="govuk-heading-m" role="status">Nobody found</h2>
      <p class="govuk-body">Nobody whom you can see fits every word. Try fewer, or the beginning of a name.</p>`
  return html`<h2 class="govuk-heading-m" role="status">
      ${more ? `The first ${SHOWN_MAX} people` : `${counted(people.length, 'person', 'people')} found`}
    </h2>
    ${more && html`<p class="govuk-body">More people fit. Add a word to narrow the search.</p>`}
    ${stackTable({
      caption: 'People found',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Name' }, { text: 'Date of birth' }, { text: 'Sex' }, { text: 'Postcode' }, { text: 'Lives in' }],
      rows: people.map((person) => [
        { html: nameCell(person) },
        { text: bornWords(person, today) },
        { text: person.sex === null ? 'Not known' : labelOf(sexes, person.sex) },
        { text: person.postcodes.join(', ') || 'Not known' },
        { html: homeCell(person, areas) },
      ]),
    })}`
}

function nameCell(person: PersonSummary): SafeHtml {
  return html`<a class="govuk-link" href="${personUrl(person.personId)}">${fullName(person)}</a>
    ${person.restricted && tag({ text: 'Restricted', classes: 'waymark-tag govuk-tag--red' })}
    ${person.aliases.length > 0 && html`<br /><span class="waymark-quiet">Also ${person.aliases.map(fullName).join(', ')}</span>`}
    <br /><span class="waymark-quiet">${person.ref}</span>`
}

const bornWords = ({ dateOfBirth }: PersonSummary, today: PlainDate): string =>
  dateOfBirth ? `${dateOfBirthInWords(dateOfBirth)} (${ageInWords(dateOfBirth, today)})` : 'Not known'

function homeCell({ homeAuthority }: PersonSummary, areas: Areas): SafeHtml {
  if (homeAuthority === null) return html`Not known`
  const name = areas.nameOf(homeAuthority)
  return areas.isOutside(homeAuthority)
    ? tag({ text: `Home: ${name}`, classes: 'waymark-tag govuk-tag--purple' })
    : html`${name}`
}
