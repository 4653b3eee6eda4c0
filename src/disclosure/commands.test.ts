/** `waymark protect`, run as people run it, and with what people should not give it. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { parse } from 'csv-parse/sync'

const folder = mkdtempSync(join(tmpdir(), 'waymark-protect-'))
after(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const out = join(folder, 'out')
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['src/cli.ts', 'protect', ...args, '--out', out], { encoding: 'utf8' })

const policy = {
  name: 'Notices',
  hide: { from: 1, to: 4 },
  interval_width_min: 5,
  attacker_minimum: 1,
  objective: 'fewest',
  round_to: null,
  total_label: 'Total',
  hierarchies: {
    month: { '2016-10': 'Q3', '2016-11': 'Q3', '2016-12': 'Q3', '2017-01': 'Q4', Q3: 'Total', Q4: 'Total' },
  },
}
const policyFile = file('policy.json', JSON.stringify(policy))
const counts = [9, 12, 14, 8, 4, 21, 17, 6]
const table = ['2016-10', '2016-11', '2016-12', '2017-01'].flatMap((month, at) => [
  `${month},"North, ""upper""",${counts[at * 2]}`,
  `${month},South,${counts[at * 2 + 1]}`,
])

test('the table comes back as it was with counts hidden, its totals after it, a proof and a report that tell none', () => {
  const path = file('notices.csv', `\uFEFFmonth,district,count\r\n${table.join('\r\n')}\r\nTotal,Total,91\r\n`)
  const done = run(path, '--policy', policyFile, '--json')
  assert.equal(done.status, 0, done.stderr)
  const rows = parse(readFileSync(join(out, 'protected.csv'), 'utf8'), { columns: true }) as Record<string, string>[]
  assert.deepEqual(Object.keys(rows[0]!), ['month', 'district', 'count'])
  assert.deepEqual(rows.slice(0, 9).map(({ month }) => month), ['2016-10', '2016-10', '2016-11', '2016-11', '2016-12', '2016-12', '2017-01', '2017-01', 'Total']) // prettier-ignore
  assert.equal(rows.length, 7 * 3)
  assert.equal(rows[4]!['count'], '[c]')
  for (const [at, row] of rows.slice(0, 8).entries())
    assert.ok(row['count'] === '[c]' || row['count'] === `${counts[at]}`)
  const proof = JSON.parse(readFileSync(join(out, 'proof.json'), 'utf8')) as { hidden: { dimensions: object; lower: number; upper: number }[] } // prettier-ignore
  assert.deepEqual(JSON.parse(done.stdout), proof)
  assert.equal(proof.hidden.length, rows.filter((row) => row['count'] === '[c]').length)
  for (const { lower, upper } of proof.hidden) assert.ok(lower >= 1 && upper - lower >= 5)
  assert.ok(!JSON.stringify(proof).includes('"count"'))
  const report = readFileSync(join(out, 'report.html'), 'utf8')
  assert.match(report, /North, &quot;upper&quot;|North, "upper"/)
  assert.doesNotMatch(report, /<script|https?:/)
})

const refused: [name: string, csv: string, said: RegExp][] = [
  ['a count in words', 'month,count\na,many\n', /line 2, column count: "many" is no count/],
  ['a count below nought', 'month,count\na,-1\n', /line 2, column count: "-1" is below nought/],
  ['a fraction', 'month,count\na,1.5\n', /column count: "1.5" is a fraction/],
  ['no count', 'month,count\na,\n', /column count: "" is empty/],
  ['a row twice', 'month,count\na,1\nb,2\na,1\n', /line 4: "a" stands on line 2 already/],
  ['no column of counts', 'month,number\na,1\n', /line 1, column count: is missing from the header/],
  ['a total that is wrong', 'month,count\na,5\nb,2\nTotal,8\n', /line 4, column count: "Total" is 8, but its parts by month add up to 7/],
  ['a label outside the hierarchy', 'month,count\n2016-13,5\n', /line 2, column month: "2016-13" is not in the policy's hierarchy/],
  ['a formula', 'district,count\n"=HYPERLINK(""x"")",5\n', /line 2, column district: .* begins as a formula does/],
  ['a space at the end', 'district,count\n"A ",5\n', /begins or ends with a space/],
  ['a row that is too short', 'district,month,count\nA,5\n', /line 2: The row has 2 cells and the header 3/],
  ['a quote that is not closed', 'district,count\n"A,5\nB,3\n', /line 2: The quote opened on line 2 is never closed/],
  ['no dimension', 'count\n5\n', /has no dimension/],
  ['a header alone', 'month,count\n', /no rows/],
  ['nothing', '', /empty/],
] // prettier-ignore
for (const [name, csv, said] of refused)
  test(`${name} is refused with where it stands and what would be right`, () => {
    const shipped = csv.includes('2016-13') || csv.includes('month,count\na,5') ? policyFile : 'hide-1-to-4'
    const done = run(file('bad.csv', csv), '--policy', csv.includes('Total') ? 'hide-1-to-4' : shipped)
    assert.equal(done.status, 1, done.stdout)
    assert.match(done.stderr, said)
  })

test('a cell of two hundred megabytes is refused, and not held', () => {
  const done = run(file('huge.csv', `month,count\n"${'x'.repeat(200 * 1024 * 1024)}",5\n`), '--policy', 'hide-1-to-4')
  assert.equal(done.status, 1)
  assert.match(done.stderr, /line 2.*8 MiB/)
})

test('a policy is refused with what is wrong in it', () => {
  const good = file('good.csv', 'month,count\na,5\nb,2\n')
  const wrong: [object | string, RegExp][] = [
    [{ ...policy, hide: { from: 5, to: 1 } }, /hide: "from" 5 is above "to" 1/],
    [{ ...policy, attacker_minimum: 2 }, /attacker_minimum: 2 is above "from" 1/],
    [{ ...policy, colour: 'red' }, /colour/],
    [{ ...policy, round_to: 3 }, /round_to/],
    [
      { ...policy, hierarchies: { month: { a: 'b', b: 'a' } } },
      /hierarchies.month: "a" is part of itself: a in b in a/,
    ],
    ['{', /is not JSON/],
  ]
  for (const [one, said] of wrong) {
    const done = run(good, '--policy', file('wrong.json', typeof one === 'string' ? one : JSON.stringify(one)))
    assert.equal(done.status, 1)
    assert.match(done.stderr, said)
  }
  const missing = run(good, '--policy', 'hide-everything')
  assert.match(missing.stderr, /There is no policy hide-everything\. Give a file, or one of hide-0-to-4/)
  assert.equal(run(good, '--policy', 'hide-1-to-4', '--seconds', 'soon').status, 2)
})
