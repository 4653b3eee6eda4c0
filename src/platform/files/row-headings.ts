/**
 * The first cell of each row of a table names the row, which Typst has no stable way to say: its tag becomes TH with the
 * scope of a row, as PDF/UA wants of a heading.
 */
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib'

export async function nameRowHeadings(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context } = document
  const rows = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && isElement(object, 'TBody') ? children(object) : []))
    .filter((row) => isElement(row, 'TR'))
  if (rows.length === 0) return pdf
  const scope = context.obj({ O: 'Table', Scope: 'Row' })
  for (const row of rows) {
    const [first] = children(row)
    if (!first || !isElement(first, 'TD')) continue
    first.set(PDFName.of('S'), PDFName.of('TH'))
    first.set(PDFName.of('A'), scope)
  }
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false })
}

const isElement = (element: PDFDict, role: string): boolean => element.get(PDFName.of('S')) === PDFName.of(role)

function children(element: PDFDict): PDFDict[] {
  const kids = element.lookup(PDFName.of('K'))
  const list: PDFObject[] = kids instanceof PDFArray ? kids.asArray() : kids ? [kids] : []
  return list.map((kid) => element.context.lookup(kid)).filter((kid) => kid instanceof PDFDict)
}
