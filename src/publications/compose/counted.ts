/** Counting what a recipe asks for: every figure and table of it, of one moment, before anything is hidden or worded. */
import type { Instant, Period, PlainDate } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database/index.ts'
import { listInWords } from '../../platform/pages/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { partnershipOf } from '../../agencies/index.ts'
import {
  figuresWithin,
  measureOf,
  partInWords,
  type Dimension,
  type Figure,
  type Figures,
  type Measure,
  type QuestionRefusal,
} from '../../measures/index.ts'
import { authoritiesOfForce, type Reference } from '../../reference/index.ts'
import type { Place } from '../release/document.ts'
import type { Recipe, RecipeItem } from '../release/recipe.ts'
import type { PartKeys } from './cell-name.ts'

/** Where and when an item counts. `area` are the codes that the place stands for, of the whole force area too. */
export type Extent = { place: Place; area: readonly string[]; period: Period; compare: Period | undefined }

export type CountedFigure = { extent: Extent; measure: Measure; value: number; before: number | undefined }
export type CountedPart = { keys: PartKeys; key: string; label: string }
export type CountedTable = {
  extent: Extent
  measure: Measure
  by: readonly Dimension[]
  /** Whether the parts add up to their whole. */
  additive: boolean
  rows: readonly CountedPart[]
  columns: readonly CountedPart[]
  /** The count of a row, of a column, of both or, with neither, of the whole. */
  value(parts: PartKeys): number
  /** The same rows in the period compared with, by their places; of one breakdown only. */
  before: { values: readonly number[]; whole: number } | undefined
}

export type TableItem = Extract<RecipeItem, { kind: 'table' }>
export type ComposeRefusal =
  | QuestionRefusal
  | { kind: 'no_programme' }
  | { kind: 'compared_needs_a_period'; title: string }
  | { kind: 'period_to_come'; from: PlainDate }

export type Counting = { tx: Tx; reference: Reference; recipe: Recipe; knownAt: Instant }

/** What the items of a recipe are of, checked once. */
export async function extentsOf({ tx, reference, recipe }: Counting): Promise<{
  of(item: { area: 'asked' | 'force'; over: 'release' | 'programme' }): Result<Extent, ComposeRefusal>
  partnership: { name: string; policeForce: string; programmeFrom: PlainDate | null }
}> {
  const partnership = await partnershipOf(tx)
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
      const from = partnership.programmeFrom
      if (from === null || from > recipe.period.to) return refuse({ kind: 'no_programme' })
      return ok({ place, area: codes, period: { from, to: recipe.period.to }, compare: undefined })
    },
  }
}

/** The headline figures of an item, in its order. */
export async function countFigures(
  counting: Counting,
  extent: Extent,
  measures: readonly Measure[],
): Promise<Result<CountedFigure[], ComposeRefusal>> {
  const counted = await ask(counting, extent, measures, [])
  if (!counted.ok) return counted
  return ok(
    counted.value.figures.map(({ measure, value, before }) => ({ extent, measure, value, before: before?.value })),
  )
}

/** A table of one breakdown. */
export async function countTable(
  counting: Counting,
  extent: Extent,
  item: TableItem,
): Promise<Result<CountedTable, ComposeRefusal>> {
  const [dimension] = item.by as [Dimension]
  const measure = measureOf(item.measure)
  const beside = item.compared ? extent : { ...extent, compare: undefined }
  const counted = await ask(counting, beside, [measure], [dimension])
  if (!counted.ok) return counted
  const [figure] = counted.value.figures as [Figure]
  const parts = figure.parts.get(dimension) ?? []
  const values = new Map(parts.map(({ key, value }) => [key, value]))
  const earlier = figure.before?.parts.get(dimension)
  return ok({
    extent: beside,
    measure,
    by: item.by,
    additive: measure.counting !== 'distinct',
    rows: parts.map(({ key }) => ({
      key,
      keys: { [dimension]: key },
      label: partInWords(dimension, key, counting.reference),
    })),
    columns: [],
    value: (keys) => (keys[dimension] === undefined ? figure.value : (values.get(keys[dimension]) ?? 0)),
    before: figure.before && earlier && { values: paired(dimension, parts, earlier), whole: figure.before.value },
  })
}

/** Months and quarters pair by their places in the two periods, other parts by their keys. */
function paired(
  dimension: Dimension,
  parts: readonly { key: string }[],
  earlier: readonly { key: string; value: number }[],
): number[] {
  const isTime = dimension === 'month' || dimension === 'quarter' || dimension === 'year'
  const byKey = new Map(earlier.map(({ key, value }) => [key, value]))
  return parts.map(({ key }, at) => (isTime ? earlier[at]?.value : byKey.get(key)) ?? 0)
}

function ask(
  { tx, reference, knownAt }: Counting,
  { place, period, compare }: Extent,
  measures: readonly Measure[],
  by: readonly Dimension[],
): Promise<Result<Figures, QuestionRefusal>> {
  return figuresWithin(tx, reference, {
    period,
    compare,
    authorities: place.authorities,
    measures: measures.map(({ id }) => id),
    by,
    knownAt,
  })
}
