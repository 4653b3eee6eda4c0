/** The dashboard: every measure for a financial year and an area, beside the year before, each with unit and definition. */
import { z } from 'zod'
import { get, type Route, type Visit } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  button,
  changeInWords,
  dateTimeInWords,
  details,
  errorSummary,
  html,
  number,
  periodInWords,
  scrollTable,
  select,
} from '../../platform/pages/index.ts'
import { financialYearOf, financialYearPeriod, parseFinancialYear, yearBefore } from '../../platform/dates.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { figures, type Figure } from '../actions.ts'
import { questionSentence } from '../question.ts'

const text = z.string().catch('')

async function getFigures(visit: Visit): Promise<Reply> {
  const lastWholeYear = financialYearOf(yearBefore(financialYearPeriod(financialYearOf(dayOf(nowFor(visit.who))))).from)
  const asked = text.parse(visit.query['year'])
  const year = parseFinancialYear(asked) ?? lastWholeYear
  const area = text.parse(visit.query['area'] ?? visit.who.homeArea ?? '')
  const period = financialYearPeriod(year)
  const answered = await figures(visit.database, visit.who, {
    period,
    compare: yearBefore(period),
    authorities: area === '' ? [] : [area],
  })
  if (!answered.ok) {
    if (answered.refusal.kind === 'not_found') return pageNotFound
    const sentence = questionSentence(answered.refusal)
    return visit.page(
      {
        title: 'Figures',
        errors: true,
        body: html`${errorSummary({ titleText: 'There is a problem', errorList: [{ text: sentence }] })}
          <h1 class="govuk-heading-l">Figures</h1>
          <p class="govuk-body"><a class="govuk-link" href="/figures">Show the figures of your area</a></p>`,
      },
      422,
    )
  }
  const found = answered.value
  const current = Number(financialYearOf(dayOf(nowFor(visit.who))).slice(0, 4))
  const years = Array.from({ length: 6 }, (_, back) => financialYearOf(`${current - back}-04-01` as never))
  const row = (figure: Figure) => [
    { text: figure.measure.title },
    { text: `${number(figure.value)} ${figure.value === 1 ? figure.measure.unit.one : figure.measure.unit.many}` },
    { text: number(figure.before!.value), format: 'numeric' },
    { text: changeInWords(figure.value, figure.before!.value) },
  ]
  return visit.page({
    title: 'Figures',
    wide: true,
    body: html`<h1 class="govuk-heading-l">Figures, ${periodInWords(found.period)}</h1>
      <form method="get" action="/figures">
        ${select({
          id: 'year',
          name: 'year',
          label: { text: 'Financial year' },
          items: years.map((one) => ({ value: one, text: one, selected: one === year })),
        })}
        ${select({
          id: 'area',
          name: 'area',
          label: { text: 'Area' },
          items: [
            { value: '', text: `All of ${found.areaName}`, selected: area === '' },
            ...found.area.map((one) => ({ value: one.gssCode, text: one.name, selected: one.gssCode === area })),
          ],
        })}
        ${button({ text: 'Show' })}
      </form>
      ${scrollTable({
        caption: `Counted as known at ${dateTimeInWords(found.knownAt)}`,
        head: [{ text: 'Measure' }, { text: 'Figure' }, { text: 'Year before', format: 'numeric' }, { text: 'Change' }],
        rows: found.figures.map(row),
        firstCellIsHeader: true,
      })}
      <h2 class="govuk-heading-m">What each figure counts</h2>
      ${found.figures.map((figure) =>
        details({
          summaryText: figure.measure.title,
          text: `${figure.measure.definition} Date: ${figure.measure.date}.`,
        }),
      )}`,
  })
}

export const routes: readonly Route[] = [get('/figures', 'view_figures', getFigures)]
