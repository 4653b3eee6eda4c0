/** Trains a model on records without labels, the same every time. */
import { learn, type Learnt } from './expectation.ts'
import { shippedFor, TRAINED_RECORDS_MIN } from './few-records.ts'
import { countFrequencies, setExactByChance } from './frequencies.ts'
import { EVERY_PAIR_RECORDS_MAX, everyPair } from './blocking-rules.ts'
import type { Model } from './model.ts'
import { blindSample, blockSample, everyPairOf, pairsOf, sharingSample, type Pairing, type Sample } from './samples.ts'
import { startingModel } from './starting.ts'
import { distinctBlocksOf, withoutRepeats } from './repeats.ts'
import { setForms, type Table } from './table.ts'
import { learntForms } from './names/learnt.ts'
import { shippedVariants, variantsOf } from './names/variants.ts'
import { NOT_KNOWN } from './comparisons/comparison.ts'
import { comparisonOf } from './comparisons/index.ts'

export type TrainingOptions = Pairing & {
  /** Leave the household out, as Fellegi and Sunter do: for comparison alone. */
  plain?: boolean
  seed?: number
  /** Forms of given names beyond those that ship; what the records teach comes in addition. */
  variants?: string[][]
  blindPairs?: number
  blockPairs?: number
}

const SEED = 1969
const BLIND_PAIRS = 300_000
const BLOCK_PAIRS = 300_000
const EVERY_PAIR_MAX = (EVERY_PAIR_RECORDS_MAX * EVERY_PAIR_RECORDS_MAX) / 2

/** A model for these records, with its training record. What is repeated without end teaches nothing more. */
export function trainOn(table: Table, texts: readonly string[][], options: TrainingOptions = {}): Model {
  const distinct = withoutRepeats(table, options.leftSize)
  return trainOnDistinct(distinct.table, texts, { ...options, leftSize: distinct.leftSize })
}

function trainOnDistinct(table: Table, texts: readonly string[][], options: TrainingOptions): Model {
  const shipped = table.size < TRAINED_RECORDS_MIN ? shippedFor(table.fields) : undefined
  if (shipped) return { ...shipped, variants: options.variants ?? [] }
  const seed = options.seed ?? SEED
  const model = startingModel(table.fields)
  if (table.size <= EVERY_PAIR_RECORDS_MAX) model.blocking.push(everyPair)
  model.frequencies = countFrequencies(table, texts)
  model.variants = formsFor(table, texts, options.variants ?? [])
  setExactByChance(model, table)
  const pairs = pairsOf(table.size, options)
  // Of few records every pair is looked at, so that nothing depends on which are drawn.
  const blockPairs = pairs <= EVERY_PAIR_MAX ? pairs : (options.blockPairs ?? BLOCK_PAIRS)
  const blind =
    pairs <= EVERY_PAIR_MAX
      ? everyPairOf(table, model, options)
      : blindSample(table, model, options.blindPairs ?? BLIND_PAIRS, seed, options)
  setUnrelated(model, blind)
  setNeighbours(model, table, options)
  const { blocks } = distinctBlocksOf(table, model.blocking)
  const sample = blockSample(table, model, blocks, blockPairs, seed, options)
  model.prior = {
    same: Math.min(0.1, (0.3 * table.size) / pairs),
    household: Math.min(0.1, (0.3 * table.size) / pairs),
  }
  if (options.plain) model.prior.household = 0
  const learnt = learn(model, sample, pairs)
  const recall = recallOf(sample, learnt, model.blocking.length)
  model.blocking.forEach((rule, at) => (rule.recall = rounded(recall.ofRule[at]!)))
  const thresholds = thresholdsOf(learnt)
  model.thresholds = { same: thresholds.same, look: thresholds.look }
  model.training = {
    records: table.size,
    pairs,
    sampled: sample.count,
    rounds: learnt.rounds,
    seed,
    converged: learnt.converged,
    blocking_recall: rounded(recall.all),
    expected_precision: rounded(thresholds.precision),
  }
  return model
}

/** The forms of names told of and those that the records teach, which the table then knows too. */
function formsFor(table: Table, texts: readonly string[][], told: string[][]): string[][] {
  const learnt = learntForms(table, texts)
  const forms = [...told, ...learnt]
  const given = table.fields.findIndex(({ kind }) => kind === 'given_name')
  if (learnt.length > 0) setForms(table, texts[given]!, given, variantsOf([...shippedVariants(), ...forms]))
  return forms
}

const rounded = (share: number): number => Math.round(share * 1e5) / 1e5

/** Half a pair is assumed for each level that the blind sample may not have met. */
const ASSUMED_BLIND = 0.5

/** What happens by chance: agreement from the frequencies of the values, the rest from pairs picked blindly. */
function setUnrelated(model: Model, blind: Sample): void {
  model.comparisons.forEach((comparison, at) => {
    const upon = model.comparisons.findIndex(({ field }) => field === comparison.dependsOn)
    const agreesTo = upon === -1 ? -1 : comparisonOf(model.comparisons[upon]!.kind).agreesTo
    const counts = new Float64Array(comparison.levels.length).fill(ASSUMED_BLIND)
    const inAgreement = new Float64Array(comparison.levels.length).fill(ASSUMED_BLIND)
    for (let pair = 0; pair < blind.count; pair++) {
      const level = blind.levels[pair * blind.width + at]!
      if (level === NOT_KNOWN) continue
      counts[level]!++
      if (upon !== -1 && blind.levels[pair * blind.width + upon]! <= agreesTo) inAgreement[level]!++
    }
    setUsual(comparison, at, blind)
    const chances = shares(counts, comparison.exactByChance)
    const agreeing = comparison.kind === 'sex' ? shares(inAgreement) : chances
    comparison.levels.forEach((level, place) => {
      level.chance.unrelated = upon === -1 ? chances[place]! : agreeing[place]!
      if (level.apart) level.apart.unrelated = chances[place]!
    })
    if (upon !== -1 && comparison.kind !== 'sex') withinPlace(comparison, model.comparisons[upon]!.exactByChance ?? 1)
  })
}

