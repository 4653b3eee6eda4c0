/** One task: what it asks for, how its day was worked out, who has it, what it was before; and closing it by hand. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import type { Instant, PlainDate } from '../../platform/dates.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  button,
  dateInWords,
  dateTimeInWords,
  dayInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  listInWords,
  notificationBanner,
  parseForm,
  radios,
  summaryList,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { viewTask, type TaskView } from '../reading.ts'
import { taskRules, type ByHand } from '../task-rules.ts'
import { closeTask } from '../tasks.ts'
import { urls } from '../urls.ts'
import type { Clock, Task } from '../work.ts'
import { dueTag, explainClosing, kindWords, outcomeTag, outcomeWords, taskTitle } from '../words.ts'
import { allocationsView } from './allocations.view.ts'
import { childrenWords, isId, ReasonField } from './giving.ts'

type Shown = { answers?: Answers; errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isId(params['id'])) return pageNotFound
  const found = await viewTask(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const errors = shown.errors ?? []
  const { task } = found.value
  const done =
    query['done'] === 'closed' ? 'The task is closed' : query['done'] === 'made' ? 'The task is made' : undefined
  return visit.page(
    {
      title: titleOf(task),
      errors: errors.length > 0,
      back: { href: urls.myWork(), text: 'My work' },
      body: taskView(found.value, { ...shown, errors, done, csrf: visit.csrf }),
    },
    status,
  )
}

const titleOf = (task: Task) => taskTitle({ ruleId: task.rule?.id ?? null, title: task.title })

export const getTask = (visit: Visit): Promise<Reply> => show(visit)

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeClose = (visit: Visit): Promise<Reply> =>
  show(visit, { answers: answersOf(visit.body), notice: 'What you typed is still here. Nothing is closed yet.' })

type Form = Shown & { errors: readonly FieldError[]; done: string | undefined; csrf: SafeHtml }

function taskView(view: TaskView, form: Form): SafeHtml {
  const { task, record, today, allocations } = view
  return html`${form.done && notificationBanner({ type: 'success', text: form.done })}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${errorSummaryFor(form.errors)}
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">Task about ${kindWords[task.kind].toLowerCase()} ${record.ref}</span>
          ${titleOf(task)}
        </h1>
        <p class="govuk-body">${task.closed ? outcomeTag(task.closed) : dueTag(task.dueOn, today)}</p>
        ${form.notice && insetText({ text: form.notice, attributes: { role: 'status' } })} ${factsView(view)}
        <h2 class="govuk-heading-m">How the day was worked out</h2>
        ${task.clock ? clockView(task.clock, task) : html`<p class="govuk-body">${task.madeBy} chose ${dayInWords(task.dueOn)}.</p>`}
        ${closeForm(view, form)}
        <h2 class="govuk-heading-m">Who has had it</h2>
        ${
          task.rule !== null &&
          html`<p class="govuk-body">
            It goes with the ${kindWords[task.kind].toLowerCase()}:
            <a class="govuk-link" href="${urls.workOn(task.kind, task.recordId)}"
              >who holds that, and all tasks about it</a
            >.
          </p>`
        }
        ${allocationsView(allocations)} ${earlierView(view)}
      </div>
    </div>`
}

function factsView({ task, record }: TaskView): SafeHtml {
  const row = (key: string, value: string | SafeHtml | null | undefined | false) =>
    value !== null &&
    value !== undefined &&
    value !== false && { key: { text: key }, value: typeof value === 'string' ? { text: value } : { html: value } }
  const { rule, closed } = task
  return summaryList({
    rows: [
      row(
        'About',
        html`<a class="govuk-link" href="${urls.record(task.kind, task.recordId)}"
            >${kindWords[task.kind]} ${record.ref}</a
          ><br />${childrenWords(record.children)}`,
      ),
      row('Due', `By the end of ${dayInWords(task.dueOn)}`),
      row('Made', `${dateTimeInWords(task.madeAt)}${rule ? '' : ` by ${task.madeBy}`}`),
      row(
        'Made by the rule',
        rule &&
          html`${taskRules[rule.id].when}<br /><span class="waymark-quiet"
              >Version ${rule.version} of the rule “${rule.id}”</span
            >`,
      ),
      row(
        'Closed',
        closed &&
          `${outcomeWords(closed.outcome)}, ${dateTimeInWords(closed.at)}${closed.by === null ? '' : ` by ${closed.by}`}`,
      ),
      row('Why', closed?.why),
    ],
  })
}

/** The clock as it was worked out when the task was made, whatever the rules say since. */
function clockView(clock: Clock, task: Task): SafeHtml {
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  return html`<p class="govuk-body">${clock.words}</p>
    ${summaryList({
      rows: [
        row(clock.start, momentWords(clock.from)),
        clock.count > 0 && row('Counted', `${clock.count} ${clock.unit.replace(/s$/, clock.count === 1 ? '' : 's')}`),
        row(
          'Not counted',
          clock.skipped.length === 0
            ? 'No day was left out'
            : listInWords(clock.skipped.map(({ day, why }) => `${dateInWords(day)} (${why})`)),
        ),
        row('Due by the end of', dayInWords(task.dueOn)),
        row('Where the rule comes from', clock.source),
      ],
    })}`
}

