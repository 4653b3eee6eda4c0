/**
 * A reader with paper and patience, who shares no line with src/disclosure/: tries every table of whole numbers that fits what
 * is printed. And an analyst with more patience: tries every pattern. For tables small enough.
 */

/** Rows with totals among them; `shown` null is hidden. */
export type Print = { labels: string[]; count: number; shown: number | null }
type Parents = Record<string, Record<string, string>>

/** The finest rows under each row. */
export function leavesUnder(
  dimensions: readonly string[],
  rows: readonly { labels: string[] }[],
  parents: Parents,
  total = 'Total',
): number[][] {
  const isUnder = (dimension: string, label: string, whole: string): boolean => {
    for (let at: string | undefined = label; at !== undefined; at = at === total ? undefined : (parents[dimension]?.[at] ?? total)) if (at === whole) return true // prettier-ignore
    return false
  }
  const under = (a: { labels: string[] }, b: { labels: string[] }) =>
    dimensions.every((dimension, at) => isUnder(dimension, a.labels[at]!, b.labels[at]!))
  const leaves = rows.flatMap((row, at) => (rows.some((other) => other !== row && under(other, row)) ? [] : [at]))
  return rows.map((row) => leaves.filter((leaf) => under(rows[leaf]!, row)))
}

/** For each row the least and greatest count over all tables that fit, no count further than `reach` from the truth. */
export function intervalsByTrying(
  rows: readonly Print[],
  under: readonly number[][],
  minimum: number,
  reach: number,
): { lower: number; upper: number }[] {
  const leaves = [...new Set(under.flat())].toSorted((a, b) => a - b)
  const lastOf = under.map((list) => Math.max(...list.map((leaf) => leaves.indexOf(leaf))))
  const closing = leaves.map((_, nth) => [...rows.keys()].filter((row) => lastOf[row] === nth))
  const found = rows.map(({ count }) => ({ lower: count, upper: count }))
  const trial = new Map<number, number>()
  const sum = (row: number) => under[row]!.reduce((all, leaf) => all + trial.get(leaf)!, 0)
  const go = (nth: number): void => {
    if (nth === leaves.length) {
      rows.forEach((_, row) => {
        const value = sum(row)
        if (value < found[row]!.lower) found[row]!.lower = value
        if (value > found[row]!.upper) found[row]!.upper = value
      })
      return
    }
    const leaf = leaves[nth]!
    const { shown, count } = rows[leaf]!
    const [from, to] = shown === null ? [Math.max(minimum, count - reach), count + reach] : [shown, shown]
    for (let value = from; value <= to; value++) {
      trial.set(leaf, value)
      const fits = closing[nth]!.every((row) => {
        const all = sum(row)
        return rows[row]!.shown === null ? all >= minimum : all === rows[row]!.shown
      })
      if (fits) go(nth + 1)
    }
  }
  go(0)
  return found
}

/** The least cost of any pattern that keeps every hidden row at least `width` wide; undefined where there is none. */
export function bestByTrying(
  rows: readonly { labels: string[]; count: number }[],
  under: readonly number[][],
  rule: { from: number; to: number; minimum: number; width: number; reach: number },
  costOf: (hidden: readonly number[]) => number,
): number | undefined {
  const isPrimary = ({ count }: { count: number }) => count >= rule.from && count <= rule.to
  const primary = [...rows.keys()].filter((row) => isPrimary(rows[row]!))
  const free = [...rows.keys()].filter((row) => !isPrimary(rows[row]!) && rows[row]!.count >= Math.max(rule.minimum, 1))
  let best: number | undefined
  const patterns = Array.from({ length: 2 ** free.length }, (_, bits) => {
    const hidden = [...primary, ...free.filter((_row, nth) => (bits >> nth) & 1)]
    return { hidden, cost: costOf(hidden) }
  }).toSorted((a, b) => a.cost - b.cost)
  for (const { hidden, cost } of patterns) {
    const prints = rows.map((row, at) => ({ ...row, shown: hidden.includes(at) ? null : row.count }))
    const intervals = intervalsByTrying(prints, under, rule.minimum, rule.reach)
    if (hidden.every((row) => intervals[row]!.upper - intervals[row]!.lower >= rule.width)) {
      best = cost
      break
    }
  }
  return best
}
