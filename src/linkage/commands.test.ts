/** `waymark link`, run as people run it. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { population } from '../../bench/support/population.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-link-'))
after(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const out = (name: string) => join(folder, name)
const run = (...args: string[]) => spawnSync(process.execPath, ['src/cli.ts', 'link', ...args], { encoding: 'utf8' })
const read = (path: string) => parse(readFileSync(path, 'utf8'), { columns: true }) as Record<string, string>[]

const columns = [
  'id',
  'given_name',
  'family_name',
  'date_of_birth',
  'sex',
  'postcode',
  'address',
  'phone',
  'nhs_number',
  'person',
] as const
const people = population(600, 21)
const csvOf = (rows: typeof people) =>
  `${columns.join(',')}\n${rows.map((row) => columns.map((column) => row[column]).join(',')).join('\n')}\n`
const town = file('town.csv', csvOf(people))

test('dedupe writes pairs, clusters, a model and a report that needs nothing beside it', () => {
  const done = run('dedupe', town, '--out', out('town'), '--truth', 'person')
  assert.equal(done.status, 0, done.stderr)
  assert.equal(done.stderr, '', 'a bar is for terminals alone')
  const clusters = read(join(out('town'), 'clusters.csv'))
  assert.deepEqual(clusters.map(({ record }) => record).toSorted(), people.map(({ id }) => id).toSorted())
  const pairs = read(join(out('town'), 'pairs.csv'))
  assert.deepEqual(Object.keys(pairs[0]!).slice(0, 5), [
    'left',
    'right',
    'match_weight',
    'match_probability',
    'outcome',
  ])
  const clusterOf = new Map(clusters.map(({ record, cluster }) => [record, cluster]))
  for (const { left, right, outcome, match_weight, match_probability } of pairs) {
    assert.equal(outcome === 'same', clusterOf.get(left!) === clusterOf.get(right!), 'clusters are made of same alone')
    assert.ok(Math.abs(1 / (1 + 2 ** -Number(match_weight)) - Number(match_probability)) < 0.001)
  }
  const html = readFileSync(join(out('town'), 'report.html'), 'utf8')
  assert.match(html, /Against the truth/)
  assert.doesNotMatch(html, /<script|src="|href="/)
})

test('the truth is never read for linking, nor does the order of the rows matter', () => {
  run('dedupe', town, '--out', out('blind'))
  const turned = file('turned.csv', csvOf(people.toReversed().map((one, at) => ({ ...one, person: at }))))
  run('dedupe', turned, '--out', out('turned'), '--truth', 'person')
  for (const name of ['pairs.csv', 'clusters.csv'])
    assert.equal(readFileSync(join(out('blind'), name), 'utf8'), readFileSync(join(out('turned'), name), 'utf8'), name)
})

test('compare pairs records of one file with those of the other, by a model of before', () => {
  const left = file('left.csv', csvOf(people.slice(0, 300)))
  const right = file('right.csv', csvOf(people.slice(300)))
  const done = run('compare', left, right, '--out', out('compared'), '--model', join(out('town'), 'model.json'))
  assert.equal(done.status, 0, done.stderr)
  const lefts = new Set(people.slice(0, 300).map(({ id }) => id))
  const pairs = read(join(out('compared'), 'pairs.csv'))
  assert.ok(pairs.length > 0)
  for (const pair of pairs) assert.ok(lefts.has(pair['left']!) && !lefts.has(pair['right']!))
})

test('columns can be told apart by hand, and others compared', () => {
  const odd = file(
    'odd.csv',
    'ref,a,b,c,d\n1,Ada,Lovell,3/4/2001,red\n2,Ada,Lovell,3/4/2001,red\n3,Ben,Marsh,9/9/1999,blue\n',
  )
  const done = run(
    'dedupe',
    odd,
    '--out',
    out('odd'),
    '--id',
    'ref',
    '--map',
    'given_name=a,family_name=b,date_of_birth=c',
    '--date-format',
    'DD/MM/YYYY',
    '--compare',
    'd:exact',
    '--all',
  )
  assert.equal(done.status, 0, done.stderr)
  assert.ok('d' in read(join(out('odd'), 'pairs.csv'))[0]!)
})

test('a handful of records is linked by the model that ships, and twins stay two', () => {
  const rows = [
    '1,Ella,Hazelby,2006-03-14',
    '2,Bonnie,Hazelby,2006-03-14',
    '3,Ella,Hazelby,2006-03-14',
    '4,Bonnie,Hazleby,2006-03-14',
    '5,Rowan,Marsh,2001-09-09',
  ]
  const few = file(
    'few.csv',
    `id,given_name,family_name,date_of_birth,postcode\n${rows.map((row) => `${row},ST4 1AB`).join('\n')}\n`,
  )
  assert.equal(run('dedupe', few, '--out', out('few')).status, 0)
  assert.deepEqual(
    read(join(out('few'), 'clusters.csv')).map(({ cluster }) => cluster),
    ['1', '2', '1', '2', '5'],
  )
})

const refused: [string, string, RegExp][] = [
  ['a quote that is never closed', 'id,given_name\n1,"Ada\n2,Ben\n', /line 2/],
  ['a row with too many cells', 'id,given_name\n1,Ada\n2,Ben,more\n', /line 3.*cell that holds a comma/],
  ['a file without a row', 'id,given_name\n', /holds no records/],
  ['an empty file', '', /is empty/],
  ['an id that stands twice', 'id,given_name\n1,Ada\n1,Ben\n', /more than once/],
]
for (const [what, text, sentence] of refused)
  test(`${what} is refused with what would be right`, () => {
    const done = run(
      'dedupe',
      file('broken.csv', text),
      '--out',
      out('broken'),
      '--id',
      'id',
      '--map',
      'given_name=given_name',
    )
    if (text === '') assert.equal(done.status, 1)
    assert.match(done.stderr, sentence)
    assert.notEqual(done.status, 0)
  })

test('bytes that are not UTF-8 are refused', () => {
  const done = run('dedupe', file('latin.csv', ''), '--out', out('latin'))
  assert.equal(done.status, 1)
  writeFileSync(join(folder, 'latin.csv'), Buffer.from([0x69, 0x64, 0x0a, 0xe9, 0x0a]))
  assert.match(run('dedupe', join(folder, 'latin.csv'), '--out', out('latin')).stderr, /not UTF-8/)
})

test('a cell of 200 MB is refused without being held', () => {
  const path = join(folder, 'huge.csv')
  const handle = openSync(path, 'w')
  writeSync(handle, 'id,given_name,family_name\n1,"')
  for (let piece = 0; piece < 200; piece++) writeSync(handle, 'x'.repeat(1024 * 1024))
  writeSync(handle, '",Lovell\n')
  closeSync(handle)
  const done = spawnSync(
    process.execPath,
    ['--max-old-space-size=120', 'src/cli.ts', 'link', 'dedupe', path, '--out', out('huge')],
    { encoding: 'utf8' },
  )
  assert.equal(done.status, 1, done.stderr)
  assert.match(done.stderr, /line 2.*longer than 1 MiB/)
})

test('twenty thousand identical records are one person, and cost no more than their number', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => `${at},Ada,Lovell,2001-04-03,ST4 1AB`)
  const path = file('alike.csv', `id,given_name,family_name,date_of_birth,postcode\n${rows.join('\n')}\n`)
  const done = run('dedupe', path, '--out', out('alike'), '--model', modelFile())
  assert.equal(done.status, 0, done.stderr)
  assert.ok(read(join(out('alike'), 'pairs.csv')).length < 21_000)
  assert.equal(new Set(read(join(out('alike'), 'clusters.csv')).map(({ cluster }) => cluster)).size, 1)
})

test('twenty thousand identical records are one person also where they are all there is to learn from', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => `${at},Ada,Lovell,2001-04-03,ST4 1AB`)
  const path = file('all-alike.csv', `id,given_name,family_name,date_of_birth,postcode\n${rows.join('\n')}\n`)
  const done = run('dedupe', path, '--out', out('all-alike'))
  assert.equal(done.status, 0, done.stderr)
  assert.equal(new Set(read(join(out('all-alike'), 'clusters.csv')).map(({ cluster }) => cluster)).size, 1)
})

const modelFile = () => new URL('default-model.json', import.meta.url).pathname

test('wrong usage is 2, a file that is not there is 1', () => {
  assert.equal(run('dedupe', town).status, 2, 'no --out')
  assert.equal(run('dedupe', town, '--out', out('x'), '--map', 'colour=id').status, 2)
  assert.equal(run('dedupe', town, '--out', out('x'), '--id', 'nothing').status, 2)
  assert.equal(run('dedupe', join(folder, 'nothing.csv'), '--out', out('x')).status, 1)
  assert.equal(run('dedupe', town, '--out', out('x'), '--model', town).status, 1)
})

test('a model is exported as settings of Splink', () => {
  const done = run('export', join(out('town'), 'model.json'), '--out', out('splink.json'))
  assert.equal(done.status, 0, done.stderr)
  assert.equal(JSON.parse(readFileSync(out('splink.json'), 'utf8')).settings.sql_dialect, 'duckdb')
  const prepared = run('prepare', town, '--model', join(out('town'), 'model.json'), '--out', out('prepared.jsonl'))
  assert.equal(prepared.status, 0, prepared.stderr)
  const rows = readFileSync(out('prepared.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(rows.length, people.length)
  assert.ok('given_name_roots' in rows[0] && 'tf_given_name' in rows[0])
})
