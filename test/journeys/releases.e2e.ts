/** A release from the draft to the public's page: an analyst, a team manager and a strategic manager, and then anybody. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Role } from '../../src/access/index.ts'
import { publicRoutes } from '../../src/app.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { addContact, addPerson } from '../builders/records.ts'
import { wirePlainParts } from '../builders/release-life.ts'
import { checkAccessible, journey, screenshot, type Page, type Visit } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  wirePlainParts()
  server = await startServer()
  await inTransaction(server.database, server.operator, async (tx) => {
    for (let day = 1; day <= 9; day++) await addContact(tx, { at: `2017-05-0${day}`, about: [await addPerson(tx)] })
  })
})
after(() => server?.stop())

const sit = async (newPage: Visit['newPage'], role: Role, width = 1280): Promise<Page> => {
  const page = await newPage({ width })
  await server.signIn(page, role)
  return page
}

const fits = async (page: Page) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await checkAccessible(page)
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  assert.equal(wide, false, page.url())
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** Drafts a release of contacts in the year 2017-18 and sends it for checking; gives back its slug. */
async function draft(page: Page, title: string): Promise<string> {
  await page.goto(`${server.address}/releases`)
  await page.getByRole('button', { name: 'New release' }).click()
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await checkAccessible(page)
  await page.getByLabel('Contacts and children').check()
  await page.getByLabel('Title', { exact: true }).fill(title)
  for (const [part, day] of [
    ['First day', '2017-04-01'],
    ['Last day', '2018-03-31'],
  ] as const) {
    const group = page.getByRole('group', { name: part })
    const [year, month, date] = day.split('-')
    await group.getByLabel('Day').fill(date!)
    await group.getByLabel('Month').fill(month!)
    await group.getByLabel('Year').fill(year!)
  }
  await page.getByLabel('Email address').fill('figures@stoke.example')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.getByText('Draft saved').waitFor()
  await page.getByRole('link', { name: 'See it as it would be now' }).click()
  await page.getByRole('heading', { name: 'Contacts received by month' }).waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Send for checking' }).click()
  await page.getByRole('button', { name: 'Count, freeze and send for checking' }).click()
  await page.getByText('Frozen and sent for checking').waitFor()
  return new URL(page.url()).pathname.split('/')[2]!
}

async function step(page: Page, slug: string, offer: string, button: string, done: string): Promise<void> {
  await page.goto(`${server.address}/releases/${slug}`)
  await page.getByRole('button', { name: offer, exact: true }).click()
  await page.getByRole('button', { name: button }).click()
  await page.getByText(done, { exact: true }).first().waitFor()
}

journey('three people walk a release to publication, and anybody reads it without a script', async ({ newPage }) => {
  const analyst = await sit(newPage, 'analyst')
  const slug = await draft(analyst, 'Contacts about the exploitation of children')
  await screenshot(analyst, 'release-submitted')
  await fits(analyst)
  assert.equal(await analyst.getByRole('button', { name: 'Check', exact: true }).count(), 0)

  const manager = await sit(newPage, 'team_manager')
  await manager.goto(`${server.address}/releases`)
  await manager.getByRole('heading', { name: 'For you to do' }).waitFor()
  await screenshot(manager, 'release-register')
  await fits(manager)
  await manager.goto(`${server.address}/releases/${slug}/check`)
  await manager.getByText('There is no earlier public release').waitFor()
  await screenshot(manager, 'release-check')
  await step(manager, slug, 'Check', 'Sign as checked', 'Checked')

  const head = await sit(newPage, 'strategic_manager')
  await step(head, slug, 'Approve', 'Sign as approved', 'Approved')
  await head.goto(`${server.address}/releases/${slug}/publish`)
  await head.getByRole('button', { name: 'Publish' }).click()
  await head.getByRole('link', { name: 'Select when it is to be public' }).waitFor()
  await checkAccessible(head)
  await head.getByLabel('At once').check()
  await head.getByRole('button', { name: 'Publish' }).click()
  await head.getByText('Published', { exact: true }).first().waitFor()
  await screenshot(head, 'release-published')

  const scriptless = await newPage({ javaScript: false })
  await scriptless.goto(`${server.address}/publications`)
  await scriptless.getByRole('link', { name: 'Contacts about the exploitation of children' }).click()
  await scriptless.getByRole('heading', { name: 'Contacts received by month' }).waitFor()
  const reader = await newPage()
  await reader.goto(`${server.address}/publications`)
  await checkAccessible(reader)
  await screenshot(reader, 'publications')
  await fits(reader)
  await reader.getByRole('link', { name: 'Contacts about the exploitation of children' }).click()
  await reader.getByRole('heading', { level: 1, name: 'Contacts about the exploitation of children' }).waitFor()
  await reader.getByText('team manager Example').waitFor()
  assert.equal(await reader.getByRole('button', { name: 'Sign out' }).count(), 0)
  await checkAccessible(reader)
  await screenshot(reader, 'publication')
  await fits(reader)
  await reader.setViewportSize({ width: 390, height: 844 })
  await screenshot(reader, 'publication-390')

  await analyst.goto(`${server.address}/releases/${slug}/reproduce`)
  await analyst.getByText('It comes out the same, to the byte.').waitFor()
  await screenshot(analyst, 'release-reproduce')
  await fits(analyst)

  await analyst.goto(`${server.address}/releases/${slug}/correct`)
  await analyst.getByRole('button', { name: 'Begin the correction' }).click()
  await analyst.getByRole('link', { name: 'Enter what is put right' }).waitFor()
  await analyst.getByLabel('What is put right').fill('May was counted twice.')
  await analyst.getByRole('button', { name: 'Begin the correction' }).click()
  await analyst.getByText('Correction begun. It is a draft of its own').waitFor()
  await analyst.getByText('Contacts received by month').first().waitFor()
  await checkAccessible(analyst)

  await head.goto(`${server.address}/releases/${slug}/withdraw`)
  await head.getByRole('button', { name: 'Withdraw it' }).click()
  await head.getByRole('link', { name: 'Enter why it is withdrawn' }).waitFor()
  await head.getByLabel('Why it is withdrawn').fill('Two tables were mixed up.')
  await head.getByRole('button', { name: 'Withdraw it' }).click()
  await head.getByText('Withdrawn', { exact: true }).first().waitFor()
  await reader.reload()
  await reader.getByText('This publication was withdrawn').waitFor()
  await reader.getByText('Two tables were mixed up.').waitFor()
  await screenshot(reader, 'publication-withdrawn')
  await checkAccessible(reader)
})

