/**
 * What PDF/UA-1 (ISO 14289-1) asks of a file and a program can see, looked for by another library than the one that wrote
 * it: after the failure conditions of the Matterhorn Protocol 1.1 that are named.
 */
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'

export type Element = { role: string; dict: PDFDict; parent: string | undefined }
export type Checked = { faults: string[]; elements: Element[]; pages: number; title: string | undefined }

const name = (text: string) => PDFName.of(text)
const textOf = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined

export async function checkPdfUa(bytes: Uint8Array): Promise<Checked> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { catalog, context } = document
  const faults: string[] = []
  const must = (isSo: boolean, fault: string) => {
    if (!isSo) faults.push(fault)
  }
  must(
    catalog.lookupMaybe(name('MarkInfo'), PDFDict)?.lookup(name('Marked')) === PDFBool.True,
    '06: not marked as tagged',
  )
  must(/^en-GB$/.test(textOf(catalog.lookup(name('Lang'))) ?? ''), '11-006: no language')
  must(
    catalog.lookupMaybe(name('ViewerPreferences'), PDFDict)?.lookup(name('DisplayDocTitle')) === PDFBool.True,
    '07-001: the title is not displayed',
  )
  const metadata = catalog.lookup(name('Metadata'))
  const xmp = metadata instanceof PDFRawStream ? Buffer.from(metadata.getContents()).toString('utf8') : ''
  must(/pdfuaid:part(>|=")1/.test(xmp), '05-001: not declared as PDF/UA-1')
  must(/dc:title/.test(xmp), '06-003: no title in the metadata')
  must((document.getTitle() ?? '') !== '', '06-003: no title')
  const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  must(root !== undefined, '01-005: no structure tree')
  const elements = root ? elementsOf(root, undefined) : []
  for (const { role, dict, parent } of elements) {
    if (role === 'Figure') must((textOf(dict.lookup(name('Alt'))) ?? '') !== '', '13-004: a figure without words')
    if (role === 'TH') must(scopeOf(dict) !== undefined, '15-003: a heading of a table without scope')
    if (role === 'TR')
      must(['Table', 'THead', 'TBody', 'TFoot'].includes(parent ?? ''), '09-004: a row outside a table')
    if (role === 'TH' || role === 'TD') must(parent === 'TR', '09-004: a cell outside a row')
    if (role === 'LI') must(parent === 'L', '09-005: an item outside a list')
  }
  const levels = elements.flatMap(({ role }) => (/^H[1-6]$/.test(role) ? Number(role[1]) : []))
  levels.forEach((level, place) => must(level <= (levels[place - 1] ?? 0) + 1, '14-003: a level of heading is skipped'))
  for (const page of document.getPages())
    if (page.node.Annots())
      must(page.node.lookup(name('Tabs')) === name('S'), '28-008: tabs do not follow the structure')
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue
    if (object.get(name('Type')) === name('FontDescriptor'))
      must(
        ['FontFile', 'FontFile2', 'FontFile3'].some((file) => object.has(name(file))),
        '31-009: a typeface is not embedded',
      )
    if (object.get(name('Subtype')) === name('Type0'))
      must(object.has(name('ToUnicode')), '10-001: a typeface without Unicode')
    if (object.get(name('Subtype')) === name('Link'))
      must(
        object.has(name('StructParent')) && textOf(object.lookup(name('Contents'))) !== undefined,
        '28-012: a link without words',
      )
  }
  return { faults: [...new Set(faults)], elements, pages: document.getPageCount(), title: document.getTitle() }
}

function elementsOf(parent: PDFDict, role: string | undefined): Element[] {
  const kids = parent.lookup(name('K'))
  const list = kids instanceof PDFArray ? kids.asArray() : kids ? [kids] : []
  return list
    .map((kid) => parent.context.lookup(kid))
    .filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.get(name('S')) instanceof PDFName)
    .flatMap((dict) => {
      const own = (dict.get(name('S')) as PDFName).decodeText()
      return [{ role: own, dict, parent: role }, ...elementsOf(dict, own)]
    })
}

/** "Row" or "Column". */
export function scopeOf(dict: PDFDict): string | undefined {
  const attributes = dict.lookup(name('A'))
  const all =
    attributes instanceof PDFArray ? attributes.asArray().map((one) => dict.context.lookup(one)) : [attributes]
  const scopes = all.flatMap((one) => (one instanceof PDFDict ? (one.get(name('Scope')) ?? []) : []))
  return scopes[0] instanceof PDFName ? scopes[0].decodeText() : undefined
}
