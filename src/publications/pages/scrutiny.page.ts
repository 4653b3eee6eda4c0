/** The scrutiny report of a year: on the screen, or to take away. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { dayOf, parseKnownAt, type FinancialYear } from '../../platform/dates.ts'
import { nowFor } from '../../platform/database/index.ts'
import { file, pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { errorSummary, html } from '../../platform/pages/index.ts'
import { areasOf } from '../../people/index.ts'
import { reportSentence, scrutinyReport } from '../actions.ts'
import { isFormat, outputOf, type Format } from '../output.ts'
import { figureAddress, urls, type Asking } from '../urls.ts'
import { lastWholeYear, parseReportYear, yearsOffered } from '../years.ts'
import { reportTitle, reportView } from './report.view.ts'
import { chooser, toolsView } from './tools.view.ts'

const text = z.string().trim().catch('')

/** The last whole year; or, from the form, the address of the year that was chosen there. */
export async function getLatest(visit: Visit): Promise<Reply> {
  const asked = text.parse(visit.query['year'])
  if (asked === '') return show(visit, lastWholeYear(todayOf(visit)))
  const year = parseReportYear(asked)
  if (!year) return pageNotFound
  return redirectTo(urls.report(year, { authorities: areasAsked(visit), knownAt: typed(visit) }))
}

/** `/scrutiny/2016-17` is the page; `/scrutiny/2016-17.csv` is the same to take away. */
export async function getReport(visit: Visit): Promise<Reply> {
  const [, year = '', format] = /^(\d{4}-\d{2})(?:\.([a-z]+))?$/.exec(visit.params['year'] ?? '') ?? []
  const parsed = parseReportYear(year)
  if (!parsed) return pageNotFound
  if (format === undefined) return show(visit, parsed)
  return isFormat(format) ? takeAway(visit, parsed, format) : pageNotFound
}

async function show(visit: Visit, year: FinancialYear): Promise<Reply> {
  const knownAt = knownAtOf(visit)
  if (knownAt === 'wrong') return notThere(visit, year, WRONG_MOMENT)
  const made = await scrutinyReport(visit.database, visit.who, { year, authorities: areasAsked(visit), knownAt })
  if (!made.ok) {
    if (made.refusal.kind === 'not_found') return pageNotFound
    return notThere(visit, year, reportSentence(made.refusal))
  }
  const report = made.value
  const choice = await choiceOf(visit, { authorities: report.geography.authorities, knownAt: typed(visit) })
  return visit.page({
    title: reportTitle(report),
    body: reportView(report, (figure, of) => figureAddress(figure, of, typed(visit)), toolsView(report, choice)),
  })
}

async function takeAway(visit: Visit, year: FinancialYear, format: Format): Promise<Reply> {
  const knownAt = knownAtOf(visit)
  if (knownAt === 'wrong') return notThere(visit, year, WRONG_MOMENT)
  const asked = { year, authorities: areasAsked(visit), knownAt, exportedAs: format }
  const made = await scrutinyReport(visit.database, visit.who, asked)
  if (!made.ok)
    return made.refusal.kind === 'not_found' ? pageNotFound : notThere(visit, year, reportSentence(made.refusal))
  const { type, content, name } = await outputOf(made.value, format)
  return file(type, content, name)
}

const WRONG_MOMENT = 'As known at must be a day or a date-time such as 2017-06-01 or 2017-06-01T09:00'

/** Why there is no such report, with the form to choose another. */
async function notThere(visit: Visit, year: string, sentence: string): Promise<Reply> {
  return visit.page(
    {
      title: 'Scrutiny report',
      errors: true,
      body: html`${errorSummary({ titleText: 'There is a problem', errorList: [{ text: sentence, href: '#year' }] })}
        <h1 class="govuk-heading-xl">Scrutiny report</h1>
        ${chooser(year, await choiceOf(visit, { authorities: undefined, knownAt: '' }))}`,
    },
    422,
  )
}

const choiceOf = async (visit: Visit, asking: Asking) => ({
  years: yearsOffered(todayOf(visit)),
  area: (await areasOf(visit.database, visit.who)).own,
  asking,
})

const todayOf = ({ who }: Visit) => dayOf(nowFor(who))
const typed = ({ query }: Visit): string => text.parse(query['known_at'])

function knownAtOf(visit: Visit) {
  const moment = typed(visit)
  return moment === '' ? undefined : (parseKnownAt(moment) ?? ('wrong' as const))
}

/** None named: the area of whoever asks. `all`: the whole force area. */
function areasAsked({ query }: Visit): string[] | undefined {
  const named = [query['area'] ?? []].flat().filter((code) => code !== '')
  if (named.length === 0) return undefined
  return named.includes('all') ? [] : named
}
