import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { aHardRelease, hardWords } from '../../../test/builders/hard-release.ts'
import { anEmptyRelease, aRelease } from '../../../test/builders/releases.ts'
import type { ReleaseDocument } from '../release/document.ts'
import { releaseAsCsvw } from './csvw.ts'

type Column = { name: string; titles: string; datatype: string; required: boolean; null?: string }
type Table = { url: string; tableSchema: { columns: Column[]; primaryKey: string[] } }
type Metadata = { '@context': unknown; dialect: { encoding: string }; tables: Table[]; 'dc:identifier': string }

function opened(document: ReleaseDocument) {
  const files = unzipSync(releaseAsCsvw(document))
  const metadata = JSON.parse(strFromU8(files['csv-metadata.json']!)) as Metadata
  const rowsOf = (url: string): string[][] => parse(Buffer.from(files[url]!), { encoding: 'utf8' })
  return { names: Object.keys(files), metadata, rowsOf }
}

const forms: Record<string, RegExp> = {
  string: /^[\s\S]*$/,
  decimal: /^-?\d+(\.\d+)?$/,
  integer: /^-?\d+$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  boolean: /^(true|false)$/,
}

test('each CSV has the columns that its metadata says, every cell of its datatype, and no key twice', () => {
  for (const document of [aRelease(), aHardRelease(), anEmptyRelease()]) {
    const { names, metadata, rowsOf } = opened(document)
    assert.deepEqual(metadata['@context'], ['http://www.w3.org/ns/csvw', { '@language': 'en' }])
    assert.deepEqual(names.toSorted(), ['csv-metadata.json', ...metadata.tables.map(({ url }) => url)].toSorted())
    for (const { url, tableSchema } of metadata.tables) {
      const [head, ...rows] = rowsOf(url)
      assert.deepEqual(
        head,
        tableSchema.columns.map(({ titles }) => titles),
      )
      const isUnique = new Set(tableSchema.columns.map(({ name }) => name)).size === tableSchema.columns.length
      assert.ok(isUnique)
      for (const row of rows)
        tableSchema.columns.forEach(({ name, datatype, required }, place) => {
          const cell = row[place] ?? ''
          if (cell === '') assert.equal(required, false, `${url} ${name}`)
          else assert.match(cell, forms[datatype]!, `${url} ${name}`)
        })
      const keys = rows.map((row) =>
        JSON.stringify(tableSchema.primaryKey.map((name) => row[head!.indexOf(name)] ?? assert.fail(name))),
      )
      assert.equal(new Set(keys).size, keys.length, url)
    }
  }
})

test('a cell is a row: its number, or the symbol of why there is none, and never both', () => {
  const { rowsOf } = opened(aHardRelease())
  const [head, ...rows] = rowsOf('table-crossing.csv')
  assert.equal(rows.length, 60 * 20)
  const [value, symbol] = ['value', 'symbol'].map((name) => head!.indexOf(name)) as [number, number]
  for (const row of rows) assert.notEqual(row[value] === '', row[symbol] === '')
  assert.ok(rows.some((row) => row[symbol] === '[c]'))
})

test('a text that a spreadsheet would compute does not begin as a formula', () => {
  const { rowsOf } = opened(aHardRelease())
  const texts = rowsOf('table-wards.csv').flat()
  assert.ok(texts.includes(`'${hardWords[0]}`))
  for (const text of texts) assert.doesNotMatch(text, /^[=+@]/)
})

test('the metadata carries the hash of what was signed', () => {
  const document = aRelease()
  assert.equal(opened(document).metadata['dc:identifier'], `sha256:${document.contentHash}`)
})
