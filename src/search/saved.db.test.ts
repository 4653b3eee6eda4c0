import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachEngine } from '../../test/support/database.ts'
import { mustBeOk } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { removeSearch, renameSearch, savedSearches, saveSearch, SEARCHES_MAX } from './saved.ts'

onEachEngine('saved searches', (open) => {
  test('a search is its owner’s alone, is saved once however often it is sent, and is renamed and removed', async () => {
    const { database, as } = await open()
    const [owner, other] = [as('social_worker'), as('team_manager')]
    const search = { id: uuidv7(), name: ' The family ', query: 'example ST4 1AB' }
    mustBeOk(await saveSearch(database, owner, search))
    mustBeOk(await saveSearch(database, owner, search))
    const kept = { id: search.id, name: 'The family', query: 'example ST4 1AB', version: 1 }
    assert.deepEqual(await savedSearches(database, owner), [kept])
    assert.deepEqual(await savedSearches(database, other), [])
    const change = { id: search.id, version: 1, name: 'Family' }
    assert.deepEqual(await renameSearch(database, other, change), { ok: false, refusal: { kind: 'not_found' } })
    mustBeOk(await renameSearch(database, owner, change))
    const stale = await removeSearch(database, owner, change)
    assert.deepEqual(stale, { ok: false, refusal: { kind: 'changed_meanwhile' } })
    mustBeOk(await removeSearch(database, owner, { ...change, version: 2 }))
    assert.deepEqual(await savedSearches(database, owner), [])
  })

  test('a name that is empty, too long or taken is refused, as is one search too many', async () => {
    const { database, as } = await open()
    const owner = as('social_worker')
    const save = async (name: string, query = 'example') => {
      const done = await saveSearch(database, owner, { id: uuidv7(), name, query })
      return done.ok ? 'kept' : done.refusal.kind
    }
    assert.equal(await save(' \0'), 'no_name')
    assert.equal(await save('x'.repeat(101)), 'name_too_long')
    assert.equal(await save('Nothing', ' \0 '), 'nothing_asked')
    for (let index = 0; index < SEARCHES_MAX; index++) assert.equal(await save(`Search ${index}`), 'kept')
    assert.equal(await save('Search 1'), 'name_taken')
    assert.equal(await save('One more'), 'too_many')
  })
})
