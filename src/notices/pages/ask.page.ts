/** Asking for a notice about one child: which adult, on what basis and why. */
import { type Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { log } from '../../platform/log.ts'
import {
  answerIn,
  answersOf,
  dateAnswers,
  html,
  parseForm,
  type Answers,
  type FieldError,
} from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { areasOf, fullName, isPersonId, personUrl } from '../../people/index.ts'
import { offerRecipients } from '../offering.ts'
import { requestNotice, type AskRefusal } from '../requesting.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { askSchema, NEW, toldSoFar } from './ask.form.ts'
import { askView } from './ask.view.ts'
import { warningView } from './parts.view.ts'

type Shown = { errors?: readonly FieldError[]; notice?: string; compare?: boolean }

/** The child is in the address, so that the form can be opened from the child's page and sent again as it is. */
async function show(visit: Visit, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who } = visit
  const childId = childOf(visit)
  if (childId === undefined) return chooseChild(visit)
  const person = answerIn(answers, 'person')
  const found = await offerRecipients(database, who, {
    childId,
    typed: answerIn(answers, 'person_search').replaceAll('\0', '').slice(0, 200),
    chosen: isPersonId(person) ? person : undefined,
    told: shown.compare ? toldSoFar(answers) : undefined,
  })
  if (!found.ok) return pageNotFound
  const { child } = found.value
  const areas = await areasOf(database, who)
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: `Ask for a notice: ${fullName(child)}`,
      errors: errors.length > 0,
      back: { href: personUrl(child.personId), text: fullName(child) },
      body: askView({
        offer: found.value,
        areas,
        answers: { authority: areaFor(visit, child.homeAuthority, areas), ...answers },
        errors,
        notice: shown.notice,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

/** After the session ended, the address is all that is left of the query. */
function childOf({ query, url }: Visit): string | undefined {
  const asked = query['child'] ?? new URLSearchParams(url.split('?')[1]).get('child') ?? undefined
  return typeof asked === 'string' && isPersonId(asked) ? asked : undefined
}

/** The area of the child's home, where it is one of the partnership's; or that of whoever asks. */
function areaFor({ who }: Visit, home: string | null, areas: { isOutside(gssCode: string): boolean }): string {
  return home !== null && !areas.isOutside(home) ? home : (who.homeArea ?? '')
}

const chooseChild = (visit: Visit): Reply =>
  visit.page({
    title: 'Ask for a notice',
    back: { href: urls.register(), text: 'Notices' },
    body: html`<h1 class="govuk-heading-l">Ask for a notice</h1>
      ${warningView()}
      <p class="govuk-body">
        A notice protects one child. <a class="govuk-link" href="/search">Find the child</a>, open the child’s page, and
        ask for the notice there.
      </p>`,
  })

/** An empty form: today. The notice's id is made here, so that a form sent twice is one request. */
export const getAsk = (visit: Visit): Promise<Reply> =>
  show(visit, { notice_id: uuidv7(), event_id: uuidv7(), requested_on: dateAnswers(dayOf(nowFor(visit.who))) })

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeAsk = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is asked for yet.' })

export async function postAsk(visit: Visit): Promise<Reply> {
  const answers = answersOf(visit.body)
  if (visit.body['intent'] === 'find') return show(visit, answers)
  return send(visit, answers)
}

async function send(visit: Visit, answers: Answers): Promise<Reply> {
  const { database, who } = visit
  const childId = childOf(visit)
  if (childId === undefined) return pageNotFound
  const compare = answerIn(answers, 'person') === NEW || answerIn(answers, 'seen') !== ''
  const parsed = parseForm(askSchema(await areasOf(database, who)), visit.body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors, compare }, 422)
  const { notice_id: noticeId, event_id: eventId, requested_on: requestedOn, ...asked } = parsed.value
  const { recipient, basis, authority, grounds } = asked
  try {
    const orderEndsOn = asked.order_ends_on ?? null
    const request = { noticeId, eventId, childId, requestedOn, recipient, basis, orderEndsOn, authority, grounds }
    const done = await requestNotice(database, who, request)
    if (done.ok) return redirectTo(`${urls.notice(noticeId)}?done=requested`)
    const { refusal } = done
    if (refusal.kind === 'not_found') return pageNotFound
    const error = { field: fieldOf(refusal.kind), text: explain(refusal) }
    const again = { errors: [error], compare: compare || refusal.kind === 'may_be_known' }
    return show(visit, answers, again, 422)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/notices/new', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text }] }, 500)
  }
}

const fields: Readonly<Record<AskRefusal['kind'], string>> = {
  not_found: '',
  same_person: 'person',
  recipient_not_adult: 'person',
  recipient_not_found: 'person',
  may_be_known: 'person',
  child_too_old: 'basis',
  no_order: 'order_ends_on[day]',
  order_over: 'order_ends_on[day]',
  in_the_future: 'requested_on[day]',
  unknown_authority: 'authority',
}
const fieldOf = (kind: AskRefusal['kind']): string => fields[kind]
