/** What a merge would do, and the form that makes it so. */
import {
  button,
  dateOfBirthInWords,
  dateTimeInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  radios,
  textarea,
  warningText,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import type { Areas } from '../../areas.ts'
import type { PersonDetails } from '../../details.ts'
import { fullName, personUrl } from '../../person-link.ts'
import { ethnicityInWords, sexInWords } from '../../words.ts'
import type { MergePreview } from '../actions.ts'
import type { OwnColumn } from '../merge.ts'
import { mergeUrls } from '../urls.ts'
import { comparisonView } from './compare.view.ts'
import { linesView, unseenView } from './lines.view.ts'

/** What the record that stays takes over unless somebody chooses otherwise; nothing where that is nothing. */
export const takenOverView = (columns: readonly OwnColumn[]): SafeHtml | false =>
  columns.length > 0 &&
  html`<p class="govuk-body">
    Taken over, since the record that stays knows less:
    ${columns.map((one) => details[one].label.toLowerCase()).join(', ')}.
  </p>`

export type MergeForm = {
  mergeId: string
  answers: Answers
  errors: readonly FieldError[]
  notice: string | undefined
  csrf: SafeHtml
}

export function mergeView(preview: MergePreview, areas: Areas, form: MergeForm): SafeHtml {
  const { kept, absorbed, notSame } = preview
  return html`${errorSummaryFor(form.errors)}
    <h1 class="govuk-heading-l">Are these one person?</h1>
    ${form.notice && insetText({ text: form.notice, attributes: { role: 'status' } })}
    <p class="govuk-body">
      The record of <strong>${fullName(absorbed)}</strong> (${absorbed.ref}) would become part of the record of
      <strong>${fullName(kept)}</strong> (${kept.ref}). Its names, addresses and numbers stay findable there, and its
      page leads there. A merge can be undone.
      <a class="govuk-link" href="${mergeUrls.preview(absorbed.personId, kept.personId)}"
        >Keep the other record instead</a
      >
    </p>
    ${
      notSame &&
      warningText({
        text: `${notSame.signedBy} decided on ${dateTimeInWords(notSame.decidedAt)} that these are two people${notSame.reason ? `: ${notSame.reason}` : '.'}`,
        iconFallbackText: 'Warning',
      })
    }
    <div class="govuk-!-margin-bottom-6">
      ${comparisonView([kept, absorbed], ['Record that stays', 'Record that joins it'], areas)}
    </div>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-one-half">
        <h2 class="govuk-heading-m">What moves to ${fullName(kept)}</h2>
        ${linesView(preview.moving, 'Nothing that you can see is recorded about the other.')}
        ${unseenView(preview.alsoUnseen, 'move')}
      </div>
      <div class="govuk-grid-column-one-half">${formView(preview, areas, form)}</div>
    </div>`
}

function formView(preview: MergePreview, areas: Areas, { mergeId, answers, errors, csrf }: MergeForm): SafeHtml {
  const { kept, absorbed, filled } = preview
  const field = fieldsOf(answers, errors)
  return html`<form
    method="post"
    action="${mergeUrls.preview(kept.personId, absorbed.personId)}"
    novalidate
    data-submit-once
  >
    ${csrf}
    <input type="hidden" name="merge_id" value="${mergeId}" />
    <input type="hidden" name="shown" value="${preview.shown}" />
    <h2 class="govuk-heading-m">What the record will say</h2>
    ${takenOverView(filled)}
    ${choicesOf(preview).map((column) =>
      radios({
        ...field(`take_${column}`),
        value: String(answers[`take_${column}`] ?? (preview.better.includes(column) ? 'absorbed' : 'kept')),
        classes: 'govuk-radios--small',
        fieldset: { legend: { text: details[column].label, classes: 'govuk-fieldset__legend--s' } },
        items: [
          { value: 'kept', text: details[column].words(kept, areas) },
          { value: 'absorbed', text: details[column].words(absorbed, areas) },
        ],
      }),
    )}
    ${textarea({
      ...field('reason'),
      label: { text: 'Why they are one person', classes: 'govuk-label--m' },
      hint: { text: 'What you compared, and who confirmed it. It is kept under your name.' },
      rows: 4,
    })}
    <div class="govuk-button-group">
      ${button({ text: 'Merge these records', preventDoubleClick: true })}
      <a class="govuk-link" href="${personUrl(kept.personId)}">Cancel</a>
    </div>
  </form>`
}

type Detail = {
  label: string
  knows: (of: PersonDetails) => string | null
  words: (of: PersonDetails, areas: Areas) => string
}

const details: Readonly<Record<OwnColumn, Detail>> = {
  given_name: { label: 'Given name', knows: (of) => of.givenName, words: (of) => of.givenName ?? '' },
  family_name: { label: 'Family name', knows: (of) => of.familyName, words: (of) => of.familyName ?? '' },
  date_of_birth: {
    label: 'Date of birth',
    knows: (of) => of.dateOfBirth,
    words: (of) => dateOfBirthInWords(of.dateOfBirth),
  },
  sex: { label: 'Sex', knows: (of) => of.sex, words: (of) => sexInWords(of.sex) },
  ethnicity: { label: 'Ethnicity', knows: (of) => of.ethnicity, words: (of) => ethnicityInWords(of.ethnicity) },
  home_authority: {
    label: 'Home authority',
    knows: (of) => of.homeAuthority,
    words: (of, areas) => areas.nameOf(of.homeAuthority ?? ''),
  },
}

/** What both know, and know differently. */
export const choicesOf = ({ kept, absorbed }: Pick<MergePreview, 'kept' | 'absorbed'>): OwnColumn[] =>
  (Object.keys(details) as OwnColumn[]).filter((column) => {
    const [one, other] = [details[column].knows(kept), details[column].knows(absorbed)]
    return one !== null && other !== null && one !== other
  })