/** How common values are at the levels where that matters, the first apart, whose mean is `exactByChance`. */
function setUsual(
  comparison: Model['comparisons'][number],
  at: number,
  { count, width, levels, agreed }: Sample,
): void {
  for (const level of comparisonOf(comparison.kind).weighedByValue ?? []) {
    let [pairs, sum] = [0, 0]
    for (let pair = 0; pair < count; pair++) {
      if (levels[pair * width + at] !== level) continue
      pairs++
      sum += agreed[pair * width + at]!
    }
    if (pairs >= USUAL_PAIRS_MIN && sum > 0) comparison.levels[level]!.frequency = sum / pairs
  }
}
const USUAL_PAIRS_MIN = 20

function shares(counts: Float64Array, exact?: number): number[] {
  const others = counts.reduce((sum, count) => sum + count, 0) - (exact === undefined ? 0 : counts[0]!)
  return Array.from(counts, (count, level) =>
    exact === undefined ? count / others : level === 0 ? exact : ((1 - exact) * count) / others,
  )
}

/** Who has the same postcode has the same town, and the same address as often as the two are as rare as each other. */
function withinPlace(comparison: Model['comparisons'][number], placeByChance: number): void {
  if (comparison.kind === 'phone') return
  const chances = comparison.levels.map(({ chance }) => chance)
  const exact = comparison.kind === 'locality' ? 0.9 : Math.min(0.5, chances[0]!.unrelated / placeByChance)
  const rest = 1 - chances[0]!.unrelated
  chances.forEach((chance, level) => (chance.unrelated = level === 0 ? exact : ((1 - exact) * chance.unrelated) / rest))
}

const NEIGHBOURS = 60_000

/**
 * Neighbours by their postcode, as strangers are: of other names and another birth. What their addresses have in common, and
 * their places: a town goes with the postcode, a place of birth need not.
 */
function setNeighbours(model: Model, table: Table, pairing: Pairing): void {
  const postcode = model.comparisons.find(({ kind }) => kind === 'postcode')
  const dependent = model.comparisons.filter(
    ({ kind, dependsOn }) => postcode && dependsOn === postcode.field && (kind === 'address' || kind === 'locality'),
  )
  if (!postcode || dependent.length === 0) return
  const field = table.fields.findIndex(({ name }) => name === postcode.field)
  const sample = sharingSample(table, model, field, NEIGHBOURS, pairing)
  const strangers = Array.from({ length: sample.count }, (_, pair) =>
    sample.levels.subarray(pair * sample.width, (pair + 1) * sample.width),
  ).filter((levels) => areStrangers(model, levels))
  for (const comparison of dependent) {
    const at = model.comparisons.indexOf(comparison)
    const counts = new Float64Array(comparison.levels.length).fill(ASSUMED_BLIND)
    for (const levels of strangers) if (levels[at] !== NOT_KNOWN) counts[levels[at]!]!++
    if (counts.reduce((sum, count) => sum + count, 0) < NEIGHBOURS_MIN) continue
    shares(counts).forEach((share, level) => (comparison.levels[level]!.chance.unrelated = share))
  }
}
const NEIGHBOURS_MIN = 200

/** At least two of the names and the date of birth are known, and none agrees. */
function areStrangers({ comparisons }: Model, levels: Uint8Array): boolean {
  let known = 0
  for (const [at, { kind, levels: all }] of comparisons.entries()) {
    if (kind !== 'given_name' && kind !== 'family_name' && kind !== 'date_of_birth') continue
    if (levels[at] === NOT_KNOWN) continue
    if (!DIFFER.has(all[levels[at]!]!.name)) return false
    known++
  }
  return known >= 2
}
const DIFFER = new Set(['different', 'unfamiliar', 'generation'])

/** A pair is "same" from the least probability at which what is called same is expected to be right this often. */
const PRECISION_WANTED = 0.993
const SAME_MIN = 0.75
const LOOK_MIN = 0.02

function thresholdsOf({ probabilities }: Learnt): { same: number; look: number; precision: number } {
  const sorted = probabilities.toSorted().toReversed()
  let sum = 0
  let same = 0.99
  let precision = 1
  for (let at = 0; at < sorted.length && sorted[at]! >= SAME_MIN; at++) {
    sum += sorted[at]!
    if (sum / (at + 1) < PRECISION_WANTED) break
    same = sorted[at]!
    precision = sum / (at + 1)
  }
  return { same: Math.max(SAME_MIN, same), look: LOOK_MIN, precision }
}

/** Of the pairs of one person, how many each rule finds, and by Chao's estimate (1987) how many all miss together. */
function recallOf(
  { rules, count }: Sample,
  { probabilities }: Learnt,
  ruleCount: number,
): { ofRule: number[]; all: number } {
  const found = new Float64Array(ruleCount)
  let [all, once, twice] = [0, 0, 0]
  for (let pair = 0; pair < count; pair++) {
    const chance = probabilities[pair]!
    let times = 0
    for (let rule = 0; rule < Math.min(32, ruleCount); rule++)
      if ((rules[pair]! >>> rule) & 1) {
        found[rule]! += chance
        times++
      }
    all += chance
    if (times === 1) once += chance
    if (times === 2) twice += chance
  }
  const missed = twice > 0 ? (once * once) / (2 * twice) : 0
  return { ofRule: Array.from(found, (share) => (all > 0 ? share / all : 0)), all: all > 0 ? all / (all + missed) : 0 }
}
