/** How a figure and its change are put in words. A sentence keeps the figure behind each of its numbers. */
import type { Month } from '../platform/dates.ts'
import { counted, number, percentChange, plural } from '../platform/pages/index.ts'
import { PERCENT_BASE_MIN } from '../measures/index.ts'
import type { Geography, SaidFigure } from './report.ts'

/** Part of a sentence: words, or a number of a figure: its own, where nothing else is said. */
export type Piece = string | { text: string; figure: SaidFigure; of?: 'before' | Month }
export type Sentence = readonly Piece[]

export const inText = (sentence: Sentence): string =>
  sentence.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')

type Part = Piece | Sentence | undefined

/** A sentence of words and pieces; what is undefined says nothing. */
export function say(words: TemplateStringsArray, ...parts: readonly Part[]): Sentence {
  const pieces = words.flatMap((text, place) => [text, ...[parts[place] ?? []].flat()])
  return pieces.filter((piece) => piece !== '')
}

/** The sentence with a capital letter at its beginning. */
export function capital([first, ...others]: Sentence): Sentence {
  if (first === undefined) return []
  const raise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  return [typeof first === 'string' ? raise(first) : { ...first, text: raise(first.text) }, ...others]
}

/** What one of them is called, and what several are. */
export type Noun = { one: string; many: string }

/** "12 contacts", "1 contact", "no contacts"; of a hidden count "an unpublished number of contacts". */
export const many = (figure: SaidFigure, { one, many: several }: Noun = figure.measure.unit): Piece => ({
  text: figure.value === undefined ? `an unpublished number of ${several}` : counted(figure.value, one, several),
  figure,
})

/** "was" or "were", for that many. No people were, one was. */
export const were = (figure: SaidFigure): string => plural(figure.value ?? 0, 'was', 'were')

/** "Stoke-on-Trent", "the Staffordshire police force area": as it stands in a sentence. */
export const placeOf = ({ name, authorities }: Geography): string => (authorities.length === 0 ? `the ${name}` : name)

/** How a report calls what it compares with, and what it compares. */
export type When = { period: string; before: string; isWhole: boolean }

/**
 * ", 12% fewer contacts than the year before (75)". The noun only where a sentence counts two things. Where either count is
 * hidden nothing is said, since a change and one of the two give the other away.
 */
export function compared(figure: SaidFigure, when: When, noun?: Noun): Sentence {
  if (!figure.before) return []
  const { value: now } = figure
  const then = figure.before.value
  if (now === undefined || then === undefined) return []
  const than = `${when.isWhole ? '' : 'in '}${when.before}`
  if (now === then)
    return now === 0 ? say`, as in ${when.before}` : say`, the same number ${noun ? `of ${noun.many} ` : ''}as ${than}`
  if (then === 0) return say`, compared with none ${than}`
  const before: Piece = { text: number(then), figure, of: 'before' }
  if (now === 0) return say`, compared with ${before} ${than}`
  const amount = Math.abs(now - then)
  const more = (words: string) => `${now > then ? 'more' : 'fewer'}${noun ? ` ${words}` : ''}`
  const inNumber = `${number(amount)} ${more(plural(amount, noun?.one ?? '', noun?.many))}`
  if (then < PERCENT_BASE_MIN) return say`, ${inNumber} than ${than} (${before})`
  const percent = percentChange(now, then)!
  if (percent === 0) return say`, ${inNumber} than ${than} (${before}), a change of less than 1%`
  return say`, ${number(Math.abs(percent))}% ${more(noun?.many ?? '')} than ${than} (${before})`
}
