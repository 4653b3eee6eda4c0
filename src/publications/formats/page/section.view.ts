/** A section of a release: words, quotations, headline figures and tables with their charts, in the order chosen. */
import { tableChart } from '../../../platform/charts/index.ts'
import { html, insetText, periodInWords, scrollTable, tiles, type SafeHtml } from '../../../platform/pages/index.ts'
import type { Item, ReleaseContent, ReleaseFigure, ReleaseTable, Section } from '../../release/document.ts'
import {
  aboutText,
  beforeText,
  cellText,
  chartOf,
  columnTitle,
  figureOf,
  figureText,
  symbolText,
  symbolsIn,
  tableOf,
} from '../words.ts'
import { paragraphsView } from './words.view.ts'

export const sectionView = (section: Section, content: ReleaseContent): SafeHtml =>
  html`<section class="waymark-release__section" aria-labelledby="${section.id}">
    <h2 class="govuk-heading-l" id="${section.id}">${section.heading}</h2>
    ${section.items.map((item) => itemView(item, content))}
  </section>`

function itemView(item: Item, content: ReleaseContent): SafeHtml | false {
  if (item.kind === 'text') return paragraphsView(item.paragraphs)
  if (item.kind === 'quote')
    return insetText({
      html: html`<p class="govuk-body govuk-!-margin-bottom-1">${item.of}: “${item.text}”</p>
        <p class="govuk-body waymark-quiet">${item.signedBy}, ${item.jobTitle}</p>`,
    })
  if (item.kind === 'figures') return figuresView(item.ids.flatMap((id) => figureOf(content, id) ?? []))
  const table = tableOf(content, item.id)
  return table !== undefined && tableView(table)
}

const figuresView = (figures: readonly ReleaseFigure[]): SafeHtml =>
  tiles(
    figures.map((figure) => ({
      id: figure.id,
      label: figure.title,
      value: figureText(figure.value),
      unit: figure.unit,
      change: figure.change,
      more: { html: figureAbout(figure) },
    })),
  )

const figureAbout = (figure: ReleaseFigure): SafeHtml => {
  const before = beforeText(figure)
  return html`<p class="waymark-quiet govuk-!-margin-bottom-0">
    ${before !== undefined && html`Compared with ${before} `}${figure.place.name}. ${periodInWords(figure.period)}.
    <a class="govuk-link" href="#measure-${figure.measure}"
      >How it is counted<span class="govuk-visually-hidden">: ${figure.title}</span></a
    >
  </p>`
}

/** The chart, then the table that it is drawn from. */
export function tableView(table: ReleaseTable): SafeHtml {
  const chart = chartOf(table)
  return html`<section class="waymark-release__table" aria-labelledby="${table.id}">
    <h3 class="govuk-heading-m" id="${table.id}">${table.title}</h3>
    <p class="govuk-body">
      ${aboutText(table)} ${table.columnsTitle !== undefined && `Columns: ${table.columnsTitle}. `}
      <a class="govuk-link" href="#measure-${table.measure}"
        >How it is counted<span class="govuk-visually-hidden">: ${table.title}</span></a
      >
    </p>
    ${chart && tableChart({ ...chart, caption: chart.description })}
    ${scrollTable({
      caption: `Table: ${table.title}`,
      captionClasses: 'govuk-visually-hidden',
      classes: 'waymark-chart-table',
      head: [
        { text: table.rowsTitle },
        ...table.columns.map((column) => ({ text: columnTitle(column, table), format: 'numeric' })),
      ],
      firstCellIsHeader: true,
      rows: table.rows.map(({ label, isTotal, cells }) => {
        const classes = isTotal ? 'govuk-!-font-weight-bold' : undefined
        return [
          { text: label, classes },
          ...cells.map((cell, place) => ({
            text: cellText(cell, table.columns[place]?.decimals ?? 0),
            format: 'numeric',
            classes: isTotal ? 'govuk-!-font-weight-bold waymark-unbroken' : 'waymark-unbroken',
          })),
        ]
      }),
    })}
    ${notesView(table)}
  </section>`
}

function notesView(table: ReleaseTable): SafeHtml | false {
  const notes = [...table.notes, ...symbolsIn(table).map(symbolText)]
  return (
    notes.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet waymark-quiet">
      ${notes.map((note) => html`<li>${note}</li>`)}
    </ul>`
  )
}
