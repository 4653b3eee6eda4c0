/** Recording how an operation came upon a child: who, when, linked to what, and in which group. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import { answerIn, answersOf, parseForm, wholeDate, type Answers, type FieldError } from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { areasOf, isPersonId } from '../../people/index.ts'
import { linkChild, type NewChildLink } from '../children.ts'
import { offerPeople } from '../choosing.ts'
import { childLinks, riskGroups } from '../codes.ts'
import type { ChildLink, RiskGroup } from '../safeguarded.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { linkChildView } from './link-child.view.ts'
import { brokenOff, stillHere } from './new-operation.page.ts'
import { text, toldSoFar, whoFields, whoOf } from './who.form.ts'
import { hasChoices } from './who.view.ts'

const codesOf = <C extends string>(list: readonly { code: C }[]) => list.map((one) => one.code) as [C, ...C[]]

const LinkForm = z.object({
  id: z.uuid(),
  linked_on: wholeDate('The day they were identified'),
  risk_group: z.enum(codesOf<RiskGroup>(riskGroups), { error: 'Select which group the child belongs to' }),
  link: z.enum(codesOf<ChildLink>(childLinks), { error: 'Select what the child is linked to' }),
  how_identified: text('How they were identified', 2000).optional(),
})

type Shown = { errors?: readonly FieldError[]; notice?: string; compare?: boolean }

async function show(
  visit: Visit,
  operationId: string,
  answers: Answers,
  shown: Shown = {},
  status = 200,
): Promise<Reply> {
  const { database, who } = visit
  const chosen = answerIn(answers, 'person')
  const offered = await offerPeople(database, who, {
    kind: 'safeguarding_action',
    operationId,
    typed: answerIn(answers, 'person_search').replaceAll('\0', '').slice(0, 200).trim(),
    chosen: isPersonId(chosen) ? chosen : undefined,
    told: shown.compare ? toldSoFar(answers) : undefined,
  })
  if (!offered.ok || !offered.value.operation) return pageNotFound
  const offer = offered.value
  const errors = (shown.errors ?? []).map((error) =>
    error.field === 'person' && !hasChoices(offer, undefined) ? { ...error, field: 'person_search' } : error,
  )
  const { name } = offered.value.operation
  return visit.page(
    {
      title: 'Record how a child was identified',
      errors: errors.length > 0,
      back: { href: urls.children(operationId), text: name },
      body: linkChildView({
        operationId,
        caption: name,
        answers,
        errors,
        offer,
        areas: await areasOf(database, who),
        notice: shown.notice,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

/** The link as typed, or every error that can be told from the form alone. */
function linkFrom(body: Visit['body'], operationId: string): NewChildLink | FieldError[] {
  const parsed = parseForm(LinkForm, body)
  const named = parseForm(z.object(whoFields), body)
  const who = named.ok ? whoOf(named.value, { whom: 'Choose the child, or enter somebody new' }) : undefined
  const errors = [
    ...(who && 'problem' in who ? [{ field: who.field, text: who.problem }] : []),
    ...(named.ok ? [] : named.errors),
    ...(parsed.ok ? [] : parsed.errors),
  ]
  if (!parsed.ok || !who || 'problem' in who) return errors
  const { id, linked_on, risk_group, link, how_identified } = parsed.value
  return {
    id,
    operationId,
    who,
    linkedOn: linked_on,
    riskGroup: risk_group,
    link,
    howIdentified: how_identified || null,
  }
}

async function post(visit: Visit, operationId: string): Promise<Reply> {
  const answers = answersOf(visit.body)
  if (visit.body['intent'] === 'find') return show(visit, operationId, answers, { notice: 'Nothing is recorded yet.' })
  const compare = answerIn(answers, 'seen') !== ''
  const link = linkFrom(visit.body, operationId)
  if (Array.isArray(link)) return show(visit, operationId, answers, { errors: link, compare }, 422)
  try {
    const linked = await linkChild(visit.database, visit.who, link)
    if (linked.ok) return redirectTo(`${urls.children(operationId)}?recorded=link`)
    const { refusal } = linked
    if (refusal.kind === 'not_found') return pageNotFound
    const aboutDay = ['in_the_future', 'long_ago', 'before_birth', 'grown_up'].includes(refusal.kind)
    const error = { field: aboutDay ? 'linked_on[day]' : 'person', text: explain(refusal) }
    const asks = compare || refusal.kind === 'may_be_known'
    return show(visit, operationId, answers, { errors: [error], compare: asks }, 422)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: urls.linkChild(':id'), stack: (fault as Error).stack }, 'fault')
    return show(visit, operationId, answers, { errors: [{ field: '', text: brokenOff }] }, 500)
  }
}

const at = (work: (visit: Visit, operationId: string) => Promise<Reply>) => async (visit: Visit) => {
  const { id } = visit.params
  return isPersonId(id) ? work(visit, id) : pageNotFound
}

/** An empty form makes the link's id, so that a form sent twice is one link. */
export const linkPages = {
  get: at((visit, operationId) => {
    const asked = visit.query['person']
    return show(visit, operationId, {
      id: uuidv7(),
      person: typeof asked === 'string' && isPersonId(asked) ? asked : '',
    })
  }),
  post: at(post),
  /** Shown to somebody whose session had ended and who signed in again. */
  resume: at((visit, operationId) => show(visit, operationId, answersOf(visit.body), { notice: stillHere })),
}
