/**
 * The report in plain English, assembled from its figures. It says what was counted and how that changed, and never why:
 * why is what named people say, quoted with their names.
 */
import type { PlainDate } from '../platform/dates.ts'
import { dateInWords, monthInWords, periodInWords } from '../platform/pages/index.ts'
import type { MeasureId } from '../measures/index.ts'
import type { BlockId } from './blocks.ts'
import type { Explanation, SaidBlock, SaidFigure, ScrutinyReport } from './report.ts'
import {
  capital,
  compared,
  inText,
  many,
  placeOf,
  say,
  were,
  type Noun,
  type Sentence,
  type When,
} from './sentences.ts'

/** An explanation, and what it is said of: "Of contacts received in March 2017". */
export type Quote = { of: string; explanation: Explanation }
export type Paragraph = readonly Sentence[]
export type BlockStatement = {
  id: BlockId
  title: string
  paragraphs: readonly Paragraph[]
  quotes: readonly Quote[]
}

export function statementOf(report: ScrutinyReport): BlockStatement[] {
  const when: When = {
    period: report.whole ? report.year : `${report.year} so far (${periodInWords(report.period)})`,
    before: report.whole ? 'the year before' : 'the same part of the year before',
    isWhole: report.whole,
  }
  return report.blocks.map((block) => sayOf(block, when, report))
}

/** What is compared, and since when the police's programme runs. */
export type Times = Pick<ScrutinyReport, 'period' | 'before' | 'programmeFrom'>

/** The statement of one block, of figures that may be hidden. */
export const sayOf = (block: SaidBlock, when: When, times: Times): BlockStatement => ({
  id: block.id,
  title: block.title,
  paragraphs: sayBlock[block.id](block, when, times)
    .map(spoken)
    .filter((sentences) => sentences.length > 0),
  quotes: quotesOf(block),
})

/** A block's statement as text, a quotation as a sentence of its own. */
export const statementText = ({ paragraphs, quotes }: BlockStatement): string[] => [
  ...paragraphs.flat().map(inText),
  ...quotes.map(
    ({ of, explanation: { text, signedBy, jobTitle } }) => `${of}, ${signedBy} (${jobTitle}) says: “${text}”`,
  ),
]

type Say = (block: SaidBlock, when: When, times: Times) => Paragraph[]

const sayBlock: { readonly [id in BlockId]: Say } = { council, police, notices, awareness }

/** The sentences that say something. */
const spoken = (sentences: Paragraph): Paragraph => sentences.filter((sentence) => sentence.length > 0)

/** The figure of a measure, which the block is known to have. */
function pick(figures: readonly SaidFigure[], measure: MeasureId): SaidFigure {
  const figure = figures.find((one) => one.measure.id === measure)
  if (!figure) throw new Error(`the report has no figure of ${measure}`)
  return figure
}

function council({ figures, geography }: SaidBlock, when: When): Paragraph[] {
  const contacts = pick(figures, 'contacts_received')
  const children = pick(figures, 'children_in_contacts')
  const atRisk = pick(figures, 'children_identified_at_risk')
  const door = geography.authorities.length === 1 ? 'front door' : 'front doors'
  const named = children.value === 0 ? say` that name no child` : say` about ${many(children, CHILD)}`
  const about = contacts.value === 0 ? undefined : named
  const sentences = [
    say`In ${placeOf(geography)} in ${when.period} the ${door} received ${many(contacts)}${about}${compared(contacts, when, contacts.measure.unit)}.`,
    changeInChildren(children, when),
    capital(
      say`${many(atRisk, CHILD)} ${were(atRisk)} identified as at risk of exploitation${compared(atRisk, when)}.`,
    ),
    directionOf(contacts) * directionOf(atRisk) === -1
      ? say`Contacts and children identified as at risk are different counts: one can fall while the other rises.`
      : [],
  ]
  return [sentences]
}

const CHILD = { one: 'child', many: 'children' }

/** The children have been counted in the sentence before; here is how their number changed. */
function changeInChildren(children: SaidFigure, when: When): Sentence {
  const change = compared(children, when, CHILD).slice()
  if (!children.value || !children.before?.value) return []
  return say`That is ${withoutComma(change)}.`
}

const withoutComma = ([first, ...others]: Sentence): Sentence =>
  typeof first === 'string' ? [first.replace(/^, /, ''), ...others] : []

const directionOf = ({ value, before }: SaidFigure): number =>
  value === undefined || before?.value === undefined ? 0 : Math.sign(value - before.value)

