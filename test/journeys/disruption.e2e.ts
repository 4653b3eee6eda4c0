/** Other disruption measures: one considered and not used, one made, changed, and seen on both people's pages. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { refreshKeys } from '../../src/people/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { addPerson } from '../builders/records.ts'
import { checkAccessible, journey, screenshot } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server?.stop())

journey(
  'an officer records what was considered and not used, then an order, and both stand where they should',
  async ({ newPage }) => {
    const { child, adult } = await inTransaction(server.database, server.operator, async (tx) => {
      const child = await addPerson(tx, { given_name: 'Amina', family_name: 'Imagined', date_of_birth: '2014-03-02' })
      const adult = await addPerson(tx, { given_name: 'Barnaby', family_name: 'Makebelieve', date_of_birth: '1980' })
      await refreshKeys(tx, [child, adult])
      return { child, adult }
    })
    const page = await newPage()
    await server.signIn(page, 'police_officer')
    await page.goto(`${server.address}/disruption/new?child=${child}`)
    await checkAccessible(page)
    await page.getByLabel('What kind of measure').selectOption({ label: 'Sexual risk order' })
    await page.getByLabel('Search for an adult or a child on record').fill('barnaby')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.getByRole('radio', { name: 'Barnaby Makebelieve' }).check()
    assert.ok(
      await page.getByRole('checkbox', { name: 'Amina Imagined' }).isChecked(),
      'whose page led here stays chosen',
    )
    await page.getByLabel('Authority').selectOption({ label: 'Stoke-on-Trent' })
    await page.getByLabel('It was considered and is not used').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').getByText('Enter why it was considered and is not used').waitFor()
    await checkAccessible(page)
    await page.getByLabel('Why', { exact: true }).fill('A charge is weeks away, and bail conditions do the same.')
    await screenshot(page, 'disruption-form')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Disruption measure recorded').waitFor()
    await page.getByText('Considered and not used, because').waitFor()
    await checkAccessible(page)
    await screenshot(page, 'disruption-not-used')

    await page.getByRole('button', { name: 'Change or add what happened' }).click()
    await page.getByLabel('It is pursued').check()
    await page.getByText('What happened since').click()
    const made = page.getByRole('group', { name: 'Day it was made or granted' })
    for (const [part, text] of [
      ['Day', '1'],
      ['Month', '2'],
      ['Year', '2020'],
    ] as const)
      await made.getByLabel(part).fill(text)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').getByText('must be on or after the day it was considered').waitFor()
    const considered = page.getByRole('group', { name: 'Day it was considered' })
    await considered.getByLabel('Year').fill('2019')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('What it said before is kept').waitFor()
    await page.getByText('Made, not yet served').first().waitFor()

    await page.goto(`${server.address}/people/${child}`)
    await page.getByText('Other disruption measures that protect them').first().waitFor()
    assert.equal(await page.getByText('Barnaby').count(), 0, 'no adult on the child’s page')
    assert.equal(await page.getByText('bail conditions').count(), 0, 'nothing that was written either')
    await page.goto(`${server.address}/people/${adult}`)
    await page.getByText('Other disruption measures made on them').first().waitFor()
    assert.equal(await page.getByText('Amina').count(), 0, 'no child on the adult’s page')
    await page.goto(`${server.address}/disruption?due=soon`)
    await page.getByText('Serve it').waitFor()
    await screenshot(page, 'disruption-register')
  },
)
