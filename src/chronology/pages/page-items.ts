/** A long list page by page: which one an address asks for, and the numbers under it. */
import type { PaginationItem, PaginationOptions } from '../../platform/pages/index.ts'

/** The first page, the last, and those about the one shown. */
export function pageItems(page: number, pages: number, hrefOf: (page: number) => string): PaginationOptions {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages)
  const items = shown.flatMap((one, index): PaginationItem[] => [
    ...(index > 0 && one - shown[index - 1]! > 1 ? [{ ellipsis: true }] : []),
    { number: one, href: hrefOf(one), current: one === page },
  ])
  return {
    items,
    ...(page > 1 ? { previous: { href: hrefOf(page - 1) } } : {}),
    ...(page < pages ? { next: { href: hrefOf(page + 1) } } : {}),
  }
}

/** The number of a page, from 1; 1 where the address says no such thing. */
export const pageOf = (text: string): number => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : 1)
