/** Counting what a recipe asks for: every figure and table of it, of one moment, before anything is hidden or worded. */
import { dayOf, type Instant, type Period, type PlainDate } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database/index.ts'
import { listInWords } from '../../platform/pages/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { partnershipOf } from '../../agencies/index.ts'
import {
  crossed,
  figuresWithin,
  isTime,
  type Axis,
  type Crossing,
  type Dimension,
  type Measure,
  type QuestionRefusal,
  type Rate,
  type Tally,
} from '../../measures/index.ts'
import { authoritiesOfForce, type Reference } from '../../reference/index.ts'
import type { Place } from '../release/document.ts'
import type { Recipe, RecipeItem } from '../release/recipe.ts'
import type { PartKeys } from './cell-name.ts'

/** Where and when an item counts. `area` are the codes that the place stands for, of the whole force area too. */
export type Extent = { place: Place; area: readonly string[]; period: Period; compare: Period | undefined }

export type CountedFigure = {
  extent: Extent
  measure: Measure
  tally: Tally
  before: Tally | undefined
  rate: Rate | undefined
}
export type CountedPart = { keys: PartKeys; key: string; label: string }
export type CountedTable = {
  extent: Extent
  measure: Measure
  by: readonly Dimension[]
  /** Whether the parts add up to their whole. */
  additive: boolean
  rows: readonly CountedPart[]
  columns: readonly CountedPart[]
  /** What is counted of a row, of a column, of both or, with neither, of the whole. */
  tally(parts: PartKeys): Tally
  /** The same in the period compared with, whose rows pair with these by their places; of one breakdown only. */
  before: { rows: readonly CountedPart[]; tally(parts: PartKeys): Tally } | undefined
}

export type TableItem = Extract<RecipeItem, { kind: 'table' }>

/** With the name that it has in the document. */
export type NamedFigure = CountedFigure & { id: string }
export type NamedTable = CountedTable & { id: string; item: TableItem }

export type ComposeRefusal = QuestionRefusal | { kind: 'no_programme' } | { kind: 'period_to_come'; from: PlainDate }

export type Counting = { tx: Tx; reference: Reference; recipe: Recipe; knownAt: Instant }
export type Partnership = { name: string; policeForce: string; programmeFrom: PlainDate | null }

/** What the items of a recipe are of: its own area or the whole force's, its period or the programme's. */
export type Extents = {
  partnership: Partnership
  of(item: { area: 'asked' | 'force'; over: 'release' | 'programme' }): Result<Extent, ComposeRefusal>
}

export async function extentsOf({ tx, reference, recipe, knownAt }: Counting): Promise<Extents> {
  const partnership = await partnershipOf(tx)
  const programme = programmeOf(partnership, recipe, knownAt)
  const force = authoritiesOfForce(reference, partnership.policeForce).map(({ gssCode }) => gssCode)
  const nameOf = (codes: readonly string[]) =>
    codes.length === 0
      ? `${partnership.policeForce} police force area`
      : listInWords(codes.map((code) => reference.authorities.get(code)?.name ?? code))
  return {
    partnership,
    of: ({ area, over }) => {
      const authorities = area === 'force' ? [] : recipe.authorities
      const place = { name: nameOf(authorities), authorities }
      const codes = authorities.length === 0 ? force : authorities
      if (over === 'release')
        return ok({ place, area: codes, period: recipe.period, compare: recipe.compare ?? undefined })
      if (!programme) return refuse({ kind: 'no_programme' })
      return ok({ place, area: codes, period: programme, compare: undefined })
    },
  }
}

/**
 * Since the programme began until the day as known, as a panel hears it; undefined where none had begun by the end of the
 * release's period.
 */
export function programmeOf(
  { programmeFrom: from }: Pick<Partnership, 'programmeFrom'>,
  { period }: Pick<Recipe, 'period'>,
  knownAt: Instant,
): Period | undefined {
  return from === null || from > period.to ? undefined : { from, to: dayOf(knownAt) }
}

/** The headline figures of an item, in its order. */
export async function countFigures(
  { tx, reference, knownAt }: Counting,
  extent: Extent,
  measures: readonly Measure[],
): Promise<Result<CountedFigure[], ComposeRefusal>> {
  const { period, compare, place } = extent
  const counted = await figuresWithin(tx, reference, {
    period,
    compare,
    authorities: place.authorities,
    measures: measures.map(({ id }) => id),
    knownAt,
  })
  if (!counted.ok) return counted
  const byId = new Map(counted.value.figures.map((figure) => [figure.measure.id, figure]))
  return ok(
    measures.map((measure) => {
      const { before, rate, ...now } = byId.get(measure.id)!
      return { extent, measure, tally: tallyOf(now), before: before && tallyOf(before), rate }
    }),
  )
}

const tallyOf = ({ value, of }: Tally): Tally => (of === undefined ? { value } : { value, of })

/** A table of one breakdown, or of two crossed. */
export async function countTable(
  counting: Counting,
  extent: Extent,
  item: TableItem,
): Promise<Result<CountedTable, ComposeRefusal>> {
  const now = await cross(counting, extent, extent.period, item)
  if (!now.ok) return now
  const { measure, additive, rows, columns } = now.value
  const compare = item.compared && item.by.length === 1 ? extent.compare : undefined
  const then = compare && (await cross(counting, extent, compare, item))
  if (then && !then.ok) return then
  const [dimension] = item.by as [Dimension]
  return ok({
    extent: { ...extent, compare },
    measure,
    by: item.by,
    additive,
    rows: partsOf(rows),
    columns: columns === undefined ? [] : partsOf(columns),
    tally: tallying(now.value),
    before: then && {
      rows: isTime(dimension) ? partsOf(then.value.rows) : partsOf(rows),
      tally: tallying(then.value),
    },
  })
}

function cross({ tx, reference, knownAt }: Counting, { place }: Extent, period: Period, item: TableItem) {
  const [rows, columns] = item.by as [Dimension, Dimension?]
  return crossed(tx, reference, {
    measure: item.measure,
    period,
    authorities: place.authorities,
    knownAt,
    rows,
    columns,
  })
}

const partsOf = ({ dimension, parts }: Axis): CountedPart[] =>
  parts.map(({ key, label }) => ({ key, label, keys: { [dimension]: key } }))

/** What was counted in each part of a crossing; nought where nothing was found. */
function tallying({ measure, rows, columns, cells, total }: Crossing): CountedTable['tally'] {
  const none: Tally = measure.ratio ? { value: 0, of: 0 } : { value: 0 }
  const byRow = new Map(rows.parts.map(({ key, ...tally }) => [key, tallyOf(tally)]))
  const byColumn = new Map(columns?.parts.map(({ key, ...tally }) => [key, tallyOf(tally)]))
  const inside = new Map(cells.map((cell) => [JSON.stringify([cell.row, cell.column]), tallyOf(cell)]))
  return (parts) => {
    const row = parts[rows.dimension]
    const column = columns && parts[columns.dimension]
    if (row !== undefined && column !== undefined) return inside.get(JSON.stringify([row, column])) ?? none
    if (row !== undefined) return byRow.get(row) ?? none
    return column === undefined ? tallyOf(total) : (byColumn.get(column) ?? none)
  }
}
