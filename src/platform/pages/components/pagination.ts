/** The way through a long list, page by page. */
import { attrs, html, raw, type AttributeMap, type Printable, type SafeHtml } from '../html.ts'
import { classList, hasContent, contentOf, type Content, type Extras, type Falsy, type Options } from './options.ts'

export type PaginationItem = Options<{
  number?: string | number
  visuallyHiddenText?: string
  href?: string
  current?: boolean
  ellipsis?: boolean
  attributes?: AttributeMap
}>
export type PaginationLink = Content & Options<{ href: string; labelText?: string; attributes?: AttributeMap }>
export type PaginationOptions = Extras &
  Options<{
    items?: readonly (PaginationItem | Falsy)[]
    previous?: PaginationLink
    next?: PaginationLink
    landmarkLabel?: string
  }>

const arrow = (direction: 'prev' | 'next', path: string) =>
  html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--${direction}"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d="${path}"></path>
  </svg>`
const arrows = {
  prev: arrow(
    'prev',
    'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  ),
  next: arrow(
    'next',
    'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
  ),
}
const defaultWords = {
  prev: raw('Previous<span class="govuk-visually-hidden"> page</span>'),
  next: raw('Next<span class="govuk-visually-hidden"> page</span>'),
}

export function pagination(options: PaginationOptions): SafeHtml {
  const { items, previous, next } = options
  const isBlock = Boolean(!items && (next || previous))
  const attributes = {
    class: classList('govuk-pagination', isBlock && 'govuk-pagination--block', options.classes),
    'aria-label': options.landmarkLabel || 'Pagination',
    ...options.attributes,
  }
  return html`<nav${attrs(attributes)}>
    ${previous?.href && arrowLink(previous, 'prev', isBlock)}
    ${
      items &&
      html`<ul class="govuk-pagination__list">
        ${items.map(pageItem)}
      </ul>`
    }
    ${next?.href && arrowLink(next, 'next', isBlock)}
  </nav>`
}

function arrowLink(link: PaginationLink, direction: 'prev' | 'next', isBlock: boolean): SafeHtml {
  const words: Printable = hasContent(link) ? contentOf(link) : defaultWords[direction]
  const isDecorated = isBlock && !link.labelText
  const titleClasses = classList(
    'govuk-pagination__link-title',
    isDecorated && 'govuk-pagination__link-title--decorated',
  )
  const attributes = { class: 'govuk-link govuk-pagination__link', href: link.href, rel: direction, ...link.attributes }
  return html`<div class="govuk-pagination__${direction}">
    <a${attrs(attributes)}>
      ${(isBlock || direction === 'prev') && arrows[direction]}
      <span class="${titleClasses}">${words}</span>
      ${
        link.labelText &&
        isBlock &&
        html`<span class="govuk-visually-hidden">:</span>
          <span class="govuk-pagination__link-label">${link.labelText}</span>`
      }
      ${!isBlock && direction === 'next' && arrows.next}
    </a>
  </div>`
}

function pageItem(item: PaginationItem | Falsy): SafeHtml | undefined {
  if (!item || Object.keys(item).length === 0) return undefined
  const classes = classList(
    'govuk-pagination__item',
    item.current && 'govuk-pagination__item--current',
    item.ellipsis && 'govuk-pagination__item--ellipsis',
  )
  if (item.ellipsis) return html`<li class="${classes}">⋯</li>`
  const attributes = {
    class: 'govuk-link govuk-pagination__link',
    href: item.href ?? '',
    'aria-label': item.visuallyHiddenText ?? `Page ${item.number}`,
    'aria-current': item.current ? 'page' : undefined,
    ...item.attributes,
  }
  return html`<li class="${classes}"><a${attrs(attributes)}>${item.number}</a></li>`
}
