import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addContact,
  addNotice,
  addOperation,
  addPerson,
  addRelationship,
  STAFFORDSHIRE,
  STOKE,
} from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { refreshKeys } from '../people/index.ts'
import { inTransaction, type Tx } from '../platform/database/index.ts'
import { askedOf, type Kind } from './asked.ts'
import { searchEverything, type Results } from './searching.ts'

/** People put in, findable; gives back their ids. */
const withPeople = (db: TestDatabase, rows: readonly Parameters<typeof addPerson>[1][]): Promise<string[]> =>
  inTransaction(db.database, db.operator, async (tx) => {
    const ids: string[] = []
    for (const row of rows) ids.push(await addPerson(tx, row))
    await refreshKeys(tx, ids)
    return ids
  })

const namesOf = (results: Results) =>
  (results.people?.found ?? []).map(({ person }) => `${person.givenName} ${person.familyName}`)

const idOf = (one: object): string =>
  'person' in one
    ? (one.person as { personId: string }).personId
    : ((one as Record<string, string>)['contactId'] ?? (one as Record<string, string>)['operationId'] ?? '')

/** Every page of one kind, one after another. */
async function allPages(db: TestDatabase, as: Actor, typed: string, kind: Kind): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined, pages = 0; pages < 20; pages++) {
    const part = (await searchEverything(db.database, as, askedOf(typed), { kind, after }))[kind]
    for (const one of part?.found ?? []) ids.push(idOf(one))
    after = part?.next
    if (!after) return ids
  }
  throw new Error('the pages have no end')
}

