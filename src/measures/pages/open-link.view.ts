/** The way from a figure, or a part of one, to the records it counts, as known at the very moment it was counted. */
import { html, number, type SafeHtml } from '../../platform/pages/index.ts'
import type { Figure, Figures } from '../actions.ts'
import type { PartOf } from '../counting.ts'
import { sideOf, type Measure, type MeasureId, type SideName } from '../measure.ts'
import { urls } from '../urls.ts'
import { addressOf, type Choices } from './choices.ts'
import { unitOf } from './words.ts'

/** `counted_at` holds the list to the figure: what was recorded since changes neither. */
export const recordsAddress = (
  measure: MeasureId,
  choices: Choices,
  more: {
    countedAt: string
    parts?: readonly PartOf[]
    side?: SideName | undefined
    page?: string | undefined
  },
): string =>
  addressOf(urls.records(measure), choices, {
    by: more.parts?.[0]?.by,
    part: more.parts?.[0]?.key,
    across: more.parts?.[1]?.by,
    across_part: more.parts?.[1]?.key,
    side: more.side,
    counted_at: more.countedAt,
    page: more.page,
  })

/** "Open the 343 contacts"; attendances are opened to the activities that they add up from. */
export function openWords(measure: Measure, value: number): string {
  if (measure.counting === 'sum') return `Open the activities behind ${number(value)} ${unitOf(measure, value)}`
  return value === 1 ? `Open the ${measure.unit.one}` : `Open the ${number(value)} ${measure.unit.many}`
}

/** The way to what is counted; of a share or an average to both of its numbers. */
export function openLinks({ measure, value, of }: Figure, choices: Choices, result: Figures): SafeHtml {
  const sides: [SideName, number][] =
    of === undefined
      ? [['numerator', value]]
      : [
          ['numerator', value],
          ['denominator', of],
        ]
  return html`${sides.flatMap(([side, number]) => {
    if (number === 0) return []
    const more = { countedAt: result.knownAt, side: measure.ratio ? side : undefined }
    const words = measure.ratio ? ` (${measure.ratio[side].words})` : ''
    return [
      html`<p class="govuk-body">
        <a class="govuk-link" href="${recordsAddress(measure.id, choices, more)}"
          >${openWords(sideOf(measure, side), number)}${words}</a
        >
      </p>`,
    ]
  })}`
}

export const openLink = ({ measure, value }: Figure, choices: Choices, result: Figures): SafeHtml =>
  html`<a class="govuk-link" href="${recordsAddress(measure.id, choices, { countedAt: result.knownAt })}"
    >${openWords(measure, value)}<span class="govuk-visually-hidden"> (${measure.title})</span></a
  >`
