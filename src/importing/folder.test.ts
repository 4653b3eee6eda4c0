import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyFolder } from '../../test/support/folders.ts'
import { contentsOf } from './folder.ts'
import { defused, undefused } from './formula-cells.ts'
import { readHeader } from './header.ts'
import { KeyTable } from './key-table.ts'

const wanted = { file: 'people.csv', columns: [{ name: 'person_ref', required: true }, { name: 'sex' }] }
const problemsOf = (...cells: string[]): string[] => {
  const header = readHeader(cells, wanted)
  return Array.isArray(header) ? header.map(({ column, problem }) => `${column}: ${problem}`) : []
}

test('a folder’s files are told from names that are nearly theirs and from what is none of ours', () => {
  const folder = emptyFolder()
  for (const name of [
    'people.csv',
    'contact-children.csv',
    'Contacts.CSV',
    'notice.csv',
    'arrests2.csv',
    'staff.csv',
    'read me.txt',
  ])
    writeFileSync(join(folder, name), '')
  mkdirSync(join(folder, 'rejected'))
  const { present, misspelt, ignored } = contentsOf(folder)!
  assert.deepEqual(
    present.map(({ spec }) => spec.file),
    ['people.csv'],
  )
  assert.deepEqual(Object.fromEntries(misspelt.map(({ name, meant }) => [name, meant])), {
    'contact-children.csv': 'contact_children.csv',
    'Contacts.CSV': 'contacts.csv',
    'notice.csv': 'notices.csv',
    'arrests2.csv': 'arrests.csv',
  })
  assert.deepEqual(ignored, ['staff.csv'])
  assert.equal(contentsOf(join(folder, 'nowhere')), undefined)
  assert.equal(contentsOf(join(folder, 'people.csv')), undefined)
})

test('a header has the file’s columns in any order, and says which it should not have or lacks', () => {
  assert.deepEqual(readHeader(['sex', ' person_ref '], wanted), { order: [1, 0], names: ['sex', 'person_ref'] })
  assert.deepEqual(readHeader(['person_ref'], wanted), { order: [0, -1], names: ['person_ref'] })
  assert.deepEqual(problemsOf('person_ref', 'Sex'), [
    'Sex: people.csv has no column "Sex". Its columns are person_ref, sex.',
  ])
  assert.deepEqual(problemsOf('sex'), ['person_ref: The required column person_ref is missing. Add it to the header.'])
  assert.deepEqual(problemsOf('person_ref', 'sex', 'sex'), [
    'sex: The column sex stands in the header twice. Keep one.',
  ])
  assert.deepEqual(problemsOf('person_ref', 'a\nb'), [
    'a\nb: people.csv has no column "a\\nb". Its columns are person_ref, sex.',
  ])
  assert.match(problemsOf('person_ref', '')[0]!, /has no column ""/)
})

test('a file whose cells are divided by something else is told so', () => {
  for (const [separator, name] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ])
    assert.deepEqual(problemsOf(`person_ref${separator}sex`), [
      `: The cells are divided by ${name}. Save the file as CSV with commas.`,
    ])
})

test('a column of problems, as rejected rows bear it, is passed over', () => {
  assert.deepEqual(readHeader(['person_ref', 'sex', 'problem'], wanted), {
    order: [0, 1],
    names: ['person_ref', 'sex', 'problem'],
  })
})

test('what is made safe for a spreadsheet begins no formula, and comes back as it was', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^'{0,3}[=+\-@]?.{0,5}$/))
  fc.assert(
    fc.property(cell, (text) => {
      assert.doesNotMatch(defused(text), /^[=+\-@\t\r]/)
      assert.equal(undefused(defused(text)), text)
    }),
  )
  assert.equal(defused('=1+1'), "'=1+1")
  assert.equal(defused("O'Brien"), "O'Brien")
  assert.equal(undefused("'Amina'"), "'Amina'")
})

test('a table of keys keeps what a map keeps', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 3000 }), fc.integer({ min: 1, max: 1e9 })), { maxLength: 4000, size: 'max' }),
      (set) => {
        const [table, map] = [new KeyTable(), new Map<string, number>()]
        for (const [key, value] of set) {
          table.set(`key ${key}`, value)
          map.set(`key ${key}`, value)
        }
        for (let key = 0; key < 3000; key += 7) assert.equal(table.get(`key ${key}`), map.get(`key ${key}`) ?? 0)
      },
    ),
    { numRuns: 10 },
  )
  const table = new KeyTable()
  assert.deepEqual([table.count('twin'), table.count('twin'), table.count('other')], [1, 2, 1])
})
