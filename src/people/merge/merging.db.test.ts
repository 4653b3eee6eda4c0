import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as a from '../../../test/builders/records.ts'
import { dumpOf, mergeNow, undoNow } from '../../../test/builders/merging.ts'
import { onEachEngine } from '../../../test/support/database.ts'
import { inTransaction, insertRecords } from '../../platform/database/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { mergeRules, movedOnce, previewMerge, relativesOf, summariesOf, refreshKeys, searchPeople } from '../index.ts'

onEachEngine('merging', (open) => {
  test('every table that moves keeps a history, and every table that moves once can be set aside', async () => {
    const db = await open()
    const { rows } = await db.database.pool.query(`
      select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`)
    const columns = new Set(rows.map((row) => row.name as string))
    for (const [name, rule] of Object.entries(mergeRules)) {
      const table = name.split('.')[0]!
      if (rule === 'move' || rule === 'move_once') assert.ok(columns.has(`${table}_history.version`), table)
      assert.equal(rule === 'move_once', movedOnce[table]?.pair.includes(name.split('.')[1]!) === true, name)
      if (rule !== 'move_once') continue
      for (const column of ['set_aside_by', ...movedOnce[table]!.pair, ...movedOnce[table]!.besides])
        assert.ok(columns.has(`${table}.${column}`), `${table}.${column}`)
    }
  })

  test('a merge moves every row, seen or not, and undoing it puts everything back', async () => {
    const db = await open()
    const { kept, absorbed, sister } = await inTransaction(db.database, db.operator, async (tx) => {
      const kept = await a.addPerson(tx, { given_name: 'Amina', family_name: 'Example', date_of_birth: '2004' })
      const absorbed = await a.addPerson(tx, {
        given_name: 'Aminah',
        family_name: 'Exampel',
        date_of_birth: '2004-05-17',
        sex: 'F',
      })
      const sister = await a.addPerson(tx, { given_name: 'Bilqis' })
      const adult = await a.addPerson(tx, { given_name: 'Adult' })
      await a.addContact(tx, { at: '2017-03-01', about: [kept] })
      await a.addContact(tx, { at: '2017-03-02', about: [absorbed], match: 'awaiting_review' })
      await a.addContact(tx, { at: '2017-03-02', about: [absorbed, sister], authority: a.STAFFORDSHIRE })
      await a.addArrest(tx, { person: absorbed, on: '2017-01-01' })
      await a.addAssessment(tx, { person: absorbed, on: '2017-01-01', level: 'emerging' })
      await a.addNotice(tx, { adult, child: absorbed, on: '2017-01-01' })
      const sibling = (person_id: string, related_person_id: string) => ({
        relationship_id: uuidv7(),
        person_id,
        related_person_id,
        kind: 'sibling',
        source: 'test',
      })
      await insertRecords(tx, 'relationship', [
        sibling(kept, sister),
        sibling(absorbed, sister),
        sibling(kept, absorbed),
      ])
      await insertRecords(tx, 'person_identifier', [
        {
          person_identifier_id: uuidv7(),
          person_id: absorbed,
          kind: 'nhs_number',
          value: '9990000018',
          source: 'test',
        },
      ])
      await refreshKeys(tx, [kept, absorbed, sister, adult])
      return { kept, absorbed, sister }
    })
    const before = await dumpOf(db)
    const officer = db.as('contact_officer', a.STOKE)
    const preview = await previewMerge(db.database, officer, kept, absorbed)
    assert.ok(preview.ok)
    assert.equal(preview.value.alsoUnseen, true)
    assert.deepEqual(preview.value.filled, ['sex'])
    assert.deepEqual(preview.value.better, ['date_of_birth'])
    const mergeId = await mergeNow(db, officer, kept, absorbed, { take: ['date_of_birth'] })
    const after = await inTransaction(db.database, db.operator, async (tx) => ({
      people: await summariesOf(tx, [kept, absorbed, sister]),
      relatives: await relativesOf(tx, sister),
      pairs: await tx
        .selectFrom('contact_child')
        .select(['person_id', 'match_state'])
        .where('partnership_id', '=', tx.by.partnershipId)
        .where('person_id', '=', kept)
        .execute(),
      arrests: await tx
        .selectFrom('arrest')
        .select('person_id')
        .where('partnership_id', '=', tx.by.partnershipId)
        .execute(),
    }))
    assert.equal(after.people.get(absorbed), undefined)
    assert.deepEqual(after.people.get(kept)?.aliases, [{ givenName: 'Aminah', familyName: 'Exampel' }])
    assert.equal(after.people.get(kept)?.dateOfBirth, '2004-05-17')
    assert.deepEqual(
      after.relatives.map((one) => one.personId),
      [kept],
    )
    assert.deepEqual(after.pairs.map((one) => one.match_state).toSorted(), ['given', 'given', 'linked'])
    assert.deepEqual(after.arrests, [{ person_id: kept }])
    const found = async (typed: string) =>
      (await searchPeople(db.database, officer, typed)).people.map((one) => one.personId)
    assert.deepEqual(await found('exampel'), [kept])
    assert.deepEqual(await found('999 000 0018'), [kept])
    await undoNow(db, officer, mergeId)
    assert.deepEqual(await dumpOf(db), before)
  })
})
