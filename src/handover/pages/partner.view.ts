/** The form by which a partner's card is added. */
import type { Visit } from '../../access/index.ts'
import { button, fieldsOf, html, textarea, type FieldError, type SafeHtml } from '../../platform/pages/index.ts'
import { urls } from '../urls.ts'

export const addForm = (visit: Visit, card: string, errors: readonly FieldError[]): SafeHtml =>
  html`<form method="post" action="${urls.partners}" novalidate data-submit-once>
    ${visit.csrf}
    ${textarea({
      ...fieldsOf({ card }, errors)('card'),
      label: { text: 'Add a partner', classes: 'govuk-label--m' },
      hint: { text: 'Paste their card as they sent it. Their keys count once you have verified them.' },
      rows: 8,
      spellcheck: false,
    })}
    ${button({ text: 'Add the partner', classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
