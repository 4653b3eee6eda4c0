/**
 * The release for programs that read tables: one tidy CSV a table, a row for each cell, and beside them the metadata of
 * CSV on the Web (W3C, "Metadata Vocabulary for Tabular Data"), under the name at which its readers look.
 */
import { toCsv } from '../../platform/csv.ts'
import { dayOf } from '../../platform/dates.ts'
import { zipOf } from '../../platform/files/index.ts'
import { cellSymbols, type About, type Cell, type ReleaseDocument, type ReleaseTable } from '../release/document.ts'
import { countedText, policyText } from './words.ts'

type Value = string | number | undefined
/** A column of a CSV: its name in the heading, what it holds, and for text, number, day or truth. */
type Column = {
  name: string
  description: string
  datatype: 'string' | 'decimal' | 'integer' | 'date' | 'boolean'
  required?: boolean
}
type Sheet = {
  url: string
  title: string
  notes: readonly string[]
  columns: readonly Column[]
  key: readonly string[]
  rows: readonly (readonly Value[])[]
}

export function releaseAsCsvw(document: ReleaseDocument): Buffer {
  const sheets = sheetsOf(document)
  return zipOf([
    { name: 'csv-metadata.json', content: `${JSON.stringify(metadata(document, sheets), null, 2)}\n` },
    ...sheets.map(({ url, columns, rows }) => ({
      name: url,
      // Without the byte-order mark that spreadsheets want: they have files of their own.
      content: toCsv([columns.map(({ name }) => name), ...rows]).replace(/^\uFEFF/, ''),
    })),
  ])
}

function metadata(document: ReleaseDocument, sheets: readonly Sheet[]): object {
  const { content, contentHash, publishedAt } = document
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:title': content.title,
    'dc:description': [content.subtitle, document.notice, countedText(content), policyText(content)]
      .filter(Boolean)
      .join(' '),
    'dc:publisher': `${content.partnership} partnership with ${content.policeForce}`,
    'dc:issued': { '@value': dayOf(publishedAt), '@type': 'date' },
    'dc:identifier': `sha256:${contentHash}`,
    'dc:language': 'en-GB',
    dialect: { encoding: 'utf-8', delimiter: ',', header: true, headerRowCount: 1, quoteChar: '"', doubleQuote: true },
    tables: sheets.map((sheet) => ({
      url: sheet.url,
      'dc:title': sheet.title,
      notes: [...sheet.notes, QUOTED],
      tableSchema: {
        columns: sheet.columns.map(({ name, description, datatype, required = false }) => ({
          name,
          titles: name,
          'dc:description': description,
          datatype,
          required,
          ...(required ? {} : { null: '' }),
        })),
        primaryKey: sheet.key,
      },
    })),
  }
}

const QUOTED = 'A text that a spreadsheet would take for a formula has an apostrophe before it.'

const sheetsOf = ({ content }: ReleaseDocument): Sheet[] => [
  ...content.tables.map(tableSheet),
  ...(content.figures.length === 0 ? [] : [figuresSheet(content.figures)]),
  ...(content.measures.length === 0 ? [] : [measuresSheet(content.measures)]),
  ...(content.revisions.length === 0 ? [] : [revisionsSheet(content.revisions)]),
]

const SYMBOLS = Object.entries(cellSymbols)
  .map(([symbol, meaning]) => `${symbol} ${meaning}`)
  .join('; ')
const text = (name: string, description: string, required = true): Column => ({
  name,
  description,
  datatype: 'string',
  required,
})
const value = (name: string, description: string): Column => ({ name, description, datatype: 'decimal' })
const symbol = (name: string, of: string): Column => text(name, `Why there is no number in ${of}: ${SYMBOLS}`, false)
const day = (name: string, description: string, required = true): Column => ({
  name,
  description,
  datatype: 'date',
  required,
})

const placed: readonly Column[] = [
  text('measure', 'The identifier of what is counted'),
  text('place', 'The area counted'),
  text('authorities', 'The GSS codes of its authorities, with spaces between; none for the whole force area', false),
  day('period_from', 'The first day counted'),
  day('period_to', 'The last day counted'),
]
const placedIn = ({ measure, place, period }: About): Value[] => [
  measure,
  place.name,
  place.authorities.join(' '),
  period.from,
  period.to,
]

