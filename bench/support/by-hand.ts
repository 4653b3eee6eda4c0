/** What a careful hand does: beside each exposed count the smallest others of a sum it stands in, until the reader gives up. */
import { audit, type Policy, type Release, type ReleasedTable, type Table } from '../../src/disclosure/index.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import { protect } from '../../src/disclosure/index.ts'

const ROUNDS_MAX = 200

/** How many secondary cells it takes, by rounds of looking and hiding. */
export async function byHand(table: Table, policy: Policy): Promise<number | string> {
  // The table with its totals, nothing hidden.
  const whole = mustBeOk(await protect([table], { ...policy, interval_width_min: 0 })).tables[0]!
  const { from, to } = policy.hide!
  const rows: ReleasedTable['rows'] = whole.rows.map(({ labels, count }) => ({ labels, count, hidden: count >= from && count <= to })) // prettier-ignore
  const primary = rows.filter(({ hidden }) => hidden).length
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const release: Release = { id: 'by hand', tables: [{ ...whole, rows }] }
    const findings = mustBeOk(await audit(release, [], policy))
    if (findings.length === 0) return rows.filter(({ hidden }) => hidden).length - primary
    for (const { cell } of findings) hideBeside(rows, whole.dimensions, cell, policy.total_label)
  }
  return 'gave up'
}

function hideBeside(
  rows: ReleasedTable['rows'],
  dimensions: readonly string[],
  cell: Record<string, string>,
  total: string,
): void {
  const labels = dimensions.map((dimension) => cell[dimension] ?? total)
  for (const at of dimensions.keys()) {
    const line = rows.filter((row) => row.labels.every((label, nth) => nth === at || label === labels[nth]))
    const [smallest] = line.filter(({ hidden, count }) => !hidden && count > 0).toSorted((a, b) => a.count - b.count)
    if (smallest) smallest.hidden = true
  }
}
