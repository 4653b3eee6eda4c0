/** What the protection of a release costs its readers, table by table, from its two versions and its proof. Pure. */
import { measureOf, type Dimension, type MeasureId } from '../../measures/index.ts'
import type { Period } from '../../platform/dates.ts'
import { cellName, type PartKeys } from '../compose/cell-name.ts'
import type { Cell, ReleaseTable } from '../release/document.ts'
import type { Recipe } from '../release/recipe.ts'
import { tablesIn } from './alternatives.ts'
import type { Place } from './editing.ts'
import type { HiddenCount, Preview } from './parts.ts'

/** A number that readers do not get as it is: hidden, or rounded. `row` and `column` are -1 for a headline figure. */
export type Changed = {
  row: number
  column: number
  label: string
  readers: Cell
  internal: Cell
  /** What a reader could still say of it, where the proof has it. */
  bounds: HiddenCount | undefined
}

export type TableCost = {
  /** The table's id in the document; 'figures' for the headline figures together. */
  id: string
  title: string
  /** Where it stands in the recipe; none for figures. */
  place: Place | undefined
  changed: readonly Changed[]
  byRule: number
  toProtect: number
}

export type Cost = Preview['protection'] & {
  /** Those in which something is hidden or rounded, in the document's order. */
  tables: readonly TableCost[]
}

/** `force`: the codes that the whole force area stands for. */
export function costOf({ content, internal, protection }: Preview, recipe: Recipe, force: readonly string[]): Cost {
  const bounds = new Map(protection.cells.map((cell) => [cell.name, cell]))
  const boundsOf = (of: Of, parts: PartKeys) => namesOf(of, parts, force).flatMap((name) => bounds.get(name) ?? [])[0]
  const figures = content.figures.flatMap((figure, at): Changed[] => {
    const inside = internal.figures[at]
    if (!inside) return []
    const now = changedCell(figure.value, inside.value, figure.title, boundsOf(figure, {}))
    const before =
      figure.before && inside.before
        ? changedCell(
            figure.before.value,
            inside.before.value,
            `${figure.title}, period compared with`,
            boundsOf({ ...figure, period: figure.before.period }, {}),
          )
        : []
    return [...now, ...before]
  })
  const places = tablesIn(recipe)
  const tables = content.tables.map((table, at): TableCost => {
    const inside = internal.tables[at]
    const changed = inside ? changedIn(table, inside, places[at]?.item.by ?? [], recipe.compare, boundsOf) : []
    return withCounts({ id: table.id, title: table.title, place: places[at]?.place, changed })
  })
  return {
    ...protection,
    tables: [
      withCounts({ id: 'figures', title: 'Headline figures', place: undefined, changed: figures }),
      ...tables,
    ].filter(({ changed }) => changed.length > 0),
  }
}

/** Cells hidden alone count as hidden by the rule or to protect; rounded ones are neither. */
const withCounts = (cost: Omit<TableCost, 'byRule' | 'toProtect'>): TableCost => ({
  ...cost,
  byRule: cost.changed.filter(({ bounds }) => bounds?.isPrimary).length,
  toProtect: cost.changed.filter(({ bounds }) => bounds && !bounds.isPrimary).length,
})

type Of = { measure: string; place: { authorities: readonly string[] }; period: Period }

/** The names that a number has in the proof: one, or of a share those of the two counts that make it. */
function namesOf({ measure: id, place, period }: Of, parts: PartKeys, force: readonly string[]): string[] {
  const measure = measureOf(id as MeasureId)
  const area = place.authorities.length === 0 ? force : place.authorities
  const sides = measure.ratio ? [' above', ' below'] : ['']
  return sides.map((side) =>
    cellName(
      {
        measure: `${measure.id}@${measure.version}${side}`,
        area,
        period,
        ...(measure.snapshot ? { snapshot: true as const } : {}),
      },
      parts,
    ),
  )
}

const changedCell = (readers: Cell, internal: Cell, label: string, bounds: HiddenCount | undefined): Changed[] =>
  readers === internal ? [] : [{ row: -1, column: -1, label, readers, internal, bounds }]

/** The cells of a table that differ between the two versions, each with what is known of it. */
function changedIn(
  table: ReleaseTable,
  inside: ReleaseTable,
  by: readonly Dimension[],
  compare: Period | null,
  boundsOf: (of: Of, parts: PartKeys) => HiddenCount | undefined,
): Changed[] {
  return table.rows.flatMap((row, at) =>
    row.cells.flatMap((cell, across): Changed[] => {
      const internal = inside.rows[at]?.cells[across]
      const column = table.columns[across]
      if (internal === undefined || internal === cell || !column) return []
      const parts = partsOf(by, row.isTotal ? undefined : row.key, column.key)
      const isBefore = column.key === 'before' && by.length === 1 && compare !== null
      const bounds = isBefore
        ? boundsOf({ ...table, period: compare }, shifted(parts, table.period, compare))
        : boundsOf(table, parts)
      const label = [row.label, ...(table.columns.length > 1 ? [column.title] : [])].join(', ')
      return [{ row: at, column: across, label, readers: cell, internal, bounds }]
    }),
  )
}

function partsOf(by: readonly Dimension[], row: string | undefined, column: string): PartKeys {
  const [rows, columns] = by
  return {
    ...(rows && row !== undefined ? { [rows]: row } : {}),
    ...(columns && column !== 'total' ? { [columns]: column } : {}),
  }
}

/** A time of the period compared with: as many years earlier as that period is. Other parts are called the same. */
function shifted(parts: PartKeys, period: Period, compare: Period): PartKeys {
  const years = Number(compare.from.slice(0, 4)) - Number(period.from.slice(0, 4))
  const later = (key: string) => key.replaceAll(/\b\d{4}\b/g, (year) => String(Number(year) + years))
  const { month, quarter, year, ...others } = parts
  const from = Number(year?.slice(0, 4)) + years
  return {
    ...others,
    ...(month === undefined ? {} : { month: later(month) }),
    ...(quarter === undefined ? {} : { quarter: later(quarter) }),
    ...(year === undefined ? {} : { year: `${from}-${String((from + 1) % 100).padStart(2, '0')}` }),
  }
}
