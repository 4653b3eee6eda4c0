/** A way to leave a page at once, for people who must not be seen reading it. Without scripts it is a link. */
import { attrs, html, type SafeHtml } from '../html.ts'
import { button } from './button.ts'
import { classList, hasContent, type Options, type Part } from './options.ts'

export type ExitThisPageOptions = Part &
  Options<{
    id?: string
    redirectUrl?: string
    activatedText?: string
    timedOutText?: string
    pressTwoMoreTimesText?: string
    pressOneMoreTimeText?: string
  }>

const words = html`<span class="govuk-visually-hidden">Emergency</span> Exit this page`

export function exitThisPage(options: ExitThisPageOptions): SafeHtml {
  const attributes = {
    id: options.id,
    class: classList('govuk-exit-this-page', options.classes),
    'data-module': 'govuk-exit-this-page',
    // Official markup writes what is true as a word.
    ...Object.fromEntries(Object.entries(options.attributes ?? {}).map(([name, value]) => [name, String(value)])),
    'data-i18n.activated': options.activatedText,
    'data-i18n.timed-out': options.timedOutText,
    'data-i18n.press-two-more-times': options.pressTwoMoreTimesText,
    'data-i18n.press-one-more-time': options.pressOneMoreTimeText,
  }
  return html`<div${attrs(attributes)}>
    ${button({
      ...(hasContent(options) ? { html: options.html, text: options.text } : { html: words }),
      classes: 'govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button',
      href: options.redirectUrl || 'https://www.bbc.co.uk/weather',
      attributes: { rel: 'nofollow noreferrer' },
    })}
  </div>`
}
