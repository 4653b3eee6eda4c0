import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPerson, DORSET, STOKE } from '../../test/builders/records.ts'
import { onEachEngine } from '../../test/support/database.ts'
import { inTransaction, insertRecords, type Tx } from '../platform/database/index.ts'
import { plainDate, type PartialDate } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { correctPerson } from './actions.ts'
import { earlierVersionsOf, personDetailsOf } from './details.ts'
import { viewDetails } from './reading.ts'

async function addWithEverything(tx: Tx): Promise<string> {
  const personId = await addPerson(tx, { given_name: 'Nia', family_name: 'Invented', date_of_birth: '2004' })
  const rows = [
    { kind: 'upn', value: 'A123456789012', valid_from: null },
    { kind: 'nhs_number', value: '9990000018', valid_from: plainDate('2015-01-01') },
  ]
  for (const row of rows)
    await insertRecords(tx, 'person_identifier', [
      { person_identifier_id: uuidv7(), person_id: personId, source: 'test', ...row },
    ])
  for (const [postcode, from, to] of [
    ['ST1 1AA', '2014-01-01', '2016-02-01'],
    ['DT1 1AA', '2016-02-01', null],
  ] as const)
    await insertRecords(tx, 'person_address', [
      {
        person_address_id: uuidv7(),
        person_id: personId,
        postcode,
        valid_from: plainDate(from),
        valid_to: to && plainDate(to),
      },
    ])
  await insertRecords(tx, 'person_name', [
    { person_name_id: uuidv7(), person_id: personId, kind: 'known_as', given_name: 'Nell', family_name: null },
  ])
  return personId
}

onEachEngine('who a person is', (open) => {
  test('all that is on record comes with the days between which it held, the latest address first', async () => {
    const { database, operator, as } = await open()
    const personId = await inTransaction(database, operator, addWithEverything)
    const worker = as('social_worker', STOKE)
    const person = (await inTransaction(database, worker, (tx) => personDetailsOf(tx, personId)))!
    assert.deepEqual(person.addresses, [
      { lines: null, postcode: 'DT1 1AA', validFrom: '2016-02-01', validTo: null },
      { lines: null, postcode: 'ST1 1AA', validFrom: '2014-01-01', validTo: '2016-02-01' },
    ])
    assert.deepEqual(person.identifiers, [
      { kind: 'nhs_number', value: '9990000018', validFrom: '2015-01-01', validTo: null },
      { kind: 'upn', value: 'A123456789012', validFrom: null, validTo: null },
    ])
    assert.deepEqual(person.aliases, [{ kind: 'known_as', givenName: 'Nell', familyName: null }])
    for (const other of [as('councillor'), { ...worker, partnershipId: uuidv7() }])
      assert.equal(await inTransaction(database, other, (tx) => personDetailsOf(tx, personId)), undefined)
  })

  test('what stood before a correction can be read, with who put it right, and by nobody who may not see the person', async () => {
    const { database, operator, as } = await open()
    const personId = await inTransaction(database, operator, addWithEverything)
    const worker = as('social_worker', STOKE)
    const born = '2004-05-17' as PartialDate
    mustBeOk(await correctPerson(database, worker, personId, 1, { dateOfBirth: born }))
    mustBeOk(await correctPerson(database, worker, personId, 2, { homeAuthority: DORSET, givenName: 'Niamh' }))
    const versions = await inTransaction(database, worker, (tx) => earlierVersionsOf(tx, personId))
    assert.deepEqual(
      versions.map(({ version, givenName, dateOfBirth, homeAuthority }) => ({
        version,
        givenName,
        dateOfBirth,
        homeAuthority,
      })),
      [
        { version: 2, givenName: 'Nia', dateOfBirth: born, homeAuthority: STOKE },
        { version: 1, givenName: 'Nia', dateOfBirth: '2004', homeAuthority: STOKE },
      ],
    )
    assert.ok(versions[0]!.until > versions[1]!.until)
    assert.deepEqual(await inTransaction(database, as('councillor'), (tx) => earlierVersionsOf(tx, personId)), [])
    const stale = await correctPerson(database, worker, personId, 2, { givenName: 'Nora' })
    assert.deepEqual(stale, { ok: false, refusal: { kind: 'changed_by_someone_else' } })
  })

  test('the form that puts details right leaves an audit entry, and none where it is refused', async () => {
    const { database, operator, as } = await open()
    const personId = await inTransaction(database, operator, addWithEverything)
    const entries = () =>
      inTransaction(database, operator, (tx) =>
        tx.selectFrom('audit_entry').select('action').where('subject_id', '=', personId).execute(),
      )
    assert.equal((await viewDetails(database, as('councillor'), personId)).ok, false)
    assert.equal((await viewDetails(database, as('social_worker', STOKE), uuidv7())).ok, false)
    assert.deepEqual(await entries(), [])
    assert.equal((await viewDetails(database, as('social_worker', STOKE), personId)).ok, true)
    assert.deepEqual(await entries(), [{ action: 'view_person' }])
  })
})
