import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as records from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { addDays, parseInstant, plainDate, type PlainDate } from '../platform/dates.ts'
import { inTransaction, insertRecords, type Tx } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { referenceOf } from '../reference/index.ts'
import { chronologyOf, viewPerson, type PersonView } from './reading.ts'

const { STOKE, STAFFORDSHIRE, DORSET } = records

/** Numbers from 0 up to a bound, the same on every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

type Expected = { id: string; on: string; at?: string }

const decide = async (tx: Tx, contactId: string, at: string, authority = STOKE) => {
  const id = uuidv7()
  const decision = { decision_id: id, contact_id: contactId, outcome: 'early_help', rationale: 'It was weighed' }
  await insertRecords(tx, 'decision', [{ ...decision, authority, decided_at: parseInstant(at)! }])
  return id
}

/** Sixty records about each of two children, made in no order of their days, and what a plain loop finds of the first. */
async function manyRecords(tx: Tx) {
  const below = numbers(7)
  const adult = await records.addPerson(tx, { given_name: 'Rex', date_of_birth: '1980' })
  const children = [
    await records.addPerson(tx, { date_of_birth: '2010' }),
    await records.addPerson(tx, { date_of_birth: '2010' }),
  ]
  const found: Expected[] = []
  for (let count = 0; count < 120; count++) {
    const [child, other] = count % 2 === 0 ? children : children.toReversed()
    const on = addDays(plainDate('2016-03-20'), below(25))
    const keep = (id: string, day: PlainDate = on, at?: string) => {
      if (child === children[0]) found.push({ id, on: day, ...(at === undefined ? {} : { at: parseInstant(at)! }) })
    }
    switch (below(5)) {
      case 0: {
        const at = `${on}T${String(10 + below(10))}:${String(10 + count)
          .slice(-2)
          .replace(/^[6-9]/, '1')}`
        const about = below(4) === 0 ? [child!, other!] : [child!, child!]
        const contact = await records.addContact(tx, { at, about })
        keep(contact, on, at)
        if (about.includes(other!) && child !== children[0]) found.push({ id: contact, on, at: parseInstant(at)! })
        const decidedAt = `${addDays(on, below(3))}T21:${String(10 + below(50))}`
        const decision = await decide(tx, contact, decidedAt)
        keep(decision, decidedAt.slice(0, 10) as PlainDate, decidedAt)
        if (about.includes(other!) && child !== children[0])
          found.push({ id: decision, on: decidedAt.slice(0, 10), at: parseInstant(decidedAt)! })
        break
      }
      case 1:
        keep(await records.addAssessment(tx, { person: child!, on, level: ['none', 'emerging'][below(2)]! }))
        break
      case 2:
        keep(await records.addClosure(tx, { person: child!, on }))
        break
      case 3:
        keep(await records.addSafeguarding(tx, { person: child!, on }))
        break
      case 4: {
        // It came by import: its day of issue is a date on the notice, and only the review is a step on record.
        const notice = await records.addNotice(tx, { adult, child: child!, on })
        const reviewed = uuidv7()
        const step = { notice_id: notice, kind: 'reviewed', happened_on: addDays(on, 2) }
        await insertRecords(tx, 'notice_event', [{ notice_event_id: reviewed, ...step }])
        keep(`${notice}-authorised`)
        keep(reviewed, addDays(on, 2))
      }
    }
  }
  return { child: children[0]!, found }
}

const latestFirst = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0)

/** A child whom both councils know, with a brother, an assessment, a notice, a plan and a suspect's record beside. */
async function sharedChild({ database, operator }: Pick<TestDatabase, 'database' | 'operator'>) {
  return inTransaction(database, operator, async (tx) => {
    const child = await records.addPerson(tx, {
      given_name: 'Nia',
      date_of_birth: '2012-05-17',
      home_authority: DORSET,
    })
    const brother = await records.addPerson(tx, { given_name: 'Hidden', restricted: true })
    const adult = await records.addPerson(tx, { given_name: 'Rex', family_name: 'Imagined', date_of_birth: '1980' })
    const siblings = { person_id: child, related_person_id: brother, kind: 'sibling', source: 'test' }
    await insertRecords(tx, 'relationship', [{ relationship_id: uuidv7(), ...siblings }])
    const city = await records.addContact(tx, { at: '2017-01-09T10:00', about: [child] })
    await decide(tx, city, '2017-01-09T15:00')
    const county = await records.addContact(tx, {
      at: '2017-02-09T10:00',
      about: [child],
      authority: STAFFORDSHIRE,
    })
    await decide(tx, county, '2017-02-10T15:00', STAFFORDSHIRE)
    await records.addAssessment(tx, { person: child, on: '2017-02-20', level: 'moderate' })
    await records.addNotice(tx, { adult, child, on: '2017-03-01' })
    await records.addSafeguarding(tx, { person: child, on: '2017-03-02' })
    await records.addArrest(tx, { person: adult, on: '2017-03-01' })
    return { child, brother, adult, city, county }
  })
}

/** What the audit holds about somebody. */
const auditOf = ({ database, operator }: Pick<TestDatabase, 'database' | 'operator'>, subjectId: string) =>
  inTransaction(database, operator, (tx) =>
    tx.selectFrom('audit_entry').select(['action', 'actor_id']).where('subject_id', '=', subjectId).execute(),
  )

const contactsIn = (view: PersonView) => view.child!.contacts.map((one) => one.contactId)
const decisionsIn = (view: PersonView) => view.child!.story.filter((entry) => entry.kind === 'decision').length

