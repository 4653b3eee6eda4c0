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

type Shown = {
  content: {
    statement: { paragraphs: (string | { text: string })[][][] }[]
    tables: { id: string; rows: { key: string; cells: (number | string)[] }[] }[]
  }
}
const textOf = ({ content }: Shown): string =>
  content.statement
    .flatMap(({ paragraphs }) => paragraphs.flat(2))
    .map((piece) => (typeof piece === 'string' ? piece : piece.text))
    .join('')

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

    test('the year is published with all that the council told its panel, and December only in the panel’s own paper', async () => {
      const shown = async (slug: string) => JSON.parse(await waymark('release', 'show', slug, '--json')) as Shown
      const year = await shown('staffordshire-child-exploitation-the-year-in-figures')
      const paper = await shown('staffordshire-child-exploitation-the-year-in-figures-for-the-panel')
      const told = textOf(year)
      for (const part of [
        '343 contacts',
        '310 children',
        '24% fewer',
        '149 people',
        '41 voluntary interviews',
        '172 warrants',
        '122 people',
        '538 charges',
        '218 children',
        '16 child abduction warning notices',
      ])
        assert.ok(told.includes(part), `${part} in ${told}`)
      assert.doesNotMatch(told, /December/)
      assert.match(textOf(paper), /December 2016, with 4/)
      const december = ({ content }: Shown) =>
        content.tables.find(({ id }) => id === 'notices-issued-by-month')!.rows.find(({ key }) => key === '2016-12')!
      assert.equal(december(year).cells[0], '[c]')
      assert.equal(december(paper).cells[0], 4)
    })

    test('what was published comes out the same from the records, to the byte', async () => {
      const made = JSON.parse(
        await waymark('release', 'reproduce', 'staffordshire-child-exploitation-the-year-in-figures', '--json'),
      ) as { as_known_then: { result: string } }
      assert.equal(made.as_known_then.result, 'same')
    })

    test('loading it again changes nothing', async () => {
      const earlier = await figures(...YEAR, '--by', 'month')
      await waymark('demo', '--load-only')
      assert.deepEqual(await figures(...YEAR, '--by', 'month'), earlier)
    })
  })
}
