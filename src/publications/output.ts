/**
 * The report in the form that somebody takes it away in. Everything that leaves as a file goes through `outputOf`: what
 * protects small numbers will stand here, before any form is made, and a further form is a further line.
 */
import { htmlFile } from './html-file.ts'
import { reportAsCsv } from './csv.ts'
import { reportAsJson } from './json.ts'
import { render, type ReleaseFormat } from './formats/index.ts'
import type { ScrutinyReport } from './report.ts'
import { scrutinyDocument } from './scrutiny-document.ts'

type Made = string | Uint8Array
type Form = { type: string; make(report: ScrutinyReport): Made | Promise<Made> }

/** A form that releases have: the report in their shape, by their writer. */
const asRelease = (type: string, format: ReleaseFormat): Form => ({
  type,
  make: async (report) => (await render(scrutinyDocument(report, nameOf(report)), format)).bytes,
})

const forms = {
  html: { type: 'text/html; charset=utf-8', make: htmlFile },
  json: {
    type: 'application/json; charset=utf-8',
    make: (report) => `${JSON.stringify(reportAsJson(report), null, 2)}\n`,
  },
  csv: { type: 'text/csv; charset=utf-8', make: reportAsCsv },
  pdf: asRelease('application/pdf', 'pdf'),
  ods: asRelease('application/vnd.oasis.opendocument.spreadsheet', 'ods'),
  xlsx: asRelease('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'),
} as const satisfies Record<string, Form>

export type Format = keyof typeof forms
export const formats = Object.keys(forms) as Format[]
export const isFormat = (text: string): text is Format => Object.hasOwn(forms, text)

export type Output = { type: string; name: string; content: string | Uint8Array }

export async function outputOf(report: ScrutinyReport, format: Format): Promise<Output> {
  const { type, make } = forms[format]
  return { type, name: `${nameOf(report)}.${format}`, content: await make(report) }
}

function nameOf({ year, geography }: ScrutinyReport): string {
  return `scrutiny-report-${year}${geography.authorities.map((code) => `-${code}`).join('')}`
}
