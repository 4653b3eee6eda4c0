import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addContact, addPerson, STAFFORDSHIRE, STOKE } from '../../test/builders/records.ts'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { audit, type Actor } from '../access/index.ts'
import { inTransaction, nowFor } from '../platform/database/index.ts'
import { addDays, dayOf } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { auditCsv } from './audit-csv.ts'
import { exportAudit, PAGE_SIZE, searchAudit, type AuditFound, type AuditQuestion } from './audit-search.ts'
import { addUsers } from './index.ts'

const POLICE = { role: 'police_officer', agency: 'Staffordshire Police', password: 'a long walk to the hills' } as const

/** Somebody who works in the partnership and is on record as such. */
async function colleague(
  { database, operator, as }: TestDatabase,
  username: string,
  displayName: string,
): Promise<Actor> {
  await addUsers(database, operator, [], [{ ...POLICE, username, displayName, jobTitle: 'Police officer' }])
  const { user_id } = await inTransaction(database, operator, (tx) =>
    tx.selectFrom('app_user').select('user_id').where('username', '=', username).executeTakeFirstOrThrow(),
  )
  return { ...as('police_officer'), actorId: user_id }
}

const write = ({ database }: TestDatabase, by: Actor, ...entries: Parameters<typeof audit.record>[1][]) =>
  inTransaction(database, by, (tx) => audit.record(tx, ...entries))

const view = (subjectId: string) => ({ action: 'view_person' as const, subjectType: 'person', subjectId })

/** Every page of a search, in order. */
async function everyPage({ database }: TestDatabase, by: Actor, question: AuditQuestion): Promise<AuditFound[]> {
  const pages = [mustBeOk(await searchAudit(database, by, question))]
  for (let next = pages[0]!.next; next; next = pages.at(-1)!.next)
    pages.push(mustBeOk(await searchAudit(database, by, question, next)))
  return pages
}