onEachEngine('search over everything', (open) => {
  const search = (db: TestDatabase, as: Actor, typed: string) => searchEverything(db.database, as, askedOf(typed))

  test('two people of one name are told apart by family and last contact, as far as the reader may see them', async () => {
    const db = await open()
    const amina = { given_name: 'Amina', family_name: 'Example' }
    const [one, other, mother, hidden, friend] = (await withPeople(db, [
      { ...amina, date_of_birth: '2009-03-04' },
      { ...amina, date_of_birth: '2009' },
      { given_name: 'Maryam', family_name: 'Parent' },
      { given_name: 'Hidden', family_name: 'Parent', restricted: true },
      { given_name: 'Known', family_name: 'Associate' },
    ])) as [string, string, string, string, string]
    await inTransaction(db.database, db.operator, async (tx) => {
      await addRelationship(tx, { person: mother, related: one, kind: 'parent' })
      await addRelationship(tx, { person: hidden, related: one, kind: 'parent' })
      await addRelationship(tx, { person: friend, related: other, kind: 'associate' })
      await addContact(tx, { at: '2017-03-03', about: [one] })
      await addContact(tx, { at: '2017-05-05', about: [one], authority: STAFFORDSHIRE })
    })
    const told = async (as: Actor) => {
      const { people } = await search(db, as, 'amina example')
      const of = people!.found.find(({ person }) => person.personId === one)!
      return [of.family.map((member) => `${member.givenName} ${member.label}`), of.lastContact]
    }
    assert.deepEqual(await told(db.as('social_worker', STOKE)), [['Maryam Parent'], '2017-03-03'])
    const [family, last] = await told(db.as('team_manager'))
    assert.deepEqual([(family as string[]).toSorted(), last], [['Hidden Parent', 'Maryam Parent'], '2017-05-05'])
    const { people } = await search(db, db.as('team_manager'), 'amina example')
    assert.deepEqual(people!.found.find(({ person }) => person.personId === other)!.family, [])
  })

  test('a birth typed with a name finds those of whom less is known: known ones first, the unknown last', async () => {
    const db = await open()
    const born = (given_name: string, date_of_birth: string | null) => ({
      given_name,
      family_name: 'Smith',
      date_of_birth,
    })
    await withPeople(db, [
      born('Ada', null),
      born('Bea', '2009-03-04'),
      born('Cai', '2009-03'),
      born('Dan', '2009'),
      born('Eve', '2010-03-04'),
    ])
    const as = db.as('social_worker', STOKE)
    const found = async (typed: string) => namesOf(await search(db, as, typed)).map((name) => name.slice(0, 3))
    assert.deepEqual((await found('smith 4 March 2009')).toSorted(), ['Ada', 'Bea', 'Cai', 'Dan'])
    assert.deepEqual((await found('smith 4 March 2009')).at(-1), 'Ada')
    assert.deepEqual((await found('smith March 2009')).toSorted(), ['Ada', 'Bea', 'Cai', 'Dan'])
    assert.deepEqual((await found('smith 2009')).toSorted(), ['Ada', 'Bea', 'Cai', 'Dan'])
    assert.deepEqual((await found('2009')).toSorted(), ['Bea', 'Cai', 'Dan'])
    assert.deepEqual(await found('March 2009 bea'), ['Bea'])
  })

  test('page after page, everybody is found once, whoever has several names that fit and whoever is hidden', async () => {
    const db = await open()
    const people = Array.from({ length: 60 }, (_, index) => ({
      given_name: `Sam${index % 7}`,
      family_name: `Sampson${index}`,
      date_of_birth: index % 3 === 0 ? null : '2009-01-01',
      restricted: index % 10 === 9,
    }))
    const ids = await withPeople(db, people)
    const shown = ids.filter((_, index) => index % 10 !== 9).toSorted()
    const as = db.as('social_worker', STOKE)
    assert.deepEqual((await allPages(db, as, 'sam', 'people')).toSorted(), shown)
    assert.deepEqual((await allPages(db, as, 'sam 2009', 'people')).toSorted(), shown)
    const nowhere = await searchEverything(db.database, as, askedOf('sam'), { kind: 'people', after: 'no such place' })
    assert.equal(nowhere.people!.found.length, 25)
  })

  const contactsIn = async (tx: Tx, authority: string, days: readonly string[], organisation: string) => {
    const ids: string[] = []
    for (const at of days)
      ids.push(await addContact(tx, { at, about: [], authority, caller: 'Somebody', organisation }))
    return ids
  }

  test('contacts are found by reference, day, month and organisation, in the areas of whoever looks', async () => {
    const db = await open()
    const days = Array.from({ length: 30 }, (_, index) => `2017-03-${String(index + 1).padStart(2, '0')}`)
    const { own, others } = await inTransaction(db.database, db.operator, async (tx) => ({
      own: await contactsIn(tx, STOKE, days, ' Holy  Trinity School'),
      others: await contactsIn(tx, STAFFORDSHIRE, days, 'Holy Trinity School'),
    }))
    const officer = db.as('contact_officer', STOKE)
    const everywhere = db.as('team_manager')
    assert.deepEqual((await allPages(db, officer, 'March 2017', 'contacts')).toSorted(), own.toSorted())
    assert.deepEqual(
      (await allPages(db, everywhere, 'March 2017', 'contacts')).toSorted(),
      [...own, ...others].toSorted(),
    )
    assert.deepEqual((await allPages(db, officer, 'holy tri', 'contacts')).toSorted(), own.toSorted())
    assert.deepEqual(
      (await allPages(db, everywhere, 'HOLY trinity', 'contacts')).toSorted(),
      [...own, ...others].toSorted(),
    )
    assert.deepEqual(await allPages(db, officer, '3 March 2017', 'contacts'), [own[2]])
    assert.deepEqual(await allPages(db, officer, own[4]!, 'contacts'), [own[4]])
    assert.deepEqual(await allPages(db, officer, others[4]!, 'contacts'), [])
    // Police do not see who called: the organisation finds them nothing, and is shown nowhere.
    const police = db.as('police_officer')
    assert.deepEqual(await allPages(db, police, 'holy tri', 'contacts'), [])
    const { contacts } = await search(db, police, '3 March 2017')
    assert.deepEqual(
      contacts!.found.map((one) => one.organisation),
      [null, null],
    )
  })

  test('operations are for those who may open them, notices name nobody whom the reader may not see', async () => {
    const db = await open()
    const [adult, child] = (await withPeople(db, [
      { given_name: 'Adam' },
      { given_name: 'Cleo', restricted: true },
    ])) as [string, string]
    await inTransaction(db.database, db.operator, async (tx) => {
      await addOperation(tx, { ref: 'O-1' })
      await addNotice(tx, { adult, child, on: '2017-03-01', ref: 'N-77' })
    })
    assert.equal((await search(db, db.as('police_officer'), 'operation inv')).operations!.found.length, 1)
    assert.equal((await search(db, db.as('social_worker', STOKE), 'operation inv')).operations, undefined)
    const { notices } = await search(db, db.as('social_worker', STOKE), 'n-7')
    assert.deepEqual(
      notices!.found.map((one) => [one.ref, one.recipient?.givenName, one.child?.givenName]),
      [['N-77', 'Adam', undefined]],
    )
  })

  test('a search leaves one entry, with what was typed and everybody who was shown; nothing typed leaves none', async () => {
    const db = await open()
    const [child, mother] = (await withPeople(db, [{ given_name: 'Zed' }, { given_name: 'Mum' }])) as [string, string]
    await inTransaction(db.database, db.operator, (tx) =>
      addRelationship(tx, { person: mother, related: child, kind: 'parent' }),
    )
    const as = db.as('social_worker', STOKE)
    await search(db, as, 'zed')
    await search(db, as, '')
    const entries = await inTransaction(db.database, db.operator, (tx) =>
      tx
        .selectFrom('audit_entry')
        .select('detail')
        .where('partnership_id', '=', tx.by.partnershipId)
        .where('action', '=', 'search')
        .execute(),
    )
    assert.equal(entries.length, 1)
    const detail = entries[0]!.detail as Record<string, unknown>
    assert.deepEqual([detail['typed'], detail['shown'], detail['family']], ['zed', [child], [mother]])
  })
})
