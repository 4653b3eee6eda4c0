/** From counts to what readers are told of them: each count of a release by its name, hidden, rounded or as it is. */
import type { Period } from '../../platform/dates.ts'
import { ratioOf, type Measure, type Tally } from '../../measures/index.ts'
import type { Cell } from '../release/document.ts'
import { cellName, type Counted, type PartKeys } from './cell-name.ts'
import { figuresOf, tablesOf, type CountedRelease } from './counted-release.ts'
import { link, type CountedGrid, type LinkedCells } from './linked-cells.ts'
import { bindSame } from './same-counts.ts'
import type { Extent, NamedFigure, NamedTable } from './counted.ts'

/** What readers are told of a count, and of how many a share must be to be told. */
export type Telling = { count(name: string, value: number): Cell; shareBaseMin: number }

/** For those who make the release, and for a panel that hears everything: the counts themselves. */
export const tellAll: Telling = { count: (_name, value) => value, shareBaseMin: 1 }

/** A share of fewer says more of each of them than of the share. Source: practice of the DfE's tables. */
export const SHARE_BASE_MIN = 30

/** By the names of counts; what has no name here is not about people and told as it is. */
export const tellBy = (told: ReadonlyMap<string, Cell>): Telling => ({
  count: (name, value) => told.get(name) ?? value,
  shareBaseMin: SHARE_BASE_MIN,
})

/** Which part of a figure: `above` and `below` of a share or an average. */
type Side = 'above' | 'below'
type Asked = { measure: Measure; extent: Extent; period: Period }

export const countedIn = ({ measure, extent, period }: Asked, side?: Side): Counted => ({
  measure: `${measure.id}@${measure.version}${side === undefined ? '' : ` ${side}`}`,
  area: extent.area,
  period,
  ...(measure.snapshot ? { snapshot: true } : {}),
})

/** The decimals in which a measure is told: counts are whole. */
export const decimalsOf = ({ ratio }: Measure): number => (ratio ? 1 : 0)

/** A figure or a cell of a table as its readers get it. A share is told only where both of its counts are. */
export function toldOf(telling: Telling, asked: Asked, parts: PartKeys, tally: Tally): Cell {
  const { measure } = asked
  if (!measure.ratio) return telling.count(cellName(countedIn(asked), parts), tally.value)
  const [above, below] = [
    telling.count(cellName(countedIn(asked, 'above'), parts), tally.value),
    telling.count(cellName(countedIn(asked, 'below'), parts), tally.of ?? 0),
  ]
  if (typeof above !== 'number' || typeof below !== 'number') return '[c]'
  if (below === 0) return '[z]'
  if (below < telling.shareBaseMin) return '[c]'
  return Math.round(ratioOf(measure, { value: above, of: below })! * 10) / 10
}

/** The counts of a release as one system of cells and sums. */
export const linkedCellsOf = (release: CountedRelease): LinkedCells =>
  bindSame(link([...figuresOf(release).flatMap(gridsOfFigure), ...tablesOf(release).flatMap(gridsOfTable)]))

function gridsOfFigure({ measure, extent, tally, before }: NamedFigure): CountedGrid[] {
  const alone = { rows: [], columns: [], additive: measure.counting !== 'distinct' }
  return [
    ...gridsOf({ measure, extent, period: extent.period }, { ...alone, tally: () => tally }),
    ...(before && extent.compare
      ? gridsOf({ measure, extent, period: extent.compare }, { ...alone, tally: () => before })
      : []),
  ]
}

/** The grid of a table, and that of the period it is compared with. */
function gridsOfTable({ measure, extent, additive, rows, columns, tally, before }: NamedTable): CountedGrid[] {
  const keysOf = (parts: NamedTable['rows']) => parts.map(({ keys }) => keys)
  const now = { rows: keysOf(rows), columns: keysOf(columns), additive, tally }
  return [
    ...gridsOf({ measure, extent, period: extent.period }, now),
    ...(before && extent.compare
      ? gridsOf({ measure, extent, period: extent.compare }, { ...now, rows: keysOf(before.rows), tally: before.tally })
      : []),
  ]
}

type Shape = Pick<CountedGrid, 'rows' | 'columns' | 'additive'> & { tally(parts: PartKeys): Tally }

/** One grid of counts; of a share or an average two, the number below first. */
function gridsOf(asked: Asked, { tally, ...shape }: Shape): CountedGrid[] {
  const { measure } = asked
  const standing = standingOf(measure)
  if (!measure.ratio) return [{ ...shape, counted: countedIn(asked), standing, value: (parts) => tally(parts).value }]
  const [above, below] = [countedIn(asked, 'above'), countedIn(asked, 'below')]
  const addsUp = (side: 'numerator' | 'denominator') => shape.additive && measure.ratio![side].counting !== 'distinct'
  return [
    { ...shape, additive: addsUp('denominator'), counted: below, standing, value: (parts) => tally(parts).of ?? 0 },
    {
      ...shape,
      additive: addsUp('numerator'),
      counted: above,
      standing,
      within: measure.ratio.form === 'share' ? below : undefined,
      value: (parts) => tally(parts).value,
    },
  ]
}

/** Sessions and attendances are about no child; every other count is about people, and protected where it is small. */
const standingOf = ({ block }: { block: string }): 'count' | 'free' => (block === 'awareness' ? 'free' : 'count')
