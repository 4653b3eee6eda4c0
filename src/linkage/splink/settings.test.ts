/** The exported settings, run as Splink runs them, on DuckDB: the same weights pair by pair. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { population } from '../../../bench/support/population.ts'
import { link, score, splinkOf, train, type LinkRecord } from '../index.ts'
import { preparedRecords, type Prepared } from './prepare.ts'
import type { SplinkComparison, SplinkSettings } from './settings.ts'

const fields = [
  'given_name',
  'family_name',
  'date_of_birth',
  'sex',
  'postcode',
  'address',
  'phone',
  'nhs_number',
] as const
const records: LinkRecord[] = population(1500, 8).map((one) => ({
  id: one.id,
  values: Object.fromEntries(fields.map((field) => [field, one[field]])),
}))
const model = train(records)

test('the exported settings give every pair the weight that the model gives it', async () => {
  const sample = records.slice(0, 500)
  const pairs = link(
    sample,
    { ...model, blocking: model.blocking.filter(({ parts }) => parts.length > 0) },
    { all: true },
  ).pairs
  assert.ok(pairs.length > 200)
  const byId = new Map(sample.map((record) => [record.id, record]))
  const told = pairs.map(({ left, right }) => ({
    left,
    right,
    weight: score(model, byId.get(left)!, byId.get(right)!).weight,
  }))
  const weights = await weightsBySql(preparedRecords(model, sample), told)
  const levels = new Set<string>()
  for (const { left, right, weight } of told) {
    const bySql = weights.get(`${left} ${right}`)!
    for (const level of bySql.levels) levels.add(level)
    assert.ok(Math.abs(bySql.weight - weight) < 1e-6, `${left} and ${right}: ${bySql.weight} in SQL, ${weight} here`)
  }
  assert.ok(levels.size > 25, `only ${levels.size} different levels were met`)
})

test('Spark gets the functions that it has', () => {
  const text = JSON.stringify(splinkOf(model, 'link_only', 'spark'))
  assert.match(text, /arrays_overlap\(/)
  assert.doesNotMatch(text, /list_has_any|jaro_winkler_similarity/)
})

/** What Splink's predict() does: gammas, Bayes factors, frequencies, then our expression over them. */
async function weightsBySql(prepared: readonly Prepared[], pairs: readonly { left: string; right: string }[]) {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const { settings, household_sql } = splinkOf(model)
  const columns = Object.keys(prepared[0]!)
  await connection.run(
    `create table records as select * from (values ${prepared.map((row) => `(${columns.map((column) => literal(row[column]!)).join(', ')})`).join(', ')}) as t(${columns.map((column) => `"${column}"`).join(', ')})`,
  )
  await connection.run(
    `create table pairs as select * from (values ${pairs.map(({ left, right }) => `(${literal(left)}, ${literal(right)})`).join(', ')}) as t(left_id, right_id)`,
  )
  const both = columns.map((column) => `l."${column}" as "${column}_l", r."${column}" as "${column}_r"`).join(', ')
  const gammas = settings.comparisons.map((one) => `${gammaSql(one)} as "gamma_${one.output_column_name}"`).join(', ')
  const { rows, names } = await asked(`
    with blocked as (select ${both} from pairs join records l on l.unique_id = left_id join records r on r.unique_id = right_id),
    compared as (select *, ${gammas} from blocked),
    predicted as (select *, ${matchWeightSql(settings)} as match_weight from compared)
    select unique_id_l, unique_id_r, ${household_sql} as weight, ${settings.comparisons.map((one) => `"gamma_${one.output_column_name}"`).join(', ')} from predicted`)
  return new Map(
    rows.map(([left, right, weight, ...levels]) => [
      `${left} ${right}`,
      { weight: Number(weight), levels: levels.map((level, at) => `${names[at + 3]}=${level}`) },
    ]),
  )

  async function asked(sql: string) {
    const reader = await connection.runAndReadAll(sql)
    return { rows: reader.getRows() as unknown[][], names: reader.columnNames() }
  }
}

function literal(value: Prepared[string]): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]::varchar[]`
  return `'${value.replaceAll("'", "''")}'`
}

function gammaSql({ comparison_levels }: SplinkComparison): string {
  const [nothing, ...levels] = comparison_levels
  const cases = levels.map(({ sql_condition }, at) =>
    sql_condition === 'ELSE'
      ? `else ${levels.length - 1 - at}`
      : `when ${sql_condition} then ${levels.length - 1 - at}`,
  )
  return `case when ${nothing!.sql_condition} then -1 ${cases.join(' ')} end`
}

function matchWeightSql({ comparisons, probability_two_random_records_match: prior }: SplinkSettings): string {
  const factors = comparisons.map(({ output_column_name: name, comparison_levels: [, ...levels] }) => {
    const cases = levels.map(({ m_probability, u_probability, tf_adjustment_column: column }, at) => {
      const adjusted =
        column === undefined ? '' : ` * (${u_probability} / greatest("tf_${column}_l", "tf_${column}_r"))`
      return `when ${levels.length - 1 - at} then ${m_probability! / u_probability!}${adjusted}`
    })
    return `log2(case "gamma_${name}" ${cases.join(' ')} else 1 end)`
  })
  return `log2(${prior / (1 - prior)}) + ${factors.join(' + ')}`
}
