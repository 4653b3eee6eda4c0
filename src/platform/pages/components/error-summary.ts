/** What has to be put right, at the head of the page, each entry leading to its field. */
import { attrs, html, type AttributeMap, type SafeHtml } from '../html.ts'
import { classList, contentOf, present, type Content, type Extras, type Items, type Options } from './options.ts'

export type ErrorSummaryItem = Content & Options<{ href?: string; attributes?: AttributeMap }>
export type ErrorSummaryOptions = Extras &
  Options<{
    titleText?: string
    titleHtml?: SafeHtml
    descriptionText?: string
    descriptionHtml?: SafeHtml
    errorList?: Items<ErrorSummaryItem>
    disableAutoFocus?: boolean
  }>

export function errorSummary(options: ErrorSummaryOptions): SafeHtml {
  const description = options.descriptionHtml ?? options.descriptionText
  const items = present(options.errorList)
  const attributes = {
    class: classList('govuk-error-summary', options.classes),
    'data-disable-auto-focus': options.disableAutoFocus?.toString(),
    ...options.attributes,
    'data-module': 'govuk-error-summary',
  }
  // The alert has an element of its own, so that moving the focus to the summary does not cut its announcement short.
  return html`<div${attrs(attributes)}>
    <div role="alert">
      <h2 class="govuk-error-summary__title">${options.titleHtml ?? options.titleText}</h2>
      <div class="govuk-error-summary__body">
        ${description && html`<p>${description}</p>`}
        ${
          items.length > 0 &&
          html`<ul class="govuk-list govuk-error-summary__list">
            ${items.map(entry)}
          </ul>`
        }
      </div>
    </div>
  </div>`
}

function entry(item: ErrorSummaryItem): SafeHtml {
  if (!item.href) return html`<li>${contentOf(item)}</li>`
  return html`<li><a${attrs({ href: item.href, ...item.attributes })}>${contentOf(item)}</a></li>`
}
