/** A book as Excel's file: Office Open XML, transitional (ECMA-376, part 1), each table a table. */
import {
  FROZEN_MAX,
  columnName,
  headings,
  tableOf,
  xmlText,
  type Book,
  type BookCell,
  type BookRow,
  type BookSheet,
} from './book.ts'
import { dateOnly, type Marked } from './xlsx-parts.ts'
import { contentTypes, packageParts, styles, styleOf } from './xlsx-parts.ts'
import { zipOf } from './zip.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export function xlsxOf(book: Book): Buffer {
  const marked: Marked[] = []
  for (const [place, sheet] of book.sheets.entries()) {
    const table = tableOf(sheet)
    if (table) marked.push({ sheet: place + 1, name: sheet.name, ...table })
  }
  return zipOf([
    { name: '[Content_Types].xml', content: HEAD + contentTypes(book.sheets.length, marked.length) },
    ...packageParts({ ...book, created: dateOnly(book.at) }).map(({ name, content }) => ({
      name,
      content: HEAD + content,
    })),
    { name: 'xl/workbook.xml', content: HEAD + workbook(book) },
    { name: 'xl/_rels/workbook.xml.rels', content: HEAD + workbookLinks(book) },
    { name: 'xl/styles.xml', content: HEAD + styles() },
    ...book.sheets.map((sheet, place) => ({
      name: `xl/worksheets/sheet${place + 1}.xml`,
      content:
        HEAD +
        worksheet(
          sheet,
          place === 0,
          marked.some((one) => one.sheet === place + 1),
        ),
    })),
    ...marked.flatMap((table, place) => [
      {
        name: `xl/worksheets/_rels/sheet${table.sheet}.xml.rels`,
        content: `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/table" Target="../tables/table${place + 1}.xml"/></Relationships>`,
      },
      {
        name: `xl/tables/table${place + 1}.xml`,
        content: HEAD + tablePart(table, place + 1, book.sheets[table.sheet - 1]?.rows[table.first]?.cells ?? []),
      },
    ]),
  ])
}

const workbook = ({ sheets }: Book): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets
    .map(({ name }, place) => `<sheet name="${xmlText(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`)
    .join('')}</sheets></workbook>`

const workbookLinks = ({ sheets }: Book): string =>
  `<Relationships xmlns="${PACKAGE}">${sheets
    .map(
      (_, place) =>
        `<Relationship Id="rId${place + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${place + 1}.xml"/>`,
    )
    .join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`

function worksheet(sheet: BookSheet, isFirst: boolean, hasTable: boolean): string {
  const width = Math.max(1, ...sheet.rows.map(({ cells }) => cells.length))
  const heads = sheet.headAt === undefined ? [] : headings(sheet.rows[sheet.headAt]?.cells ?? [])
  const rows = sheet.rows.map((row, place) => rowPart(place === sheet.headAt ? { ...row, cells: heads } : row, place))
  const links = sheet.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) =>
      typeof cell === 'object' && 'sheet' in cell
        ? [
            `<hyperlink ref="${columnName(column)}${row + 1}" location="'${xmlText(cell.sheet)}'!A1" display="${xmlText(cell.text)}"/>`,
          ]
        : [],
    ),
  )
  return [
    `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
    `<dimension ref="A1:${columnName(width - 1)}${Math.max(1, sheet.rows.length)}"/>`,
    `<sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>${hasTable ? pane(sheet.headAt ?? 0) : ''}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${sheet.widths.map((one, place) => `<col min="${place + 1}" max="${place + 1}" width="${one}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${rows.join('')}</sheetData>`,
    links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    hasTable ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' : '',
    '</worksheet>',
  ].join('')
}

/** The headings and the first column stay in sight; the first column alone where many notes stand over the headings. */
function pane(headAt: number): string {
  if (headAt >= FROZEN_MAX) return '<pane xSplit="1" topLeftCell="B1" activePane="topRight" state="frozen"/>'
  return `<pane xSplit="1" ySplit="${headAt + 1}" topLeftCell="B${headAt + 2}" activePane="bottomRight" state="frozen"/>`
}

const rowPart = ({ cells, style }: BookRow, row: number): string =>
  `<row r="${row + 1}">${cells.map((cell, column) => cellPart(cell, `${columnName(column)}${row + 1}`, style)).join('')}</row>`

function cellPart(cell: BookCell, at: string, style: BookRow['style']): string {
  const look = styleOf(cell, style)
  if (typeof cell === 'object' && 'number' in cell) return `<c r="${at}" s="${look}"><v>${cell.number}</v></c>`
  const text = typeof cell === 'string' ? cell : 'symbol' in cell ? cell.symbol : cell.text
  return `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text.slice(0, 32_000))}</t></is></c>`
}

function tablePart(table: Marked, id: number, cells: readonly BookCell[]): string {
  const ref = `A${table.first + 1}:${columnName(table.width - 1)}${table.last + 1}`
  const columns = headings(cells).map((name, place) => `<tableColumn id="${place + 1}" name="${xmlText(name)}"/>`)
  const name = /^[A-Za-z_]/.test(table.name) ? table.name : `_${table.name}`
  // The name must not look like a cell, such as "Table1" in a sheet of very many columns would not, but "T1" does.
  return `<table xmlns="${MAIN}" id="${id}" name="data_${name}" displayName="data_${name}" ref="${ref}" totalsRowShown="0"><tableColumns count="${columns.length}">${columns.join('')}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`
}
