// What the documents say of the code holds: the import's contract, the table of roles, the settings of a server.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { roles, subjects, verbs } from '../src/access/roles.ts'
import { files } from '../src/importing/files.ts'
import { measureIds } from '../src/measures/measure.ts'
import { settings } from '../src/platform/config.ts'
import * as codes from '../src/reference/codes.ts'

const guide = readFileSync('docs/guides/import.md', 'utf8')
const section = (text: string, heading: string): string =>
  text.split(`### ${heading}\n`)[1]?.split(/^##/m)[0] ?? assert.fail(`there is no section "${heading}"`)

test("the import's contract lists every file in the order it is read, and every column, with those that must be filled", () => {
  const described = [...guide.matchAll(/^### (\w+\.csv)$/gm)].map(([, file]) => file)
  assert.deepEqual(
    described,
    files.map(({ file }) => file),
  )
  for (const { file, columns } of files) {
    const rows = [...section(guide, file).matchAll(/^\| `(\w+)`( \*)? \|/gm)]
    assert.deepEqual(
      rows.map(([, name, star]) => `${name}${star ?? ''}`),
      columns.map(({ name, required }) => `${name}${required ? ' *' : ''}`),
      file,
    )
  }
})

test("the import's contract lists every code", () => {
  const lists: Record<string, readonly { code: string }[]> = {
    sex: codes.sexes,
    ethnicity: codes.ethnicities,
    relationship: codes.relationshipKinds,
    source: codes.contactSources,
    channel: codes.channels,
    concern: codes.concerns,
    outcome: codes.decisionOutcomes,
    level: codes.riskLevels,
    exploitation: codes.exploitations,
    'kind of warrant': codes.warrantKinds,
    'kind of safeguarding action': codes.safeguardingKinds,
    basis: codes.noticeBases,
    audience: codes.audiences,
  }
  for (const [heading, list] of Object.entries(lists)) {
    const listed = [...section(guide, heading).matchAll(/`(\w+)`/g)].map(([, code]) => code)
    assert.deepEqual(
      listed,
      list.map(({ code }) => code),
      heading,
    )
  }
})

test('the page about who sees what is the table of roles', () => {
  const page = readFileSync('docs/concepts/who-sees-what.md', 'utf8')
  const rules = Object.values(roles) as readonly { title: string; sees: readonly string[]; may: readonly string[] }[]
  const mark = (words: string, has: (rule: (typeof rules)[number]) => boolean) =>
    `| ${words[0]!.toUpperCase()}${words.slice(1)} | ${rules.map((rule) => (has(rule) ? '●' : '')).join(' | ')} |`
  assert.ok(page.includes(`| ${rules.map(({ title }) => title).join(' | ')} |`), 'it names each role, in order')
  for (const [subject, words] of Object.entries(subjects))
    assert.ok(page.includes(mark(words, ({ sees }) => sees.includes(subject))), `who sees ${subject}: ${words}`)
  for (const [verb, words] of Object.entries(verbs))
    assert.ok(page.includes(mark(words, ({ may }) => may.includes(verb))), `who may ${verb}: ${words}`)
})

test('the page about installing speaks of no setting that is not there, and names each that a server needs', () => {
  const page = readFileSync('docs/operating/install.md', 'utf8')
  const known = settings.map(({ name }) => name)
  const named = [...new Set([...page.matchAll(/\b(?:WAYMARK_[A-Z_]+|DATABASE_URL)\b/g)].map(([name]) => name))]
  assert.deepEqual(
    named.filter((name) => !known.includes(name)),
    [],
  )
  for (const name of known.filter((one) => one !== 'WAYMARK_DATA_DIR')) assert.match(page, new RegExp(`\`${name}\``))
})

test('the documents speak of no measure that is not there', () => {
  const words = ['docs/concepts/counting.md', 'docs/guides/import.md', 'docs/start.md', 'README.md']
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  const named = [...words.matchAll(/--measure (\w+)/g)].map(([, id]) => id!)
  assert.ok(named.length > 0)
  for (const id of named) assert.ok((measureIds as readonly string[]).includes(id), `there is no measure ${id}`)
})