onEachEngine('chronology', (open) => {
  test('the story of a child holds every dated fact about them once and nobody else’s, the latest first', async () => {
    const { database, operator } = await open()
    const reference = await referenceOf(database)
    const { child, found } = await inTransaction(database, operator, manyRecords)
    const story = await inTransaction(database, operator, (tx) => chronologyOf(tx, reference, child))
    assert.ok(found.length > 60)
    assert.deepEqual(story.map((entry) => entry.id).toSorted(), found.map((one) => one.id).toSorted())
    assert.deepEqual(
      story.map((entry) => entry.on),
      found.map((one) => one.on).toSorted(latestFirst),
    )
    for (const day of new Set(found.map((one) => one.on))) {
      const moments = found.flatMap((one) => (one.on === day && one.at ? [one.at] : []))
      const told = story.filter((entry) => entry.on === day).flatMap((entry) => entry.at ?? [])
      assert.deepEqual(told, moments.toSorted(latestFirst), day)
    }
    // A closure ends its day.
    const closures = story.filter((entry) => entry.kind === 'closure')
    assert.ok(closures.length > 5)
    for (const closure of closures) {
      const after = story.slice(0, story.indexOf(closure)).filter((entry) => entry.on === closure.on)
      assert.ok(
        after.every((entry) => entry.kind === 'closure'),
        closure.id,
      )
    }
  })

  test('the county’s contact officer sees a child whom the city helps too, and of the contacts the county’s alone', async () => {
    const opened = await open()
    const { database, as } = opened
    const { child, city, county } = await sharedChild(opened)
    const seenBy = async (who: Actor) => mustBeOk(await viewPerson(database, who, child))
    const inCounty = await seenBy(as('contact_officer', STAFFORDSHIRE))
    assert.equal(inCounty.person.givenName, 'Nia')
    assert.deepEqual(contactsIn(inCounty), [county])
    assert.equal(decisionsIn(inCounty), 1)
    assert.deepEqual(contactsIn(await seenBy(as('contact_officer', STOKE))), [city])
    const police = await seenBy(as('police_officer'))
    assert.deepEqual(contactsIn(police), [county, city])
    assert.equal(decisionsIn(police), 2)
    // What is shared by the partnership both see.
    for (const view of [inCounty, police]) {
      assert.equal(view.child!.risk.assessments.length, 1)
      assert.equal(view.child!.notices.length, 1)
      assert.equal(view.child!.safeguarding.length, 1)
    }
  })

  test('a restricted brother is named to those who are cleared alone', async () => {
    const opened = await open()
    const { database, as } = opened
    const { child } = await sharedChild(opened)
    const brotherFor = async (who: Actor) => mustBeOk(await viewPerson(database, who, child)).family[0]?.person
    assert.equal((await brotherFor(as('team_manager', STOKE)))?.givenName, 'Hidden')
    assert.equal(await brotherFor(as('social_worker', STOKE)), undefined)
  })

  test('the page of an adult who was warned tells police records to those who see them, and nobody takes the adult for a child', async () => {
    const opened = await open()
    const { database, as } = opened
    const { adult } = await sharedChild(opened)
    const seenBy = async (who: Actor) => mustBeOk(await viewPerson(database, who, adult))
    const police = await seenBy(as('police_officer'))
    assert.equal(police.child, undefined)
    assert.equal(police.police?.events.length, 1)
    assert.equal(police.police?.notices.length, 1)
    const worker = await seenBy(as('social_worker', STOKE))
    assert.equal(worker.child, undefined)
    assert.equal(worker.police?.events.length, 0)
    assert.equal(worker.police?.notices.length, 1)
  })

  test('somebody under age whom police suspect is shown as a child, with the police record apart and for police alone', async () => {
    const opened = await open()
    const { database, operator, as } = opened
    const person = await inTransaction(database, operator, async (tx) => {
      const both = await records.addPerson(tx, { date_of_birth: '2012-01-01' })
      await records.addArrest(tx, { person: both, on: '2017-03-01' })
      return both
    })
    const police = mustBeOk(await viewPerson(database, as('police_officer'), person))
    assert.equal(police.police?.events.length, 1)
    assert.deepEqual(police.child?.story, [])
    const worker = mustBeOk(await viewPerson(database, as('social_worker', STOKE), person))
    assert.equal(worker.police, undefined)
    assert.deepEqual(worker.child?.story, [])
  })

  test('every view leaves an audit entry; who may not view is told that there is nobody, and leaves none', async () => {
    const opened = await open()
    const { database, as } = opened
    const { child, brother } = await sharedChild(opened)
    const worker = as('social_worker', STOKE)
    mustBeOk(await viewPerson(database, worker, child))
    mustBeOk(await viewPerson(database, worker, child))
    assert.deepEqual(await auditOf(opened, child), [
      { action: 'view_person', actor_id: worker.actorId },
      { action: 'view_person', actor_id: worker.actorId },
    ])
    const refused = { ok: false, refusal: { kind: 'not_found' } }
    for (const role of ['councillor', 'strategic_manager', 'analyst', 'operator'] as const)
      assert.deepEqual(await viewPerson(database, as(role), child), refused, role)
    assert.deepEqual(await viewPerson(database, { ...worker, partnershipId: uuidv7() }, child), refused)
    assert.deepEqual(await viewPerson(database, worker, brother), refused)
    assert.equal((await auditOf(opened, child)).length, 2)
    assert.deepEqual(await auditOf(opened, brother), [])
  })
})
