/** One placement, for those who may see it and the child. */
import type { Visit } from '../../access/index.ts'
import { areasOf, fullName, isPersonId, type Areas } from '../../people/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  button,
  html,
  listInWords,
  notificationBanner,
  summaryList,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { viewPlacement, type PlacementView } from '../reading.ts'
import { stillToTell } from '../rules.ts'
import { urls } from '../urls.ts'
import { fromTo, stateTag } from '../words.ts'
import { factsOf } from './parts.view.ts'

const doneWords: Readonly<Record<string, string>> = {
  recorded: 'Placement recorded',
  corrected: 'Placement put right',
}

export async function getPlacement(visit: Visit): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewPlacement(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { placement, child } = found.value
  const done = typeof query['done'] === 'string' ? doneWords[query['done']] : undefined
  return visit.page({
    title: `Placement ${placement.ref}: ${fullName(child)}`,
    back: { href: urls.register({ direction: placement.direction }), text: 'Placements' },
    body: placementView(found.value, await areasOf(database, who), done),
  })
}

function placementView(view: PlacementView & { mayCorrect: boolean }, areas: Areas, done?: string): SafeHtml {
  const { placement, child, state } = view
  const missing = stillToTell(placement).map((one) => `the ${one}`)
  return html`${done && notificationBanner({ type: 'success', text: done })}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l govuk-!-margin-bottom-2">
          <span class="govuk-caption-l">Placement ${placement.ref}</span>
          ${fullName(child)}: ${fromTo(placement, areas)}
        </h1>
        <p class="govuk-body">${stateTag(state)}</p>
        ${
          missing.length > 0 &&
          html`<p class="govuk-body">
            <strong>Still to be notified: ${listInWords(missing)}.</strong>
            ${areas.nameOf(placement.homeAuthority)} notifies ${areas.nameOf(placement.hostAuthority)} in writing.
          </p>`
        }
        ${
          view.mayCorrect &&
          button({
            text: 'Put right, or add what happened since',
            href: urls.correct(placement.placementId),
            classes: 'govuk-button--secondary',
          })
        }
        ${summaryList({ rows: factsOf(view, areas) })}
      </div>
    </div>`
}
