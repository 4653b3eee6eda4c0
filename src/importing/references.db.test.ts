/** What points where: forward, back, nowhere, in a circle; and that one bad row means nothing is taken. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foundPartnership } from '../agencies/index.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { imported, importing, problemsOf, row } from '../../test/support/folders.ts'
import { counts, snapshot } from '../../test/support/snapshot.ts'

const nowhere = (what: string, file: string) =>
  `This points to no ${what}: ${file} holds no good row with this reference, and none was imported before. Add the ${what}, or correct the reference.`

const relationsOf = async (db: TestDatabase): Promise<string[]> => {
  const { rows } = await db.database.pool.query(
    `select p.ref || ' ' || r.kind || ' ' || o.ref as said from relationship r
     join person p on p.person_id = r.person_id join person o on o.person_id = r.related_person_id order by 1`,
  )
  return rows.map((one) => one.said)
}

onEachEngine('a reference', (open) => {
  test('may point to any row of the folder, or to one that was imported before', async () => {
    const db = await open()
    await imported(db, { people: [row.person()], contacts: [row.contact()] })
    const { taken } = await imported(db, {
      operations: [row.operation()],
      arrests: [row.arrest({ operation_ref: 'O-1', person_ref: 'P-9' }), row.arrest({ arrest_ref: 'A-2' })],
      people: [row.person({ person_ref: 'P-9' })],
      contact_children: [row.given({ person_ref: 'P-9' }), row.given()],
      decisions: [row.decision()],
    })
    assert.deepEqual(taken, { people: 1, contact_children: 2, decisions: 1, operations: 1, arrests: 2 })
  })

  test('that points nowhere makes a bad row, which says what to do, and nothing of the folder is taken', async () => {
    const db = await open()
    const result = await importing(db, {
      people: [row.person()],
      contacts: [row.contact()],
      contact_children: [row.given({ person_ref: 'P-404' }), row.told({ contact_ref: 'C-404' })],
      charges: [row.charge({ operation_ref: 'O-404' })],
      notices: [row.notice({ recipient_ref: 'P-405' })],
    })
    assert.ok(!result.ok && result.refusal.kind === 'bad_rows')
    const { rejected, ...rest } = result.refusal.summary
    assert.deepEqual(rejected, [
      {
        file: 'contact_children.csv',
        line: 2,
        column: 'person_ref',
        value: 'P-404',
        problem: nowhere('person', 'people.csv'),
      },
      {
        file: 'contact_children.csv',
        line: 3,
        column: 'contact_ref',
        value: 'C-404',
        problem: nowhere('contact', 'contacts.csv'),
      },
      {
        file: 'charges.csv',
        line: 2,
        column: 'operation_ref',
        value: 'O-404',
        problem: nowhere('operation', 'operations.csv'),
      },
      {
        file: 'notices.csv',
        line: 2,
        column: 'recipient_ref',
        value: 'P-405',
        problem: nowhere('person', 'people.csv'),
      },
    ])
    assert.deepEqual(rest, {
      taken: { people: 0, contacts: 0, contact_children: 0, charges: 0, notices: 0 },
      unchanged: 0,
      corrected: 0,
    })
    assert.deepEqual(await counts(db), {})
  })

  test('to a row that is bad is bad as well, unless that record was imported before', async () => {
    const db = await open()
    await imported(db, { people: [row.person()] })
    assert.deepEqual(
      await problemsOf(db, {
        people: [row.person({ sex: 'X' }), row.person({ person_ref: 'P-2', sex: 'X' })],
        arrests: [row.arrest(), row.arrest({ arrest_ref: 'A-2', person_ref: 'P-2' })],
      }),
      [
        'people.csv 2 sex: This is not one of the codes: F, M, U, I.',
        'people.csv 3 sex: This is not one of the codes: F, M, U, I.',
        `arrests.csv 3 person_ref: ${nowhere('person', 'people.csv')}`,
      ],
    )
  })

  test('to a record of another partnership points nowhere, and that record stays as it is', async () => {
    const db = await open()
    const other = { ...db, operator: await foundPartnership(db.database, 'West Midlands') }
    const theirs = {
      people: [row.person({ person_ref: 'B-1' })],
      operations: [row.operation({ operation_ref: 'B-2' })],
    }
    await imported(other, theirs)
    const before = await snapshot(db)
    assert.deepEqual(
      await problemsOf(db, {
        people: [row.person()],
        arrests: [row.arrest({ person_ref: 'B-1' }), row.arrest({ arrest_ref: 'A-2', operation_ref: 'B-2' })],
      }),
      [
        `arrests.csv 2 person_ref: ${nowhere('person', 'people.csv')}`,
        `arrests.csv 3 operation_ref: ${nowhere('operation', 'operations.csv')}`,
      ],
    )
    assert.deepEqual(await snapshot(db), before)
    // The same reference in each partnership is two people, and correcting one leaves the other.
    assert.deepEqual((await imported(db, { people: [row.person({ person_ref: 'B-1', given_name: 'Nia' })] })).taken, {
      people: 1,
    })
    const { rows } = await db.database.pool.query('select given_name from person order by given_name')
    assert.deepEqual(
      rows.map((one) => one.given_name),
      ['Amina', 'Nia'],
    )
  })
})

onEachEngine('a relationship', (open) => {
  const people = ['A', 'B', 'C'].map((person_ref) => row.person({ person_ref }))

  test('is stored once, whichever way round it is told and however often', async () => {
    const db = await open()
    const relationships = [
      row.relationship('A', 'parent', 'B'),
      row.relationship('B', 'child', 'A'),
      row.relationship('B', 'sibling', 'C'),
      row.relationship('C', 'sibling', 'B'),
      row.relationship('B', 'sibling', 'C'),
    ]
    const { taken, unchanged } = await imported(db, { people, relationships })
    assert.deepEqual([taken['relationships'], unchanged], [2, 3])
    assert.equal((await relationsOf(db)).length, 2)
    assert.equal((await imported(db, { relationships })).unchanged, 5)
  })

  test('cannot be with oneself, and parents cannot form a circle, within a folder or through what is known', async () => {
    const db = await open()
    const circle =
      'This closes a circle: somebody would be their own parent or forebear. Check which of the two is the parent.'
    assert.deepEqual(await problemsOf(db, { people, relationships: [row.relationship('A', 'sibling', 'A')] }), [
      'relationships.csv 2 related_person_ref: Nobody is related to themselves. Give the other person.',
    ])
    const both = [row.relationship('A', 'parent', 'B'), row.relationship('B', 'parent', 'A')]
    assert.deepEqual(await problemsOf(db, { people, relationships: both }), [
      `relationships.csv 3 relationship: ${circle}`,
    ])
    const round = [row.relationship('A', 'parent', 'B'), row.relationship('C', 'child', 'B')]
    await imported(db, { people, relationships: round })
    for (const told of [
      row.relationship('C', 'parent', 'A'),
      row.relationship('A', 'child', 'C'),
      row.relationship('B', 'parent', 'A'),
    ])
      assert.deepEqual(await problemsOf(db, { relationships: [told] }), [`relationships.csv 2 relationship: ${circle}`])
    // Carers and siblings may.
    const carers = [row.relationship('A', 'carer', 'B'), row.relationship('B', 'carer', 'A')]
    assert.equal((await imported(db, { relationships: carers })).taken['relationships'], 2)
  })
})
