/**
 * Weighs pairs of rows. For each class of pair (one person, one household, unrelated) the chances of all levels are
 * multiplied; the probability of "same" is its share of the three. What living together explains thereby counts once.
 */
import { comparisonOf } from './comparisons/index.ts'
import { NOT_KNOWN } from './comparisons/comparison.ts'
import { GIVEN_SWAPPED } from './comparisons/given-name.ts'
import type { Model, ModelComparison } from './model.ts'
import type { Table } from './table.ts'
import { ValuePairs } from './value-pairs.ts'

/** The chances of one comparison as arrays: those for agreement of what it depends on, then those for the rest. */
type Weighed = {
  field: number
  dependsOn: number
  dependsTo: number
  levelCount: number
  contradictsAt: number
  same: Float64Array
  household: Float64Array
  unrelated: Float64Array
  /** For each level how common a value is that has the level's chances, or 0 where it does not matter. */
  usual: Float64Array
  isByValue: boolean[]
  pairs: ValuePairs
}

/** A frequency below this is as good as never: it keeps a value that nobody bears from weighing without bound. */
const FREQUENCY_MIN = 1e-7

/** Two verified numbers that differ are never one person by weight alone: the odds stay one in two against at the best. */
export const CONTRADICTED_ODDS_MAX = 0.5

export class Scorer {
  /** The levels of the pair looked at last. */
  readonly levels: Uint8Array
  /** For the pair looked at last: how common its value is where that matters, or 0. */
  readonly agreed: Float64Array
  same = 0
  household = 0
  unrelated = 0
  private readonly table: Table
  private readonly weighed: Weighed[]
  private readonly prior: { same: number; household: number; unrelated: number }
  private readonly given: number
  private readonly family: number

  constructor(model: Model, table: Table) {
    this.table = table
    this.levels = new Uint8Array(model.comparisons.length)
    this.agreed = new Float64Array(model.comparisons.length)
    const { same, household } = model.prior
    this.prior = { same, household, unrelated: 1 - same - household }
    const placeOf = (name: string) => model.comparisons.findIndex(({ field }) => field === name)
    this.given = model.comparisons.findIndex(({ kind }) => kind === 'given_name')
    this.family = model.comparisons.findIndex(({ kind }) => kind === 'family_name')
    this.weighed = model.comparisons.map((comparison) => {
      const field = table.fields.findIndex(({ name }) => name === comparison.field)
      const dependsOn = comparison.dependsOn === undefined ? -1 : placeOf(comparison.dependsOn)
      const kind = comparisonOf(comparison.kind)
      const chances = [
        ...comparison.levels.map(({ chance }) => chance),
        ...comparison.levels.map(({ chance, apart }) => apart ?? chance),
      ]
      return {
        field,
        dependsOn,
        dependsTo: dependsOn === -1 ? -1 : comparisonOf(model.comparisons[dependsOn]!.kind).agreesTo,
        levelCount: comparison.levels.length,
        contradictsAt: kind.contradictsAt ?? -1,
        same: Float64Array.from(chances, ({ same }) => same),
        household: Float64Array.from(chances, ({ household }) => household),
        unrelated: Float64Array.from(chances, ({ unrelated }) => unrelated),
        usual: usualFrequencies(comparison),
        isByValue: comparison.levels.map((_, level) => isByValue(comparison, level)),
        pairs: new ValuePairs(kind.compare, field === -1 ? undefined : table.values[field]),
      }
    })
  }

  /** Finds the levels of a pair of rows. */
  look(i: number, j: number): void {
    const { rows, fields } = this.table
    const width = fields.length
    for (let at = 0; at < this.weighed.length; at++) {
      const { field } = this.weighed[at]!
      this.lookAt(at, field === -1 ? -1 : rows[i * width + field]!, field === -1 ? -1 : rows[j * width + field]!)
    }
    this.lookSwapped(i, j)
  }

