/** A child from far away: the placement is recorded, the notification asked for, and both authorities stand on the child's page. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { refreshKeys } from '../../src/people/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { addPerson, DORSET } from '../builders/records.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { PASSWORD, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(async () => {
  await server?.stop()
})

const aChild = () =>
  inTransaction(server.database, server.operator, async (tx) => {
    const personId = await addPerson(tx, { given_name: 'Marnie', date_of_birth: '2010-03', home_authority: DORSET })
    await refreshKeys(tx, [personId])
    return personId
  })

async function fillDay(page: Page, name: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
  for (const [part, value] of [
    ['day', day],
    ['month', month],
    ['year', year],
  ])
    await page.locator(`[name="${name}[${part}]"]`).fill(value!)
}

journey(
  'a child from far away is recorded without scripts, and the register asks until the host is notified',
  async ({ newPage }) => {
    const child = await aChild()
    const page = await newPage({ width: 390, javaScript: false })
    await server.signIn(page, 'social_worker')
    await page.goto(`${server.address}/people/${child}`)
    await page.getByRole('button', { name: 'Record a placement' }).click()
    // What is likely is chosen: the child is not ours.
    assert.ok(await page.getByLabel('Another authority’s child, placed in our area').isChecked())
    assert.equal(await page.getByLabel('The other authority').inputValue(), DORSET)
    await fillDay(page, 'starts_on', ['4', 'March', '2024'])
    await fillDay(page, 'ends_on', ['3', '3', '2024'])
    await page.getByLabel('It was made in an emergency').check()
    await page.getByLabel('What was said, and any objection').fill('The home told us by telephone.')
    await page.getByRole('button', { name: 'Record the placement' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'The end must be on or after the start' }).waitFor()
    assert.ok(await page.getByLabel('It was made in an emergency').isChecked())
    await fillDay(page, 'ends_on', ['', '', ''])
    // The session ends while the form is written.
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Record the placement' }).click()
    await page.getByLabel('Username').fill('social_worker')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('What you typed is still here').waitFor()
    await page.getByRole('button', { name: 'Record the placement' }).click()
    await page.getByText('Placement recorded').waitFor()
    await page.getByText('Still to be notified: the start.').waitFor()
    await page.getByText('Overdue').waitFor()
    await screenshot(page, 'placement-390')

    await page
      .getByRole('link', { name: 'Put right, or add what happened since' })
      .or(page.getByRole('button', { name: 'Put right' }))
      .click()
    await fillDay(page, 'start_notified_on', ['11', '3', '2024'])
    const stale = await newPage()
    await server.signIn(stale, 'team_manager')
    await stale.goto(page.url())
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Placement put right').waitFor()
    await page.getByText('In time').waitFor()

    await stale.getByLabel('Social worker of the home authority').fill('Written on a stale page')
    await stale.getByRole('button', { name: 'Save' }).click()
    await stale.getByRole('alert').getByText('Someone else changed this placement').waitFor()
    assert.equal(await stale.getByLabel('Social worker of the home authority').inputValue(), 'Written on a stale page')
    await checkAccessible(stale)
    await screenshot(stale, 'placement-stale')
    await stale.goto(`${server.address}/people/${child}`)
    const who = stale.locator('section:has(> #who)')
    await who.getByText('Dorset').waitFor()
    await who.getByRole('link', { name: /^Placement PL-/ }).waitFor()
    await stale.locator('section:has(> #timeline)').getByText('Placed in Stoke-on-Trent, in an emergency').waitFor()
    await screenshot(stale, 'child-placed')
    await stale.goto(`${server.address}/placements?show=to_notify`)
    await stale.getByText('Nothing is still to be notified.').waitFor()
    await stale.getByRole('link', { name: 'Now or to come (1)' }).click()
    await stale.getByRole('link', { name: 'Marnie Example' }).waitFor()
    await screenshot(stale, 'placements')
  },
)
