/** What changed in a figure between two moments: how many and why for whoever reads figures, the rows for those who open them. */
import { may, type Visit } from '../../access/index.ts'
import { json, pageNotFound, type Reply } from '../../platform/http/index.ts'
import type { FieldError } from '../../platform/pages/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { referenceOf } from '../../reference/index.ts'
import { openRevision, tellRevision, type Moments, type RevisionQuestion } from '../revisions/actions.ts'
import { revisionAsJson } from '../revisions/json.ts'
import type { Measure } from '../measure.ts'
import { urls } from '../urls.ts'
import { askedOf, chooseAgain, problemOf, tidyAddress, type Asked } from './asked.ts'
import { addressOf, one, questionOf, type Query } from './choices.ts'
import { measureIn } from './figure.page.ts'
import { PAGE_SIZE } from './records.page.ts'
import { revisionsView, type RevisionsShown } from './revisions.view.ts'
import { typedMoment } from './typed-dates.ts'
import { periodTitle } from './words.ts'

/** The two moments that the address names; `from` undefined where none is asked for yet. */
function momentsIn(query: Query): { from: Instant | undefined; to: Instant | undefined; errors: FieldError[] } {
  const errors: FieldError[] = []
  const moment = (field: string, which: string) => {
    const typed = one(query, field)
    const found = typedMoment(typed)
    if (typed !== '' && !found)
      errors.push({
        field,
        text: `The ${which} moment must be a day or a moment, such as 12 May 2017 or 12 May 2017 at 9:30`,
      })
    return found
  }
  const [from, to] = [moment('from_known', 'first'), moment('to_known', 'second')]
  if (errors.length === 0 && from && to && to < from)
    errors.push({ field: 'to_known', text: 'The second moment must be after the first' })
  if (errors.length === 0 && !from && (to !== undefined || query['compared'] !== undefined))
    errors.push({ field: 'from_known', text: 'Enter the first moment, such as 12 May 2017' })
  return { from, to, errors }
}

const questionFor = (measure: Measure, { choices }: Asked): RevisionQuestion => {
  const { period, authorities, concerns } = questionOf(choices)
  return { period, authorities, concerns, measure: measure.id }
}

export async function getRevisions(visit: Visit): Promise<Reply> {
  const { query, database, who } = visit
  const measure = measureIn(visit)
  if (!measure) return pageNotFound
  const asked = await askedOf(visit, query, urls.revisions(measure.id), ['from_known', 'to_known'])
  if (!asked.choices) return chooseAgain(visit, measure.title, asked)
  const tidy = tidyAddress(asked)
  if (tidy) return tidy
  const { from, to, errors } = momentsIn(query)
  const typedPage = one(query, 'page') || '1'
  const page = /^[1-9]\d{0,5}$/.test(typedPage) ? Number(typedPage) : undefined
  if (page === undefined) return pageNotFound
  const common = {
    asked,
    measure,
    query,
    reference: await referenceOf(database),
    mayViewPeople: may(who, 'view_person'),
    page,
  }
  const show = (shown: Omit<RevisionsShown, keyof typeof common>, status = 200) =>
    visit.page(
      {
        title: `${measure.title}: what changed, ${periodTitle(asked.choices)}`,
        errors: shown.errors.length > 0,
        wide: true,
        back: { href: addressOf(urls.figure(measure.id), asked.choices), text: measure.title },
        body: revisionsView({ ...common, ...shown }),
      },
      status,
    )
  if (errors.length > 0) return show({ errors }, 422)
  if (!from) return show({ errors })
  const [question, moments]: [RevisionQuestion, Moments] = [questionFor(measure, asked), { from, to }]
  const mayOpen = may(who, 'open_figure')
  const rows = mayOpen ? await openRevision(database, who, question, moments, { page, size: PAGE_SIZE }) : undefined
  const told = rows ?? (await tellRevision(database, who, question, moments))
  if (!told.ok) {
    if (told.refusal.kind !== 'moments_backwards') return pageNotFound
    return show({ errors: [{ field: 'from_known', text: 'The first moment must not be yet to come' }] }, 422)
  }
  const opened = rows?.ok ? rows.value : undefined
  const pages = Math.max(1, Math.ceil((opened?.total ?? 0) / PAGE_SIZE))
  return page > pages ? pageNotFound : show({ errors, told: told.value, opened, pages })
}

export async function getRevisionsJson(visit: Visit): Promise<Reply> {
  const measure = measureIn(visit)
  if (!measure) return pageNotFound
  const asked = await askedOf(visit, visit.query, urls.revisions(measure.id))
  const { from, to, errors } = momentsIn({ ...visit.query, compared: 'yes' })
  if (!asked.choices || !from || errors.length > 0)
    return problemOf(visit, [...(asked.choices ? [] : asked.errors), ...errors])
  const told = await tellRevision(
    visit.database,
    visit.who,
    questionFor(measure, asked),
    { from, to },
    'export_figures',
  )
  if (told.ok) return json(revisionAsJson(told.value.revision))
  if (told.refusal.kind !== 'moments_backwards') return pageNotFound
  return problemOf(visit, [{ field: 'from_known', text: 'The first moment must not be yet to come' }])
}
