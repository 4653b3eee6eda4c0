/** What the import promises of a row: taken once, the same again is nothing, changed is a correction, gone is left alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figures, type MeasureId } from '../measures/index.ts'
import { inTransaction, type RecordTable } from '../platform/database/index.ts'
import { parseInstant, plainDate, type Instant } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { correctPerson, searchPeople } from '../people/index.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { csv, DORSET, folderOf, imported, importing, row, STAFFORDSHIRE, STOKE } from '../../test/support/folders.ts'
import { counts, snapshot } from '../../test/support/snapshot.ts'

/** One row of each file, and two people. */
const everything = {
  people: [
    row.person({ sex: 'F', ethnicity: 'WBRI', postcode: 'ST1 1AA', home_authority: DORSET, nhs_number: '9990000018' }),
    row.person({ person_ref: 'P-2', given_name: 'Rex', date_of_birth: '1980' }),
  ],
  relationships: [row.relationship('P-2', 'parent', 'P-1')],
  contacts: [
    row.contact({
      channel: 'phone',
      summary: 'Collected by adults.',
      caller_name: 'Jo Invented',
      caller_organisation: 'A school',
    }),
  ],
  contact_children: [row.given(), row.told()],
  decisions: [row.decision({ rationale: 'More than one sign.' })],
  operations: [row.operation({ closed_on: '2016-12-31', lead_agency: 'Police' })],
  risk_assessments: [row.assessment()],
  arrests: [row.arrest({ person_ref: 'P-2', operation_ref: 'O-1', suspected_offence: 'An offence' })],
  voluntary_interviews: [row.interview({ person_ref: 'P-2' })],
  warrants: [row.warrant({ executed_on: '2016-06-09' })],
  charges: [row.charge({ person_ref: 'P-2' })],
  safeguarding_actions: [row.safeguarding()],
  notices: [row.notice({ served_on: '2016-06-08', expires_on: '2020-05-17' })],
  awareness: [row.awareness({ topic: 'Signs' })],
}

const storedRow = async (db: TestDatabase, table: RecordTable, ref = ''): Promise<Record<string, unknown>> => {
  const { rows } = await db.database.pool.query(`select * from ${table} ${ref && `where ref = '${ref}'`}`)
  assert.equal(rows.length, 1)
  return rows[0]
}

const period = { from: plainDate('2016-04-01'), to: plainDate('2017-03-31') }
async function figureOf(db: TestDatabase, measure: MeasureId, knownAt?: Instant): Promise<number> {
  const found = mustBeOk(await figures(db.database, db.operator, { period, measures: [measure], knownAt }))
  return found.figures[0]!.value
}
const nowOf = (db: TestDatabase): Promise<Instant> => inTransaction(db.database, db.operator, async (tx) => tx.now)

