/** A number and the page of its figure. A report that is a file of its own leads nowhere, so there it is a number. */
import { html, number, type SafeHtml } from '../../platform/pages/index.ts'
import type { SaidFigure } from '../report.ts'
import type { NumberOf } from '../urls.ts'

/** Where a number leads; undefined in a file. */
export type Links = ((figure: SaidFigure, of: NumberOf) => string) | undefined

export const linked = (text: string, href: string | undefined): SafeHtml =>
  href === undefined ? html`${text}` : html`<a class="govuk-link" href="${href}">${text}</a>`

/** The figure itself, or that of the year before. */
export const linkedNumber = (value: number, figure: SaidFigure, of: NumberOf, links: Links): SafeHtml =>
  linked(number(value), links?.(figure, of))
