/** What the guide tells senders is what the import takes: each file, each column, each code, and its example. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as codes from '../reference/index.ts'
import { onEachEngine } from '../../test/support/database.ts'
import { imported } from '../../test/support/folders.ts'
import { COLUMNS } from '../demo/folder.ts'
import { files } from './files.ts'

const guide = readFileSync(new URL('../../docs/guides/import.md', import.meta.url), 'utf8')
const section = (heading: string): string => {
  const begin = guide.indexOf(`\n${heading}\n`)
  assert.ok(begin >= 0, `no section ${heading}`)
  const rest = guide.slice(begin + heading.length + 2)
  const end = rest.search(/\n##/)
  return end === -1 ? rest : rest.slice(0, end)
}

test('the guide names every file and column, and which cells must be filled', () => {
  for (const { file, columns } of files) {
    const told = [...section(`### ${file}`).matchAll(/^\| `(\w+)`( \*)? \|/gm)].map(([, name, star]) => [
      name,
      star !== undefined,
    ])
    assert.deepEqual(
      told,
      columns.map(({ name, required }) => [name, required ?? false]),
      file,
    )
  }
  assert.deepEqual(files.map((spec) => spec.file).toSorted(), Object.keys(COLUMNS).toSorted())
})

test('the guide lists every code, and no other', () => {
  const lists: Record<string, readonly codes.Code[]> = {
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
    const told = [...section(`### ${heading}`).matchAll(/`(\w+)`/g)].map(([, code]) => code)
    assert.deepEqual(told.toSorted(), list.map((one) => one.code).toSorted(), heading)
  }
})

onEachEngine('the guide’s example', (open) => {
  test('is taken as it stands', async () => {
    const db = await open()
    const blocks = [...section('## An example').matchAll(/`(\w+)\.csv`\s+```csv\n([^`]+)```/g)]
    const folder = Object.fromEntries(blocks.map(([, name, text]) => [name!, text!]))
    const { taken } = await imported(db, folder)
    assert.deepEqual(taken, { people: 1, contacts: 1, contact_children: 2, decisions: 1 })
  })
})
