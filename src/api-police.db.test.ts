/** What police did and what a council did, told by their own systems: each counted once, in its place, by whoever may. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { onEachEngine } from '../test/support/database.ts'
import { serveApi, type ServedApi } from '../test/support/served-api.ts'

const STOKE = 'E06000021'
const anArrest = (ref: string, more: Record<string, unknown> = {}) => ({
  kind: 'arrest',
  ref,
  on: '2026-03-01',
  authority: STOKE,
  person: { ref: `who-${ref}`, given_name: `Given${ref}`, family_name: `Family${ref}` },
  suspected_offence: 'Causing or inciting',
  ...more,
})

onEachEngine('operations and events from other systems', (open) => {
  let served: ServedApi
  const officer: ServedApi['officer'] = (id, ask) => served.officer(id, ask)
  const count: ServedApi['count'] = (table, where) => served.count(table, where)

  before(async () => {
    served = await serveApi((await open()).database)
  })
  after(() => served?.server.app.close())

  test('a night of arrests that is sent twice is counted once, and one bad row keeps the whole night out', async () => {
    const night = ['n1', 'n2', 'n3'].map((ref) => anArrest(ref))
    const bad = await officer('createEvents', { body: { events: [...night, anArrest('n4', { on: '2999-01-01' })] } })
    assert.equal(bad.status, 422)
    assert.equal(bad.body.errors[0].pointer, '/events/3/on')
    assert.equal(await count('arrest'), 0)
    const [one, other] = await Promise.all([0, 1].map(() => officer('createEvents', { body: { events: night } })))
    const again = await officer('createEvents', { body: { events: night } })
    for (const sent of [one!, other!, again]) assert.equal(sent.status, 201)
    assert.deepEqual(
      again.body.items.map(({ recorded, ref }: { recorded: boolean; ref: string }) => [ref, recorded]),
      night.map(({ ref }) => [ref, false]),
    )
    assert.equal(await count('arrest'), 3)
    assert.equal(await count('person', `ref like 'who-n%'`), 3)
    const contradicts = await officer('createEvent', { body: anArrest('n1', { on: '2026-02-01' }) })
    assert.equal(contradicts.status, 409)
    const figure = await officer('getFigures', {
      query: { from: '2026-03-01', to: '2026-03-31', measure: ['arrests', 'people_arrested'] },
    })
    assert.deepEqual(
      figure.body.figures.map((one: { value: number }) => one.value),
      [3, 3],
    )
  })

  test('somebody who may be on record is named to the sender, who says whether it is them', async () => {
    const person = { given_name: 'Viktor', family_name: 'Madeup', date_of_birth: '1990-01-02' }
    const first = await officer('createEvent', { body: anArrest('v1', { person }) })
    const asked = await officer('createEvent', { body: anArrest('v2', { person }) })
    assert.equal(asked.status, 409)
    assert.deepEqual(asked.body.candidates, [first.body.person_id])
    const same = await officer('createEvent', { body: anArrest('v2', { person: { person_id: first.body.person_id } }) })
    const not = { ...person, not_the_same_as: asked.body.candidates }
    const different = await officer('createEvent', { body: anArrest('v3', { person: not }) })
    assert.equal(same.body.person_id, first.body.person_id)
    assert.notEqual(different.body.person_id, first.body.person_id)
    const listed = await officer('listEvents', { query: { person_id: first.body.person_id, kind: ['arrest'] } })
    assert.equal(listed.body.items.length, 2)
  })

  test('an operation is recorded once, its warrant executed and itself closed by whoever has its version', async () => {
    const body = { ref: 'OP-1', name: 'Operation Invented', strand: 'online', opened_on: '2026-01-05' }
    const made = await officer('createOperation', { body })
    const { id } = made.body
    assert.equal((await officer('createOperation', { body })).body.id, id)
    const taken = await officer('createOperation', { body: { ...body, ref: 'OP-2' } })
    assert.equal(taken.status, 409)
    const warrant = { kind: 'warrant', on: '2026-01-06', authority: STOKE, warrant_kind: 'search', operation_id: id }
    const issued = await officer('createEvent', { body: warrant })
    const read = await officer('getEvent', { params: { id: issued.body.id } })
    const executed = await officer('executeWarrant', {
      params: { id: issued.body.id },
      body: { executed_on: '2026-01-07' },
      headers: { 'if-match': read.headers.get('etag')! },
    })
    assert.equal(executed.body.executed_on, '2026-01-07')
    const close = (version: string, closed_on = '2026-02-01') =>
      officer('closeOperation', { params: { id }, body: { closed_on }, headers: { 'if-match': version } })
    assert.equal((await close('"7"')).status, 412)
    assert.equal((await close('"1"', '2025-01-01')).status, 422)
    assert.equal((await close('"1"')).body.closed_on, '2026-02-01')
    const listed = await officer('listOperations', { query: { state: 'closed', named: 'invented' } })
    assert.deepEqual(
      listed.body.items.map((one: { id: string }) => one.id),
      [id],
    )
  })

  test('a case system records what a council did for a child, and nothing that police alone record', async () => {
    const worker = await served.as('social_worker')
    const person = { given_name: 'Safe', family_name: 'Invented', date_of_birth: '2012-03-04' }
    const step = {
      kind: 'safeguarding_action',
      safeguarding_kind: 'cin_plan',
      on: '2026-02-01',
      authority: STOKE,
      person,
    }
    const made = await worker.ask('createEvent', { body: step })
    assert.equal(made.status, 201)
    const next = { ...step, on: '2026-02-02', person: { person_id: made.body.person_id } }
    assert.equal((await worker.ask('createEvent', { body: anArrest('w1') })).status, 403)
    const both = await worker.ask('createEvents', { body: { events: [next, anArrest('w1')] } })
    assert.equal(both.status, 403)
    assert.equal(await count('safeguarding_action', `person_id = '${made.body.person_id}'`), 1)
    assert.equal(await count('arrest', `ref = 'w1'`), 0)
    const nowhere = anArrest('w2', { operation_id: '0193b5a0-0000-7000-8000-000000000001' })
    const unknown = await officer('createEvent', { body: nowhere })
    assert.equal(unknown.body.errors[0].pointer, '/operation_id')
  })

  test('operations are listed in pages, each once, whatever is opened meanwhile', async () => {
    const name = (at: number) => ({ name: `Operation Paged ${at}`, opened_on: `2026-01-1${at}` })
    for (const at of [1, 2, 3]) await officer('createOperation', { body: name(at) })
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = { named: 'paged', limit: 1, ...(cursor === '' ? {} : { cursor }) }
      const page = await officer('listOperations', { query })
      if (cursor === '') await officer('createOperation', { body: name(9) })
      seen.push(...page.body.items.map((one: { name: string }) => one.name))
      cursor = page.body.next
    }
    assert.deepEqual(
      seen,
      [3, 2, 1].map((at) => name(at).name),
    )
  })
})
