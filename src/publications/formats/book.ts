/** The release as a spreadsheet: a cover, contents that lead to each sheet, notes, and one table a sheet. */
import type { Book, BookCell, BookRow, BookSheet } from '../../platform/files/index.ts'
import { periodInWords } from '../../platform/pages/index.ts'
import type { Cell, ReleaseContent, ReleaseDocument, ReleaseTable } from '../release/document.ts'
import {
  capital,
  columnTitle,
  contactText,
  countedText,
  decimalsIn,
  paragraphText,
  policyText,
  privateText,
  publishedText,
  releasedText,
  signOffText,
  symbols,
} from './words.ts'

export function releaseBook(document: ReleaseDocument): Book {
  const { content } = document
  const sheets = [
    ...statementSheet(content),
    notesSheet(content),
    ...definitionsSheet(content),
    ...qualitySheet(content),
    ...revisionsSheet(content),
    ...figuresSheet(content),
    ...content.tables.map((table, place) => tableSheet(table, place + 1, content)),
  ]
  return {
    title: content.title,
    subject: content.subtitle,
    author: `${content.partnership} partnership with ${content.policeForce}`,
    at: document.publishedAt,
    sheets: [coverSheet(document), contentsSheet(sheets), ...sheets],
  }
}

const line = (text: string, style?: BookRow['style']): BookRow => ({ cells: [text], style })
/** Said at the head of each sheet of what is not for the public. */
const privately = (content: ReleaseContent): BookRow[] => {
  const text = privateText(content)
  return text === undefined ? [] : [line(text)]
}

function coverSheet({ content, notice, signOffs, contentHash, ...document }: ReleaseDocument): BookSheet {
  const rows = [
    line(content.title, 'title'),
    line(content.subtitle),
    ...(notice === undefined ? [] : [line(notice)]),
    ...privately(content),
    line(publishedText({ content, signOffs, contentHash, ...document })),
    line(countedText(content)),
    line(policyText(content)),
    line(`Questions: ${contactText(content)}`),
    ...signOffs.map((one) => line(signOffText(one))),
    line(`Made by ${content.madeBy}. SHA-256 of the content: ${contentHash}`),
    line('Symbols such as [c] are told in the sheet Notes.'),
  ]
  return { name: 'Cover', widths: [100], rows }
}

/** `named` are the headings; the rows before them say what the sheet holds. */
function listed(
  name: string,
  before: readonly BookRow[],
  named: readonly { text: string; width: number }[],
  rows: readonly BookRow[],
): BookSheet {
  const head: BookRow = { cells: named.map(({ text }) => text), style: 'head' }
  const over = before.map((row): BookRow => ({ ...row, style: row.style ?? 'note' }))
  return { name, widths: named.map(({ width }) => width), rows: [...over, head, ...rows], headAt: over.length }
}

const contentsSheet = (sheets: readonly BookSheet[]): BookSheet =>
  listed(
    'Contents',
    [line('Contents', 'title'), line('This sheet holds one table: the other sheets, each with a link to it.')],
    [
      { text: 'Sheet', width: 20 },
      { text: 'What it holds', width: 90 },
    ],
    sheets.map(({ name, rows }) => ({ cells: [{ text: name, sheet: name }, firstText(rows)] })),
  )

const firstText = ([first]: readonly BookRow[]): string => (typeof first?.cells[0] === 'string' ? first.cells[0] : '')

const statementSheet = (content: ReleaseContent): BookSheet[] =>
  content.statement.length === 0
    ? []
    : [
        {
          name: 'Statement',
          widths: [100],
          rows: [
            line('Statement', 'title'),
            ...privately(content),
            ...content.statement.flatMap(({ heading, paragraphs }) => [
              line(heading, 'head'),
              ...paragraphs.map((one) => line(paragraphText(one))),
            ]),
          ],
        },
      ]

const notesSheet = (content: ReleaseContent): BookSheet =>
  listed(
    'Notes',
    [line('Notes: symbols', 'title'), line(policyText(content)), line('This sheet holds one table.')],
    [
      { text: 'Symbol', width: 14 },
      { text: 'Meaning', width: 80 },
    ],
    symbols.map(([symbol, meaning]) => ({ cells: [symbol, capital(meaning)] })),
  )

