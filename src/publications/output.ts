/**
 * The report in the form that somebody takes it away in. Everything that leaves as a file goes through `outputOf`: what
 * protects small numbers will stand here, before any form is made, and a further form is a further line.
 */
import { htmlFile } from './html-file.ts'
import { reportAsCsv } from './csv.ts'
import { reportAsJson } from './json.ts'
import type { ScrutinyReport } from './report.ts'

type Form = { type: string; make(report: ScrutinyReport): string | Uint8Array }

const forms = {
  html: { type: 'text/html; charset=utf-8', make: htmlFile },
  json: {
    type: 'application/json; charset=utf-8',
    make: (report) => `${JSON.stringify(reportAsJson(report), null, 2)}\n`,
  },
  csv: { type: 'text/csv; charset=utf-8', make: reportAsCsv },
} as const satisfies Record<string, Form>

export type Format = keyof typeof forms
export const formats = Object.keys(forms) as Format[]
export const isFormat = (text: string): text is Format => Object.hasOwn(forms, text)

/** Forms that the command's contract names and that are yet to come. */
export const formatsToCome: readonly string[] = ['pdf', 'ods']

export type Output = { type: string; name: string; content: string | Uint8Array }

export function outputOf(report: ScrutinyReport, format: Format): Output {
  const { type, make } = forms[format]
  const areas = report.geography.authorities.map((code) => `-${code}`).join('')
  return { type, name: `scrutiny-report-${report.year}${areas}.${format}`, content: make(report) }
}
