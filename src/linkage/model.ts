/**
 * A model is data: which fields are compared, how often each level of agreement occurs for one person, for two people who
 * live together and for two who have nothing to do with each other, how common each value is, and where the lines are drawn.
 */
import type { Kind } from './record.ts'

/** The classes that a pair of records may be of. */
export type Chances = { same: number; household: number; unrelated: number }
export type ModelLevel = {
  name: string
  words: string
  chance: Chances
  /** How common the commoner of two values is at this level, on average of strangers: where it is rarer, it weighs more. */
  frequency?: number
  /** The chances where the comparison that this one depends on does not agree. */
  apart?: Chances
}
export type ModelComparison = {
  field: string
  kind: Kind
  /** The field on whose agreement the chances depend: the address on the postcode, the sex on the given name. */
  dependsOn?: string
  levels: ModelLevel[]
  /** How often two unrelated records agree exactly, over all values; where it is given, rare values weigh more. */
  exactByChance?: number
}
/** `rest` is the mean count of the values that are not listed. */
export type Frequencies = { records: number; rest: number; values: Record<string, number> }

/** Part of a field, as blocking keys use it. */
export type KeyPart = {
  field: string
  part: 'whole' | 'joined' | 'sound' | 'initial' | 'root' | 'year' | 'month_day' | 'district'
}
export type BlockingRule = {
  name: string
  parts: KeyPart[]
  /** The order of the parts does not matter, so that exchanged names meet. */
  unordered?: true
  /** Blocks that hold more records are left to the other rules. */
  records_max: number
  /** The share of pairs of one person that the rule alone finds, as estimated in training. */
  recall?: number
}

export type TrainingRecord = {
  records: number
  pairs: number
  sampled: number
  rounds: number
  seed: number
  converged: boolean
  /** The share of pairs of one person that all rules together find, by capture and recapture. */
  blocking_recall?: number
  expected_precision?: number
}

export type Model = {
  format: 'waymark-linkage-model'
  version: 1
  name: string
  /** The chance that two records picked blindly are of one person, and of two who live together. */
  prior: { same: number; household: number }
  /** Probabilities from which a pair is the same, and from which a person must look. */
  thresholds: { same: number; look: number }
  comparisons: ModelComparison[]
  blocking: BlockingRule[]
  frequencies: Record<string, Frequencies>
  /** Forms of given names beyond those that ship. */
  variants: string[][]
  training?: TrainingRecord
}

export type Outcome = 'same' | 'look' | 'different'
export const outcomeOf = (model: Model, probability: number): Outcome =>
  probability >= model.thresholds.same ? 'same' : probability >= model.thresholds.look ? 'look' : 'different'

/** Base-2 logarithm of the odds. */
export const weightOf = (probability: number): number => Math.log2(probability / (1 - probability))
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight)
