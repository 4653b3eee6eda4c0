/** Tables of a release, and of those before, made whole; in an order that does not depend on how their rows came. */
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Policy } from '../policy.ts'
import { gridOf, keyOf, type Grid } from './grid.ts'
import type { Earlier } from './join.ts'
import type { Fault, Release, Table } from './table.ts'

export function gridsOf(tables: readonly Table[], policy: Policy): Result<Grid[], Fault[]> {
  const grids: Grid[] = []
  const faults: Fault[] = []
  for (const table of tables) {
    const grid = gridOf(inOrder(table), policy)
    if (Array.isArray(grid)) faults.push(...grid)
    else grids.push(grid)
  }
  if (tables.length === 0) faults.push({ problem: 'There is no table to protect.' })
  return faults.length > 0 ? refuse(faults) : ok(grids)
}

const inOrder = (table: Table): Table => {
  const keyed = table.rows.map((row) => ({ row, key: keyOf(row.labels) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return { ...table, rows: keyed.map(({ row }) => row) }
}

/** What was released before. */
export function earlierOf(releases: readonly Release[], policy: Policy): Result<Earlier[], Fault[]> {
  const all: Earlier[] = []
  for (const { id, tables } of releases) {
    const grids = gridsOf(tables, policy)
    if (!grids.ok) return refuse(grids.refusal.map((fault) => ({ ...fault, table: `${id}: ${fault.table ?? ''}` })))
    grids.value.forEach((grid, nth) => {
      const hidden = new Set(tables[nth]!.rows.flatMap(({ labels, hidden: one }) => (one ? [keyOf(labels)] : [])))
      const isHidden = (cell: number) =>
        grid.cells[cell]!.row === undefined || hidden.has(keyOf(grid.cells[cell]!.labels))
      all.push({ grid, release: id, isHidden })
    })
  }
  return ok(all)
}
