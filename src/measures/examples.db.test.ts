/** The worked examples of every definition come out as they say: they are what the documentation prints. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachEngine } from '../../test/support/database.ts'
import * as a from '../../test/builders/records.ts'
import { financialYearPeriod, type FinancialYear } from '../platform/dates.ts'
import { inTransaction, type Tx } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { figures, measures } from './index.ts'
import type { Example, ExampleRecord } from './measure.ts'

onEachEngine('examples of the measures', (open) => {
  let shared: ReturnType<typeof open> | undefined
  for (const measure of measures)
    test(`${measure.title}: every example of the definition comes out`, async () => {
      for (const example of measure.examples) assert.equal(await figureOf(example), example.figure, example.given)

      async function figureOf(example: Example): Promise<number> {
        const { database, operator } = await (shared ??= open())
        const partnership = { ...operator, partnershipId: await anotherPartnership(database) }
        await inTransaction(database, partnership, (tx) => addRecords(tx, example.records))
        const question = { period: financialYearPeriod('2016-17' as FinancialYear), measures: [measure.id] }
        return mustBeOk(await figures(database, partnership, question)).figures[0]!.value
      }
    })

  test('every example is of the financial year 2016-17, and every measure has one', () => {
    for (const measure of measures) assert.ok(measure.examples.length > 0, measure.id)
  })
})

/** A partnership of its own for each example, in the same database. */
async function anotherPartnership(
  database: Awaited<ReturnType<Parameters<Parameters<typeof onEachEngine>[1]>[0]>>['database'],
) {
  const { rows } = await database.pool.query(
    `insert into partnership (partnership_id, name, police_force)
     select gen_random_uuid(), gen_random_uuid()::text, 'Staffordshire' returning partnership_id`,
  )
  return rows[0].partnership_id as string
}

async function addRecords(tx: Tx, records: readonly ExampleRecord[]): Promise<void> {
  const people = new Map<string, string>()
  const person = async (letter: string) => {
    const known = people.get(letter) ?? (await a.addPerson(tx, { given_name: letter }))
    people.set(letter, known)
    return known
  }
  for (const record of records) {
    if ('contact' in record) {
      const about: string[] = []
      for (const letter of record.about) about.push(await person(letter))
      await a.addContact(tx, { at: record.contact, about, ...(record.concern ? { concern: record.concern } : {}) })
    } else if ('arrested' in record) await a.addArrest(tx, { person: await person(record.arrested), on: record.on })
    else if ('interviewed' in record)
      await a.addInterview(tx, { person: await person(record.interviewed), on: record.on })
    else if ('warrant' in record) await a.addWarrant(tx, { on: record.warrant, executed: record.executed })
    else if ('charged' in record) await a.addCharge(tx, { person: await person(record.charged), on: record.on })
    else if ('safeguarded' in record)
      await a.addSafeguarding(tx, { person: await person(record.safeguarded), on: record.on })
    else if ('warned' in record)
      await a.addNotice(tx, { adult: await person(record.warned), child: await person(record.about), on: record.on })
    else if ('assessed' in record)
      await a.addAssessment(tx, { person: await person(record.assessed), on: record.on, level: record.level })
    else if ('closed' in record) await a.addClosure(tx, { person: await person(record.closed), on: record.on })
    else await a.addAwareness(tx, { on: record.session, attendees: record.attendees })
  }
}
