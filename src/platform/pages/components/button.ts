/** A button, or a link that looks like one. */
import { attrs, html, type SafeHtml } from '../html.ts'
import { classList, contentOf, type Options, type Part } from './options.ts'

export type ButtonOptions = Part &
  Options<{
    id?: string
    name?: string
    value?: string | number
    type?: 'submit' | 'button' | 'reset'
    href?: string
    disabled?: boolean
    isStartButton?: boolean
    preventDoubleClick?: boolean
  }>

const startIcon = html`<svg
  class="govuk-button__start-icon"
  xmlns="http://www.w3.org/2000/svg"
  width="17.5"
  height="19"
  viewBox="0 0 33 40"
  aria-hidden="true"
  focusable="false"
>
  <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
</svg>`

export function button(options: ButtonOptions): SafeHtml {
  const common = {
    class: classList('govuk-button', options.classes, options.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...options.attributes,
    id: options.id,
  }
  // A start button is a flex box, which would swallow the white space between the elements of its markup.
  const words = options.html && options.isStartButton ? html`<span>${options.html}</span>` : contentOf(options)
  const inside = html`${words}${options.isStartButton && startIcon}`
  if (options.href) {
    return html`<a${attrs({ href: options.href, role: 'button', draggable: 'false', ...common })}>${inside}</a>`
  }
  const own = {
    type: options.type ?? 'submit',
    value: options.value || undefined,
    name: options.name,
    disabled: options.disabled,
    'aria-disabled': options.disabled ? 'true' : undefined,
    'data-prevent-double-click': options.preventDoubleClick?.toString(),
  }
  return html`<button${attrs({ ...own, ...common })}>${inside}</button>`
}