function police(block: SaidBlock, when: When, { programmeFrom, before, period }: Times): Paragraph[] {
  const [since] = block.since
  const place = `In ${placeOf(block.geography)}`
  const cumulative = since && say`${place}, from ${periodInWords(since.period)}, ${listed(outcomes(block.since))}.`
  const [first, ...others] = outcomes(block.figures, when)
  const yearly = [say`${place} in ${when.period}, ${first!}.`, ...others.map((one) => capital(say`${one}.`))]
  const began = programmeFrom === null ? [] : beginning(programmeFrom, { before, period })
  return [[cumulative ?? []], [...yearly, began]]
}

/** Said where either of the years compared holds only part of the programme. */
function beginning(from: PlainDate, { before, period }: Pick<Times, 'before' | 'period'>): Sentence {
  if (from <= before.from || from > period.to) return []
  const which = from <= before.to ? 'the year before' : 'the year'
  return say`The programme began on ${dateInWords(from)}, part-way through ${which}.`
}

/** "12 people were arrested (14 arrests)" and the like, each with its change where there is something to compare with. */
function outcomes(figures: readonly SaidFigure[], when?: When): Sentence[] {
  const of = (measure: MeasureId) => pick(figures, measure)
  const change = (figure: SaidFigure, noun?: Noun) => (when ? compared(figure, when, noun) : [])
  const [arrested, charged] = [of('people_arrested'), of('people_charged')]
  const [interviews, warrants, safeguarded] = [
    of('voluntary_interviews'),
    of('warrants_issued'),
    of('children_safeguarded'),
  ]
  const times = arrested.value === 0 ? undefined : say` (${many(of('arrests'))})`
  const charges = charged.value === 0 ? undefined : say` with ${many(of('charges'))}`
  return [
    say`${many(arrested)} ${were(arrested)} arrested${times}${change(arrested, arrested.measure.unit)}`,
    say`${many(interviews, { one: 'voluntary interview', many: 'voluntary interviews' })} ${were(interviews)} held${change(interviews)}`,
    say`${many(warrants)} ${were(warrants)} issued${change(warrants)}`,
    say`${many(charged)} ${were(charged)} charged${charges}${change(charged, charged.measure.unit)}`,
    say`${many(safeguarded)} ${were(safeguarded)} safeguarded${change(safeguarded)}`,
  ]
}

/** "a, b and c", of sentences. */
const listed = (sentences: readonly Sentence[]): Sentence =>
  sentences.flatMap((sentence, place) => [
    ...(place === 0 ? [] : [place === sentences.length - 1 ? ' and ' : ', ']),
    ...sentence,
  ])

function notices({ figures, geography, notes }: SaidBlock, when: When): Paragraph[] {
  const issued = pick(figures, 'notices_issued')
  const unit = { one: 'child abduction warning notice', many: 'child abduction warning notices' }
  const sentences = [
    say`In ${placeOf(geography)} in ${when.period}, ${many(issued, unit)} ${were(issued)} issued${compared(issued, when)}.`,
    busiestMonth(issued),
    ...notes.map((note) => say`${note}`),
  ]
  return [sentences]
}

/** The month that had most of them, where one alone had. */
function busiestMonth(figure: SaidFigure): Sentence {
  const months = figure.months.flatMap(({ month, value }) => (value === undefined ? [] : [{ month, value }]))
  const [first, second] = months.toSorted((a, b) => b.value - a.value)
  // Which month had most would tell of a hidden one that it had fewer.
  if (months.length < figure.months.length || !first || first.value < 2 || first.value === second?.value) return []
  const month = monthInWords(first.month)
  if (first.value === figure.value) return say`All of them were issued in ${month}.`
  const most = { text: String(first.value), figure, of: first.month }
  return say`The month with most was ${month}, with ${most}.`
}

function awareness({ figures, geography }: SaidBlock, when: When): Paragraph[] {
  const activities = pick(figures, 'awareness_activities')
  const attendances = pick(figures, 'awareness_attendees')
  const unit = { one: 'awareness activity', many: 'awareness activities' }
  const place = `In ${placeOf(geography)} in ${when.period}`
  const sentences = [
    say`${place}, ${many(activities, unit)} ${were(activities)} held${compared(activities, when)}.`,
    activities.value === 0
      ? []
      : capital(say`${many(attendances)} ${were(attendances)} noted${compared(attendances, when)}.`),
  ]
  return [sentences]
}

const quotesOf = ({ figures }: SaidBlock): Quote[] =>
  figures.flatMap(({ measure, geography, explanations }) =>
    explanations.map((explanation) => {
      const { area, month } = explanation
      const where = area === undefined || geography.name === area ? '' : ` in ${area}`
      const title = measure.title.charAt(0).toLowerCase() + measure.title.slice(1)
      return { of: `Of ${title}${where} in ${monthInWords(month)}`, explanation }
    }),
  )
