/** How often one may ask, who counts as one, and what the cookie is bound to. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTheForm, PHONES } from '../../test/builders/concerns.ts'
import { startServer, type TestServer } from '../../test/support/server.ts'
import { Visitor } from '../../test/support/visitor.ts'
import { foundPartnership } from '../agencies/index.ts'
import { buildApp } from '../app.ts'
import { areasOf } from '../people/index.ts'
import { networkOf } from '../platform/http/public-form.ts'
import { mustBeOk } from '../platform/result.ts'
import { openConcerns } from './desk.ts'
import { findOwn } from './drafts.sql.ts'
import { limits } from './routes.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  await openTheForm(server.database, server.operator)
})
after(() => server?.stop())

test('codes are guessed ten times and no more, and nothing tells which part was wrong', async () => {
  const app = await buildApp(server.database, {
    sessionMinutes: 60,
    secureCookies: false,
    trustedProxies: ['127.0.0.1'],
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const guesser = new Visitor(address)
  await guesser.ask('/concern/return')
  const pages = new Set<string>()
  for (let guess = 0; guess < limits.comeBack.max; guess++) {
    await guesser.send('/concern/return', { code: `ABCD-EFGH-${2222 + guess}`.replaceAll(/[01]/g, 'X'), ref: '' })
    assert.equal(guesser.status, 422)
    pages.add(/class="govuk-error-message">([\s\S]*?)<\/p>/.exec(guesser.page)![1]!)
  }
  assert.equal(pages.size, 1)
  await guesser.send('/concern/return', { code: 'ABCD-EFGH-2222', ref: '' })
  assert.equal(guesser.status, 429)
  assert.match(guesser.page, /999/)
  // Through a proxy that is trusted, others are not kept out by them.
  await guesser.ask('/concern/return')
  await guesser.send('/concern/return', { code: 'ABCD-EFGH-2222', ref: '' }, { 'x-forwarded-for': '192.0.2.7' })
  assert.equal(guesser.status, 422)
  await app.close()
})

test('a limit counts an IPv4 address, and of IPv6 the network of a household', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7')
  assert.equal(networkOf('2001:db8:1:2:aaaa::1'), networkOf('2001:DB8:1:2::'))
  assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'))
  assert.equal(networkOf('::1'), '0:0:0:0')
})

test('over https the cookie is bound to this name alone, and no page is kept by anybody', async () => {
  const app = await buildApp(server.database, { sessionMinutes: 60, secureCookies: true })
  const answer = await app.inject({ url: '/concern' })
  assert.match(
    String(answer.headers['set-cookie']),
    /^__Host-waymark_form=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  assert.equal(answer.headers['cache-control'], 'no-store')
  await app.close()
})

test('of several partnerships with a form one chooses first, and a name that is none begins nothing', async () => {
  const dorset = await foundPartnership(server.database, 'Dorset')
  const [area] = (await areasOf(server.database, dorset)).own
  mustBeOk(await openConcerns(server.database, dorset, { ...PHONES, area: area!.name }))
  const one = new Visitor(server.address)
  await one.ask('/concern')
  assert.match(one.page, /href="\/concern\?in=dorset"[\s\S]*href="\/concern\?in=staffordshire"/)
  for (const none of ['', 'nowhere', "' or 1=1 --"]) {
    await one.ask('/concern?in=dorset')
    await one.send('/concern/begin', { in: none })
    assert.equal(one.url, '/concern')
  }
  await one.ask('/concern?in=dorset')
  assert.match(one.page, /Dorset partnership/)
  await one.send('/concern/begin', { in: 'dorset' })
  assert.equal(one.url, '/concern/danger')
  const own = await findOwn(server.database, one.secret())
  assert.equal(own!.draft!.partnershipId, dorset.partnershipId)
})
