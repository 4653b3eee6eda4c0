/** Every way in to work, sent what no form of ours sends: refused with words, never a fault, and nothing changed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PASSWORD, startServer, type TestServer } from '../../test/support/server.ts'
import { addContact } from '../../test/builders/records.ts'
import { refreshAwaiting } from '../contacts/index.ts'
import { inTransaction } from '../platform/database/index.ts'
import { uuidv7 } from '../platform/uuid.ts'

let server: TestServer
let cookie: string
let contactId: string
before(async () => {
  server = await startServer()
  contactId = await inTransaction(server.database, server.operator, async (tx) => {
    const id = await addContact(tx, { at: '2017-05-01', about: [] })
    await refreshAwaiting(tx)
    return id
  })
  const body = new URLSearchParams({ username: 'team_manager', password: PASSWORD })
  const answer = await fetch(`${server.address}/sign-in`, { method: 'POST', body, redirect: 'manual' })
  cookie = answer.headers.get('set-cookie')!.split(';')[0]!
})
after(() => server?.stop())

const page = async (path: string) => (await fetch(server.address + path, { headers: { cookie } })).text()
const csrfOf = async (path: string) => {
  const found = /<input type="hidden" name="(_?csrf[^"]*)" value="([^"]+)"/.exec(await page(path))
  return found ? { [found[1]!]: found[2]! } : {}
}
const post = (path: string, fields: Record<string, string> | [string, string][]) =>
  fetch(server.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: server.address },
    body: new URLSearchParams(fields),
  })

const nasty = [
  '',
  'x',
  "'; drop table task; --",
  '\0',
  '<script>alert(1)</script>',
  'user:',
  `user:${'0'.repeat(36)}`,
  '💥'.repeat(2000),
]

test('whatever is sent in place of a field is refused with words, and nothing is allocated or made', async () => {
  const csrf = await csrfOf(`/contacts/${contactId}/work`)
  const good = {
    form_id: uuidv7(),
    task_id: uuidv7(),
    digest_id: 'x',
    seen: 'none',
    to: 'nobody',
    stamp: 's',
    which: 'all',
    version: '1',
    outcome: 'done',
  }
  const paths = [
    '/board/allocate',
    `/contacts/${contactId}/allocate`,
    `/contacts/${contactId}/tasks`,
    `/people/${contactId}/allocate`,
    `/notices/${contactId}/tasks`,
    `/tasks/${contactId}/close`,
    `/board/hand-over/${contactId}`,
    '/tasks/not-an-id/close',
    '/my-work/digest',
  ]
  const statuses = new Set<number>()
  for (const path of paths)
    for (const value of nasty) {
      const fields = [
        'form_id',
        'task_id',
        'seen',
        'to',
        'chosen',
        'title',
        'for',
        'which',
        'stamp',
        'version',
        'due_on[day]',
      ]
      const answer = await post(path, { ...csrf, ...good, ...Object.fromEntries(fields.map((name) => [name, value])) })
      statuses.add(answer.status)
      assert.ok(answer.status < 500, `${path} ${JSON.stringify(value.slice(0, 20))}: ${answer.status}`)
      assert.ok(!(await answer.text()).includes('<script>alert'), path)
    }
  // They reached the forms, and were not turned away before them.
  assert.ok(statuses.has(422) && !statuses.has(403), JSON.stringify([...statuses]))
  const left = await inTransaction(server.database, server.operator, async (tx) => [
    await tx.selectFrom('allocation').select('allocation_id').execute(),
    await tx.selectFrom('task').select('task_id').where('rule_id', 'is', null).execute(),
  ])
  assert.deepEqual(left, [[], []])
})

test('an address that asks for what cannot be asked shows the board, whole', async () => {
  for (const value of nasty.filter((one) => one.length < 100))
    for (const name of ['due', 'who', 'source', 'task', 'after', 'done']) {
      const answer = await fetch(`${server.address}/board?${new URLSearchParams({ [name]: value })}`, {
        headers: { cookie },
      })
      assert.equal(answer.status, 200, `${name}=${value.slice(0, 20)}`)
      assert.ok(!(await answer.text()).includes('<script>alert'))
    }
})
