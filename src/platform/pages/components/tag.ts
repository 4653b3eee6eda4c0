/** A tag shows the state of something in a word; the phase banner is a tag with a sentence about the service. */
import { attrs, html, type SafeHtml } from '../html.ts'
import { classList, contentOf, type Content, type Options, type Part } from './options.ts'

export type TagOptions = Part
export type PhaseBannerOptions = Part & Options<{ tag: Content & Options<{ classes?: string }> }>

export function tag(options: TagOptions): SafeHtml {
  const attributes = { class: classList('govuk-tag', options.classes), ...options.attributes }
  return html`<strong${attrs(attributes)}>${contentOf(options)}</strong>`
}

export function phaseBanner(options: PhaseBannerOptions): SafeHtml {
  const attributes = {
    class: classList('govuk-phase-banner govuk-width-container', options.classes),
    ...options.attributes,
  }
  const classes = classList('govuk-phase-banner__content__tag', options.tag?.classes)
  return html`<div${attrs(attributes)}>
    <p class="govuk-phase-banner__content">
      ${tag({ text: options.tag?.text, html: options.tag?.html, classes })}
      <span class="govuk-phase-banner__text">${contentOf(options)}</span>
    </p>
  </div>`
}