  /** Finds the level of two values of one comparison; a value below zero is not known. */
  lookAt(at: number, a: number, b: number): void {
    const { pairs, isByValue } = this.weighed[at]!
    this.agreed[at] = 0
    if (a < 0 || b < 0) {
      this.levels[at] = NOT_KNOWN
      return
    }
    const level = pairs.levelOf(a, b)
    this.levels[at] = level
    if (!isByValue[level]) return
    const { frequencies } = pairs.values!
    this.agreed[at] = Math.max(frequencies[a]!, frequencies[b]!, FREQUENCY_MIN)
  }

  /** Exchanged names are seen only by looking at both: then the family name is the same, the other way round. */
  lookSwapped(i: number, j: number): void {
    const { given, family, levels } = this
    if (given === -1 || family === -1 || levels[given] === 0 || levels[family] === 0) return
    if (levels[given] === NOT_KNOWN || levels[family] === NOT_KNOWN) return
    const { rows, fields, values } = this.table
    const valueOf = (row: number, at: number) => rows[row * fields.length + this.weighed[at]!.field]!
    const joined = (row: number, at: number) => values[this.weighed[at]!.field]!.facets[0]![valueOf(row, at)]!
    if (joined(i, given) !== joined(j, family) || joined(i, family) !== joined(j, given)) return
    levels[given] = GIVEN_SWAPPED
    levels[family] = 0
    for (const at of [given, family]) {
      const { frequencies } = values[this.weighed[at]!.field]!
      this.agreed[at] = Math.max(frequencies[valueOf(i, at)]!, frequencies[valueOf(j, at)]!, FREQUENCY_MIN)
    }
  }

  /** The probability that two rows are of one person. */
  probability(i: number, j: number): number {
    this.look(i, j)
    return this.weigh()
  }

  /** The probability by the levels found last; `upTo` comparisons count. */
  weigh(upTo: number = this.weighed.length): number {
    this.same = this.prior.same
    this.household = this.prior.household
    this.unrelated = this.prior.unrelated
    let isContradicted = false
    for (let at = 0; at < upTo; at++) {
      let level = this.levels[at]!
      if (level === NOT_KNOWN) continue
      const one = this.weighed[at]!
      if (at === this.given && level === GIVEN_SWAPPED) level = 0
      if (level === one.contradictsAt) isContradicted = true
      const apart = one.dependsOn !== -1 && !(this.levels[one.dependsOn]! <= one.dependsTo)
      const place = apart ? level + one.levelCount : level
      const frequency = this.agreed[at]!
      this.same *= one.same[place]!
      const usual = one.usual[level]!
      if (usual === 0 || frequency === 0 || (one.dependsOn !== -1 && !apart)) {
        this.household *= one.household[place]!
        this.unrelated *= one.unrelated[place]!
      } else {
        const unrelated = one.unrelated[place]!
        this.household *= ofValue(one.household[place]!, unrelated, (unrelated * frequency) / usual)
        this.unrelated *= (unrelated * frequency) / usual
      }
    }
    if (isContradicted) this.same = Math.min(this.same, CONTRADICTED_ODDS_MAX * (this.household + this.unrelated))
    return this.same / (this.same + this.household + this.unrelated)
  }
}

/** Whether it matters at a level of a comparison how common the value is. */
const isByValue = ({ kind, exactByChance }: ModelComparison, level: number): boolean => {
  const { termFrequency, weighedByValue } = comparisonOf(kind)
  return termFrequency && exactByChance !== undefined && (level === 0 || weighedByValue?.includes(level) === true)
}

/** For each level of a comparison how common a value is that has the level's chances, or 0 where it does not matter. */
export const usualFrequencies = (comparison: ModelComparison): Float64Array =>
  Float64Array.from(comparison.levels, ({ frequency }, level) =>
    isByValue(comparison, level) ? (level === 0 ? comparison.exactByChance! : (frequency ?? 0)) : 0,
  )

/**
 * How often two who live together are at a level, where strangers with such a value are by chance: on purpose (a shared
 * family name, twins' date of birth, a father's name), whatever the value, or else by chance, as anybody is.
 */
export function ofValue(household: number, unrelated: number, byChance: number): number {
  return household > unrelated ? household - unrelated + byChance : (household * byChance) / unrelated
}
