/** Recording a disruption measure, and changing one: the same form, empty or filled. */
import { type Visit } from '../../access/index.ts'
import { areasOf, isPersonId } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { log } from '../../platform/log.ts'
import {
  answerIn,
  answersIn,
  answersOf,
  dateAnswers,
  parseForm,
  type Answers,
  type FieldError,
} from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { correctDisruption, recordDisruption, type DisruptionRefusal } from '../actions.ts'
import { offerPeople, viewDisruption } from '../reading.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { answersFrom, factsSchema, inputOf } from './facts.form.ts'
import { factsView } from './facts.view.ts'

type Shown = { errors?: readonly FieldError[]; notice?: string }

/** Which measure the address is about; undefined where it is a new one. */
const idOf = ({ params }: Visit): string | undefined => params['id']

async function show(visit: Visit, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who } = visit
  const id = idOf(visit)
  const offer = await offerPeople(database, who, {
    typed: answerIn(answers, 'person_search').replaceAll('\0', '').slice(0, 200),
    chosen: [answerIn(answers, 'adult'), ...answersIn(answers, 'children'), ...answersIn(answers, 'offered')],
  })
  if (!offer.ok) return pageNotFound
  const errors = shown.errors ?? []
  const heading = id === undefined ? 'Record a disruption measure' : 'Change a disruption measure'
  const back = id === undefined ? urls.register() : urls.disruption(id)
  return visit.page(
    {
      title: heading,
      errors: errors.length > 0,
      back: { href: back, text: id === undefined ? 'Disruption measures' : 'The measure' },
      body: factsView({
        heading,
        action: id === undefined ? urls.record() : urls.change(id),
        cancel: back,
        offer: offer.value,
        areas: await areasOf(database, who),
        answers,
        errors,
        notice: shown.notice,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

/** An empty form: today, and whoever's page led here. The id is made here, so that a form sent twice is one measure. */
export function getRecord(visit: Visit): Promise<Reply> {
  const { query, who } = visit
  const child = typeof query['child'] === 'string' && isPersonId(query['child']) ? query['child'] : undefined
  const adult = typeof query['adult'] === 'string' && isPersonId(query['adult']) ? query['adult'] : undefined
  return show(visit, {
    id: uuidv7(),
    version: '0',
    considered_on: dateAnswers(dayOf(nowFor(who))),
    authority: who.homeArea ?? '',
    adult: adult ?? 'none',
    children: child ? [child] : [],
  })
}

export async function getChange(visit: Visit): Promise<Reply> {
  const id = idOf(visit)
  if (!isPersonId(id)) return pageNotFound
  const found = await viewDisruption(visit.database, visit.who, id)
  if (!found.ok) return pageNotFound
  const { disruption } = found.value
  return show(visit, { ...answersFrom(disruption), id, version: String(disruption.version) })
}

/** Shown to somebody whose session had ended and who signed in again. */
export async function resumeFacts(visit: Visit): Promise<Reply> {
  if (!(await isThere(visit))) return pageNotFound
  return show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is saved yet.' })
}

const isThere = async ({ database, who, params }: Visit): Promise<boolean> =>
  params['id'] === undefined || (isPersonId(params['id']) && (await viewDisruption(database, who, params['id'])).ok)

export async function postFacts(visit: Visit): Promise<Reply> {
  const { database, who, body } = visit
  if (!(await isThere(visit))) return pageNotFound
  const id = idOf(visit)
  const answers = answersOf(body)
  if (body['intent'] === 'find') return show(visit, answers)
  const parsed = parseForm(factsSchema, body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  const { id: newId, version, facts } = parsed.value
  try {
    const done =
      id === undefined
        ? await recordDisruption(database, who, newId, facts)
        : await correctDisruption(database, who, { disruptionId: id, version, facts })
    if (done.ok) return redirectTo(`${urls.disruption(done.value.disruptionId)}?done=${id ? 'changed' : 'recorded'}`)
    const { refusal } = done
    if (refusal.kind === 'not_found') return pageNotFound
    const error = { field: fieldOf(refusal), text: explain(refusal) }
    return show(visit, answers, { errors: [error] }, refusal.kind === 'changed_by_someone_else' ? 409 : 422)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/disruption', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text }] }, 500)
  }
}

function fieldOf(refusal: DisruptionRefusal): string {
  switch (refusal.kind) {
    case 'in_the_future':
    case 'before':
    case 'needs':
      return inputOf(refusal.field)
    case 'too_long':
    case 'too_short':
      return 'expires_on[day]'
    case 'both_answers':
      return 'refused_on[day]'
    case 'unknown_kind':
      return 'kind'
    case 'unknown_authority':
      return 'authority'
    case 'no_reason':
      return 'reason'
    case 'not_used_has_dates':
      return 'decision'
    case 'no_subject':
      return refusal.needs === 'child' ? 'person_search' : 'subject_told'
    case 'not_adult':
    case 'adult_protected':
    case 'person_not_found':
      return 'adult'
    case 'not_child':
      return 'children'
    case 'not_found':
    case 'changed_by_someone_else':
      return ''
  }
}
