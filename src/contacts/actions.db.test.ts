import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '../platform/database/index.ts'
import { addDays, parseInstant } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { relativesOf, searchPeople } from '../people/index.ts'
import { aCaller, aChild, aContact, aToldChild, DORSET, STAFFORDSHIRE, STOKE } from '../../test/builders/contacts.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { decideContact, listAwaiting, recordContact, suggestPeople, viewContact, type ContactView } from './index.ts'
import { refreshAwaiting } from './store.ts'

const seenBy = async (db: TestDatabase, contactId: string, as = db.as('team_manager', STOKE)): Promise<ContactView> =>
  mustBeOk(await viewContact(db.database, as, contactId))

/** How many rows of each table there are, told by the operator who sees all. */
async function counts(db: TestDatabase) {
  const tables = [
    'contact',
    'contact_child',
    'contact_caller',
    'person',
    'person_key',
    'decision',
    'audit_entry',
  ] as const
  const found: Record<string, number> = {}
  await inTransaction(db.database, db.operator, async (tx) => {
    for (const table of tables) {
      const row = await tx
        .selectFrom(table as 'person')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('partnership_id', '=', tx.by.partnershipId)
        .executeTakeFirstOrThrow()
      found[table] = row.n
    }
  })
  return found
}

const auditOf = (db: TestDatabase, action: string) =>
  inTransaction(db.database, db.operator, (tx) =>
    tx
      .selectFrom('audit_entry')
      .select(['action', 'actor_id', 'subject_id', 'detail'])
      .where('partnership_id', '=', tx.by.partnershipId)
      .where('action', '=', action)
      .execute(),
  )

