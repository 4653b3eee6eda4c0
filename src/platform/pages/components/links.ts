/** Links that help people find their way: breadcrumbs, the way back, and past the navigation. */
import { attrs, html, type AttributeMap, type SafeHtml } from '../html.ts'
import { classList, contentOf, hasContent, type Content, type Extras, type Options, type Part } from './options.ts'

export type BreadcrumbItem = Content & Options<{ href?: string; attributes?: AttributeMap }>
export type BreadcrumbsOptions = Extras &
  Options<{ items: readonly BreadcrumbItem[]; collapseOnMobile?: boolean; labelText?: string }>
export type BackLinkOptions = Part & Options<{ href?: string }>
export type SkipLinkOptions = Part & Options<{ href?: string }>

export function breadcrumbs(options: BreadcrumbsOptions): SafeHtml {
  const attributes = {
    class: classList(
      'govuk-breadcrumbs',
      options.classes,
      options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
    ),
    ...options.attributes,
    'aria-label': options.labelText ?? 'Breadcrumb',
  }
  return html`<nav${attrs(attributes)}>
    <ol class="govuk-breadcrumbs__list">
      ${options.items?.map(breadcrumb)}
    </ol>
  </nav>`
}

function breadcrumb(item: BreadcrumbItem): SafeHtml {
  if (!item.href) return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${contentOf(item)}</li>`
  const attributes = { class: 'govuk-breadcrumbs__link', href: item.href, ...item.attributes }
  return html`<li class="govuk-breadcrumbs__list-item"><a${attrs(attributes)}>${contentOf(item)}</a></li>`
}

export function backLink(options: BackLinkOptions): SafeHtml {
  const attributes = {
    href: options.href || '#',
    class: classList('govuk-back-link', options.classes),
    ...options.attributes,
  }
  return html`<a${attrs(attributes)}>${hasContent(options) ? contentOf(options) : 'Back'}</a>`
}

export function skipLink(options: SkipLinkOptions): SafeHtml {
  const attributes = {
    href: options.href || '#content',
    class: classList('govuk-skip-link', options.classes),
    ...options.attributes,
    'data-module': 'govuk-skip-link',
  }
  return html`<a${attrs(attributes)}>${contentOf(options)}</a>`
}
