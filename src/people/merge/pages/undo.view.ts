/** One merge: who decided it and why, and, while it stands, what undoing it would bring back. */
import {
  button,
  checkboxes,
  dateTimeInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  notificationBanner,
  summaryList,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import { fullName, personLink } from '../../person-link.ts'
import type { MergeView } from '../viewing.ts'
import { mergeUrls } from '../urls.ts'
import { refusalWords } from '../words.ts'
import { linesView, unseenView } from './lines.view.ts'

export type UndoForm = {
  decides: boolean
  answers: Answers
  chosen: readonly string[]
  errors: readonly FieldError[]
  notice: string | undefined
  done: string | undefined
  csrf: SafeHtml
}

export function undoView(view: MergeView, form: UndoForm): SafeHtml {
  const { merge, kept, absorbed } = view
  return html`${form.done && notificationBanner({ type: 'success', text: form.done })} ${errorSummaryFor(form.errors)}
    <h1 class="govuk-heading-l">${fullName(absorbed)} merged into ${fullName(kept)}</h1>
    ${form.notice && insetText({ text: form.notice, attributes: { role: 'status' } })} ${factsView(view)}
    ${merge.undoneAt === null && standingView(view, form)}`
}

function factsView({ merge, kept, absorbed }: MergeView): SafeHtml {
  const row = (key: string, value: string | SafeHtml) => ({
    key: { text: key },
    value: typeof value === 'string' ? { text: value } : { html: value },
  })
  return summaryList({
    rows: [
      row('Record that stays', html`${personLink(kept)} (${kept.ref})`),
      row(
        'Record that joined it',
        merge.undoneAt === null
          ? `${fullName(absorbed)} (${absorbed.ref})`
          : html`${personLink(absorbed)} (${absorbed.ref})`,
      ),
      row('Merged', `${dateTimeInWords(merge.mergedAt)} by ${merge.signedBy}`),
      row('Why', merge.reason),
      merge.undoneAt !== null && row('Undone', `${dateTimeInWords(merge.undoneAt)} by ${merge.undoneBy}`),
      merge.undoReason !== null && row('Why undone', merge.undoReason),
    ],
  })
}

function standingView(view: MergeView, form: UndoForm): SafeHtml {
  const { later, absorbed } = view
  return html`<h2 class="govuk-heading-m">If it is undone, what goes back to ${fullName(absorbed)}</h2>
    ${linesView(view.back, 'Nothing that you can see moved. The record itself comes back as it was.')}
    ${unseenView(view.alsoUnseen, 'go back')}
    <p class="govuk-body">What was put right since goes back as it was put right.</p>
    ${
      later &&
      insetText({
        html: html`${refusalWords.later_first}:
        ${
          later.merge
            ? html`<a class="govuk-link" href="${mergeUrls.merge(later.merge.mergeId)}"
                >the merge of ${dateTimeInWords(later.merge.mergedAt)}</a
              >`
            : 'a merge that you cannot see'
        }.`,
      })
    }
    ${form.decides && !later && formView(view, form)}`
}

function formView({ merge, kept, absorbed, since, shown }: MergeView, form: UndoForm): SafeHtml {
  const field = fieldsOf(form.answers, form.errors)
  const lines = since.flatMap(({ title, lines: some }) => some.map((line) => ({ ...line, title })))
  return html`<form method="post" action="${mergeUrls.merge(merge.mergeId)}" novalidate data-submit-once>
    ${form.csrf}
    <input type="hidden" name="shown" value="${shown}" />
    ${
      lines.length > 0
        ? checkboxes({
            name: 'to_absorbed',
            idPrefix: 'to_absorbed',
            classes: 'govuk-checkboxes--small',
            values: [...form.chosen],
            fieldset: {
              legend: { text: 'Recorded since the merge', classes: 'govuk-fieldset__legend--m' },
            },
            hint: { text: `These stay with ${fullName(kept)}. Select those that belong to ${fullName(absorbed)}.` },
            items: lines.map((line) => ({ value: line.key, text: `${line.title}: ${line.text}` })),
          })
        : html`<p class="govuk-body">Nothing that you can see was recorded about them since the merge.</p>`
    }
    ${textarea({
      ...field('reason'),
      label: { text: 'Why they are two people', classes: 'govuk-label--m' },
      hint: { text: 'It is kept under your name, with the merge.' },
      rows: 4,
    })}
    ${button({ text: 'Undo this merge', classes: 'govuk-button--warning', preventDoubleClick: true })}
  </form>`
}