onEachEngine('the front door', (open) => {
  test('a contact about two siblings is recorded with people, family, caller and clock', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    const contact = aContact({
      children: [aChild(), aChild({ givenName: 'Bilal', dateOfBirth: '2006' }, { siblingOfFirst: true })],
    })
    mustBeOk(await recordContact(db.database, officer, contact))
    const view = await seenBy(db, contact.contactId)
    assert.equal(view.children.length, 2)
    assert.deepEqual(
      view.children.map((child) => [child.person?.givenName, child.matchState]),
      [
        ['Amina', 'new'],
        ['Bilal', 'new'],
      ],
    )
    assert.equal(view.caller?.name, 'Jo Invented')
    assert.equal(view.contact.decisionDueOn, '2017-05-08')
    assert.match(view.explanation, /Saturday 6 May and Sunday 7 May are not working days/)
    const [first, second] = view.children
    const relatives = await inTransaction(db.database, officer, (tx) => relativesOf(tx, first!.personId))
    const source = `contact ${view.contact.ref}`
    const related = { personId: second!.personId, kind: 'sibling', label: 'Brother or sister', source }
    assert.deepEqual(relatives, [related])
    const recorded = await auditOf(db, 'record_contact')
    assert.equal(recorded[0]?.subject_id, contact.contactId)
    assert.equal((await auditOf(db, 'view_contact')).length, 3)
  })

  test('the same form sent twice records one contact, one after the other or at once', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    const contact = aContact()
    const both = await Promise.all([
      recordContact(db.database, officer, contact),
      recordContact(db.database, officer, contact),
    ])
    const third = await recordContact(db.database, officer, contact)
    assert.ok(both.every((one) => one.ok))
    assert.equal(mustBeOk(third).alreadyRecorded, true)
    assert.equal((await counts(db))['contact'], 1)
    assert.equal((await counts(db))['person'], 1)
  })

  test('a child who may be known is asked about before anything is recorded, and the refusal leaves no trace', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    mustBeOk(await recordContact(db.database, officer, aContact()))
    const before = await counts(db)
    const again = aContact({ children: [aChild({ givenName: 'amina', familyName: 'EXAMPLE' })] })
    const refused = await recordContact(db.database, officer, again)
    assert.deepEqual(!refused.ok && refused.refusal, { kind: 'may_be_known', children: [0] })
    assert.deepEqual(await counts(db), before)
  })

  test('the known child is offered with reasons and earlier contacts, and chosen becomes one child in two contacts', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    const first = aContact()
    mustBeOk(await recordContact(db.database, officer, first))
    mustBeOk(await decideContact(db.database, officer, decision(first.contactId)))
    const [offered] = await suggestPeople(db.database, officer, [aToldChild()])
    const suggestion = offered!.people[0]!
    assert.equal(suggestion.strength, 'same')
    assert.deepEqual(suggestion.reasons, ['same name', 'same date of birth', 'same postcode'])
    assert.equal(suggestion.earlier.count, 1)
    assert.equal(suggestion.earlier.latest[0]?.outcome, 'early_help')
    const again = aContact({ children: [aChild({}, { who: { kind: 'known', personId: suggestion.person.personId } })] })
    mustBeOk(await recordContact(db.database, officer, again))
    const view = await seenBy(db, again.contactId)
    assert.equal(view.children[0]?.matchState, 'given')
    assert.equal(view.children[0]?.others.latest[0]?.contactId, first.contactId)
    assert.equal((await counts(db))['person'], 1)
    assert.equal((await auditOf(db, 'suggest_people')).length, 1)
  })

  test('who is not sure leaves a separate child to be reviewed', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    mustBeOk(await recordContact(db.database, officer, aContact()))
    const [offered] = await suggestPeople(db.database, officer, [aToldChild()])
    const seen = offered!.people.map((one) => one.person.personId)
    const again = aContact({ children: [aChild({}, { who: { kind: 'unsure', seen } })] })
    mustBeOk(await recordContact(db.database, officer, again))
    assert.equal((await seenBy(db, again.contactId)).children[0]?.matchState, 'awaiting_review')
    assert.equal((await counts(db))['person'], 2)
  })

  test('two children of one call cannot be the same child', async () => {
    const db = await open()
    const twice = aContact({ children: [aChild(), aChild({ givenName: 'AMINA' })] })
    const refused = await recordContact(db.database, db.as('contact_officer', STOKE), twice)
    assert.deepEqual(!refused.ok && refused.refusal, { kind: 'told_twice', children: [1] })
  })

  test('two children of one name and birth, each with an NHS number of their own, are two children', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    const numbered = (value: string) => aChild({ identifiers: [{ kind: 'nhs_number', value }] })
    const both = aContact({ children: [numbered('9990000018'), numbered('9990000026')] })
    mustBeOk(await recordContact(db.database, officer, both))
    const third = aContact({ children: [numbered('9990000034')] })
    const [asked] = await suggestPeople(db.database, officer, [third.children[0]!.told])
    assert.deepEqual(
      asked!.people.map((one) => one.strength),
      ['look', 'look'],
    )
    const again = await recordContact(db.database, officer, third)
    assert.equal(!again.ok && again.refusal.kind, 'may_be_known')
  })

  test('a contact of another area, or of tomorrow, is refused', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    const elsewhere = await recordContact(db.database, officer, aContact({ authority: STAFFORDSHIRE }))
    assert.deepEqual(!elsewhere.ok && elsewhere.refusal, { kind: 'outside_your_area' })
    const tomorrow = parseInstant(`${addDays('2099-01-01' as never, 1)}T09:00`)!
    const refused = await recordContact(db.database, officer, aContact({ receivedAt: tomorrow }))
    assert.deepEqual(!refused.ok && refused.refusal, { kind: 'in_the_future' })
    assert.equal((await counts(db))['contact'], 0)
  })

  test('another council sees nothing of a contact, and a councillor nothing of any', async () => {
    const db = await open()
    const contact = aContact({ children: [aChild({ homeAuthority: DORSET })] })
    mustBeOk(await recordContact(db.database, db.as('contact_officer', STOKE), contact))
    for (const stranger of [db.as('contact_officer', STAFFORDSHIRE), db.as('councillor', STOKE)]) {
      assert.equal((await viewContact(db.database, stranger, contact.contactId)).ok, false)
      assert.equal((await decideContact(db.database, stranger, decision(contact.contactId))).ok, false)
      assert.equal((await listAwaiting(db.database, stranger)).contacts.length, 0)
    }
    const councillor = db.as('councillor', STOKE)
    assert.deepEqual((await searchPeople(db.database, councillor, 'amina')).people, [])
    assert.equal((await recordContact(db.database, councillor, aContact())).ok, false)
  })

  test('a caller who asked to stay anonymous is seen by a team manager and not by a contact officer', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    const contact = aContact({ caller: aCaller({ anonymous: true }) })
    mustBeOk(await recordContact(db.database, db.as('team_manager', STOKE), contact))
    assert.equal((await seenBy(db, contact.contactId, officer)).caller, undefined)
    assert.equal((await seenBy(db, contact.contactId)).caller?.name, 'Jo Invented')
  })

  test('a contact officer can record a caller who asks to stay anonymous, and then no longer sees who it was', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    const contact = aContact({ caller: aCaller({ anonymous: true }) })
    mustBeOk(await recordContact(db.database, officer, contact))
    assert.equal((await seenBy(db, contact.contactId, officer)).caller, undefined)
    assert.equal((await seenBy(db, contact.contactId)).caller?.phone, '01632 960001')
  })

  test('of two who decide at once one is told, and both decisions can be made one after the other', async () => {
    const db = await open()
    const contact = aContact()
    mustBeOk(await recordContact(db.database, db.as('contact_officer', STOKE), contact))
    const [one, other] = await Promise.all([
      decideContact(db.database, db.as('contact_officer', STOKE), decision(contact.contactId)),
      decideContact(db.database, db.as('team_manager', STOKE), decision(contact.contactId)),
    ])
    assert.equal(Number(one.ok) + Number(other.ok), 1)
    const refused = one.ok ? other : one
    assert.deepEqual(!refused.ok && refused.refusal, { kind: 'decided_by_someone_else' })
    const [standing] = (await seenBy(db, contact.contactId)).decisions
    const second = {
      ...decision(contact.contactId),
      seenDecisionId: standing!.decisionId,
      outcome: 'referral' as const,
    }
    mustBeOk(await decideContact(db.database, db.as('team_manager', STOKE), second))
    const { decisions } = await seenBy(db, contact.contactId)
    assert.deepEqual(
      decisions.map((each) => each.outcome),
      ['referral', 'early_help'],
    )
  })

  test('a decision without a rationale is refused and leaves no trace', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    const contact = aContact()
    mustBeOk(await recordContact(db.database, officer, contact))
    const before = await counts(db)
    const refused = await decideContact(db.database, officer, { ...decision(contact.contactId), rationale: '  ' })
    assert.equal(refused.ok, false)
    assert.deepEqual(await counts(db), before)
  })

  test('the queue holds what is not decided, the longest due first, and agrees with the records when made anew', async () => {
    const db = await open()
    const officer = db.as('contact_officer', STOKE)
    const days = ['2017-05-04', '2017-05-02', '2017-05-10']
    const contacts = days.map((day, index) =>
      aContact({
        receivedAt: parseInstant(`${day}T10:00`)!,
        children: [
          aChild({ givenName: ['Amina', 'Bilal', 'Zara'][index]!, dateOfBirth: `200${index}-01-01`, postcode: null }),
        ],
      }),
    )
    for (const contact of contacts) mustBeOk(await recordContact(db.database, officer, contact))
    mustBeOk(await decideContact(db.database, officer, decision(contacts[0]!.contactId)))
    const waiting = async () => (await listAwaiting(db.database, officer)).contacts.map((one) => one.contactId)
    const expected = [contacts[1]!.contactId, contacts[2]!.contactId]
    assert.deepEqual(await waiting(), expected)
    await inTransaction(db.database, db.operator, (tx) => refreshAwaiting(tx))
    assert.deepEqual(await waiting(), expected)
    await inTransaction(db.database, db.operator, async (tx) => {
      await tx.deleteFrom('awaiting_decision').where('partnership_id', '=', tx.by.partnershipId).execute()
      await refreshAwaiting(tx, [contacts[1]!.contactId])
    })
    assert.deepEqual(await waiting(), [contacts[1]!.contactId])
    assert.equal((await auditOf(db, 'view_queue')).length, 3)
  })
})

const decision = (contactId: string) => ({
  contactId,
  outcome: 'early_help' as const,
  rationale: 'The school will meet the family.',
  seenDecisionId: null,
})
