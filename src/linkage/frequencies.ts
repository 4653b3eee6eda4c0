/** How common each value is: counted over the records, the commonest listed and the rest given their mean. */
import { comparisonOf } from './comparisons/index.ts'
import type { Frequencies, Model } from './model.ts'
import { countsOf, setFrequencies, type Table } from './table.ts'

const LISTED_MAX = 5000
/** Of a handful of records most may be of one person: they are taken as so many among other people's. */
const RECORDS_ASSUMED = 500

/** Counts the values of every field of which rare values weigh more, and sets them in the table. */
export function countFrequencies(table: Table, texts: readonly string[][]): Record<string, Frequencies> {
  const found: Record<string, Frequencies> = {}
  table.fields.forEach(({ name, kind }, field) => {
    if (comparisonOf(kind).termFrequency) found[name] = frequenciesOf(countsOf(table, field), texts[field]!)
  })
  setFrequencies(table, texts, found)
  return found
}

function frequenciesOf(counts: Int32Array, texts: readonly string[]): Frequencies {
  const counted = counts.reduce((sum, count) => sum + count, 0)
  const records = Math.max(counted, RECORDS_ASSUMED)
  const listed = Array.from(counts, (_, id) => id)
    .filter((id) => counts[id]! > 1)
    .toSorted((a, b) => counts[b]! - counts[a]! || (texts[a]! < texts[b]! ? -1 : 1))
    .slice(0, LISTED_MAX)
  const listedRecords = listed.reduce((sum, id) => sum + counts[id]!, 0)
  const rest = (counted - listedRecords) / Math.max(1, texts.length - listed.length)
  return { records, rest: Math.max(1, rest), values: Object.fromEntries(listed.map((id) => [texts[id]!, counts[id]!])) }
}

/** Sets for each comparison how often two unrelated records agree exactly: the sum of the squares of the frequencies. */
export function setExactByChance(model: Model, table: Table): void {
  for (const comparison of model.comparisons) {
    if (comparison.exactByChance === undefined) continue
    const field = table.fields.findIndex(({ name }) => name === comparison.field)
    const { values, records } = model.frequencies[comparison.field]!
    const counts = countsOf(table, field)
    const sum = counts.reduce((total, count) => total + count * Math.max(0, count - 1), 0)
    const listed = Object.keys(values).length
    comparison.exactByChance = Math.max(
      sum / Math.max(1, records * (records - 1)),
      1 / Math.max(1, records * 10),
      listed === 0 ? 1e-7 : 0,
    )
  }
}
