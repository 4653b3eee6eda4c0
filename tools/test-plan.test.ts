import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosen, summary, type Run } from './test-plan.ts'

const files = ['src/contacts/rules.test.ts', 'src/contacts/store.db.test.ts', 'test/journeys/front-door.e2e.ts']

test('without arguments every test runs, each in its kind', () => {
  assert.deepEqual(chosen([], files), {
    files: { unit: [files[0]], db: [files[1]], e2e: [files[2]] },
    namePattern: undefined,
  })
})

test('a kind and a path narrow the choice together', () => {
  assert.deepEqual(chosen(['--db', 'contacts'], files).files, { unit: [], db: [files[1]], e2e: [] })
})

test('what matches no path is sought in the names of tests, letter for letter', () => {
  assert.equal(chosen(['(embedded)'], files).namePattern, String.raw`\(embedded\)`)
})

test('the totals stand alone on the last line, with what was left out and why above them', () => {
  const runs = [ran('unit', { passed: 3 }), ran('db', { passed: 2, skipped: 2, reasons: { 'No PostgreSQL.': 2 } })]
  const { lines, failed } = summary(
    [...runs, { kind: 'e2e', status: 0, leftOut: 1, tally: undefined }],
    ['No Chromium.'],
  )
  assert.equal(lines.at(-1), '5 passed, 0 failed, 3 skipped')
  assert.ok(lines.includes('  2 tests: No PostgreSQL.') && lines.includes('  No Chromium.'))
  assert.equal(failed, false)
})

test('a failure is named again at the end and fails the run', () => {
  const { lines, failed } = summary([ran('unit', { failed: 1, failures: ['a.test.ts: counts'] }, 1)], [])
  assert.ok(lines.includes('  a.test.ts: counts'))
  assert.equal(failed, true)
})

test('a run that falls over before its end fails, whatever it had counted', () => {
  const { lines, failed } = summary([{ kind: 'db', status: 134, leftOut: 0, tally: undefined }], [])
  assert.equal(lines.at(-1), '0 passed, 1 failed, 0 skipped')
  assert.equal(failed, true)
})

test('an error after the last test fails the run though every test passed', () => {
  assert.equal(summary([ran('unit', { passed: 1 }, 1)], []).failed, true)
})

function ran(kind: Run['kind'], tally: Partial<NonNullable<Run['tally']>>, status = 0): Run {
  return { kind, status, leftOut: 0, tally: { passed: 0, failed: 0, skipped: 0, reasons: {}, failures: [], ...tally } }
}
