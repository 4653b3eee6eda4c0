/** The register of placements: received and sent, with what the host authority was told and what is still to be told. */
import type { Visit } from '../../access/index.ts'
import { areasOf, type Areas } from '../../people/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import { html, number, pagination, stackTable, subNavigation, type SafeHtml } from '../../platform/pages/index.ts'
import { directions, type Direction } from '../placement.ts'
import { viewPlacements, type PlacementView, type Register } from '../reading.ts'
import { shows, type Show } from '../store.ts'
import { urls } from '../urls.ts'
import { daysInWords, directionMeans, directionWords, fromTo, showWords, stateTag } from '../words.ts'
import { childView, notificationView } from './parts.view.ts'

export async function getRegister(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const direction = directions.find((one) => one === query['list']) ?? 'received'
  const show = shows.find((one) => one === query['show']) ?? 'now'
  const asked = Number(query['page'])
  const page = Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1
  const found = await viewPlacements(database, who, { direction, show, page })
  if (!found.ok) return pageNotFound
  const { pages } = found.value
  return visit.page({
    title: `Placements: ${directionWords[direction].toLowerCase()}`,
    nonVisibleState: pages > 1 ? `page ${found.value.page} of ${pages}` : undefined,
    wide: true,
    body: registerView(found.value, direction, show, await areasOf(database, who)),
  })
}

function registerView(register: Register, direction: Direction, show: Show, areas: Areas): SafeHtml {
  const { counts, placements, page, pages } = register
  const all = (one: Direction) => counts[one].now + counts[one].ended
  return html`<h1 class="govuk-heading-l">Placements</h1>
    <p class="govuk-body">
      Children placed by one authority in the area of another, and when the host authority was notified. To record one,
      <a class="govuk-link" href="/people">find the child</a> and begin on the child’s page.
    </p>
    ${subNavigation({
      label: 'By whose child it is',
      items: directions.map((one) => ({
        text: `${directionWords[one]} (${number(all(one))})`,
        href: urls.register({ direction: one }),
        active: one === direction,
      })),
    })}
    <p class="govuk-body">${directionMeans[direction]}.</p>
    ${subNavigation({
      label: 'By where they stand',
      items: shows.map((one) => ({
        text: `${showWords[one]} (${number(counts[direction][one])})`,
        href: urls.register({ direction, show: one }),
        active: one === show,
      })),
    })}
    ${placements.length === 0 ? html`<p class="govuk-body">${noneWords[show]}</p>` : tableOf(placements, areas, direction)}
    ${
      pages > 1 &&
      pagination({
        ...(page > 1 ? { previous: pageLink(direction, show, page - 1, pages) } : {}),
        ...(page < pages ? { next: pageLink(direction, show, page + 1, pages) } : {}),
      })
    }`
}

const noneWords: Readonly<Record<Show, string>> = {
  now: 'No such placement lasts or is to come.',
  ended: 'No such placement has ended.',
  to_notify: 'Nothing is still to be notified.',
}

const pageLink = (direction: Direction, show: Show, page: number, pages: number) => ({
  href: urls.register({ direction, show, page }),
  labelText: `${page} of ${pages}`,
})

const tableOf = (placements: readonly PlacementView[], areas: Areas, direction: Direction): SafeHtml =>
  stackTable({
    caption: `Placements ${directionWords[direction].toLowerCase()}`,
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Placement' },
      { text: 'Child' },
      { text: 'Where it stands' },
      { text: 'Start notified' },
      { text: 'End notified' },
    ],
    rows: placements.map(({ placement, child, state, notifications, today }) => [
      {
        html: html`<a class="govuk-link" href="${urls.placement(placement.placementId)}">${placement.ref}</a><br /><span
            class="waymark-quiet"
            >${fromTo(placement, areas)}</span
          >`,
      },
      { html: childView(child, today) },
      {
        html: html`${stateTag(state)}<br /><span class="waymark-quiet"
            >${daysInWords(placement, state)}${placement.isEmergency && ', in an emergency'}</span
          >`,
      },
      { html: notificationView(notifications.start) },
      {
        html: notifications.end
          ? notificationView(notifications.end)
          : html`<span class="waymark-quiet">No end on record</span>`,
      },
    ]),
  })
