/** A release in two versions beside each other: as readers see it, and with nothing hidden. Pure. */
import { html, join, number, periodInWords, scrollTable, type SafeHtml } from '../../../platform/pages/index.ts'
import {
  cellSymbols,
  type Cell,
  type Item,
  type Paragraph,
  type ReleaseContent,
  type ReleaseFigure,
  type ReleaseTable,
} from '../../release/document.ts'
import { chartWords } from '../item-words.ts'

/** `internal` is left out for those who may see only what readers do. */
export function sidesView(readers: ReleaseContent, internal: ReleaseContent | undefined): SafeHtml {
  return html`${statementView(readers, internal)}
  ${readers.sections.map(
    ({ id, heading, items }) =>
      html`<h2 class="govuk-heading-l" id="${id}">${heading}</h2>
        ${items.map((item) => itemView(item, readers, internal))}`,
  )}`
}

type Pair = { readers: SafeHtml; internal: SafeHtml | undefined }

/** Two columns on a wide screen, one above the other on a narrow one, each saying whose it is. */
const sides = ({ readers, internal }: Pair): SafeHtml =>
  internal === undefined
    ? readers
    : html`<div class="waymark-sides">
        <div>
          <p class="waymark-sides__whose">As readers see it</p>
          ${readers}
        </div>
        <div>
          <p class="waymark-sides__whose">With nothing hidden</p>
          ${internal}
        </div>
      </div>`

function statementView(readers: ReleaseContent, internal: ReleaseContent | undefined): SafeHtml | false {
  const told = (content: ReleaseContent, other: ReleaseContent | undefined) =>
    html`${content.statement.map(
      ({ heading, paragraphs }, at) =>
        html`<p class="govuk-heading-s govuk-!-margin-bottom-1">${heading}</p>
          ${paragraphs.map((paragraph, which) => {
            const isOther = other && plain(paragraph) !== plain(other.statement[at]?.paragraphs[which])
            return html`<p class="govuk-body${isOther && ' waymark-differs-text'}">
              ${isOther && html`<span class="govuk-visually-hidden">Differs: </span>`}${plain(paragraph)}
            </p>`
          })}`,
    )}`
  return (
    readers.statement.length > 0 &&
    html`<h2 class="govuk-heading-l" id="statement">In plain English</h2>
      ${sides({ readers: told(readers, internal), internal: internal && told(internal, readers) })}`
  )
}

const plain = (paragraph: Paragraph | undefined): string =>
  (paragraph ?? [])
    .map((sentence) => sentence.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''))
    .join(' ')

function itemView(item: Item, readers: ReleaseContent, internal: ReleaseContent | undefined): SafeHtml | false {
  switch (item.kind) {
    case 'text':
      return html`${item.paragraphs.map((paragraph) => html`<p class="govuk-body">${plain(paragraph)}</p>`)}`
    case 'quote':
      return html`<div class="govuk-inset-text">
        <p class="govuk-body govuk-!-margin-bottom-1">${item.of}: “${item.text}”</p>
        <p class="govuk-body waymark-quiet">${item.signedBy}, ${item.jobTitle}</p>
      </div>`
    case 'figures': {
      const of = (content: ReleaseContent) => content.figures.filter(({ id }) => item.ids.includes(id))
      return sides({
        readers: figuresView(of(readers), internal && of(internal), 'readers'),
        internal: internal && figuresView(of(internal), of(readers), 'internal'),
      })
    }
    case 'table': {
      const of = (content: ReleaseContent | undefined) => content?.tables.find(({ id }) => id === item.id)
      const [table, inside] = [of(readers), of(internal)]
      if (!table) return false
      return html`<h3 class="govuk-heading-m" id="${table.id}">${table.title}</h3>
        <p class="govuk-body waymark-quiet">
          ${table.unit}. ${table.place.name},
          ${periodInWords(table.period)}${table.chart && `. Chart: ${chartWords[table.chart.kind].toLowerCase()}`}
        </p>
        ${sides({
          readers: tableView(table, inside, 'readers'),
          internal: inside && tableView(inside, table, 'internal'),
        })}`
    }
  }
}

type Side = 'readers' | 'internal'
const whose: Readonly<Record<Side, string>> = { readers: 'as readers see it', internal: 'with nothing hidden' }

const figuresView = (
  figures: readonly ReleaseFigure[],
  others: readonly ReleaseFigure[] | undefined,
  side: Side,
): SafeHtml =>
  scrollTable({
    caption: `Figures, ${whose[side]}`,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [{ text: 'Figure' }, { text: 'Count', format: 'numeric' }, { text: 'Before', format: 'numeric' }],
    rows: figures.map((figure, at) => {
      const other = others?.[at]
      return [
        {
          html: html`${figure.title}${figure.change !== undefined && html`<br /><span class="waymark-quiet">${figure.change}</span>`}`,
        },
        { html: cellView(figure.value, other?.value, 0, side), format: 'numeric' },
        {
          html: figure.before ? cellView(figure.before.value, other?.before?.value, 0, side) : html`–`,
          format: 'numeric',
        },
      ]
    }),
  })

const tableView = (table: ReleaseTable, other: ReleaseTable | undefined, side: Side): SafeHtml =>
  html`${scrollTable({
    caption: `${table.title}, ${whose[side]}`,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: table.rowsTitle },
      ...table.columns.map(({ title }) => ({ text: title, format: 'numeric' as const })),
    ],
    rows: table.rows.map((row, at) => [
      { html: row.isTotal ? html`<strong>${row.label}</strong>` : html`${row.label}` },
      ...row.cells.map((cell, across) => ({
        html: cellView(cell, other?.rows[at]?.cells[across], table.columns[across]?.decimals ?? 0, side),
        format: 'numeric' as const,
      })),
    ]),
  })}
  ${
    side === 'readers' &&
    table.notes.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">
      ${table.notes.map((note) => html`<li>${note}</li>`)}
    </ul>`
  }`

/** A number that differs between the two stands in a frame, and says so to those who hear it. */
function cellView(cell: Cell, other: Cell | undefined, decimals: number, side: Side): SafeHtml {
  const told =
    typeof cell === 'string'
      ? html`<abbr title="${cellSymbols[cell]}">${cell}</abbr>`
      : html`${inWords(cell, decimals)}`
  if (other === undefined || other === cell) return told
  const said = side === 'internal' ? ', which readers do not see' : ', which differs from the count'
  return html`<mark class="waymark-differs">${told}<span class="govuk-visually-hidden">${said}</span></mark>`
}

function inWords(value: number, decimals: number): string {
  const [whole = '', fraction = ''] = Math.abs(value).toFixed(decimals).split('.')
  return `${value < 0 ? '−' : ''}${number(Number(whole))}${fraction === '' ? '' : `.${fraction}`}`
}

/** "Contacts by month · Notices by month", as links to them. */
export const contentsView = ({ sections }: ReleaseContent): SafeHtml =>
  html`<nav aria-label="Sections">
    <p class="govuk-body">
      ${join(
        sections.map(({ id, heading }) => html`<a class="govuk-link" href="#${id}">${heading}</a>`),
        ' · ',
      )}
    </p>
  </nav>`
