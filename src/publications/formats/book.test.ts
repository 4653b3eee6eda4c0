import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { read, utils, type WorkBook } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { aHardRelease, hardWords } from '../../../test/builders/hard-release.ts'
import { anEmptyRelease, aRelease } from '../../../test/builders/releases.ts'
import type { ReleaseDocument } from '../release/document.ts'
import { render } from './index.ts'

const kinds = ['ods', 'xlsx'] as const
const bytesOf = async (document: ReleaseDocument, kind: (typeof kinds)[number]) =>
  Buffer.from((await render(document, kind)).bytes)
const rowsOf = (book: WorkBook, sheet: string) =>
  utils.sheet_to_json<unknown[]>(book.Sheets[sheet]!, { header: 1, blankrows: true })

test('another library reads back every number as a number and every symbol as text', async () => {
  const document = aHardRelease()
  for (const kind of kinds) {
    const book = read(await bytesOf(document, kind))
    document.content.tables.forEach(({ rows, notes }, place) => {
      const all = rowsOf(book, `Table_${place + 1}`)
      assert.deepEqual(
        all.slice(-rows.length).map(([, ...cells]) => cells),
        rows.map(({ cells }) => cells),
      )
      assert.ok(all.length > rows.length + notes.length)
    })
  }
})

test('sheets stand in their order: cover, contents, notes and one table a sheet', async () => {
  for (const kind of kinds) {
    const { SheetNames } = read(await bytesOf(aRelease(), kind))
    assert.deepEqual(SheetNames, [
      'Cover',
      'Contents',
      'Statement',
      'Notes',
      'Definitions',
      'Quality',
      'Revisions',
      'Figures',
      'Table_1',
    ])
  }
})

test('no sheet has an empty row, a merged cell or a formula, and each begins at A1', async () => {
  for (const make of [aRelease, aHardRelease, anEmptyRelease])
    for (const kind of kinds) {
      const book = read(await bytesOf(make(), kind), { cellFormula: true })
      for (const name of book.SheetNames) {
        const sheet = book.Sheets[name]!
        assert.equal(sheet['!merges'] ?? undefined, undefined, name)
        assert.ok(sheet['A1'])
        for (const row of rowsOf(book, name)) assert.ok(row.length > 0, name)
        for (const [at, cell] of Object.entries(sheet))
          if (!at.startsWith('!')) assert.equal(cell.f, undefined, `${name} ${at}`)
      }
    }
})

test('what looks like a formula is text', async () => {
  for (const kind of kinds) {
    const book = read(await bytesOf(aHardRelease(), kind))
    const cells = Object.values(book.Sheets['Table_2']!).filter((cell) => cell?.v === hardWords[0])
    assert.ok(cells.length > 1)
    for (const cell of cells) assert.equal(cell.t, 's')
  }
})

test('each table is marked as one, under a name, with its row of headings', async () => {
  const xlsx = unzipSync(await bytesOf(aRelease(), 'xlsx'))
  const tables = Object.keys(xlsx).filter((name) => name.startsWith('xl/tables/'))
  assert.equal(tables.length, 7)
  assert.match(strFromU8(xlsx['xl/tables/table7.xml']!), /displayName="data_Table_1" ref="A7:D20"/)
  const ods = strFromU8(unzipSync(await bytesOf(aRelease(), 'ods'))['content.xml']!)
  assert.match(
    ods,
    /table:name="data_Table_1" table:target-range-address="'Table_1'\.A7:'Table_1'\.D20" table:contains-header="true"/,
  )
  assert.equal(ods.match(/<table:table-header-rows>/g)?.length, 7)
})

test('the contents lead to every other sheet', async () => {
  const book = read(await bytesOf(aRelease(), 'xlsx'))
  const links = Object.values(book.Sheets['Contents']!).flatMap((cell) => cell?.l?.Target ?? [])
  assert.deepEqual(
    links,
    book.SheetNames.slice(2).map((name) => `#'${name}'!A1`),
  )
})

const office = ['soffice', 'libreoffice'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
)

test(
  'LibreOffice opens both and gives back the same numbers',
  { skip: office ? false : 'LibreOffice is not installed' },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-book-'))
    try {
      const document = aHardRelease()
      const last = document.content.tables.length
      for (const kind of kinds) {
        writeFileSync(join(folder, `book.${kind}`), await bytesOf(document, kind))
        const all = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
        const done = spawnSync(
          office!,
          [
            `-env:UserInstallation=file://${folder}/profile`,
            '--headless',
            '--convert-to',
            all,
            '--outdir',
            folder,
            join(folder, `book.${kind}`),
          ],
          { encoding: 'utf8', timeout: 120_000 },
        )
        assert.equal(done.status, 0, done.stderr)
        const csv = readFileSync(join(folder, `book-Table_${last - 1}.csv`), 'utf8')
        const lines = csv.trim().split('\n')
        assert.deepEqual(
          lines.slice(-60).map((line) => line.split(',')[1]),
          document.content.tables[last - 2]!.rows.map(({ cells }) => String(cells[0])),
        )
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
