/**
 * Contacts by who made them beside awareness activities, month by month: two drawings over the same months and one table.
 * They stand beside each other and prove nothing: what prompted a contact is what callers say themselves.
 */
import { may, type Visit } from '../../access/index.ts'
import { monthlyChart, type MonthSeries } from '../../platform/charts/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  html,
  insetText,
  monthInWords,
  number,
  scrollTable,
  stackTable,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { audiences, labelOf, sourceGroups } from '../../reference/index.ts'
import { figures, type Figures } from '../actions.ts'
import { crossings, type Crossing } from '../crossing.ts'
import { urls } from '../urls.ts'
import { askedOf, chooseAgain, tidyAddress, type Asked } from './asked.ts'
import { addressOf, questionOf } from './choices.ts'
import { choicesView } from './choices.view.ts'
import { areaInWords, periodInLine, periodTitle, scopeInWords } from './words.ts'

const TITLE = 'Reports by source beside awareness activities'
/** Said over the drawings and not only under them. */
const SELF_REPORTED =
  'These stand beside each other, and that is all. What an activity led to cannot be counted: what prompted a contact is self-reported, and most callers are not asked or do not say.'

export async function getAwareness(visit: Visit): Promise<Reply> {
  const { database, who } = visit
  const asked = await askedOf(visit, visit.query, urls.awareness)
  if (!asked.choices) return chooseAgain(visit, TITLE, asked)
  const tidied = tidyAddress(asked)
  if (tidied) return tidied
  const { compare: _, ...question } = questionOf(asked.choices)
  const contacts = await crossings(database, who, {
    ...question,
    measure: 'contacts_received',
    rows: 'month',
    columns: 'source_group',
  })
  if (!contacts.ok) return pageNotFound
  // At the moment of the first, so that both drawings are of one state of the records.
  const activities = await figures(database, who, {
    ...question,
    knownAt: contacts.value.knownAt,
    measures: ['awareness_activities', 'awareness_attendees'],
    by: ['month', 'audience'],
  })
  if (!activities.ok) return pageNotFound
  return visit.page({
    title: `${TITLE}, ${periodTitle(asked.choices)}`,
    wide: true,
    back: { href: addressOf(urls.figures, asked.choices), text: 'Figures' },
    body: besideView(asked, contacts.value, activities.value, may(who, 'view_awareness')),
  })
}

function besideView(asked: Asked, contacts: Crossing, activities: Figures, mayList: boolean): SafeHtml {
  const { choices } = asked as Asked & { choices: NonNullable<Asked['choices']> }
  const months = contacts.rows.parts.map((part) => part.key)
  const at = new Map(contacts.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.value]))
  const from = (codes: readonly string[], month: string) =>
    codes.reduce((sum, code) => sum + (at.get(`${month} ${code}`) ?? 0), 0)
  const [held, came] = activities.figures.map(
    (figure) => new Map(figure.parts.get('month')?.map((part) => [part.key, part.value])),
  )
  const publicCodes = sourceGroups.filter(({ code }) => code !== 'professional').map(({ code }) => code)
  const series = (label: string, valueOf: (month: string) => number): MonthSeries => ({
    label,
    points: months.map((month) => ({ month, value: valueOf(month) })),
  })
  const groups = contacts.columns!.parts
  return html`<span class="govuk-caption-l"
      >${areaInWords(activities, activities.authorities)}, ${periodInLine(choices)}</span
    >
    <h1 class="govuk-heading-l">${TITLE}</h1>
    ${choicesView(asked.shown, choices)} ${insetText({ text: SELF_REPORTED })}
    <p class="govuk-body waymark-quiet">${scopeInWords(choices, activities)}</p>
    ${
      months.length > 1 &&
      html`${monthlyChart({
        title: 'Contacts a month: from professionals, and from families, children and the public',
        description:
          'Contacts of professionals as columns; those of families, children and the public as a line. The table below has every number.',
        unit: 'contacts',
        series: [
          series('Professional', (month) => from(['professional'], month)),
          series('Public', (month) => from(publicCodes, month)),
        ],
      })}
      ${monthlyChart({
        title: 'Awareness activities a month',
        description: `${number(activities.figures[0]!.value)} activities in the whole period. The table below has every number.`,
        unit: 'activities',
        series: [series('Activities', (month) => held?.get(month) ?? 0)],
      })}`
    }
    ${scrollTable({
      caption: 'Contacts by who made them, activities and attendances, month by month',
      captionClasses: 'govuk-table__caption--s',
      firstCellIsHeader: true,
      head: ['Month', ...groups.map(({ label }) => label), 'Activities', 'Attendances'].map((text, place) => ({
        text,
        ...(place === 0 ? {} : { format: 'numeric' }),
      })),
      rows: [
        ...months.map((month) => [
          { text: monthInWords(month) },
          ...[...groups.map(({ key }) => from([key], month)), held?.get(month) ?? 0, came?.get(month) ?? 0].map(
            (value) => ({ text: number(value), format: 'numeric' }),
          ),
        ]),
        [
          { text: 'Whole period' },
          ...[...groups.map(({ value }) => value), ...activities.figures.map(({ value }) => value)].map((value) => ({
            text: number(value),
            format: 'numeric',
          })),
        ],
      ],
    })}
    ${audienceView(activities)}
    ${mayList && html`<p class="govuk-body"><a class="govuk-link" href="/awareness">The activities, one by one</a></p>`}`
}

function audienceView({ figures: [held, came] }: Figures): SafeHtml {
  const attended = new Map(came!.parts.get('audience')?.map((part) => [part.key, part.value]))
  return html`<h2 class="govuk-heading-m">By audience</h2>
    ${stackTable({
      caption: 'Activities and attendances by audience',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Audience' }, { text: 'Activities' }, { text: 'Attendances' }],
      rows: (held!.parts.get('audience') ?? []).map((part) => [
        { text: labelOf(audiences, part.key) },
        { text: number(part.value) },
        { text: number(attended.get(part.key) ?? 0) },
      ]),
    })}`
}
