/** A release as its readers see it: the statement, figures and tables, and all that one must know of them. */
import type { PlainDate } from '../../../platform/dates.ts'
import {
  dateInWords,
  dateTimeInWords,
  details,
  html,
  insetText,
  join,
  number,
  periodInWords,
  scrollTable,
  stackTable,
  summaryList,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import {
  cellSymbols,
  type Cell,
  type CellSymbol,
  type Item,
  type Paragraph,
  type Piece,
  type ReleaseContent,
  type ReleaseFigure,
  type ReleaseTable,
  type SignOff,
} from '../document.ts'

/** The content under a first heading of its page. */
export function contentView(content: ReleaseContent): SafeHtml {
  const figures = new Map(content.figures.map((figure) => [figure.id, figure]))
  const tables = new Map(content.tables.map((table) => [table.id, table]))
  return html`<div class="waymark-report">
    ${
      content.statement.length > 0 &&
      html`<h2 class="govuk-heading-l" id="statement">In plain English</h2>
        ${content.statement.map(
          ({ heading, paragraphs }) =>
            html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${heading}</h3>
              ${paragraphs.map(paragraphView)}`,
        )}`
    }
    ${content.sections.map(
      ({ id, heading, items }) =>
        html`<h2 class="govuk-heading-l" id="${id}">${heading}</h2>
          ${items.map((item) => itemView(item, figures, tables))}`,
    )}
    ${symbolsView(content)} ${aboutView(content)}
  </div>`
}

const paragraphView = (paragraph: Paragraph): SafeHtml =>
  html`<p class="govuk-body">
    ${join(
      paragraph.map((sentence) => html`${sentence.map(pieceView)}`),
      ' ',
    )}
  </p>`

const pieceView = (piece: Piece): SafeHtml =>
  typeof piece === 'string' ? html`${piece}` : html`<a class="govuk-link" href="#${piece.to}">${piece.text}</a>`

function itemView(
  item: Item,
  figures: ReadonlyMap<string, ReleaseFigure>,
  tables: ReadonlyMap<string, ReleaseTable>,
): SafeHtml {
  switch (item.kind) {
    case 'text':
      return html`${item.paragraphs.map(paragraphView)}`
    case 'quote':
      return insetText({
        html: html`<p class="govuk-body govuk-!-margin-bottom-1">${item.of}: “${item.text}”</p>
          <p class="govuk-body waymark-quiet">${item.signedBy}, ${item.jobTitle}</p>`,
      })
    case 'figures':
      return figuresView(item.ids.flatMap((id) => figures.get(id) ?? []))
    case 'table': {
      const table = tables.get(item.id)
      return table ? tableView(table) : html``
    }
  }
}

const figuresView = (figures: readonly ReleaseFigure[]): SafeHtml =>
  stackTable({
    caption: 'Figures',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'What is counted' }, { text: 'Figure', format: 'numeric' }, { text: 'Before', format: 'numeric' }],
    rows: figures.map((figure) => [
      {
        html: html`<span id="${figure.id}">${figure.title}</span><br /><span class="waymark-quiet"
            >Unit: ${figure.unit}. ${figure.place.name}, ${periodInWords(figure.period)}</span
          >${figure.change && html`<br /><span class="waymark-quiet">${figure.change}</span>`}`,
      },
      { html: cellView(figure.value) },
      {
        html: figure.before
          ? html`${cellView(figure.before.value)}<br /><span class="waymark-quiet"
                >${periodInWords(figure.before.period)}</span
              >`
          : html`<span class="waymark-quiet">Not compared</span>`,
      },
    ]),
  })

function tableView(table: ReleaseTable): SafeHtml {
  return html`<section aria-labelledby="${table.id}">
    <h3 class="govuk-heading-m" id="${table.id}">${table.title}</h3>
    <p class="govuk-body waymark-quiet">Unit: ${table.unit}. ${table.place.name}, ${periodInWords(table.period)}</p>
    ${scrollTable({
      caption: table.title,
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: table.rowsTitle },
        ...table.columns.map(({ title }) => ({ text: title, format: 'numeric' as const })),
      ],
      rows: table.rows.map((row) => [
        { html: row.isTotal ? html`<strong>${row.label}</strong>` : html`${row.label}` },
        ...row.cells.map((cell, place) => ({
          html: cellView(cell, table.columns[place]!.decimals),
          format: 'numeric' as const,
        })),
      ]),
    })}
    ${
      table.notes.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet">
        ${table.notes.map((note) => html`<li>${note}</li>`)}
      </ul>`
    }
  </section>`
}

/** A number with as many decimals as its column has; a sign with what it means, for those who hear it. */
function cellView(cell: Cell, decimals = 0): SafeHtml {
  if (typeof cell === 'string') return html`<abbr title="${cellSymbols[cell]}">${cell}</abbr>`
  const [whole = '', fraction = ''] = Math.abs(cell).toFixed(decimals).split('.')
  return html`${cell < 0 && '−'}${number(Number(whole))}${fraction && `.${fraction}`}`
}

function symbolsView({ figures, tables }: ReleaseContent): SafeHtml {
  const cells = [
    ...figures.map(({ value }) => value),
    ...tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells)),
  ]
  const used = (Object.keys(cellSymbols) as CellSymbol[]).filter((symbol) => cells.includes(symbol))
  return html`${
    used.length > 0 &&
    html`<h2 class="govuk-heading-l" id="signs">Signs in place of numbers</h2>
      ${summaryList({ rows: used.map((symbol) => ({ key: { text: symbol }, value: { text: cellSymbols[symbol] } })) })}`
  }`
}

