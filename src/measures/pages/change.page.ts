/** Whether a figure's change is more than chance would usually give: a page, and the same for programs. */
import { may, type Visit } from '../../access/index.ts'
import { json, pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { tellFigureChange, type FigureChange } from '../change/actions.ts'
import { changeAsJson } from '../change/of-figure.ts'
import { processWords } from '../change/process.ts'
import { changeOf } from '../export.ts'
import type { Measure } from '../measure.ts'
import { ratioOf } from '../ratio.ts'
import { urls } from '../urls.ts'
import { askedOf, chooseAgain, problemOf, tidyAddress, type Asked } from './asked.ts'
import { changeView } from './change.view.ts'
import { addressOf, questionOf } from './choices.ts'
import { measureIn } from './figure.page.ts'
import { seriesIn, type SeriesChoices } from './series-choices.ts'
import { periodTitle } from './words.ts'

export async function getChange(visit: Visit): Promise<Reply> {
  const { query, database, who } = visit
  const measure = measureIn(visit)
  if (!measure) return pageNotFound
  const asked = await askedOf(visit, query, urls.change(measure.id), ['months', 'break'])
  if (!asked.choices) return chooseAgain(visit, measure.title, asked)
  const series = seriesIn(query)
  // Both can only be chosen from lists: what is in none was not chosen on the page.
  if (Array.isArray(series)) return chooseAgain(visit, measure.title, { ...asked, choices: undefined, errors: series })
  const tidy = tidyAddress(asked)
  if (tidy) return tidy
  if (query['series'] !== undefined)
    return redirectTo(`${addressOf(urls.change(measure.id), asked.choices, seriesQuery(series))}#series`)
  const told = await tellFigureChange(database, who, questionFor(measure, asked, series))
  if (!told.ok) return pageNotFound
  return visit.page({
    title: `${measure.title}: is it a real change? ${periodTitle(asked.choices)}`,
    wide: true,
    back: { href: addressOf(urls.figure(measure.id), asked.choices), text: measure.title },
    body: changeView(told.value, { asked, measure, series, mayExplain: may(who, 'annotate_figure') }),
  })
}

export async function getChangeJson(visit: Visit): Promise<Reply> {
  const measure = measureIn(visit)
  if (!measure) return pageNotFound
  const asked = await askedOf(visit, visit.query, urls.change(measure.id))
  const series = seriesIn(visit.query)
  if (!asked.choices || Array.isArray(series))
    return problemOf(visit, [...(asked.choices ? [] : asked.errors), ...(Array.isArray(series) ? series : [])])
  const told = await tellFigureChange(visit.database, visit.who, questionFor(measure, asked, series))
  return told.ok ? json(changeDocument(told.value, measure)) : pageNotFound
}

/** `break` of the page's form is one month; an address may name several. */
const seriesQuery = ({ months, breaks }: SeriesChoices) => ({ months: String(months), break: breaks[0] })

const questionFor = (measure: Measure, { choices }: Asked, { months, breaks }: SeriesChoices) => ({
  ...questionOf(choices),
  measure: measure.id,
  months,
  breaks,
})

/** Figure, interval and series as one document; names as in `waymark figures --json`. */
export function changeDocument({ figures, told, process, annotations }: FigureChange, measure: Measure): unknown {
  const [figure] = figures.figures
  const months = process.points.map(({ key }) => key)
  return {
    measure: measure.id,
    ...figures.period,
    known_at: figures.knownAt,
    authorities: figures.authorities,
    value: ratioOf(measure, figure!),
    ...(figures.compare ? { compare_from: figures.compare.from, compare_to: figures.compare.to } : {}),
    ...changeOf(figure!),
    ...changeAsJson(told),
    ...(told
      ? { change_verdict: told.verdict, change_interval_is_approximate: told.isApproximate, change_notes: told.notes }
      : {}),
    series: {
      from: months[0] ?? null,
      to: months.at(-1) ?? null,
      stretches: process.stretches.map(({ from, to, baseline, limits }) => ({
        from,
        to,
        baseline,
        method: limits?.method ?? null,
        centre: limits?.centre ?? null,
        lower: limits?.lower ?? null,
        upper: limits?.upper ?? null,
      })),
      months: process.points.map(({ key, value, centre, lower, upper, signals }) => ({
        month: key,
        value,
        centre,
        lower,
        upper,
        signals,
      })),
      signals: process.signals,
      words: processWords(process, measure.unit.many),
    },
    explanations: annotations.map(({ month, authority, text, signedBy, jobTitle }) => ({
      month,
      authority,
      text,
      signed_by: signedBy,
      job_title: jobTitle,
    })),
  }
}
