/** A table. `format: 'numeric'` sets a column's figures to the right. */
import { attrs, html, type AttributeMap, type SafeHtml } from '../html.ts'
import { classList, contentOf, present, type Content, type Extras, type Items, type Options } from './options.ts'

export type TableCell = Content &
  Options<{ format?: string; classes?: string; colspan?: number; rowspan?: number; attributes?: AttributeMap }>
export type TableOptions = Extras &
  Options<{
    caption?: string
    captionClasses?: string
    head?: readonly TableCell[]
    rows: Items<readonly TableCell[]>
    /** The first cell of each row names the row. */
    firstCellIsHeader?: boolean
  }>

export function table(options: TableOptions): SafeHtml {
  const attributes = { class: classList('govuk-table', options.classes), ...options.attributes }
  const caption = classList('govuk-table__caption', options.captionClasses)
  return html`<table${attrs(attributes)}>
    ${
      options.caption &&
      html`<caption class="${caption}">
        ${options.caption}
      </caption>`
    }
    ${
      options.head &&
      html`<thead class="govuk-table__head">
        <tr class="govuk-table__row">
          ${options.head.map((cell) => cellOf('th', cell, { scope: 'col', class: headerClasses(cell, cell.format) }))}
        </tr>
      </thead>`
    }
    <tbody class="govuk-table__body">
      ${present(options.rows).map(
        (row) =>
          html`<tr class="govuk-table__row">
            ${bodyCells(row, options)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

const headerClasses = (cell: TableCell, format?: string) =>
  classList('govuk-table__header', format && `govuk-table__header--${format}`, cell.classes)

function bodyCells(row: readonly TableCell[], options: TableOptions): SafeHtml[] {
  return row.map((cell, index) => {
    if (index === 0 && options.firstCellIsHeader)
      return cellOf('th', cell, { scope: 'row', class: headerClasses(cell) })
    const format = cell.format && `govuk-table__cell--${cell.format}`
    return cellOf('td', cell, { class: classList('govuk-table__cell', format, cell.classes) })
  })
}

function cellOf(element: 'th' | 'td', cell: TableCell, own: AttributeMap): SafeHtml {
  const all = attrs({
    ...own,
    colspan: cell.colspan || undefined,
    rowspan: cell.rowspan || undefined,
    ...cell.attributes,
  })
  return element === 'th' ? html`<th${all}>${contentOf(cell)}</th>` : html`<td${all}>${contentOf(cell)}</td>`
}
