/** Children given by what the caller said: matched to those known and to one another, and told again without becoming two. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figures } from '../measures/index.ts'
import { addDays, plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { imported, problemsOf, row } from '../../test/support/folders.ts'
import { counts, snapshot } from '../../test/support/snapshot.ts'

const period = { from: plainDate('2016-04-01'), to: plainDate('2017-03-31') }

/** How many children the contacts were about, and by match. */
async function children(db: TestDatabase): Promise<string> {
  const measures = ['children_in_contacts'] as const
  const { figures: counted } = mustBeOk(await figures(db.database, db.operator, { period, measures, by: ['match'] }))
  const parts = counted[0]!.parts.get('match')!.filter((part) => part.value > 0)
  return [counted[0]!.value, ...parts.map((part) => `${part.key} ${part.value}`)].join(', ')
}
const contacts = ['C-1', 'C-2', 'C-3'].map((contact_ref) => row.contact({ contact_ref }))

onEachEngine('a child whom a caller told of', (open) => {
  test('is the person known who has the same name and birth, of this folder or of an earlier one', async () => {
    const db = await open()
    await imported(db, { people: [row.person()] })
    const child = { given_name: 'AMINA', family_name: 'example', date_of_birth: '2004-05-17' }
    await imported(db, {
      people: [
        row.person({ person_ref: 'P-2', given_name: 'Bryn', family_name: 'Madeup', date_of_birth: '2005-06-18' }),
      ],
      contacts,
      contact_children: [row.told(child), row.told({ contact_ref: 'C-2' })],
    })
    assert.equal(await children(db), '2, linked 2')
    assert.equal((await counts(db))['person'], 2)
  })

  test('in two contacts is one child, where name and whole birth are the same', async () => {
    const db = await open()
    await imported(db, { contacts, contact_children: [row.told(), row.told({ contact_ref: 'C-2' })] })
    assert.equal(await children(db), '1, linked 1, new 1')
    await imported(db, { contact_children: [row.told({ contact_ref: 'C-3', given_name: 'bryn' })] })
    assert.equal((await children(db)).slice(0, 2), '1,')
    assert.equal((await counts(db))['person'], 1)
  })

  test('counts on its own and awaits review where somebody may be the same', async () => {
    const db = await open()
    await imported(db, {
      people: [row.person()],
      contacts,
      contact_children: [
        row.told({ given_name: 'Amina', family_name: 'Example', date_of_birth: '2004' }),
        row.told({ contact_ref: 'C-2', given_name: 'Ameena', family_name: 'Exampel', date_of_birth: '2004-05-17' }),
        row.given({ contact_ref: 'C-3' }),
      ],
    })
    assert.equal(await children(db), '3, awaiting_review 2, given 1')
  })

  test('is the same row when told again, by the same contact, name and birth; what else is told anew is a correction', async () => {
    const db = await open()
    const told = row.told({ sex: 'F', postcode: 'ST1 1AA' })
    await imported(db, { contacts, contact_children: [told] })
    const before = await snapshot(db)
    assert.equal((await imported(db, { contacts, contact_children: [told] })).unchanged, 4)
    assert.deepEqual(await snapshot(db), before)
    const retold = { ...told, given_name: 'BRYN', sex: 'M', postcode: 'ST2 2BB' }
    assert.equal((await imported(db, { contact_children: [retold] })).corrected, 1)
    const after = await counts(db)
    assert.deepEqual([after['person'], after['contact_child'], after['contact_child_history']], [1, 1, 1])
    const { rows } = await db.database.pool.query(
      'select p.given_name, p.sex, a.postcode, p.version from person p join person_address a using (person_id)',
    )
    assert.deepEqual(rows, [{ given_name: 'BRYN', sex: 'M', postcode: 'ST2 2BB', version: 2 }])
    assert.equal((await imported(db, { contact_children: [retold] })).unchanged, 1)
  })

  test('who turned out to be somebody known leaves that person as they are when told anew', async () => {
    const db = await open()
    await imported(db, {
      people: [row.person({ sex: 'F', postcode: 'ST1 1AA' })],
      contacts,
      contact_children: [
        row.told({ given_name: 'Amina', family_name: 'Example', date_of_birth: '2004', sex: 'F', postcode: 'ST1 1AA' }),
      ],
    })
    // A person looked, and said who the child is.
    await db.database.pool.query(
      `with kept as (insert into contact_child_history select (jsonb_populate_record(null::contact_child_history,
         to_jsonb(c) || jsonb_build_object('superseded_at', c.recorded_at, 'superseded_by', c.recorded_by))).* from contact_child c)
       update contact_child set match_state = 'given', version = version + 1,
         person_id = (select person_id from person where ref = 'P-1')`,
    )
    const retold = row.told({
      given_name: 'Amina',
      family_name: 'Example',
      date_of_birth: '2004',
      sex: 'M',
      postcode: 'ST2 2BB',
    })
    assert.equal((await imported(db, { contact_children: [retold] })).corrected, 1)
    const { rows } = await db.database.pool.query(
      `select p.sex, a.postcode, p.version from person p join person_address a using (person_id) where p.ref = 'P-1'`,
    )
    assert.deepEqual(rows, [{ sex: 'F', postcode: 'ST1 1AA', version: 1 }])
    assert.equal(await children(db), '1, given 1')
  })

  test('beside another of whom the caller said the same is a second child, and stays so', async () => {
    const db = await open()
    const unnamed = row.told({ given_name: '', family_name: '', date_of_birth: '', sex: 'F' })
    const contact_children = [unnamed, unnamed, unnamed]
    assert.equal((await imported(db, { contacts, contact_children })).taken['contact_children'], 3)
    const before = await snapshot(db)
    assert.equal((await imported(db, { contacts, contact_children })).unchanged, 6)
    assert.deepEqual(await snapshot(db), before)
    assert.equal(
      (await imported(db, { contact_children: [...contact_children, unnamed] })).taken['contact_children'],
      1,
    )
  })

  test('under a name that stands for none is somebody new, however many there are', async () => {
    const db = await open()
    const unknown = row.told({ given_name: 'Unknown', family_name: 'Unknown', date_of_birth: '' })
    const contact_children = Array.from({ length: 30 }, (_, n) => ({ ...unknown, contact_ref: `C-${1 + (n % 3)}` }))
    await imported(db, { contacts, contact_children })
    assert.equal(await children(db), '30, new 30')
    assert.equal((await imported(db, { contact_children })).unchanged, 30)
  })

  test('under the name of thousands, with nothing else told, awaits review', async () => {
    const db = await open()
    const told = row.told({ given_name: 'Amina', family_name: 'Example', date_of_birth: '' })
    const contact_children = Array.from({ length: 2500 }, (_, n) => ({ ...told, contact_ref: `C-${1 + (n % 3)}` }))
    await imported(db, { contacts, contact_children })
    assert.equal(await children(db), '2500, awaiting_review 2499, new 1')
    assert.equal((await imported(db, { contact_children })).unchanged, 2500)
  })

  test('in one word or two is linked, with a slip in the name or as a twin never', async () => {
    const db = await open()
    const child = { given_name: 'Annemarie', family_name: 'Example', date_of_birth: '2004-05-17', postcode: 'ST4 1AB' }
    await imported(db, {
      people: [row.person(child)],
      contacts,
      contact_children: [
        row.told({ ...child, given_name: 'Anne-Marie' }),
        row.told({ ...child, contact_ref: 'C-2', family_name: 'Exampla' }),
        row.told({ ...child, contact_ref: 'C-3', given_name: 'Zara' }),
      ],
    })
    assert.equal(await children(db), '3, awaiting_review 2, linked 1')
  })

  test('is given by a reference or by what was said, and by something of either', async () => {
    const db = await open()
    const people = [row.person()]
    const nothing = row.told({ given_name: '', family_name: '', date_of_birth: '' })
    assert.deepEqual(
      await problemsOf(db, { people, contacts, contact_children: [row.told({ person_ref: 'P-1' }), nothing] }),
      [
        'contact_children.csv 2 given_name: Give either person_ref or what the caller said of the child, not both.',
        'contact_children.csv 3 person_ref: Nothing is said of this child. Give person_ref, or what the caller said.',
      ],
    )
  })

  test('is found among thousands told of in one folder, across the chunks in which they are taken', async () => {
    const db = await open()
    const letters = (n: number) => n.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)
    const contact_children = Array.from({ length: 6000 }, (_, n) => {
      const who = n % 2900
      return row.told({
        contact_ref: `C-${1 + (n % 3)}`,
        given_name: letters(1000 + who),
        family_name: letters(9000 + who * 7),
        date_of_birth: addDays(plainDate('2002-01-01'), who),
      })
    })
    await imported(db, { contacts, contact_children })
    const { rows } = await db.database.pool.query(
      `select count(*) as pairs, count(distinct person_id) as children,
         count(*) filter (where match_state = 'linked') as linked from contact_child`,
    )
    assert.deepEqual(rows, [{ pairs: 6000, children: 2900, linked: 3100 }])
    assert.equal((await imported(db, { contact_children })).unchanged, 6000)
  })
})
