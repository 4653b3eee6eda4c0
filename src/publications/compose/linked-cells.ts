/**
 * All counts of a release as one system: each count once, whichever tables it stands in, and every sum that a reader can
 * do. This is what is protected, so that a number hidden in one table is not given away by another.
 */
import { monthOf, monthPeriod, monthsIn, type Period } from '../../platform/dates.ts'
import { cellName, narrowed, type Counted, type PartKeys } from './cell-name.ts'

/**
 * `count`: printed, and protected where it is small. `free`: printed as it is, since it is not about people. `rest`: nowhere
 * printed, yet people that a reader can count by taking away: those of a programme before its last year. `loose`: stands in
 * a sum and counts no people of its own, such as how often children are counted again.
 */
export type Standing = 'count' | 'free' | 'rest' | 'loose'

export type LinkedCell = {
  name: string
  value: number
  standing: Standing
  counted: Counted
  parts: PartKeys
  /** What it costs to hide it: a headline is worth several cells of a table. */
  weight: number
}
export type LinkedSum = { whole: string; parts: readonly string[] }
export type LinkedCells = { cells: ReadonlyMap<string, LinkedCell>; sums: readonly LinkedSum[] }

/** The counts of one table: a line of parts or a grid, with the counts of its rows, its columns and the whole. */
export type CountedGrid = {
  counted: Counted
  standing: 'count' | 'free'
  /** Whether parts add up to their whole; not where one child may be in several of them. */
  additive: boolean
  /** Of a share the number below, which holds every count of this grid. */
  within?: Counted | undefined
  rows: readonly PartKeys[]
  /** Empty where there is one breakdown alone. */
  columns: readonly PartKeys[]
  value(parts: PartKeys): number
}

/** Links the grids of a release, a single figure being a grid without rows. */
export function link(grids: readonly CountedGrid[]): LinkedCells {
  const linking = new Linking()
  for (const grid of grids) linking.addGrid(grid)
  linking.sumMonths()
  linking.nestWholes()
  return { cells: linking.cells, sums: [...linking.sums.values()] }
}

class Linking {
  readonly cells = new Map<string, LinkedCell>()
  readonly sums = new Map<string, LinkedSum>()
  /** The counts that are the whole of a grid. */
  private readonly wholes = new Set<string>()
  /** Whether a measure's months add up to its year. */
  private readonly addsUp = new Map<string, boolean>()

  addGrid({ counted, standing, additive, within, rows, columns, value }: CountedGrid): void {
    const add = (parts: PartKeys) => {
      const name = this.add(counted, parts, value(parts), standing)
      if (within) this.holds(cellName(within, parts), name, 'rest')
      return name
    }
    const whole = add({})
    this.wholes.add(whole)
    this.cells.get(whole)!.weight = HEADLINE_WEIGHT
    this.addsUp.set(counted.measure, additive || (this.addsUp.get(counted.measure) ?? false))
    const ofRows = rows.map((row) => add(row))
    const ofColumns = columns.map((column) => add(column))
    // How things stood in one month and in another is no sum.
    const adds = (parts: readonly PartKeys[]) => !counted.snapshot || !parts.some(isInTime)
    if (adds(rows)) this.sum(whole, ofRows, additive)
    if (columns.length === 0) return
    const inner = rows.map((row) => columns.map((column) => add({ ...row, ...column })))
    if (adds(columns)) {
      this.sum(whole, ofColumns, additive)
      for (const [at, row] of ofRows.entries()) this.sum(row, inner[at]!, additive)
    }
    if (adds(rows))
      for (const [at, column] of ofColumns.entries())
        this.sum(
          column,
          inner.map((row) => row[at]!),
          additive,
        )
  }

  /** Periods within periods and areas within areas: what lies outside is what a reader takes away. */
  nestWholes(): void {
    const wholes = [...this.wholes].map((name) => this.cells.get(name)!)
    for (const outer of wholes)
      for (const inner of wholes)
        if (outer !== inner && isWithin(inner, outer))
          this.holds(outer.name, inner.name, outer.standing === 'free' ? 'loose' : 'rest')
  }

