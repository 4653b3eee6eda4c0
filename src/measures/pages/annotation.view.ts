/** The form in which somebody explains a month of a figure, under their name and post. */
import { monthOf, monthsIn, type Month, type PlainDate } from '../../platform/dates.ts'
import {
  answerIn,
  button,
  details,
  fieldsOf,
  html,
  insetText,
  monthInWords,
  select,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { Actor } from '../../access/index.ts'
import type { Authority } from '../../reference/index.ts'
import { ANNOTATION_CHARACTERS_MAX } from '../annotations.ts'
import type { Dimension } from '../dimensions.ts'
import type { Measure } from '../measure.ts'
import { urls } from '../urls.ts'
import { addressOf, type Choices } from './choices.ts'

export type ExplainShown = {
  who: Actor
  csrf: SafeHtml
  choices: Choices
  measure: Measure
  area: readonly Authority[]
  today: PlainDate
  by: Dimension
  answers?: Answers | undefined
  errors?: readonly FieldError[] | undefined
  notice?: string | undefined
}

export function explainForm(shown: ExplainShown): SafeHtml {
  const { answers, errors = [], notice, measure, choices, area } = shown
  const months = monthsShown(shown)
  if (months.length === 0) return html``
  const field = fieldsOf(answers, errors)
  return details({
    id: 'explain',
    summaryText: 'Explain a month',
    open: errors.length > 0 || notice !== undefined,
    html: html`${notice !== undefined && insetText({ text: notice, attributes: { role: 'status' } })}
      <form
        method="post"
        action="${addressOf(urls.annotations(measure.id), choices, { by: shown.by })}"
        novalidate
        data-submit-once
      >
        ${shown.csrf}
        <input type="hidden" name="id" value="${answerIn(answers, 'id') || uuidv7()}" />
        ${select({
          ...field('month'),
          label: { text: 'Month' },
          items: [
            { value: '', text: 'Select a month' },
            ...months.map((month) => ({ value: month, text: monthInWords(month) })),
          ],
        })}
        ${select({
          ...field('authority'),
          label: { text: 'Of which area' },
          items: [
            { value: '', text: 'The whole force area' },
            ...area.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
          ],
        })}
        ${textarea({
          ...field('text'),
          label: { text: 'What explains it' },
          hint: {
            text: `Up to ${ANNOTATION_CHARACTERS_MAX} characters. Name nobody who is in a record. It is shown wherever the figure is, signed ${shown.who.displayName}, ${shown.who.jobTitle}.`,
          },
          rows: 4,
        })}
        ${button({ text: 'Sign and record', preventDoubleClick: true })}
      </form>`,
  })
}

/** The months of the period that are not yet to come, the latest first. */
const monthsShown = ({ choices, today }: ExplainShown): Month[] =>
  monthsIn(choices.period)
    .filter((month) => month <= monthOf(today))
    .toReversed()
