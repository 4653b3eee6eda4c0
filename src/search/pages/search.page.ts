/** One box for everything, the searches that somebody saved, and what was found, by kind. */
import type { Visit } from '../../access/index.ts'
import { areasOf } from '../../people/index.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { redirectTo, type Reply } from '../../platform/http/index.ts'
import { button, details, html, input, subNavigation, type SafeHtml } from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { askedOf, isKind, isNothing, typedIn, type Kind } from '../asked.ts'
import { savedSearches } from '../saved.ts'
import type { SavedSearch } from '../saved.sql.ts'
import { kindsFor, searchEverything } from '../searching.ts'
import { urls } from '../urls.ts'
import { kindWords, resultsView } from './results.view.ts'
import { saveForm } from './saved.view.ts'

export async function getSearch(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const asked = askedOf(typedIn(query['q']))
  const kind = isKind(query['kind']) && kindsFor(who).includes(query['kind']) ? query['kind'] : undefined
  const after = typeof query['after'] === 'string' ? query['after'] : undefined
  const results = await searchEverything(database, who, asked, kind && { kind, after })
  const { typed } = asked
  return visit.page({
    title: typed ? `Search: ${typed}` : 'Search',
    wide: true,
    body: html`<h1 class="govuk-heading-l">Search</h1>
      ${boxView(typed, kindsFor(who))} ${savedView(await savedSearches(database, who))}
      ${
        !isNothing(asked) &&
        html`${kindsView(typed, kindsFor(who), kind)}
        ${resultsView({
          asked,
          results,
          kind,
          isLaterPage: after !== undefined,
          areas: await areasOf(database, who),
          today: dayOf(nowFor(who)),
        })}
        ${details({
          summaryText: 'Save this search',
          html: saveForm(visit.csrf, { search_id: uuidv7(), query: typed }, []),
        })}`
      }`,
  })
}

const boxView = (typed: string, kinds: readonly Kind[]): SafeHtml =>
  html`<form method="get" action="/search" role="search" class="waymark-search">
    ${input({
      id: 'q',
      name: 'q',
      type: 'search',
      label: { text: 'What you know of who or what you look for' },
      hint: { html: hint(kinds) },
      value: typed,
      autocomplete: 'off',
      spellcheck: false,
    })}
    ${button({ text: 'Search' })}
  </form>`

const hint = (kinds: readonly Kind[]): SafeHtml =>
  html`A person’s name, date of birth, postcode, NHS number or other number: the beginning of a name is enough, and a
  birth may be “2009” or “March 2009”, as in “ami 2009” or “khan ST4 1AB”. Or a contact by its reference, its day or
  month, or the caller’s organisation; a notice by its
  reference${kinds.includes('operations') && '; an operation by its name'}; a place, telephone number, vehicle, online
  name or group by its beginning.`

const savedView = (saved: readonly SavedSearch[]): SafeHtml | false =>
  saved.length > 0 &&
  html`<nav aria-label="Saved searches" class="govuk-!-margin-bottom-4">
    <p class="govuk-body-s">
      Saved:
      ${saved.map(
        (one, index) =>
          html`${index > 0 && ' · '}<a class="govuk-link" href="${urls.search(one.query)}">${one.name}</a>`,
      )}
      · <a class="govuk-link" href="${urls.saved}">Rename or remove</a>
    </p>
  </nav>`

const kindsView = (typed: string, kinds: readonly Kind[], chosen: Kind | undefined): SafeHtml =>
  subNavigation({
    label: 'Kinds of result',
    items: [undefined, ...kinds].map((kind) => ({
      text: kind ? kindWords[kind].title : 'Everything',
      href: urls.search(typed, kind),
      active: kind === chosen,
    })),
  })

/** The old address of the search for people. */
export async function getPeople({ query }: Visit): Promise<Reply> {
  return redirectTo(urls.search(typedIn(query['q'])))
}
