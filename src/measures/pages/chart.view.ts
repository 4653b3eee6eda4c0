/** A figure month by month beside the period compared with, and who says what explains it. */
import { monthlyChart, type MonthSeries } from '../../platform/charts/index.ts'
import { html, monthInWords, number, type SafeHtml } from '../../platform/pages/index.ts'
import type { Figure, Figures } from '../actions.ts'
import type { Annotation } from '../annotations.ts'
import type { Part } from '../breakdowns.ts'
import type { Choices } from './choices.ts'
import type { Measure } from '../measure.ts'
import { ratioOf } from '../ratio.ts'
import { periodLabels, rounded, valueInWords } from './words.ts'

type Shown = { choices: Choices; result: Figures; annotations: readonly Annotation[] }

/** A chart of one month would show nothing; of many years its months are too many to be set beside others. */
const MONTHS_BESIDE_MAX = 12

export function chartView(figure: Figure, { choices, result, annotations }: Shown): SafeHtml {
  const months = chartable(figure.measure, figure.parts.get('month'))
  const before = chartable(figure.measure, figure.before?.parts.get('month'))
  const labels = periodLabels(choices)
  const beside = isBeside(months, before) ? [seriesOf(labels.before, before)] : []
  const nobody = html`<p class="govuk-body">Nobody has explained a change in this period yet.</p>`
  const notes = annotations.map((annotation) => ({ month: annotation.month, text: signedNote(annotation, result) }))
  return html`<h2 class="govuk-heading-m" id="explanations">Month by month</h2>
    ${
      months.length > 1
        ? monthlyChart({
            title: `${figure.measure.title} a month`,
            description: inWords(figure, months),
            unit: figure.measure.unit.many,
            series: [seriesOf(labels.now, months), ...beside],
            annotations: notes,
          })
        : notes.map((note) => html`<p class="govuk-body">${monthInWords(note.month)}: ${note.text}</p>`)
    }
    ${annotations.length === 0 && nobody}`
}

/** The parts as they are drawn: a share or an average only where every month has one. */
function chartable(measure: Measure, parts: readonly Part[] = []): Part[] {
  if (!measure.ratio) return [...parts]
  const values = parts.map((part) => ratioOf(measure, part))
  if (values.some((value) => value === null)) return []
  const decimals = measure.ratio.form === 'share' ? 1 : 2
  return parts.map(({ key }, index) => ({ key, value: rounded(values[index]!, decimals) }))
}

const seriesOf = (label: string, parts: readonly Part[]): MonthSeries => ({
  label,
  points: parts.map(({ key, value }) => ({ month: key, value })),
})

/** Whether the months of both run side by side: as many, from the same month of the year, and no more than twelve. */
export const isBeside = (months: readonly Part[], before: readonly Part[]): boolean =>
  before.length > 0 &&
  months.length <= MONTHS_BESIDE_MAX &&
  months.length === before.length &&
  months[0]!.key.slice(5) === before[0]!.key.slice(5)

/** "A joint investigation raised contacts. Ada Example, Team manager (Stoke-on-Trent)" */
export function signedNote({ text, signedBy, jobTitle, authority }: Annotation, { area, areaName }: Figures): string {
  const of = area.find(({ gssCode }) => gssCode === authority)?.name ?? `all of ${areaName}`
  return `${/[.!?]$/.test(text) ? text : `${text}.`} Signed by ${signedBy}, ${jobTitle}, of ${of}.`
}

function inWords(figure: Figure, months: readonly Part[]): string {
  const { measure } = figure
  const highest = months.reduce((a, b) => (b.value > a.value ? b : a))
  const lowest = months.reduce((a, b) => (b.value < a.value ? b : a))
  return (
    `${valueInWords(measure, figure)} ${measure.unit.many.replace(/^% /, '')} in the whole period. Most in ${monthInWords(highest.key)}: ` +
    `${number(highest.value)}. Fewest in ${monthInWords(lowest.key)}: ${number(lowest.value)}. The table below has every month.`
  )
}
