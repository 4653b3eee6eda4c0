/** The audit on a page: what to search for, and the entries found, newest first. */
import {
  errorSummaryFor,
  html,
  listInWords,
  number,
  pagination,
  shortDateTime,
  stackTable,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { EXPORT_MAX, type AuditFound, type AuditLine, type AuditQuestion } from '../audit-search.ts'
import type { AuditRecord, RecordKind } from '../audit.sql.ts'
import { detailInWords, sentence, wordsOf } from '../audit-words.ts'
import { auditUrl } from './audit.form.ts'
import { searchForm } from './audit-search.view.ts'

export type AuditView = {
  answers: Answers
  errors: readonly FieldError[]
  /** Undefined where the question could not be understood. */
  asked: { question: AuditQuestion; found: AuditFound; isLater: boolean } | undefined
  mayReadTyped: boolean
}

export function auditView(view: AuditView): SafeHtml {
  const { asked } = view
  return html`${errorSummaryFor(view.errors)}
    <h1 class="govuk-heading-l">Who read or changed what</h1>
    <p class="govuk-body">
      Every reading of a person’s record, every list, search and change leaves an entry that nobody can alter. Your own
      searches here leave entries too.
    </p>
    ${searchForm(view.answers, view.errors, asked === undefined || isNarrowed(asked.question))}
    ${asked && foundView(asked, view.mayReadTyped)}`
}

/** Whether anything at all was asked for. */
const isNarrowed = (question: AuditQuestion): boolean => Object.values(question).some(Boolean)

type Asked = NonNullable<AuditView['asked']>

function foundView({ question, found, isLater }: Asked, mayReadTyped: boolean): SafeHtml {
  return html`${meantView(question, found)}
  ${found.lines.length === 0 ? emptyView(question, isLater) : entriesView(question, found, isLater, mayReadTyped)}
  ${
    (found.next || isLater) &&
    pagination({
      ...(isLater ? { previous: { text: 'Back to the newest', href: auditUrl(question) } } : {}),
      ...(found.next ? { next: { text: 'Older entries', href: auditUrl(question, { after: found.next }) } } : {}),
    })
  }`
}

/** Whom and what the words were taken for, so that nobody reads the entries of another by mistake. */
function meantView(question: AuditQuestion, { actors, records }: AuditFound): SafeHtml | undefined {
  if (!actors && !records) return undefined
  const people = (actors ?? []).slice(0, 10).map((one) => one.name)
  const others = (actors?.length ?? 0) - people.length
  const who = listInWords([...people, ...(others > 0 ? [`${number(others)} more`] : [])])
  return html`<dl class="govuk-summary-list govuk-summary-list--no-border">
    ${
      actors &&
      html`<div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">Who acted</dt>
        <dd class="govuk-summary-list__value">${who || `Nobody who works here is called “${question.who}”`}</dd>
      </div>`
    }
    ${
      records &&
      html`<div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">Record</dt>
        <dd class="govuk-summary-list__value">
          ${records.length > 0 ? records.map((one) => html`${recordLink(one)} `) : `No record that you can see is “${question.record}”`}
        </dd>
      </div>`
    }
  </dl>`
}

const emptyView = (question: AuditQuestion, isLater: boolean): SafeHtml =>
  html`<h2 class="govuk-heading-m">No entries found</h2>
    <p class="govuk-body">
      ${isLater ? 'There are none before these.' : isNarrowed(question) ? 'Nothing that was done is like this.' : 'Nothing is on record yet.'}
    </p>`

const entriesView = (question: AuditQuestion, found: AuditFound, isLater: boolean, mayReadTyped: boolean): SafeHtml =>
  html`<div class="waymark-heading">
      <h2 class="govuk-heading-m">${isLater ? 'Older entries' : 'Entries, the newest first'}</h2>
      <p class="govuk-body">
        <a class="govuk-link" href="${auditUrl(question, { as: 'csv' })}"
          >Take
          ${found.next || isLater ? `them all away as CSV (${number(EXPORT_MAX)} at most)` : 'them away as CSV'}</a
        >
      </p>
    </div>
    ${stackTable({
      caption: 'Entries of the audit, the newest first',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'When' }, { text: 'Who' }, { text: 'What' }, { text: 'Record' }],
      rows: found.lines.map((line) => [
        { text: shortDateTime(line.happenedAt) },
        { html: whoCell(line) },
        { html: whatCell(line, mayReadTyped) },
        { html: recordCell(line) },
      ]),
    })}`

const whoCell = ({ actorName, username, jobTitle, agency }: AuditLine): SafeHtml =>
  actorName === null || username === null
    ? html`Somebody who is no longer known${agency && html`<br /><span class="waymark-quiet">${agency}</span>`}`
    : html`<a class="govuk-link" href="${auditUrl({ who: username })}">${actorName}</a><br /><span class="waymark-quiet"
          >${[jobTitle, agency].filter(Boolean).join(', ')}</span
        >`

function whatCell({ action, detail }: AuditLine, mayReadTyped: boolean): SafeHtml {
  const more = detailInWords(detail, mayReadTyped)
  return html`${wordsOf(action)}${more && html`<br /><span class="waymark-quiet">${more}</span>`}`
}

const places: Readonly<Record<RecordKind, string | undefined>> = {
  person: '/people/',
  contact: '/contacts/',
  notice: '/notices/',
  operation: '/operations/',
  app_user: undefined,
}

function recordLink(record: AuditRecord): SafeHtml {
  const place = places[record.kind]
  const words = record.name ?? `${sentence(record.kind)} ${record.ref}`
  const quiet = record.name !== null && html` <span class="waymark-quiet">${record.ref}</span>`
  return html`${place ? html`<a class="govuk-link" href="${place}${record.subjectId}">${words}</a>` : words}${quiet}`
}

/** The record, and the way to all that was done to it; one that the reader may not see has neither name nor link. */
function recordCell({ record, subjectId, subjectType, actorId }: AuditLine): SafeHtml {
  if (subjectId === actorId) return html`<span class="waymark-quiet">Their own account</span>`
  if (record)
    return html`${recordLink(record)}<br /><a
        class="govuk-link waymark-quiet"
        href="${auditUrl({ record: record.subjectId })}"
        >All entries<span class="govuk-visually-hidden"> about ${record.name ?? record.ref}</span></a
      >`
  if (subjectId === null) return html`<span class="waymark-quiet">None of its own</span>`
  return html`${sentence(subjectType)}<br /><a
      class="govuk-link waymark-quiet"
      href="${auditUrl({ record: subjectId })}"
      >All entries<span class="govuk-visually-hidden"> about this record, ${subjectId.slice(-6)}</span></a
    >`
}
