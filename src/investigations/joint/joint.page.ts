/** What police and a council decided together: the logs one sees, one of them with its form, and those of an operation. */
import { z } from 'zod'
import { may, type Visit } from '../../access/index.ts'
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
import { uuidv7 } from '../../platform/uuid.ts'
import { areasOf, isPersonId as isId } from '../../people/index.ts'
import { brokenOff, stillHere } from '../pages/new-operation.page.ts'
import { text } from '../pages/who.form.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { listJointLogs, openJointLog, recordJointDecision, viewJointLog, viewOperationLogs } from './actions.ts'
import { logView, logsView, operationLogsView } from './joint.view.ts'

export async function getLogs(visit: Visit): Promise<Reply> {
  const found = await listJointLogs(visit.database, visit.who)
  if (!found.ok) return pageNotFound
  return visit.page({
    title: 'Joint decisions',
    wide: true,
    body: logsView(found.value, await areasOf(visit.database, visit.who)),
  })
}

type Shown = { errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, id: string, typed?: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const found = await viewJointLog(visit.database, visit.who, id)
  if (!found.ok) return pageNotFound
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: `Joint decisions: ${found.value.log.title}`,
      errors: errors.length > 0,
      back: { href: urls.jointLogs, text: 'Joint decisions' },
      body: logView(found.value, {
        answers: typed ?? { id: uuidv7(), decided_on: dateAnswers(found.value.today) },
        errors,
        notice: shown.notice,
        areas: await areasOf(visit.database, visit.who),
        mayKeep: may(visit.who, 'keep_joint_log'),
        maySeeOperation: may(visit.who, 'view_operations'),
        isDone: visit.query['done'] === 'recorded',
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

const filled = (subject: string, missing: string) =>
  z
    .string({ error: missing })
    .pipe(text(subject, 10_000))
    .refine((typed) => typed !== '', missing)

const DecisionForm = z.object({
  id: z.uuid(),
  decided_on: wholeDate('The day it was decided'),
  decision: filled('What was decided', 'Enter what was decided'),
  reason: filled('Why', 'Enter why it was decided'),
})

async function post(visit: Visit, logId: string): Promise<Reply> {
  const answers = answersOf(visit.body)
  const parsed = parseForm(DecisionForm, visit.body)
  if (!parsed.ok) return show(visit, logId, answers, { errors: parsed.errors }, 422)
  const { id, decided_on: decidedOn, decision, reason } = parsed.value
  try {
    const done = await recordJointDecision(visit.database, visit.who, { id, logId, decidedOn, decision, reason })
    if (done.ok) return redirectTo(`${urls.jointLog(logId)}?done=recorded`)
    if (done.refusal.kind === 'not_found') return pageNotFound
    return show(visit, logId, answers, { errors: [{ field: 'decided_on[day]', text: explain(done.refusal) }] }, 422)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: urls.jointLog(':id'), stack: (fault as Error).stack }, 'fault')
    return show(visit, logId, answers, { errors: [{ field: '', text: brokenOff }] }, 500)
  }
}

async function showOperation(visit: Visit, operationId: string, errors: readonly FieldError[] = [], status = 200) {
  const found = await viewOperationLogs(visit.database, visit.who, operationId)
  if (!found.ok) return pageNotFound
  return visit.page(
    {
      title: `Joint decisions: ${found.value.operation.name}`,
      wide: true,
      errors: errors.length > 0,
      back: { href: urls.operations, text: 'Operations' },
      body: operationLogsView(found.value, {
        errors,
        areas: await areasOf(visit.database, visit.who),
        mayOpen: may(visit.who, 'record_investigation'),
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

async function postOperation(visit: Visit, operationId: string): Promise<Reply> {
  const { authority } = visit.body
  if (typeof authority !== 'string' || authority === '')
    return showOperation(visit, operationId, [{ field: 'authority', text: 'Select a council' }], 422)
  const opened = await openJointLog(visit.database, visit.who, { id: uuidv7(), operationId, authority })
  if (opened.ok) return redirectTo(urls.jointLog(opened.value.id))
  if (opened.refusal.kind === 'not_found') return pageNotFound
  return showOperation(visit, operationId, [{ field: 'authority', text: explain(opened.refusal) }], 422)
}

const at = (work: (visit: Visit, id: string) => Promise<Reply>) => async (visit: Visit) => {
  const { id } = visit.params
  return isId(id) ? work(visit, id) : pageNotFound
}

export const logPages = {
  get: at((visit, id) => show(visit, id)),
  post: at(post),
  /** Shown to somebody whose session had ended and who signed in again. */
  resume: at((visit, id) => show(visit, id, answersOf(visit.body), { notice: stillHere })),
}
export const operationLogPages = { get: at((visit, id) => showOperation(visit, id)), post: at(postOperation) }
