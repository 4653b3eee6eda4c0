import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PASSWORD, startServer, type TestServer } from '../../../test/support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.stop())

const ask = (path: string, options: RequestInit = {}) =>
  fetch(server.address + path, { redirect: 'manual', ...options })
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(path, { method: 'POST', body: new URLSearchParams(fields), headers })

async function cookieOf(username: string): Promise<string> {
  const answer = await send('/sign-in', { username, password: PASSWORD })
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

test('a wrong password and an unknown username are refused in the same words', async () => {
  const wrong = await send('/sign-in', { username: 'councillor', password: 'wrong' })
  const unknown = await send('/sign-in', { username: 'councillor2', password: 'wrong' })
  assert.equal(wrong.status, 422)
  assert.equal(unknown.status, 422)
  assert.equal((await wrong.text()).replaceAll('councillor', ''), (await unknown.text()).replaceAll('councillor2', ''))
})

test('each role lands where its day starts', async () => {
  for (const [role, start] of [
    ['contact_officer', '/front-door'],
    ['police_officer', '/operations'],
    ['councillor', '/scrutiny'],
  ] as const) {
    const answer = await send('/sign-in', { username: role, password: PASSWORD })
    assert.equal(answer.headers.get('location'), start)
  }
})

test('sign-in leads to no other site', async () => {
  for (const to of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
    const answer = await send('/sign-in', { username: 'analyst', password: PASSWORD, resume_to: to })
    assert.equal(answer.headers.get('location'), '/figures', to)
  }
})

test('a post that another site made is refused', async () => {
  const cookie = await cookieOf('contact_officer')
  const answer = await send('/contacts/new', { summary: 'forged' }, { cookie, origin: 'https://elsewhere.example' })
  assert.equal(answer.status, 403)
})

test('signing out ends the session, not only the cookie', async () => {
  const cookie = await cookieOf('analyst')
  const page = await (await ask('/figures', { headers: { cookie } })).text()
  const token = /name="_csrf" value="([^"]+)"/.exec(page)![1]!
  await send('/sign-out', { _csrf: token }, { cookie })
  assert.equal((await ask('/figures', { headers: { cookie } })).status, 303)
})

test('a program is told of an error in problem+json, a person in a page', async () => {
  const program = await ask('/nowhere', { headers: { accept: 'application/json' } })
  assert.match(program.headers.get('content-type')!, /^application\/problem\+json/)
  assert.equal(((await program.json()) as { status: number }).status, 404)
  assert.match(await (await ask('/nowhere')).text(), /Page not found/)
})

test('what nobody may send is refused without a fault', async () => {
  const cookie = await cookieOf('contact_officer')
  const hostile: [string, RequestInit][] = [
    ['/sign-in', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }],
    ['/sign-in', { method: 'POST', body: '<a/>', headers: { 'content-type': 'text/xml' } }],
    ['/sign-in', { method: 'POST', body: new URLSearchParams({ username: 'x'.repeat(2_000_000) }) }],
    ['/sign-in', { method: 'POST', body: new URLSearchParams({ resume_to: '/contacts/new', resume_answers: '[[[' }) }],
    ['/%00', {}],
    ['/people/%F0%28%8C%BC', { headers: { cookie } }],
    ["/people/' or 1=1 --", { headers: { cookie } }],
    ['/people/00000000-0000-0000-0000-000000000000', { headers: { cookie: 'waymark_session=../../etc' } }],
    ['/people/%E0%A4%A', { method: 'POST', headers: { cookie } }],
  ]
  for (const [path, options] of hostile) {
    const answer = await ask(path, options)
    assert.ok(answer.status < 500, `${path} gave ${answer.status}`)
  }
})

test('a file is taken where one is asked for, and nowhere else, signed in or not', async () => {
  const cookie = await cookieOf('team_manager')
  const sent = (bytes: number, fields = 1) => {
    const form = new FormData()
    for (let at = 0; at < fields; at += 1) form.append(`field${at}`, 'x'.repeat(bytes))
    form.append('file', new Blob(['y']), 'a.txt')
    return form
  }
  for (const path of ['/sign-in', '/contacts/new', '/concern', '/concern/begin', '/concern/send', '/api/v1/contacts'])
    for (const headers of [{}, { cookie }] as Record<string, string>[]) {
      const { status } = await ask(path, { method: 'POST', body: sent(10), headers })
      assert.ok([401, 404, 415].includes(status), `${path}: ${status}`)
    }
  const open = await ask('/handover/read', { method: 'POST', body: sent(10), headers: { cookie } })
  assert.match(await open.text(), /Nothing was read/, 'taken apart, but without the token of a page of ours')
  const much = await ask('/handover/read', { method: 'POST', body: sent(1_000_000, 30), headers: { cookie } })
  assert.equal(much.status, 413)
})

test('every page refuses scripts and styles that are not our own', async () => {
  const answer = await ask('/sign-in')
  assert.match(answer.headers.get('content-security-policy')!, /default-src 'self'/)
  assert.doesNotMatch(await answer.text(), / style="|<style|<script(?! type="module" src=)| on[a-z]+="/)
})
