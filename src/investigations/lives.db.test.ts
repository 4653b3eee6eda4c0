/** What becomes of warrants, charges and arrests, and putting right what is on record. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anEvent, anOperation, arrest, opened, step } from '../../test/builders/investigations.ts'
import { addPerson, STAFFORDSHIRE, STOKE } from '../../test/builders/records.ts'
import { onEachEngine } from '../../test/support/database.ts'
import type { Actor } from '../access/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import { plainDate, type PlainDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { closeOperation, executeWarrant, recordOperation, reopenOperation } from './actions.ts'
import { correctEvent, readEvent } from './correcting.ts'
import type { Correction, EventDetails } from './drafts.ts'
import { endBail, recordBail, recordOutcome, takeWarrantStep } from './lives.ts'
import { readOperation } from './reading.ts'
import { recordEvent } from './recording.ts'
import { listEvents } from './store/events.ts'

const notFound = { ok: false, refusal: { kind: 'not_found' } }
const day = (text: string): PlainDate => plainDate(text)
const applied: EventDetails = {
  kind: 'warrant',
  warrantKind: 'search',
  executedOn: null,
  appliedOnly: true,
  premises: '1 Invented Street',
}
const offence: EventDetails = { kind: 'charge', offences: ['An invented offence'] }

const somebody = (database: Database, by: Actor, date_of_birth = '1980') =>
  inTransaction(database, by, (tx) => addPerson(tx, { date_of_birth }))
const eventOf = async (database: Database, who: Actor, id: string) =>
  (await inTransaction(database, who, (tx) => listEvents(tx, { id })))[0]!
const kindOf = (done: { ok: true } | { ok: false; refusal: { kind: string } }) => (done.ok ? 'ok' : done.refusal.kind)

onEachEngine('what becomes of warrants, charges and arrests', (open) => {
  test('a warrant is applied for, issued, executed and returned, each once and in that order', async () => {
    const { database, as } = await open()
    const officer = as('police_officer')
    const warrant = anEvent(applied, { kind: 'nobody' })
    mustBeOk(await recordEvent(database, officer, warrant))
    const take = (of: 'issue' | 'refuse' | 'return', on: string, version: number) =>
      takeWarrantStep(database, officer, { warrantId: warrant.id, step: of, on: day(on), version })
    const execute = (on: string, version: number) =>
      executeWarrant(database, officer, { warrantId: warrant.id, executedOn: day(on), version })
    assert.equal(kindOf(await execute('2016-03-05', 1)), 'not_issued')
    assert.equal(kindOf(await take('return', '2016-03-05', 1)), 'out_of_turn')
    assert.equal(kindOf(await take('issue', '2016-03-01', 1)), 'before_the_last')
    assert.equal(kindOf(await take('issue', '2016-03-04', 9)), 'changed_by_someone_else')
    const both = await Promise.all([take('issue', '2016-03-04', 1), take('issue', '2016-03-04', 1)])
    assert.deepEqual(both.map(kindOf), ['ok', 'ok'])
    assert.equal(kindOf(await take('refuse', '2016-03-05', 2)), 'out_of_turn')
    mustBeOk(await execute('2016-03-06', 2))
    assert.equal(kindOf(await take('return', '2016-03-05', 3)), 'before_the_last')
    mustBeOk(await take('return', '2016-03-08', 3))
    const stands = await eventOf(database, officer, warrant.id)
    assert.deepEqual(
      stands.kind === 'warrant' && [
        stands.appliedOn,
        stands.issuedOn,
        stands.executedOn,
        stands.returnedOn,
        stands.version,
      ],
      ['2016-03-02', '2016-03-04', '2016-03-06', '2016-03-08', 4],
    )
    assert.equal(stands.kind === 'warrant' && stands.premises, '1 Invented Street')
  })

  test('bail follows an arrest, one at a time, and ends with how it ended', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const arrested = anEvent(arrest, await somebody(database, operator))
    mustBeOk(await recordEvent(database, officer, arrested))
    const bail = {
      bailId: uuidv7(),
      arrestId: arrested.id,
      fromOn: day('2016-03-02'),
      untilOn: day('2016-06-01'),
      conditions: 'To live at an invented address',
    }
    const recorded = (changes: object) => recordBail(database, officer, { ...bail, ...changes })
    assert.equal(kindOf(await recorded({ fromOn: day('2016-03-01') })), 'before_the_last')
    assert.equal(kindOf(await recorded({ untilOn: day('2016-03-01') })), 'until_before_from')
    const both = await Promise.all([recorded({}), recorded({})])
    assert.deepEqual(both.map(kindOf), ['ok', 'ok'])
    assert.equal(kindOf(await recorded({ bailId: uuidv7() })), 'on_bail_already')
    const end = (on: string) =>
      endBail(database, officer, { arrestId: arrested.id, version: 1, how: 'charged', on: day(on) })
    assert.equal(kindOf(await end('2016-03-01')), 'before_the_last')
    assert.equal(kindOf(await end('2016-05-01')), 'ok')
    assert.equal(kindOf(await end('2016-05-01')), 'ok')
    assert.equal(kindOf(await end('2016-05-02')), 'out_of_turn')
    const stands = await eventOf(database, officer, arrested.id)
    assert.deepEqual(stands.kind === 'arrest' && [stands.bail?.endedOn, stands.bail?.endedHow, stands.bail?.version], [
      '2016-05-01',
      'charged',
      2,
    ])
    assert.equal(kindOf(await recorded({ bailId: uuidv7(), fromOn: day('2016-05-02') })), 'ok')
  })

  test('a charge has an outcome at court, on its day or later, which may be put right', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const charged = anEvent(offence, await somebody(database, operator))
    mustBeOk(await recordEvent(database, officer, charged))
    const say = (outcome: 'convicted' | 'acquitted', on: string, version: number) =>
      recordOutcome(database, officer, { chargeId: charged.id, version, outcome, on: day(on) })
    assert.equal(kindOf(await say('convicted', '2016-03-01', 1)), 'before_the_last')
    assert.equal(kindOf(await say('convicted', '2999-03-01', 1)), 'in_the_future')
    mustBeOk(await say('convicted', '2016-10-03', 1))
    assert.equal(kindOf(await say('acquitted', '2016-10-03', 1)), 'changed_by_someone_else')
    mustBeOk(await say('acquitted', '2016-10-03', 2))
    const kept = await inTransaction(database, officer, (tx) =>
      tx.selectFrom('charge_history').select(['version', 'outcome']).orderBy('version').execute(),
    )
    assert.deepEqual(kept, [
      { version: 1, outcome: null },
      { version: 2, outcome: 'convicted' },
    ])
  })

  test('an event is put right over what its form showed, within the order of its life, and what stood is kept', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const arrested = anEvent(arrest, await somebody(database, operator, '1990-06'))
    mustBeOk(await recordEvent(database, officer, arrested))
    const correct = (changes: Partial<Correction>) =>
      correctEvent(database, officer, {
        id: arrested.id,
        version: 1,
        on: day('2016-03-01'),
        authority: STAFFORDSHIRE,
        said: 'Another invented offence',
        code: undefined,
        premises: null,
        ...changes,
      })
    assert.equal(kindOf(await correct({ version: 3 })), 'changed_by_someone_else')
    assert.equal(kindOf(await correct({ on: day('1990-05-31') })), 'before_birth')
    assert.equal(kindOf(await correct({ authority: 'E06000059' })), 'unknown_authority')
    mustBeOk(await correct({}))
    assert.equal(kindOf(await correct({})), 'changed_by_someone_else')
    const bail = { bailId: uuidv7(), arrestId: arrested.id, untilOn: null, conditions: null }
    mustBeOk(await recordBail(database, officer, { ...bail, fromOn: day('2016-03-04') }))
    assert.equal(kindOf(await correct({ version: 2, on: day('2016-03-05') })), 'after_the_next')
    const stands = await eventOf(database, officer, arrested.id)
    assert.deepEqual(
      stands.kind === 'arrest' && [stands.on, stands.authority, stands.suspectedOffence, stands.version],
      ['2016-03-01', STAFFORDSHIRE, 'Another invented offence', 2],
    )
  })

  test('a social worker puts right what was done for a child in their area, and is told of nothing else', async () => {
    const { database, operator, as } = await open()
    const officer = as('police_officer')
    const worker = as('social_worker', STOKE)
    const child = await somebody(database, operator, '2004')
    const [own, elsewhere, arrested] = [
      anEvent(step, child),
      anEvent(step, child, { authority: STAFFORDSHIRE }),
      anEvent(arrest, child),
    ]
    for (const event of [own, elsewhere, arrested]) mustBeOk(await recordEvent(database, officer, event))
    const correct = (id: string, authority = STOKE) =>
      correctEvent(database, worker, {
        id,
        version: 1,
        on: day('2016-03-03'),
        authority,
        said: null,
        code: 'moved_to_safety',
        premises: null,
      })
    assert.equal(kindOf(await correct(own.id, STAFFORDSHIRE)), 'outside_your_area')
    mustBeOk(await correct(own.id))
    assert.equal(kindOf(await correct(elsewhere.id)), 'outside_your_area')
    assert.deepEqual(await correct(arrested.id), notFound)
    assert.deepEqual(await readEvent(database, worker, arrested.id), notFound)
    const forPolice = {
      warrantId: arrested.id,
      chargeId: arrested.id,
      arrestId: arrested.id,
      version: 1,
      on: day('2016-03-03'),
    }
    assert.deepEqual(await takeWarrantStep(database, worker, { ...forPolice, step: 'issue' }), notFound)
    assert.deepEqual(await recordOutcome(database, worker, { ...forPolice, outcome: 'convicted' }), notFound)
    assert.deepEqual(await endBail(database, worker, { ...forPolice, how: 'other' }), notFound)
    const stranger = { ...officer, partnershipId: uuidv7() }
    assert.deepEqual(await endBail(database, stranger, { ...forPolice, how: 'other' }), notFound)
  })

  test('a closed operation is opened again once, unless another of its name is open', async () => {
    const { database, as } = await open()
    const officer = as('police_officer')
    const draft = anOperation({ name: 'Operation Twicebegun' })
    const { operationId } = draft
    mustBeOk(await recordOperation(database, officer, draft))
    mustBeOk(await closeOperation(database, officer, { operationId, version: 1, closedOn: opened }))
    const reopen = (version: number) => reopenOperation(database, officer, { operationId, version })
    assert.equal(kindOf(await reopen(1)), 'changed_by_someone_else')
    const namesake = anOperation({ name: 'operation twicebegun' })
    mustBeOk(await recordOperation(database, officer, namesake))
    assert.equal(kindOf(await reopen(2)), 'name_taken')
    mustBeOk(
      await closeOperation(database, officer, { operationId: namesake.operationId, version: 1, closedOn: opened }),
    )
    assert.deepEqual((await Promise.all([reopen(2), reopen(2)])).map(kindOf), ['ok', 'ok'])
    assert.equal(mustBeOk(await readOperation(database, officer, operationId)).closedOn, null)
    assert.deepEqual(await reopenOperation(database, as('analyst'), { operationId, version: 3 }), notFound)
  })
})
