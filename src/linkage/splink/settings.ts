/**
 * The model as settings of Splink 4, so that the same linkage runs where Splink runs: DuckDB on a laptop, Spark on a nation.
 * Splink multiplies m/u of every comparison, which says what the model says of "one person" against "strangers". What living
 * together explains is no product, so it comes as one more expression in SQL over the columns of Splink's predictions.
 */
import type { Model, ModelComparison } from '../model.ts'
import { householdSql } from './household.ts'
import { variantsOfLevels } from './levels.ts'
import { blockingSql } from './blocking.ts'

export type SplinkLevel = {
  sql_condition: string
  label_for_charts: string
  is_null_level?: true
  m_probability?: number
  u_probability?: number
  fix_m_probability?: true
  fix_u_probability?: true
  tf_adjustment_column?: string
  tf_adjustment_weight?: number
  disable_tf_exact_match_detection?: true
}
export type SplinkComparison = {
  output_column_name: string
  comparison_description: string
  comparison_levels: SplinkLevel[]
}
export type SplinkSettings = {
  link_type: 'dedupe_only' | 'link_only'
  unique_id_column_name: string
  sql_dialect: Dialect
  probability_two_random_records_match: number
  blocking_rules_to_generate_predictions: { blocking_rule: string }[]
  comparisons: SplinkComparison[]
  retain_intermediate_calculation_columns: true
  retain_matching_columns: true
}
export type SplinkExport = {
  settings: SplinkSettings
  /** Over the predictions: the weight with what living together explains taken out. */
  household_sql: string
  thresholds: { same: number; look: number }
}

export type Dialect = 'duckdb' | 'spark'

/** The settings of a model, and the expression that completes them. */
export function splinkOf(
  model: Model,
  linkType: 'dedupe_only' | 'link_only' = 'dedupe_only',
  dialect: Dialect = 'duckdb',
): SplinkExport {
  const { same, household } = model.prior
  const inDialect = (sql: string): string => (dialect === 'spark' ? forSpark(sql) : sql)
  const comparisons = model.comparisons.map((comparison) => splinkComparison(model, comparison))
  for (const { comparison_levels } of comparisons)
    for (const level of comparison_levels) level.sql_condition = inDialect(level.sql_condition)
  return {
    settings: {
      link_type: linkType,
      unique_id_column_name: 'unique_id',
      sql_dialect: dialect,
      // Against strangers alone: the household joins in by the expression.
      probability_two_random_records_match: same / (1 - household),
      blocking_rules_to_generate_predictions: model.blocking
        .flatMap(blockingSql(model))
        .map(({ blocking_rule }) => ({ blocking_rule: inDialect(blocking_rule) })),
      comparisons,
      retain_intermediate_calculation_columns: true,
      retain_matching_columns: true,
    },
    household_sql: inDialect(householdSql(model)),
    thresholds: model.thresholds,
  }
}

/** The same in Spark's SQL with the functions that Splink's jar brings. */
const forSpark = (sql: string): string =>
  sql
    .replaceAll('jaro_winkler_similarity(', 'jaro_winkler(')
    .replaceAll('list_has_any(', 'arrays_overlap(')
    .replaceAll('starts_with(', 'startswith(')
    .replaceAll('"', '`')

function splinkComparison(model: Model, comparison: ModelComparison): SplinkComparison {
  const { field } = comparison
  const nothing: SplinkLevel = {
    sql_condition: `"${field}_l" is null or "${field}_r" is null`,
    label_for_charts: 'not known',
    is_null_level: true,
  }
  const variants = variantsOfLevels(model, comparison)
  const levels = variants.map(({ condition, level, chance, isApart, usual }, at): SplinkLevel => {
    const tested = at === variants.length - 1 ? 'ELSE' : condition
    return {
      sql_condition: tested,
      label_for_charts: `${level.words}${comparison.dependsOn && isApart ? ` (${comparison.dependsOn} apart)` : ''}`,
      // Splink puts a value's frequency in the place of u: m is told for a value of which that is the usual one.
      m_probability: usual > 0 ? (chance.same * usual) / chance.unrelated : chance.same,
      u_probability: chance.unrelated,
      fix_m_probability: true,
      fix_u_probability: true,
      ...(usual > 0 && {
        tf_adjustment_column: field,
        tf_adjustment_weight: 1,
        disable_tf_exact_match_detection: true,
      }),
    }
  })
  return {
    output_column_name: field,
    comparison_description: `${field} (${comparison.kind})`,
    comparison_levels: [nothing, ...levels],
  }
}
