/** Facts with their names beside them, each with what can be done about it; on a card of its own if wanted. */
import { attrs, html, type AttributeMap, type SafeHtml } from '../html.ts'
import { classList, contentOf, present, type Content, type Extras, type Items, type Options } from './options.ts'

export type SummaryAction = Content &
  Options<{ href: string; visuallyHiddenText?: string; classes?: string; attributes?: AttributeMap }>
type Actions = Options<{ items?: Items<SummaryAction>; classes?: string }>
type Cell = Content & Options<{ classes?: string }>
type CardTitle = Cell & Options<{ headingLevel?: number }>

export type SummaryRow = Options<{ key: Cell; value: Cell; classes?: string; actions?: Actions }>
export type SummaryCard = Extras & Options<{ title?: CardTitle; actions?: Actions }>
export type SummaryListOptions = Extras & Options<{ rows: Items<SummaryRow>; card?: SummaryCard }>

export function summaryList(options: SummaryListOptions): SafeHtml {
  const rows = present(options.rows)
  const someRowHasActions = rows.some((row) => present(row.actions?.items).length > 0)
  const attributes = { class: classList('govuk-summary-list', options.classes), ...options.attributes }
  const list = html`<dl${attrs(attributes)}>
    ${rows.map((row) => summaryRow(row, someRowHasActions, options.card?.title))}
  </dl>`
  return options.card ? summaryCard(options.card, list) : list
}

function summaryRow(row: SummaryRow, someRowHasActions: boolean, cardTitle: CardTitle | undefined): SafeHtml {
  const actions = present(row.actions?.items)
  const classes = classList(
    'govuk-summary-list__row',
    someRowHasActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
    row.classes,
  )
  return html`<div class="${classes}">
    <dt class="${classList('govuk-summary-list__key', row.key?.classes)}">${contentOf(row.key)}</dt>
    <dd class="${classList('govuk-summary-list__value', row.value?.classes)}">${contentOf(row.value)}</dd>
    ${
      actions.length > 0 &&
      html`<dd class="${classList('govuk-summary-list__actions', row.actions?.classes)}">
        ${rowActions(actions, cardTitle)}
      </dd>`
    }
  </div>`
}

function rowActions(actions: readonly SummaryAction[], cardTitle: CardTitle | undefined): SafeHtml {
  const [first, ...others] = actions.map((action) => actionLink(action, cardTitle))
  if (others.length === 0) return html`${first}`
  return html`<ul class="govuk-summary-list__actions-list">
    ${[first, ...others].map((link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`)}
  </ul>`
}

/** The hidden words say what the link is about, since "Change" alone tells a listener nothing. */
function actionLink(action: SummaryAction, cardTitle: CardTitle | undefined): SafeHtml {
  const attributes = { class: classList('govuk-link', action.classes), href: action.href, ...action.attributes }
  const hidden =
    (action.visuallyHiddenText || cardTitle) &&
    html`<span class="govuk-visually-hidden"
      >${action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}${cardTitle && html` (${contentOf(cardTitle)})`}</span
    >`
  return html`<a${attrs(attributes)}>${contentOf(action)}${hidden}</a>`
}

function summaryCard(card: SummaryCard, list: SafeHtml): SafeHtml {
  const { title } = card
  const level = title?.headingLevel || 2
  const attributes = { class: classList('govuk-summary-card', card.classes), ...card.attributes }
  return html`<div${attrs(attributes)}>
    <div class="govuk-summary-card__title-wrapper">
      ${title && html`<h${level} class="${classList('govuk-summary-card__title', title.classes)}">${contentOf(title)}</h${level}>`}
      ${cardActions(card)}
    </div>
    <div class="govuk-summary-card__content">${list}</div>
  </div>`
}

function cardActions(card: SummaryCard): SafeHtml | undefined {
  const links = present(card.actions?.items).map((action) => actionLink(action, card.title))
  if (links.length === 0) return undefined
  const classes = classList('govuk-summary-card__actions', card.actions?.classes)
  if (links.length === 1) return html`<div class="${classes}">${links}</div>`
  return html`<ul class="${classes}">
    ${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}
  </ul>`
}