  /** Quarters and years are the sums of their months, where another table has those. */
  sumMonths(): void {
    const months = new Map<string, LinkedCell>()
    for (const cell of this.cells.values())
      if (cell.counted !== NOWHERE && !cell.counted.snapshot && isMonth(cell.counted.period))
        months.set(placeInTime(cell), cell)
    for (const cell of this.cells.values()) {
      if (cell.counted === NOWHERE || cell.counted.snapshot || isMonth(cell.counted.period)) continue
      const parts = monthsIn(cell.counted.period).map((month) =>
        months.get(placeInTime({ ...cell, counted: { ...cell.counted, period: monthPeriod(month) } })),
      )
      if (parts.length > 1 && parts.every((part) => part !== undefined) && isWholeMonths(cell.counted.period))
        this.sum(
          cell.name,
          parts.map((part) => part.name),
          this.addsUp.get(cell.counted.measure)!,
        )
    }
  }

  private add(asked: Counted, parts: PartKeys, value: number, standing: Standing): string {
    const name = cellName(asked, parts)
    const known = this.cells.get(name)
    if (known && known.value !== value)
      throw new Error(`${name} is ${known.value} in one table and ${value} in another`)
    const { counted, rest } = narrowed(asked, parts)
    if (!known) this.cells.set(name, { name, value, standing, counted, parts: rest, weight: 1 })
    return name
  }

  private unprinted(name: string, value: number, standing: 'rest' | 'loose' = 'loose'): string {
    if (!this.cells.has(name)) this.cells.set(name, { name, value, standing, counted: NOWHERE, parts: {}, weight: 1 })
    return name
  }

  /** Where parts overlap their sum is the whole and what is counted again, which nobody prints. */
  private sum(whole: string, parts: readonly string[], additive: boolean): void {
    const different = [...new Set(parts)].filter((part) => part !== whole)
    if (different.length === 0) return
    const key = `${whole} = ${different.toSorted().join(' + ')}`
    if (this.sums.has(key)) return
    const valueOf = (name: string) => this.cells.get(name)!.value
    const total = different.reduce((sum, part) => sum + valueOf(part), 0)
    if (additive) {
      if (total !== valueOf(whole)) throw new Error(`${key}: ${valueOf(whole)} is not ${total}`)
      this.sums.set(key, { whole, parts: different })
      return
    }
    const sum = this.unprinted(`sum of ${different.toSorted().join(' + ')}`, total)
    const again = this.unprinted(`counted again in ${key}`, total - valueOf(whole))
    this.sums.set(`${key} sum`, { whole: sum, parts: different })
    this.sums.set(key, { whole: sum, parts: [whole, again] })
    for (const part of different) this.holds(whole, part, 'loose')
  }

  private holds(outer: string, inner: string, standing: 'rest' | 'loose'): void {
    const [most, least] = [this.cells.get(outer)!, this.cells.get(inner)!]
    const rest = this.unprinted(`${outer} without ${inner}`, most.value - least.value, standing)
    this.sums.set(`${outer} holds ${inner}`, { whole: outer, parts: [inner, rest] })
  }
}

/** Readers ask for the year first: it is hidden only where six cells of a table would not do instead. */
const HEADLINE_WEIGHT = 6

const NOWHERE: Counted = { measure: '', area: [], period: { from: '', to: '' } as unknown as Period }

const isInTime = ({ month, quarter, year }: PartKeys): boolean => (month ?? quarter ?? year) !== undefined
const isMonth = (period: Period): boolean => monthOf(period.from) === monthOf(period.to)
const isWholeMonths = ({ from, to }: Period): boolean =>
  monthPeriod(monthOf(from)).from === from && monthPeriod(monthOf(to)).to === to
const placeInTime = ({ counted, parts }: LinkedCell): string => cellName(counted, parts)

/** The same measure and part, in no more places and days, and not the same in both. */
function isWithin(inner: LinkedCell, outer: LinkedCell): boolean {
  const [a, b] = [inner.counted, outer.counted]
  return (
    a.measure === b.measure &&
    (!a.snapshot || a.period.to === b.period.to) &&
    a.period.from >= b.period.from &&
    a.period.to <= b.period.to &&
    a.area.every((code) => b.area.includes(code))
  )
}
