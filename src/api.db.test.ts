/** The door for programs, as the systems beyond it use it: through a client made from the document that is served. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as records from '../test/builders/records.ts'
import { apiClient } from '../test/support/api-client.ts'
import { onEachEngine } from '../test/support/database.ts'
import { ALL_SCOPES, serveApi, type ServedApi } from '../test/support/served-api.ts'
import { revokeToken } from './agencies/index.ts'
import { refreshKeys } from './people/index.ts'
import { inTransaction } from './platform/database/index.ts'

const STOKE = 'E06000021'
const aContact = (told: Record<string, unknown>[] = [{ given_name: 'Zosia', family_name: 'Invented' }]) => ({
  received_at: '2026-03-02T09:30',
  authority: STOKE,
  source: '2A',
  channel: 'phone',
  concern: 'cse',
  summary: 'Seen with older men near the station.',
  caller: { name: 'Ms Caller', organisation: 'A school', phone: '01782 000000' },
  children: told.map((one) => ({ told: one })),
})

onEachEngine('the interface for programs', (open) => {
  let served: ServedApi
  const manager: ServedApi['manager'] = (id, ask) => served.manager(id, ask)
  const officer: ServedApi['officer'] = (id, ask) => served.officer(id, ask)
  const count: ServedApi['count'] = (table, where) => served.count(table, where)

  before(async () => {
    served = await serveApi((await open()).database)
  })
  after(() => served?.server.app.close())

  test('a contact is recorded, read, listed in pages and decided once', async () => {
    const made = await manager('createContact', { body: aContact([{ given_name: 'Ada', date_of_birth: '2011-05' }]) })
    assert.equal(made.status, 201)
    assert.equal(made.body.decision_due_on, '2026-03-03')
    const id = made.body.id as string
    assert.equal(made.headers.get('location'), `/api/v1/contacts/${id}`)
    const read = await manager('getContact', { params: { id } })
    assert.equal(read.body.caller.name, 'Ms Caller')
    assert.equal(read.body.children[0].given_name, 'Ada')
    assert.equal(read.headers.get('etag'), made.headers.get('etag'))
    const etag = read.headers.get('etag')!
    assert.equal((await manager('getContact', { params: { id }, headers: { 'if-none-match': etag } })).status, 304)
    const decision = { outcome: 'strategy_discussion', rationale: 'Pattern of going missing.' }
    const decide = (headers: Record<string, string>) =>
      manager('decideContact', { params: { id }, body: decision, headers })
    assert.equal((await decide({})).status, 428)
    assert.equal((await decide({ 'if-match': etag })).status, 200)
    assert.equal((await decide({ 'if-match': etag })).status, 412)
    const after = await manager('getContact', { params: { id } })
    assert.equal(after.body.outcome, 'strategy_discussion')
    assert.equal(after.body.decisions.length, 1)
    for (const given_name of ['Bea', 'Cleo']) await manager('createContact', { body: aContact([{ given_name }]) })
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await manager('listContacts', { query: { limit: 1, ...(cursor === '' ? {} : { cursor }) } })
      seen.push(...page.body.items.map((one: { id: string }) => one.id))
      cursor = page.body.next
    }
    assert.equal(new Set(seen).size, seen.length)
    assert.equal(seen.length, await count('contact'))
    assert.ok(seen.includes(id))
  })

  test('a child who may be known is not guessed at, and nobody else counts them as one', async () => {
    const told = { given_name: 'Marisol', family_name: 'Inventa', date_of_birth: '2010-06-07' }
    const first = await manager('createContact', { body: aContact([told]) })
    const second = await manager('createContact', { body: aContact([told]) })
    assert.equal(first.body.children[0].match_state, 'new')
    assert.equal(second.body.children[0].match_state, 'awaiting_review')
    const known = await manager('createContact', {
      body: { ...aContact(), children: [{ person_id: first.body.children[0].person_id }] },
    })
    assert.deepEqual(known.body.children, [{ person_id: first.body.children[0].person_id, match_state: 'given' }])
  })

  test('the same request with the same key is done once, whether later or at the same moment', async () => {
    const before = await count('contact')
    const body = aContact([{ given_name: 'Once', family_name: 'Only' }])
    const send = (key: string, more = {}) =>
      manager('createContact', { body: { ...body, ...more }, headers: { 'idempotency-key': key } })
    const together = await Promise.all(Array.from({ length: 6 }, () => send('the-same-key-1')))
    assert.equal(new Set(together.map((one) => one.body.id)).size, 1)
    assert.ok(together.every((one) => one.status === 201))
    assert.equal((await send('the-same-key-1')).body.id, together[0]!.body.id)
    assert.equal(await count('contact'), before + 1)
    const other = await send('the-same-key-1', { concern: 'cce' })
    assert.equal(other.status, 422)
    assert.match(other.body.type, /key_used$/)
    const wrong = await manager('createContact', { body, headers: { 'idempotency-key': 'short' } })
    assert.equal(wrong.status, 400)
    assert.equal(await count('contact'), before + 1)
  })

  test('a token is good for what it says, for as long as it says, and for what its holder may do', async () => {
    const unknown = await apiClient(served.server.address, undefined)
    assert.equal((await unknown.ask('listContacts')).status, 401)
    const { token: narrow } = await served.tokenOf('team_manager', ['contacts:read'])
    const reader = await apiClient(served.server.address, narrow)
    assert.equal((await reader.ask('listContacts')).status, 200)
    assert.equal((await reader.ask('searchPeople', { query: { q: 'ada' } })).status, 403)
    assert.equal((await manager('listOperations')).status, 403, 'a role that sees no operations')
    assert.equal((await served.as('councillor').then((client) => client.ask('listContacts'))).status, 403)
    const { token } = await served.tokenOf('team_manager', ALL_SCOPES, -1)
    assert.equal((await (await apiClient(served.server.address, token)).ask('listContacts')).status, 401)
    const revoked = await served.tokenOf('team_manager')
    assert.ok(await revokeToken(served.server.database, served.server.operator, revoked.tokenId))
    assert.equal((await (await apiClient(served.server.address, revoked.token)).ask('listContacts')).status, 401)
    const kept = await served.server.database.pool.query('select token_hash from api_token')
    assert.ok(kept.rows.every((row) => !String(row.token_hash).includes('waymark_')))
  })

  test('every read of a person is in the audit, under the name of whoever the token belongs to', async () => {
    const made = await manager('createContact', { body: aContact([{ given_name: 'Audited', family_name: 'Child' }]) })
    const personId = made.body.children[0].person_id as string
    const readers = async () =>
      (
        await served.server.database.pool.query(
          `select a.action, u.username from audit_entry a join app_user u on u.user_id = a.actor_id
           where a.subject_id = $1 order by a.audit_id`,
          [personId],
        )
      ).rows.map((row) => `${row.username} ${row.action}`)
    const earlier = (await readers()).length
    await manager('getContact', { params: { id: made.body.id } })
    await officer('getPerson', { params: { id: personId } })
    const found = await officer('searchPeople', { query: { q: 'audited child' } })
    assert.ok(found.body.items.some((one: { id: string }) => one.id === personId))
    assert.deepEqual((await readers()).slice(earlier), ['team_manager view_contact', 'police_officer view_person'])
    assert.ok((await count('audit_entry', `action = 'search_people' and detail->'shown' ? '${personId}'`)) > 0)
  })

  test('what lies in another area, or is restricted, is not there', async () => {
    const [person, contact] = await inTransaction(served.server.database, served.server.operator, async (tx) => {
      const hidden = { given_name: 'Hidden', family_name: 'Away', restricted: true }
      const personId = await records.addPerson(tx, hidden)
      await refreshKeys(tx, [personId])
      const about = { at: '2026-03-01T10:00', about: [personId], authority: records.STAFFORDSHIRE }
      return [personId, await records.addContact(tx, about)]
    })
    assert.equal((await manager('getContact', { params: { id: contact } })).status, 404)
    assert.equal((await officer('getPerson', { params: { id: person } })).status, 404)
    assert.deepEqual((await officer('searchPeople', { query: { q: 'hidden away' } })).body.items, [])
    const listed = await manager('listContacts', { query: { limit: 200 } })
    assert.ok(listed.body.items.every((one: { id: string }) => one.id !== contact))
  })

  test('what is wrong is said by its place, all at once, and nothing is recorded', async () => {
    const before = await count('contact')
    const wrong = await manager('createContact', {
      body: {
        ...aContact(),
        concern: 'gossip',
        shoe_size: 4,
        children: [{ told: { sex: 'X', date_of_birth: '2010-13' } }],
      },
    })
    assert.equal(wrong.status, 422)
    const places = wrong.body.errors.map((one: { pointer: string }) => one.pointer)
    for (const place of ['/concern', '/shoe_size', '/children/0/told/sex', '/children/0/told/date_of_birth'])
      assert.ok(places.includes(place), `${place} in ${places.join(', ')}`)
    const later = await manager('createContact', {
      body: {
        ...aContact(),
        children: [
          { told: { postcode: 'nowhere', home_authority: 'E99999999' } },
          { told: { given_name: 'A' }, person_id: '0193b5a0-0000-7000-8000-000000000001' },
        ],
      },
    })
    assert.deepEqual(
      later.body.errors.map((one: { pointer: string }) => one.pointer),
      ['/children/0/told/postcode', '/children/0/told/home_authority', '/children/1'],
    )
    for (const authority of ['E06000059', 'E99999999'])
      assert.equal((await manager('createContact', { body: { ...aContact(), authority } })).status, 422)
    assert.equal((await manager('createContact', { body: '{"received_at":' })).status, 400)
    const form = { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    assert.equal((await manager('createContact', form)).status, 415)
    const long = { ...aContact(), summary: 'x'.repeat(1_100_000) }
    assert.equal((await manager('createContact', { body: long })).status, 413)
    assert.equal((await manager('listContacts', { query: { limit: 0 } })).status, 400)
    assert.equal((await manager('listContacts', { query: { colour: 'red' } })).status, 400)
    assert.equal((await manager('listContacts', { query: { cursor: 'bm90aGluZw' } })).status, 400)
    assert.equal((await manager('getContact', { params: { id: 'not-an-id' } })).status, 404)
    assert.equal(await count('contact'), before)
  })
})
