/** Figures, changes and what was chosen, in words. */
import {
  dateInWords,
  dateTimeInWords,
  listInWords,
  number,
  percentChange,
  periodInWords,
} from '../../platform/pages/index.ts'
import { financialYearOf } from '../../platform/dates.ts'
import { concerns, labelOf, type Authority } from '../../reference/index.ts'
import type { Figure, Figures } from '../actions.ts'
import type { Tally } from '../counting.ts'
import { PERCENT_BASE_MIN } from '../change/percent.ts'
import type { Block, Measure } from '../measure.ts'
import { ratioOf } from '../ratio.ts'
import type { Rate } from '../rates.ts'
import { isOtherConcern, type Choices } from './choices.ts'

export const blockTitles: Record<Block, string> = {
  council: 'At the front door',
  risk: 'Risk',
  notices: 'Notices',
  disruption: 'Other disruption measures',
  placements: 'Placements',
  police: 'Police and protection',
  awareness: 'Awareness',
}
export const blocks = Object.keys(blockTitles) as Block[]

/** "contacts", or "contact" for one of them; of a share "of contacts", since its number says per cent. */
export const unitOf = ({ unit }: Measure, value: number): string =>
  (value === 1 ? unit.one : unit.many).replace(/^% /, '')

/** "343 contacts" */
export const figureInWords = (measure: Measure, value: number): string => `${number(value)} ${unitOf(measure, value)}`

/** The number of a figure as it is read: "343", "62.5%", "1.11"; of a share or an average of nothing there is none. */
export function valueInWords(measure: Measure, tally: Tally): string {
  const value = ratioOf(measure, tally)
  if (value === null) return 'None'
  if (!measure.ratio) return number(value)
  return measure.ratio.form === 'share' ? `${number(rounded(value, 1))}%` : number(rounded(value, 2))
}

/** "803 contacts first decided in time, of 863 contacts", "942 contact–child pairs to 773 children": both numbers of it. */
export const sidesInWords = ({ ratio }: Measure, { value, of = 0 }: Tally): string =>
  ratio
    ? `${number(value)} ${ratio.numerator.words}${ratio.form === 'share' ? ', of' : ' to'} ${number(of)} ${ratio.denominator.words}`
    : ''

export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))

/** "12.3 for every 10,000 children", where there is a rate. */
export const rateInBrief = (rate: Rate | undefined): string | undefined =>
  rate && rate.value !== null ? `${number(rounded(rate.value, 1))} for every ${number(rate.per)} children` : undefined

/** "12.3 for every 10,000 children: 61,000 children, by the estimate of 2016 (source)"; or why there is none. */
export function rateInWords(rate: Rate): string {
  if (rate.value !== null)
    return (
      `${number(rounded(rate.value, 1))} for every ${number(rate.per)} children who live here: ` +
      `${number(rate.population)} children, by the estimate for the middle of ${rate.year} (${rate.source}).`
    )
  return rate.why === 'longer_than_a_year'
    ? 'No rate is given for more than a year.'
    : 'No rate: no estimate of how many children live here is on record for this period.'
}

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
  const percent = before < PERCENT_BASE_MIN ? undefined : percentChange(value, before)
  if (percent === undefined || value === before) return undefined
  const way = value > before ? 'more' : 'fewer'
  return percent === 0 ? `less than 1% ${way}` : `${number(Math.abs(percent))}% ${way}`
}

/** The change of a figure from what it is compared with, as a sentence begins. */
export function changeOfFigure(figure: Figure, choices: Choices): string | undefined {
  if (!figure.before) return undefined
  if (figure.measure.ratio) {
    const when = choices.comparing === 'dates' ? 'In the other period' : 'The year before'
    return `${when} ${valueInWords(figure.measure, figure.before)}: ${sidesInWords(figure.measure, figure.before)}`
  }
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
  if (named === 'last_year') return `Last financial year, ${financialYearOf(period.from)}`
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
