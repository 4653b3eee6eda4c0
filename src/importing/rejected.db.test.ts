/** The good rows taken by themselves, and the others written to be mended and imported again. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { onEachEngine } from '../../test/support/database.ts'
import {
  csv,
  folderOf,
  imported,
  importing,
  isRefused,
  problemsOf,
  rejectedRows,
  row,
} from '../../test/support/folders.ts'
import { counts } from '../../test/support/snapshot.ts'

const acceptGoodRows = { acceptGoodRows: true }

onEachEngine('the good rows of a folder', (open) => {
  test('are taken, and the others can be mended and imported as they were written', async () => {
    const db = await open()
    const odd = { given_name: '=1+1', family_name: '"Zoë", said he', postcode: 'ST1' }
    const folder = folderOf({
      people: [row.person(), row.person({ person_ref: 'P-2', ...odd })],
      contacts: [row.contact(), row.contact({ contact_ref: 'C-2', source: '11', summary: '- first\n- second' })],
      contact_children: [row.given(), row.given({ person_ref: 'P-2' }), row.told({ contact_ref: 'C-2' })],
      arrests: [row.arrest({ person_ref: 'P-2' })],
    })
    const summary = await imported(db, folder, acceptGoodRows)
    assert.deepEqual(summary.taken, { people: 1, contacts: 1, contact_children: 1, arrests: 0 })
    assert.equal(summary.rejected.length, 5)
    const [person] = rejectedRows(folder, 'people')
    assert.deepEqual(Object.keys(person!).slice(0, 3), ['person_ref', 'given_name', 'family_name'])
    assert.deepEqual([person!['given_name'], person!['family_name']], ["'=1+1", '"Zoë", said he'])
    assert.equal(
      person!['problem'],
      'line 3, postcode: This is not a full postcode. Write it as ST1 1AA, or leave the cell empty.',
    )
    const [contact] = rejectedRows(folder, 'contacts')
    assert.equal(contact!['summary'], "'- first\n- second")
    assert.match(rejectedRows(folder, 'arrests')[0]!['problem']!, /^line 2, person_ref: This points to no person/)

    // As somebody mends them: cells corrected where they stand, the problems left in.
    const rejected = join(folder, 'rejected')
    for (const [name, wrong, right] of [
      ['people', 'ST1,', 'ST1 1AA,'],
      ['contacts', ',11,', ',10,'],
    ] as const) {
      const path = join(rejected, `${name}.csv`)
      writeFileSync(path, readFileSync(path, 'utf8').replace(wrong, right))
    }
    const mended = await imported(db, rejected)
    assert.deepEqual(mended.taken, { people: 1, contacts: 1, contact_children: 2, arrests: 1 })
    const { rows } = await db.database.pool.query(
      `select given_name, family_name, summary from person, contact where person.ref = 'P-2' and contact.ref = 'C-2'`,
    )
    const name = { given_name: '=1+1', family_name: '"Zoë", said he' }
    assert.deepEqual(rows, [{ ...name, summary: '- first\n- second' }])
    assert.deepEqual((await counts(db))['contact_child'], 3)
  })

  test('leave no folder of rejected rows where there are none, and take an old one away', async () => {
    const db = await open()
    const folder = folderOf({ people: [row.person(), row.person({ person_ref: 'P-2', sex: 'X' })] })
    await imported(db, folder, acceptGoodRows)
    assert.ok(existsSync(join(folder, 'rejected', 'people.csv')))
    folderOf({ people: [row.person()] }, folder)
    await imported(db, folder, acceptGoodRows)
    assert.ok(!existsSync(join(folder, 'rejected')) && !existsSync(join(folder, 'rejected.unfinished')))
  })

  test('are not taken unless asked for, and then nothing is written', async () => {
    const db = await open()
    const folder = folderOf({ people: [row.person(), row.person({ person_ref: 'P-2', sex: 'X' })] })
    assert.deepEqual(await problemsOf(db, folder), ['people.csv 3 sex: This is not one of the codes: F, M, U, I.'])
    assert.deepEqual([await counts(db), existsSync(join(folder, 'rejected'))], [{}, false])
  })

  test('wait with a bad row that names a child of the same contact in the same way: else one of two would be lost', async () => {
    const db = await open()
    const unnamed = row.told({ given_name: '', family_name: '', date_of_birth: '2006', sex: 'F' })
    const folder = folderOf({
      contacts: [row.contact()],
      contact_children: [unnamed, { ...unnamed, postcode: 'ST1' }, row.told()],
    })
    const { taken, rejected } = await imported(db, folder, acceptGoodRows)
    assert.deepEqual([taken['contact_children'], rejected.map((one) => one.line)], [1, [3, 2]])
    assert.match(rejected[1]!.problem, /Line 3 names a child of this contact in the same way/)
    const path = join(folder, 'rejected', 'contact_children.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace('ST1,', ','))
    assert.equal((await imported(db, join(folder, 'rejected'))).taken['contact_children'], 2)
    assert.equal((await counts(db))['contact_child'], 3)
  })

  test('are told from rows that cannot be told apart into cells, which are mended where they came from', async () => {
    const db = await open()
    const people = 'person_ref,given_name\nP-1,Amina,Example\nP-2\nP-3,Nia\nP-4,"Jo"e\nP-5,Rex\n'
    const folder = folderOf({ people, arrests: [row.arrest({ person_ref: 'P-1' })] })
    const { taken, rejected } = await imported(db, folder, acceptGoodRows)
    assert.deepEqual(
      [taken, rejected.map(({ file, line }) => `${file} ${line}`)],
      [{ people: 2, arrests: 0 }, ['people.csv 5', 'people.csv 2', 'people.csv 3', 'arrests.csv 2']],
    )
    const rows = rejectedRows(folder, 'people')
    assert.deepEqual(
      rows.map((one) => one['person_ref']),
      ['', '', ''],
    )
    assert.match(
      rows[1]!['problem']!,
      /3 cells where the header has 2.*Correct it in people\.csv itself\. The row reads: P-1,Amina,Example$/,
    )
    // Imported as they are, such rows say nothing and are taken for nothing.
    const again = await importing(db, join(folder, 'rejected'))
    assert.equal(isRefused(again.ok ? undefined : again.refusal), 'bad_rows')
    folderOf({ people: people.replace('P-1,Amina,Example', 'P-1,Amina') }, folder)
    assert.deepEqual((await imported(db, folder, acceptGoodRows)).taken, { people: 1, arrests: 1 })
  })

  test('come back in a file with a byte-order mark where they came in one', async () => {
    const db = await open()
    const people = [row.person({ sex: 'X', given_name: 'Zoë' })]
    const folder = folderOf({ people: `\uFEFF${csv(people)}`, awareness: [row.awareness({ audience: 'x' })] })
    await imported(db, folder, acceptGoodRows)
    const begins = (name: string) => readFileSync(join(folder, 'rejected', name), 'utf8').slice(0, 7)
    assert.deepEqual([begins('people.csv'), begins('awareness.csv')], ['\uFEFFperson', 'activit'])
  })
})
