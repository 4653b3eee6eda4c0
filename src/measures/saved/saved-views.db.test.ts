import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mustBeOk } from '../../platform/result.ts'
import { onEachEngine } from '../../../test/support/database.ts'
import { removeView, renameView, saveView, VIEW_NAME_CHARACTERS_MAX, viewSaved } from './saved-views.ts'

const address = '/figures?period=last_year&area=all'

onEachEngine('saved views of figures', (open) => {
  test('a view is found by all who read figures, and changed by its owner or a manager alone', async () => {
    const { database, as } = await open()
    const [analyst, other, manager] = [as('analyst'), as('analyst'), as('team_manager')]
    mustBeOk(await saveView(database, analyst, { name: ' Contacts of the city ', address }))
    const [view] = mustBeOk(await viewSaved(database, as('councillor')))
    assert.equal(view!.name, 'Contacts of the city')
    assert.equal(view!.address, address)
    const change = { id: view!.id, version: 1, name: 'Contacts' }
    assert.deepEqual(await renameView(database, other, change), { ok: false, refusal: { kind: 'not_found' } })
    mustBeOk(await renameView(database, manager, change))
    const stale = await renameView(database, analyst, { ...change, name: 'Calls' })
    assert.deepEqual(stale, { ok: false, refusal: { kind: 'changed_by_someone_else' } })
    mustBeOk(await removeView(database, analyst, { id: view!.id, version: 2 }))
    assert.deepEqual(mustBeOk(await viewSaved(database, analyst)), [])
    mustBeOk(await saveView(database, other, { name: 'Contacts', address }))
  })

  test('a name that is empty, too long or taken is refused, and nothing is kept', async () => {
    const { database, as } = await open()
    const analyst = as('analyst')
    const save = async (name: string) => {
      const done = await saveView(database, analyst, { name, address })
      return done.ok ? 'kept' : done.refusal.kind
    }
    const before = mustBeOk(await viewSaved(database, analyst)).length
    assert.equal(await save('  \0 '), 'no_name')
    assert.equal(await save('x'.repeat(VIEW_NAME_CHARACTERS_MAX + 1)), 'name_too_long')
    assert.equal(await save('Once'), 'kept')
    assert.equal(await save('Once '), 'name_taken')
    assert.equal(mustBeOk(await viewSaved(database, analyst)).length, before + 1)
  })

  test('a view of another partnership is not there', async () => {
    const { database, as } = await open()
    mustBeOk(await saveView(database, as('analyst'), { name: 'Ours alone', address }))
    const elsewhere = { ...as('analyst'), partnershipId: '0193b5a0-0000-7000-8000-0000000000ff' }
    assert.deepEqual(mustBeOk(await viewSaved(database, elsewhere)), [])
  })
})
