/** What to chase: which kinds of gap there are, of which authority, worst first; and the records behind each. */
import { may, type Visit } from '../../access/index.ts'
import { json, pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { referenceOf } from '../../reference/index.ts'
import { isGapId } from '../quality/gaps.ts'
import { openGap, tellChase, tellQuality } from '../quality/actions.ts'
import { qualityAsJson } from '../quality/quality.ts'
import { urls } from '../urls.ts'
import { askedOf, chooseAgain, problemOf, tidyAddress } from './asked.ts'
import { chaseView, gapView } from './chase.view.ts'
import { addressOf, one, questionOf } from './choices.ts'
import { measureIn } from './figure.page.ts'
import { PAGE_SIZE } from './records.page.ts'
import { periodTitle } from './words.ts'

const TITLE = 'What to chase'

export async function getChase(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const asked = await askedOf(visit, query, urls.quality)
  if (!asked.choices) return chooseAgain(visit, TITLE, asked)
  const tidy = tidyAddress(asked)
  if (tidy) return tidy
  const { compare: _, ...question } = questionOf(asked.choices)
  const told = await tellChase(database, who, question)
  if (!told.ok) return pageNotFound
  return visit.page({
    title: `${TITLE}, ${periodTitle(asked.choices)}`,
    wide: true,
    back: { href: addressOf(urls.figures, asked.choices), text: 'Figures' },
    body: chaseView(told.value, {
      asked,
      reference: await referenceOf(database),
      mayOpen: may(who, 'open_figure'),
    }),
  })
}

export async function getGap(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const gap = one(query, 'gap')
  if (gap === '') return redirectTo(urls.quality)
  if (!isGapId(gap)) return pageNotFound
  const asked = await askedOf(visit, query, urls.qualityRecords, ['gap'])
  if (!asked.choices) return chooseAgain(visit, TITLE, asked)
  const tidy = tidyAddress(asked)
  if (tidy) return tidy
  const typed = one(query, 'page') || '1'
  const page = /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : undefined
  if (page === undefined) return pageNotFound
  const { compare: _, ...question } = questionOf(asked.choices)
  const opened = await openGap(database, who, { ...question, gap }, { page, size: PAGE_SIZE })
  if (!opened.ok) return pageNotFound
  const pages = Math.max(1, Math.ceil(opened.value.total / PAGE_SIZE))
  // A page beyond the last has no rows, and none of it says how many there are.
  if (page > 1 && opened.value.units.length === 0) return pageNotFound
  return visit.page({
    title: `${opened.value.gap.title}, ${periodTitle(asked.choices)}`,
    nonVisibleState: pages > 1 ? `page ${page} of ${pages}` : undefined,
    wide: true,
    back: { href: addressOf(urls.quality, asked.choices), text: TITLE },
    body: gapView(opened.value, {
      asked,
      reference: await referenceOf(database),
      page,
      pages,
      mayViewPeople: may(who, 'view_person'),
      mayViewContacts: may(who, 'view_contact'),
      mayReview: may(who, 'decide_identity'),
    }),
  })
}

export async function getQualityJson(visit: Visit): Promise<Reply> {
  const measure = measureIn(visit)
  if (!measure) return pageNotFound
  const asked = await askedOf(visit, visit.query, urls.figure(measure.id))
  if (!asked.choices) return problemOf(visit, asked.errors)
  const { compare: _, ...question } = questionOf(asked.choices)
  const told = await tellQuality(visit.database, visit.who, { ...question, measure: measure.id }, 'export_figures')
  return told.ok ? json(qualityAsJson(told.value)) : pageNotFound
}
