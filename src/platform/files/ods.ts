/** A book as an OpenDocument spreadsheet (version 1.3), each table a database range with its row of headings. */
import {
  FROZEN_MAX,
  columnName,
  headings,
  tableOf,
  textOf,
  xmlText,
  type Book,
  type BookCell,
  type BookRow,
  type BookSheet,
} from './book.ts'
import { dateOnly } from './xlsx-parts.ts'
import { zipOf } from './zip.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const TYPE = 'application/vnd.oasis.opendocument.spreadsheet'
const spaces = [
  ...['office', 'table', 'text', 'style', 'meta', 'config'].map((name) => [
    name,
    `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`,
  ]),
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['number', 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
]
const SPACES = spaces.map(([name, address]) => `xmlns:${name}="${address}"`).join(' ')
const root = (name: string, inside: string) =>
  `${HEAD}<office:${name} ${SPACES} office:version="1.3">${inside}</office:${name}>`

export const odsOf = (book: Book): Buffer =>
  zipOf([
    { name: 'mimetype', content: TYPE, stored: true },
    { name: 'META-INF/manifest.xml', content: manifest() },
    { name: 'content.xml', content: content(book) },
    { name: 'styles.xml', content: root('document-styles', `<office:styles>${DEFAULT}</office:styles>`) },
    { name: 'meta.xml', content: root('document-meta', `<office:meta>${meta(book)}</office:meta>`) },
    { name: 'settings.xml', content: root('document-settings', `<office:settings>${views(book)}</office:settings>`) },
  ])

const DEFAULT =
  '<style:default-style style:family="table-cell"><style:text-properties style:font-name="Arial" fo:font-family="Arial" fo:font-size="12pt" fo:language="en" fo:country="GB"/></style:default-style>'

const manifest = (): string =>
  `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${TYPE}"/>${['content', 'styles', 'meta', 'settings'].map((name) => `<manifest:file-entry manifest:full-path="${name}.xml" manifest:media-type="text/xml"/>`).join('')}</manifest:manifest>`

const meta = ({ title, subject, author, at }: Book): string =>
  `<meta:generator>Waymark</meta:generator><dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(subject)}</dc:subject><meta:initial-creator>${xmlText(author)}</meta:initial-creator><dc:creator>${xmlText(author)}</dc:creator><meta:creation-date>${dateOnly(at)}</meta:creation-date><dc:date>${dateOnly(at)}</dc:date><dc:language>en-GB</dc:language>`

const item = (name: string, type: string, value: string | number) =>
  `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`

/** The headings and the first column stay in sight; the first column alone where many notes stand over the headings. */
function frozen(sheet: BookSheet): string {
  const table = tableOf(sheet)
  if (!table) return ''
  const rows = table.first < FROZEN_MAX ? table.first + 1 : 0
  return [
    item('HorizontalSplitMode', 'short', 2),
    item('VerticalSplitMode', 'short', rows > 0 ? 2 : 0),
    item('HorizontalSplitPosition', 'int', 1),
    item('VerticalSplitPosition', 'int', rows),
    item('ActiveSplitRange', 'short', rows > 0 ? 3 : 1),
    item('PositionRight', 'int', 1),
    item('PositionBottom', 'int', rows),
  ].join('')
}

function views({ sheets }: Book): string {
  const entries = sheets.map(
    (sheet) =>
      `<config:config-item-map-entry config:name="${xmlText(sheet.name)}">${item('CursorPositionX', 'int', 0)}${item('CursorPositionY', 'int', 0)}${frozen(sheet)}</config:config-item-map-entry>`,
  )
  return `<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">${entries.join('')}</config:config-item-map-named>${item('ActiveTable', 'string', xmlText(sheets[0]?.name ?? ''))}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>`
}

function content(book: Book): string {
  const widths = [...new Set(book.sheets.flatMap((one) => one.widths))]
  const decimals = [0, 1, 2, 3, 4]
  const look = (name: string, cell: string, text: string, data = '') =>
    `<style:style style:name="${name}" style:family="table-cell"${data}><style:table-cell-properties style:vertical-align="top" ${cell}/>${text}</style:style>`
  const bold = '<style:text-properties fo:font-weight="bold"/>'
  const right = '<style:paragraph-properties fo:text-align="end"/>'
  const looks = [
    ...widths.map(
      (one) =>
        `<style:style style:name="w${one}" style:family="table-column"><style:table-column-properties style:column-width="${(one * 0.22).toFixed(2)}cm"/></style:style>`,
    ),
    '<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>',
    ...decimals.map(
      (many) =>
        `<number:number-style style:name="n${many}"><number:number number:decimal-places="${many}" number:min-decimal-places="${many}" number:min-integer-digits="1" number:grouping="true"/></number:number-style>`,
    ),
    ...decimals.flatMap((many) => [
      look(`number${many}`, '', '', ` style:data-style-name="n${many}"`),
      look(`total${many}`, '', bold, ` style:data-style-name="n${many}"`),
    ]),
    look('plain', 'fo:wrap-option="wrap"', ''),
    look('title', '', '<style:text-properties fo:font-weight="bold" fo:font-size="16pt"/>'),
    look('note', '', ''),
    look('head', 'fo:wrap-option="wrap"', bold),
    look('bold', 'fo:wrap-option="wrap"', bold),
    look('symbol', '', right),
    look('boldSymbol', '', right + bold),
  ]
  const ranges = book.sheets.flatMap((sheet) => {
    const table = tableOf(sheet)
    if (!table) return []
    const at = (column: number, row: number) => `'${xmlText(sheet.name)}'.${columnName(column)}${row + 1}`
    return [
      `<table:database-range table:name="data_${xmlText(sheet.name)}" table:target-range-address="${at(0, table.first)}:${at(table.width - 1, table.last)}" table:contains-header="true"/>`,
    ]
  })
  return root(
    'document-content',
    `<office:automatic-styles>${looks.join('')}</office:automatic-styles><office:body><office:spreadsheet>${book.sheets.map(sheetPart).join('')}${ranges.length > 0 ? `<table:database-ranges>${ranges.join('')}</table:database-ranges>` : ''}</office:spreadsheet></office:body>`,
  )
}

function sheetPart(sheet: BookSheet): string {
  const heads = sheet.headAt === undefined ? [] : headings(sheet.rows[sheet.headAt]?.cells ?? [])
  const rows = sheet.rows.map((row, place) =>
    place === sheet.headAt
      ? `<table:table-header-rows>${rowPart({ ...row, cells: heads })}</table:table-header-rows>`
      : rowPart(row),
  )
  const columns = sheet.widths.map((one) => `<table:table-column table:style-name="w${one}"/>`)
  return `<table:table table:name="${xmlText(sheet.name)}">${columns.join('')}${rows.join('')}</table:table>`
}

const rowPart = ({ cells, style }: BookRow): string =>
  `<table:table-row table:style-name="row">${cells.map((cell) => cellPart(cell, style)).join('')}</table:table-row>`

function cellPart(cell: BookCell, row: BookRow['style']): string {
  const isTotal = row === 'total'
  if (typeof cell === 'object' && 'number' in cell) {
    const look = `${isTotal ? 'total' : 'number'}${Math.min(cell.decimals, 4)}`
    return `<table:table-cell table:style-name="${look}" office:value-type="float" office:value="${cell.number}"><text:p>${cell.number.toFixed(Math.min(cell.decimals, 4))}</text:p></table:table-cell>`
  }
  const words = textOf(cell)
  const look =
    typeof cell === 'object' && 'symbol' in cell
      ? isTotal
        ? 'boldSymbol'
        : 'symbol'
      : isTotal
        ? 'bold'
        : (row ?? 'plain')
  const inside =
    typeof cell === 'object' && 'sheet' in cell
      ? `<text:p><text:a xlink:type="simple" xlink:href="#'${xmlText(cell.sheet)}'.A1">${spaced(words)}</text:a></text:p>`
      : xmlText(words)
          .split('\n')
          .map((line) => `<text:p>${spacedXml(line)}</text:p>`)
          .join('')
  return `<table:table-cell table:style-name="${look}" office:value-type="string">${inside}</table:table-cell>`
}

const spaced = (text: string): string => spacedXml(xmlText(text).replaceAll('\n', ' '))

/** White space that XML would run together is said in elements. */
const spacedXml = (text: string): string =>
  text.replaceAll('\t', '<text:tab/>').replaceAll(/^ +| {2,}| +$/g, (run) => `<text:s text:c="${run.length}"/>`)
