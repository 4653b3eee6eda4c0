/** The way from a figure, or a part of one, to the records it counts, as known at the very moment it was counted. */
import { html, number, type SafeHtml } from '../../platform/pages/index.ts'
import type { Figure, Figures } from '../actions.ts'
import type { Dimension, Measure, MeasureId } from '../measure.ts'
import { urls } from '../urls.ts'
import { addressOf, type Choices } from './choices.ts'
import { unitOf } from './words.ts'

/** `counted_at` holds the list to the figure: what was recorded since changes neither. */
export const recordsAddress = (
  measure: MeasureId,
  choices: Choices,
  more: { countedAt: string; part?: { by: Dimension; key: string }; page?: string | undefined },
): string =>
  addressOf(urls.records(measure), choices, {
    by: more.part?.by,
    part: more.part?.key,
    counted_at: more.countedAt,
    page: more.page,
  })

/** "Open the 343 contacts"; attendances are opened to the activities that they add up from. */
export function openWords(measure: Measure, value: number): string {
  if (measure.counting === 'sum') return `Open the activities behind ${number(value)} ${unitOf(measure, value)}`
  return value === 1 ? `Open the ${measure.unit.one}` : `Open the ${number(value)} ${measure.unit.many}`
}

export const openLink = ({ measure, value }: Figure, choices: Choices, result: Figures): SafeHtml =>
  html`<a class="govuk-link" href="${recordsAddress(measure.id, choices, { countedAt: result.knownAt })}"
    >${openWords(measure, value)}<span class="govuk-visually-hidden"> (${measure.title})</span></a
  >`
