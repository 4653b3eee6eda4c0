/** The awareness activities, by audience, the latest first. */
import { may, type Visit } from '../../access/index.ts'
import { areasOf, type Areas } from '../../people/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  button,
  counted,
  dateInWords,
  html,
  notificationBanner,
  number,
  pagination,
  stackTable,
  subNavigation,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { audiences, labelOf } from '../../reference/index.ts'
import { urls } from '../urls.ts'
import { viewActivities, type ActivityPage } from './actions.ts'
import type { Audience } from './activity.ts'

export async function getActivities(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const audience = audiences.find((one) => one.code === query['audience'])?.code
  const asked = Number(query['page'])
  const page = Number.isInteger(asked) && asked > 0 ? Math.min(asked, 1_000_000) : 1
  const found = await viewActivities(database, who, { audience, page })
  if (!found.ok) return pageNotFound
  return visit.page({
    title: 'Awareness activities',
    nonVisibleState: found.value.pages > 1 ? `page ${found.value.page} of ${found.value.pages}` : undefined,
    wide: true,
    body: html`${query['done'] === 'recorded' && notificationBanner({ type: 'success', text: 'Awareness activity recorded' })}
    ${query['done'] === 'changed' && notificationBanner({ type: 'success', text: 'Awareness activity put right' })}
    ${listView(found.value, audience, await areasOf(database, who), may(who, 'record_awareness'))}`,
  })
}

function listView(found: ActivityPage, audience: Audience | undefined, areas: Areas, mayRecord: boolean): SafeHtml {
  const { activities, counts, page, pages } = found
  const all = [...counts.values()].reduce((sum, one) => sum + one.activities, 0)
  const came = audience
    ? counts.get(audience)?.attendees
    : [...counts.values()].reduce((sum, one) => sum + one.attendees, 0)
  return html`<h1 class="govuk-heading-l">Awareness activities</h1>
    <p class="govuk-body">
      Sessions that help people to see the signs.
      <a class="govuk-link" href="/figures/awareness">Reports by source beside activities over time</a>
    </p>
    ${mayRecord && button({ text: 'Record an activity', href: urls.newActivity })}
    ${subNavigation({
      label: 'By audience',
      items: [
        { text: `All (${number(all)})`, href: urls.activities(), active: audience === undefined },
        ...audiences.map(({ code, label }) => ({
          text: `${label} (${number(counts.get(code)?.activities ?? 0)})`,
          href: urls.activities({ audience: code }),
          active: code === audience,
        })),
      ],
    })}
    ${
      activities.length === 0
        ? html`<p class="govuk-body">No awareness activity is on record.</p>`
        : html`<p class="govuk-body">${counted(came ?? 0, 'attendance')}, as far as anybody noted how many came.</p>
            ${table(activities, areas, mayRecord)}`
    }
    ${
      pages > 1 &&
      pagination({
        ...(page > 1
          ? { previous: { href: urls.activities({ audience, page: page - 1 }), labelText: `${page - 1} of ${pages}` } }
          : {}),
        ...(page < pages
          ? { next: { href: urls.activities({ audience, page: page + 1 }), labelText: `${page + 1} of ${pages}` } }
          : {}),
      })
    }`
}

const table = (activities: ActivityPage['activities'], areas: Areas, mayRecord: boolean): SafeHtml =>
  stackTable({
    caption: 'Awareness activities, the latest first',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Activity' },
      { text: 'Held' },
      { text: 'Audience' },
      { text: 'Where' },
      { text: 'Attended' },
      { text: 'Materials' },
    ],
    rows: activities.map((one) => {
      const name = one.topic ?? 'No topic noted'
      return [
        {
          html: html`${mayRecord ? html`<a class="govuk-link" href="${urls.activity(one.activityId)}">${name}</a>` : name}<br /><span
              class="waymark-quiet"
              >${one.ref}</span
            >`,
        },
        { text: dateInWords(one.heldOn) },
        { text: labelOf(audiences, one.audience) },
        {
          html: html`${one.place}${one.place && html`<br />`}<span class="waymark-quiet"
              >${areas.nameOf(one.authority)}</span
            >`,
        },
        { text: one.attendees === null ? 'Not noted' : number(one.attendees) },
        { text: one.materials ?? 'None noted' },
      ]
    }),
  })
