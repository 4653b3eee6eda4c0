/** A figure by two breakdowns: the choice of both, and a grid whose every cell leads to the records it counts. */
import { button, html, number, scrollTable, select, type SafeHtml } from '../../platform/pages/index.ts'
import type { Crossing } from '../crossing.ts'
import { dimensions, dimensionsOf, isTime, type Dimension } from '../dimensions.ts'
import type { PartOf, Tally } from '../counting.ts'
import type { Measure } from '../measure.ts'
import { urls } from '../urls.ts'
import { notAdding } from './breakdown.view.ts'
import { addressOf, type Choices } from './choices.ts'
import { recordsAddress } from './open-link.view.ts'
import { sidesInWords, valueInWords } from './words.ts'

type Shown = { measure: Measure; by: Dimension; choices: Choices; mayOpen: boolean }

/** The dimensions that a breakdown can be crossed with: no other time where it is one. */
export const crossedWith = (measure: Measure, by: Dimension): Dimension[] =>
  dimensionsOf(measure).filter((one) => one !== by && !(isTime(one) && isTime(by)))

export function crossingView(crossing: Crossing | undefined, shown: Shown): SafeHtml {
  return html`<h2 class="govuk-heading-m" id="crossing">By two breakdowns at once</h2>
    ${chooseView(crossing, shown)} ${crossing?.columns && gridView(crossing, shown)}`
}

function chooseView(crossing: Crossing | undefined, { measure, by, choices }: Shown): SafeHtml {
  const [path, query = ''] = addressOf(urls.figure(measure.id), choices, { by }).split('?')
  return html`<form method="get" action="${path}#crossing" novalidate>
    ${[...new URLSearchParams(query)].map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    ${select({
      name: 'across',
      label: { text: `${dimensions[by]}, crossed with` },
      value: crossing?.columns?.dimension ?? '',
      items: [
        { value: '', text: 'Nothing' },
        ...crossedWith(measure, by).map((one) => ({ value: one, text: dimensions[one] })),
      ],
    })}
    ${button({ text: 'Show both', classes: 'govuk-button--secondary' })}
  </form>`
}

function gridView(crossing: Crossing, shown: Shown): SafeHtml {
  const { measure, rows, cells, total, additive } = crossing
  const columns = crossing.columns!
  const at = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const cell = (tally: Tally, where: string, parts: readonly PartOf[]) => ({
    html: cellView(crossing, shown, tally, where, parts),
    format: 'numeric',
  })
  const [down, across] = [dimensions[rows.dimension], dimensions[columns.dimension]]
  if (rows.parts.length === 0 || columns.parts.length === 0)
    return html`<p class="govuk-body">There is nothing to break down.</p>`
  return html`${scrollTable({
    caption: `${measure.title}: ${down.toLowerCase()} by ${across.toLowerCase()}`,
    captionClasses: 'govuk-table__caption--s',
    head: [
      { text: down },
      ...columns.parts.map(({ label }) => ({ text: label, format: 'numeric' })),
      { text: 'Total', format: 'numeric' },
    ],
    firstCellIsHeader: true,
    rows: [
      ...rows.parts.map((row) => [
        { text: row.label },
        ...columns.parts.map((column) =>
          cell(at.get(`${row.key} ${column.key}`)!, `${row.label}, ${column.label}`, [
            { by: rows.dimension, key: row.key },
            { by: columns.dimension, key: column.key },
          ]),
        ),
        cell(row, `${row.label}, total`, [{ by: rows.dimension, key: row.key }]),
      ]),
      [
        { text: 'Total' },
        ...columns.parts.map((column) =>
          cell(column, `${column.label}, total`, [{ by: columns.dimension, key: column.key }]),
        ),
        cell(total, 'total', []),
      ],
    ],
  })}
  ${!additive && html`<p class="govuk-body waymark-quiet">Totals are counted, not added up. ${notAdding(measure)}</p>`}`
}

/** A share or an average is told with both of its numbers, which is what a reader can judge it by. */
function cellView(
  { measure, knownAt }: Crossing,
  { choices, mayOpen }: Shown,
  tally: Tally,
  where: string,
  parts: readonly PartOf[],
): SafeHtml {
  const words = html`${valueInWords(measure, tally)}${
    measure.ratio &&
    html`<span class="waymark-quiet"> ${number(tally.value)}/${number(tally.of ?? 0)}</span
      ><span class="govuk-visually-hidden"> (${sidesInWords(measure, tally)})</span>`
  }`
  if (!mayOpen || tally.value === 0) return words
  const side = measure.ratio ? ('numerator' as const) : undefined
  return html`<a class="govuk-link" href="${recordsAddress(measure.id, choices, { countedAt: knownAt, parts, side })}"
    >${words}<span class="govuk-visually-hidden">: ${where}, open the records</span></a
  >`
}
