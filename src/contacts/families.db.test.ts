/** A new child of a family that is known: offered, recorded with what is known of the family, and joined to nobody. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aChild, aContact, STOKE } from '../../test/builders/contacts.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { relativesOf, summariesOf } from '../people/index.ts'
import { correctRecord, inTransaction } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { recordContact, suggestPeople, viewContact } from './index.ts'

async function withAmina(open: () => Promise<TestDatabase>) {
  const db = await open()
  const officer = db.as('contact_officer', STOKE)
  const record = async (...children: ReturnType<typeof aChild>[]) => {
    const contact = aContact({ children })
    const recorded = await recordContact(db.database, officer, contact)
    if (!recorded.ok) return recorded.refusal
    return mustBeOk(await viewContact(db.database, officer, contact.contactId)).children
  }
  const [amina] = (await record(aChild())) as { personId: string }[]
  const relatives = (personId: string) => inTransaction(db.database, officer, (tx) => relativesOf(tx, personId))
  const person = async (personId: string) =>
    (await inTransaction(db.database, officer, (tx) => summariesOf(tx, [personId]))).get(personId)!
  return { db, officer, record, relatives, person, amina: amina!.personId }
}

onEachEngine('a known family', (open) => {
  test('a child of the family’s name at its postcode is offered it, and whoever was shown is in the audit', async () => {
    const { db, officer, amina } = await withAmina(open)
    const bilal = aChild({ givenName: 'Bilal', dateOfBirth: '2007-01-02', homeAuthority: null }).told
    const away = { ...bilal, postcode: 'ST9 9ZZ' }
    const [offered, elsewhere] = await suggestPeople(db.database, officer, [bilal, away])
    assert.deepEqual([offered!.people, offered!.family.map((one) => one.personId)], [[], [amina]])
    assert.deepEqual([elsewhere!.people, elsewhere!.family], [[], []])
    const entries = await inTransaction(db.database, db.operator, (tx) =>
      tx
        .selectFrom('audit_entry')
        .select('detail')
        .where('partnership_id', '=', tx.by.partnershipId)
        .where('action', '=', 'suggest_people')
        .execute(),
    )
    assert.deepEqual(
      entries.map((one) => one.detail),
      [{ shown: [amina] }],
    )
  })

  test('a brother of somebody known is somebody new, with the family’s home where the caller did not say', async () => {
    const { record, relatives, person, amina } = await withAmina(open)
    const told = { givenName: 'Bilal', dateOfBirth: '2007-01-02', homeAuthority: null, postcode: null }
    const [bilal] = (await record(aChild(told, { siblingsOf: [amina] }))) as { personId: string; told: object }[]
    assert.notEqual(bilal!.personId, amina)
    const { postcodes, homeAuthority } = await person(bilal!.personId)
    assert.deepEqual([postcodes, homeAuthority], [['ST4 1AB'], STOKE])
    // What was said stays as it was said.
    assert.equal((bilal!.told as { postcode: unknown }).postcode, null)
    const [relative] = await relatives(bilal!.personId)
    assert.deepEqual([relative!.personId, relative!.kind], [amina, 'sibling'])
    assert.match(relative!.source, /^contact C-/)
  })

  test('of a twin it is asked who they are; as a new child they are the other’s brother or sister and not the same', async () => {
    const { db, officer, record, relatives, amina } = await withAmina(open)
    const zara = aChild({ givenName: 'Zara' })
    const [offered] = await suggestPeople(db.database, officer, [zara.told])
    assert.deepEqual(
      offered!.people.map((one) => [one.person.personId, one.mayBeSibling]),
      [[amina, true]],
    )
    assert.deepEqual(offered!.family, [])
    assert.deepEqual(await record({ ...zara, siblingsOf: [amina] }), { kind: 'may_be_known', children: [0] })
    const answered = { ...zara, siblingsOf: [amina], who: { kind: 'different' as const, seen: [amina] } }
    const [twin] = (await record(answered)) as { personId: string }[]
    assert.equal((await relatives(twin!.personId))[0]!.personId, amina)
    const [again] = await suggestPeople(db.database, officer, [zara.told])
    assert.equal(again!.people[1]!.notSame!.as.personId, twin!.personId)
  })

  test('a call about a known child and a new brother carries the known one’s home over', async () => {
    const { record, person, relatives, amina } = await withAmina(open)
    const children = (await record(
      aChild({}, { who: { kind: 'known', personId: amina } }),
      aChild(
        { givenName: 'Bilal', dateOfBirth: '2007', postcode: null, homeAuthority: null },
        { siblingOfFirst: true },
      ),
    )) as { personId: string }[]
    const bilal = children.find((one) => one.personId !== amina)!
    assert.deepEqual((await person(bilal.personId)).postcodes, ['ST4 1AB'])
    assert.equal((await relatives(amina)).length, 1)
  })

  test('who cannot be seen, or is not there, is nobody’s brother or sister, and nothing is recorded', async () => {
    const { db, record, amina } = await withAmina(open)
    const bilal = aChild({ givenName: 'Bilal', dateOfBirth: '2007-01-02' })
    assert.deepEqual(await record({ ...bilal, siblingsOf: [uuidv7()] }), { kind: 'family_gone', children: [0] })
    await inTransaction(db.database, db.operator, (tx) => correctRecord(tx, 'person', amina, 1, { restricted: true }))
    assert.deepEqual(await record({ ...bilal, siblingsOf: [amina] }), { kind: 'family_gone', children: [0] })
  })
})
