import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPerson, STOKE } from '../../test/builders/records.ts'
import { onEachEngine } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { plainDate } from '../platform/dates.ts'
import { inTransaction, insertRecords, type Database } from '../platform/database/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { operationsOfChild, policeRecordOf, safeguardingOf } from './index.ts'

/** An operation with a child made safer in it and a suspect to whom everything happened, out of order. */
async function investigated(database: Database, by: Actor, restricted = false) {
  const operationId = uuidv7()
  return inTransaction(database, by, async (tx) => {
    const child = await addPerson(tx, { given_name: 'Nia', family_name: 'Invented' })
    const suspect = await addPerson(tx, { given_name: 'Rex', family_name: 'Imagined', restricted })
    await insertRecords(tx, 'operation', [
      { operation_id: operationId, ref: 'O-1', name: 'Operation Larkwhistle', opened_on: plainDate('2016-01-04') },
    ])
    const facts = (personId: string) => ({
      ref: uuidv7(),
      person_id: personId,
      authority: STOKE,
      operation_id: operationId,
      restricted: personId === suspect && restricted,
    })
    await insertRecords(tx, 'charge', [
      { charge_id: uuidv7(), ...facts(suspect), offence: 'Invented offence', charged_on: plainDate('2016-06-01') },
    ])
    await insertRecords(tx, 'arrest', [
      { arrest_id: uuidv7(), ...facts(suspect), arrested_on: plainDate('2016-03-02') },
    ])
    await insertRecords(tx, 'voluntary_interview', [
      { voluntary_interview_id: uuidv7(), ...facts(suspect), interviewed_on: plainDate('2016-02-01') },
    ])
    await insertRecords(tx, 'warrant', [
      { warrant_id: uuidv7(), ...facts(suspect), kind: 'arrest', issued_on: plainDate('2016-03-02') },
    ])
    for (const [kind, on] of [
      ['exploitation_plan', '2016-05-05'],
      ['strategy_discussion', '2016-04-04'],
    ] as const)
      await insertRecords(tx, 'safeguarding_action', [
        { safeguarding_action_id: uuidv7(), ...facts(child), kind, safeguarded_on: plainDate(on) },
      ])
    return { child, suspect, operationId }
  })
}

onEachEngine('what investigations tell other rooms', (open) => {
  test('what was done to make a child safer comes in the order of its days, within the operation it belongs to', async () => {
    const { database, operator, as } = await open()
    const { child, operationId } = await investigated(database, operator)
    const seenBy = (who: Actor) => inTransaction(database, who, (tx) => safeguardingOf(tx, child))
    const seen = await seenBy(as('police_officer'))
    assert.deepEqual(
      seen.map(({ on, kind, operation }) => ({ on, kind, operation })),
      [
        { on: '2016-04-04', kind: 'strategy_discussion', operation: { operationId, name: 'Operation Larkwhistle' } },
        { on: '2016-05-05', kind: 'exploitation_plan', operation: { operationId, name: 'Operation Larkwhistle' } },
      ],
    )
    const withoutOperation = await seenBy(as('social_worker', STOKE))
    assert.deepEqual(
      withoutOperation.map((one) => [one.kind, one.operation]),
      [
        ['strategy_discussion', undefined],
        ['exploitation_plan', undefined],
      ],
    )
    assert.deepEqual(await seenBy(as('councillor')), [])
    assert.deepEqual(await seenBy({ ...as('police_officer'), partnershipId: uuidv7() }), [])
  })

  test('what police did about a suspect is one list by day, for those who see police records', async () => {
    const { database, operator, as } = await open()
    const { suspect } = await investigated(database, operator)
    const seenBy = (who: Actor) => inTransaction(database, who, (tx) => policeRecordOf(tx, suspect))
    const seen = await seenBy(as('police_officer'))
    assert.deepEqual(
      seen.map((one) => [one.on, one.kind]),
      [
        ['2016-02-01', 'voluntary_interview'],
        ['2016-03-02', 'warrant'],
        ['2016-03-02', 'arrest'],
        ['2016-06-01', 'charge'],
      ],
    )
    for (const role of ['social_worker', 'contact_officer', 'team_manager', 'councillor'] as const)
      assert.deepEqual(await seenBy(as(role)), [], role)
    assert.deepEqual(await seenBy({ ...as('police_officer'), partnershipId: uuidv7() }), [])
  })

  test('what is on record of a restricted suspect is not told to a reader who is not cleared', async () => {
    const { database, operator, as } = await open()
    const { suspect } = await investigated(database, operator, true)
    const seenBy = (who: Actor) => inTransaction(database, who, (tx) => policeRecordOf(tx, suspect))
    assert.equal((await seenBy(as('police_officer'))).length, 0)
    assert.equal((await seenBy(as('information_governance_officer'))).length, 4)
  })

  test('the operations of a child are those within which something was done for them', async () => {
    const { database, operator, as } = await open()
    const { child, suspect, operationId } = await investigated(database, operator)
    const seenBy = (who: Actor, person: string) => inTransaction(database, who, (tx) => operationsOfChild(tx, person))
    const [seen, ...others] = await seenBy(as('police_officer'), child)
    assert.deepEqual(
      [seen?.operationId, seen?.name, seen?.openedOn, seen?.closedOn, others],
      [operationId, 'Operation Larkwhistle', '2016-01-04', null, []],
    )
    assert.deepEqual(await seenBy(as('police_officer'), suspect), [])
    assert.deepEqual(await seenBy(as('social_worker', STOKE), child), [])
  })
})
