/** The worked examples of every definition come out as they say: they are what the documentation prints. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachEngine } from '../../test/support/database.ts'
import * as later from '../../test/builders/later-records.ts'
import * as a from '../../test/builders/records.ts'
import { financialYearPeriod, plainDate, type FinancialYear } from '../platform/dates.ts'
import { inTransaction, type Tx } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { figures, measures } from './index.ts'
import type { Tally } from './counting.ts'
import type { Example, ExampleRecord } from './measure.ts'

onEachEngine('examples of the measures', (open) => {
  let shared: ReturnType<typeof open> | undefined
  for (const measure of measures)
    test(`${measure.title}: every example of the definition comes out`, async () => {
      for (const example of measure.examples) {
        const { value, of } = await figureOf(example)
        assert.deepEqual([value, of], [example.figure, example.of], example.given)
      }

      async function figureOf(example: Example): Promise<Tally> {
        const { database, operator } = await (shared ??= open())
        const partnership = { ...operator, partnershipId: await anotherPartnership(database) }
        await inTransaction(database, partnership, (tx) => addRecords(tx, example.records))
        const question = { period: financialYearPeriod('2016-17' as FinancialYear), measures: [measure.id] }
        return mustBeOk(await figures(database, partnership, question)).figures[0]!
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
  const operations = new Map<string, string>()
  const operation = async (name: string) => {
    const known = operations.get(name) ?? (await a.addOperation(tx, { ref: name }))
    operations.set(name, known)
    return known
  }
  for (const record of records) {
    if ('contact' in record) {
      const { contact: at, about: letters, decided, outcome, due, ...said } = record
      const about: string[] = []
      for (const letter of letters) about.push(await person(letter))
      const contact = await a.addContact(tx, {
        at,
        about,
        ...said,
        ...(due ? { decision_due_on: plainDate(due) } : {}),
      })
      if (decided) await a.addDecision(tx, { contact, at: decided, outcome: outcome ?? 'early_help' })
    } else if ('lives' in record)
      people.set(
        record.lives,
        await a.addPerson(tx, {
          given_name: record.lives,
          home_authority: record.in,
          ethnicity: record.ethnicity ?? null,
        }),
      )
    else if ('siblings' in record) {
      const [one, other] = record.siblings
      await a.addRelationship(tx, { person: await person(one), related: await person(other), kind: 'sibling' })
    } else if ('arrested' in record) await a.addArrest(tx, { person: await person(record.arrested), on: record.on })
    else if ('interviewed' in record)
      await a.addInterview(tx, { person: await person(record.interviewed), on: record.on })
    else if ('warrant' in record) await a.addWarrant(tx, { on: record.warrant, executed: record.executed })
    else if ('charged' in record) {
      const { on, outcome = null, ended = null } = record
      await a.addCharge(tx, { person: await person(record.charged), on, outcome, ended })
    } else if ('safeguarded' in record) {
      const within = record.operation ? await operation(record.operation) : null
      await a.addSafeguarding(tx, { person: await person(record.safeguarded), on: record.on, operation: within })
    } else if ('warned' in record) await addNotice(record)
    else if ('assessed' in record)
      await a.addAssessment(tx, { person: await person(record.assessed), on: record.on, level: record.level })
    else if ('closed' in record) await a.addClosure(tx, { person: await person(record.closed), on: record.on })
    else if ('described' in record)
      await later.addDescription(tx, { ...record, person: await person(record.described) })
    else if ('linked' in record) {
      const [child, within] = [await person(record.linked), await operation(record.to)]
      await later.addLinkedChild(tx, { person: child, operation: within, on: record.on })
    } else if ('named' in record) {
      const { as: kind, from: on, until } = record
      await later.addWorker(tx, { person: await person(record.named), kind, on, until })
    } else if ('disruption' in record) {
      const decision = record.notUsed ? 'not_used' : 'pursued'
      await later.addDisruption(tx, { ...record, on: record.disruption, decision })
    } else if ('placed' in record) {
      const direction = record.sent ? 'sent' : 'received'
      await later.addPlacement(tx, { ...record, person: await person(record.placed), direction })
    } else await a.addAwareness(tx, { on: record.session, attendees: record.attendees })
  }

  async function addNotice(record: Extract<ExampleRecord, { warned: string }>): Promise<void> {
    const { on, served, expires, orderEnds } = record
    const both = { adult: await person(record.warned), child: await person(record.about) }
    const notice = await a.addNotice(tx, { ...both, on, served, expires, orderEnds })
    for (const day of record.breached ?? []) await a.addNoticeEvent(tx, { notice, kind: 'breached', on: day })
    if (record.reviewed) await a.addNoticeEvent(tx, { notice, kind: 'reviewed', on: record.reviewed })
  }
}