const momentWords = (from: Instant | PlainDate): string =>
  from.length > 10 ? dateTimeInWords(from as Instant) : dayInWords(from as PlainDate)

const wayWords: Record<ByHand, { text: string; hint?: { text: string } }> = {
  done: { text: 'It is done' },
  cancelled: { text: 'Cancel it', hint: { text: 'It is not needed after all. Say why.' } },
}

function closeForm({ task, ways }: TaskView, { answers, errors, csrf }: Form): SafeHtml | false {
  if (task.closed) return false
  if (ways.length === 0)
    return task.rule !== null && taskRules[task.rule.id].byHand.length === 0
      ? html`<p class="govuk-body">This task closes by itself once the contact is decided.</p>`
      : false
  const field = fieldsOf(answers, errors)
  return html`<h2 class="govuk-heading-m">${ways.length === 1 ? 'Cancel the task' : 'Close the task'}</h2>
    <form method="post" action="${urls.closeTask(task.taskId)}" novalidate data-submit-once>
      ${csrf}
      <input type="hidden" name="version" value="${field('version').value || task.version}" />
      ${
        ways.length === 1
          ? html`<input type="hidden" name="outcome" value="${ways[0]}" />`
          : radios({
              ...field('outcome'),
              fieldset: { legend: { text: 'What became of it?', classes: 'govuk-fieldset__legend--s' } },
              items: ways.map((way) => ({ value: way, ...wayWords[way] })),
            })
      }
      ${textarea({
        ...field('reason'),
        label: { text: ways.length === 1 ? 'Why it is not needed after all' : 'What was done, or why it is cancelled' },
        rows: 3,
      })}
      ${button({
        text: ways.length === 1 ? 'Cancel the task' : 'Close the task',
        preventDoubleClick: true,
        classes: 'govuk-button--secondary',
      })}
    </form>`
}

function earlierView({ earlier }: TaskView): SafeHtml | false {
  if (earlier.length === 0) return false
  return html`<h2 class="govuk-heading-m">What it was before</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${earlier.map(
        (one) =>
          html`<li>
            Until ${dateTimeInWords(one.supersededAt)}: due by ${dateInWords(one.dueOn)},
            ${one.closed ? `${outcomeWords(one.closed.outcome).toLowerCase()}${one.closed.why === null ? '' : ` (${one.closed.why})`}` : 'open'}
          </li>`,
      )}
    </ul>`
}

const CloseForm = z.object({
  version: z.coerce.number({ error: 'Open the task again' }).int(),
  outcome: z.enum(['done', 'cancelled'], { error: 'Select what became of it' }),
  reason: ReasonField,
})

export async function postClose(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isId(params['id'])) return pageNotFound
  const answers = answersOf(visit.body)
  const parsed = parseForm(CloseForm, visit.body)
  if (!parsed.ok) return show(visit, { answers, errors: parsed.errors }, 422)
  const { version, outcome, reason: why } = parsed.value
  try {
    const closed = await closeTask(database, who, { taskId: params['id'], outcome, why, version })
    if (closed.ok) return redirectTo(`${urls.task(params['id'])}?done=closed`)
    const { refusal } = closed
    if (refusal.kind === 'not_found') return pageNotFound
    const isMissing = refusal.kind === 'reason_missing'
    const errors = [{ field: isMissing ? 'reason' : '', text: explainClosing(refusal) }]
    return show(visit, { answers: { ...answers, version: undefined }, errors }, isMissing ? 422 : 409)
  } catch (fault) {
    log.error({ route: '/tasks/:id/close', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return show(visit, { answers, errors: [{ field: '', text }] }, 500)
  }
}
