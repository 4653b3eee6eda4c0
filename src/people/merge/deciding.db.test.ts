/** Who may merge and undo, what is refused and in which words, and two who do it at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../access/index.ts'
import * as a from '../../../test/builders/records.ts'
import { dumpOf, mergeNow, undoNow } from '../../../test/builders/merging.ts'
import { onEachEngine, type TestDatabase } from '../../../test/support/database.ts'
import { correctRecord, inTransaction, type NewRow, type Tx } from '../../platform/database/index.ts'
import { mustBeOk } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import {
  correctPerson,
  followMerges,
  holdPeople,
  mergePeople,
  personDetailsOf,
  previewMerge,
  refreshKeys,
  searchPeople,
  summariesOf,
  undoMerge,
  viewMerge,
} from '../index.ts'

const as = <T>(db: TestDatabase, work: (tx: Tx) => Promise<T>, by: Actor = db.operator) =>
  inTransaction(db.database, by, work)

const two = (db: TestDatabase, one: Partial<NewRow<'person'>> = {}, other: Partial<NewRow<'person'>> = {}) =>
  as(db, async (tx) => {
    const kept = await a.addPerson(tx, { given_name: 'Amina', ...one })
    const absorbed = await a.addPerson(tx, { given_name: 'Aminah', ...other })
    await a.addContact(tx, { at: '2017-03-01', about: [absorbed] })
    await refreshKeys(tx, [kept, absorbed])
    return [kept, absorbed] as const
  })

const merging = async (db: TestDatabase, actor: Actor, keptId: string, absorbedId: string) => ({
  mergeId: uuidv7(),
  keptId,
  absorbedId,
  take: [],
  reason: 'The school confirmed it',
  shown: mustBeOk(await previewMerge(db.database, actor, keptId, absorbedId)).shown,
})

const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'done' : result.refusal.kind

onEachEngine('deciding who is one person', (open) => {
  test('of two who merge the same people at once one does and the other is told', async () => {
    const db = await open()
    const [one, other] = await two(db)
    const officers = [db.as('contact_officer', a.STOKE), db.as('team_manager')] as const
    const merges = [await merging(db, officers[0], one, other), await merging(db, officers[1], other, one)] as const
    const results = await Promise.all(merges.map((merge, index) => mergePeople(db.database, officers[index]!, merge)))
    assert.deepEqual(results.map(kindOf).toSorted(), ['already_merged', 'done'])
  })

  test('the same form sent twice is one merge', async () => {
    const db = await open()
    const [kept, absorbed] = await two(db)
    const officer = db.as('contact_officer', a.STOKE)
    const merge = await merging(db, officer, kept, absorbed)
    const sent = () => mergePeople(db.database, officer, merge)
    assert.deepEqual((await Promise.all([sent(), sent()])).map(kindOf), ['done', 'done'])
    assert.equal(kindOf(await sent()), 'done')
  })

  test('a merge of what is no longer as it was shown is refused and leaves no trace', async () => {
    const db = await open()
    const [kept, absorbed] = await two(db)
    const officer = db.as('contact_officer', a.STOKE)
    const stale = await merging(db, officer, kept, absorbed)
    await as(db, (tx) => a.addContact(tx, { at: '2017-04-01', about: [absorbed] }))
    const before = await dumpOf(db)
    assert.equal(kindOf(await mergePeople(db.database, officer, stale)), 'changed_by_someone_else')
    const corrected = await merging(db, officer, kept, absorbed)
    mustBeOk(await correctPerson(db.database, db.as('team_manager'), kept, 1, { givenName: 'Amina' }))
    assert.equal(kindOf(await mergePeople(db.database, officer, corrected)), 'changed_by_someone_else')
    const unexplained = { ...(await merging(db, officer, kept, absorbed)), reason: ' ' }
    assert.equal(kindOf(await mergePeople(db.database, officer, unexplained)), 'reason_missing')
    assert.deepEqual(await dumpOf(db), before)
  })

  test('a person is not merged with themselves, nor the adult of a notice with its child', async () => {
    const db = await open()
    const [kept, absorbed] = await two(db)
    const officer = db.as('contact_officer', a.STOKE)
    assert.equal(kindOf(await previewMerge(db.database, officer, kept, kept)), 'same_record')
    const free = await merging(db, officer, kept, absorbed)
    await as(db, (tx) => a.addNotice(tx, { adult: kept, child: absorbed, on: '2017-01-01' }))
    assert.equal(kindOf(await previewMerge(db.database, officer, kept, absorbed)), 'both_in_one')
    assert.equal(kindOf(await mergePeople(db.database, officer, free)), 'both_in_one')
  })

  test('nobody merges whom they may not see, and what comes of a restricted record is restricted', async () => {
    const db = await open()
    const [kept, absorbed] = await two(db, {}, { restricted: true })
    const before = await dumpOf(db)
    const [officer, manager] = [db.as('contact_officer', a.STOKE), db.as('team_manager')]
    assert.equal(kindOf(await previewMerge(db.database, officer, kept, absorbed)), 'not_found')
    const merge = await merging(db, manager, kept, absorbed)
    assert.equal(kindOf(await mergePeople(db.database, officer, merge)), 'not_found')
    mustBeOk(await mergePeople(db.database, manager, merge))
    const seenBy = (actor: Actor) => as(db, (tx) => summariesOf(tx, [kept, absorbed]), actor)
    assert.equal((await seenBy(officer)).size, 0)
    assert.deepEqual([...(await seenBy(manager)).keys()], [kept])
    assert.deepEqual((await searchPeople(db.database, officer, 'example')).people, [])
    assert.equal(kindOf(await viewMerge(db.database, officer, merge.mergeId)), 'not_found')
    await undoNow(db, manager, merge.mergeId)
    assert.deepEqual(await dumpOf(db), before)
  })

  test('those who may not decide, and another partnership, find nothing to merge or undo', async () => {
    const db = await open()
    const [kept, absorbed] = await two(db)
    const manager = db.as('team_manager')
    const merge = await merging(db, manager, kept, absorbed)
    const outsider = { ...manager, partnershipId: uuidv7() }
    const roles: Role[] = ['social_worker', 'police_officer', 'analyst', 'councillor', 'information_governance_officer']
    const others = [...roles.map((role) => db.as(role)), outsider]
    for (const other of others) {
      assert.equal(kindOf(await previewMerge(db.database, other, kept, absorbed)), 'not_found', other.role)
      assert.equal(kindOf(await mergePeople(db.database, other, merge)), 'not_found', other.role)
    }
    mustBeOk(await mergePeople(db.database, manager, merge))
    const { shown } = mustBeOk(await viewMerge(db.database, db.as('information_governance_officer'), merge.mergeId))
    const undo = { mergeId: merge.mergeId, reason: 'Two', toAbsorbed: [], shown }
    for (const other of others) assert.equal(kindOf(await undoMerge(db.database, other, undo)), 'not_found', other.role)
    for (const other of [db.as('councillor'), db.as('analyst'), outsider])
      assert.equal(kindOf(await viewMerge(db.database, other, merge.mergeId)), 'not_found')
  })

  test('records of another area move and are not told of, but that there are any is', async () => {
    const db = await open()
    const [kept, absorbed] = await two(db)
    const officer = db.as('contact_officer', a.STAFFORDSHIRE)
    const preview = mustBeOk(await previewMerge(db.database, officer, kept, absorbed))
    assert.deepEqual([preview.moving, preview.alsoUnseen], [[], true])
    const seen = mustBeOk(await previewMerge(db.database, db.as('contact_officer', a.STOKE), kept, absorbed))
    assert.deepEqual([seen.moving.map((one) => one.title), seen.alsoUnseen], [['Contacts'], false])
    await mergeNow(db, officer, kept, absorbed)
    const links = await as(db, (tx) =>
      tx.selectFrom('contact_child').select('person_id').where('partnership_id', '=', tx.by.partnershipId).execute(),
    )
    assert.deepEqual(links, [{ person_id: kept }])
  })

  test('a merge leaves an entry for both people, and what it changed was recorded by who merged', async () => {
    const db = await open()
    const [kept, absorbed] = await two(db)
    const officer = db.as('contact_officer', a.STAFFORDSHIRE)
    await mergeNow(db, officer, kept, absorbed)
    const entries = await as(db, (tx) =>
      tx
        .selectFrom('audit_entry')
        .select(['subject_id', 'actor_id'])
        .where('partnership_id', '=', tx.by.partnershipId)
        .where('action', '=', 'merge_people')
        .execute(),
    )
    assert.deepEqual(entries.map((one) => one.subject_id).toSorted(), [kept, absorbed].toSorted())
    const link = await as(db, (tx) =>
      tx
        .selectFrom('contact_child')
        .select('recorded_by')
        .where('partnership_id', '=', tx.by.partnershipId)
        .executeTakeFirstOrThrow(),
    )
    assert.deepEqual(
      [...entries.map((one) => one.actor_id), link.recorded_by],
      [officer.actorId, officer.actorId, officer.actorId],
    )
  })

  test('work since a merge stays with the kept person unless chosen, and what was put right goes back put right', async () => {
    const db = await open()
    const officer = db.as('contact_officer', a.STOKE)
    const [kept, absorbed] = await two(db)
    const moved = await as(db, (tx) => a.addAssessment(tx, { person: absorbed, on: '2017-01-01', level: 'emerging' }))
    const mergeId = await mergeNow(db, officer, kept, absorbed)
    const [stays, goes] = await as(db, async (tx) => [
      await a.addAssessment(tx, { person: kept, on: '2017-04-01', level: 'moderate' }),
      await a.addAssessment(tx, { person: kept, on: '2017-04-02', level: 'significant' }),
    ])
    await as(db, (tx) => correctRecord(tx, 'risk_assessment', moved, 2, { level: 'moderate' }))
    await as(db, (tx) => correctRecord(tx, 'risk_assessment', goes!, 1, { level: 'none' }))
    const view = mustBeOk(await viewMerge(db.database, officer, mergeId))
    assert.deepEqual(
      view.since.flatMap((kind) => kind.lines.map((line) => line.key)),
      [`risk_assessment:${stays}`, `risk_assessment:${goes}`],
    )
    await undoNow(db, officer, mergeId, [`risk_assessment:${goes}`])
    const whose = await as(db, (tx) =>
      tx
        .selectFrom('risk_assessment')
        .select(['risk_assessment_id', 'person_id', 'level'])
        .where('partnership_id', '=', tx.by.partnershipId)
        .execute(),
    )
    const of = (id: string | undefined) => whose.find((row) => row.risk_assessment_id === id)
    assert.deepEqual([of(moved)?.person_id, of(moved)?.level], [absorbed, 'moderate'])
    assert.deepEqual([of(stays)?.person_id, of(goes)?.person_id], [kept, absorbed])
  })

  test('undoing is refused twice, without a reason, and of what has changed since it was shown', async () => {
    const db = await open()
    const officer = db.as('contact_officer', a.STOKE)
    const [kept, absorbed] = await two(db)
    const mergeId = await mergeNow(db, officer, kept, absorbed)
    const { shown } = mustBeOk(await viewMerge(db.database, officer, mergeId))
    const undo = { mergeId, reason: 'Two children', toAbsorbed: [], shown }
    assert.equal(kindOf(await undoMerge(db.database, officer, { ...undo, reason: '' })), 'reason_missing')
    await as(db, (tx) => a.addContact(tx, { at: '2017-04-01', about: [kept] }))
    assert.equal(kindOf(await undoMerge(db.database, officer, undo)), 'changed_by_someone_else')
    const now = { ...undo, shown: mustBeOk(await viewMerge(db.database, officer, mergeId)).shown }
    const results = await Promise.all([undoMerge(db.database, officer, now), undoMerge(db.database, officer, now)])
    assert.deepEqual(results.map(kindOf).toSorted(), ['already_undone', 'done'])
  })

  test('the page of a record merged twice over leads to the one that stands now, and back as merges are undone', async () => {
    const db = await open()
    const officer = db.as('contact_officer', a.STOKE)
    const [one, other] = await two(db)
    const third = await as(db, (tx) => a.addPerson(tx, { given_name: 'Minnie' }))
    const leadsTo = async () => (await as(db, (tx) => personDetailsOf(tx, other)))?.mergedInto
    const first = await mergeNow(db, officer, one, other)
    assert.equal(await leadsTo(), one)
    const second = await mergeNow(db, officer, third, one)
    assert.equal(await leadsTo(), third)
    const names = (await as(db, (tx) => summariesOf(tx, [third]))).get(third)?.aliases.map((name) => name.givenName)
    assert.deepEqual(names?.toSorted(), ['Amina', 'Aminah'])
    const { shown, later } = mustBeOk(await viewMerge(db.database, officer, first))
    assert.equal(later?.merge?.mergeId, second)
    const tooSoon = await undoMerge(db.database, officer, { mergeId: first, reason: 'Two', toAbsorbed: [], shown })
    assert.equal(kindOf(tooSoon), 'later_first')
    await undoNow(db, officer, second)
    assert.equal(await leadsTo(), one)
    await undoNow(db, officer, first)
    assert.equal(await leadsTo(), null)
  })

  test('what is written about somebody just merged follows to who stands for them, and goes back with them', async () => {
    const db = await open()
    const officer = db.as('contact_officer', a.STOKE)
    const [one, other] = await two(db)
    const third = await as(db, (tx) => a.addPerson(tx, { given_name: 'Minnie' }))
    const first = await mergeNow(db, officer, one, other)
    const second = await mergeNow(db, officer, third, one)
    assert.deepEqual([...(await as(db, (tx) => holdPeople(tx, [one, other, third])))], [third])
    const arrest = await as(db, async (tx) => {
      const id = await a.addArrest(tx, { person: other, on: '2017-05-01' })
      await followMerges(tx)
      return id
    })
    const whose = async () =>
      (
        await as(db, (tx) =>
          tx
            .selectFrom('arrest')
            .select('person_id')
            .where('partnership_id', '=', tx.by.partnershipId)
            .where('arrest_id', '=', arrest)
            .executeTakeFirst(),
        )
      )?.person_id
    assert.equal(await whose(), third)
    await undoNow(db, officer, second)
    assert.equal(await whose(), one)
    await undoNow(db, officer, first)
    assert.equal(await whose(), other)
  })
})