onEachEngine('an import', (open) => {
  test('takes every file of the folder, and each row reads as it was sent', async () => {
    const db = await open()
    const { taken, unchanged, corrected, rejected } = await imported(db, everything)
    const rows = Object.entries(everything).map(([name, list]) => [name, list.length])
    assert.deepEqual([taken, unchanged, corrected, rejected], [Object.fromEntries(rows), 0, 0, []])
    const person = await storedRow(db, 'person', 'P-1')
    assert.deepEqual(
      [person['given_name'], person['date_of_birth'], person['sex'], person['home_authority']],
      ['Amina', '2004-05-17', 'F', DORSET],
    )
    const contact = await storedRow(db, 'contact', 'C-1')
    assert.deepEqual(
      [contact['received_on'], contact['decision_due_on'], contact['version']],
      ['2016-05-03', '2016-05-04', 1],
    )
    assert.deepEqual((await storedRow(db, 'contact_caller'))['name'], 'Jo Invented')
    assert.equal(
      (await storedRow(db, 'arrest', 'A-1'))['operation_id'],
      (await storedRow(db, 'operation', 'O-1'))['operation_id'],
    )
    assert.equal((await storedRow(db, 'notice', 'N-1'))['child_id'], person['person_id'])
    assert.equal((await storedRow(db, 'awareness_activity', 'E-1'))['attendees'], 12)
    const officer = db.as('contact_officer', STOKE)
    for (const typed of ['amina', '9990000018', 'ST1 1AA', 'bryn madeup'])
      assert.equal((await searchPeople(db.database, officer, typed)).people.length, 1, typed)
  })

  test('of the same folder a second time changes nothing, and neither do its rows in another order of rows and columns', async () => {
    const db = await open()
    await imported(db, everything)
    const before = await snapshot(db)
    const total = Object.values(everything).reduce((sum, rows) => sum + rows.length, 0)
    const { taken, unchanged, corrected } = await imported(db, everything)
    assert.deepEqual([Object.values(taken).every((count) => count === 0), unchanged, corrected], [true, total, 0])
    assert.deepEqual(await snapshot(db), before)
    const turned = Object.fromEntries(
      Object.entries(everything).map(([name, rows]) => [
        name,
        csv(rows.toReversed(), [...new Set(rows.flatMap((one) => Object.keys(one)))].toReversed()),
      ]),
    )
    assert.equal((await imported(db, turned)).unchanged, total)
    assert.deepEqual(await snapshot(db), before)
  })

  test('of a changed row is a correction: the old value stays in the history, and figures of before stand', async () => {
    const db = await open()
    await imported(db, everything)
    const before = await nowOf(db)
    const moved = {
      arrests: [
        row.arrest({
          person_ref: 'P-2',
          arrested_on: '2015-06-01',
          operation_ref: 'O-1',
          suspected_offence: 'An offence',
        }),
      ],
      contacts: [
        row.contact({
          concern: 'missing',
          channel: 'phone',
          summary: 'Collected by adults.',
          caller_name: 'Jo Invented',
          caller_organisation: 'A school',
        }),
      ],
    }
    const { taken, unchanged, corrected } = await imported(db, moved)
    assert.deepEqual([taken, unchanged, corrected], [{ contacts: 0, arrests: 0 }, 0, 2])
    const past = await storedRow(db, 'arrest_history' as RecordTable)
    const present = await storedRow(db, 'arrest', 'A-1')
    assert.deepEqual([past['arrested_on'], past['version'], present['version']], ['2016-06-01', 1, 2])
    assert.equal(past['superseded_at'], present['recorded_at'])
    assert.deepEqual([await figureOf(db, 'arrests'), await figureOf(db, 'contacts_received')], [0, 0])
    assert.deepEqual([await figureOf(db, 'arrests', before), await figureOf(db, 'contacts_received', before)], [1, 1])
    assert.equal(await figureOf(db, 'arrests', parseInstant('2016-01-01T00:00')!), 0)
  })

  test('leaves alone what is gone from a later folder, and takes what is new beside it', async () => {
    const db = await open()
    await imported(db, everything)
    const before = await counts(db)
    const later = {
      people: [row.person({ person_ref: 'P-3', given_name: 'Nia' })],
      arrests: [row.arrest({ arrest_ref: 'A-2', person_ref: 'P-3' })],
    }
    assert.deepEqual((await imported(db, later)).taken, { people: 1, arrests: 1 })
    const after = await counts(db)
    assert.deepEqual(
      [after['person'], after['arrest'], after['contact']],
      [before['person']! + 1, 2, before['contact']],
    )
    assert.deepEqual(
      Object.keys(after).filter((table) => table.endsWith('_history')),
      [],
    )
  })

  test('of an emptied cell corrects to not known; a number and a postcode end, and begin again when they are given again', async () => {
    const db = await open()
    const [known, unknown] = [
      row.person({ sex: 'F', postcode: 'ST1 1AA', nhs_number: '9990000018' }),
      row.person({ sex: '', postcode: '', nhs_number: '' }),
    ]
    const sides = async () => {
      const { rows } = await db.database.pool.query(
        `select value, valid_to is null as stands, version from person_identifier
         union all select postcode, valid_to is null, version from person_address order by 1`,
      )
      return rows.map((one) => `${one.value} ${one.stands} ${one.version}`)
    }
    await imported(db, { people: [known] })
    assert.equal((await imported(db, { people: [unknown] })).corrected, 1)
    assert.equal((await storedRow(db, 'person', 'P-1'))['sex'], null)
    assert.deepEqual(await sides(), ['9990000018 false 2', 'ST1 1AA false 2'])
    assert.equal((await imported(db, { people: [unknown] })).unchanged, 1)
    assert.equal((await imported(db, { people: [known] })).corrected, 1)
    assert.deepEqual(await sides(), ['9990000018 true 3', 'ST1 1AA true 3'])
    assert.equal((await imported(db, { people: [known] })).unchanged, 1)
    const moved = { ...known, postcode: 'DT1 1AA' }
    assert.equal((await imported(db, { people: [moved] })).corrected, 1)
    const found = async (typed: string) =>
      (await searchPeople(db.database, db.as('contact_officer', STOKE), typed)).people.length
    assert.deepEqual([await found('DT1 1AA'), await found('ST1 1AA')], [1, 0])
  })

  test('leaves what somebody has corrected here since, until the sender’s row changes', async () => {
    const db = await open()
    await imported(db, everything)
    const { person_id: personId } = await storedRow(db, 'person', 'P-1')
    const correction = { givenName: 'Aminah' }
    mustBeOk(await correctPerson(db.database, db.as('team_manager', STOKE), personId as string, 1, correction))
    const before = await snapshot(db)
    assert.equal((await imported(db, everything)).corrected, 0)
    assert.deepEqual(await snapshot(db), before)
    const again = { people: [{ ...everything.people[0]!, given_name: 'Aminata' }] }
    assert.equal((await imported(db, again)).corrected, 1)
    assert.equal((await storedRow(db, 'person', 'P-1'))['given_name'], 'Aminata')
    const versions = await db.database.pool.query('select given_name from person_history order by version')
    assert.deepEqual(
      versions.rows.map((one) => one.given_name),
      ['Amina', 'Aminah'],
    )
  })

  test('that moves a contact to another area moves its children, caller and decisions with it, and its place in the queue', async () => {
    const db = await open()
    const contacts = [row.contact({ caller_name: 'Jo Invented' })]
    await imported(db, {
      people: [row.person()],
      contacts,
      contact_children: [row.given()],
      decisions: [row.decision()],
    })
    await imported(db, { contacts: [{ ...contacts[0]!, contact_ref: 'C-2' }] })
    const moved = contacts.map((one) => ({ ...one, authority: STAFFORDSHIRE, received_at: '2016-05-06T10:00' }))
    const waiting = await imported(db, { contacts: [{ ...moved[0]!, contact_ref: 'C-2' }] })
    assert.equal(waiting.corrected, 1)
    await imported(db, { contacts: moved.map((one) => ({ ...one, received_at: '2016-05-03T10:20' })) })
    for (const table of ['contact_child', 'decision'] as const)
      assert.equal((await storedRow(db, table))['authority'], STAFFORDSHIRE, table)
    const { rows } = await db.database.pool.query('select authority, due_on from awaiting_decision')
    assert.deepEqual(rows, [{ authority: STAFFORDSHIRE, due_on: '2016-05-09' }])
  })

  test('by somebody who is no operator is refused', async () => {
    const db = await open()
    const result = await importing({ ...db, operator: db.as('analyst') }, everything)
    assert.deepEqual(result, { ok: false, refusal: { kind: 'not_found' } })
    assert.deepEqual(await counts(db), {})
  })

  test('leaves an entry in the audit and keeps what came of it', async () => {
    const db = await open()
    await imported(db, folderOf(everything))
    const { rows } = await db.database.pool.query(
      `select a.action, a.actor_id, b.summary->'taken'->>'people' as people from audit_entry a
       join import_batch b on b.import_batch_id = a.subject_id`,
    )
    assert.deepEqual(rows, [{ action: 'import_folder', actor_id: db.operator.actorId, people: '2' }])
  })
})