const definitionsSheet = ({ measures }: ReleaseContent): BookSheet[] =>
  measures.length === 0
    ? []
    : [
        listed(
          'Definitions',
          [line('Definitions of what is counted', 'title'), line('This sheet holds one table.')],
          [
            { text: 'Measure', width: 28 },
            { text: 'Identifier', width: 26 },
            { text: 'Version', width: 10 },
            { text: 'Unit', width: 20 },
            { text: 'Definition', width: 60 },
            { text: 'Counted out of', width: 40 },
            { text: 'By which date', width: 40 },
            { text: 'Source', width: 30 },
            { text: 'To bear in mind', width: 60 },
          ],
          measures.map((one) => ({
            cells: [
              one.title,
              one.id,
              { number: one.version, decimals: 0 },
              one.unit,
              one.definition,
              one.population,
              one.date,
              one.source,
              one.caveats.join(' ') || 'Nothing',
            ],
          })),
        ),
      ]

const qualitySheet = ({ quality }: ReleaseContent): BookSheet[] =>
  quality.length === 0
    ? []
    : [
        listed(
          'Quality',
          [line('Quality of the records', 'title'), line('This sheet holds one table.')],
          [
            { text: 'About', width: 30 },
            { text: 'What is known', width: 80 },
          ],
          quality.map(({ heading, text }) => ({ cells: [heading, text] })),
        ),
      ]

const revisionsSheet = ({ revisions }: ReleaseContent): BookSheet[] =>
  revisions.length === 0
    ? []
    : [
        listed(
          'Revisions',
          [line('Figures that differ from those of earlier releases', 'title'), line('This sheet holds one table.')],
          [
            { text: 'Figure', width: 40 },
            { text: 'As published', width: 14 },
            { text: 'Now', width: 14 },
            { text: 'Published on', width: 20 },
            { text: 'Why it differs', width: 60 },
          ],
          revisions.map((one) => ({
            cells: [one.title, valueCell(one.published), valueCell(one.now), releasedText(one.releasedOn), one.reason],
          })),
        ),
      ]

const figuresSheet = (content: ReleaseContent): BookSheet[] =>
  content.figures.length === 0
    ? []
    : [
        listed(
          'Figures',
          [line('Headline figures', 'title'), ...privately(content), line('This sheet holds one table.')],
          [
            { text: 'Figure', width: 40 },
            { text: 'Value', width: 12 },
            { text: 'Unit', width: 28 },
            { text: 'Place', width: 28 },
            { text: 'Period', width: 34 },
            { text: 'Value before', width: 14 },
            { text: 'Period before', width: 34 },
            { text: 'Change', width: 50 },
          ],
          content.figures.map((one) => ({
            cells: [
              one.title,
              valueCell(one.value),
              one.unit,
              one.place.name,
              periodInWords(one.period),
              one.before ? valueCell(one.before.value) : { symbol: '[z]' },
              one.before ? periodInWords(one.before.period) : 'Not compared',
              one.change ?? 'Not said',
            ],
          })),
        ),
      ]

function tableSheet(table: ReleaseTable, place: number, content: ReleaseContent): BookSheet {
  const before = [
    line(`Table ${place}: ${table.title}`, 'title'),
    ...privately(content),
    line(`Unit: ${table.unit}.`),
    line(`Geography: ${table.place.name}.`),
    line(`Period: ${periodInWords(table.period)}.`),
    ...(table.columnsTitle === undefined ? [] : [line(`Columns: ${table.columnsTitle}.`)]),
    ...table.notes.map((note) => line(note)),
    line('This sheet holds one table. Symbols are told in the sheet Notes.'),
  ]
  const longest = Math.max(table.rowsTitle.length, ...table.rows.map(({ label }) => label.length))
  return listed(
    `Table_${place}`,
    before,
    [
      { text: table.rowsTitle, width: Math.min(60, Math.max(24, longest + 2)) },
      ...table.columns.map((column) => ({ text: columnTitle(column, table), width: 16 })),
    ],
    table.rows.map(({ label, isTotal, cells }) => ({
      cells: [label, ...table.columns.map((column, at) => valueCell(cells[at] ?? '[x]', column.decimals))],
      style: isTotal ? 'total' : undefined,
    })),
  )
}

const valueCell = (value: Cell, decimals = decimalsIn(value)): BookCell =>
  typeof value === 'number' ? { number: value, decimals } : { symbol: value }
