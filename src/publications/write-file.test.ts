/** A file is there whole, or what stood there before still is. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { writeWhole } from './write-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-write-'))
after(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)

test('a report replaces the one before it, and leaves nothing beside it', () => {
  writeWhole(at('report.csv'), 'first')
  writeWhole(at('report.csv'), 'second')
  assert.equal(readFileSync(at('report.csv'), 'utf8'), 'second')
  assert.deepEqual(readdirSync(folder), ['report.csv'])
})

test('a link to a file stays a link, and the file it leads to is written', () => {
  mkdirSync(at('elsewhere'))
  writeFileSync(at('elsewhere/kept.json'), 'old')
  symlinkSync(at('elsewhere/kept.json'), at('link.json'))
  writeWhole(at('link.json'), 'new')
  assert.equal(readFileSync(at('elsewhere/kept.json'), 'utf8'), 'new')
})

test('where it cannot be written a sentence says why, and nothing half written is left', () => {
  const refused = (path: string, sentence: RegExp) =>
    assert.throws(() => writeWhole(path, 'report'), { name: 'CommandRefused', message: sentence, code: 1 })
  refused(at('nowhere/report.json'), /nowhere\/report\.json cannot be written: there is no folder .*nowhere\.$/)
  refused(at('elsewhere'), /elsewhere is a folder\. Name a file in it\.$/)
  refused(at('report.csv/below'), /report\.csv is no folder\.$/)
  // The place beside it is taken: nothing is moved over what stands there.
  writeFileSync(at(`.stands.json.${process.pid}.part`), '')
  writeFileSync(at('stands.json'), 'whole')
  assert.throws(() => writeWhole(at('stands.json'), 'other'), /cannot be written/)
  assert.equal(readFileSync(at('stands.json'), 'utf8'), 'whole')
})
