/** What police and a council decide together: who sees it, and that nobody changes it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { anOperation } from '../../../test/builders/investigations.ts'
import { STAFFORDSHIRE, STOKE } from '../../../test/builders/records.ts'
import { onEachEngine } from '../../../test/support/database.ts'
import type { Actor } from '../../access/index.ts'
import { correctRecord, inTransaction, type Database } from '../../platform/database/index.ts'
import { plainDate } from '../../platform/dates.ts'
import { mustBeOk } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { recordOperation } from '../actions.ts'
import { readOperation } from '../reading.ts'
import { listJointLogs, openJointLog, recordJointDecision, viewJointLog } from './actions.ts'

const notFound = { ok: false, refusal: { kind: 'not_found' } }
const kindOf = (done: { ok: true } | { ok: false; refusal: { kind: string } }) => (done.ok ? 'ok' : done.refusal.kind)

const aDecision = (logId: string) => ({
  id: uuidv7(),
  logId,
  decidedOn: plainDate('2016-03-02'),
  decision: 'The social worker visits first; the officer waits until the child is with an aunt.',
  reason: 'The child trusts the social worker.',
})

async function aLog(database: Database, officer: Actor) {
  const draft = anOperation()
  mustBeOk(await recordOperation(database, officer, draft))
  const asked = { id: uuidv7(), operationId: draft.operationId, authority: STOKE }
  const { id } = mustBeOk(await openJointLog(database, officer, asked))
  return { logId: id, operationId: draft.operationId, title: draft.name }
}

onEachEngine('joint decisions', (open) => {
  test('police and the council beside them both add and read all; the council is told nothing else of the operation', async () => {
    const { database, as } = await open()
    const [officer, worker] = [as('police_officer'), as('social_worker', STOKE)]
    const { logId, operationId, title } = await aLog(database, officer)
    mustBeOk(await recordJointDecision(database, officer, aDecision(logId)))
    mustBeOk(await recordJointDecision(database, worker, { ...aDecision(logId), decidedOn: plainDate('2016-03-03') }))
    for (const who of [officer, worker, as('team_manager', STOKE)]) {
      const view = mustBeOk(await viewJointLog(database, who, logId))
      assert.deepEqual(
        view.decisions.map((one) => [one.signedBy, one.agencyName, one.decidedOn]),
        [
          [worker.displayName, worker.agencyName, '2016-03-03'],
          [officer.displayName, officer.agencyName, '2016-03-02'],
        ],
      )
      assert.equal(view.log.title, title)
    }
    assert.deepEqual(await readOperation(database, worker, operationId), notFound)
  })

  test('another council, whoever may not, and whoever is not cleared are told that there is no log', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const { logId, operationId } = await aLog(database, officer)
    const strangers = [
      as('social_worker', STAFFORDSHIRE),
      as('contact_officer', STOKE),
      as('analyst'),
      as('councillor'),
      { ...officer, partnershipId: uuidv7() },
    ]
    for (const who of strangers) {
      assert.deepEqual(await viewJointLog(database, who, logId), notFound)
      assert.deepEqual(await recordJointDecision(database, who, aDecision(logId)), notFound)
      const list = await listJointLogs(database, who)
      assert.deepEqual(list.ok ? list.value : list, list.ok ? [] : notFound)
    }
    const opening = { id: uuidv7(), operationId, authority: STOKE }
    assert.deepEqual(await openJointLog(database, as('social_worker', STOKE), opening), notFound)
    await inTransaction(database, operator, (tx) => correctRecord(tx, 'joint_log', logId, 1, { restricted: true }))
    assert.deepEqual(await viewJointLog(database, as('social_worker', STOKE), logId), notFound)
    assert.equal((await viewJointLog(database, as('team_manager', STOKE), logId)).ok, true)
  })

  test('an entry sent twice is one, other words under its id are refused, and nobody changes what stands', async () => {
    const { database, as } = await open()
    const officer = as('police_officer')
    const { logId } = await aLog(database, officer)
    const decision = aDecision(logId)
    const both = await Promise.all([
      recordJointDecision(database, officer, decision),
      recordJointDecision(database, officer, decision),
    ])
    assert.deepEqual(both.map(kindOf), ['ok', 'ok'])
    const other = { ...decision, reason: 'Another reason' }
    assert.equal(kindOf(await recordJointDecision(database, officer, other)), 'recorded_otherwise')
    const future = { ...aDecision(logId), decidedOn: plainDate('2999-01-01') }
    assert.equal(kindOf(await recordJointDecision(database, officer, future)), 'in_the_future')
    await assert.rejects(
      inTransaction(database, officer, (tx) => sql`update joint_decision set reason = 'changed'`.execute(tx)),
      /permission denied/,
    )
    assert.equal(mustBeOk(await viewJointLog(database, officer, logId)).decisions.length, 1)
  })

  test('with one council an operation has one log, and only councils of the force area may be beside it', async () => {
    const { database, as } = await open()
    const officer = as('police_officer')
    const { logId, operationId } = await aLog(database, officer)
    const ask = (authority: string) => openJointLog(database, officer, { id: uuidv7(), operationId, authority })
    assert.deepEqual(
      (await Promise.all([ask(STOKE), ask(STOKE)])).map((one) => one.ok && one.value.id),
      [logId, logId],
    )
    assert.equal(kindOf(await ask('E06000059')), 'unknown_authority')
    assert.equal(kindOf(await ask(STAFFORDSHIRE)), 'ok')
    assert.equal(mustBeOk(await listJointLogs(database, officer)).length, 2)
    assert.equal(mustBeOk(await listJointLogs(database, as('social_worker', STOKE))).length, 1)
  })
})
