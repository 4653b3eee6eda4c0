/** Who holds a contact, a child or a notice, and the tasks about it: allocating it, and putting down something to do. */
import { z } from 'zod'
import { may, type Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  button,
  dateAnswers,
  dateField,
  details,
  errorSummaryFor,
  fieldsOf,
  html,
  input,
  insetText,
  notificationBanner,
  parseForm,
  select,
  stackTable,
  wholeDate,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { allocate } from '../allocating.ts'
import { viewWorkOn, type WorkOn } from '../reading.ts'
import { makeTask } from '../tasks.ts'
import { urls } from '../urls.ts'
import type { RecordKind, Task } from '../work.ts'
import { dueTag, explainGive, explainMake, holderWords, kindWords, outcomeTag, taskTitle } from '../words.ts'
import { allocationsView } from './allocations.view.ts'
import { childrenWords, giveFields, isId, ReasonField, ToField } from './giving.ts'

type Form = 'give' | 'task'
type Shown = { form?: Form; answers?: Answers; errors?: readonly FieldError[]; notice?: string }

const doneWords: Readonly<Record<string, string>> = {
  allocated: 'Allocated',
  taken_back: 'Nobody holds it now',
  made: 'The task is made',
}

async function show(visit: Visit, kind: RecordKind, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isId(params['id'])) return pageNotFound
  const found = await viewWorkOn(database, who, kind, params['id'])
  if (!found.ok) return pageNotFound
  const { record, recordId } = found.value
  const errors = shown.errors ?? []
  const name = `${kindWords[kind]} ${record.ref}`
  return visit.page(
    {
      title: `Who holds ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      errors: errors.length > 0,
      back: { href: urls.record(kind, recordId), text: name },
      body: workOnView(found.value, {
        ...shown,
        errors,
        name,
        done: typeof query['done'] === 'string' ? doneWords[query['done']] : undefined,
        self: { id: who.actorId, agencyId: who.agencyId },
        isManager: may(who, 'allocate_work'),
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

export const getWorkOn =
  (kind: RecordKind) =>
  (visit: Visit): Promise<Reply> =>
    show(visit, kind)

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeWorkOn =
  (kind: RecordKind, form: Form) =>
  (visit: Visit): Promise<Reply> =>
    show(visit, kind, {
      form,
      answers: answersOf(visit.body),
      notice: 'What you typed is still here. Nothing is saved yet.',
    })

type View = Shown & {
  errors: readonly FieldError[]
  name: string
  done: string | undefined
  self: { id: string; agencyId: string }
  isManager: boolean
  csrf: SafeHtml
}

function workOnView(work: WorkOn, view: View): SafeHtml {
  const current = work.allocations.find((one) => one.ended === null)
  return html`${view.done && notificationBanner({ type: 'success', text: view.done })}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${errorSummaryFor(view.errors)}
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">${view.name}</span>
          Who holds it, and what is to be done
        </h1>
        ${view.notice && insetText({ text: view.notice, attributes: { role: 'status' } })}
        <p class="govuk-body">${childrenWords(work.record.children)}</p>
        <p class="govuk-body">Held by: <strong>${holderWords(current)}</strong></p>
        ${giveForm(work, view)}
        <h2 class="govuk-heading-m">Tasks</h2>
        ${tasksView(work)} ${taskForm(work, view)}
        <h2 class="govuk-heading-m">Who has held it</h2>
        ${allocationsView(work.allocations)}
      </div>
    </div>`
}

function giveForm(work: WorkOn, view: View): SafeHtml {
  const answers = view.form === 'give' ? view.answers : undefined
  const field = fieldsOf(answers ?? { form_id: uuidv7() }, view.form === 'give' ? view.errors : [])
  const current = work.allocations.find((one) => one.ended === null)
  // Whoever does not allocate for others takes it, leaves it to their team, or gives it back.
  const choices = view.isManager
    ? work.choices
    : {
        people: work.choices.people.filter((one) => one.userId === view.self.id),
        teams: work.choices.teams.filter((one) => one.agencyId === view.self.agencyId),
      }
  return html`<form method="post" action="${urls.giveOne(work.kind, work.recordId)}" novalidate data-submit-once>
    ${view.csrf}
    <input type="hidden" name="form_id" value="${field('form_id').value}" />
    <input type="hidden" name="seen" value="${view.notice ? field('seen').value : (current?.allocationId ?? 'none')}" />
    ${giveFields({ field, choices, nobody: current && 'Nobody: take it back', label: view.isManager ? 'Allocate to' : 'Who is to hold it' })}
    ${button({ text: 'Allocate', preventDoubleClick: true })}
  </form>`
}

const titleOf = (task: Task) => taskTitle({ ruleId: task.rule?.id ?? null, title: task.title })

function tasksView({ tasks, today }: WorkOn): SafeHtml {
  if (tasks.length === 0) return html`<p class="govuk-body">No task yet.</p>`
  return stackTable({
    caption: 'Tasks, the open ones first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Task' }, { text: 'Where it stands' }],
    rows: tasks.map((task) => [
      { html: html`<a class="govuk-link" href="${urls.task(task.taskId)}">${titleOf(task)}</a>` },
      { html: task.closed ? outcomeTag(task.closed) : dueTag(task.dueOn, today) },
    ]),
  })
}

function taskForm(work: WorkOn, view: View): SafeHtml {
  const isThis = view.form === 'task'
  const fresh = { task_id: uuidv7(), to: `user:${view.self.id}`, due_on: dateAnswers(work.today) }
  const answers: Answers = isThis ? (view.answers ?? fresh) : fresh
  const errors = isThis ? view.errors : []
  const field = fieldsOf(answers, errors)
  const to = field('for')
  const people = view.isManager ? work.choices.people : work.choices.people.filter((one) => one.userId === view.self.id)
  const teams = view.isManager
    ? work.choices.teams
    : work.choices.teams.filter((one) => one.agencyId === view.self.agencyId)
  return details({
    summaryText: 'Add a task',
    open: isThis,
    html: html`<form method="post" action="${urls.makeTask(work.kind, work.recordId)}" novalidate data-submit-once>
      ${view.csrf}
      <input type="hidden" name="task_id" value="${field('task_id').value}" />
      ${input({ ...field('title'), label: { text: 'What is to be done' }, autocomplete: 'off' })}
      ${dateField({ name: 'due_on', legend: 'By when', legendClasses: 'govuk-fieldset__legend--s', answers, errors })}
      ${select({
        ...to,
        label: { text: 'Whose task it is' },
        value: to.value || fresh.to,
        items: [
          ...people.map((one) => ({ value: `user:${one.userId}`, text: `${one.name}, ${one.jobTitle}` })),
          ...teams.map((one) => ({ value: `team:${one.agencyId}`, text: `${one.name} (team)` })),
        ],
      })}
      ${button({ text: 'Add the task', preventDoubleClick: true, classes: 'govuk-button--secondary' })}
    </form>`,
  })
}

const GiveForm = z.object({
  form_id: z.uuid({ error: 'Open the page again' }),
  seen: z.string({ error: 'Open the page again' }).regex(/^(none|[0-9a-f-]{36})$/, 'Open the page again'),
  to: ToField,
  reason: ReasonField,
})

export const postGive =
  (kind: RecordKind) =>
  async (visit: Visit): Promise<Reply> => {
    const { database, who, params } = visit
    if (!isId(params['id'])) return pageNotFound
    const recordId = params['id']
    const answers = answersOf(visit.body)
    const parsed = parseForm(GiveForm, visit.body)
    if (!parsed.ok) return show(visit, kind, { form: 'give', answers, errors: parsed.errors }, 422)
    const { form_id: batchId, seen, to, reason } = parsed.value
    const records = [{ kind, recordId, seen: seen === 'none' ? null : seen }]
    try {
      const given = await allocate(database, who, { batchId, records, to, reason })
      if (given.ok)
        return redirectTo(`${urls.workOn(kind, recordId)}?done=${to.kind === 'nobody' ? 'taken_back' : 'allocated'}`)
      const { refusal } = given
      if (refusal.kind === 'not_found') return pageNotFound
      const isStale = refusal.kind === 'changed_by_someone_else'
      const field = refusal.kind === 'reason_missing' ? 'reason' : isStale ? '' : 'to'
      const errors = [{ field, text: explainGive(refusal) }]
      return show(visit, kind, { form: 'give', answers, errors }, isStale ? 409 : 422)
    } catch (fault) {
      return faulted(visit, kind, 'give', answers, fault as Error)
    }
  }

const TaskForm = z.object({
  task_id: z.uuid({ error: 'Open the page again' }),
  title: z
    .string({ error: 'Enter what is to be done' })
    .transform((typed) => typed.replaceAll('\0', '').trim())
    .refine((typed) => typed !== '', 'Enter what is to be done')
    .refine((typed) => typed.length <= 200, 'What is to be done must be 200 characters or fewer'),
  due_on: wholeDate('The day it is due'),
  for: ToField,
})

export const postTask =
  (kind: RecordKind) =>
  async (visit: Visit): Promise<Reply> => {
    const { database, who, params } = visit
    if (!isId(params['id'])) return pageNotFound
    const recordId = params['id']
    const answers = answersOf(visit.body)
    const parsed = parseForm(TaskForm, visit.body)
    if (!parsed.ok) return show(visit, kind, { form: 'task', answers, errors: parsed.errors }, 422)
    const { task_id: taskId, title, due_on: dueOn, for: to } = parsed.value
    try {
      const made = await makeTask(database, who, { taskId, kind, recordId, title, dueOn, to })
      if (made.ok) return redirectTo(`${urls.workOn(kind, recordId)}?done=made`)
      const { refusal } = made
      if (refusal.kind === 'not_found') return pageNotFound
      const fields: Record<string, string> = { title_missing: 'title', due_in_the_past: 'due_on' }
      const errors = [{ field: fields[refusal.kind] ?? 'for', text: explainMake(refusal) }]
      return show(visit, kind, { form: 'task', answers, errors }, 422)
    } catch (fault) {
      return faulted(visit, kind, 'task', answers, fault as Error)
    }
  }

/** What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved. */
function faulted(visit: Visit, kind: RecordKind, form: Form, answers: Answers, fault: Error): Promise<Reply> {
  log.error({ route: `${kind} work ${form}`, stack: fault.stack }, 'fault')
  const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
  return show(visit, kind, { form, answers, errors: [{ field: '', text }] }, 500)
}
