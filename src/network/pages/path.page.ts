/** The way between two people: the other is searched for and chosen, and the links between are told one by one. */
import type { Visit } from '../../access/index.ts'
import { bornInWords, fullName, isPersonId, personUrl } from '../../people/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import { button, counted, html, input, insetText, stackTable, type SafeHtml } from '../../platform/pages/index.ts'
import { PATH_STEPS_MAX } from '../graph.ts'
import { viewPath, type PathView } from '../reading.ts'
import { urls } from '../urls.ts'
import { edgesTable } from './edges.view.ts'

export async function getPath(visit: Visit): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const typed = typeof query['q'] === 'string' ? query['q'].replaceAll('\0', '').trim().slice(0, 200) : ''
  const to = typeof query['to'] === 'string' ? query['to'] : undefined
  if (to !== undefined && !isPersonId(to)) return pageNotFound
  const found = await viewPath(database, who, params['id'], { typed, other: to })
  if (!found.ok) return pageNotFound
  const { person, other } = found.value
  const title = `The way from ${fullName(person)} to ${other ? fullName(other) : 'somebody else'}`
  return visit.page({
    title,
    wide: true,
    back: { href: urls.network(person.personId), text: `Who is linked to ${fullName(person)}` },
    body: html`<h1 class="govuk-heading-l">${title}</h1>
      ${other ? pathView(found.value) : html`${chooseView(person.personId, typed)} ${offeredView(found.value)}`}`,
  })
}

const chooseView = (personId: string, typed: string): SafeHtml =>
  html`<form method="get" action="${urls.path(personId)}" role="search" class="waymark-search">
    ${input({
      id: 'q',
      name: 'q',
      type: 'search',
      label: { text: 'Who is the other person?' },
      hint: { text: 'Name, date of birth, postcode or number. The beginning of a name is enough.' },
      value: typed,
      autocomplete: 'off',
      spellcheck: false,
    })}
    ${button({ text: 'Search' })}
  </form>`

function offeredView({ offered, person, today }: PathView): SafeHtml | undefined {
  if (!offered) return undefined
  if (offered.length === 0)
    return html`<p class="govuk-body" role="status">Nobody else whom you can see fits every word.</p>`
  return stackTable({
    caption: 'Choose the other person',
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Name' }, { text: 'Born' }, { text: 'Reference' }],
    rows: offered.map((one) => [
      { html: html`<a class="govuk-link" href="${urls.path(person.personId, one.personId)}">${fullName(one)}</a>` },
      { text: bornInWords(one.dateOfBirth, today) },
      { text: one.ref },
    ]),
  })
}

function pathView({ person, other, path, people, cut }: PathView): SafeHtml {
  return html`${
      path
        ? edgesTable(path, { people }, `A shortest way: ${counted(path.length, 'link')}`)
        : html`<p class="govuk-body">
            No way of at most ${PATH_STEPS_MAX} links is found between them, through what you can see.
          </p>`
    }
    ${
      cut &&
      insetText({
        text: 'Too much is linked to what lies between for all of it to be looked at: there may be another way.',
      })
    }
    <p class="govuk-body">
      <a class="govuk-link" href="${personUrl(other!.personId)}">${fullName(other!)}</a> ·
      <a class="govuk-link" href="${urls.path(person.personId)}">Choose somebody else</a>
    </p>`
}
