import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anEvent, anOperation, arrest, search, step } from '../../test/builders/investigations.ts'
import { addPerson, DORSET, STAFFORDSHIRE, STOKE } from '../../test/builders/records.ts'
import { onEachEngine } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { nobodyTold } from '../people/index.ts'
import { addDays, dayOf, plainDate, type PartialDate } from '../platform/dates.ts'
import { correctRecord, inTransaction, nowFor, type Database } from '../platform/database/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { recordOperation } from './actions.ts'
import type { NewEvent, Who } from './drafts.ts'
import { listEvents } from './index.ts'
import { listOperations, viewOperation } from './reading.ts'
import { recordEvent } from './recording.ts'

const notFound = { ok: false, refusal: { kind: 'not_found' } }

const somebody = (database: Database, by: Actor, facts: Parameters<typeof addPerson>[1] = {}) =>
  inTransaction(database, by, (tx) => addPerson(tx, facts))

const auditOf = (database: Database, operator: Actor) =>
  inTransaction(database, operator, async (tx) => {
    const rows = await tx.selectFrom('audit_entry').select(['action', 'subject_type', 'subject_id']).execute()
    return rows.filter((row) => !['found_partnership', 'add_user'].includes(row.action))
  })

const eventsSeenBy = (database: Database, who: Actor, operationId: string | null = null) =>
  inTransaction(database, who, (tx) => listEvents(tx, { operationId }))