const numberOf = (cell: Cell | undefined): Value => (typeof cell === 'number' ? cell : undefined)
const symbolOf = (cell: Cell | undefined): Value => (typeof cell === 'string' ? cell : undefined)

const tableSheet = (table: ReleaseTable): Sheet => ({
  url: `${table.id}.csv`,
  title: table.title,
  notes: table.notes,
  key: ['row_key', 'column_key'],
  columns: [
    text('row_key', 'The key of the row'),
    text('row', table.rowsTitle),
    { name: 'is_total', description: 'Whether the row is a total of others', datatype: 'boolean', required: true },
    text('column_key', 'The key of the column'),
    text('column', table.columnsTitle ?? 'What the value is'),
    value('value', 'The number, where there is one'),
    symbol('symbol', 'value'),
    text('unit', 'What the value counts'),
    ...placed,
  ],
  rows: table.rows.flatMap((row) =>
    table.columns.map((column, place): Value[] => {
      const cell = row.cells[place] ?? '[x]'
      return [
        row.key,
        row.label,
        String(row.isTotal),
        column.key,
        column.title,
        numberOf(cell),
        symbolOf(cell),
        column.unit,
        ...placedIn(table),
      ]
    }),
  ),
})

const figuresSheet = (figures: ReleaseDocument['content']['figures']): Sheet => ({
  url: 'figures.csv',
  title: 'Headline figures',
  notes: [],
  key: ['id'],
  columns: [
    text('id', 'The figure’s anchor in the page'),
    text('title', 'The figure'),
    value('value', 'The number, where there is one'),
    symbol('symbol', 'value'),
    text('unit', 'What the value counts'),
    ...placed,
    value('before_value', 'The number of the period compared with'),
    symbol('before_symbol', 'before_value'),
    day('before_from', 'The first day of the period compared with', false),
    day('before_to', 'The last day of the period compared with', false),
    text('change', 'Whether the change is more than chance would usually give', false),
  ],
  rows: figures.map((one) => [
    one.id,
    one.title,
    numberOf(one.value),
    symbolOf(one.value),
    one.unit,
    ...placedIn(one),
    numberOf(one.before?.value),
    symbolOf(one.before?.value),
    one.before?.period.from,
    one.before?.period.to,
    one.change,
  ]),
})

const measuresSheet = (measures: ReleaseDocument['content']['measures']): Sheet => ({
  url: 'measures.csv',
  title: 'Definitions of what is counted',
  notes: [],
  key: ['id', 'version'],
  columns: [
    text('id', 'The identifier of the measure'),
    { name: 'version', description: 'The version of its definition', datatype: 'integer', required: true },
    text('title', 'The measure'),
    text('unit', 'What it counts'),
    text('definition', 'What is counted'),
    text('population', 'What it is counted out of'),
    text('date', 'The date by which it goes'),
    text('source', 'Where the records are from'),
    text('caveats', 'What to bear in mind', false),
  ],
  rows: measures.map((one) => [
    one.id,
    one.version,
    one.title,
    one.unit,
    one.definition,
    one.population,
    one.date,
    one.source,
    one.caveats.join(' '),
  ]),
})

const revisionsSheet = (revisions: ReleaseDocument['content']['revisions']): Sheet => ({
  url: 'revisions.csv',
  title: 'Figures that differ from those of earlier releases',
  notes: [],
  key: ['place'],
  columns: [
    { name: 'place', description: 'The place in the list', datatype: 'integer', required: true },
    text('title', 'The figure'),
    value('published', 'As published'),
    symbol('published_symbol', 'published'),
    value('now', 'As counted for this release'),
    symbol('now_symbol', 'now'),
    text('released_on', 'When it was published'),
    text('reason', 'Why it differs'),
  ],
  rows: revisions.map((one, place) => [
    place + 1,
    one.title,
    numberOf(one.published),
    symbolOf(one.published),
    numberOf(one.now),
    symbolOf(one.now),
    one.releasedOn,
    one.reason,
  ]),
})
