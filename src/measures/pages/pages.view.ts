/** The way through a long list: the first page, the last, and those around this one. */
import { html, number, pagination, type SafeHtml } from '../../platform/pages/index.ts'

export function pagesView(
  { page, pages }: { page: number; pages: number },
  addressOf: (page: number) => string,
): SafeHtml {
  if (pages < 2) return html``
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages)
  const items = shown.flatMap((one, index) => {
    const skipped = index > 0 && one - shown[index - 1]! > 1
    const item = { number: number(one), href: addressOf(one), current: one === page }
    return skipped ? [{ ellipsis: true }, item] : [item]
  })
  return pagination({
    items,
    ...(page > 1 ? { previous: { href: addressOf(page - 1) } } : {}),
    ...(page < pages ? { next: { href: addressOf(page + 1) } } : {}),
  })
}
