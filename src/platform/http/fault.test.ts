import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database } from '../database/index.ts'
import { html } from '../pages/index.ts'
import { buildServer, type Handler, type Route } from './index.ts'

const form: Handler<string> = async (visit) =>
  visit.page({
    title: 'A form',
    body: html`${visit.csrf}
      <p>You typed ${String(visit.body['said'] ?? '')}</p>`,
  })
const broken: Handler<string> = async () => {
  throw new Error('the database went away')
}

async function server(routes: Route<string, string>[]) {
  const app = await buildServer<string, string>({
    database: {} as Database,
    routes,
    publicRoutes: [],
    publicHome: '/',
    formRoutes: [],
    formHelp: html``,
    whoIs: async () => 'somebody',
    signIn: async () => undefined,
    signOut: async () => {},
    may: () => true,
    startOf: () => '/',
    surroundings: () => ({}),
    signInHelp: undefined,
    secureCookies: false,
    trustedProxies: [],
  })
  const headers = { cookie: 'waymark_session=any' }
  const page = await app.inject({ url: '/form', headers })
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)![1]!
  return (url: string) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: token, said: 'a long story' }).toString(),
    })
}

test('where a fault breaks off a save, what was typed comes back whole, and a page that cannot show it says so', async () => {
  const send = await server([
    { method: 'GET', path: '/form', may: 'any', handle: form },
    { method: 'POST', path: '/kept', may: 'any', handle: broken, resume: form },
    { method: 'POST', path: '/lost', may: 'any', handle: broken },
  ])
  const kept = await send('/kept')
  assert.equal(kept.statusCode, 500)
  assert.match(kept.body, /You typed a long story/)
  const lost = await send('/lost')
  assert.equal(lost.statusCode, 500)
  assert.match(lost.body, /Nothing was half done/)
})
