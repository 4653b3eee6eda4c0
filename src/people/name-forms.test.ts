import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readConfig } from '../platform/config.ts'

const script = `
import { lookupKeys } from '${new URL('keys.ts', import.meta.url).href}'
import { judgeEach } from '${new URL('judging.ts', import.meta.url).href}'
const told = { givenName: 'Gogo', familyName: 'Example', dateOfBirth: '2004-05-17', sex: null, postcode: null,
  homeAuthority: null, identifiers: [] }
const person = { ...told, givenName: 'George', personId: '1', ref: 'P-1', aliases: [], postcodes: [], restricted: false, version: 1 }
const found = lookupKeys(told).includes('g:george|2004-05-17')
console.log(JSON.stringify([found, judgeEach(told, [person])[0]?.reasons[0]]))`

/** Whether "George" is looked for when "Gogo" is told of, and the first reason why it may be him. */
const asked = (names: string | undefined): [boolean, string | undefined] =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      env: { ...process.env, WAYMARK_NAMES: names ?? '' },
    }),
  )

test('a form of a name that the council adds is looked up and weighed as a form', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-names-'))
  try {
    const file = join(folder, 'names.txt')
    writeFileSync(file, '# a family name for George\nGeorge: Gogo, Gégé\n')
    assert.deepEqual(asked(file), [true, 'one given name is a form of the other'])
    assert.equal(asked(undefined)[0], false)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a file of names that is not there, or is a folder, stops the start with a sentence', () => {
  for (const missing of ['/nowhere/names.txt', tmpdir()]) {
    const config = readConfig({ WAYMARK_NAMES: missing })
    assert.ok('faults' in config)
    assert.match(config.faults[0]!, /^WAYMARK_NAMES: must be a file that can be read/)
  }
})
