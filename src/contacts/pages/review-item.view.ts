/** Two records side by side, what came in about each, and the three ways to decide. */
import {
  button,
  dateOfBirthInWords,
  dateTimeInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  join,
  notificationBanner,
  shortDate,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import {
  comparisonView,
  fullName,
  linesView,
  personLink,
  takenOverView,
  unseenView,
  type Areas,
} from '../../people/index.ts'
import type { ReviewItem } from '../review-item.ts'
import type { EarlierContacts } from '../suggestions.ts'
import { urls } from '../urls.ts'
import { concernLabel, outcomeLabel, sexLabel } from './words.ts'

export type ReviewForm = {
  mergeId: string
  answers: Answers
  errors: readonly FieldError[]
  notice: string | undefined
  done: string | undefined
  csrf: SafeHtml
}

export function reviewItemView(item: ReviewItem, areas: Areas, form: ReviewForm): SafeHtml {
  const { compared } = item
  return html`${form.done && notificationBanner({ type: 'success', text: form.done })} ${errorSummaryFor(form.errors)}
    <h1 class="govuk-heading-l">Is this one child?</h1>
    ${form.notice && insetText({ text: form.notice, attributes: { role: 'status' } })} ${toldView(item)}
    ${othersView(item)} ${compared ? comparedView(item, compared, areas) : nobodyLeft(item)} ${formView(item, form)}`
}

function toldView({ contactId, contactRef, receivedAt, told }: ReviewItem): SafeHtml {
  const said = [
    fullName(told),
    told.dateOfBirth ? `born ${dateOfBirthInWords(told.dateOfBirth)}` : '',
    told.sex ? sexLabel(told.sex).toLowerCase() : '',
    told.postcode ?? '',
  ]
  return html`<p class="govuk-body">
    Told of in contact <a class="govuk-link" href="${urls.contact(contactId)}">${contactRef}</a>, received
    ${dateTimeInWords(receivedAt)}. The caller said: ${said.filter(Boolean).join(', ')}.
  </p>`
}

/** The others who may be the same: compared one at a time. */
function othersView({ contactChildId, candidates, compared }: ReviewItem): SafeHtml | false {
  const others = candidates.filter((one) => one !== compared?.candidate)
  return (
    others.length > 0 &&
    html`<p class="govuk-body">
      Others who may be the same, to compare one by one:
      ${join(
        others.map(
          ({ person }) =>
            html`<a class="govuk-link" href="${urls.reviewItem(contactChildId)}?with=${person.personId}"
              >${fullName(person)} (${person.ref})</a
            >`,
        ),
        ', ',
      )}.
    </p>`
  )
}

function comparedView(
  item: ReviewItem,
  { candidate, preview }: NonNullable<ReviewItem['compared']>,
  areas: Areas,
): SafeHtml {
  const { kept, absorbed } = preview
  const earlier = (personId: string) => earlierList(item.earlier.get(personId))
  return html`<p class="govuk-body"><b>Why this is asked:</b> ${candidate.reasons.join(', ')}.</p>
    <div class="govuk-!-margin-bottom-6">${comparisonView([absorbed, kept], ['Told of', 'Known already'], areas)}</div>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-one-half">
        <h2 class="govuk-heading-s">Other contacts about the child told of</h2>
        ${earlier(absorbed.personId)}
      </div>
      <div class="govuk-grid-column-one-half">
        <h2 class="govuk-heading-s">Contacts about ${personLink(kept)}</h2>
        ${earlier(kept.personId)}
      </div>
    </div>
    <h2 class="govuk-heading-m">If they are the same, what moves to ${fullName(kept)}</h2>
    ${linesView(preview.moving, 'Nothing that you can see.')} ${unseenView(preview.alsoUnseen, 'move')}
    ${takenOverView([...preview.filled, ...preview.better])}
    <p class="govuk-body">
      If they are not, nothing moves: the decision is remembered, and this pair is not asked about again unless what is
      known of one of them changes.
    </p>`
}

const earlierList = (earlier: EarlierContacts | undefined): SafeHtml =>
  earlier === undefined || earlier.count === 0
    ? html`<p class="govuk-body">None that you can see.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">
        ${earlier.latest.map(
          (line) =>
            html`<li>
              <a class="govuk-link" href="${urls.contact(line.contactId)}">${line.ref}</a>,
              ${shortDate(line.receivedOn)}: ${concernLabel(line.concern)},
              ${line.outcome ? outcomeLabel(line.outcome) : 'awaiting a decision'}
            </li>`,
        )}
        ${earlier.count > earlier.latest.length && html`<li>and ${earlier.count - earlier.latest.length} more</li>`}
      </ul>`

const nobodyLeft = ({ othersLeft }: ReviewItem): SafeHtml =>
  insetText({
    text: othersLeft
      ? 'Whoever may be the same is not for you to see. Leave this for somebody who is cleared for restricted records.'
      : 'Nobody on record looks like the same child any more.',
  })

function formView(item: ReviewItem, { answers, errors, mergeId, csrf }: ReviewForm): SafeHtml {
  const { compared, contactChildId, othersLeft } = item
  const field = fieldsOf(answers, errors)
  const decision = (value: string, text: string, key: string, classes = 'govuk-button--secondary') =>
    button({
      html: html`${text} <span class="waymark-key">(${key.toUpperCase()})</span>`,
      name: 'decision',
      value,
      classes,
      preventDoubleClick: true,
      attributes: { accesskey: key },
    })
  return html`<form method="post" action="${urls.reviewItem(contactChildId)}" novalidate data-submit-once>
    ${csrf}
    <input type="hidden" name="merge_id" value="${mergeId}" />
    ${
      compared &&
      html`<input type="hidden" name="other" value="${compared.candidate.person.personId}" />
        <input type="hidden" name="shown" value="${compared.preview.shown}" />`
    }
    ${textarea({
      ...field('reason'),
      label: { text: 'Why (optional)', classes: 'govuk-label--s' },
      hint: { text: 'Kept under your name with what you decide.' },
      rows: 2,
    })}
    <p class="govuk-hint">
      Each decision has a key, which your browser may want pressed together with Alt, or with Alt and Shift.
    </p>
    <div class="govuk-button-group">
      ${compared && decision('same', 'The same child', 's', '')}
      ${compared && decision('different', 'Not the same', 'n')}
      ${!compared && !othersLeft && decision('different', 'Count as a new child', 'n', '')}
      ${decision('later', 'Leave for later', 'l')}
    </div>
  </form>`
}
