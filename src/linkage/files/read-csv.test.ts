/** CSV read by two readers in turn comes out as csv-parse alone reads it. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { openCsv, readRows } from './read-csv.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-csv-'))
after(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'any.csv')

const cell = fc.oneof(
  fc.constantFrom('', 'Ann', 'é', '李', 'a b'),
  fc.constantFrom('a "quote"', 'a, comma', 'two\nlines').map((text) => `"${text.replaceAll('"', '""')}"`),
)
const row = fc.array(cell, { minLength: 3, maxLength: 3 })

test('rows come out as csv-parse alone reads them, with quotes or without, whatever ends the lines', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 30 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      async (rows, lineEnd, endsOpen) => {
        const text =
          [['a', 'b', 'c'], ...rows].map((cells) => cells.join(',')).join(lineEnd) + (endsOpen ? '' : lineEnd)
        writeFileSync(path, text)
        const found: string[][] = []
        await readRows(await openCsv(path), (cells) => found.push(cells))
        const expected = parse(text, { skip_empty_lines: true, trim: true }) as string[][]
        assert.deepEqual(found, expected.slice(1))
      },
    ),
    { numRuns: 150 },
  )
})

test('quotes that first come far into a file are read, and a fault behind them names its line', async () => {
  const plain = Array.from({ length: 200_000 }, (_, at) => `${at},Ann,Lovell`).join('\n')
  writeFileSync(path, `id,given,family\n${plain}\n200000,"An, n",Lovell\n`)
  let last: string[] = []
  await readRows(await openCsv(path), (cells) => (last = cells))
  assert.deepEqual(last, ['200000', 'An, n', 'Lovell'])
  writeFileSync(path, `id,given,family\n${plain}\n200000,"Ann,Lovell\n`)
  const file = await openCsv(path)
  await assert.rejects(
    readRows(file, () => {}),
    /line 200002.*never closed/,
  )
})
