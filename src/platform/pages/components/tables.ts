/** Tables that fit a phone: one scrolls by itself within the page, the other turns its rows into cards. */
import { attrs, html, type SafeHtml } from '../html.ts'
import { classList, contentOf, present, type Content, type Items, type Options } from './options.ts'
import { table, type TableOptions } from './table.ts'

/** A table of figures that scrolls sideways in a frame of its own, which the keyboard can reach. Give it a caption. */
export function scrollTable(options: TableOptions & { readonly caption: string }): SafeHtml {
  return html`<div class="waymark-scroll" role="region" aria-label="${options.caption}" tabindex="0">
    ${table(options)}
  </div>`
}

type StackColumn = Options<{ text: string; format?: 'numeric'; isTextHidden?: boolean }>
export type StackTableOptions = Options<{
  caption: string
  captionClasses?: string
  classes?: string
  head: readonly StackColumn[]
  /** The first cell of each row names the row; where it is the only one, it takes the whole row. */
  rows: Items<readonly Content[]>
}>

/**
 * A list of records whose rows become cards on a narrow screen, each value with its column's name. The roles are
 * written out because a table that is not laid out as one otherwise stops being one to a screen reader.
 */
export function stackTable(options: StackTableOptions): SafeHtml {
  return html`<table class="${classList('govuk-table waymark-stack', options.classes)}" role="table">
    <caption class="${classList('govuk-table__caption', options.captionClasses)}">
      ${options.caption}
    </caption>
    <thead class="govuk-table__head" role="rowgroup">
      <tr class="govuk-table__row" role="row">
        ${options.head.map(heading)}
      </tr>
    </thead>
    <tbody class="govuk-table__body" role="rowgroup">
      ${present(options.rows).map((row) => stackRow(row, options.head))}
    </tbody>
  </table>`
}

function heading(column: StackColumn): SafeHtml {
  return html`<th${attrs({ class: headerClasses(column), scope: 'col', role: 'columnheader' })}>
    ${column.isTextHidden ? html`<span class="govuk-visually-hidden">${column.text}</span>` : column.text}
  </th>`
}

const headerClasses = (column: StackColumn | undefined) =>
  classList('govuk-table__header', column?.format && `govuk-table__header--${column.format}`)

function stackRow(row: readonly Content[], head: readonly StackColumn[]): SafeHtml {
  const [name, ...others] = row
  const own = {
    class: headerClasses(head[0]),
    scope: 'row',
    role: 'rowheader',
    colspan: others.length === 0 && head.length > 1 ? head.length : undefined,
  }
  return html`<tr class="govuk-table__row" role="row">
    <th${attrs(own)}>${contentOf(name)}</th>
    ${others.map((cell, index) => {
      const column = head[index + 1]
      const classes = classList('govuk-table__cell', column?.format && `govuk-table__cell--${column.format}`)
      const attributes = { class: classes, role: 'cell', 'data-label': column?.isTextHidden ? undefined : column?.text }
      return html`<td${attrs(attributes)}><div class="waymark-stack__value">${contentOf(cell)}</div></td>`
    })}
  </tr>`
}
