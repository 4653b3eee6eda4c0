/** The form of one step. */
import {
  button,
  dateField,
  errorSummaryFor,
  fieldsOf,
  html,
  input,
  insetText,
  radios,
  textarea,
  warningText,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import type { Opened } from '../reading.ts'
import type { Comparison } from '../release.ts'
import { asksForAnswer, type TakenStep } from '../steps.ts'
import { urls } from '../urls.ts'
import { comparisonInWords, standsInWords, stateTag } from '../words.ts'
import { stepForms } from './step.form.ts'

export type StepShown = {
  answers: Answers
  errors: readonly FieldError[]
  notice: string | undefined
  comparison: Comparison | undefined
  csrf: SafeHtml
}

export function stepView(opened: Opened, step: TakenStep, shown: StepShown): SafeHtml {
  const { release, standing, next, correctedBy } = opened
  const isOffered = next.includes(step) || Boolean(fieldsOf(shown.answers)('words').value) || shown.errors.length > 0
  return html`${errorSummaryFor(shown.errors)}
    <h1 class="govuk-heading-l">
      <span class="govuk-caption-l">${release.recipe.title}</span>
      ${stepForms[step].offer}
    </h1>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
        <p class="govuk-body">${stateTag(standing.state, correctedBy !== undefined)} ${standsInWords(standing)}</p>
        ${
          isOffered
            ? questions(opened, step, shown)
            : html`<p class="govuk-body">
                This step cannot be taken by you where the release stands now.
                <a class="govuk-link" href="${urls.release(release.slug)}">Go back to the release</a>
              </p>`
        }
      </div>
    </div>`
}

function questions({ release, contentHash }: Opened, step: TakenStep, shown: StepShown): SafeHtml {
  const { answers, errors, comparison, csrf } = shown
  const spec = stepForms[step]
  const field = fieldsOf(answers, errors)
  const isSignature = comparison !== undefined && (step === 'checked' || step === 'approved')
  const asks = spec.words && (!isSignature || asksForAnswer(comparison))
  return html`<p class="govuk-body">${spec.meaning}</p>
    ${comparison && comparisonView(comparison)}
    <form method="post" action="${urls.step(release.slug, step)}" novalidate data-submit-once>
      ${csrf}
      <input type="hidden" name="steps_seen" value="${String(release.steps.length)}" />
      ${contentHash && html`<input type="hidden" name="content_hash" value="${contentHash}" />`}
      ${
        asks &&
        textarea({
          ...field('words'),
          label: { text: spec.words!.label, classes: 'govuk-label--m' },
          hint: { text: spec.words!.hint },
          rows: 4,
        })
      }
      ${step === 'published' && whenView(answers, errors)}
      ${
        contentHash &&
        html`<p class="govuk-body waymark-quiet">
          ${step === 'submitted' ? '' : 'Fingerprint of what you sign: '}<code class="waymark-hash"
            >${contentHash}</code
          >
        </p>`
      }
      <div class="govuk-button-group">
        ${button({ text: spec.button, preventDoubleClick: true, classes: spec.isWarning ? 'govuk-button--warning' : '' })}
        <a class="govuk-link" href="${urls.release(release.slug)}">Cancel</a>
      </div>
    </form>`
}

function whenView(answers: Answers, errors: readonly FieldError[]): SafeHtml {
  const field = fieldsOf(answers, errors)
  return html`${radios({
    ...field('when'),
    fieldset: { legend: { text: 'When it is to be public', classes: 'govuk-fieldset__legend--m' } },
    items: [
      { value: 'now', text: 'At once' },
      {
        value: 'later',
        text: 'From a moment to come',
        hint: { text: 'The day and time below. Until then its address tells nothing.' },
      },
    ],
  })}
  ${dateField({ name: 'day', legend: 'Day', hint: { text: 'Of a moment to come.' }, answers, errors })}
  ${input({
    ...field('time'),
    label: { text: 'Time, in the United Kingdom' },
    hint: { text: 'Such as 9:30 or 14:00.' },
    classes: 'govuk-input--width-5',
  })}`
}

export const comparisonView = (comparison: Comparison): SafeHtml =>
  html`<h2 class="govuk-heading-m">Compared with what readers have already</h2>
    ${
      comparison.findings.length > 0 || !comparison.made
        ? warningText({ text: comparisonInWords(comparison) })
        : html`<p class="govuk-body">${comparisonInWords(comparison)}</p>`
    }
    ${
      comparison.findings.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet">
        ${comparison.findings.map(({ table, sentence }) => html`<li>${table}: ${sentence}</li>`)}
      </ul>`
    }`
