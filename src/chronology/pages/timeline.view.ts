/** The story of a child from the records: one list of days, the latest first, that can be narrowed to a kind. */
import {
  dateInWords,
  dateTimeInWords,
  html,
  number,
  pagination,
  subNavigation,
  timeline,
  type SafeHtml,
  type TimelineItem,
} from '../../platform/pages/index.ts'
import { entryGroups, groupOf, type Entry, type EntryGroup } from '../entry.ts'
import { urls } from '../urls.ts'
import { pageItems } from './page-items.ts'
import { itemOf, type ItemContext } from './timeline-item.view.ts'

export const ENTRIES_A_PAGE = 20

export type TimelineView = ItemContext & {
  personId: string
  story: readonly Entry[]
  group: EntryGroup | undefined
  page: number
}

const groupWords: Readonly<Record<EntryGroup, string>> = {
  contacts: 'Contacts',
  decisions: 'Decisions',
  risk: 'Risk',
  notices: 'Notices',
  safeguarding: 'Safeguarding',
  placements: 'Placements',
}

export function timelineView(view: TimelineView): SafeHtml {
  const { personId, story, group } = view
  const wanted = group ? story.filter((entry) => groupOf(entry) === group) : story
  const pages = Math.max(1, Math.ceil(wanted.length / ENTRIES_A_PAGE))
  const page = Math.min(view.page, pages)
  const shown = wanted.slice((page - 1) * ENTRIES_A_PAGE, page * ENTRIES_A_PAGE)
  return html`<section aria-labelledby="timeline">
    <h2 class="govuk-heading-m" id="timeline" tabindex="-1">Timeline</h2>
    ${story.length > 0 && filter(personId, story, group)}
    ${shown.length > 0 ? list(shown, view) : html`<p class="govuk-body">Nothing that you can see is on record.</p>`}
    ${pages > 1 && pagination(pageItems(page, pages, (to) => urls.story(personId, group, to)))}
  </section>`
}

function filter(personId: string, story: readonly Entry[], group: EntryGroup | undefined): SafeHtml {
  const link = (text: string, of: EntryGroup | undefined, count: number) => ({
    text: `${text} (${number(count)})`,
    href: urls.story(personId, of),
    active: of === group,
  })
  const counts = new Map<EntryGroup, number>()
  for (const entry of story) counts.set(groupOf(entry), (counts.get(groupOf(entry)) ?? 0) + 1)
  const present = entryGroups.filter((one) => counts.has(one) || one === group)
  return subNavigation({
    label: 'What the timeline shows',
    items: [
      link('All', undefined, story.length),
      ...present.map((one) => link(groupWords[one], one, counts.get(one) ?? 0)),
    ],
  })
}

const list = (entries: readonly Entry[], context: ItemContext): SafeHtml =>
  timeline({
    headingLevel: 3,
    items: entries.map((entry): TimelineItem => {
      const { label, byline, content } = itemOf(entry, context)
      return {
        label: { html: label },
        byline: byline === null ? undefined : { text: byline },
        datetime: entry.at
          ? { timestamp: entry.at, text: dateTimeInWords(entry.at) }
          : { timestamp: entry.on, text: dateInWords(entry.on) },
        html: content,
      }
    }),
  })
