/** Each actor within bounds, at every address there is: a new one is tried without anybody thinking of it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addressOf, addSamples, ADULT, CHILD, type Samples } from '../test/support/every-page.ts'
import { PASSWORD, startServer, type TestServer } from '../test/support/server.ts'
import { may, roles, type Role } from './access/index.ts'
import { formRoutes, publicRoutes, routes } from './app.ts'

let server: TestServer
let samples: Samples
before(async () => {
  server = await startServer()
  samples = await addSamples(server)
})
after(() => server?.stop())

const ask = (path: string, options: RequestInit = {}) =>
  fetch(server.address + path, { redirect: 'manual', ...options })

async function cookieOf(username: string): Promise<string> {
  const body = new URLSearchParams({ username, password: PASSWORD })
  const answer = await ask('/sign-in', { method: 'POST', body })
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

const mayAsk = (role: Role, verb: (typeof routes)[number]['may']) => verb === 'signed_in' || may(server.as(role), verb)
const NAMES = [...Object.values(CHILD), ...Object.values(ADULT), 'Philippa']

for (const role of ['councillor', 'strategic_manager'] as const)
  test(`no address gives a ${role} a name, and every way to one is not found`, async () => {
    const cookie = await cookieOf(role)
    const counted = { shown: 0, refused: 0 }
    for (const route of routes) {
      const path = addressOf(route, samples)
      const answer = await ask(path, { method: route.method, headers: { cookie, origin: server.address } })
      const text = await answer.text()
      for (const name of NAMES) assert.ok(!text.includes(name), `${route.method} ${path} names ${name}`)
      for (const id of Object.values(samples))
        assert.ok(route.path.includes(':id') || !text.includes(id), `${route.method} ${path} tells of a record`)
      if (route.method === 'GET' && !mayAsk(role, route.may)) {
        assert.equal(answer.status, 404, path)
        counted.refused += 1
      } else if (route.method === 'GET') {
        assert.ok(answer.status < 400, `${path}: ${answer.status}`)
        counted.shown += 1
      }
    }
    assert.ok(counted.shown > 0 && counted.refused > 5, JSON.stringify(counted))
  })

test('every other role opens what it may, without a fault, and is told of nothing else', async () => {
  for (const role of Object.keys(roles) as Role[]) {
    if (role === 'operator') continue
    const cookie = await cookieOf(role)
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const path = addressOf(route, samples)
      const { status } = await ask(path, { headers: { cookie } })
      if (mayAsk(role, route.may)) assert.ok(status < 400 || status === 404, `${role} ${path}: ${status}`)
      else assert.equal(status, 404, `${role} ${path}`)
    }
  }
})

test('exactly these addresses are public, and a session changes nothing in them', async () => {
  assert.deepEqual(
    publicRoutes.map(({ method, path }) => `${method} ${path}`),
    ['GET /publications', 'GET /publications.json', 'GET /publications/:name', 'GET /api/v1/docs'],
  )
  const cookie = await cookieOf('analyst')
  for (const path of ['/publications', '/publications.json', '/publications/no-such', '/api/v1/docs']) {
    const [open, signedIn] = [await ask(path), await ask(path, { headers: { cookie } })]
    assert.equal(await open.text(), await signedIn.text(), path)
    assert.equal(open.headers.get('set-cookie'), null)
  }
})

test('exactly these are forms for anybody, none of them lists anything, and a session changes nothing in them', async () => {
  assert.deepEqual(
    formRoutes.map(({ method, path }) => `${method} ${path}`),
    [
      'GET /concern',
      'POST /concern/begin',
      'GET /concern/check',
      'POST /concern/send',
      'GET /concern/save',
      'POST /concern/save',
      'GET /concern/return',
      'POST /concern/return',
      'GET /concern/sent',
      'GET /leave',
      'POST /concern/remove-child',
      'GET /concern/:question',
      'POST /concern/:question',
    ],
  )
  const cookie = await cookieOf('contact_officer')
  const plain = (text: string) => text.replaceAll(/value="[\w-]{43}"/g, '')
  for (const path of ['/concern', '/concern/return', '/concern/check', '/concern/danger', '/concern/sent']) {
    const [open, signedIn] = [await ask(path), await ask(path, { headers: { cookie } })]
    assert.equal(plain(await open.text()), plain(await signedIn.text()), path)
  }
})

test('nobody who is not signed in is shown anything of the rest', async () => {
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const path = addressOf(route, samples)
    const answer = await ask(path)
    assert.equal(answer.status, 303, path)
    assert.match(answer.headers.get('location')!, /^\/sign-in/)
  }
})
