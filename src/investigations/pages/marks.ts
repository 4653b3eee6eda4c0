/** Small marks that this room's pages share. */
import type { Visit } from '../../access/index.ts'
import { pagination, tag, type SafeHtml } from '../../platform/pages/index.ts'
import type { Operation } from '../investigation.ts'

export const stateTag = ({ closedOn }: Pick<Operation, 'closedOn'>): SafeHtml =>
  closedOn === null
    ? tag({ text: 'Open', classes: 'waymark-tag govuk-tag--green' })
    : tag({ text: 'Closed', classes: 'waymark-tag govuk-tag--grey' })

/** The page that an address asks for; the first where it asks for none that can be. */
export function pageOf(query: Visit['query']): number {
  const asked = Number(query['page'])
  return Number.isSafeInteger(asked) && asked > 0 ? asked : 1
}

/** The way through the pages: the first, the last and those about this one. Nothing where there is one page. */
export function pagesView(
  { page, pages }: { page: number; pages: number },
  addressOf: (page: number) => string,
): SafeHtml | undefined {
  if (pages < 2) return undefined
  const near = new Set([1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages))
  const numbers = [...near].toSorted((a, b) => a - b)
  return pagination({
    items: numbers.flatMap((one, index) => [
      ...(index > 0 && one - numbers[index - 1]! > 1 ? [{ ellipsis: true }] : []),
      { number: one, href: addressOf(one), current: one === page },
    ]),
    ...(page > 1 ? { previous: { href: addressOf(page - 1) } } : {}),
    ...(page < pages ? { next: { href: addressOf(page + 1) } } : {}),
  })
}

/** "Day it opened" opens the sentence "The day it opened must be a real date", and "Enter the day it opened". */
export const asSubject = (legend: string): string => `The ${legend.charAt(0).toLowerCase()}${legend.slice(1)}`
