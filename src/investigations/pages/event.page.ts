/** Recording an event of any kind: one page for all five, within an operation, within none, or from a child's page. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import { answerIn, answersOf, parseForm, wholeDate, type Answers, type FieldError } from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { areasOf, fullName, isPersonId, personUrl, type Areas } from '../../people/index.ts'
import { offerPeople, type Offer } from '../choosing.ts'
import type { NewEvent } from '../drafts.ts'
import type { EventKind } from '../investigation.ts'
import { recordEvent, type RecordRefusal } from '../recording.ts'
import { OUTSIDE, urls } from '../urls.ts'
import { explain } from '../words.ts'
import { eventForms } from './event-forms.ts'
import { eventView } from './event.view.ts'
import { asSubject } from './marks.ts'
import { toldSoFar, whoFields, whoOf } from './who.form.ts'
import { hasChoices } from './who.view.ts'

/** Where an event is recorded from. */
type Place = { kind: EventKind; operationId: string | null; personId: string | undefined; url: string; home: string }

/** Undefined where the address can be no place. */
function placeOf(visit: Visit, kind: EventKind, from: 'operation' | 'person'): Place | undefined {
  const id = visit.params['id']
  if (from === 'operation' && id === OUTSIDE)
    return { kind, operationId: null, personId: undefined, url: urls.record(null, kind), home: urls.operation(null) }
  if (!isPersonId(id)) return undefined
  if (from === 'person') return { kind, operationId: null, personId: id, url: urls.safeguard(id), home: personUrl(id) }
  return { kind, operationId: id, personId: undefined, url: urls.record(id, kind), home: urls.operation(id) }
}

type Shown = { errors?: readonly FieldError[]; notice?: string; compare?: boolean }

async function show(visit: Visit, place: Place, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who } = visit
  const chosen = place.personId ?? answerIn(answers, 'person')
  const offered = await offerPeople(database, who, {
    kind: place.kind,
    operationId: place.operationId,
    typed: answerIn(answers, 'person_search').replaceAll('\0', '').slice(0, 200).trim(),
    chosen: isPersonId(chosen) ? chosen : undefined,
    told: shown.compare ? toldSoFar(answers) : undefined,
  })
  if (!offered.ok) return pageNotFound
  const offer = offered.value
  // A page about one person is none where that person is not seen.
  if (place.personId !== undefined && offer.people.length === 0) return pageNotFound
  const form = eventForms[place.kind]
  const errors = atFields(shown.errors ?? [], offer, form.nobody)
  return visit.page(
    {
      title: form.title,
      errors: errors.length > 0,
      back: { href: place.home, text: homeWords(place, offer) },
      body: eventView({
        form,
        answers,
        errors,
        offer,
        areas: await areasOf(database, who),
        area: who.homeArea,
        isFixed: place.personId !== undefined,
        url: place.url,
        cancel: place.home,
        notice: shown.notice,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

function homeWords(place: Place, offer: Offer): string {
  if (place.personId !== undefined) return fullName(offer.people[0]!.person)
  return offer.operation?.name ?? 'Not part of an operation'
}

/** Where there is nobody to choose from yet, what is wrong with the choice stands at the search. */
const atFields = (errors: readonly FieldError[], offer: Offer, nobody: string | undefined): FieldError[] =>
  errors.map((error) =>
    error.field === 'person' && !hasChoices(offer, nobody) ? { ...error, field: 'person_search' } : error,
  )

/** What every kind asks. */
const sharedFields = (areas: Areas, day: string) =>
  z.object({
    id: z.uuid(),
    ...whoFields,
    on: wholeDate(asSubject(day)),
    authority: z.enum(
      areas.own.map((one) => one.gssCode),
      { error: 'Select the area in which it happened' },
    ),
  })

/** The event as typed, or every error that can be told from the form alone. */
function eventFrom(visit: Visit, place: Place, areas: Areas): NewEvent | FieldError[] {
  const form = eventForms[place.kind]
  const body = place.personId === undefined ? visit.body : { ...visit.body, person: place.personId }
  const shared = parseForm(sharedFields(areas, form.day), body)
  const details = parseForm(form.details, body)
  const named = parseForm(z.object(whoFields), body)
  const who = named.ok ? whoOf(named.value, form) : undefined
  const errors = [
    ...(who && 'problem' in who ? [{ field: who.field, text: who.problem }] : []),
    ...(shared.ok ? [] : shared.errors),
    ...(details.ok ? [] : details.errors),
  ]
  if (errors.length > 0 || !shared.ok || !details.ok || !who || 'problem' in who) return errors
  const { id, on, authority } = shared.value
  return { ...details.value, id, operationId: place.operationId, who, on, authority }
}

const notSaved = 'Nothing is recorded yet.'

async function post(visit: Visit, place: Place): Promise<Reply> {
  const { database, who } = visit
  const answers = answersOf(visit.body)
  if (visit.body['intent'] === 'find') return show(visit, place, answers, { notice: notSaved })
  // Somebody new is compared again for as long as the question stands on the page.
  const compare = answerIn(answers, 'seen') !== ''
  const event = eventFrom(visit, place, await areasOf(database, who))
  if (Array.isArray(event)) return show(visit, place, answers, { errors: event, compare }, 422)
  try {
    const recorded = await recordEvent(database, who, event)
    if (recorded.ok)
      return redirectTo(`${place.home}?${place.personId ? 'done=safeguarded' : `recorded=${place.kind}`}`)
    const { refusal } = recorded
    if (refusal.kind === 'not_found') return pageNotFound
    const error = { field: fieldOf(refusal, place), text: explain(refusal) }
    return show(visit, place, answers, { errors: [error], compare: compare || refusal.kind === 'may_be_known' }, 422)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: urls.record(':id', place.kind), stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return show(visit, place, answers, { errors: [{ field: '', text }] }, 500)
  }
}

/** The field at which a refusal is answered. */
function fieldOf(refusal: Exclude<RecordRefusal, { kind: 'not_found' }>, place: Place): string {
  switch (refusal.kind) {
    case 'unknown_authority':
    case 'outside_your_area':
      return 'authority'
    case 'names_nobody':
    case 'person_not_found':
    case 'may_be_known':
      return 'person'
    case 'executed_before_issue':
    case 'executed_in_the_future':
    case 'not_issued':
      return 'executed_on[day]'
    case 'no_offence':
      return eventForms[place.kind].detail
    default:
      return 'on[day]'
  }
}

/** The three handlers of a kind's form. An empty form makes its event's id, so that a form sent twice is one event. */
export function eventPages(kind: EventKind, from: 'operation' | 'person' = 'operation') {
  const at = (work: (visit: Visit, place: Place) => Promise<Reply>) => async (visit: Visit) => {
    const place = placeOf(visit, kind, from)
    // What was done for a child within no operation is recorded from the child's page.
    const isNowhere = kind === 'safeguarding_action' && place?.operationId === null && place.personId === undefined
    return place && !isNowhere ? work(visit, place) : pageNotFound
  }
  return {
    get: at((visit, place) => {
      const asked = visit.query['person']
      const person = typeof asked === 'string' && isPersonId(asked) ? asked : ''
      return show(visit, place, { id: uuidv7(), person, authority: visit.who.homeArea ?? '' })
    }),
    post: at(post),
    /** Shown to somebody whose session had ended and who signed in again. */
    resume: at((visit, place) => {
      const notice = `What you typed is still here. ${notSaved}`
      return show(visit, place, answersOf(visit.body), { notice })
    }),
  }
}
