/** How many are counted in both of two periods. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { asKnown, countedFacts, type Ask } from '../counting.ts'
import type { Measure } from '../measure.ts'

/** Different people of a distinct count who count in the first period asked for and in the second. */
export async function countedInBoth(tx: Tx, measure: Measure, ask: Ask): Promise<number> {
  const [one, other] = ask.periods.map((period) => sql`select f.key from ${countedFacts(measure, ask, period)}`)
  const { rows } = await sql<{ both: number }>`
    ${asKnown(tx, measure, ask)}
    select count(*) as both from (${one!} intersect ${other!}) b where b.key is not null`.execute(tx)
  return rows[0]!.both
}
