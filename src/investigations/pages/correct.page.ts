/** Putting an event right: its day, its area and what is said of it, beside what stands. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  dateAnswers,
  parseForm,
  wholeDate,
  type Answers,
  type FieldError,
} from '../../platform/pages/index.ts'
import { areasOf, isPersonId as isId, personUrl, type Areas } from '../../people/index.ts'
import { may } from '../../access/index.ts'
import { safeguardingKinds, warrantKinds } from '../codes.ts'
import { correctEvent, readEvent, type CorrectRefusal } from '../correcting.ts'
import type { Correction } from '../drafts.ts'
import type { OperationEvent } from '../investigation.ts'
import { urls } from '../urls.ts'
import { explain, kindWords } from '../words.ts'
import { correctView } from './correct.view.ts'
import { brokenOff, stillHere } from './new-operation.page.ts'
import { text } from './who.form.ts'

type Shown = { errors?: readonly FieldError[]; notice?: string }

/** What stands, as a form has it. */
function answersFrom(event: OperationEvent): Answers {
  const said = event.kind === 'arrest' ? event.suspectedOffence : event.kind === 'charge' ? event.offence : null
  const code =
    event.kind === 'warrant' ? event.warrantKind : event.kind === 'safeguarding_action' ? event.safeguardingKind : ''
  return {
    version: String(event.version),
    on: dateAnswers(event.on),
    authority: event.authority,
    said: said ?? '',
    code,
    premises: (event.kind === 'warrant' && event.premises) || '',
  }
}

/** Whoever may not open operations goes back to the child. */
const homeOf = (visit: Visit, event: OperationEvent) =>
  may(visit.who, 'view_operations')
    ? {
        href: urls.operation(event.operation?.operationId ?? null),
        text: event.operation?.name ?? 'Not part of an operation',
      }
    : { href: personUrl(event.personId ?? ''), text: 'The child' }

async function show(visit: Visit, id: string, typed: Answers | undefined, shown: Shown = {}, status = 200) {
  const found = await readEvent(visit.database, visit.who, id)
  if (!found.ok) return pageNotFound
  const { event } = found.value
  // Shown again, the form has the version that now stands beside it: whoever sends it has seen that.
  const answers = typed ? { ...typed, version: String(event.version) } : answersFrom(event)
  const errors = shown.errors ?? []
  const title = `Put right: ${kindWords[event.kind].one.toLowerCase()}`
  return visit.page(
    {
      title,
      errors: errors.length > 0,
      back: homeOf(visit, event),
      body: correctView({
        title,
        view: found.value,
        answers,
        errors,
        areas: await areasOf(visit.database, visit.who),
        notice: shown.notice,
        home: homeOf(visit, event).href,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

const codesOf = (kind: OperationEvent['kind']): readonly { code: string }[] =>
  kind === 'warrant' ? warrantKinds : kind === 'safeguarding_action' ? safeguardingKinds : []

function formFor({ kind }: OperationEvent, areas: Areas) {
  const codes = codesOf(kind).map((one) => one.code)
  const said = text('Offence', 500)
  return z.object({
    version: z.coerce.number().int(),
    on: wholeDate('The day'),
    authority: z.enum(
      areas.own.map((one) => one.gssCode),
      { error: 'Select the area in which it happened' },
    ),
    said: kind === 'charge' ? said.refine((typed) => typed !== '', 'Enter the offence') : said.default(''),
    code:
      codes.length > 0
        ? z.enum(codes as [string, ...string[]], { error: 'Select one of the kinds' })
        : z.undefined().or(z.literal('').transform(() => undefined)),
    premises: text('Premises', 500).default(''),
  })
}

async function post(visit: Visit, id: string): Promise<Reply> {
  const { database, who } = visit
  const found = await readEvent(database, who, id)
  if (!found.ok) return pageNotFound
  const answers = answersOf(visit.body)
  const parsed = parseForm(formFor(found.value.event, await areasOf(database, who)), visit.body)
  if (!parsed.ok) return show(visit, id, answers, { errors: parsed.errors }, 422)
  const { said, premises, code, ...rest } = parsed.value
  const correction: Correction = { id, ...rest, code, said: said || null, premises: premises || null }
  try {
    const done = await correctEvent(database, who, correction)
    if (done.ok) {
      const home = homeOf(visit, done.value.event)
      return redirectTo(
        may(who, 'view_operations') ? `${home.href}?recorded=correction` : `${home.href}?done=corrected`,
      )
    }
    const { refusal } = done
    if (refusal.kind === 'not_found') return pageNotFound
    const isStale = refusal.kind === 'changed_by_someone_else'
    const errors = [{ field: fieldOf(refusal), text: explain(refusal) }]
    return show(visit, id, answers, { errors }, isStale ? 409 : 422)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: urls.correct(':id'), stack: (fault as Error).stack }, 'fault')
    return show(visit, id, answers, { errors: [{ field: '', text: brokenOff }] }, 500)
  }
}

function fieldOf({ kind }: CorrectRefusal): string {
  switch (kind) {
    case 'changed_by_someone_else':
      return 'stands'
    case 'unknown_authority':
    case 'outside_your_area':
      return 'authority'
    case 'needs_a_name':
      return 'code'
    case 'no_offence':
      return 'said'
    default:
      return 'on[day]'
  }
}

const at = (work: (visit: Visit, id: string) => Promise<Reply>) => async (visit: Visit) => {
  const { id } = visit.params
  return isId(id) ? work(visit, id) : pageNotFound
}

export const correctPages = {
  get: at((visit, id) => show(visit, id, undefined)),
  post: at(post),
  /** Shown to somebody whose session had ended and who signed in again. */
  resume: at((visit, id) => show(visit, id, answersOf(visit.body), { notice: stillHere })),
}
