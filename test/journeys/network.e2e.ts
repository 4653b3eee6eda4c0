/** Something is searched for, saved and found again; a person is linked, and who is linked to whom is looked at. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { refreshKeys } from '../../src/people/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import * as a from '../builders/records.ts'
import { checkAccessible, journey, screenshot } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  await inTransaction(server.database, server.operator, async (tx) => {
    const ids = [
      await a.addPerson(tx, { given_name: 'Amina', family_name: 'Imagined', date_of_birth: '2009-03' }),
      await a.addPerson(tx, { given_name: 'Amina', family_name: 'Imagined', date_of_birth: null }),
      await a.addPerson(tx, { given_name: 'Maryam', family_name: 'Imagined', date_of_birth: '1980' }),
    ]
    await a.addRelationship(tx, { person: ids[2]!, related: ids[0]!, kind: 'parent' })
    await a.addContact(tx, { at: '2017-03-03', about: [ids[0]!], caller: 'A teacher', organisation: 'Invented School' })
    await refreshKeys(tx, ids)
  })
})
after(() => server?.stop())

journey('a search tells two people of one name apart, and is saved, renamed and removed', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'social_worker')
  await page.goto(`${server.address}/people?q=amina+2009`)
  await page.getByText('no date of birth on record').waitFor()
  await page.getByText('Maryam Imagined').waitFor()
  await checkAccessible(page)
  await screenshot(page, 'search')
  await page.getByText('Save this search').click()
  await page.getByRole('button', { name: 'Save the search' }).click()
  await page.getByRole('link', { name: /^Enter a name/ }).waitFor()
  await checkAccessible(page)
  await page.getByLabel('Name of the search').fill('The two Aminas')
  await page.getByRole('button', { name: 'Save the search' }).click()
  await page.getByText('Search saved').waitFor()
  await page.getByText('Rename or remove').click()
  await checkAccessible(page)
  await page.getByLabel('Name of the search').fill('Both Aminas')
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await page.getByText('Search renamed').waitFor()
  await page.getByRole('link', { name: 'Both Aminas' }).click()
  await page.getByText('Maryam Imagined').waitFor()
  await page.goto(`${server.address}/search?q=invented+sch`)
  await page.getByRole('cell', { name: 'Invented School' }).waitFor()
})

journey('a link is added with what was wrong put right, and is seen in picture and table', async ({ newPage }) => {
  const page = await newPage()
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  await server.signIn(page, 'police_officer')
  for (const name of ['Maryam', 'Amina']) {
    await page.goto(`${server.address}/search?q=${name}`)
    await page
      .getByRole('link', { name: `${name} Imagined` })
      .first()
      .click()
    await page.getByRole('link', { name: /^Places, telephones/ }).click()
    await page.getByRole('button', { name: 'Add a link' }).click()
    await page.getByRole('radio', { name: 'Telephone number' }).check()
    await page.getByLabel('The address, number or name').fill(name === 'Amina' ? 'none' : '07700 900123')
    await page.getByRole('radio', { name: 'Likely' }).check()
    await page.getByLabel('Source', { exact: true }).fill('A neighbour')
    await page.getByRole('button', { name: 'Add the link' }).click()
    if (name === 'Amina') {
      await page.getByRole('link', { name: /^Enter a whole telephone number/ }).waitFor()
      await checkAccessible(page)
      await screenshot(page, 'network-new')
      await page.getByLabel('The address, number or name').fill('+44 7700 900 123')
      await page.getByRole('button', { name: 'Add the link' }).click()
    }
    await page.getByText('Link recorded').waitFor()
  }
  await screenshot(page, 'network-links')
  await page.getByRole('button', { name: 'Who is linked to whom' }).click()
  await page.locator('.waymark-network canvas').first().waitFor()
  await page.getByRole('rowheader', { name: 'Maryam Imagined' }).first().waitFor()
  await page.waitForTimeout(500)
  await checkAccessible(page)
  await screenshot(page, 'network')
  assert.deepEqual(
    refused.filter((text) => !text.includes('422')),
    [],
    'the page breaks its own policy',
  )
  await page.getByRole('link', { name: /^Find the way/ }).click()
  await page.getByLabel('Who is the other person?').fill('maryam')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: 'Maryam Imagined' }).click()
  await page.getByText('A shortest way').waitFor()
  await checkAccessible(page)

  const narrow = await newPage({ width: 390, javaScript: false })
  await server.signIn(narrow, 'social_worker')
  await narrow.goto(page.url().replace(/\/path.*/, ''))
  await narrow.getByRole('rowheader', { name: 'Maryam Imagined' }).first().waitFor()
  assert.equal(await narrow.locator('.waymark-network').isVisible(), false)
  assert.ok(await narrow.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'the page scrolls sideways')
  await screenshot(narrow, 'network-390')
})
