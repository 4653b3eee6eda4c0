/** Related content in tabs; without scripts, one under the other with a list of contents. */
import { attrs, html, type AttributeMap, type SafeHtml } from '../html.ts'
import { classList, present, type Content, type Extras, type Items, type Options } from './options.ts'

export type TabItem = Options<{
  id?: string
  label: string
  panel: Content & Options<{ attributes?: AttributeMap }>
  attributes?: AttributeMap
}>
export type TabsOptions = Extras & Options<{ id?: string; idPrefix?: string; title?: string; items?: Items<TabItem> }>

export function tabs(options: TabsOptions): SafeHtml {
  const items = (options.items ?? []).map(
    (item, index) => item && { item, index, id: item.id || `${options.idPrefix ?? ''}-${index + 1}` },
  )
  const shown = present(items)
  const attributes = {
    id: options.id,
    class: classList('govuk-tabs', options.classes),
    ...options.attributes,
    'data-module': 'govuk-tabs',
  }
  return html`<div${attrs(attributes)}>
    <h2 class="govuk-tabs__title">${options.title ?? 'Contents'}</h2>
    ${
      items.length > 0 &&
      html`<ul class="govuk-tabs__list">
        ${shown.map(tabLink)}
      </ul>`
    } ${shown.map(tabPanel)}
  </div>`
}

type Tab = { item: TabItem; index: number; id: string }

function tabLink({ item, index, id }: Tab): SafeHtml {
  const classes = classList('govuk-tabs__list-item', index === 0 && 'govuk-tabs__list-item--selected')
  return html`<li class="${classes}">
    <a${attrs({ class: 'govuk-tabs__tab', href: `#${id}`, ...item.attributes })}>${item.label}</a>
  </li>`
}

function tabPanel({ item, index, id }: Tab): SafeHtml {
  const classes = classList('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')
  const content = item.panel.html ?? (item.panel.text && html`<p class="govuk-body">${item.panel.text}</p>`)
  return html`<div${attrs({ class: classes, id, ...item.panel.attributes })}>${content}</div>`
}
