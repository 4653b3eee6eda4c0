/** Values of a release in words, the same in every format. */
import { dayOf, parsePlainDate } from '../../platform/dates.ts'
import {
  decimalsInWords,
  dateInWords,
  dateTimeInWords,
  monthInWords,
  periodInWords,
} from '../../platform/pages/index.ts'
import type { TableChart } from '../../platform/charts/index.ts'
import {
  cellSymbols,
  type About,
  type Cell,
  type CellSymbol,
  type MeasureTold,
  type Paragraph,
  type Piece,
  type ReleaseContent,
  type ReleaseDocument,
  type ReleaseFigure,
  type ReleaseTable,
  type SignOff,
} from '../release/document.ts'

/** "1,234", "51.4", "[c]": a count has no decimals, a rate keeps those of its column. */
export const cellText = (cell: Cell, decimals: number): string =>
  typeof cell === 'number' ? decimalsInWords(cell, decimals) : cell

/** A figure has no column, so it keeps the decimals that it has. */
export const figureText = (cell: Cell): string => cellText(cell, decimalsIn(cell))

export const decimalsIn = (cell: Cell): number =>
  typeof cell === 'number' ? (String(cell).split('.')[1]?.length ?? 0) : 0

/** "Contacts. Stoke-on-Trent. 1 April 2016 to 31 March 2017.": what a number is of. */
export const aboutText = ({ unit, place, period }: Pick<About, 'unit' | 'place' | 'period'>): string =>
  `${capital(unit)}. ${place.name}. ${periodInWords(period)}.`

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "451 in 1 April 2015 to 31 March 2016", in a sentence of its own. */
export const beforeText = ({ before }: ReleaseFigure): string | undefined =>
  before && `${figureText(before.value)} from ${periodInWords(before.period)}.`

export const pieceText = (piece: Piece): string => (typeof piece === 'string' ? piece : piece.text)
export const paragraphText = (paragraph: Paragraph): string =>
  paragraph.map((sentence) => sentence.map(pieceText).join('')).join(' ')

/** "Published by the Staffordshire partnership with Staffordshire Police on 18 May 2017." A draft has no such day. */
export const publishedText = (document: ReleaseDocument): string => {
  const { partnership, policeForce } = document.content
  const [made = 'Made for the panel', on] = givenOut(document) ?? []
  return `${made} by the ${partnership} partnership with ${policeForce}${on === undefined ? '' : ` on ${on}`}.`
}

/** What was done with it, and when; nothing of a paper for the panel that nobody signed. */
export function givenOut({ content, signOffs, publishedAt }: ReleaseDocument): [made: string, on: string] | undefined {
  if (content.audience === 'panel' && signOffs.length === 0) return undefined
  return [content.audience === 'public' ? 'Published' : 'Given to the panel', dateInWords(dayOf(publishedAt))]
}

export const countedText = ({ knownAt }: ReleaseContent): string =>
  `Every figure is counted as known at ${dateTimeInWords(knownAt)}.`

/** Said on every page of what a panel hears in private; nothing for the public. */
export const privateText = ({ audience }: ReleaseContent): string | undefined =>
  audience === 'panel' ? 'For the panel, not for publication.' : undefined

export const policyText = ({ policy }: ReleaseContent): string =>
  `${policy.sentence} (Rule ${policy.name}, version ${policy.version}.)`

const signWords: Readonly<Record<SignOff['step'], string>> = {
  checked: 'Checked',
  cleared: 'Police figures allowed',
  approved: 'Approved',
}

export const signOffText = ({ step, by, jobTitle, at }: SignOff): string =>
  `${signWords[step]} by ${by}, ${jobTitle}, on ${dateTimeInWords(at)}.`

/** The day of an earlier release, in words where it is a day. */
export function releasedText(text: string): string {
  const day = parsePlainDate(text)
  return day ? dateInWords(day) : text
}

/** Symbols in the order of the register, with what each means. */
export const symbols = Object.entries(cellSymbols) as [CellSymbol, string][]

/** Those symbols that a table has. */
export const symbolsIn = ({ rows }: ReleaseTable): [CellSymbol, string][] =>
  symbols.filter(([symbol]) => rows.some(({ cells }) => cells.includes(symbol)))

/** "[c] means hidden, so that nobody can be recognised." */
export const symbolText = ([symbol, meaning]: [CellSymbol, string]): string => `${symbol} means ${meaning}.`

/** A measure's facts under their names. */
export const measureFacts = (measure: MeasureTold): { name: string; text: string }[] => [
  { name: 'Unit', text: measure.unit },
  { name: 'Counted out of', text: measure.population },
  { name: 'By which date', text: measure.date },
  { name: 'Source', text: measure.source },
  { name: 'Definition', text: `${measure.id}, version ${measure.version}` },
]

/** "Contacts (per cent)" where a column counts something else than its table. */
export const columnTitle = (column: ReleaseTable['columns'][number], table: ReleaseTable): string =>
  column.unit === table.unit ? column.title : `${column.title} (${column.unit})`

/** The chart of a table as the drawing takes it: its own cells, totals left out. */
export function chartOf(table: ReleaseTable): TableChart | undefined {
  const { chart } = table
  if (!chart) return undefined
  const rows = table.rows.filter(({ isTotal }) => !isTotal)
  const places = chart.columns.map((key) => table.columns.findIndex((column) => column.key === key))
  const columns = places.flatMap((place) => table.columns[place] ?? [])
  return {
    title: table.title,
    description: chart.description,
    kind: chart.kind,
    unit: capital(columns[0]?.unit ?? table.unit),
    decimals: columns[0]?.decimals ?? 0,
    series: columns.map(({ title }) => title),
    rows: rows.map(({ key, label, cells }) => ({
      label: /^\d{4}-\d{2}$/.test(key) && !/\d{4}/.test(label) ? monthInWords(key) : label,
      values: places.filter((place) => place !== -1).map((place) => cells[place] ?? '[x]'),
    })),
    limits: chart.limits,
    marks: chart.marks?.flatMap(({ row, text }) => {
      const place = rows.findIndex(({ key }) => key === row)
      return place === -1 ? [] : [{ row: place, text }]
    }),
  }
}

export const tableOf = ({ tables }: ReleaseContent, id: string): ReleaseTable | undefined =>
  tables.find((table) => table.id === id)
export const figureOf = ({ figures }: ReleaseContent, id: string): ReleaseFigure | undefined =>
  figures.find((figure) => figure.id === id)

/** Where to ask: "Performance team, figures@council.example, 01632 960000". */
export const contactText = ({ contact: { name, email, telephone } }: ReleaseContent): string =>
  [name, email, telephone].filter((text) => text !== undefined && text !== '').join(', ')