onEachEngine('the audit', (open) => {
  test('every page together shows each entry once, the newest first, also where many are of one moment', async () => {
    const waymark = await open()
    const officer = await colleague(waymark, 'cormac', 'Cormac Sedgeshaw')
    const many = 2 * PAGE_SIZE + 7
    await write(waymark, officer, ...Array.from({ length: many }, () => view(uuidv7())))
    await write(waymark, officer, view(uuidv7()))
    const igo = waymark.as('information_governance_officer', STOKE)
    const pages = await everyPage(waymark, igo, { who: 'cormac' })
    assert.deepEqual(
      pages.map((page) => page.lines.length),
      [PAGE_SIZE, PAGE_SIZE, 8],
    )
    const lines = pages.flatMap((page) => page.lines)
    assert.equal(new Set(lines.map((line) => line.auditId)).size, many + 1)
    const places = lines.map((line) => `${line.happenedAt} ${line.auditId}`)
    assert.deepEqual(places, places.toSorted().toReversed())
    assert.deepEqual([lines[0]!.actorName, lines[0]!.agency], ['Cormac Sedgeshaw', 'Operations'])
  })

  test('entries are found by day, by who acted, by what they did, and by the record; all of it must hold', async () => {
    const waymark = await open()
    const { database, operator, as } = waymark
    const cormac = await colleague(waymark, 'cormac', 'Cormac Sedgeshaw')
    const other = await colleague(waymark, 'cormac.other', 'Temitope Okwulawo')
    const [child, sister] = await inTransaction(database, operator, async (tx) => [
      await addPerson(tx, { ref: 'P-CHILD' }),
      await addPerson(tx),
    ])
    await write(waymark, cormac, view(child!), view(sister!), { action: 'view_queue', subjectType: 'contact' })
    await write(waymark, other, view(child!))
    const igo = as('information_governance_officer', STOKE)
    const found = async (question: AuditQuestion) =>
      mustBeOk(await searchAudit(database, igo, question)).lines.map((line) => [line.actorName, line.subjectId])
    assert.deepEqual(await found({ record: child! }), [
      ['Temitope Okwulawo', child],
      ['Cormac Sedgeshaw', child],
    ])
    assert.deepEqual(await found({ record: 'P-CHILD', who: 'sedge' }), [['Cormac Sedgeshaw', child]])
    assert.deepEqual(await found({ who: 'cormac', action: 'view_queue' }), [['Cormac Sedgeshaw', null]])
    assert.deepEqual(await found({ record: 'P-NOBODY' }), [])
    assert.deepEqual(await found({ who: 'nobody of that name' }), [])
    const today = dayOf(nowFor(igo))
    assert.equal((await found({ who: 'cormac.other', from: today, to: today })).length, 1)
    assert.equal((await found({ who: 'cormac.other', to: addDays(today, -1) })).length, 0)
    assert.equal((await found({ who: 'cormac.other', from: addDays(today, 1) })).length, 0)
  })

  test('lists and searches that showed a record among others are found where they are asked for', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const officer = await colleague(waymark, 'cormac', 'Cormac Sedgeshaw')
    const [child, other] = [uuidv7(), uuidv7()]
    await write(
      waymark,
      officer,
      view(child),
      { action: 'search_people', subjectType: 'person', detail: { typed: 'a', shown: [other, child] } },
      { action: 'search_people', subjectType: 'person', detail: { typed: 'b', shown: [other] } },
      { action: 'record_contact', subjectType: 'contact', subjectId: other, detail: { children: [child] } },
    )
    const igo = as('information_governance_officer', STOKE)
    const actions = async (alsoShown: boolean) =>
      mustBeOk(await searchAudit(database, igo, { record: child, who: 'cormac', alsoShown })).lines.map(
        (line) => line.action,
      )
    assert.deepEqual(await actions(false), ['view_person'])
    assert.deepEqual((await actions(true)).toSorted(), ['record_contact', 'search_people', 'view_person'])
  })

  test('a search of the audit is an entry itself, by ids and without what was typed', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const igo = as('information_governance_officer', STOKE)
    mustBeOk(await searchAudit(database, igo, { who: 'Amina Example', record: 'Amina Example' }))
    mustBeOk(await exportAudit(database, igo, { action: 'search_audit' }))
    const [exported, searched] = mustBeOk(await searchAudit(database, igo, { action: 'search_audit' })).lines
    assert.deepEqual(searched!.detail, { actors: [], records: [], as: 'page', entries: 0 })
    assert.deepEqual(exported!.detail, { action: 'search_audit', as: 'csv', entries: 1 })
    assert.equal(exported!.actorId, igo.actorId)
  })

  test('who may not search the audit finds nothing and leaves nothing, and another partnership’s is not there', async () => {
    const waymark = await open()
    const { database, as } = waymark
    const notFound = { ok: false, refusal: { kind: 'not_found' } }
    for (const role of ['councillor', 'team_manager', 'police_officer', 'analyst', 'operator'] as const)
      assert.deepEqual(await searchAudit(database, as(role), {}), notFound)
    const igo = as('information_governance_officer', STOKE)
    assert.deepEqual(mustBeOk(await searchAudit(database, igo, { action: 'search_audit' })).lines, [])
    const elsewhere = { ...igo, partnershipId: uuidv7() }
    assert.deepEqual(mustBeOk(await searchAudit(database, elsewhere, {})).lines, [])
  })

  test('a record that the reader may not see has neither name nor reference in the audit, on the page or in the file', async () => {
    const waymark = await open()
    const { database, operator, as } = waymark
    const officer = await colleague(waymark, 'cormac', 'Cormac Sedgeshaw')
    const [child, here, elsewhere] = await inTransaction(database, operator, async (tx) => {
      const person = await addPerson(tx, { given_name: '=Amina', family_name: 'Example', ref: 'P-CHILD' })
      const contact = (authority: string, ref: string) =>
        addContact(tx, { at: '2017-03-01', about: [person], authority, ref })
      return [person, await contact(STOKE, 'C-HERE'), await contact(STAFFORDSHIRE, 'C-ELSEWHERE')]
    })
    const contact = (subjectId: string) => ({ action: 'view_contact' as const, subjectType: 'contact', subjectId })
    await write(waymark, officer, view(child!), contact(here!), contact(elsewhere!))
    const igo = as('information_governance_officer', STOKE)
    const found = mustBeOk(await exportAudit(database, igo, { who: 'cormac' }))
    const records = Object.fromEntries(found.lines.map((line) => [line.subjectId!, line.record?.ref]))
    assert.deepEqual(records, { [child!]: 'P-CHILD', [here!]: 'C-HERE', [elsewhere!]: undefined })
    const csv = auditCsv(found, true)
    assert.ok(csv.includes(",'=Amina Example,"), 'a name that begins a formula is defused')
    assert.ok(!csv.includes('C-ELSEWHERE'))
    const byReference = mustBeOk(await searchAudit(database, igo, { record: 'C-ELSEWHERE' }))
    assert.deepEqual([byReference.lines, byReference.records], [[], []])
  })
})
