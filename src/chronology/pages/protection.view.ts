/** What protects a child: notices that warn adults, and what police and council did to make the child safer. */
import { html, shortDate, stackTable, type SafeHtml } from '../../platform/pages/index.ts'
import { investigationUrls, type SafeguardingAction } from '../../investigations/index.ts'
import { endingInWords, noticesAreWarnings, standingInWords, stateTag } from '../../notices/index.ts'
import type { Areas } from '../../people/index.ts'
import { labelOf, noticeBases } from '../../reference/index.ts'
import type { PersonView } from '../reading.ts'
import type { StandingNotice } from '../records.ts'
import { urls } from '../urls.ts'
import { nameLink, safeguardingLabel } from './words.ts'

/** The notices that protect a child. `people` are those whom they name, as far as the reader may see them. */
export function noticesView(notices: readonly StandingNotice[], people: PersonView['named']): SafeHtml {
  return html`<section aria-labelledby="notices">
    <h2 class="govuk-heading-m" id="notices">Notices that protect them</h2>
    ${
      notices.length === 0
        ? html`<p class="govuk-body">No child abduction warning notice is on record.</p>`
        : html`<p class="govuk-body">${noticesAreWarnings}</p>
            ${noticesTable('Child abduction warning notices', 'Adult who is warned', notices, (one) =>
              nameLink(people.get(one.notice.recipientId)),
            )}`
    }
  </section>`
}

/** Notices with whom each names besides the person whose page it is. */
export const noticesTable = (
  caption: string,
  other: string,
  notices: readonly StandingNotice[],
  nameOf: (one: StandingNotice) => SafeHtml,
): SafeHtml =>
  stackTable({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Notice' }, { text: other }, { text: 'Where it stands' }, { text: 'Ends' }],
    rows: notices.map((one) => [
      {
        html: html`<a class="govuk-link" href="${urls.notice(one.notice.noticeId)}">${one.notice.ref}</a><br /><span
            class="waymark-quiet"
            >${labelOf(noticeBases, one.notice.basis)}</span
          >`,
      },
      { html: nameOf(one) },
      {
        html: html`${stateTag(one.standing.state)}<br /><span class="waymark-quiet"
            >${standingInWords(one.standing)}</span
          >`,
      },
      { text: endsInWords(one) },
    ]),
  })

function endsInWords({ standing, ending }: StandingNotice): string {
  if (standing.state === 'ended') return 'Has ended'
  if (standing.state === 'refused') return 'Was refused'
  return standing.state === 'requested' ? 'Not issued yet' : endingInWords(ending)
}

export function safeguardingView(actions: readonly SafeguardingAction[], areas: Areas, mayCorrect: boolean): SafeHtml {
  // Those who may not see operations are not told that there was one.
  const hasOperations = actions.some((action) => action.operation)
  return html`<section aria-labelledby="safeguarding">
    <h2 class="govuk-heading-m" id="safeguarding">What was done to make them safer</h2>
    ${
      actions.length === 0
        ? html`<p class="govuk-body">Nothing is on record that police or council did.</p>`
        : stackTable({
            caption: 'Safeguarding actions, the latest first',
            captionClasses: 'govuk-visually-hidden',
            head: [
              { text: 'What was done' },
              { text: 'Day' },
              { text: 'Authority' },
              ...(hasOperations ? [{ text: 'Within' }] : []),
            ],
            rows: actions.toReversed().map((action) => [
              {
                html: html`${safeguardingLabel(action)}${
                  mayCorrect &&
                  html`<br /><a class="govuk-link" href="${investigationUrls.correct(action.id)}"
                      >Put it right<span class="govuk-visually-hidden">: ${action.ref}</span></a
                    >`
                }`,
              },
              { text: shortDate(action.on) },
              { text: areas.nameOf(action.authority) },
              ...(hasOperations ? [{ html: operationLink(action.operation) }] : []),
            ]),
          })
    }
  </section>`
}

export const operationLink = (operation: SafeguardingAction['operation']): SafeHtml =>
  operation
    ? html`<a class="govuk-link" href="${urls.operation(operation.operationId)}">${operation.name}</a>`
    : html`<span class="waymark-quiet">None that you can see</span>`
