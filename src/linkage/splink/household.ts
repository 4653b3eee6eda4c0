/**
 * What Splink's product cannot say. By Splink, odds = P(same)/P(strangers). With those who live together among the others,
 * odds' = P(same) / (P(strangers) + P(household)), so weight' = weight − log2(1 + P(household)/P(strangers)); and
 * P(household)/P(strangers) is a product over the levels, which Splink's `gamma_` and `tf_` columns name.
 */
import type { Chances, Model } from '../model.ts'
import { comparisonOf } from '../comparisons/index.ts'
import { CONTRADICTED_ODDS_MAX } from '../scorer.ts'
import { variantsOfLevels } from './levels.ts'

/** An expression over the columns of Splink's predictions. */
export function householdSql(model: Model): string {
  const { same, household } = model.prior
  const factors = model.comparisons.map((comparison) => {
    const variants = variantsOfLevels(model, comparison)
    const cases = variants.map(({ chance, usual }, at) => {
      const gamma = variants.length - 1 - at
      return `when ${gamma} then ${usual > 0 ? ofValueSql(comparison.field, chance, usual) : chance.household / chance.unrelated}`
    })
    return `(case "gamma_${comparison.field}" ${cases.join(' ')} else 1 end)`
  })
  const weight = `match_weight - log2(1 + ${household / (1 - same - household)} * ${factors.join(' * ')})`
  const contradictions = model.comparisons.flatMap(({ field, kind, levels }) => {
    const { contradictsAt } = comparisonOf(kind)
    return contradictsAt === undefined ? [] : [`"gamma_${field}" = ${levels.length - 1 - contradictsAt}`]
  })
  if (contradictions.length === 0) return weight
  return `case when ${contradictions.join(' or ')} then least(${Math.log2(CONTRADICTED_ODDS_MAX)}, ${weight}) else ${weight} end`
}

/** Agreement on purpose, whatever the value, or by chance as anybody does. Both for a value of that frequency. */
function ofValueSql(field: string, { household, unrelated }: Chances, usual: number): string {
  if (household <= unrelated) return String(household / unrelated)
  return `(${((household - unrelated) * usual) / unrelated} / greatest("tf_${field}_l", "tf_${field}_r") + 1)`
}
