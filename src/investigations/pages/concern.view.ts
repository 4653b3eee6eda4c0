/** The people of concern of an operation, with what police did about each and where else they are seen. */
import { counted, html, number, shortDate, stackTable, type SafeHtml } from '../../platform/pages/index.ts'
import { NAME_NOT_SHOWN, fullName, personUrl, restrictedTag } from '../../people/index.ts'
import type { OperationConcern } from '../concern.ts'
import type { PersonOfConcern } from '../store/concern.ts'
import { urls } from '../urls.ts'
import { pagesView } from './marks.ts'
import { operationTabs } from './tabs.ts'

export function concernView(view: OperationConcern): SafeHtml {
  const { operation, people, total } = view
  const url = urls.people(operation.operationId)
  return html`<h1 class="govuk-heading-l">
      <span class="govuk-caption-l">${operation.name}</span>
      People of concern
    </h1>
    ${operationTabs(operation.operationId, 'people')}
    <p class="govuk-body">
      ${
        total === 0
          ? 'No arrest, interview, warrant or charge of this operation names anybody.'
          : `${counted(total, 'person is', 'people are')} named in the arrests, interviews, warrants and charges of this operation. Those who are seen in other operations too come first. To be named here is no finding of guilt.`
      }
    </p>
    ${people.length > 0 && tableView(view)} ${pagesView(view, (page) => (page > 1 ? `${url}?page=${page}` : url))}`
}

const tableView = ({ people, summaries }: OperationConcern): SafeHtml =>
  stackTable({
    caption: 'People of concern',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Person' },
      { text: 'Other operations' },
      { text: 'Arrests', format: 'numeric' },
      { text: 'Interviews', format: 'numeric' },
      { text: 'Warrants', format: 'numeric' },
      { text: 'Charges', format: 'numeric' },
      { text: 'First and last' },
    ],
    rows: people.map((one) => [
      { html: nameOf(one, summaries) },
      { text: one.otherOperations === 0 ? 'None that you can see' : number(one.otherOperations) },
      { text: number(one.arrests) },
      { text: number(one.interviews) },
      { text: number(one.warrants) },
      { text: number(one.charges) },
      {
        text:
          one.firstOn === one.lastOn ? shortDate(one.firstOn) : `${shortDate(one.firstOn)} to ${shortDate(one.lastOn)}`,
      },
    ]),
  })

/** The way to their own page, with what police did across all operations: of one who is a child too, that side of it. */
function nameOf(one: PersonOfConcern, summaries: OperationConcern['summaries']): SafeHtml {
  const person = summaries.get(one.personId)
  if (!person) return html`<span class="waymark-quiet">${NAME_NOT_SHOWN}</span>`
  return html`<a class="govuk-link" href="${personUrl(person.personId)}?about=police">${fullName(person)}</a>
    ${restrictedTag(person.restricted)}<br /><span class="waymark-quiet">${person.ref}</span>`
}
