/** The release as a paper: title and contents, the statement, figures, charts with their tables, and what is behind them. */
import { chartSvg, type TableChart } from '../../platform/charts/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { paperPdf, type Paper, type PaperBlock, type PaperPiece, type PaperTable } from '../../platform/files/index.ts'
import { dateInWords, periodInWords } from '../../platform/pages/index.ts'
import type {
  Item,
  MeasureTold,
  Paragraph,
  ReleaseContent,
  ReleaseDocument,
  ReleaseFigure,
  ReleaseTable,
} from '../release/document.ts'
import { placesOf } from './places.ts'
import {
  aboutText,
  beforeText,
  cellText,
  chartOf,
  columnTitle,
  contactText,
  countedText,
  decimalsIn,
  figureOf,
  figureText,
  measureFacts,
  policyText,
  privateText,
  publishedText,
  releasedText,
  signOffText,
  symbolText,
  symbols,
  symbolsIn,
  tableOf,
} from './words.ts'

export const releaseAsPdf = (document: ReleaseDocument): Promise<Buffer> => paperPdf(releasePaper(document))

export function releasePaper(document: ReleaseDocument): Paper {
  const { content, notice } = document
  const blocks: PaperBlock[] = [
    ...(notice === undefined ? [] : [{ kind: 'notice', text: notice } as const]),
    said(publishedText(document), 'lead'),
    said(countedText(content)),
    said(`Questions: ${contactText(content)}`),
    { kind: 'contents', text: 'Contents' },
    { kind: 'page' },
    ...statementBlocks(content),
    ...content.sections.flatMap(({ id, heading, items }) => [
      title(1, heading, id),
      ...items.flatMap((item) => itemBlocks(item, content)),
    ]),
    ...(content.figures.length + content.tables.length === 0 ? [said('This release has no figures.')] : []),
    ...aboutBlocks(document),
  ]
  return { ...frameOf(document), blocks }
}

/** What every paper of a release has alike. */
export const frameOf = ({ content, publishedAt, contentHash }: ReleaseDocument): Omit<Paper, 'blocks'> => ({
  title: content.title,
  subtitle: content.subtitle,
  author: `${content.partnership} partnership with ${content.policeForce}`,
  at: publishedAt,
  running: privateText(content),
  footer: `${content.partnership} partnership, ${dateInWords(dayOf(publishedAt))}. SHA-256 begins ${contentHash.slice(0, 12)}.`,
})

export const said = (text: string, style: 'body' | 'lead' | 'quiet' | 'strong' | 'hash' = 'body'): PaperBlock => ({
  kind: 'paragraph',
  pieces: [text],
  style,
})

/** Words that stay with the chart or table under them. */
const over = (text: string, style: 'body' | 'strong' = 'body'): PaperBlock => ({
  kind: 'paragraph',
  pieces: [text],
  style,
  sticky: true,
})

const title = (level: 1 | 2 | 3, text: string, id?: string): PaperBlock => ({ kind: 'heading', level, text, id })

const statementBlocks = (content: ReleaseContent): PaperBlock[] =>
  content.statement.length === 0
    ? []
    : [
        title(1, 'Statement'),
        ...content.statement.flatMap(({ heading, paragraphs }) => [
          title(2, heading),
          ...paragraphBlocks(paragraphs, placesOf(content)),
        ]),
      ]

/** A number leads to its figure or table where that stands in this paper. */
export const paragraphBlocks = (paragraphs: readonly Paragraph[], places: ReadonlySet<string>): PaperBlock[] =>
  paragraphs.map((paragraph) => ({
    kind: 'paragraph',
    pieces: paragraph.flatMap((sentence, place): PaperPiece[] => [
      ...(place === 0 ? [] : [' ']),
      ...sentence.map((piece) => (typeof piece === 'string' || places.has(piece.to) ? piece : piece.text)),
    ]),
  }))

function itemBlocks(item: Item, content: ReleaseContent): PaperBlock[] {
  if (item.kind === 'text') return paragraphBlocks(item.paragraphs, placesOf(content))
  if (item.kind === 'quote')
    return [{ kind: 'box', paragraphs: [`${item.of}: “${item.text}”`, `${item.signedBy}, ${item.jobTitle}`] }]
  if (item.kind === 'figures') {
    const figures = item.ids.flatMap((id) => figureOf(content, id) ?? [])
    return [{ kind: 'figures', figures: figures.map(figureBlock) }]
  }
  const table = tableOf(content, item.id)
  return table ? tableBlocks(table) : []
}

export const figureBlock = (figure: ReleaseFigure) => {
  const before = beforeText(figure)
  return {
    id: figure.id,
    title: figure.title,
    value: figureText(figure.value),
    unit: figure.unit,
    words: [
      ...(figure.change === undefined ? [] : [figure.change]),
      ...(before === undefined ? [] : [`Compared with ${before}`]),
      `${figure.place.name}. ${periodInWords(figure.period)}.`,
    ],
  }
}

/** As many columns as stand side by side on an upright page. */
const COLUMNS_MAX = 6

