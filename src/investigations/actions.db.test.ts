import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anEvent, anOperation, arrest, opened, search, step } from '../../test/builders/investigations.ts'
import { addPerson, STOKE } from '../../test/builders/records.ts'
import { onEachEngine } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { plainDate, type PlainDate } from '../platform/dates.ts'
import { correctRecord, inTransaction, type Database } from '../platform/database/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { closeOperation, executeWarrant, recordOperation } from './actions.ts'
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

onEachEngine('operations and warrants', (open) => {
  test('an operation is recorded once however often its form is sent, and closed once', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const draft = anOperation()
    const both = await Promise.all([
      recordOperation(database, officer, draft),
      recordOperation(database, officer, draft),
    ])
    assert.deepEqual(
      both.map((one) => one.ok),
      [true, true],
    )
    assert.equal((await recordOperation(database, officer, draft)).ok, true)
    const list = await listOperations(database, officer, { state: 'open', named: undefined, page: 1 })
    assert.deepEqual(
      list.operations.map((one) => one.operation.name),
      [draft.name],
    )

    const closing = { operationId: draft.operationId, version: 1, closedOn: plainDate('2016-12-01') }
    const closed = await Promise.all([
      closeOperation(database, officer, closing),
      closeOperation(database, officer, closing),
    ])
    assert.deepEqual(
      closed.map((one) => one.ok),
      [true, true],
    )
    const [one] = (await listOperations(database, officer, { state: 'closed', named: undefined, page: 1 })).operations
    assert.deepEqual([one?.operation.closedOn, one?.operation.version], ['2016-12-01', 2])
    const entries = (await auditOf(database, operator)).filter((entry) => entry.action === 'record_operation')
    assert.equal(entries.length, 2)
  })

  test('an open operation of the same name is pointed out, a closed one is no obstacle', async () => {
    const { database, as } = await open()
    const officer = as('police_officer')
    const first = anOperation({ name: 'Operation Quietwater' })
    await recordOperation(database, officer, first)
    const second = anOperation({ name: 'operation quietwater' })
    const refused = await recordOperation(database, officer, second)
    assert.equal(!refused.ok && refused.refusal.kind, 'name_taken')
    await closeOperation(database, officer, { operationId: first.operationId, version: 1, closedOn: opened })
    assert.equal((await recordOperation(database, officer, second)).ok, true)
  })

  test('an operation that somebody changed since is not closed over their change', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const { operationId, ...rest } = anOperation()
    await recordOperation(database, officer, { operationId, ...rest })
    await inTransaction(database, operator, (tx) => correctRecord(tx, 'operation', operationId, 1, { aim: 'Another' }))
    const refused = await closeOperation(database, officer, { operationId, version: 1, closedOn: opened })
    assert.deepEqual(refused, { ok: false, refusal: { kind: 'changed_by_someone_else' } })
    const view = await viewOperation(database, officer, { operationId, kind: undefined, page: 1 })
    assert.equal(view.ok && view.value.operation?.closedOn, null)
  })

  test('a warrant is issued on one day and executed on another, once, by whoever saw how it stands', async () => {
    const { database, as, operator } = await open()
    const officer = as('police_officer')
    const warrant = anEvent(search, { kind: 'nobody' })
    await recordEvent(database, officer, warrant)
    const execute = (executedOn: PlainDate, version = 1) =>
      executeWarrant(database, officer, { warrantId: warrant.id, version, executedOn })
    const early = await execute(plainDate('2016-03-01'))
    assert.equal(!early.ok && early.refusal.kind, 'executed_before_issue')
    assert.deepEqual(await execute(plainDate('2016-03-04'), 7), {
      ok: false,
      refusal: { kind: 'changed_by_someone_else' },
    })
    const day = plainDate('2016-03-04')
    assert.deepEqual(
      (await Promise.all([execute(day), execute(day)])).map((one) => one.ok),
      [true, true],
    )
    const other = await execute(plainDate('2016-03-05'), 2)
    assert.equal(!other.ok && other.refusal.kind, 'already_executed')
    const [stands] = await eventsSeenBy(database, officer)
    assert.deepEqual(stands?.kind === 'warrant' && [stands.on, stands.executedOn, stands.version], [
      '2016-03-02',
      '2016-03-04',
      2,
    ])
    const history = await inTransaction(database, officer, (tx) =>
      tx.selectFrom('warrant_history').select(['version', 'executed_on']).execute(),
    )
    assert.deepEqual(history, [{ version: 1, executed_on: null }])
    assert.equal((await auditOf(database, operator)).filter((one) => one.action === 'execute_warrant').length, 1)
  })

  test('another partnership sees and changes nothing, and whoever may not is told that there is nothing', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const draft = anOperation()
    await recordOperation(database, officer, draft)
    const { operationId } = draft
    const suspect = await somebody(database, operator)
    const warrant = anEvent(search, { kind: 'nobody' }, { operationId })
    await recordEvent(database, officer, warrant)
    const elsewhere = { ...officer, partnershipId: uuidv7() }
    const before = await auditOf(database, operator)
    const strangers = [elsewhere, as('councillor'), as('social_worker', STOKE), as('contact_officer', STOKE)]
    for (const who of strangers) {
      assert.deepEqual(await viewOperation(database, who, { operationId, kind: undefined, page: 1 }), notFound)
      assert.deepEqual(await closeOperation(database, who, { operationId, version: 1, closedOn: opened }), notFound)
      const execution = { warrantId: warrant.id, version: 1, executedOn: plainDate('2016-03-04') }
      assert.deepEqual(await executeWarrant(database, who, execution), notFound)
      const unnamed = await recordEvent(database, who, anEvent(step, suspect, { operationId }))
      assert.deepEqual(unnamed, notFound, who.role)
    }
    for (const role of ['councillor', 'social_worker', 'team_manager', 'analyst'] as const) {
      assert.deepEqual(await recordEvent(database, as(role), anEvent(arrest, suspect)), notFound)
      assert.deepEqual(await recordOperation(database, as(role), anOperation()), notFound)
    }
    assert.deepEqual(await auditOf(database, operator), before)
    const list = await inTransaction(database, elsewhere, (tx) => listEvents(tx, {}))
    assert.deepEqual(list, [])
  })
})