function aboutView(content: ReleaseContent): SafeHtml {
  const { policy, quality, measures, revisions, contact } = content
  return html`<h2 class="govuk-heading-l" id="how">How it was counted</h2>
    <p class="govuk-body">
      Every figure is counted as known at ${dateTimeInWords(content.knownAt)}, by ${content.madeBy}. ${policy.sentence}
    </p>
    ${quality.map(
      ({ heading, text }) =>
        html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${heading}</h3>
          <p class="govuk-body">${text}</p>`,
    )}
    ${measures.map((measure) =>
      details({
        summaryText: `${measure.title}: how it is counted`,
        html: html`<p class="govuk-body">${measure.definition}</p>
          ${summaryList({
            rows: [
              { key: { text: 'Unit' }, value: { text: measure.unit } },
              { key: { text: 'Counted out of' }, value: { text: measure.population } },
              { key: { text: 'By which date' }, value: { text: measure.date } },
              { key: { text: 'Source' }, value: { text: measure.source } },
              { key: { text: 'Definition' }, value: { text: `Version ${measure.version}` } },
            ],
          })}
          <ul class="govuk-list govuk-list--bullet">
            ${measure.caveats.map((caveat) => html`<li>${caveat}</li>`)}
          </ul>`,
      }),
    )}
    ${
      revisions.length > 0 &&
      html`<h2 class="govuk-heading-l" id="revisions">Revisions</h2>
        ${stackTable({
          caption: 'Figures that were published before and differ here',
          captionClasses: 'govuk-visually-hidden',
          head: [
            { text: 'Figure' },
            { text: 'Published', format: 'numeric' },
            { text: 'Now', format: 'numeric' },
            { text: 'Why' },
          ],
          rows: revisions.map((one) => [
            { text: one.title },
            {
              html: html`${cellView(one.published)}<br /><span class="waymark-quiet"
                  >${revisionDay(one.releasedOn)}</span
                >`,
            },
            { html: cellView(one.now) },
            { text: one.reason },
          ]),
        })}`
    }
    <h2 class="govuk-heading-l" id="contact">Questions</h2>
    <p class="govuk-body">
      ${contact.name}, <a class="govuk-link" href="mailto:${contact.email}">${contact.email}</a>${
        contact.telephone && html`, ${contact.telephone}`
      }
    </p>`
}

const revisionDay = (day: string) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? dateInWords(day as PlainDate) : day)

const signWords: Readonly<Record<SignOff['step'], string>> = {
  checked: 'Checked',
  cleared: 'Police figures allowed',
  approved: 'Approved',
}

/** Who answers for it, with the fingerprint of what they signed. */
export const signOffView = (signOffs: readonly SignOff[], contentHash: string): SafeHtml =>
  html`${summaryList({
      rows: signOffs.map(({ step, by, jobTitle, at }) => ({
        key: { text: signWords[step] },
        value: { html: html`${by}, ${jobTitle}<br /><span class="waymark-quiet">${dateTimeInWords(at)}</span>` },
      })),
    })}
    <p class="govuk-body waymark-quiet">
      Each signed exactly this content. Its fingerprint (SHA-256): <code class="waymark-hash">${contentHash}</code>
    </p>`
