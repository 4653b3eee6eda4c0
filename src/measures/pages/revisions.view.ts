/** What changed in a figure between two moments, in a sentence, by reason and, for those who open figures, row by row. */
import { NAME_NOT_SHOWN, personUrl } from '../../people/index.ts'
import { concerns, labelOf, type Reference } from '../../reference/index.ts'
import {
  button,
  errorSummaryFor,
  html,
  input,
  insetText,
  number,
  scrollTable,
  shortDate,
  shortDateTime,
  stackTable,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { parsePlainDate } from '../../platform/dates.ts'
import type { Measure } from '../measure.ts'
import { NOT_FOR_YOU } from '../opened-csv.ts'
import type { OpenedChange, OpenedRevision } from '../revisions/actions.ts'
import type { Change } from '../revisions/changes.ts'
import { reasonTitles, type Revision } from '../revisions/revision.ts'
import { urls } from '../urls.ts'
import type { Asked } from './asked.ts'
import { addressOf, one, type Query } from './choices.ts'
import { choicesView } from './choices.view.ts'
import { pagesView } from './pages.view.ts'
import { areaInWords, periodInLine } from './words.ts'

export type RevisionsShown = {
  asked: Asked
  measure: Measure
  query: Query
  reference: Reference
  mayViewPeople: boolean
  page: number
  errors: readonly FieldError[]
  told?: { revision: Revision }
  opened?: OpenedRevision | undefined
  pages?: number
}

export function revisionsView(shown: RevisionsShown): SafeHtml {
  const { asked, measure, errors, told, opened } = shown
  const { choices } = asked
  const area = { area: asked.shown.area, areaName: asked.shown.areaName }
  return html`${errorSummaryFor(errors)}
    <span class="govuk-caption-l">${areaInWords(area, choices.authorities)}, ${periodInLine(choices)}</span>
    <h1 class="govuk-heading-l">${measure.title}: what changed</h1>
    ${choicesView(asked.shown, choices)}
    <p class="govuk-body">
      Records come late and are corrected, so a figure printed one day can be another today. Name the day it was
      printed.
    </p>
    ${momentsForm(shown)} ${told && insetText({ html: html`<strong>${told.revision.sentence}</strong>` })}
    ${told && told.revision.reasons.length > 0 && reasonsTable(told.revision)}
    ${opened && opened.units.length > 0 && unitsTable(opened, shown)}
    ${
      opened &&
      pagesView({ page: shown.page, pages: shown.pages ?? 1 }, (page) =>
        hereAt(shown, urls.revisions, { page: String(page) }),
      )
    }
    ${
      told &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${hereAt(shown, urls.revisionsJson)}">Take this away for programs (JSON)</a>
      </p>`
    }`
}

const hereAt = (
  { asked, measure, query }: RevisionsShown,
  path: (id: Measure['id']) => string,
  more: Record<string, string> = {},
): string =>
  addressOf(path(measure.id), asked.choices, {
    from_known: one(query, 'from_known'),
    to_known: one(query, 'to_known') || undefined,
    ...more,
  })

function momentsForm({ asked, measure, query, errors }: RevisionsShown): SafeHtml {
  const hidden = [...new URLSearchParams(addressOf('', asked.choices).slice(1))]
  const field = (name: string, label: string, hint: string) =>
    input({
      id: name,
      name,
      label: { text: label },
      hint: { text: hint },
      value: one(query, name),
      classes: 'govuk-input--width-20',
      ...(errors.some((error) => error.field === name)
        ? { errorMessage: { text: errors.find((error) => error.field === name)!.text } }
        : {}),
    })
  return html`<form method="get" action="${urls.revisions(measure.id)}" novalidate>
    ${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <input type="hidden" name="compared" value="yes" />
    ${field('from_known', 'As it was known at', 'The day, or the moment, such as 12 May 2017 or 12 May 2017 at 9:30.')}
    ${field('to_known', 'Compared with as known at (optional)', 'Left empty: as known now.')}
    ${button({ text: 'Show what changed', classes: 'govuk-button--secondary' })}
  </form>`
}

function reasonsTable({ measure, valueThen, valueNow, entered, left, reasons }: Revision): SafeHtml {
  const numeric = (text: string) => ({ text, format: 'numeric' })
  return scrollTable({
    caption: `Why the number of ${measure.unit.many} changed`,
    captionClasses: 'govuk-table__caption--s',
    head: [{ text: 'Why' }, numeric('Came in'), numeric('Left')],
    firstCellIsHeader: true,
    rows: [
      ...reasons.map((count) => [
        { text: reasonTitles[count.reason] },
        numeric(number(count.entered)),
        numeric(number(count.left)),
      ]),
      [
        { text: `All: ${number(valueThen)} before, ${number(valueNow)} after` },
        numeric(number(entered)),
        numeric(number(left)),
      ],
    ],
  })
}

function unitsTable({ units, revision }: OpenedRevision, shown: RevisionsShown): SafeHtml {
  const { measure } = revision
  return html`<h2 class="govuk-heading-m" id="rows">Row by row</h2>
    ${stackTable({
      caption: 'What came in and what left',
      captionClasses: 'govuk-visually-hidden',
      head: ['Record', 'Who', 'Change', 'Why', 'What was recorded'].map((text) => ({ text })),
      rows: units.map((unit) => {
        const change = { text: unit.is > unit.was ? 'Came in' : 'Left' }
        const why = { text: reasonTitles[unit.reason] }
        if (unit.facts.length === 0)
          return [
            { html: html`<span class="waymark-quiet">${NOT_FOR_YOU}</span>` },
            { text: '' },
            change,
            why,
            { text: '' },
          ]
        return [
          { html: html`${unit.facts.map((fact) => html`<div>${fact.ref}, ${shortDate(fact.on)}</div>`)}` },
          { html: peopleOf(unit, measure, shown) },
          change,
          why,
          {
            html: html`${[...new Set(unit.changes.map((one) => changeInWords(one, shown)))].map((line) => html`<div>${line}</div>`)}`,
          },
        ]
      }),
    })}`
}

function peopleOf(unit: OpenedChange, measure: Measure, { mayViewPeople }: RevisionsShown): SafeHtml {
  const all = unit.facts.flatMap(({ named }) => named)
  const people = [...new Map(all.map((one) => [one.personId, one])).values()]
  const listed = measure.counting === 'distinct' ? people.slice(0, 1) : people
  return html`${listed.map(({ name, personId }) =>
    name === undefined
      ? html`<div>${NAME_NOT_SHOWN}</div>`
      : html`<div>
          ${mayViewPeople ? html`<a class="govuk-link" href="${personUrl(personId)}">${name}</a>` : name}
        </div>`,
  )}`
}

/** "Received on: 3 May 2016 became 3 May 2015. Ada Example, 12 May 2017, 9am" */
function changeInWords({ table, column, from, to, by, at }: Change, { reference }: RevisionsShown): string {
  const who = `${by ?? 'An import'}, ${shortDateTime(at)}`
  if (table === 'person_merge') return `${to === 'merged' ? 'Records merged' : 'Merge undone'}. ${who}`
  if (column === null) return `${capital(table.replace('_child', '').replaceAll('_', ' '))} recorded. ${who}`
  if (column.endsWith('_id')) return `${capital(column.replace(/_id$/, ''))}: another than before. ${who}`
  const value = (text: string | null) => {
    if (text === null) return 'nothing'
    if (column.endsWith('authority')) return reference.authorities.get(text)?.name ?? text
    if (column === 'concern') return labelOf(concerns, text)
    const day = parsePlainDate(text)
    return day ? shortDate(day) : text
  }
  return `${capital(column.replaceAll('_', ' '))}: ${value(from)} became ${value(to)}. ${who}`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
