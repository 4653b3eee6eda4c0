/** An awareness activity from its form to the contact it prompted, and the drawing of reports beside activities. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { inTransaction } from '../../src/platform/database/index.ts'
import { addAwareness, addContact, addPerson } from '../builders/records.ts'
import { checkAccessible, journey, screenshot } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server?.stop())

journey(
  'an activity is recorded, offered where a contact is, and drawn beside reports without a claim',
  async ({ newPage }) => {
    await inTransaction(server.database, server.operator, async (tx) => {
      const child = await addPerson(tx, { date_of_birth: '2005-03-02' })
      for (const month of ['04', '05', '06', '09', '11'])
        for (let count = 0; count < Number(month); count++)
          await addContact(tx, { at: `2016-${month}-03T10:00`, about: [child], source: count % 2 ? '2A' : '1A' })
      for (const month of ['05', '06', '10']) await addAwareness(tx, { on: `2016-${month}-12`, attendees: 30 })
    })
    const page = await newPage()
    await server.signIn(page, 'team_manager')
    await page.goto(`${server.address}/awareness/new`)
    await page.getByLabel('What it was about').fill('Safe online: an evening for parents')
    await page.getByLabel('How many attended').fill('many')
    await page.getByLabel('Authority').selectOption({ label: 'Stoke-on-Trent' })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').getByText('Select the audience').waitFor()
    await page.getByRole('alert').getByText('must be a whole number').waitFor()
    await checkAccessible(page)
    await page.getByLabel('Parents').check()
    await page.getByLabel('How many attended').fill('24')
    await page.getByLabel('Materials').fill('200 leaflets')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Awareness activity recorded').waitFor()
    await checkAccessible(page)
    await screenshot(page, 'awareness-list')
    await page.getByRole('link', { name: 'Safe online: an evening for parents' }).click()
    await page.getByText('contacts that you can see say').waitFor()
    await page.goto(`${server.address}/contacts/new`)
    const offered = await page.locator('#activities option').first().getAttribute('value')
    assert.match(offered ?? '', /^Safe online: an evening for parents, .*\(W-/)
    await page.goto(`${server.address}/figures/awareness?period=2016-17&area=all`)
    await page.getByText('what prompted a contact is self-reported').waitFor()
    await page.getByRole('columnheader', { name: 'Attendances' }).first().waitFor()
    await checkAccessible(page)
    await screenshot(page, 'awareness-beside')
    await page.setViewportSize({ width: 390, height: 844 })
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'the page scrolls sideways')
    await screenshot(page, 'awareness-beside-390')
  },
)
