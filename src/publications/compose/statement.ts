/** The release in plain English, each number leading to its figure. It says what was counted, never why. Pure. */
import type { Month, Period } from '../../platform/dates.ts'
import { dateTimeInWords, periodInWords } from '../../platform/pages/index.ts'
import type { Tally } from '../../measures/index.ts'
import { blockIds, blocks, type BlockId } from '../blocks.ts'
import type { Paragraph, Piece, ReleaseContent } from '../release/document.ts'
import type { SaidBlock, SaidFigure, Told } from '../report.ts'
import { capital, compared, many, placeOf, say, type Sentence, type When } from '../sentences.ts'
import { sayOf } from '../statement.ts'
import { financialYearNamed } from '../years.ts'
import type { PartKeys } from './cell-name.ts'
import { figuresOf, tablesOf, type CountedRelease } from './counted-release.ts'
import { programmeOf, type NamedFigure } from './counted.ts'
import { toldOf, type Telling } from './told.ts'

/** A figure as the sentences need it, with what its numbers lead to. */
type Sayable = { named: NamedFigure; said: SaidFigure; months: string | undefined }

/**
 * The blocks of the scrutiny report in the words that they have there, where the release has all their figures; every other
 * figure in a sentence of its own.
 */
export function statementOfRelease(release: CountedRelease, telling: Telling): ReleaseContent['statement'] {
  const sayables = figuresOf(release).map((named) => sayable(release, named, telling))
  const spoken = new Set<Sayable>()
  const leads = leadsOf(sayables)
  const told = blockIds.flatMap((id) => {
    const found = blockOf(release, id, sayables)
    if (!found) return []
    for (const one of found.of) spoken.add(one)
    const { paragraphs } = sayOf(found.block, found.when, found.times)
    return [{ heading: found.block.title, paragraphs: paragraphs.map((one) => one.map(leads)) }]
  })
  const others = sayables.filter((one) => !spoken.has(one))
  if (others.length > 0)
    told.push({
      heading: told.length > 0 ? 'Other figures' : 'What was counted',
      paragraphs: [others.map((one) => leads(sayAlone(one)))],
    })
  return [...told, { heading: 'How to read these figures', paragraphs: [howToRead(release)] }]
}

function howToRead({ knownAt, recipe }: CountedRelease): Paragraph {
  const moment = `Everything here was counted as known at ${dateTimeInWords(knownAt)}.`
  const hidden = 'Small numbers are not published, nor those from which a small one could be worked out.'
  return [[moment], ...(recipe.audience === 'public' ? [[hidden]] : [])]
}

function sayable(release: CountedRelease, named: NamedFigure, telling: Telling): Sayable {
  const { measure, extent, tally, before } = named
  const { period, compare } = extent
  const told = (of: Period, keys: PartKeys, count: Tally): Told => {
    const cell = toldOf(telling, { measure, extent, period: of }, keys, count)
    return typeof cell === 'number' ? cell : undefined
  }
  const monthly = tablesOf(release).find(
    (table) =>
      table.measure.id === measure.id &&
      table.by.join() === 'month' &&
      JSON.stringify([table.extent.place, table.extent.period]) === JSON.stringify([extent.place, period]),
  )
  const said: SaidFigure = {
    measure,
    geography: extent.place,
    period,
    explanations: [],
    value: told(period, {}, tally),
    before: before && compare && { period: compare, value: told(compare, {}, before) },
    months: (monthly?.rows ?? []).map(({ key, keys }) => ({
      month: key as Month,
      value: told(period, keys, monthly!.tally(keys)),
    })),
  }
  return { named, said, months: monthly?.id }
}

/** From the pieces of a sentence to the anchors in the document: a figure's, or for a month its table's. */
const leadsOf =
  (sayables: readonly Sayable[]) =>
  (sentence: Sentence): Piece[] =>
    sentence.map((piece) => {
      if (typeof piece === 'string') return piece
      const { named, months } = sayables.find(({ said }) => said === piece.figure)!
      const isMonth = piece.of !== undefined && piece.of !== 'before'
      return { text: piece.text, to: isMonth ? (months ?? named.id) : named.id }
    })

type FoundBlock = { block: SaidBlock; of: Sayable[]; when: When; times: Parameters<typeof sayOf>[2] }

/** The block as far as the release has it: all figures of its measures, over the release's own period. */
function blockOf(release: CountedRelease, id: BlockId, sayables: readonly Sayable[]): FoundBlock | undefined {
  const { measures, title, notes, area } = blocks[id]
  const { recipe, partnership, knownAt } = release
  const { period } = recipe
  const isOfBlock = ({ named: { extent } }: Sayable) => area === 'asked' || extent.place.authorities.length === 0
  const isOver = (wanted: Period) => (one: Sayable) =>
    isOfBlock(one) && one.said.period.from === wanted.from && one.said.period.to === wanted.to
  const own = pick(measures, sayables.filter(isOver(period)))
  if (!own) return undefined
  const since = programmeOf(partnership, recipe, knownAt)
  const programme = since && since.from !== period.from ? pick(measures, sayables.filter(isOver(since))) : undefined
  const block: SaidBlock = {
    id,
    title,
    notes,
    geography: own[0]!.said.geography,
    figures: own.map(({ said }) => said),
    since: (programme ?? []).map(({ said }) => said),
  }
  return {
    block,
    of: [...own, ...(programme ?? [])],
    when: whenOf(recipe),
    times: {
      period,
      before: recipe.compare ?? period,
      programmeFrom: recipe.compare ? partnership.programmeFrom : null,
    },
  }
}

/** One figure for each of the measures, or nothing where one is missing. */
function pick(measures: readonly string[], among: readonly Sayable[]): Sayable[] | undefined {
  const found = measures.flatMap((id) => among.find(({ named }) => named.measure.id === id) ?? [])
  return found.length === measures.length ? found : undefined
}

const whenOf = ({ period, compare }: CountedRelease['recipe']): When => ({
  period: financialYearNamed(period) ?? `the period ${periodInWords(period)}`,
  before:
    compare && Number(compare.from.slice(0, 4)) === Number(period.from.slice(0, 4)) - 1 && financialYearNamed(period)
      ? 'the year before'
      : compare
        ? `the period ${periodInWords(compare)}`
        : '',
  isWhole: financialYearNamed(period) !== undefined,
})

/** "In Stoke-on-Trent, 1 April 2016 to 31 March 2017, warrants issued: 172 warrants." */
function sayAlone({ said, named }: Sayable): Sentence {
  const { measure, extent } = named
  const title = measure.title.charAt(0).toLowerCase() + measure.title.slice(1)
  const where = say`in ${placeOf(said.geography)}, ${periodInWords(said.period)}, ${title}: `
  // Of a share or an average a change in per cent would be read as one of people.
  if (measure.ratio) return capital(say`${where}${shareOf(said)}.`)
  const before = extent.compare ? periodInWords(extent.compare) : ''
  return capital(say`${where}${many(said)}${compared(said, { period: '', before, isWhole: true })}.`)
}

/** "64%", "4.4 charges a person", "a share that is not published". */
function shareOf(figure: SaidFigure): Sentence {
  const { value, measure } = figure
  if (value === undefined) return [{ text: 'not published', figure }]
  const text = measure.ratio?.form === 'share' ? `${value}%` : `${value} ${measure.unit.many}`
  return [{ text, figure }]
}
