import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { toCsv } from './csv.ts'

test('a cell that a spreadsheet would take for a formula gets an apostrophe', () => {
  for (const typed of ['=1+1', '+44', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])
    assert.ok(
      toCsv([[typed]])
        .slice(1)
        .replace('"', '')
        .startsWith(`'${typed.slice(0, 1)}`),
      JSON.stringify(typed),
    )
  assert.equal(toCsv([[-2, 3.5]]), '\uFEFF-2,3.5\r\n', 'a number of ours is no formula')
})

test('commas, quotes and line ends are read back as they were written, in every script', () => {
  const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\n]/.test(text))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      assert.deepEqual(parse(toCsv(rows), { bom: true, relax_column_count: true }), rows)
    }),
  )
})

test('what is not known is an empty cell', () => {
  assert.equal(toCsv([['a', null, undefined, 'b']]), '\uFEFFa,,,b\r\n')
})
