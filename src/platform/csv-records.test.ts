/** The reader of CSV, held to a mature parser where both can read, and to its own sentences where only it speaks. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { CELL_BYTES_MAX, readRecords, RECORD_BYTES_MAX, type CsvFault } from './csv-records.ts'

/** Reads bytes handed over in pieces of `size`. */
async function read(
  content: string | Buffer,
  size = 7,
): Promise<{ rows: string[][]; lines: number[]; faults: CsvFault[] }> {
  const bytes = Buffer.from(content)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const found: Awaited<ReturnType<typeof read>> = { rows: [], lines: [], faults: [] }
  for await (const { records, faults } of readRecords(pieces())) {
    for (const { cells, line } of records) {
      found.rows.push(cells)
      found.lines.push(line)
    }
    found.faults.push(...faults)
  }
  return found
}
const faultsOf = async (content: string | Buffer, size?: number) =>
  (await read(content, size)).faults.map(({ line, problem }) => `${line}: ${problem}`)

const anyCell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => text.isWellFormed() && !text.includes('\0')),
  fc.stringMatching(/^[a,"\r\n '=]{0,8}$/),
  fc.constantFrom('', '"', ',', '\r\n', '\n', '\r', 'الاسم', 'नाम', '👩‍👧‍👦', 'e\u0301'),
)
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
/** Quoted where it must be, and where it need not be now and then. */
const written = (cell: string, always: boolean) => (always || /[",\r\n]/.test(cell) ? quoted(cell) : cell)

test('whatever is written as CSV is read as it was, however the bytes arrive and whatever ends the lines', async () => {
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    )
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom('\r\n', '\n', '\r'),
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      async (rows, end, always, endsWithLine, size) => {
        const text = rows.map((row) => row.map((cell) => written(cell, always)).join(',')).join(end)
        const { rows: found, faults } = await read(`\uFEFF${text}${endsWithLine ? end : ''}`, size)
        assert.deepEqual(faults, [])
        assert.deepEqual(found, rows)
        const theirs = parse(`${text}${end}`, { record_delimiter: end, bom: false }) as string[][]
        assert.deepEqual(found, theirs)
      },
    ),
  )
})

test('a row is known by the line on which it begins, line ends within quotes counted', async () => {
  const { lines } = await read('a,b\r\n"1\r\n2\n3",x\r\n\r\ny,z\n')
  assert.deepEqual(lines, [1, 2, 6])
  assert.deepEqual((await read('a,b\r"1\r2",x\ry,z')).lines, [1, 2, 4])
})

test('bytes are never a reason to fall over: each line is a row, is empty or has a fault', async () => {
  const bytes = fc.array(fc.constantFrom(0, 10, 13, 34, 44, 65, 0x80, 0xc3, 0xa9, 0xef, 0xff), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 20 }), async (list, size) => {
      const whole = await read(Buffer.from(list), 1000)
      assert.deepEqual(await read(Buffer.from(list), size), whole)
      for (const { problem, row } of whole.faults) {
        assert.match(problem, /\.$/)
        assert.doesNotMatch(row ?? '', /(?![\t\n\r])\p{Cc}/u)
      }
    }),
  )
})

test('an empty file, a byte-order mark alone and empty lines have no rows', async () => {
  for (const text of ['', '\uFEFF', '\n', '\r\n\r\n', '\uFEFF\n']) assert.deepEqual((await read(text)).rows, [])
  assert.deepEqual((await read('""')).rows, [['']])
})

test('a quote that is never closed is told by the line on which it was opened', async () => {
  const never = 'The quote opened on line 3 is never closed, so the file could not be read further. Close it.'
  assert.deepEqual(await faultsOf('a,b\n1,2\n3,"four\n5,6\n7,8\n'), [`3: ${never}`])
  const { rows } = await read('a,b\n1,2\n3,"four\n5,6\n')
  assert.deepEqual(rows, [
    ['a', 'b'],
    ['1', '2'],
  ])
})

test('a quote that closes at the next row’s quote is told by the line on which it was opened, and the rest is read', async () => {
  const { rows, faults } = await read('a,b\n1,"two\n3,"four"\n5,6\n')
  assert.deepEqual(
    faults.map((one) => one.line),
    [2],
  )
  assert.match(
    faults[0]!.problem,
    /opened on line 2 is closed on line 3, and text follows\. The lines between were not/,
  )
  assert.equal(faults[0]!.row, '1,"two\n3,"four"')
  assert.deepEqual(rows.at(-1), ['5', '6'])
})

test('a quote within a cell is told with what it stands in, and the next line is read', async () => {
  const { rows, faults } = await read('a,b\n1,tw"o\r\n5,6\n')
  assert.deepEqual([faults[0]!.line, faults[0]!.value], [2, 'tw"o'])
  assert.deepEqual(rows, [
    ['a', 'b'],
    ['5', '6'],
  ])
})

test('UTF-16 is refused with what to do, Windows-1252 and NUL bytes with line, cell and what to do', async () => {
  const utf16 = ['1: The file is in UTF-16. Save it as CSV in UTF-8.']
  assert.deepEqual(await faultsOf(Buffer.from('\uFEFFa,b\n', 'utf16le')), utf16)
  assert.deepEqual(await faultsOf(Buffer.from([0xfe, 0xff, 0, 65])), utf16)
  assert.match((await faultsOf(Buffer.from('a,b\n', 'utf16le')))[0]!, /^1: This holds a NUL byte.*UTF-8/)
  const { rows, faults } = await read(Buffer.from('a,b\nP-1,Zoë\nP-2,Nia\n', 'latin1'))
  assert.equal(rows.length, 2)
  assert.deepEqual(faults, [
    {
      line: 2,
      cell: 1,
      value: 'Zo\uFFFD',
      row: 'P-1,Zo\uFFFD',
      fatal: false,
      problem: 'This holds bytes that are not UTF-8. Save the file as CSV in UTF-8.',
    },
  ])
  const nul = await read('a,b\nP-1,Ni\0a\n')
  assert.deepEqual([nul.faults[0]!.line, nul.faults[0]!.cell, nul.faults[0]!.value], [2, 1, 'Ni\uFFFDa'])
})

test('a cell of a megabyte is refused by itself, and what follows is read', async () => {
  const { rows, faults } = await read(`a,b\n1,"${'x'.repeat(1_000_000)}"\n3,4\n`, 65_536)
  assert.deepEqual([faults.length, faults[0]!.line, faults[0]!.cell], [1, 2, 1])
  assert.equal(faults[0]!.problem, 'This cell is longer than 64 KiB. Shorten it.')
  assert.ok(faults[0]!.value.length < 3000 && faults[0]!.row!.length < 3000)
  assert.equal(rows.length, 2)
  assert.deepEqual(await faultsOf(`a\n${'x'.repeat(CELL_BYTES_MAX)}\n`, 65_536), [])
  const long = `a\n${`${'x'.repeat(60_000)},`.repeat(20)}\nb\n`
  assert.ok(long.length > RECORD_BYTES_MAX)
  assert.deepEqual(await faultsOf(long, 65_536), ['2: The row is longer than 1 MiB. Shorten it.'])
})

test('a row without end is given up before it fills the memory', async () => {
  const endless = `a,b\n1,"${'x\n'.repeat(6_000_000)}`
  assert.deepEqual(await faultsOf(endless, 524_288), [
    '2: The quote opened on line 2 is not closed within 8 MiB, so the file was not read further. Close it.',
  ])
  assert.match((await faultsOf(`a,b\n${'x'.repeat(12_000_000)}`, 524_288))[0]!, /^2: This row is longer than 8 MiB/)
})
