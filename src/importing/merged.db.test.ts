/** A sender goes on sending two people whom somebody here found to be one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeNow, undoNow } from '../../test/builders/merging.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { imported, row, STOKE } from '../../test/support/folders.ts'
import { snapshot } from '../../test/support/snapshot.ts'

const folder = {
  people: [
    row.person({ postcode: 'ST1 1AA', nhs_number: '9990000018' }),
    row.person({ person_ref: 'P-2', given_name: 'Ameena', sex: 'F', postcode: 'ST2 2BB', upn: 'A123456789012' }),
    row.person({ person_ref: 'P-3', given_name: 'Bryn', date_of_birth: '2006' }),
  ],
  relationships: [
    row.relationship('P-1', 'sibling', 'P-3'),
    row.relationship('P-2', 'sibling', 'P-3'),
    row.relationship('P-1', 'sibling', 'P-2'),
  ],
  contacts: [row.contact(), row.contact({ contact_ref: 'C-2' })],
  contact_children: [
    row.given(),
    row.given({ contact_ref: 'C-2', person_ref: 'P-2' }),
    row.told({ given_name: 'Amina', family_name: 'Example', date_of_birth: '2004', sex: 'F' }),
  ],
  arrests: [row.arrest({ person_ref: 'P-2' })],
}
const idOf = async (db: TestDatabase, ref: string): Promise<string> =>
  (await db.database.pool.query('select person_id from person where ref = $1', [ref])).rows[0].person_id
const arrested = async (db: TestDatabase): Promise<string[]> =>
  (
    await db.database.pool.query(
      `select a.ref || ' ' || p.ref as said from arrest a join person p using (person_id) order by 1`,
    )
  ).rows.map((one) => one.said)

async function merged(db: TestDatabase): Promise<string> {
  await imported(db, folder)
  return mergeNow(db, db.as('contact_officer', STOKE), await idOf(db, 'P-1'), await idOf(db, 'P-2'))
}

onEachEngine('two records that were merged', (open) => {
  test('stay one when the same folder is imported again, and nothing else changes either', async () => {
    const db = await open()
    await merged(db)
    const before = await snapshot(db)
    const { taken, corrected } = await imported(db, folder)
    assert.deepEqual([Object.values(taken).every((count) => count === 0), corrected], [true, 0])
    assert.deepEqual(await snapshot(db), before)
  })

  test('take what is new about either, and each gets its own back when the merge is undone', async () => {
    const db = await open()
    const mergeId = await merged(db)
    const more = {
      arrests: [row.arrest({ person_ref: 'P-2' }), row.arrest({ arrest_ref: 'A-2', person_ref: 'P-2' })],
      charges: [row.charge()],
    }
    assert.deepEqual((await imported(db, more)).taken, { arrests: 1, charges: 1 })
    assert.deepEqual(await arrested(db), ['A-1 P-1', 'A-2 P-1'])
    const before = await snapshot(db)
    assert.equal((await imported(db, more)).unchanged, 3)
    assert.deepEqual(await snapshot(db), before)
    await undoNow(db, db.as('contact_officer', STOKE), mergeId)
    assert.deepEqual(await arrested(db), ['A-1 P-2', 'A-2 P-2'])
    assert.equal((await imported(db, more)).unchanged, 3)
  })

  test('stay one when a row of either is corrected', async () => {
    const db = await open()
    await merged(db)
    const changed = {
      people: [{ ...folder.people[1]!, postcode: 'ST3 3BB' }],
      arrests: [row.arrest({ person_ref: 'P-2', arrested_on: '2016-06-30' })],
      relationships: [row.relationship('P-2', 'carer', 'P-3'), row.relationship('P-2', 'half_sibling', 'P-1')],
    }
    const { corrected, taken, unchanged } = await imported(db, changed)
    // That somebody is their own half sister is left unsaid.
    assert.deepEqual([corrected, taken['relationships'], unchanged], [2, 1, 1])
    assert.deepEqual(await arrested(db), ['A-1 P-1'])
    const { rows } = await db.database.pool.query(
      `select p.ref, a.postcode from person_address a join person p using (person_id) where postcode <> 'ST2 2BB' order by 2`,
    )
    assert.deepEqual(rows, [
      { ref: 'P-1', postcode: 'ST1 1AA' },
      { ref: 'P-1', postcode: 'ST3 3BB' },
    ])
    const before = await snapshot(db)
    assert.equal((await imported(db, changed)).corrected, 0)
    assert.deepEqual(await snapshot(db), before)
  })
})
