/** What readers lose to the protection of a release, and what they could still work out. Pure. */
import { counted, details, html, number, plural, type SafeHtml } from '../../../platform/pages/index.ts'
import type { Cost, TableCost } from '../cost.ts'
import type { HiddenCount } from '../parts.ts'

export function costView(cost: Cost): SafeHtml {
  const { primary, secondary, tables } = cost
  return html`<p class="govuk-body-l govuk-!-margin-bottom-2">${headline(cost)}</p>
    ${primary + secondary > 0 && html`<p class="govuk-body waymark-quiet">${provedText(cost)}</p>`}
    ${tables.length > 0 && tablesView(tables)} ${othersView(cost)}`
}

/** "7 counts are hidden: 3 by the rule, and 4 so that those cannot be worked out." */
export function headline({ primary, secondary, tables }: Pick<Cost, 'primary' | 'secondary' | 'tables'>): string {
  const rounded = tables.some(({ changed }) => changed.some(({ readers }) => typeof readers === 'number'))
  if (primary + secondary === 0) return rounded ? 'Nothing is hidden; numbers are rounded.' : 'Nothing is hidden.'
  const all = `${counted(primary + secondary, 'count')} ${plural(primary + secondary, 'is', 'are')} hidden`
  if (secondary === 0) return `${all}, ${primary === 1 ? 'because it is' : 'all because they are'} small.`
  return `${all}: ${number(primary)} because ${plural(primary, 'it is', 'they are')} small, and ${number(secondary)} more so that ${plural(primary, 'it', 'they')} cannot be worked out.`
}

function provedText({ proved, gap }: Cost): string {
  if (proved) return 'Proved: no other choice of counts would hide fewer.'
  return `Not proved to be the fewest: it may be up to ${number(Math.ceil(gap * 100))} per cent more than needed.`
}

const tablesView = (tables: readonly TableCost[]): SafeHtml =>
  html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">Where</h3>
    <ul class="waymark-outline__parts">
      ${tables.map(
        ({ title, changed, byRule, toProtect }) =>
          html`<li class="waymark-outline__part">
            <p class="govuk-body govuk-!-margin-bottom-1">${title}</p>
            <p class="govuk-body waymark-quiet govuk-!-margin-bottom-1">${placesInWords(changed, byRule, toProtect)}</p>
            ${boundsView(changed)}
          </li>`,
      )}
    </ul>`

/** "4 hidden: 3 small, 1 to protect those"; one count may stand in several tables. */
function placesInWords(changed: TableCost['changed'], byRule: number, toProtect: number): string {
  const rounded = changed.filter(({ readers }) => typeof readers === 'number').length
  const hidden = changed.length - rounded
  const why = [
    ...(byRule > 0 ? [`${number(byRule)} small`] : []),
    ...(toProtect > 0 ? [`${number(toProtect)} to protect those`] : []),
  ]
  return [
    ...(hidden > 0 ? [`${number(hidden)} hidden${why.length > 0 ? `: ${why.join(', ')}` : ''}`] : []),
    ...(rounded > 0 ? [`${number(rounded)} rounded`] : []),
  ].join('; ')
}

function boundsView(changed: TableCost['changed']): SafeHtml | false {
  const known = changed.flatMap(({ label, bounds }) => (bounds ? [{ label, bounds }] : []))
  return (
    known.length > 0 &&
    details({
      summaryText: 'What a reader could work out',
      html: html`<ul class="govuk-list">
        ${known.map(({ label, bounds }) => html`<li>${label}: ${boundsInWords(bounds)}</li>`)}
      </ul>`,
    })
  )
}

/** "from 1 to 9". */
export const boundsInWords = ({ lower, upper }: HiddenCount): string =>
  upper === null ? `${number(lower)} or more` : `from ${number(lower)} to ${number(upper)}`

/** Counts of the proof that stand in no table of their own, such as those of the statement. */
function othersView({ cells, tables }: Cost): SafeHtml | false {
  const shown = new Set(tables.flatMap(({ changed }) => changed.flatMap(({ bounds }) => bounds?.name ?? [])))
  const others = cells.filter(({ name }) => !shown.has(name))
  return (
    others.length > 0 &&
    details({
      summaryText: `${counted(others.length, 'other count')} that the proof hides`,
      html: html`<ul class="govuk-list">
        ${others.map((cell) => html`<li>${cell.title}: ${boundsInWords(cell)}</li>`)}
      </ul>`,
    })
  )
}
