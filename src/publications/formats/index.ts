/** A release in every form that its readers get. The same document gives the same bytes. */
import { setImmediate } from 'node:timers/promises'
import { odsOf, xlsxOf } from '../../platform/files/index.ts'
import type { ReleaseDocument } from '../release/document.ts'
import { releaseBook } from './book.ts'
import { releaseAsCsvw } from './csvw.ts'
import { releaseAsHtml } from './html.ts'
import { releaseAsJson } from './json.ts'
import { releaseAsPdf } from './pdf.ts'
import { slideAsHtml, slideAsPdf } from './slide.ts'
import { statementAsHtml, statementAsPdf } from './statement.ts'

export { documentJsonSchema, documentSchema } from './document-schema.ts'
export { releaseView, type Download } from './page/release.view.ts'
export { slideView } from './slide.ts'
export { statementView } from './statement.ts'

/** A file as it is sent: `name` after the release's address. */
export type Rendered = { bytes: Buffer | string; type: string; name: string }
type Form = {
  /** What readers are told that it is. */
  words: string
  type: string
  /** What stands in the name after the release's address. */
  ending: string
  make(document: ReleaseDocument): Promise<Buffer> | Buffer | string
}

const forms = {
  html: { words: 'Page to keep (HTML)', type: 'text/html; charset=utf-8', ending: '.html', make: releaseAsHtml },
  pdf: { words: 'Document, accessible (PDF)', type: 'application/pdf', ending: '.pdf', make: releaseAsPdf },
  ods: {
    words: 'Spreadsheet, accessible (ODS)',
    type: 'application/vnd.oasis.opendocument.spreadsheet',
    ending: '.ods',
    make: (document) => odsOf(releaseBook(document)),
  },
  xlsx: {
    words: 'Spreadsheet for Excel (XLSX)',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: '.xlsx',
    make: (document) => xlsxOf(releaseBook(document)),
  },
  csv: {
    words: 'Tables with their metadata (CSV, zipped)',
    type: 'application/zip',
    ending: '-csv.zip',
    make: releaseAsCsvw,
  },
  json: {
    words: 'Everything for programs (JSON)',
    type: 'application/json; charset=utf-8',
    ending: '.json',
    make: releaseAsJson,
  },
} as const satisfies Record<string, Form>

const ofStatement = {
  html: {
    words: 'Statement (HTML)',
    type: 'text/html; charset=utf-8',
    ending: '-statement.html',
    make: statementAsHtml,
  },
  pdf: { words: 'Statement of a page (PDF)', type: 'application/pdf', ending: '-statement.pdf', make: statementAsPdf },
} as const satisfies Record<string, Form>

const ofSlides = {
  html: { words: 'Slide (HTML)', type: 'text/html; charset=utf-8', ending: '-slide.html', make: slideAsHtml },
  pdf: { words: 'Slide for the meeting (PDF)', type: 'application/pdf', ending: '-slide.pdf', make: slideAsPdf },
} as const satisfies Record<string, Form>

export type ReleaseFormat = keyof typeof forms
export type PageFormat = 'html' | 'pdf'
export const releaseFormats = Object.keys(forms) as ReleaseFormat[]
export const pageFormats: readonly PageFormat[] = ['html', 'pdf']
export const isReleaseFormat = (text: string): text is ReleaseFormat => Object.hasOwn(forms, text)

/** "Document, accessible (PDF)". */
export const formatWords = (format: ReleaseFormat): string => forms[format].words

export const render = (document: ReleaseDocument, format: ReleaseFormat): Promise<Rendered> =>
  made(document, forms[format])
/** The statement alone, a page for the press and the panel. */
export const statement = (document: ReleaseDocument, format: PageFormat): Promise<Rendered> =>
  made(document, ofStatement[format])
/** The page of a screen's shape, for the meeting. */
export const slides = (document: ReleaseDocument, format: PageFormat): Promise<Rendered> =>
  made(document, ofSlides[format])

async function made(document: ReleaseDocument, { type, ending, make }: Form): Promise<Rendered> {
  // Whoever waits for the server comes between two formats.
  await setImmediate()
  return { bytes: await make(document), type, name: `${document.slug}${ending}` }
}