function tableBlocks(table: ReleaseTable): PaperBlock[] {
  const chart = chartOf(table)
  const columns = table.columnsTitle === undefined ? '' : ` Columns: ${table.columnsTitle}.`
  const notes = [...table.notes, ...symbolsIn(table).map(symbolText)]
  return [
    title(2, table.title, table.id),
    over(`${aboutText(table)}${columns}`),
    ...(chart ? chartBlocks(chart) : []),
    ...partsOf(table),
    ...(notes.length === 0 ? [] : [{ kind: 'list', items: notes, size: 9 } as const]),
  ]
}

/** As many bars as stand under one another on a page. */
const BARS_MAX = 40

/** The drawing, its words over it and its marks under it; bars that fill more than a page come in parts of one scale. */
function chartBlocks(chart: TableChart): PaperBlock[] {
  const parts = chart.kind === 'bars' ? Math.ceil(chart.rows.length / BARS_MAX) : 1
  const size = Math.ceil(chart.rows.length / Math.max(1, parts))
  const values = chart.rows.flatMap((row) => row.values.filter((value) => typeof value === 'number'))
  const drawn = Array.from({ length: parts }, (_, part): PaperBlock => {
    const from = part * size
    const shown: TableChart = {
      ...chart,
      rows: chart.rows.slice(from, from + size),
      marks: chart.marks?.map((mark) => ({ ...mark, row: mark.row - from })),
      span: parts > 1 ? { smallest: Math.min(0, ...values), largest: Math.max(0, ...values) } : undefined,
    }
    const which = parts > 1 ? ` Part ${part + 1} of ${parts}.` : ''
    const svg = chartSvg(shown, { width: 840, height: 340, fontSize: 15 })
    return { kind: 'chart', svg, alt: `${chart.title}.${which} ${chart.description}`, width: parts > 1 ? 90 : 100 }
  })
  const marks = (chart.marks ?? []).map(({ row, text }, place) =>
    said(`${place + 1}. ${chart.rows[row]?.label}: ${text}`, 'quiet'),
  )
  return [over(chart.description), ...drawn, ...marks]
}

/** A table too wide for a page comes in parts, each with the row headings. */
function partsOf(table: ReleaseTable): PaperBlock[] {
  const { columns, rows, rowsTitle } = table
  const parts = Math.max(1, Math.ceil(columns.length / COLUMNS_MAX))
  const size = Math.ceil(columns.length / parts)
  return Array.from({ length: parts }, (_, part) => {
    const from = part * size
    const shown = columns.slice(from, from + size)
    const drawn: PaperTable = {
      kind: 'table',
      head: [rowsTitle, ...shown.map((column) => columnTitle(column, table))],
      rows: rows.map(({ label, isTotal, cells }) => ({
        total: isTotal,
        cells: [label, ...shown.map((column, place) => cellText(cells[from + place] ?? '[x]', column.decimals))],
      })),
      first: shown.length < 3 ? 2 : 2.2,
      size: 9,
    }
    if (parts === 1) return [drawn]
    return [over(`Columns ${from + 1} to ${from + shown.length} of ${columns.length}`, 'strong'), drawn]
  }).flat()
}

function aboutBlocks(document: ReleaseDocument): PaperBlock[] {
  const { content, signOffs, contentHash } = document
  return [
    title(1, 'About these figures'),
    title(2, 'What is hidden, and symbols'),
    { kind: 'box', paragraphs: [policyText(content)] },
    { kind: 'list', items: symbols.map(symbolText) },
    ...(content.measures.length === 0 ? [] : [title(2, 'Definitions')]),
    ...content.measures.flatMap(measureBlocks),
    ...(content.quality.length === 0 ? [] : [title(2, 'Quality of the records')]),
    ...content.quality.flatMap(({ heading, text }) => [title(3, heading), said(text)]),
    title(2, 'Revisions'),
    revisionsBlock(content),
    title(2, 'Who answers for it'),
    ...(signOffs.length === 0 ? [] : [{ kind: 'list', items: signOffs.map(signOffText) } as const]),
    said(`Made by ${content.madeBy}. SHA-256 of the content:`),
    said(contentHash, 'hash'),
  ]
}

const measureBlocks = (measure: MeasureTold): PaperBlock[] => [
  title(3, measure.title),
  said(measure.definition),
  { kind: 'terms', items: measureFacts(measure) },
  ...(measure.caveats.length === 0 ? [] : [{ kind: 'list', items: measure.caveats } as const]),
]

function revisionsBlock({ revisions }: ReleaseContent): PaperBlock {
  if (revisions.length === 0) return said('No figure differs from one that was published earlier.')
  return {
    kind: 'table',
    head: ['Figure', 'As published', 'Now', 'Published on', 'Why it differs'],
    rows: revisions.map(({ title: figure, published, now, releasedOn, reason }) => ({
      total: false,
      cells: [
        figure,
        cellText(published, decimalsIn(published)),
        cellText(now, decimalsIn(now)),
        releasedText(releasedOn),
        reason,
      ],
    })),
    first: 1.6,
    words: true,
    size: 9,
  }
}
