/** Whether the database goes by its indexes: the plans of the statements that work asks, as the role that asks them. */
import { sql } from 'kysely'
import { inTransaction, type Database, type Principal } from '../../src/platform/database/index.ts'
import { capture } from './capture.ts'

/** The tables that a plan reads from end to end. */
export async function readWhole(
  database: Database,
  by: Principal,
  work: (database: Database) => Promise<unknown>,
): Promise<string[]> {
  const { text } = await capture(database, work)
  const asked = text.split('\n').filter((line) => /^(select|with) .* from /i.test(line))
  return inTransaction(database, by, async (tx) => {
    const plans = []
    for (const statement of asked) {
      const { rows } = await sql.raw<{ 'QUERY PLAN': string }>(`explain ${statement}`).execute(tx)
      plans.push(...rows.map((row) => row['QUERY PLAN']))
    }
    if (plans.length === 0) throw new Error('nothing was asked')
    return plans.flatMap((line) => /Seq Scan on (\w+)/.exec(line)?.[1] ?? [])
  })
}
