/** The records behind a figure, or behind one part of it: exactly those that it counts, each in its place. */
import { may, type Visit } from '../../access/index.ts'
import { parseInstant } from '../../platform/dates.ts'
import { file, pageNotFound, type Reply } from '../../platform/http/index.ts'
import { referenceOf, type Reference } from '../../reference/index.ts'
import { isPart } from '../breakdowns.ts'
import { openedAsCsv } from '../opened-csv.ts'
import { openFigure, type OpenQuestion } from '../open-figure.ts'
import type { PartOf } from '../counting.ts'
import { dimensionsOf, isDimension, type Measure } from '../measure.ts'
import { urls } from '../urls.ts'
import { askedOf, chooseAgain, tidyAddress } from './asked.ts'
import { addressOf, one, questionOf, type Choices, type Query } from './choices.ts'
import { measureIn } from './figure.page.ts'
import { recordsView } from './records.view.ts'
import { periodTitle } from './words.ts'

export const PAGE_SIZE = 50

/** The part that the address names; undefined for the whole, null where there is no such part. */
function partIn(query: Query, measure: Measure, reference: Reference): PartOf | undefined | null {
  const [by, key] = [one(query, 'by'), one(query, 'part')]
  if (key === '') return undefined
  if (!isDimension(by) || !dimensionsOf(measure).includes(by) || !isPart(by, key, reference)) return null
  return { by, key }
}

function questionIn(query: Query, measure: Measure, choices: Choices, part: PartOf | undefined): OpenQuestion {
  const { compare: _, ...asked } = questionOf(choices)
  return { ...asked, measure: measure.id, part, knownAt: parseInstant(one(query, 'counted_at')) ?? asked.knownAt }
}

export async function getRecords(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const measure = measureIn(visit)
  if (!measure) return pageNotFound
  const reference = await referenceOf(database)
  const part = partIn(query, measure, reference)
  if (part === null) return pageNotFound
  const asked = await askedOf(visit, query, urls.records(measure.id), ['by', 'part'])
  if (!asked.choices) return chooseAgain(visit, measure.title, asked)
  const tidy = tidyAddress(asked)
  if (tidy) return tidy
  const typed = one(query, 'page') || '1'
  const page = /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : undefined
  if (page === undefined) return pageNotFound
  const opened = await openFigure(database, who, questionIn(query, measure, asked.choices, part), {
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
    back: { href: addressOf(urls.figure(measure.id), asked.choices, { by: part?.by }), text: measure.title },
    body: recordsView(opened.value, {
      choices: asked.choices,
      part,
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
  const part = partIn(query, measure, reference)
  if (part === null) return pageNotFound
  const asked = await askedOf(visit, query, urls.records(measure.id), ['by', 'part'])
  if (!asked.choices) return chooseAgain(visit, measure.title, asked)
  const opened = await openFigure(database, who, questionIn(query, measure, asked.choices, part), 'all')
  if (!opened.ok) return pageNotFound
  const { from, to } = asked.choices.period
  const name = `${measure.id}-records-${from}-to-${to}${part ? `-${part.key.replaceAll(/[^\w-]/g, '')}` : ''}.csv`
  return file('text/csv; charset=utf-8', openedAsCsv(opened.value, reference), name)
}