journey('an embargo holds until its moment, but for those on the list', async ({ newPage }) => {
  const analyst = await sit(newPage, 'analyst')
  const slug = await draft(analyst, 'Figures under embargo')
  const manager = await sit(newPage, 'team_manager')
  await step(manager, slug, 'Check', 'Sign as checked', 'Checked')
  const head = await sit(newPage, 'strategic_manager')
  await step(head, slug, 'Approve', 'Sign as approved', 'Approved')

  await head.getByRole('link', { name: 'Who reads it early' }).click()
  await head.getByRole('button', { name: 'Put on the list' }).click()
  await head.getByRole('link', { name: 'Select who' }).waitFor()
  await head
    .getByLabel('Who', { exact: true })
    .selectOption({ label: 'councillor Example, councillor, Stoke-on-Trent City Council' })
  await head.getByLabel('Year').fill('2017')
  await head.getByLabel('What they need it for').fill('To answer questions of the press on the day')
  await head.getByRole('button', { name: 'Put on the list' }).click()
  await head.getByRole('cell', { name: 'To answer questions of the press on the day' }).waitFor()
  await screenshot(head, 'release-readers')
  await fits(head)

  await head.goto(`${server.address}/releases/${slug}/publish`)
  await head.getByLabel('From a moment to come').check()
  await head.getByLabel('Year').fill('2017')
  await head.getByRole('button', { name: 'Publish' }).click()
  await head.getByRole('link', { name: 'The moment must be yet to come' }).waitFor()
  await checkAccessible(head)
  await screenshot(head, 'release-publish')
  await head.getByLabel('Year').fill('2090')
  await head.getByRole('button', { name: 'Publish' }).click()
  await head.getByText('Scheduled', { exact: true }).waitFor()

  const reader = await newPage()
  assert.equal((await reader.goto(`${server.address}/publications/${slug}`))!.status(), 404)
  await checkAccessible(reader)
  await screenshot(reader, 'publication-not-there')
  const councillor = await sit(newPage, 'councillor')
  await councillor.goto(`${server.address}/papers`)
  await councillor.getByRole('link', { name: 'Figures under embargo' }).click()
  await councillor.getByText('Under embargo until').waitFor()
  await checkAccessible(councillor)
  await screenshot(councillor, 'paper')

  await head.goto(`${server.address}/releases/${slug}/return`)
  await head.getByLabel('Why it is returned').fill('A figure of May is in doubt')
  await head.getByRole('button', { name: 'Return it' }).click()
  await head.getByText('A figure of May is in doubt').first().waitFor()
  assert.equal((await councillor.reload())!.status(), 404)
})

journey('every public page is accessible with nothing published', async ({ newPage }) => {
  const page = await newPage({ width: 390 })
  const empty = await startServer()
  for (const { path } of publicRoutes.filter((route) => !route.path.endsWith('.json'))) {
    await page.goto(empty.address + path.replace(':name', 'no-such'))
    await checkAccessible(page)
  }
  await empty.stop()
})
