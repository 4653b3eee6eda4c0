/** The records behind a figure, or behind one part of it: exactly those that it counts, each in its place. */
import { may, type Visit } from '../../access/index.ts'
import { parseInstant } from '../../platform/dates.ts'
import { file, pageNotFound, type Reply } from '../../platform/http/index.ts'
import { referenceOf, type Reference } from '../../reference/index.ts'
import { isPart } from '../breakdowns.ts'
import { openedAsCsv } from '../opened-csv.ts'
import { openFigure, type OpenQuestion } from '../open-figure.ts'
import type { PartOf } from '../counting.ts'
import { dimensionsOf, isDimension } from '../dimensions.ts'
import type { Measure, SideName } from '../measure.ts'
import { urls } from '../urls.ts'
import { askedOf, chooseAgain, tidyAddress } from './asked.ts'
import { addressOf, one, questionOf, type Choices, type Query } from './choices.ts'
import { measureIn } from './figure.page.ts'
import { recordsView } from './records.view.ts'
import { periodTitle } from './words.ts'

export const PAGE_SIZE = 50
const KEPT = ['by', 'part', 'across', 'across_part', 'side']

/** The parts that the address names: one of a breakdown or two of a crossing; undefined where there is no such part. */
function partsIn(query: Query, measure: Measure, reference: Reference): PartOf[] | undefined {
  const named = [
    [one(query, 'by'), one(query, 'part')],
    [one(query, 'across'), one(query, 'across_part')],
  ] as const
  const parts: PartOf[] = []
  for (const [by, key] of named) {
    if (key === '') continue
    if (!isDimension(by) || !dimensionsOf(measure).includes(by) || !isPart(by, key, reference)) return undefined
    parts.push({ by, key })
  }
  return parts
}

/** The side of a share or an average that the address names; the number above unless it is the one below. */
const sideIn = (query: Query, measure: Measure): SideName | undefined =>
  measure.ratio ? (one(query, 'side') === 'denominator' ? 'denominator' : 'numerator') : undefined

function questionIn(query: Query, measure: Measure, choices: Choices, parts: PartOf[]): OpenQuestion {
  const { compare: _, ...asked } = questionOf(choices)
  return {
    ...asked,
    measure: measure.id,
    parts,
    side: sideIn(query, measure),
    knownAt: parseInstant(one(query, 'counted_at')) ?? asked.knownAt,
  }
}

export async function getRecords(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const measure = measureIn(visit)
  if (!measure) return pageNotFound
  const reference = await referenceOf(database)
  const parts = partsIn(query, measure, reference)
  if (!parts) return pageNotFound
  const asked = await askedOf(visit, query, urls.records(measure.id), KEPT)
  if (!asked.choices) return chooseAgain(visit, measure.title, asked)
  const tidy = tidyAddress(asked)
  if (tidy) return tidy
  const typed = one(query, 'page') || '1'
  const page = /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : undefined
  if (page === undefined) return pageNotFound
  const opened = await openFigure(database, who, questionIn(query, measure, asked.choices, parts), {
    page,
    size: PAGE_SIZE,
  })
  if (!opened.ok) return pageNotFound
  const pages = Math.max(1, Math.ceil(opened.value.total / PAGE_SIZE))
  if (page > pages) return pageNotFound
  return visit.page({
    title: `${measure.title}: records, ${periodTitle(asked.choices)}`,
    nonVisibleState: pages > 1 ? `page ${page} of ${pages}` : undefined,
    wide: true,
    back: {
      href: addressOf(urls.figure(measure.id), asked.choices, { by: parts[0]?.by, across: parts[1]?.by }),
      text: measure.title,
    },
    body: recordsView(opened.value, {
      choices: asked.choices,
      parts,
      side: sideIn(query, measure),
      page,
      pages,
      pageSize: PAGE_SIZE,
      reference,
      countedAt: one(query, 'counted_at') || opened.value.ask.knownAt,
      mayViewPeople: may(who, 'view_person'),
      mayViewContacts: may(who, 'view_contact'),
    }),
  })
}

export async function getRecordsCsv(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const measure = measureIn(visit)
  if (!measure) return pageNotFound
  const reference = await referenceOf(database)
  const parts = partsIn(query, measure, reference)
  if (!parts) return pageNotFound
  const asked = await askedOf(visit, query, urls.records(measure.id), KEPT)
  if (!asked.choices) return chooseAgain(visit, measure.title, asked)
  const opened = await openFigure(database, who, questionIn(query, measure, asked.choices, parts), 'all')
  if (!opened.ok) return pageNotFound
  const { from, to } = asked.choices.period
  const name = `${measure.id}-records-${from}-to-${to}${parts.map(({ key }) => `-${key.replaceAll(/[^\w-]/g, '')}`).join('')}.csv`
  return file('text/csv; charset=utf-8', openedAsCsv(opened.value, reference), name)
}
