/** Components of the Ministry of Justice's frontend: timeline, sub-navigation, badge and alert, in its markup. */
import { attrs, html, type SafeHtml } from '../html.ts'
import { classList, contentOf, type Content, type Extras, type Options, type Part } from './options.ts'

export type TimelineItem = Part &
  Options<{
    label: Content
    /** Who did it: printed after "by". */
    byline?: Content
    /** `timestamp` is for machines, `text` is what people read. */
    datetime: { readonly timestamp: string; readonly text: string }
  }>
export type TimelineOptions = Extras & Options<{ items: readonly TimelineItem[]; headingLevel?: number }>

export function timeline(options: TimelineOptions): SafeHtml {
  const attributes = { class: classList('moj-timeline', options.classes), ...options.attributes }
  return html`<div${attrs(attributes)}>
    ${options.items.map((item) => timelineItem(item, options.headingLevel ?? 2))}
  </div>`
}

function timelineItem(item: TimelineItem, level: number): SafeHtml {
  return html`<div${attrs({ class: classList('moj-timeline__item', item.classes), ...item.attributes })}>
    <div class="moj-timeline__header">
      <h${level} class="moj-timeline__title">${contentOf(item.label)}</h${level}>
      ${item.byline && html`<p class="moj-timeline__byline">by ${contentOf(item.byline)}</p>`}
    </div>
    <p class="moj-timeline__date"><time datetime="${item.datetime.timestamp}">${item.datetime.text}</time></p>
    <div class="moj-timeline__description">${contentOf(item)}</div>
  </div>`
}

export type SubNavigationItem = Part & Options<{ href: string; active?: boolean }>
export type SubNavigationOptions = Extras & Options<{ label?: string; items: readonly SubNavigationItem[] }>

export function subNavigation(options: SubNavigationOptions): SafeHtml {
  const attributes = {
    class: classList('moj-sub-navigation', options.classes),
    'aria-label': options.label || 'Secondary navigation region',
    ...options.attributes,
  }
  return html`<nav${attrs(attributes)}>
    <ul class="moj-sub-navigation__list">
      ${options.items.map(
        (item) =>
          html`<li class="${classList('moj-sub-navigation__item', item.classes)}">
            <a${attrs(link(item))}>${contentOf(item)}</a>
          </li>`,
      )}
    </ul>
  </nav>`
}

const link = (item: SubNavigationItem) => ({
  class: 'moj-sub-navigation__link',
  'aria-current': item.active ? 'page' : undefined,
  href: item.href,
  ...item.attributes,
})

export function badge(options: Part): SafeHtml {
  const attributes = { class: classList('moj-badge', options.classes), ...options.attributes }
  return html`<span${attrs(attributes)}>${contentOf(options)}</span>`
}
