/** For tests: the level at which two texts agree, by the name of the level. */
import type { Kind } from '../record.ts'
import { setFrequencies, TableBuilder } from '../table.ts'
import { comparisonOf } from './index.ts'

/** `inUse` are values that many people bear; any other is rare. */
export function levelOf(kind: Kind, a: string, b: string, inUse: readonly string[] = []): string {
  const builder = new TableBuilder([{ name: 'it', kind }])
  builder.add([a])
  builder.add([b])
  const table = builder.finish()
  const comparison = comparisonOf(kind)
  const values = Object.fromEntries(inUse.map((value) => [comparison.normal(value), 100]))
  setFrequencies(table, builder.texts, { it: { records: 10_000, rest: 1, values } })
  const [one, other] = [table.rows[0]!, table.rows[1]!]
  if (one < 0 || other < 0) return 'not known'
  return comparison.levels[comparison.compare(table.values[0]!, one, other)]!.name
}