onEachEngine('events of investigations', (open) => {
  test('an event of each kind is kept within its operation, and the counts keep people and events apart', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const draft = anOperation()
    await recordOperation(database, officer, draft)
    const { operationId } = draft
    const suspect = await somebody(database, operator, { given_name: 'Rex', date_of_birth: '1980-02-03' })
    const child = await somebody(database, operator, { given_name: 'Nia', date_of_birth: '2003-02-03' })
    const within = { operationId }
    const offences = ['Invented offence', 'Invented offence', 'Another invented offence']
    for (const event of [
      anEvent(arrest, suspect, within),
      anEvent(arrest, suspect, { ...within, on: plainDate('2016-08-02') }),
      anEvent({ kind: 'voluntary_interview' }, suspect, within),
      anEvent(search, { kind: 'nobody' }, within),
      anEvent({ kind: 'warrant', warrantKind: 'arrest', executedOn: plainDate('2016-03-02') }, suspect, within),
      anEvent({ kind: 'charge', offences }, suspect, within),
      anEvent(step, child, within),
      anEvent(step, child, { ...within, authority: STAFFORDSHIRE }),
    ])
      assert.equal((await recordEvent(database, officer, event)).ok, true, event.kind)
    const [one] = (await listOperations(database, officer, { state: undefined, named: undefined, page: 1 })).operations
    assert.deepEqual(one?.outcomes, {
      warrant: { rows: 2, people: 1 },
      arrest: { rows: 2, people: 1 },
      voluntary_interview: { rows: 1, people: 1 },
      charge: { rows: 3, people: 1 },
      safeguarding_action: { rows: 2, people: 1 },
      issued: 2,
      executed: 1,
    })
    const view = await viewOperation(database, officer, { operationId, kind: 'charge', page: 1 })
    assert.deepEqual(
      view.ok && view.value.events.map((event) => event.kind === 'charge' && event.offence).toSorted(),
      offences.toSorted(),
    )
    const audited = await auditOf(database, operator)
    for (const action of ['record_arrest', 'record_voluntary_interview', 'record_warrant', 'record_charge'] as const)
      assert.ok(
        audited.some((entry) => entry.action === action && entry.subject_id === suspect),
        action,
      )
    assert.ok(audited.some((entry) => entry.action === 'view_operation' && entry.subject_id === suspect))
  })

  test('a form sent twice, even at once, is one event, and other facts under its id are refused rather than lost', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const suspect = await somebody(database, operator)
    const told = { ...nobodyTold, givenName: 'Quill', familyName: 'Imagined' }
    for (const event of [
      anEvent({ kind: 'charge', offences: ['One', 'Two'] }, suspect),
      anEvent(arrest, { kind: 'new', told, seen: [] }),
    ]) {
      const sent = [recordEvent(database, officer, event), recordEvent(database, officer, event)]
      assert.deepEqual(
        (await Promise.all(sent)).map((one) => one.ok),
        [true, true],
      )
      assert.equal((await recordEvent(database, officer, event)).ok, true)
      assert.deepEqual(await recordEvent(database, officer, { ...event, on: plainDate('2016-03-03') }), {
        ok: false,
        refusal: { kind: 'recorded_otherwise', on: '2016-03-02' },
      })
    }
    const seen = await eventsSeenBy(database, officer)
    assert.deepEqual(
      seen.map((event) => event.kind),
      ['arrest', 'charge', 'charge'],
    )
    const people = await inTransaction(database, operator, (tx) =>
      tx.selectFrom('person').select('person_id').execute(),
    )
    assert.equal(people.length, 2)
  })

  test('somebody new is asked about first where somebody on record may be the same', async () => {
    const { database, as } = await open()
    const officer = as('police_officer')
    const told = { ...nobodyTold, givenName: 'Quill', familyName: 'Imagined', dateOfBirth: '1979-04-05' as PartialDate }
    const event = (seen: string[]) => anEvent(arrest, { kind: 'new', told, seen })
    const first = await recordEvent(database, officer, event([]))
    assert.ok(first.ok && first.value.personId)
    const again = await recordEvent(database, officer, event([]))
    assert.deepEqual(again, {
      ok: false,
      refusal: { kind: 'may_be_known', candidates: [first.value.personId] },
    })
    const other = await recordEvent(database, officer, event([first.value.personId]))
    assert.ok(other.ok && other.value.personId !== first.value.personId)
    assert.equal((await eventsSeenBy(database, officer)).length, 2)
  })

  test('a refusal leaves no trace: no event, no new person, no entry in the audit', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const tomorrow = addDays(dayOf(nowFor(officer)), 1)
    const told = { ...nobodyTold, givenName: 'Quill', familyName: 'Imagined', dateOfBirth: '1990-01-01' as PartialDate }
    const newcomer: Who = { kind: 'new', told, seen: [] }
    const refused: [NewEvent, string][] = [
      [anEvent(arrest, newcomer, { on: tomorrow }), 'in_the_future'],
      [anEvent(arrest, newcomer, { authority: DORSET }), 'unknown_authority'],
      [anEvent(step, newcomer), 'grown_up'],
      [anEvent(arrest, { kind: 'nobody' }), 'names_nobody'],
      [anEvent(arrest, uuidv7()), 'person_not_found'],
      [anEvent(arrest, newcomer, { operationId: uuidv7() }), 'not_found'],
      [anEvent({ kind: 'charge', offences: [] }, newcomer), 'no_offence'],
    ]
    for (const [event, kind] of refused) {
      const result = await recordEvent(database, officer, event)
      assert.equal(!result.ok && result.refusal.kind, kind)
    }
    assert.deepEqual(await eventsSeenBy(database, operator), [])
    assert.deepEqual(await auditOf(database, operator), [])
    const people = await inTransaction(database, operator, (tx) =>
      tx.selectFrom('person').select('person_id').execute(),
    )
    assert.deepEqual(people, [])
  })

  test('a social worker records what made a child safer, for their own area', async () => {
    const { database, operator, as } = await open()
    const worker = as('social_worker', STOKE)
    const child = await somebody(database, operator, { date_of_birth: '2004-05' })
    assert.equal((await recordEvent(database, worker, anEvent(step, child))).ok, true)
    assert.deepEqual(await recordEvent(database, worker, anEvent(step, child, { authority: STAFFORDSHIRE })), {
      ok: false,
      refusal: { kind: 'outside_your_area' },
    })
  })

  test('what is on record of a restricted person, or within a restricted operation, is restricted too', async () => {
    const { database, operator, as } = await open()
    const manager = as('team_manager', STOKE)
    const officer = as('police_officer')
    const hidden = await somebody(database, operator, { date_of_birth: '2004-05-06', restricted: true })
    assert.equal((await recordEvent(database, manager, anEvent(step, hidden))).ok, true)
    assert.deepEqual(await recordEvent(database, officer, anEvent(step, hidden)), {
      ok: false,
      refusal: { kind: 'person_not_found' },
    })
    assert.equal((await eventsSeenBy(database, manager)).length, 1)
    assert.equal((await eventsSeenBy(database, as('social_worker', STOKE))).length, 0)

    const draft = anOperation()
    await recordOperation(database, officer, draft)
    await inTransaction(database, operator, (tx) =>
      correctRecord(tx, 'operation', draft.operationId, 1, { restricted: true }),
    )
    const within = { operationId: draft.operationId }
    const cleared: Actor = { ...officer, sees: [...officer.sees, 'restricted'] }
    assert.equal((await recordEvent(database, cleared, anEvent(search, { kind: 'nobody' }, within))).ok, true)
    assert.deepEqual(await recordEvent(database, officer, anEvent(search, { kind: 'nobody' }, within)), notFound)
    assert.equal((await eventsSeenBy(database, cleared, draft.operationId)).length, 1)
    assert.equal((await eventsSeenBy(database, officer, draft.operationId)).length, 0)
  })
})
