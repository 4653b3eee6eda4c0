/** Who is linked without a person is for the partnership to say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { imported, row } from '../../test/support/folders.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { setLinking, type Linking } from '../people/index.ts'
import { inTransaction } from '../platform/database/index.ts'

const states = (db: TestDatabase) =>
  inTransaction(db.database, db.operator, async (tx) => {
    const rows = await tx
      .selectFrom('contact_child')
      .innerJoin('contact', 'contact.contact_id', 'contact_child.contact_id')
      .select(['contact.ref', 'match_state'])
      .where('contact_child.partnership_id', '=', tx.by.partnershipId)
      .orderBy('contact.ref')
      .execute()
    return rows.map((one) => one.match_state)
  })

const expected: Record<Linking, string[]> = {
  model: ['linked', 'linked'],
  rule: ['linked', 'awaiting_review'],
  never: ['awaiting_review', 'awaiting_review'],
}

onEachEngine('a person whom the sender corrects', (open) => {
  test('is asked about where they now look like somebody else, and once', async () => {
    const db = await open()
    const given = { person_ref: 'P-2', given_name: 'Zebedee', family_name: 'Quill', date_of_birth: '2009-08-09' }
    await imported(db, {
      people: [row.person(), row.person(given)],
      contacts: [row.contact({ contact_ref: 'C-1' })],
      contact_children: [row.given({ contact_ref: 'C-1', person_ref: 'P-2' })],
    })
    assert.deepEqual(await states(db), ['given'])
    const corrected = [
      row.person({ ...given, given_name: 'Amina', family_name: 'Exampel', date_of_birth: '2004-05-17' }),
    ]
    await imported(db, { people: corrected })
    assert.deepEqual(await states(db), ['awaiting_review'])
    assert.equal((await imported(db, { people: corrected })).corrected, 0)
    assert.deepEqual(await states(db), ['awaiting_review'])
  })
})

onEachEngine('the partnership’s word on linking', (open) => {
  for (const [linking, wanted] of Object.entries(expected) as [Linking, string[]][])
    test(`with "${linking}" a child told alike and one told in other spacing are ${wanted.join(' and ')}`, async () => {
      const db = await open()
      if (linking !== 'model') await setLinking(db.database, db.operator, linking)
      const known = { given_name: 'Annemarie', family_name: 'Example', date_of_birth: '2004-05-17' }
      await imported(db, {
        people: [row.person(known)],
        contacts: ['C-1', 'C-2'].map((contact_ref) => row.contact({ contact_ref })),
        contact_children: [
          row.told({ ...known, contact_ref: 'C-1' }),
          row.told({ ...known, contact_ref: 'C-2', given_name: 'Anne-Marie' }),
        ],
      })
      assert.deepEqual(await states(db), wanted)
      const entries = await inTransaction(db.database, db.operator, (tx) =>
        tx
          .selectFrom('audit_entry')
          .select('detail')
          .where('partnership_id', '=', tx.by.partnershipId)
          .where('action', '=', 'set_linking')
          .execute(),
      )
      assert.deepEqual(
        entries.map((one) => one.detail),
        linking === 'model' ? [] : [{ before: 'model', linking }],
      )
    })
})
