/** The form over the network, as browsers and as those who mean harm speak to it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aNeighbour, aTeacher, openTheForm, writes } from '../../test/builders/concerns.ts'
import { startServer, type TestServer } from '../../test/support/server.ts'
import { Visitor } from '../../test/support/visitor.ts'
import { buildApp } from '../app.ts'
import { findOwn } from './drafts.sql.ts'
import { listAwaiting } from '../contacts/index.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  await openTheForm(server.database, server.operator)
})
after(() => server?.stop())

const aVisitor = (): Visitor => new Visitor(server.address)
const own = (one: Visitor) => findOwn(server.database, one.secret())
const waiting = async () => (await listAwaiting(server.database, server.as('team_manager'))).contacts.length

test('a form filled in without scripts is sent once, and its receipt can be read again', async () => {
  const one = await (await aVisitor().begin()).answers(aNeighbour)
  assert.equal(one.url, '/concern/check')
  const changes = /name="changes" value="(\d+)"/.exec(one.page)![1]!
  const before = await waiting()
  const again = one.token()
  await one.send('/concern/send', { changes })
  assert.equal(one.url, '/concern/sent')
  assert.match(one.page, /Form sent/)
  const ref = /<strong>(C[^<]+)<\/strong>/.exec(one.page)![1]
  await one.send('/concern/send', { changes, _csrf: again })
  await one.ask('/concern/sent')
  assert.ok(one.page.includes(ref!))
  assert.equal(await waiting(), before + 1)
  await one.ask('/concern/happened')
  assert.equal(one.url, '/concern/sent', 'nothing of it can be changed or read again')
})

test('a forged post changes nothing, and what was typed comes back to be sent by whoever typed it', async () => {
  const one = await (await aVisitor().begin()).answers({ danger: { danger: 'no' }, you: { who: 'other' } })
  const token = one.token()
  const body = new URLSearchParams({ danger: 'yes', _csrf: token })
  for (const headers of [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: server.address, 'sec-fetch-site': 'cross-site' },
  ] as Record<string, string>[]) {
    const answer = await one.ask('/concern/danger', { method: 'POST', body, headers })
    assert.equal(answer.status, 403)
    assert.match(one.page, /999/)
  }
  const forged = new URLSearchParams({ area: 'unsure', happened: 'x', _csrf: 'x'.repeat(43) })
  const shown = await one.ask('/concern/area', { method: 'POST', body: forged, headers: { origin: server.address } })
  assert.equal(shown.status, 403)
  assert.match(one.page, /value="unsure" checked/)
  assert.equal((await own(one))!.draft!.answers.danger!['danger'], 'no')
  assert.equal((await own(one))!.draft!.answers.area, undefined)
  const stranger = aVisitor()
  await stranger.ask('/concern')
  stranger.cookie = ''
  await stranger.send('/concern/begin', { in: 'staffordshire' })
  assert.equal(stranger.status, 403, 'no form is begun without the cookie that the page set')
})

test('another visitor’s token opens nothing, and a form is read by its own browser alone', async () => {
  const [one, other] = [await aVisitor().begin(), await aVisitor().begin()]
  await one.answers({
    danger: { danger: 'no' },
    you: { who: 'family' },
    area: { area: 'unsure' },
    concern: { concern: 'cse' },
  })
  await one.answers({ happened: { happened: 'A secret of the first' } })
  await other.ask('/concern/happened')
  assert.ok(!other.page.includes('A secret'))
  const body = new URLSearchParams({ danger: 'yes', _csrf: one.token() })
  await other.ask('/concern/danger', { method: 'POST', body, headers: { origin: server.address } })
  assert.equal((await own(other))!.draft!.answers.danger, undefined)
})

test('steps out of order, questions that are none and children beyond the most lead back or nowhere', async () => {
  const one = await aVisitor().begin()
  for (const path of ['reach', 'child-1-name', 'check', 'sent']) {
    await one.ask(`/concern/${path}`)
    assert.equal(one.url, '/concern/danger', path)
    await one.send(`/concern/${path === 'sent' || path === 'check' ? 'happened' : path}`, {
      happened: 'x',
      given_name: 'x',
    })
    assert.equal(one.url, '/concern/danger', path)
  }
  for (const path of [
    'child-50-name',
    'child-0-name',
    'secret',
    '__proto__',
    'constructor',
    '%00',
    'child-1-name%0d%0a',
  ]) {
    const answer = await one.ask(`/concern/${path}`)
    assert.ok([404, 400].includes(answer.status), `${path}: ${answer.status}`)
    await one.ask('/concern/danger')
    const posted = await one.send(`/concern/${path}`, { given_name: 'x' })
    assert.ok([404, 400].includes(posted.status), `${path}: ${posted.status}`)
  }
  await one.send('/concern/send', { changes: '0' })
  assert.equal(one.url, '/concern/danger')
})

test('the eleventh child is refused in words, and nothing is lost', async () => {
  const { anonymous: _a, reach: _r, who: _w, 'more-children': _m, ...most } = aNeighbour
  const one = await (await aVisitor().begin()).answers(most)
  for (let child = 2; child <= 10; child++) {
    await one.send('/concern/more-children', { more: 'yes' })
    assert.equal(one.url, `/concern/child-${child}-name`)
    await one.answers({
      [`child-${child}-name`]: { given_name: `Invented${child}` },
      [`child-${child}-birth`]: {},
      [`child-${child}-place`]: {},
    })
  }
  await one.send('/concern/more-children', { more: 'yes' })
  assert.equal(one.status, 422)
  assert.match(one.page, /One form may be about 10 children/)
  await one.send('/concern/remove-child', { child: '4' })
  assert.ok(!one.page.includes('Invented4'))
  for (const child of ['99', 'x', '', '-1', '1e0']) await one.send('/concern/remove-child', { child })
  const children = Object.keys((await own(one))!.draft!.answers).filter((question) => question.endsWith('-name'))
  assert.equal(children.length, 9)
})

test('markup, control characters and what is too long come back as they were typed, never as markup', async () => {
  const one = await aVisitor().begin()
  await one.answers({
    danger: { danger: 'no' },
    you: { who: 'family' },
    area: { area: 'unsure' },
    concern: { concern: 'cse' },
  })
  const script = '<script>alert(1)</script> "\'><img src=x onerror=alert(1)> {{7*7}}'
  await one.send('/concern/happened', { happened: `${script}\0\u202E${'x'.repeat(6000)}` })
  assert.equal(one.status, 422)
  assert.match(one.page, /6,000 characters or fewer/)
  assert.ok(one.page.includes('&lt;script&gt;alert(1)&lt;/script&gt;') && !one.page.includes('<script>alert'))
  await one.send('/concern/happened', { happened: script })
  await one.send('/concern/child-1-name', { given_name: script })
  await one.ask('/concern/child-1-birth')
  assert.ok(!one.page.includes('<script>alert') && !one.page.includes('<img src=x'))
  await one.ask('/concern/happened')
  const answer = await one.send('/concern/happened', { happened: 'x'.repeat(1_000_000) })
  assert.equal(answer.status, 413)
  assert.match(one.page, /999/)
  assert.equal((await own(one))!.draft!.answers.happened!['happened'], script)
  const nested = await one.ask('/concern/happened').then(() =>
    one.send('/concern/happened', [
      ['0', 'happened[a][b]'],
      ['1', 'x'],
    ]),
  )
  assert.equal(nested.status, 422)
})

test('what a program fills in unseen is asked for again, so that no person’s concern is lost without a word', async () => {
  const one = await aVisitor().begin()
  await one.send('/concern/danger', { danger: 'no', website: 'https://spam.example' })
  assert.equal(one.status, 422)
  assert.match(one.page, /press the button once more/)
  await one.send('/concern/danger', { danger: 'no' })
  assert.equal(one.url, '/concern/you')
})

test('leaving forgets the visitor, and what was typed is not in that browser any more', async () => {
  const one = await (await aVisitor().begin()).answers({ danger: { danger: 'no' } })
  const answer = await one.ask('/leave')
  assert.equal(answer.headers.get('location'), 'https://www.bbc.co.uk/weather')
  await one.ask('/concern/you')
  assert.equal(one.status, 410)
})

test('a form that is over says so, and gives back what was typed last', async () => {
  const one = await (await aVisitor().begin()).answers({ danger: { danger: 'no' }, you: { who: 'family' } })
  await server.database.pool.query(`update concern_draft set expires_at = now() where sent_at is null`)
  await one.send('/concern/area', { area: 'unsure', happened: 'What I had typed for a long time' })
  assert.equal(one.status, 410)
  assert.match(one.page, /Your form is not here/)
  assert.match(one.page, /What I had typed for a long time/)
})

test('a server that was killed in between loses nothing, and the page that was open can still be sent', async () => {
  const one = await aVisitor().begin()
  await one.answers({ danger: { danger: 'no' } })
  const app = await buildApp(server.database, { sessionMinutes: 60, secureCookies: false })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const later = new Visitor(address)
  Object.assign(later, { cookie: one.cookie, page: one.page })
  await later.send('/concern/you', { who: 'family' })
  assert.equal(later.url, '/concern/area')
  await app.close()
})

test('where no form is open there is nothing', async () => {
  const closed = await startServer()
  const answer = await fetch(`${closed.address}/concern`)
  assert.equal(answer.status, 404)
  assert.match(await answer.text(), /999/)
  const home = await fetch(`${closed.address}/publications`).then((page) => page.text())
  assert.ok(!home.includes('Report a concern'))
  assert.match(await fetch(`${server.address}/publications`).then((page) => page.text()), /Report a concern/)
  await closed.stop()
})

test('a professional’s form is kept by a code that works once the browser is gone', async () => {
  const { reach: _, ...most } = aTeacher
  const one = await (await aVisitor().begin()).answers(most)
  await one.ask('/concern/save')
  await one.send('/concern/save', {})
  const code = /<strong>([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4})<\/strong>/.exec(one.page)![1]!
  const other = aVisitor()
  await other.ask('/concern/return')
  await other.send('/concern/return', { code, ref: '' })
  assert.equal(other.url, '/concern/reach', 'on to the first question without an answer')
  const neighbour = await writes(server.database, aNeighbour)
  const family = aVisitor()
  family.cookie = `waymark_form=${neighbour}`
  await family.ask('/concern/save')
  assert.equal(family.url, '/concern/check', 'codes are for those who work with children')
})
