/** Figures, changes and what was chosen, in words. */
import {
  dateInWords,
  dateTimeInWords,
  listInWords,
  number,
  percentChange,
  periodInWords,
} from '../../platform/pages/index.ts'
import { concerns, labelOf, type Authority } from '../../reference/index.ts'
import type { Figure, Figures } from '../actions.ts'
import type { Block, Measure } from '../measure.ts'
import { isOtherConcern, type Choices } from './choices.ts'

export const blockTitles: Record<Block, string> = {
  council: 'At the front door',
  risk: 'Risk',
  notices: 'Notices',
  police: 'Police and protection',
  awareness: 'Awareness',
}
export const blocks = Object.keys(blockTitles) as Block[]

/** "contacts", or "contact" for one of them. */
export const unitOf = (measure: Measure, value: number): string => (value === 1 ? measure.unit.one : measure.unit.many)

/** "343 contacts" */
export const figureInWords = (measure: Measure, value: number): string => `${number(value)} ${unitOf(measure, value)}`

/** Below this a percentage says more than the figures do: 3 after 1 is no rise of 200 per cent that anybody could feel. */
export const PERCENT_OF_MIN = 10

/** "108 fewer than the year before (451): 24% fewer"; no per cent of nothing, nor of very little. */
export function changeInFull(value: number, before: number, than = 'the year before'): string {
  if (value === before) return `the same as ${than}`
  const way = value > before ? 'more' : 'fewer'
  if (before === 0) return `${number(value)} more than ${than}, when there were none`
  const difference = `${number(Math.abs(value - before))} ${way} than ${than} (${number(before)})`
  const percent = percentOf(value, before)
  return percent === undefined ? difference : `${difference}: ${percent}`
}

/** "24% fewer", "less than 1% more"; undefined where too few stood before for a percentage to mean anything. */
export function percentOf(value: number, before: number): string | undefined {
  const percent = before < PERCENT_OF_MIN ? undefined : percentChange(value, before)
  if (percent === undefined || value === before) return undefined
  const way = value > before ? 'more' : 'fewer'
  return percent === 0 ? `less than 1% ${way}` : `${number(Math.abs(percent))}% ${way}`
}

/** The change of a figure from what it is compared with, as a sentence begins. */
export function changeOfFigure(figure: Figure, choices: Choices): string | undefined {
  if (!figure.before) return undefined
  const than = choices.comparing === 'dates' ? 'in the other period' : 'the year before'
  return changeInFull(figure.value, figure.before.value, than)
}

/** "Stoke-on-Trent", "Staffordshire police force area" */
export const areaInWords = (result: Pick<Figures, 'area' | 'areaName'>, authorities: readonly string[]): string =>
  authorities.length === 0
    ? `${result.areaName} police force area`
    : listInWords(authorities.map((code) => nameOf(result.area, code)))

const nameOf = (area: readonly Authority[], code: string): string =>
  area.find(({ gssCode }) => gssCode === code)?.name ?? code

/** "Financial year 2016-17", "This year so far, to 12 May 2017", "3 May 2016 to 9 June 2016" */
export function periodTitle({ named, period }: Choices): string {
  if (named === 'dates') return periodInWords(period)
  return named === 'this_year' ? `This year so far, to ${dateInWords(period.to)}` : `Financial year ${named}`
}

/** The same within a line. */
export const periodInLine = (choices: Choices): string =>
  periodTitle(choices).replace(/^[A-Z]/, (letter) => letter.toLowerCase())

/** Short enough for the head of a column. */
export function periodLabels(choices: Choices): { now: string; before: string } {
  if (choices.comparing === 'dates') return { now: 'This period', before: 'Other period' }
  const start = Number(choices.named.slice(0, 4)) - 1
  if (Number.isNaN(start)) return { now: 'This period', before: 'Year before' }
  return { now: choices.named, before: `${start}-${String((start + 1) % 100).padStart(2, '0')}` }
}

/** What is beside the figures, which contacts count, and the moment as known: what a reader must know besides. */
export function scopeInWords(choices: Choices, result: Figures): string {
  const beside = result.compare ? `, beside ${periodInWords(result.compare)}` : ''
  const about = isOtherConcern(choices)
    ? ` Contacts about: ${listInWords(choices.concerns.map((code) => labelOf(concerns, code).toLowerCase()))}.`
    : ''
  return `${periodInWords(result.period)}${beside}.${about} Counted as known at ${dateTimeInWords(result.knownAt)}.`
}
