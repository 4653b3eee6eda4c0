/** The parts of Excel's file that say nothing of the sheets: kinds of content, properties, looks. */
import type { Instant } from '../dates.ts'
import { xmlText, type BookCell, type BookRow } from './book.ts'

/** A table of a sheet, both counted from one; its rows from nought. */
export type Marked = { sheet: number; name: string; first: number; last: number; width: number }

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function contentTypes(sheets: number, tables: number): string {
  const many = (count: number, path: (place: number) => string, type: string) =>
    Array.from({ length: count }, (_, place) => `<Override PartName="${path(place + 1)}" ContentType="${type}"/>`).join(
      '',
    )
  return [
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/>`,
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    many(sheets, (place) => `/xl/worksheets/sheet${place}.xml`, `${SHEET}.worksheet+xml`),
    many(tables, (place) => `/xl/tables/table${place}.xml`, `${SHEET}.table+xml`),
    '</Types>',
  ].join('')
}

type Properties = { title: string; subject: string; author: string; created: string }

export function packageParts({ title, subject, author, created }: Properties): { name: string; content: string }[] {
  const links = 'http://schemas.openxmlformats.org'
  return [
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${links}/package/2006/relationships"><Relationship Id="rId1" Type="${links}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${links}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    },
    {
      name: 'docProps/core.xml',
      content: `<cp:coreProperties xmlns:cp="${links}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(subject)}</dc:subject><dc:creator>${xmlText(author)}</dc:creator><dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${created}</dcterms:modified></cp:coreProperties>`,
    },
  ]
}

/** To the second, in UTC. */
export const dateOnly = (at: Instant): string => `${at.slice(0, 19)}Z`

const DECIMALS_MAX = 4
const looks = {
  plain: { font: 0, align: '<alignment vertical="top" wrapText="1"/>' },
  title: { font: 2, align: '<alignment vertical="top"/>' },
  note: { font: 0, align: '<alignment vertical="top"/>' },
  head: { font: 1, align: '<alignment vertical="bottom" wrapText="1"/>' },
  link: { font: 3, align: '<alignment vertical="top" wrapText="1"/>' },
  symbol: { font: 0, align: '<alignment horizontal="right" vertical="top"/>' },
  bold: { font: 1, align: '<alignment vertical="top" wrapText="1"/>' },
  boldSymbol: { font: 1, align: '<alignment horizontal="right" vertical="top"/>' },
}
const names = Object.keys(looks) as (keyof typeof looks)[]

/** The place of a cell's look among the formats below: words first, then numbers by decimals, plain and bold. */
export function styleOf(cell: BookCell, row: BookRow['style']): number {
  if (typeof cell === 'object' && 'number' in cell)
    return names.length + Math.min(cell.decimals, DECIMALS_MAX) * 2 + (row === 'total' ? 1 : 0)
  if (typeof cell === 'object' && 'symbol' in cell) return names.indexOf(row === 'total' ? 'boldSymbol' : 'symbol')
  if (typeof cell === 'object' && 'sheet' in cell) return names.indexOf('link')
  return names.indexOf(row === 'total' ? 'bold' : (row ?? 'plain'))
}

export function styles(): string {
  const decimals = Array.from({ length: DECIMALS_MAX + 1 }, (_, many) => many)
  const format = (many: number) => (many === 0 ? '#,##0' : `#,##0.${'0'.repeat(many)}`)
  const font = (rest: string, size = 12) =>
    `<font>${rest}<sz val="${size}"/>${rest.includes('<u/>') ? '<color rgb="FF0A5C73"/>' : ''}<name val="Arial"/><family val="2"/></font>`
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${decimals.length}">${decimals.map((many) => `<numFmt numFmtId="${164 + many}" formatCode="${format(many)}"/>`).join('')}</numFmts>`,
    `<fonts count="4">${font('')}${font('<b/>')}${font('<b/>', 16)}${font('<u/>')}</fonts>`,
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${names.length + 2 * decimals.length}">`,
    // Format 49 is text: what looks like a formula stays as it was written, also when the cell is edited.
    ...Object.values(looks).map(
      (look) =>
        `<xf numFmtId="49" fontId="${look.font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${look.align}</xf>`,
    ),
    ...decimals.flatMap((many) =>
      [0, 1].map(
        (bold) =>
          `<xf numFmtId="${164 + many}" fontId="${bold}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>`,
      ),
    ),
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('')
}
