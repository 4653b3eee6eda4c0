/** The bar with the service's name and its main parts. */
import { attrs, html, SafeHtml, type AttributeMap } from '../html.ts'
import {
  classList,
  contentOf,
  hasContent,
  present,
  type Content,
  type Extras,
  type Items,
  type Options,
} from './options.ts'

export type NavigationItem = Content &
  Options<{ href?: string; current?: boolean; active?: boolean; attributes?: AttributeMap }>
export type ServiceNavigationOptions = Extras &
  Options<{
    serviceName?: string
    serviceUrl?: string
    navigation?: Items<NavigationItem>
    navigationId?: string
    navigationLabel?: string
    navigationClasses?: string
    menuButtonText?: string
    menuButtonLabel?: string
    collapseNavigationOnMobile?: boolean
    ariaLabel?: string
    slots?: Options<{
      start?: SafeHtml
      end?: SafeHtml | Options<{ html?: SafeHtml; align?: 'inline' }>
      navigationStart?: SafeHtml
      navigationEnd?: SafeHtml
    }>
  }>

export function serviceNavigation(options: ServiceNavigationOptions): SafeHtml {
  const { slots } = options
  const end = slots?.end instanceof SafeHtml ? { html: slots.end } : slots?.end
  const isInline = end?.align === 'inline'
  const container = classList('govuk-width-container', isInline && 'govuk-service-navigation__inlining-container')
  const inner = html`<div class="${container}">
    ${slots?.start}
    <div class="govuk-service-navigation__container">${serviceName(options)} ${navigation(options)}</div>
    ${end?.html}
  </div>`
  const attributes = {
    class: classList('govuk-service-navigation', options.classes),
    'data-module': 'govuk-service-navigation',
    ...options.attributes,
  }
  // With a name or more beside the links this is a landmark of its own; otherwise the <nav> inside is enough.
  if (!options.serviceName && !slots?.start?.markup && !end?.html?.markup)
    return html`<div${attrs(attributes)}>${inner}</div>`
  const landmark = { 'aria-label': options.ariaLabel ?? 'Service information', ...attributes }
  return html`<section${attrs(landmark)}>${inner}</section>`
}

function serviceName({ serviceName: name, serviceUrl }: ServiceNavigationOptions): SafeHtml | undefined {
  if (!name) return undefined
  return html`<span class="govuk-service-navigation__service-name">
    ${
      serviceUrl
        ? html`<a href="${serviceUrl}" class="govuk-service-navigation__link">${name}</a>`
        : html`<span class="govuk-service-navigation__text">${name}</span>`
    }
  </span>`
}

function navigation(options: ServiceNavigationOptions): SafeHtml | undefined {
  const items = present(options.navigation)
  const { navigationStart, navigationEnd } = options.slots ?? {}
  if (items.length === 0 && !navigationStart && !navigationEnd) return undefined
  const menu = options.menuButtonText || 'Menu'
  const id = options.navigationId || 'navigation'
  const isCollapsible = options.collapseNavigationOnMobile ?? items.length > 1
  const toggle = {
    type: 'button',
    class: 'govuk-service-navigation__toggle govuk-js-service-navigation-toggle',
    'aria-controls': id,
    'aria-label': options.menuButtonLabel && options.menuButtonLabel !== menu ? options.menuButtonLabel : undefined,
    hidden: true,
    'aria-hidden': 'true',
  }
  const classes = classList('govuk-service-navigation__wrapper', options.navigationClasses)
  return html`<nav${attrs({ 'aria-label': options.navigationLabel || menu, class: classes })}>
    ${isCollapsible && html`<button${attrs(toggle)}>${menu}</button>`}
    <ul class="govuk-service-navigation__list" id="${id}">
      ${navigationStart} ${items.map(navigationItem)} ${navigationEnd}
    </ul>
  </nav>`
}

function navigationItem(item: NavigationItem): SafeHtml {
  const isActive = Boolean(item.active || item.current)
  // Strong as well as styled: those who override our colours still see where they are.
  const words = isActive
    ? html`<strong class="govuk-service-navigation__active-fallback">${contentOf(item)}</strong>`
    : contentOf(item)
  const current = isActive ? (item.current ? 'page' : 'true') : undefined
  const classes = classList('govuk-service-navigation__item', isActive && 'govuk-service-navigation__item--active')
  const link = { class: 'govuk-service-navigation__link', href: item.href, 'aria-current': current, ...item.attributes }
  const plain = { class: 'govuk-service-navigation__text', 'aria-current': current }
  return html`<li class="${classes}">
    ${item.href ? html`<a${attrs(link)}>${words}</a>` : hasContent(item) && html`<span${attrs(plain)}>${words}</span>`}
  </li>`
}
