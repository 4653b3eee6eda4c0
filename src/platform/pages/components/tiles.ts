/** Figures side by side, each with what it counts, how it changed, and the way to the rows behind it. */
import { attrs, html, type SafeHtml } from '../html.ts'
import { contentOf, type Content, type Options } from './options.ts'

export type Tile = Options<{
  /** What is counted: "Contacts received". */
  label: string
  /** The figure as printed: "343". */
  value: string
  /** What one of it is: "contacts". */
  unit?: string
  /** How it changed, in words: "down 24% on the year before". */
  change?: string
  /** An anchor that leads to it. */
  id?: string
  /** Where the rows it counts are listed. */
  href?: string
  /** Anything further: a small chart, a definition. */
  more?: Content
}>

export function tiles(items: readonly Tile[]): SafeHtml {
  return html`<ul class="waymark-tiles">
    ${items.map((item) => html`<li${attrs({ class: 'waymark-tile', id: item.id })}>${tile(item)}</li>`)}
  </ul>`
}

function tile(item: Tile): SafeHtml {
  const figure = html`<span class="waymark-tile__value">${item.value}</span>
    ${item.unit && html`<span class="waymark-tile__unit">${item.unit}</span>`}`
  return html`<h3 class="waymark-tile__label">${item.label}</h3>
    <p class="waymark-tile__figure">
      ${
        item.href
          ? html`<a class="govuk-link" href="${item.href}"
              >${figure}<span class="govuk-visually-hidden">: ${item.label}, list</span></a
            >`
          : figure
      }
    </p>
    ${item.change && html`<p class="waymark-tile__change">${item.change}</p>`} ${contentOf(item.more)}`
}
