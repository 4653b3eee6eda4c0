/** Two records weighed, with the share of each comparison and its words, so that a person can judge the judgement. */
import { NOT_KNOWN } from './comparisons/comparison.ts'
import { outcomeOf, probabilityOf, type Model, type Outcome } from './model.ts'
import { oddsOf } from './pairs.ts'
import type { LinkRecord } from './record.ts'
import { tableFor } from './records.ts'
import { Scorer } from './scorer.ts'

export type Share = {
  field: string
  /** The name of the level, 'not_known' where one of the two does not say. */
  level: string
  words: string
  /** What it adds to the weight, given all comparisons before it. */
  weight: number
}
export type Score = {
  /** Base-2 logarithm of the odds that the two are one person. */
  weight: number
  probability: number
  outcome: Outcome
  /** The weight before anything is compared. */
  prior: number
  shares: Share[]
  /** The chance that they are two who live together: brothers and sisters, twins, father and son. */
  household: number
}

/** Weighs two records. */
export const score = (model: Model, a: LinkRecord, b: LinkRecord): Score => scoreEach(model, a, [b])[0]!

/** Weighs one record with each of others, in their order: for candidates that a database found. */
export function scoreEach(model: Model, record: LinkRecord, others: readonly LinkRecord[]): Score[] {
  // The table sorts by id: these keep the record first and the others in their order.
  const numbered = [record, ...others].map(({ values }, at) => ({ id: String(at).padStart(8, '0'), values }))
  const { table } = tableFor(model, numbered)
  const scorer = new Scorer(model, table)
  return others.map((_, at) => scoreOfRows(model, scorer, 0, at + 1))
}

/** The same of two rows of a table. */
export function scoreOfRows(model: Model, scorer: Scorer, i: number, j: number): Score {
  scorer.look(i, j)
  scorer.weigh(0)
  const prior = oddsOf(scorer)
  let before = prior
  const shares = model.comparisons.map(({ field, levels }, at) => {
    scorer.weigh(at + 1)
    const weight = oddsOf(scorer) - before
    before += weight
    const level = scorer.levels[at]!
    if (level === NOT_KNOWN) return { field, level: 'not_known', words: '', weight: 0 }
    const isNamed = levels[level]!.words.length > 10
    return {
      field,
      level: levels[level]!.name,
      words: isNamed ? levels[level]!.words : `${field}: ${levels[level]!.words}`,
      weight,
    }
  })
  const { same, household, unrelated } = scorer
  const probability = probabilityOf(before)
  return {
    weight: before,
    probability,
    outcome: outcomeOf(model, probability),
    prior,
    shares,
    household: household / (same + household + unrelated),
  }
}
