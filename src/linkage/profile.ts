/**
 * Two clusters weighed as the two people they stand for. What a person has one of (given name, date of birth, sex, numbers)
 * is what most of the records say, so that no slip in one of them speaks for the person; what a person may have had several
 * of (addresses, telephones, family names) is whichever of them agree best.
 */
import { NOT_KNOWN } from './comparisons/comparison.ts'
import { comparisonOf } from './comparisons/index.ts'
import type { Model } from './model.ts'
import { oddsOf } from './pairs.ts'
import type { Scorer } from './scorer.ts'
import type { Table } from './table.ts'

/** Of a large cluster so many records speak for all. */
const SPEAKERS_MAX = 24
/** With clearly different given names an eighth of a chance of two people is enough to keep them apart. */
const OTHER_NAME_COUNTS = 8

export class Profiles {
  /** Whether the two looked at last most likely live together and are two. */
  areHousehold = false
  /** Whether they live together and their given names have nothing in common. */
  areNamedApart = false
  private readonly scorer: Scorer
  private readonly table: Table
  private readonly fields: { field: number; isPersonal: boolean }[]
  private readonly left = new Int32Array(SPEAKERS_MAX)
  private readonly right = new Int32Array(SPEAKERS_MAX)
  private readonly given: number
  private readonly otherName: number

  constructor(model: Model, table: Table, scorer: Scorer) {
    this.scorer = scorer
    this.table = table
    this.given = model.comparisons.findIndex(({ kind }) => kind === 'given_name')
    this.otherName = this.given === -1 ? -1 : model.comparisons[this.given]!.levels.length - 1
    this.fields = model.comparisons.map(({ field, kind }) => ({
      field: table.fields.findIndex(({ name }) => name === field),
      isPersonal: comparisonOf(kind).personal,
    }))
  }

  /** The weight of two clusters, by their records. */
  weightOf(ones: readonly number[], others: readonly number[]): number {
    const { scorer, given } = this
    if (ones.length === 1 && others.length === 1) scorer.look(ones[0]!, others[0]!)
    else {
      const left = ones.length > SPEAKERS_MAX ? ones.slice(0, SPEAKERS_MAX) : ones
      const right = others.length > SPEAKERS_MAX ? others.slice(0, SPEAKERS_MAX) : others
      for (let at = 0; at < this.fields.length; at++) {
        const { field, isPersonal } = this.fields[at]!
        if (isPersonal)
          scorer.lookAt(at, this.valueOf(this.speakerOf(field, left), field), this.valueOf(this.speakerOf(field, right), field)) // prettier-ignore
        else this.lookBest(at, field, left, right)
      }
      if (given !== -1) {
        const { field } = this.fields[given]!
        const [i, j] = [this.speakerOf(field, left), this.speakerOf(field, right)]
        if (i !== -1 && j !== -1) scorer.lookSwapped(i, j)
      }
    }
    scorer.weigh()
    const { same, household, unrelated, levels } = scorer
    const likelihood = given !== -1 && levels[given] === this.otherName ? OTHER_NAME_COUNTS * household : household
    this.areHousehold = household > unrelated && likelihood > same
    this.areNamedApart = household > unrelated && this.areOtherNames()
    return oddsOf(scorer)
  }

  private areOtherNames(): boolean {
    const level = this.given === -1 ? NOT_KNOWN : this.scorer.levels[this.given]!
    return level !== NOT_KNOWN && level > comparisonOf('given_name').agreesTo
  }

  private valueOf(row: number, field: number): number {
    return row === -1 || field === -1 ? -1 : this.table.rows[row * this.table.fields.length + field]!
  }

  /** A record that says what most say; of two said as often, what more people bear, then the record that comes first. */
  private speakerOf(field: number, members: readonly number[]): number {
    if (field === -1) return -1
    if (members.length === 1) return members[0]!
    const { counts } = this.table.values[field]!
    let [speaker, said, value] = [-1, 0, -1]
    for (let at = 0; at < members.length; at++) {
      const one = this.valueOf(members[at]!, field)
      if (one < 0 || one === value) continue
      let times = 0
      for (let other = 0; other < members.length; other++) if (this.valueOf(members[other]!, field) === one) times++
      const isBetter =
        times > said ||
        (times === said && (counts[one]! > counts[value]! || (counts[one] === counts[value] && members[at]! < speaker)))
      if (isBetter) [speaker, said, value] = [members[at]!, times, one]
    }
    return speaker
  }

  /** Puts the different values of a field into `into`; how many they are. */
  private valuesOf(members: readonly number[], field: number, into: Int32Array): number {
    let count = 0
    for (let at = 0; at < members.length; at++) {
      const value = this.valueOf(members[at]!, field)
      if (value < 0) continue
      let place = 0
      while (place < count && into[place] !== value) place++
      if (place === count) into[count++] = value
    }
    return count
  }

  private lookBest(at: number, field: number, ones: readonly number[], others: readonly number[]): void {
    const { scorer } = this
    let best = 256
    let agreed = 0
    const left = this.valuesOf(ones, field, this.left)
    const right = this.valuesOf(others, field, this.right)
    for (let one = 0; one < left; one++) {
      for (let other = 0; other < right; other++) {
        scorer.lookAt(at, this.left[one]!, this.right[other]!)
        const level = scorer.levels[at]!
        // Of values that agree alike, the rarer weighs more.
        if (level > best || (level === best && scorer.agreed[at]! >= agreed)) continue
        best = level
        agreed = scorer.agreed[at]!
      }
    }
    scorer.lookAt(at, -1, -1)
    if (best === 256) return
    scorer.levels[at] = best
    scorer.agreed[at] = agreed
  }
}
