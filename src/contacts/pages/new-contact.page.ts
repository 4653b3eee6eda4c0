/** Recording a contact: one form, any number of round trips, one save. */
import { uuidv7 } from '../../platform/uuid.ts'
import type { Visit } from '../../access/index.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf, wallClock } from '../../platform/dates.ts'
import { file, redirectTo, pageNotFound, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import { answersOf, dateAnswers, html, parseForm, type Answers, type FieldError } from '../../platform/pages/index.ts'
import { areasOf } from '../../people/index.ts'
import { recordContact, type RecordRefusal } from '../actions.ts'
import { recentActivities } from '../awareness/actions.ts'
import { suggestPeople } from '../suggestions.ts'
import { urls } from '../urls.ts'
import { suggestionsView } from './suggestions.view.ts'
import { childrenIn, newContactForm, rearranged, toldSoFar } from './new-contact.form.ts'
import { newContactView } from './new-contact.view.ts'

type Shown = {
  errors?: readonly FieldError[] | undefined
  notice?: string | undefined
  /** Whether people who may be the same are looked for. */
  lookUp?: boolean
}

async function show(visit: Visit, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who } = visit
  const told = childrenIn(answers).map(toldSoFar)
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: 'Record a contact',
      errors: errors.length > 0,
      back: { href: urls.frontDoor, text: 'Front door' },
      body: newContactView({
        answers,
        errors,
        suggestions: shown.lookUp === false ? [] : await suggestPeople(database, who, told),
        areas: await areasOf(database, who),
        activities: await recentActivities(database, who),
        area: who.homeArea,
        today: dayOf(nowFor(who)),
        notice: shown.notice,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

/** An empty form: received now, by the area one works for. Its contact's id is made here. */
export function getNewContact(visit: Visit): Promise<Reply> {
  const now = nowFor(visit.who)
  const answers = {
    contact_id: uuidv7(),
    received_on: dateAnswers(dayOf(now)),
    received_time: wallClock(now).slice(11, 16),
    authority: visit.who.homeArea ?? '',
    channel: 'phone',
  }
  return show(visit, answers, { lookUp: false })
}

export async function postNewContact(visit: Visit): Promise<Reply> {
  const intent = String(visit.body['intent'] ?? 'check')
  if (intent === 'save') return save(visit)
  const answers = rearranged(answersOf(visit.body), intent)
  return show(visit, answers, {
    notice:
      intent === 'check'
        ? 'Nothing is saved yet. Anybody known who may be the same is shown below each child.'
        : undefined,
  })
}

async function save(visit: Visit): Promise<Reply> {
  const { database, who } = visit
  const answers = answersOf(visit.body)
  const parsed = parseForm(newContactForm(await areasOf(database, who), dayOf(nowFor(who))), visit.body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  try {
    const recorded = await recordContact(database, who, parsed.value)
    if (recorded.ok) return redirectTo(`${urls.contact(recorded.value.contactId)}?recorded=yes`)
    if (recorded.refusal.kind === 'not_found') return pageNotFound
    return show(visit, answers, { errors: refusalErrors(recorded.refusal) }, 422)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: urls.newContact, stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text }], lookUp: false }, 500)
  }
}

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeNewContact = (visit: Visit): Promise<Reply> => {
  const answers = answersOf(visit.body)
  return show(visit, answers, {
    notice: 'What you typed is still here. Nothing is saved yet: record the contact when you are ready.',
  })
}

type FormRefusal = Exclude<RecordRefusal, { kind: 'not_found' }>

/** One error for each kind of refusal, at the field where it is answered. */
function refusalErrors(refusal: FormRefusal): FieldError[] {
  switch (refusal.kind) {
    case 'in_the_future':
      return [{ field: 'received_on[day]', text: 'Date and time received must not be in the future' }]
    case 'long_ago':
      return [{ field: 'received_on[year]', text: 'Date received must be in 1990 or later' }]
    case 'outside_your_area':
      return [{ field: 'authority', text: 'You can record contacts for your own area only' }]
    case 'told_twice':
      return refusal.children.map((index) => ({
        field: `children[${index}][given_name]`,
        text: `Child ${index + 1} is the same as a child before. Remove one of them`,
      }))
    case 'family_gone':
      return refusal.children.map((index) => ({
        field: `children[${index}][sibling_of]`,
        text: `Somebody chosen as brother or sister of child ${index + 1} is no longer on record. Choose again`,
      }))
    case 'may_be_known':
      return refusal.children.map((index) => ({
        field: `children[${index}][same_as]`,
        text: `Say whether child ${index + 1} is somebody already known`,
      }))
  }
}

/** The part of the page below one child's questions, while they are typed. */
export async function postSuggest(visit: Visit): Promise<Reply> {
  const { database, who } = visit
  const index = Number(visit.query['child'])
  if (!Number.isInteger(index) || index < 0 || index > 199) return pageNotFound
  // The fields are those of one child, wherever in the form it stands.
  const [child = {}] = childrenIn(answersOf(visit.body))
  const [suggestions] = await suggestPeople(database, who, [toldSoFar(child)])
  const answered = { same_as: child['same_as'], sibling_of: child['sibling_of'] }
  const fragment = html`${suggestionsView({
    index,
    answers: { children: Array.from({ length: index + 1 }, () => answered) },
    errors: [],
    suggestions: suggestions!,
    areas: await areasOf(database, who),
    today: dayOf(nowFor(who)),
  })}`
  return file('text/html; charset=utf-8', fragment.markup)
}
