/** The parts of a figure by one dimension, each with a bar, its change and the way to the records it counts. */
import { attrs, html, number, scrollTable, signed, subNavigation, type SafeHtml } from '../../platform/pages/index.ts'
import type { Reference } from '../../reference/index.ts'
import type { Figure, Figures } from '../actions.ts'
import { partInWords, type Part } from '../breakdowns.ts'
import { addsUp, dimensions, dimensionsOf, timeDimensions, type Dimension } from '../dimensions.ts'
import type { Measure, SideName } from '../measure.ts'
import { urls } from '../urls.ts'
import { isBeside } from './chart.view.ts'
import { addressOf, type Choices } from './choices.ts'
import { recordsAddress } from './open-link.view.ts'
import { periodLabels, valueInWords } from './words.ts'

type Shown = { choices: Choices; result: Figures; by: Dimension; reference: Reference; mayOpen: boolean }

export function breakdownView(figure: Figure, shown: Shown): SafeHtml {
  const { choices, by } = shown
  const { measure } = figure
  const parts = figure.parts.get(by) ?? []
  return html`<h2 class="govuk-heading-m" id="parts">${dimensions[by]}</h2>
    ${subNavigation({
      label: 'Breakdown',
      items: dimensionsOf(measure).map((dimension) => ({
        text: dimensions[dimension],
        href: `${addressOf(urls.figure(measure.id), choices, { by: dimension })}#parts`,
        active: dimension === by,
      })),
    })}
    ${parts.length > 0 ? (measure.ratio ? ratioTable(figure, parts, shown) : partsTable(figure, parts, shown)) : html`<p class="govuk-body">There is nothing to break down.</p>`}
    ${!addsUp(measure, [by]) && html`<p class="govuk-body waymark-quiet">${notAdding(measure)}</p>`}`
}

/** Why the parts of a figure do not add up to the whole. */
export function notAdding(measure: Measure): string {
  if (measure.ratio)
    return 'Shares and averages do not add up. Both numbers of each are told, and are counted of their own.'
  if (measure.snapshot) return 'How things stood at the end of each: months, quarters and years do not add up.'
  return `The parts can add up to more than the whole: a ${measure.unit.one} that belongs to several counts once in each of them, and once in the whole.`
}

/** A share or an average of each part, with both of its numbers. */
function ratioTable(figure: Figure, parts: readonly Part[], shown: Shown): SafeHtml {
  const { by, reference } = shown
  const { measure } = figure
  const numeric = (text: string) => ({ text, format: 'numeric' })
  const side = (part: Part, name: SideName) => ({
    html: sideValue(measure, part, name, shown),
    format: 'numeric',
  })
  return scrollTable({
    caption: `${measure.title} by ${dimensions[by].toLowerCase()}`,
    captionClasses: 'govuk-table__caption--s',
    classes: 'waymark-chart-table',
    head: [
      { text: dimensions[by] },
      numeric(measure.unit.many.replace(/^% /, 'Per cent ')),
      numeric(capitalised(measure.ratio!.numerator.words)),
      numeric(capitalised(measure.ratio!.denominator.words)),
    ],
    firstCellIsHeader: true,
    rows: [
      ...parts.map((part) => [
        { text: partInWords(by, part.key, reference) },
        numeric(valueInWords(measure, part)),
        side(part, 'numerator'),
        side(part, 'denominator'),
      ]),
      [
        { text: 'Whole period' },
        numeric(valueInWords(measure, figure)),
        numeric(number(figure.value)),
        numeric(number(figure.of ?? 0)),
      ],
    ],
  })
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function sideValue(measure: Measure, part: Part, side: SideName, { by, choices, result, reference, mayOpen }: Shown) {
  const value = side === 'numerator' ? part.value : (part.of ?? 0)
  if (!mayOpen || value === 0) return html`${number(value)}`
  const href = recordsAddress(measure.id, choices, { countedAt: result.knownAt, parts: [{ by, key: part.key }], side })
  return html`<a class="govuk-link" href="${href}"
    >${number(value)}<span class="govuk-visually-hidden">
      ${measure.ratio![side].words}: ${partInWords(by, part.key, reference)}, open the records</span
    ></a
  >`
}

type Row = { key: string; value: number; before: number | undefined }

/** Months, quarters and years stand beside those of the period before; other parts beside themselves. */
function rowsOf(figure: Figure, by: Dimension, parts: readonly Part[]): Row[] {
  const before = figure.before?.parts.get(by)
  if (!before) return parts.map((part) => ({ ...part, before: undefined }))
  if ((timeDimensions as readonly Dimension[]).includes(by)) {
    const beside = by === 'month' ? isBeside(parts, before) : parts.length === before.length
    return parts.map((part, index) => ({ ...part, before: beside ? before[index]!.value : undefined }))
  }
  const found = new Map(before.map(({ key, value }) => [key, value]))
  const gone = before.filter(({ key }) => !parts.some((part) => part.key === key))
  return [
    ...parts.map((part) => ({ ...part, before: found.get(part.key) ?? 0 })),
    ...gone.map(({ key, value }) => ({ key, value: 0, before: value })),
  ]
}

function partsTable(figure: Figure, parts: readonly Part[], shown: Shown): SafeHtml {
  const { by, choices, reference } = shown
  const rows = rowsOf(figure, by, parts)
  const hasBefore = rows.some(({ before }) => before !== undefined)
  const labels = periodLabels(choices)
  const largest = Math.max(1, ...rows.map(({ value }) => value))
  const numeric = (text: string) => ({ text, format: 'numeric' })
  const columnHead = (text: string) => ({ ...numeric(text), classes: 'waymark-unbroken' })
  const compared = (value: number, before: number | undefined) =>
    hasBefore
      ? [
          numeric(before === undefined ? '' : number(before)),
          numeric(before === undefined ? '' : signed(value - before)),
        ]
      : []
  return scrollTable({
    caption: `${figure.measure.title}: ${figure.measure.unit.many} by ${dimensions[by].toLowerCase()}`,
    captionClasses: 'govuk-table__caption--s',
    classes: 'waymark-chart-table',
    head: [
      { text: dimensions[by] },
      ...[labels.now, ...(hasBefore ? [labels.before, 'Change'] : [])].map(columnHead),
      { html: html`<span class="govuk-visually-hidden">Size as a bar</span>` },
    ],
    firstCellIsHeader: true,
    rows: [
      ...rows.map(({ key, value, before }) => [
        { text: partInWords(by, key, reference) },
        { html: partValue(figure, { key, value }, shown), format: 'numeric' },
        ...compared(value, before),
        { html: bar(value, largest) },
      ]),
      [
        { text: 'Whole period' },
        numeric(number(figure.value)),
        ...compared(figure.value, figure.before?.value),
        { text: '' },
      ],
    ],
  })
}

function partValue({ measure }: Figure, { key, value }: Part, { by, choices, result, reference, mayOpen }: Shown) {
  if (!mayOpen || value === 0) return html`${number(value)}`
  const href = recordsAddress(measure.id, choices, { countedAt: result.knownAt, parts: [{ by, key }] })
  return html`<a class="govuk-link" href="${href}"
    >${number(value)}<span class="govuk-visually-hidden">
      ${measure.unit.many}: ${partInWords(by, key, reference)}, open the records</span
    ></a
  >`
}

const WIDTH = 120

/** A bar as long as its part, beside its number and so hidden from those who hear the number. */
const bar = (value: number, largest: number): SafeHtml =>
  html`<svg${attrs({ width: WIDTH, height: 14, viewBox: `0 0 ${WIDTH} 14`, 'aria-hidden': 'true', focusable: 'false' })}>
    <rect width="${Math.round((value / largest) * WIDTH)}" height="14" fill="#3f8f9c"></rect>
  </svg>`
