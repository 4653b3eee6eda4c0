/** Saving what a page of figures shows by a name. Pure. */
import type { PlainDate } from '../../platform/dates.ts'
import { button, details, html, input, radios, type FieldError, type SafeHtml } from '../../platform/pages/index.ts'
import { urls } from '../urls.ts'
import type { Asked } from './asked.ts'
import { addressOf, lastWholeYear, type Choices } from './choices.ts'

export type SaveShown = {
  path: string
  choices: Choices
  keep?: Readonly<Record<string, string | undefined>> | undefined
  today: PlainDate
  csrf: SafeHtml
}

/** Folded at the foot of a page of figures, with the way to what was saved. */
export const savingView = (csrf: SafeHtml, { choices, shown }: Asked): SafeHtml =>
  html`${details({
      summaryText: 'Save this view for everybody',
      html: saveForm({ ...shown, choices, csrf }, { name: '', moves: '', errors: [] }),
    })}
    <p class="govuk-body"><a class="govuk-link" href="${urls.saved}">Saved views</a></p>`

/** `moves`: whether the period is kept as its days or as "the last financial year". */
export function saveForm(
  { path, choices, keep, today, csrf }: SaveShown,
  { name, moves, errors }: { name: string; moves: string; errors: readonly FieldError[] },
): SafeHtml {
  const canMove = choices.named === lastWholeYear(today)
  const error = errors.find(({ field }) => field === 'name')
  return html`<form method="post" action="${urls.saved}" novalidate data-submit-once>
    ${csrf}<input type="hidden" name="address" value="${addressOf(path, choices, keep)}" />
    ${input({
      id: 'name',
      name: 'name',
      value: name,
      label: { text: 'Name of the view' },
      hint: { text: 'Everybody in the partnership who may read figures finds it by this name.' },
      errorMessage: error && { text: error.text },
    })}
    ${
      canMove &&
      radios({
        name: 'moves',
        value: moves || 'no',
        classes: 'govuk-radios--small',
        fieldset: { legend: { text: 'Period' } },
        items: [
          { value: 'no', text: `Always ${choices.named}` },
          { value: 'yes', text: 'The last financial year, whichever that is when it is opened' },
        ],
      })
    }
    ${button({ text: 'Save the view', classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}
