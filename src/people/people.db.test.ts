import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '../platform/database/index.ts'
import type { PartialDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { aToldChild, STOKE } from '../../test/builders/contacts.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import {
  correctPerson,
  findCandidates,
  matchMany,
  mergeRules,
  refreshKeys,
  saveRelationships,
  savePeople,
  searchPeople,
  summariesOf,
  type NewPerson,
} from './index.ts'

type PersonFacts = Parameters<typeof aToldChild>[0] & Pick<Partial<NewPerson>, 'aliases' | 'restricted'>

const aPerson = (facts: PersonFacts = {}): NewPerson => ({
  personId: uuidv7(),
  source: 'a test',
  restricted: facts.restricted,
  aliases: facts.aliases,
  ...aToldChild(facts),
})

async function withPeople(open: () => Promise<TestDatabase>, ...people: NewPerson[]) {
  const db = await open()
  await inTransaction(db.database, db.operator, (tx) => savePeople(tx, people))
  return db
}

const partial = (text: string) => text as PartialDate

onEachEngine('people', (open) => {
  const found = async (db: TestDatabase, typed: string, as = db.as('contact_officer', STOKE)) =>
    (await searchPeople(db.database, as, typed)).people.map((one) => `${one.givenName} ${one.familyName}`)

  test('people are found by the beginning of any name, by birth, postcode and number', async () => {
    const db = await withPeople(
      open,
      aPerson({ identifiers: [{ kind: 'nhs_number', value: '9990000018' }] }),
      aPerson({ givenName: 'Amin', familyName: 'O’Brien-Núñez', dateOfBirth: '2004', postcode: 'DT1 1AA' }),
      aPerson({
        givenName: 'Zara',
        familyName: 'Invented',
        dateOfBirth: '2005-01-01',
        aliases: [{ kind: 'known_as', givenName: 'Minnie', familyName: null }],
      }),
    )
    assert.deepEqual(await found(db, 'ami'), ['Amin O’Brien-Núñez', 'Amina Example'])
    assert.deepEqual(await found(db, 'nunez amin'), ['Amin O’Brien-Núñez'])
    assert.deepEqual(await found(db, 'minnie'), ['Zara Invented'])
    assert.deepEqual(await found(db, 'amin 17/5/2004'), ['Amin O’Brien-Núñez', 'Amina Example'])
    assert.deepEqual(await found(db, 'may 2004'), ['Amina Example'])
    assert.deepEqual(await found(db, 'dt11aa'), ['Amin O’Brien-Núñez'])
    assert.deepEqual(await found(db, '999 000 0018'), ['Amina Example'])
    assert.deepEqual(await found(db, 'amina dt1 1aa'), [])
    assert.deepEqual(await found(db, ''), [])
  })

  test('at most fifty are shown, and that there are more is said', async () => {
    const db = await withPeople(open, ...Array.from({ length: 60 }, () => aPerson()))
    const all = await searchPeople(db.database, db.as('contact_officer', STOKE), 'example')
    assert.equal(all.people.length, 50)
    assert.equal(all.more, true)
  })

  test('a restricted person is seen in search and among candidates by those cleared alone', async () => {
    const hidden = aPerson({ restricted: true })
    const db = await withPeople(open, hidden)
    const officer = db.as('contact_officer', STOKE)
    const manager = db.as('team_manager', STOKE)
    assert.deepEqual(await found(db, 'amina', officer), [])
    assert.deepEqual(await found(db, 'amina', manager), ['Amina Example'])
    const asked = (as: typeof officer) => inTransaction(db.database, as, (tx) => findCandidates(tx, aToldChild()))
    assert.equal((await asked(officer)).length, 0)
    assert.equal((await asked(manager)).length, 1)
    assert.equal((await correctPerson(db.database, officer, hidden.personId, 1, { givenName: 'X' })).ok, false)
  })

  test('of many told children each is the one same person, somebody to look at, or nobody', async () => {
    const [amina, twin, other] = [aPerson(), aPerson({ givenName: 'Bilal' }), aPerson({ givenName: 'Bilal' })]
    const number = (value: string) => [{ kind: 'nhs_number' as const, value }]
    const numbered = aPerson({ givenName: 'Chipo', identifiers: number('9990000018') })
    const db = await withPeople(open, amina, twin, other, numbered)
    const told = [
      aToldChild({ givenName: 'AMINA' }),
      aToldChild({ givenName: 'Bilal' }),
      aToldChild({ dateOfBirth: '2004', givenName: 'Amina' }),
      aToldChild({ givenName: 'Chipo', identifiers: number('9990000026') }),
      aToldChild({ givenName: 'Chipo', identifiers: number('9990000018') }),
      aToldChild({ givenName: 'Nobody', familyName: 'Known', dateOfBirth: '1999-01-01', postcode: null }),
      aToldChild({ givenName: null, familyName: null, dateOfBirth: null, postcode: null }),
    ]
    const matches = await inTransaction(db.database, db.operator, (tx) => matchMany(tx, told))
    assert.deepEqual(
      matches.map((match) => match.kind),
      ['same', 'look', 'look', 'look', 'same', 'nobody', 'nobody'],
    )
    assert.deepEqual(matches[0], { kind: 'same', personId: amina.personId })
  })

  test('those who may be the same come likeliest first, found in spite of slips, and others are not offered', async () => {
    const william = { givenName: 'William', familyName: 'Example', dateOfBirth: partial('2004-05-06') }
    const home = { postcode: 'ST4 1AB' }
    const people = [
      aPerson({ ...william, ...home, givenName: 'Oliver' }),
      aPerson({ ...william, ...home }),
      aPerson({ ...william, ...home, givenName: 'George', dateOfBirth: partial('2001-11-23') }),
      aPerson({ ...william, familyName: 'Other', postcode: 'DT1 1AA', dateOfBirth: partial('1999-01-02') }),
    ]
    const db = await withPeople(open, ...people)
    const child = aToldChild({ ...william, ...home, givenName: 'Bill' })
    const asked = (told: typeof child) => inTransaction(db.database, db.operator, (tx) => findCandidates(tx, told))
    const ids = (candidates: Awaited<ReturnType<typeof asked>>) => candidates.map((one) => one.person.personId)
    assert.deepEqual(ids(await asked(child)), [people[1]!.personId, people[0]!.personId])
    const moved = { ...child, dateOfBirth: partial('2004-06-05'), postcode: null }
    assert.equal(ids(await asked(moved))[0], people[1]!.personId)
  })

  test('a correction is found under the new name and not the old, keeps the old in the history, and refuses a stale one', async () => {
    const amina = aPerson()
    const db = await withPeople(open, amina)
    const officer = db.as('contact_officer', STOKE)
    mustBeOk(await correctPerson(db.database, officer, amina.personId, 1, { familyName: 'Changed' }))
    assert.deepEqual(await found(db, 'changed'), ['Amina Changed'])
    assert.deepEqual(await found(db, 'example'), [])
    const stale = await correctPerson(db.database, officer, amina.personId, 1, { familyName: 'Lost' })
    assert.deepEqual(!stale.ok && stale.refusal, { kind: 'changed_by_someone_else' })
    const history = await inTransaction(db.database, db.operator, (tx) =>
      tx
        .selectFrom('person_history')
        .select(['family_name', 'version'])
        .where('partnership_id', '=', tx.by.partnershipId)
        .execute(),
    )
    assert.deepEqual(history, [{ family_name: 'Example', version: 1 }])
  })

  test('keys made anew from the records are the keys made on arrival', async () => {
    const people = [aPerson(), aPerson({ givenName: 'Łukasz', dateOfBirth: '2004-05', postcode: null })]
    const db = await withPeople(open, ...people)
    const keys = () =>
      inTransaction(db.database, db.operator, (tx) =>
        tx
          .selectFrom('person_key')
          .selectAll()
          .where('partnership_id', '=', tx.by.partnershipId)
          .orderBy('person_id')
          .orderBy('key')
          .execute(),
      )
    const before = await keys()
    await inTransaction(db.database, db.operator, (tx) =>
      refreshKeys(
        tx,
        people.map((one) => one.personId),
      ),
    )
    assert.deepEqual(await keys(), before)
  })

  test('a relationship told from both sides is one row', async () => {
    const [one, other] = [aPerson(), aPerson({ givenName: 'Bilal' })]
    const db = await withPeople(open, one, other)
    const told = [
      { personId: one.personId, relatedPersonId: other.personId, kind: 'parent' as const },
      { personId: other.personId, relatedPersonId: one.personId, kind: 'child' as const },
    ]
    const rows = await inTransaction(db.database, db.operator, async (tx) => {
      await saveRelationships(tx, told, 'a test')
      await saveRelationships(tx, told.toReversed(), 'a test')
      return tx.selectFrom('relationship').selectAll().where('partnership_id', '=', tx.by.partnershipId).execute()
    })
    assert.equal(rows.length, 1)
  })

  test('a search leaves an entry that says what was typed and who was shown', async () => {
    const amina = aPerson()
    const db = await withPeople(open, amina)
    await found(db, 'amina')
    const entries = await inTransaction(db.database, db.operator, (tx) =>
      tx
        .selectFrom('audit_entry')
        .select('detail')
        .where('partnership_id', '=', tx.by.partnershipId)
        .where('action', '=', 'search_people')
        .execute(),
    )
    assert.deepEqual(
      entries.map((entry) => entry.detail),
      [{ typed: 'amina', shown: [amina.personId] }],
    )
  })

  test('every table that refers to a person says how it behaves in a merge', async () => {
    const db = await open()
    const { rows } = await db.database.pool.query(`
      select distinct c.conrelid::regclass::text || '.' || a.attname as reference
      from pg_constraint c
      cross join unnest(c.conkey, c.confkey) as k(here, there)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.here
      join pg_attribute f on f.attrelid = c.confrelid and f.attnum = k.there and f.attname = 'person_id'
      where c.contype = 'f' and c.confrelid = 'person'::regclass order by 1`)
    assert.deepEqual(
      rows.map((row) => row.reference),
      Object.keys(mergeRules).toSorted(),
    )
  })

  test('the names of people are read with them, in one go', async () => {
    const person = aPerson({ aliases: [{ kind: 'known_as', givenName: 'Minnie', familyName: null }] })
    const db = await withPeople(open, person)
    const summary = await inTransaction(db.database, db.operator, (tx) => summariesOf(tx, [person.personId]))
    assert.deepEqual(summary.get(person.personId)?.aliases, [{ givenName: 'Minnie', familyName: null }])
  })
})
