/** Putting a person's details right. What stood before stays in the history. */
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { log } from '../../platform/log.ts'
import { answersOf, parseForm, type Answers, type FieldError } from '../../platform/pages/index.ts'
import { correctPerson } from '../actions.ts'
import { areasOf } from '../areas.ts'
import { fullName, isPersonId, personUrl } from '../person-link.ts'
import { viewDetails } from '../reading.ts'
import { answersFrom, correctForm, correctionOf } from './correct.form.ts'
import { correctView } from './correct.view.ts'

type Shown = { errors?: readonly FieldError[]; notice?: string }

/** Shows the form. Without answers it holds what is on record; the version is always the one now on record. */
async function show(visit: Visit, answers: Answers | undefined, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewDetails(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { person } = found.value
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: `Put details right: ${fullName(person)}`,
      errors: errors.length > 0,
      back: { href: personUrl(person.personId), text: fullName(person) },
      body: correctView({
        person,
        areas: await areasOf(database, who),
        answers: { ...(answers ?? answersFrom(person)), version: String(person.version) },
        errors,
        notice: shown.notice,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

export const getCorrect = (visit: Visit): Promise<Reply> => show(visit, undefined)

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeCorrect = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is saved yet.' })

export async function postCorrect(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const answers = answersOf(visit.body)
  const parsed = parseForm(correctForm(await areasOf(database, who), dayOf(nowFor(who))), visit.body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  try {
    const found = await viewDetails(database, who, params['id'])
    if (!found.ok) return pageNotFound
    const { version, details } = parsed.value
    const stale = version !== found.value.person.version
    const correction = correctionOf(found.value.person, details)
    if (!stale && Object.keys(correction).length === 0) return show(visit, answers, { errors: [nothingNew] }, 422)
    const corrected = await correctPerson(database, who, params['id'], version, correction)
    if (corrected.ok) return redirectTo(`${personUrl(params['id'])}?done=corrected`)
    if (corrected.refusal.kind === 'not_found') return pageNotFound
    return show(visit, answers, { errors: [changedMeanwhile] }, 409)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/people/:id/correct', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text }] }, 500)
  }
}

const nothingNew = { field: 'given_name', text: 'Nothing here differs from what is on record. Change it, or cancel' }
const changedMeanwhile = {
  field: 'on-record',
  text: 'Someone else changed these details while you were writing. Compare yours with what is on record now and, if yours still stand, save again',
}
