/**
 * The demonstration, loaded by the command on each engine, gives the figures that the panel hears. The numbers are those
 * of generate.test.ts, which counts them from the files with plain loops.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { createDatabase, startPostgres } from '../../test/support/postgres.ts'

type Printed = {
  figures: { measure: string; value: number; compare_value?: number; breakdown: { key: string; value: number }[] }[]
}

const run = promisify(execFile)
const CITY = ['--authority', 'E06000021']
const YEAR = ['--from', '2016-04-01', '--to', '2017-03-31']
const YEAR_BEFORE = ['--compare-from', '2015-04-01', '--compare-to', '2016-03-31']
const SINCE_JULY_2015 = ['--from', '2015-07-01', '--to', '2017-05-12']

for (const engine of ['embedded', 'postgres'] as const) {
  const skip = engine === 'postgres' && (process.env['WAYMARK_TEST_WITHOUT_POSTGRES'] ?? false)
  describe(`the demonstration (${engine})`, { skip }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-demo-test-'))
    let env: NodeJS.ProcessEnv
    const waymark = async (...args: string[]) => (await run('bin/waymark', args, { env, maxBuffer: 1e8 })).stdout
    const figures = async (...args: string[]) => {
      const printed = JSON.parse(await waymark('figures', '--json', ...args)) as Printed
      return new Map(printed.figures.map((figure) => [figure.measure, figure]))
    }

    before(async () => {
      env = { ...process.env, WAYMARK_DATA_DIR: folder, DATABASE_URL: '' }
      if (engine === 'postgres') {
        env['DATABASE_URL'] = await createDatabase((await startPostgres()).url, `demo_${process.pid}`)
        await waymark('migrate')
      }
      await waymark('demo', '--load-only')
    })
    after(() => rmSync(folder, { recursive: true, force: true }))

    test('since July 2015 the whole force area has the police figures of the panel', async () => {
      const found = await figures(...SINCE_JULY_2015)
      const expected = {
        people_arrested: 149,
        voluntary_interviews: 41,
        warrants_issued: 172,
        people_charged: 122,
        charges: 538,
        children_safeguarded: 218,
      }
      for (const [measure, value] of Object.entries(expected)) assert.equal(found.get(measure)?.value, value, measure)
    })

    test('in 2016-17 the city has 343 contacts about 310 children, a quarter fewer, and more children at risk', async () => {
      const found = await figures(...YEAR, ...YEAR_BEFORE, ...CITY)
      assert.equal(found.get('contacts_received')?.value, 343)
      assert.equal(found.get('contacts_received')?.compare_value, 451)
      assert.equal(found.get('children_in_contacts')?.value, 310)
      const atRisk = found.get('children_identified_at_risk')!
      assert.ok(atRisk.value > atRisk.compare_value!)
      const home = await figures(...YEAR, ...CITY, '--measure', 'children_in_contacts', '--by', 'home_authority')
      const fromDorset = home.get('children_in_contacts')!.breakdown.find(({ key }) => key === 'E06000059')
      assert.ok(fromDorset!.value > 0)
    })

    test('the city has 16 notices in the year, 4 of them in December', async () => {
      const found = (await figures(...YEAR, ...CITY, '--measure', 'notices_issued', '--by', 'month')).get(
        'notices_issued',
      )!
      assert.equal(found.value, 16)
      assert.equal(found.breakdown.find(({ key }) => key === '2016-12')?.value, 4)
    })

    test('loading it again changes nothing', async () => {
      const earlier = await figures(...YEAR, '--by', 'month')
      await waymark('demo', '--load-only')
      assert.deepEqual(await figures(...YEAR, '--by', 'month'), earlier)
    })
  })
}
