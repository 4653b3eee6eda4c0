/** `waymark report scrutiny` as somebody types it: the files, the sentences and the exit statuses of the contract. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { createDatabase, dropDatabase, startPostgres } from '../../test/support/postgres.ts'
import { openDatabase } from '../platform/database/index.ts'

type Ran = { code: number; stdout: string; stderr: string }

const CITY = 'E06000021'
const COUNTY = 'E10000028'
const contacts = (rows: readonly string[]) =>
  ['contact_ref,received_at,authority,source,concern', ...rows, ''].join('\n')
const first = [`K1,2016-05-03T10:00,${CITY},2A,cse`, `K2,2017-04-01T00:30,${CITY},2A,cse`]
/** K1 was the county's after all, and another contact had been forgotten. */
const corrected = [`K1,2016-05-03T10:00,${COUNTY},2A,cse`, first[1]!, `K3,2016-12-05T09:00,${COUNTY},6,cce`]

for (const engine of ['embedded', 'postgres'] as const) {
  const skip = engine === 'postgres' && (process.env['WAYMARK_TEST_WITHOUT_POSTGRES'] ?? false)
  describe(`the command that writes the scrutiny report (${engine})`, { skip }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-report-'))
    const out = (name: string) => join(folder, name)
    const env: NodeJS.ProcessEnv = { ...process.env, WAYMARK_DATA_DIR: join(folder, 'data'), DATABASE_URL: '' }
    let end = async () => {}

    const waymark = (...args: string[]) =>
      new Promise<Ran>((resolve) => {
        execFile('bin/waymark', args, { env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
          resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
        )
      })
    const report = (...args: string[]) => waymark('report', 'scrutiny', ...args)
    const contactsIn = (name: string) =>
      JSON.parse(readFileSync(out(name), 'utf8')).blocks[0].figures[0] as { value: number; known_at: string }

    const take = async (rows: readonly string[]) => {
      writeFileSync(join(folder, 'import', 'contacts.csv'), contacts(rows))
      const ran = await waymark('import', join(folder, 'import'))
      assert.equal(ran.code, 0, ran.stderr)
    }

    before(async () => {
      if (engine === 'postgres') {
        const { url } = await startPostgres()
        const name = `report_${process.pid}`
        env['DATABASE_URL'] = await createDatabase(url, name)
        end = () => dropDatabase(url, name)
        assert.equal((await waymark('migrate')).code, 0)
      }
      mkdirSync(join(folder, 'import'))
      await take(first)
    })
    after(async () => {
      await end()
      rmSync(folder, { recursive: true, force: true })
    })

    test('writes each format, says nothing on standard output, and replaces the file of before', async () => {
      for (const format of ['json', 'csv', 'html']) {
        writeFileSync(out(`city.${format}`), 'what stood here before')
        const ran = await report(
          '--year',
          '2016-17',
          '--authority',
          CITY,
          '--format',
          format,
          '--out',
          out(`city.${format}`),
        )
        assert.deepEqual(ran, { code: 0, stdout: '', stderr: '' })
      }
      assert.equal(contactsIn('city.json').value, 1, 'the contact of 00:30 on 1 April is the next year’s')
      assert.match(readFileSync(out('city.csv'), 'utf8'), /^\uFEFFblock,measure,title,unit,area/)
      assert.match(readFileSync(out('city.html'), 'utf8'), /^<!doctype html>[^]*Scrutiny report 2016-17/)
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.includes('.part')),
        [],
      )
    })

    test('as known at an earlier moment it is the report of before, to the letter', async () => {
      const { known_at: knownAt } = contactsIn('city.json')
      await take(corrected)
      const asked = ['--year', '2016-17', '--authority', CITY, '--format', 'json']
      assert.equal((await report(...asked, '--out', out('now.json'))).code, 0)
      assert.equal(contactsIn('now.json').value, 0)
      assert.equal((await report(...asked, '--known-at', knownAt, '--out', out('then.json'))).code, 0)
      assert.equal(readFileSync(out('then.json'), 'utf8'), readFileSync(out('city.json'), 'utf8'))
      const both = [...asked, '--authority', COUNTY, '--out', out('both.json')]
      assert.equal((await report(...both)).code, 0)
      assert.equal(contactsIn('both.json').value, 2)
    })

    test('wrong usage is 2, with a sentence that says what would be right, and no file', async () => {
      const asked = (changes: Record<string, string>) => {
        const options = { '--year': '2016-17', '--format': 'json', '--out': out('none'), ...changes }
        return report(...Object.entries(options).flat())
      }
      const cases: [Record<string, string>, RegExp][] = [
        [{ '--year': '2016' }, /^--year must be a financial year such as 2016-17; it was "2016"\.\n$/],
        [{ '--year': '2098-99' }, /^The financial year 2098-99 has not begun, so there is nothing to report\.\n$/],
        [{ '--format': 'doc' }, /^There is no format "doc"\. There are html, json, csv, pdf, ods and xlsx\.\n$/],
        [{ '--authority': 'E06000059' }, /^E06000059 is no authority of this partnership: they are .*Stoke-on-Trent/],
        [{ '--known-at': 'soon' }, /^--known-at must be a day or a date-time/],
      ]
      for (const [changes, sentence] of cases) {
        const ran = await asked(changes)
        assert.equal(ran.code, 2, JSON.stringify(changes))
        assert.match(ran.stderr, sentence)
        assert.equal(ran.stdout, '')
      }
      for (const missing of ['--year', '--format', '--out']) {
        const options = { '--year': '2016-17', '--format': 'json', '--out': out('none') }
        const ran = await report(
          ...Object.entries(options)
            .filter(([name]) => name !== missing)
            .flat(),
        )
        assert.equal(ran.code, 2, missing)
        assert.match(ran.stderr, new RegExp(`required option '${missing}`))
      }
      assert.ok(!existsSync(out('none')))
    })

    test('a place where it cannot be written is 1, and what stood there still stands', async () => {
      const asked = ['--year', '2016-17', '--format', 'json', '--out']
      const nowhere = await report(...asked, out('nowhere/report.json'))
      assert.equal(nowhere.code, 1)
      assert.match(nowhere.stderr, /^.*report\.json cannot be written: there is no folder .*nowhere\.\n$/)
      const aFolder = await report(...asked, folder)
      assert.equal(aFolder.code, 1)
      assert.match(aFolder.stderr, /is a folder\. Name a file in it\.\n$/)
    })

    test('each is in the audit, as the operator’s', async () => {
      const database = await openDatabase(
        env['DATABASE_URL'] ? { url: env['DATABASE_URL'] } : { dataDir: env['WAYMARK_DATA_DIR'] },
      )
      try {
        const { rows } = await database.pool.query(
          `select e.detail, u.role from audit_entry e join app_user u on u.user_id = e.actor_id
           where e.action = 'export_figures' and e.subject_type = 'scrutiny_report' order by e.happened_at limit 3`,
        )
        assert.deepEqual(
          rows.map(({ role, detail }) => [role, detail.format, detail.authorities]),
          ['json', 'csv', 'html'].map((format) => ['operator', format, [CITY]]),
        )
      } finally {
        await database.close()
      }
    })
  })
}
