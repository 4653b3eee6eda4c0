/**
 * A share is printed only where neither of its numbers is hidden, and often one of them is another measure's too: of charges
 * for each person, the charges. Whoever has the one has the other, so the two are bound as one sum, in this release and in
 * those that are compared with it.
 */
import { isMeasureId, measureOf } from '../../measures/index.ts'
import { cellName } from './cell-name.ts'
import type { LinkedCell, LinkedCells, LinkedSum } from './linked-cells.ts'

/** The same counts, with those bound that are one. What nobody prints here may be printed elsewhere. */
export function bindSame({ cells, sums }: LinkedCells): LinkedCells {
  const bound = new Map(cells)
  const equal: LinkedSum[] = []
  for (const cell of cells.values()) {
    const other = sameAs(cell)
    if (!other) continue
    const known = bound.get(other.name)
    if (known && known.value !== cell.value)
      throw new Error(`${cell.name} is ${cell.value}, and ${known.name} is ${known.value}`)
    if (!known) bound.set(other.name, other)
    equal.push({ whole: other.name, parts: [cell.name] })
  }
  return { cells: bound, sums: [...sums, ...equal] }
}

/** The count of another measure that a number of a share is; undefined where there is none. */
function sameAs({ counted, parts, value }: LinkedCell): LinkedCell | undefined {
  const [, id = '', side] = /^(\w+)@\d+ (above|below)$/.exec(counted.measure) ?? []
  if (!isMeasureId(id)) return undefined
  const same = measureOf(id).ratio?.[side === 'above' ? 'numerator' : 'denominator'].same
  if (!same) return undefined
  const { part = {} } = same
  // Of those who are in one part of a breakdown, the other parts of it hold none.
  if (Object.keys(part).some((dimension) => dimension in parts)) return undefined
  const of = { ...counted, measure: `${same.measure}@${measureOf(same.measure).version}` }
  const both = { ...part, ...parts }
  return { name: cellName(of, both), value, standing: 'loose', counted: of, parts: both, weight: 1 }
}
