/** Takes estimates of population. One is known by its authority, year and ages: there is no reference to give. */
import { MAX_CHILD_AGE } from '../../reference/index.ts'
import type { Stored } from '../bulk.ts'
import { valueOf } from '../file-spec.ts'
import { compare, correctIncoming, insertIncoming } from '../records.ts'
import type { TakeChunk } from '../run.ts'

const integer = (column: string): Stored => ({ column, type: 'integer' })
const columns: Stored[] = [
  { column: 'authority', type: 'text' },
  integer('year'),
  integer('age_from'),
  integer('age_to'),
  integer('children'),
  { column: 'source', type: 'text' },
  { column: 'published', type: 'date' },
]

export const takePopulations: TakeChunk = async (run, spec, rows, keys) => {
  const incoming = rows.flatMap((row) => {
    const [from, to] = [valueOf(spec, row, 'age_from') ?? '0', valueOf(spec, row, 'age_to') ?? String(MAX_CHILD_AGE)]
    const ref = `${valueOf(spec, row, 'authority')} ${valueOf(spec, row, 'year')} ${from}-${to}`
    const earlier = keys.get(ref)
    if (earlier > 0) {
      run.report.rejectRow(
        spec,
        row,
        'children',
        `Line ${earlier} has the children of this authority, year and ages. Keep one.`,
      )
      return []
    }
    keys.set(ref, row.line)
    const said: Record<string, string> = { age_from: from, age_to: to }
    return [{ row, ref, id: '', values: columns.map(({ column }) => said[column] ?? valueOf(spec, row, column)) }]
  })
  const { fresh, same, changed } = await compare(run.tx, 'population', columns, incoming)
  await insertIncoming(run.tx, 'population', columns, fresh)
  await correctIncoming(run.tx, 'population', columns, changed)
  return { taken: fresh.length, unchanged: same.length, corrected: changed.length }
}
