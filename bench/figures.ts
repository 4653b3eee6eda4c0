/**
 * What does a figure cost beyond its own SQL? Each measure for the financial year 2024-25, month by month, with the year
 * before, at ten years × 50,000 contacts a year; beside the same statements by pgbench, and beside the plainest SQL that
 * gives the same number: no row-level security, no history, one period, no breakdown.
 *
 *   npm run bench figures
 */
import { figures, measureIds, type MeasureId } from '../src/measures/index.ts'
import type { Database } from '../src/platform/database/index.ts'
import { plainDate } from '../src/platform/dates.ts'
import { capture } from './support/capture.ts'
import { pgbench, timed } from './support/pgbench.ts'
import { tenYears } from './support/ten-years.ts'

const SECONDS = 3
const period = { from: plainDate('2024-04-01'), to: plainDate('2025-03-31') }
const compare = { from: plainDate('2023-04-01'), to: plainDate('2024-03-31') }
const inYear = (column: string) => `${column} between '${period.from}' and '${period.to}'`
const plainest: Partial<Record<MeasureId, string>> = {
  contacts_received: `select count(*) from contact where ${inYear('received_on')} and concern in ('cse', 'cce')`,
  children_in_contacts: `select count(distinct k.person_id) from contact c join contact_child k using (partnership_id, contact_id)
    where ${inYear('c.received_on')} and c.concern in ('cse', 'cce')`,
  people_arrested: `select count(distinct person_id) from arrest where ${inYear('arrested_on')}`,
}

const place = await tenYears()
const ask = (database: Database, measures: readonly MeasureId[] | undefined, more: object) =>
  figures(database, place.operator, { period, measures, ...more })

async function row(
  name: string,
  measures: readonly MeasureId[] | undefined,
  more: object,
  bare?: string,
): Promise<void> {
  const script =
    bare === undefined
      ? await capture(place.database, (db) => ask(db, measures, more))
      : { text: `${bare.replaceAll(/\s+/g, ' ')};\n`, statements: 1 }
  const ours = await timed(SECONDS, () => ask(place.database, measures, more))
  const theirs = pgbench(place.url, script, SECONDS)
  const against = bare === undefined ? 'same SQL' : 'plainest SQL'
  console.log(
    `${name.padEnd(58)} ${ours.median.toFixed(1).padStart(8)} ms ${against} ${theirs.toFixed(1).padStart(8)} ms ratio ${(ours.median / theirs).toFixed(2)}`,
  )
}

for (const id of measureIds) await row(`${id}, two years by month`, [id], { compare, by: ['month'] })
for (const [id, bare] of Object.entries(plainest)) await row(`${id}, one year`, [id as MeasureId], {}, bare)
await row('dashboard: every measure, two years by month', undefined, { compare, by: ['month'] })
await place.stop()
