import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachEngine } from '../../../test/support/database.ts'
import * as records from '../../../test/builders/records.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { mustBeOk } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { describeSuspect, readDescription } from './actions.ts'
import { blanks, nationalities, officerDefined, selfDefined, type NewDescription } from './description.ts'
import { findDescription } from './store.ts'

const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) => (result.ok ? 'ok' : result.refusal!.kind)

onEachEngine('how suspects are described', (open) => {
  const place = async () => {
    const { database, operator, as } = await open()
    const [suspect, child] = await inTransaction(database, operator, async (tx) => {
      const person = await records.addPerson(tx, { given_name: 'Viktor', family_name: 'Invented' })
      await records.addArrest(tx, { person, on: '2017-03-01' })
      return [person, await records.addPerson(tx, { given_name: 'Ada', family_name: 'Invented' })]
    })
    return { database, operator, suspect, child, as, officer: as('police_officer') }
  }
  const described = (personId: string, more: Partial<NewDescription> = {}): NewDescription => ({
    descriptionId: uuidv7(),
    personId,
    selfDefined: { value: 'W9', blank: null },
    officerDefined: { value: '1', blank: null },
    nationality: { value: null, blank: 'not_said' },
    seen: null,
    ...more,
  })

  test('what is said, by whom, and why something is blank stand together, and what stood is kept', async () => {
    const { database, suspect, officer } = await place()
    const first = described(suspect)
    mustBeOk(await describeSuspect(database, officer, first))
    mustBeOk(await describeSuspect(database, officer, first))
    const { description } = mustBeOk(await readDescription(database, officer, suspect))
    assert.deepEqual(
      [description?.selfDefined.value, description?.officerDefined.value, description?.nationality.blank],
      ['W9', '1', 'not_said'],
    )
    const { descriptionId, version } = description!
    const right = {
      descriptionId,
      nationality: { value: 'PL', blank: null },
      seen: { descriptionId, version },
    } as const
    mustBeOk(await describeSuspect(database, officer, described(suspect, right)))
    const kept = await inTransaction(database, officer, (tx) =>
      tx.selectFrom('suspect_description_history').select('nationality_blank').execute(),
    )
    assert.deepEqual(kept, [{ nationality_blank: 'not_said' }])
  })

  test('of two who describe somebody at once one is told', async () => {
    const { database, suspect, officer } = await place()
    mustBeOk(await describeSuspect(database, officer, described(suspect)))
    assert.equal(kindOf(await describeSuspect(database, officer, described(suspect))), 'changed_by_someone_else')
    const stands = (await inTransaction(database, officer, (tx) => findDescription(tx, suspect)))!
    const { descriptionId, version } = stands
    const change = () =>
      describeSuspect(database, officer, described(suspect, { descriptionId, seen: { descriptionId, version } }))
    const kinds = (await Promise.all([change(), change()])).map(kindOf).toSorted()
    assert.deepEqual(kinds, ['changed_by_someone_else', 'ok'])
  })

  test('nobody is described whom police do not suspect, nor by somebody who does not investigate', async () => {
    const { database, suspect, child, officer, as } = await place()
    assert.equal(kindOf(await describeSuspect(database, officer, described(child))), 'not_found')
    assert.equal(kindOf(await readDescription(database, officer, child)), 'not_found')
    for (const role of ['social_worker', 'team_manager', 'contact_officer'] as const) {
      assert.equal(kindOf(await describeSuspect(database, as(role), described(suspect))), 'not_found')
      assert.equal(await inTransaction(database, as(role), (tx) => findDescription(tx, suspect)), undefined)
    }
  })
})

test('each list has each of its codes once, and every country has a name', () => {
  for (const codes of [selfDefined, officerDefined, blanks, nationalities])
    assert.equal(new Set(codes.map((one) => one.code)).size, codes.length)
  assert.equal(selfDefined.length, 18)
  for (const { code, label } of nationalities) assert.notEqual(label, code)
})
