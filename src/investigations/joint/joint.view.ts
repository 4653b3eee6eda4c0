/** Joint logs as lists and one as a page: what was decided, why, by whom, and the form that adds to it. */
import {
  button,
  dateField,
  dateInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  notificationBanner,
  select,
  shortDate,
  stackTable,
  textarea,
  timeline,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { restrictedTag, type Areas } from '../../people/index.ts'
import type { Operation } from '../investigation.ts'
import { operationTabs } from '../pages/tabs.ts'
import { urls } from '../urls.ts'
import type { JointView } from './actions.ts'
import type { JointDecision, JointLog } from './store.ts'

export const logsView = (logs: readonly JointLog[], areas: Areas): SafeHtml =>
  html`<h1 class="govuk-heading-l">Joint decisions</h1>
    <p class="govuk-body">
      What police and a council decided together while they worked on an operation. Both see it, and nobody can change
      what stands there.
    </p>
    ${
      logs.length === 0
        ? html`<p class="govuk-body">No operation on which police and council work together is open to you.</p>`
        : tableOf(logs, areas)
    }`

const tableOf = (logs: readonly JointLog[], areas: Areas): SafeHtml =>
  stackTable({
    caption: 'Logs of joint decisions, the last opened first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Operation' }, { text: 'Council' }, { text: 'Opened' }],
    rows: logs.map((log) => [
      {
        html: html`<a class="govuk-link" href="${urls.jointLog(log.id)}">${log.title}</a>
          ${restrictedTag(log.restricted)}`,
      },
      { text: areas.nameOf(log.authority) },
      { text: shortDate(log.openedOn) },
    ]),
  })

type LogShown = {
  answers: Answers
  errors: readonly FieldError[]
  notice: string | undefined
  areas: Areas
  mayKeep: boolean
  maySeeOperation: boolean
  isDone: boolean
  csrf: SafeHtml
}

export function logView({ log, decisions }: JointView, shown: LogShown): SafeHtml {
  return html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      ${errorSummaryFor(shown.errors)}
      ${shown.isDone && notificationBanner({ type: 'success', text: 'Decision recorded' })}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">Police and ${shown.areas.nameOf(log.authority)}</span>
        ${log.title}
      </h1>
      <p class="govuk-body">
        ${restrictedTag(log.restricted)} Opened ${dateInWords(log.openedOn)}. Both agencies read all of it. What stands
        here cannot be changed: put it right by a further entry.
        ${
          shown.maySeeOperation &&
          html`<a class="govuk-link" href="${urls.operation(log.operationId)}">Open the operation</a>`
        }
      </p>
      ${shown.mayKeep && formView(log, shown)}
      <h2 class="govuk-heading-m">Decisions, the latest first</h2>
      ${
        decisions.length === 0
          ? html`<p class="govuk-body">Nothing is decided yet.</p>`
          : timeline({ headingLevel: 3, items: decisions.map(itemOf) })
      }
    </div>
  </div>`
}

const itemOf = (one: JointDecision) => ({
  label: { text: one.agencyName },
  datetime: { timestamp: one.decidedOn, text: dateInWords(one.decidedOn) },
  html: html`<p class="govuk-body waymark-said">${one.decision}</p>
    <p class="govuk-body waymark-said"><strong>Why.</strong> ${one.reason}</p>
    <p class="govuk-body govuk-!-margin-bottom-0 waymark-quiet">Signed by ${one.signedBy}, ${one.jobTitle}</p>`,
})

function formView(log: JointLog, { answers, errors, notice, csrf }: LogShown): SafeHtml {
  const field = fieldsOf(answers, errors)
  return html`<h2 class="govuk-heading-m">Add a decision</h2>
    ${notice && insetText({ text: notice, attributes: { role: 'status' } })}
    <form method="post" action="${urls.jointLog(log.id)}" novalidate data-submit-once>
      ${csrf}
      <input type="hidden" name="id" value="${field('id').value}" />
      ${textarea({
        ...field('decision'),
        label: { text: 'What was decided', classes: 'govuk-label--s' },
        hint: { text: 'Who does what, by when' },
        rows: 3,
      })}
      ${textarea({ ...field('reason'), label: { text: 'Why', classes: 'govuk-label--s' }, rows: 3 })}
      ${dateField({
        name: 'decided_on',
        legend: 'Day it was decided',
        legendClasses: 'govuk-fieldset__legend--s',
        answers,
        errors,
      })}
      ${button({ text: 'Add and sign', preventDoubleClick: true })}
    </form>`
}

type OperationShown = { errors: readonly FieldError[]; areas: Areas; mayOpen: boolean; csrf: SafeHtml }

export function operationLogsView(
  { operation, logs }: { operation: Operation; logs: readonly JointLog[] },
  { errors, areas, mayOpen, csrf }: OperationShown,
): SafeHtml {
  const { operationId } = operation
  const others = areas.own.filter((area) => !logs.some((log) => log.authority === area.gssCode))
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">
      <span class="govuk-caption-l">${operation.name}</span>
      Joint decisions
    </h1>
    ${operationTabs(operationId, 'joint')}
    ${
      logs.length === 0
        ? html`<p class="govuk-body">No log with a council is open for this operation.</p>`
        : tableOf(logs, areas)
    }
    ${
      mayOpen &&
      others.length > 0 &&
      html`<form method="post" action="${urls.operationLogs(operationId)}" novalidate data-submit-once>
        ${csrf}
        ${select({
          ...fieldsOf({}, errors)('authority'),
          label: { text: 'Work on it together with', classes: 'govuk-label--m' },
          hint: {
            text: 'The social workers and managers of that council then see the name of the operation and this log, and nothing else of it.',
          },
          items: [
            { value: '', text: 'Select a council' },
            ...others.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
          ],
        })}
        ${button({ text: 'Open a joint log', preventDoubleClick: true })}
      </form>`
    }`
}
