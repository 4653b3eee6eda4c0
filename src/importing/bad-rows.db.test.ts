/** Rows that are bad by what they say, or by what another row of the file says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachEngine } from '../../test/support/database.ts'
import { imported, problemsOf, row, STOKE } from '../../test/support/folders.ts'

onEachEngine('a row', (open) => {
  test('that uses a reference again is bad, whether it says the same or not and whether the first was good or not', async () => {
    const db = await open()
    const again = (line: number) => `Line ${line} uses this reference already. Each row needs its own.`
    assert.deepEqual(
      await problemsOf(db, {
        people: [
          row.person(),
          row.person(),
          row.person({ given_name: 'Bryn' }),
          row.person({ person_ref: 'P-2', sex: 'X' }),
          row.person({ person_ref: 'P-2' }),
        ],
      }),
      [
        `people.csv 3 person_ref: ${again(2)}`,
        `people.csv 4 person_ref: ${again(2)}`,
        'people.csv 5 sex: This is not one of the codes: F, M, U, I.',
        `people.csv 6 person_ref: ${again(5)}`,
      ],
    )
    const folder = { people: [row.person()], contacts: [row.contact()] }
    assert.deepEqual(await problemsOf(db, { ...folder, contact_children: [row.given(), row.given()] }), [
      'contact_children.csv 3 person_ref: Line 2 already says that this contact was about this child. Keep one.',
    ])
    assert.deepEqual(
      await problemsOf(db, { ...folder, decisions: [row.decision(), row.decision({ outcome: 'early_help' })] }),
      [
        'decisions.csv 3 decided_at: Line 2 holds a decision about this contact at the same moment. Keep one, or correct the moment.',
      ],
    )
  })

  test('says all that is wrong with it, cell by cell', async () => {
    const db = await open()
    const bad = row.contact({ received_at: '03/05/2016', authority: 'E06000059', source: '11', concern: '' })
    assert.deepEqual(
      (await problemsOf(db, { contacts: [bad] })).map((line) => line.slice(0, 60)),
      [
        'contacts.csv 2 received_at: This is not a moment that there was. Write it as'.slice(0, 60),
        'contacts.csv 2 authority: This is not an authority of this partnership: '.slice(0, 60),
        'contacts.csv 2 source: This is not one of the codes: 1A, 1B, 1C, 1D, 2A'.slice(0, 60),
        'contacts.csv 2 concern: This cell must not be empty.',
      ],
    )
  })

  test('whose days cannot follow on each other is bad; a birth after the contact is not', async () => {
    const db = await open()
    const folder = { people: [row.person({ date_of_birth: '2016-09-01' }), row.person({ person_ref: 'P-2' })] }
    assert.deepEqual(
      await problemsOf(db, {
        ...folder,
        contacts: [row.contact()],
        decisions: [row.decision({ decided_at: '2016-05-03T10:19' })],
        operations: [row.operation({ closed_on: '2016-01-03' })],
        warrants: [row.warrant({ executed_on: '2016-06-02' })],
        notices: [row.notice({ served_on: '2016-06-05' }), row.notice({ notice_ref: 'N-2', recipient_ref: 'P-1' })],
      }),
      [
        'decisions.csv 2 decided_at: This is before the contact was received, at 2016-05-03T10:20. A contact is decided when it has been received.',
        'operations.csv 2 closed_on: An operation closes on or after the day it opened.',
        'warrants.csv 2 executed_on: A warrant is executed on or after the day it is issued.',
        'notices.csv 2 served_on: A notice is served on or after the day it is issued.',
        'notices.csv 3 recipient_ref: A notice warns one person about another. Give the adult who is warned.',
      ],
    )
    // A contact may be about a child not yet born.
    const { taken } = await imported(db, { ...folder, contacts: [row.contact()], contact_children: [row.given()] })
    assert.equal(taken['contact_children'], 1)
  })

  test('may say that something happened in an area of the partnership alone, and that somebody lives anywhere', async () => {
    const db = await open()
    const people = [row.person({ home_authority: 'E06000059' })]
    assert.match(
      (await problemsOf(db, { people, arrests: [row.arrest({ authority: 'E06000059' })] }))[0]!,
      /not an authority of this/,
    )
    assert.equal((await imported(db, { people, arrests: [row.arrest({ authority: STOKE })] })).taken['arrests'], 1)
  })
})
