/** Files as they come: line ends, encodings, headers, quotes, scripts; and folders that are none. */
import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { onEachEngine } from '../../test/support/database.ts'
import {
  csv,
  folderOf,
  imported,
  importing,
  inLines,
  problemsOf,
  rejectedRows,
  row,
  type Files,
} from '../../test/support/folders.ts'
import { counts, snapshot } from '../../test/support/snapshot.ts'

onEachEngine('a file', (open) => {
  test('is read whatever ends its lines, with or without a byte-order mark', async () => {
    const db = await open()
    const lines = csv([row.person()])
    const forms = [
      lines,
      lines.replaceAll('\r\n', '\n'),
      lines.replaceAll('\r\n', '\r'),
      `\uFEFF${lines}`,
      lines.trim(),
    ]
    const found: unknown[] = []
    for (const people of forms) found.push((await imported(db, { people })).unchanged)
    assert.deepEqual(found, [0, 1, 1, 1, 1])
  })

  test('may be missing or have a header alone; one that is empty needs a header', async () => {
    const db = await open()
    assert.deepEqual((await imported(db, { people: 'person_ref,sex\r\n' })).taken, { people: 0 })
    for (const people of ['', '\uFEFF', '\r\n\r\n'])
      assert.match(
        (await problemsOf(db, { people }))[0]!,
        /^people\.csv 1 : The file is empty\. It needs a header row: person_ref, /,
      )
  })

  test('with a wrong header, or in another encoding, is one problem and none of its rows is read', async () => {
    const db = await open()
    const wrong: Record<string, string | Uint8Array> = {
      'person_ref,shoe_size\nP-1,4\n':
        'people.csv 1 shoe_size: people.csv has no column "shoe_size". Its columns are person_ref, ',
      'given_name\nNia\n': 'people.csv 1 person_ref: The required column person_ref is missing. Add it to the header.',
      'person_ref;sex\nP-1;F\n':
        'people.csv 1 : The cells are divided by semicolons. Save the file as CSV with commas.',
    }
    for (const [people, sentence] of Object.entries(wrong)) {
      const problems = await problemsOf(db, { people })
      assert.equal(problems.length, 1)
      assert.ok(problems[0]!.startsWith(sentence as string), problems[0])
    }
    const utf16: Files = { people: Buffer.from(`\uFEFF${csv([row.person()])}`, 'utf16le') }
    assert.deepEqual(await problemsOf(db, utf16), ['people.csv 1 : The file is in UTF-16. Save it as CSV in UTF-8.'])
    const header: Files = { people: Buffer.from('person_ref,prénom\nP-1,Zoe\n', 'latin1') }
    assert.deepEqual(await problemsOf(db, header), [
      'people.csv 1 : This holds bytes that are not UTF-8. Save the file as CSV in UTF-8.',
    ])
  })

  test('with rows in Windows-1252 or with a NUL byte says which rows, which cells and what to do', async () => {
    const db = await open()
    const people = [
      row.person({ given_name: 'Zoë' }),
      row.person({ person_ref: 'P-2' }),
      row.person({ person_ref: 'P-3', family_name: 'a\0b' }),
    ]
    assert.deepEqual(await problemsOf(db, { people: Buffer.from(csv(people), 'latin1') }), [
      'people.csv 2 given_name: This holds bytes that are not UTF-8. Save the file as CSV in UTF-8.',
      'people.csv 4 family_name: This holds a NUL byte, which no text can. Save the file as CSV in UTF-8, or remove the byte.',
    ])
  })

  test('with a quote that is never closed says on which line it was opened, and nothing is taken', async () => {
    const db = await open()
    const people = 'person_ref,given_name\nP-1,Amina\nP-2,"Nia\nP-3,Rex\n'
    assert.deepEqual(await problemsOf(db, { people }), [
      'people.csv 3 : The quote opened on line 3 is never closed, so the file could not be read further. Close it.',
    ])
    assert.deepEqual(await counts(db), {})
  })

  test('holds names of every script and formulas as text, and cells of a megabyte not at all', async () => {
    const db = await open()
    const names = ['محمد', 'יעל', 'नन्दिनी', '王小明', 'Nguyễn', '👩‍👧‍👦', '=1+1', '@SUM(A1)', "'quoted'"]
    const people = names.map((given_name, n) => row.person({ person_ref: `P-${n}`, given_name }))
    await imported(db, { people })
    const { rows } = await db.database.pool.query('select given_name from person order by ref')
    assert.deepEqual(
      rows.map((one) => one.given_name),
      names,
    )
    const before = await snapshot(db)
    const summary = 'x'.repeat(1_000_000)
    assert.deepEqual(await problemsOf(db, { contacts: [row.contact({ summary })] }), [
      'contacts.csv 2 summary: This cell is longer than 64 KiB. Shorten it.',
    ])
    assert.deepEqual(await snapshot(db), before)
  })

  test('of nothing but bad rows is reported in full to the ten thousandth, and the others are counted', async () => {
    const db = await open()
    const people = Array.from({ length: 10_050 }, (_, n) => row.person({ person_ref: `P-${n}`, sex: 'X' }))
    const folder = folderOf({ people })
    const { rejected } = await imported(db, folder, { acceptGoodRows: true })
    assert.equal(rejected.length, 10_001)
    assert.equal(rejected.at(-1)!.problem, '50 more problems were found and are not listed here.')
    assert.equal(rejectedRows(folder, 'people').length, 10_050)
  })
})

onEachEngine('a folder', (open) => {
  test('that is not there, holds nothing of the format, or holds what cannot be read is refused in a sentence', async () => {
    const db = await open()
    const refusalOf = async (folder: string, options = {}) => {
      const result = await importing(db, folder, options)
      return result.ok ? undefined : result.refusal
    }
    assert.deepEqual(await refusalOf('/no/such/folder'), { kind: 'no_folder', folder: '/no/such/folder' })
    const strange = folderOf({ staff: 'name\nJo\n' })
    assert.deepEqual(await refusalOf(strange), { kind: 'nothing_to_import', folder: strange, ignored: ['staff.csv'] })
    const misspelt = folderOf({ people: [row.person()], 'contact-children': 'contact_ref\n' })
    assert.deepEqual(await refusalOf(misspelt), {
      kind: 'misspelt',
      misspelt: [{ name: 'contact-children.csv', meant: 'contact_children.csv' }],
    })
    const hollow = folderOf({})
    mkdirSync(join(hollow, 'people.csv'))
    assert.deepEqual(await refusalOf(hollow), { kind: 'unreadable', sentence: 'people.csv is a folder, not a file.' })
    const dangling = folderOf({})
    symlinkSync('nowhere.csv', join(dangling, 'people.csv'))
    assert.deepEqual(await refusalOf(dangling), {
      kind: 'unreadable',
      sentence: 'people.csv cannot be read: there is no such file.',
    })
    assert.deepEqual(await counts(db), {})
  })

  test('with other files beside those of the format is taken without them', async () => {
    const db = await open()
    const folder = folderOf({ people: [row.person()], staff: 'name\nJo\n' })
    writeFileSync(join(folder, 'people.xlsx'), 'not ours')
    mkdirSync(join(folder, 'rejected'))
    assert.deepEqual(inLines(await imported(db, folder)), [])
  })
})
