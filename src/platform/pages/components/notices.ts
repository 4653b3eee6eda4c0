/** Ways to say something that must be noticed: banner, warning, inset text and the panel that confirms. */
import { attrs, html, join, type AttributeMap, type SafeHtml } from '../html.ts'
import { button } from './button.ts'
import {
  classList,
  contentOf,
  hasContent,
  present,
  type Extras,
  type Items,
  type Options,
  type Part,
} from './options.ts'

export type NotificationBannerOptions = Part &
  Options<{
    type?: 'success'
    role?: string
    titleText?: string
    titleHtml?: SafeHtml
    titleHeadingLevel?: number
    titleId?: string
    disableAutoFocus?: boolean
  }>
export type WarningTextOptions = Part & Options<{ iconFallbackText?: string }>
export type InsetTextOptions = Part & Options<{ id?: string }>
export type PanelAction = Options<{
  text: string
  href?: string
  type?: 'button' | 'submit'
  classes?: string
  attributes?: AttributeMap
}>
export type PanelOptions = Part &
  Options<{
    titleText?: string
    titleHtml?: SafeHtml
    headingLevel?: number
    /** Shown on an interruption panel alone. */
    actions?: Extras & Options<{ items?: Items<PanelAction> }>
  }>

export function notificationBanner(options: NotificationBannerOptions): SafeHtml {
  const isSuccess = options.type === 'success'
  const level = options.titleHeadingLevel || 2
  const titleId = options.titleId || 'govuk-notification-banner-title'
  const attributes = {
    class: classList('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', options.classes),
    role: options.role || (isSuccess ? 'alert' : 'region'),
    'aria-labelledby': titleId,
    'data-module': 'govuk-notification-banner',
    'data-disable-auto-focus': options.disableAutoFocus?.toString(),
    ...options.attributes,
  }
  const title = options.titleHtml ?? (options.titleText || (isSuccess ? 'Success' : 'Important'))
  return html`<div${attrs(attributes)}>
    <div class="govuk-notification-banner__header">
      <h${level} class="govuk-notification-banner__title" id="${titleId}">${title}</h${level}>
    </div>
    <div class="govuk-notification-banner__content">
      ${options.html ?? (hasContent(options) && html`<p class="govuk-notification-banner__heading">${options.text}</p>`)}
    </div>
  </div>`
}

export function warningText(options: WarningTextOptions): SafeHtml {
  return html`<div${attrs({ class: classList('govuk-warning-text', options.classes), ...options.attributes })}>
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">${options.iconFallbackText || 'Warning'}</span>
      ${contentOf(options)}
    </strong>
  </div>`
}

export function insetText(options: InsetTextOptions): SafeHtml {
  const attributes = { id: options.id, class: classList('govuk-inset-text', options.classes), ...options.attributes }
  return html`<div${attrs(attributes)}>${contentOf(options)}</div>`
}

export function panel(options: PanelOptions): SafeHtml {
  const level = options.headingLevel || 1
  const isInterruption = Boolean(options.classes?.includes('govuk-panel--interruption'))
  const { actions } = options
  const items = present(actions?.items)
  const classes = classList('govuk-panel', !isInterruption && 'govuk-panel--confirmation', options.classes)
  return html`<div${attrs({ class: classes, ...options.attributes })}>
    <h${level} class="govuk-panel__title">${options.titleHtml ?? options.titleText}</h${level}>
    ${hasContent(options) && html`<div class="govuk-panel__body">${contentOf(options)}</div>`}
    ${
      isInterruption &&
      actions &&
      html`<div${attrs({ class: classList('govuk-panel__actions', actions.classes), ...actions.attributes })}>
      ${items.length > 0 && html`<div class="govuk-button-group">${join(items.map(panelAction), ' ')}</div>`}
    </div>`
    }
  </div>`
}

function panelAction(action: PanelAction): SafeHtml {
  if (action.href && action.type !== 'button') {
    const classes = classList('govuk-link govuk-link--inverse', action.classes)
    return html`<a${attrs({ class: classes, href: action.href, ...action.attributes })}>${action.text}</a>`
  }
  return button({
    ...action,
    type: action.type ?? 'button',
    classes: classList('govuk-button--inverse', action.classes),
  })
}
