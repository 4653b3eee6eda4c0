/** Whom an operation is about: children with how they were identified, people of concern across operations. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anEvent, anOperation, arrest, step } from '../../test/builders/investigations.ts'
import { addPerson, STOKE } from '../../test/builders/records.ts'
import { onEachEngine } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { correctRecord, inTransaction, type Database } from '../platform/database/index.ts'
import { plainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { recordOperation } from './actions.ts'
import { linkChild, viewOperationChildren, type NewChildLink } from './children.ts'
import { viewPeopleOfConcern } from './concern.ts'
import { nobodyTold } from '../people/index.ts'
import { recordEvent } from './recording.ts'

const notFound = { ok: false, refusal: { kind: 'not_found' } }
const day = plainDate('2016-03-01')

const aLink = (operationId: string, personId: string, changes: Partial<NewChildLink> = {}): NewChildLink => ({
  id: uuidv7(),
  operationId,
  who: { kind: 'known', personId },
  linkedOn: day,
  link: 'device',
  riskGroup: 'identified_victim',
  howIdentified: 'From invented pictures on a telephone',
  ...changes,
})

const somebody = (database: Database, by: Actor, facts: Parameters<typeof addPerson>[1]) =>
  inTransaction(database, by, (tx) => addPerson(tx, facts))

async function anOpenOperation(database: Database, officer: Actor): Promise<string> {
  const draft = anOperation()
  mustBeOk(await recordOperation(database, officer, draft))
  return draft.operationId
}

onEachEngine('whom an operation is about', (open) => {
  test('a child is linked once however often the form is sent, and by a second form not again', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const operationId = await anOpenOperation(database, officer)
    const child = await somebody(database, operator, { date_of_birth: '2004-05' })
    const link = aLink(operationId, child)
    const both = await Promise.all([linkChild(database, officer, link), linkChild(database, officer, link)])
    assert.deepEqual(
      both.map((one) => one.ok),
      [true, true],
    )
    assert.deepEqual(await linkChild(database, officer, aLink(operationId, child)), {
      ok: false,
      refusal: { kind: 'linked_already', linkedOn: day },
    })
    const entries = await inTransaction(database, operator, (tx) =>
      tx.selectFrom('audit_entry').select('subject_id').where('action', '=', 'link_child').execute(),
    )
    assert.deepEqual(entries, [{ subject_id: child }])
  })

  test('a child counts as safeguarded once the link and a step are there, whoever took the step', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const operationId = await anOpenOperation(database, officer)
    const [waits, inside, outside, unlinked] = await Promise.all(
      ['2004', '2005', '2006', '2007'].map((date_of_birth) => somebody(database, operator, { date_of_birth })),
    )
    for (const child of [waits!, inside!, outside!])
      mustBeOk(await linkChild(database, officer, aLink(operationId, child)))
    const on = plainDate('2016-03-05')
    for (const child of [inside!, unlinked!])
      mustBeOk(await recordEvent(database, officer, anEvent(step, child, { operationId, on })))
    // A social worker is not told of operations, and records what they do without one.
    mustBeOk(await recordEvent(database, as('social_worker', STOKE), anEvent(step, outside!, { on })))
    const view = mustBeOk(await viewOperationChildren(database, officer, { operationId, page: 1 }))
    assert.deepEqual([view.linked, view.safeguarded, view.unlinked, view.total], [3, 2, 1, 4])
    assert.deepEqual(
      view.children.map((one) => [one.personId, one.safeguardedSince]),
      [[waits, undefined], [unlinked, undefined], ...view.children.slice(2).map((one) => [one.personId, on])],
    )
    assert.equal(view.definition.version, 1)
  })

  test('nobody grown up is linked as a child, nor anybody on a day to come, and somebody new is compared first', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const operationId = await anOpenOperation(database, officer)
    const adult = await somebody(database, operator, { date_of_birth: '1980' })
    const kindOf = async (link: NewChildLink) => {
      const done = await linkChild(database, officer, link)
      return done.ok ? 'ok' : done.refusal.kind
    }
    assert.equal(await kindOf(aLink(operationId, adult)), 'grown_up')
    const child = await somebody(database, operator, { date_of_birth: '2004-05' })
    assert.equal(await kindOf(aLink(operationId, child, { linkedOn: plainDate('2999-01-01') })), 'in_the_future')
    assert.equal(await kindOf(aLink(operationId, uuidv7())), 'person_not_found')
    assert.equal(await kindOf(aLink(operationId, child, { who: { kind: 'nobody' } })), 'names_nobody')
    const told = { ...nobodyTold, givenName: 'Perpetua', familyName: 'Newcomer' }
    assert.equal(await kindOf(aLink(operationId, child, { who: { kind: 'new', told, seen: [] } })), 'ok')
    const view = mustBeOk(await viewOperationChildren(database, officer, { operationId, page: 1 }))
    assert.deepEqual(
      [...view.people.values()].map((one) => one.givenName),
      ['Perpetua'],
    )
  })

  test('people of concern are people: with how many other operations they are seen in, those first', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const [here, elsewhere, third] = [
      await anOpenOperation(database, officer),
      await anOpenOperation(database, officer),
      await anOpenOperation(database, officer),
    ]
    const once = await somebody(database, operator, { date_of_birth: '1980' })
    const often = await somebody(database, operator, { date_of_birth: '1981' })
    const record = async (operationId: string, person: string) =>
      mustBeOk(await recordEvent(database, officer, anEvent(arrest, person, { operationId })))
    await record(here, once)
    for (const operationId of [here, here, elsewhere, elsewhere, third]) await record(operationId, often)
    const view = mustBeOk(await viewPeopleOfConcern(database, officer, { operationId: here, page: 1 }))
    assert.deepEqual(
      view.people.map((one) => [one.personId, one.arrests, one.otherOperations]),
      [
        [often, 2, 2],
        [once, 1, 0],
      ],
    )
    assert.equal(view.total, 2)
    assert.equal(mustBeOk(await viewPeopleOfConcern(database, officer, { operationId: here, page: 9 })).page, 1)
  })

  test('whoever may not open operations, another partnership, and whoever is not cleared are told of nothing', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const operationId = await anOpenOperation(database, officer)
    const child = await somebody(database, operator, { date_of_birth: '2004-05' })
    const strangers = [
      { ...officer, partnershipId: uuidv7() },
      as('social_worker', STOKE),
      as('team_manager', STOKE),
      as('councillor'),
    ]
    for (const who of strangers) {
      assert.deepEqual(await linkChild(database, who, aLink(operationId, child)), notFound)
      assert.deepEqual(await viewOperationChildren(database, who, { operationId, page: 1 }), notFound)
      assert.deepEqual(await viewPeopleOfConcern(database, who, { operationId, page: 1 }), notFound)
    }
    const link = aLink(operationId, child)
    mustBeOk(await linkChild(database, officer, link))
    await inTransaction(database, operator, (tx) =>
      correctRecord(tx, 'operation_child', link.id, 1, { restricted: true }),
    )
    const view = mustBeOk(await viewOperationChildren(database, officer, { operationId, page: 1 }))
    assert.deepEqual([view.total, view.linked, view.people.size], [0, 0, 0])
  })
})
