/** Webhooks against a receiver that takes, refuses, hangs and goes away, as receivers do. */
import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { onEachEngine, type TestDatabase } from '../../test/support/database.ts'
import { addUsers } from '../agencies/index.ts'
import { inTransaction } from '../platform/database/index.ts'
import * as records from '../../test/builders/records.ts'
import { audit } from '../access/index.ts'
import { addWebhook, setStopped, tellAll, webhooks } from './index.ts'
import { signedHeaders } from './signing.ts'

type Message = { headers: IncomingHttpHeaders; body: string }

onEachEngine('webhooks', (open) => {
  let receiver: Server
  let url: string
  let got: Message[]
  let answer: number
  let place: TestDatabase

  before(async () => {
    receiver = createServer((request, reply) => {
      let body = ''
      request.on('data', (part) => (body += part))
      request.on('end', () => {
        got.push({ headers: request.headers, body })
        reply.writeHead(answer, answer === 302 ? { location: url } : {}).end()
      })
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => receiver.once('listening', resolve))
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/waymark`
  })
  after(() => receiver.close())
  beforeEach(async () => {
    got = []
    answer = 204
    place = await open()
    const person = { username: 'feed', displayName: 'A feed', jobTitle: 'System', role: 'contact_officer' as const }
    const agency = 'Stoke-on-Trent City Council'
    await addUsers(place.database, place.operator, [], [{ ...person, agency, password: 'not used here' }])
  })

  const add = async () =>
    (await addWebhook(place.database, place.operator, {
      name: 'Case system',
      url,
      username: 'feed',
      kinds: ['contact.recorded', 'operation.changed'],
    }))!
  const contact = (authority = records.STOKE) =>
    inTransaction(place.database, place.operator, async (tx) => {
      const child = await records.addPerson(tx, { given_name: 'Secret', family_name: 'Name' })
      const contactId = await records.addContact(tx, { at: '2026-03-01T10:00', about: [child], authority })
      await audit.record(tx, { action: 'record_contact', subjectType: 'contact', subjectId: contactId })
      return contactId
    })
  const standing = async () => (await webhooks(place.database, place.operator))[0]!
  /** The next try is due at once, as if its time had come. */
  const makeDue = () => place.database.pool.query("update webhook_place set next_at = now() - interval '1 second'")
  const tell = async () => {
    await makeDue()
    return tellAll(place.database)
  }

  test('what happens after a webhook was added is told in order, signed, once, and without a name', async () => {
    await contact()
    const { secret } = await add()
    const happened = [await contact(), await contact(), await contact()]
    assert.equal(await tell(), 3)
    assert.equal(await tell(), 0)
    assert.deepEqual(
      got.map((one) => JSON.parse(one.body).data.contact_id),
      happened,
    )
    for (const { headers, body } of got) {
      assert.ok(!body.includes('Secret'))
      const id = String(headers['webhook-id'])
      assert.equal(JSON.parse(body).id, id)
      const right = signedHeaders(secret, id, Number(headers['webhook-timestamp']), body)
      assert.equal(headers['webhook-signature'], right['webhook-signature'])
    }
  })

  test('nothing is told of what its holder may not see', async () => {
    await add()
    await contact(records.STAFFORDSHIRE)
    await inTransaction(place.database, place.operator, async (tx) => {
      const operationId = await records.addOperation(tx, {})
      await audit.record(tx, { action: 'record_operation', subjectType: 'operation', subjectId: operationId })
    })
    const seen = await contact()
    assert.equal(await tell(), 1)
    assert.equal(JSON.parse(got[0]!.body).data.contact_id, seen)
  })

  test('what a receiver does not take waits, is tried again and comes in its order, whoever tells it', async () => {
    await add()
    const happened = [await contact(), await contact()]
    for (const status of [503, 302, 400]) {
      answer = status
      assert.equal(await tell(), 0)
    }
    const failing = await standing()
    assert.equal(failing.standing.attempts, 3)
    assert.match(failing.standing.problem!, /answered 400/)
    assert.equal(await tellAll(place.database), 0, 'it is not its turn yet')
    assert.equal(got.length, 3)
    answer = 200
    await makeDue()
    await Promise.all([tellAll(place.database), tellAll(place.database)])
    assert.deepEqual(
      got.slice(3).map((one) => JSON.parse(one.body).data.contact_id),
      happened,
    )
    assert.equal((await standing()).standing.problem, null)
  })

  test('one that is stopped is told nothing, and once resumed all that happened meanwhile', async () => {
    const { webhookId } = await add()
    assert.ok(await setStopped(place.database, place.operator, webhookId, true))
    const meanwhile = await contact()
    assert.equal(await tell(), 0)
    assert.ok(await setStopped(place.database, place.operator, webhookId, false))
    assert.equal(await tell(), 1)
    assert.equal(JSON.parse(got[0]!.body).data.contact_id, meanwhile)
    assert.ok(!(await setStopped(place.database, place.operator, place.operator.actorId, true)))
  })

  test('a receiver that cannot be reached for five days is stopped, and its place stays', async () => {
    await add()
    await contact()
    answer = 500
    await tell()
    await place.database.pool.query(`update webhook_place set failing_since = now() - interval '121 hours'`)
    await tell()
    const stopped = await standing()
    assert.ok(stopped.stoppedAt)
    const written = await place.database.pool.query(`select subject_id from audit_entry where action = 'stop_webhook'`)
    assert.deepEqual(written.rows, [{ subject_id: stopped.webhookId }])
    answer = 200
    await setStopped(place.database, place.operator, stopped.webhookId, false)
    assert.equal(await tell(), 1)
  })
})
