/** Figures that people come back to: a view kept by a name, and two areas beside each other. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { inTransaction } from '../../src/platform/database/index.ts'
import * as a from '../builders/records.ts'
import { checkAccessible, journey, screenshot } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  await inTransaction(server.database, server.operator, async (tx) => {
    const child = await a.addPerson(tx, { given_name: 'Amina' })
    for (let day = 1; day < 8; day++) await a.addContact(tx, { at: `2016-05-0${day}`, about: [child] })
    for (let day = 1; day < 4; day++)
      await a.addContact(tx, { at: `2016-06-0${day}`, about: [child], authority: a.STAFFORDSHIRE })
  })
})
after(() => server?.stop())

journey('a view that moves with the calendar is saved by one and opened by another', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'analyst')
  await page.goto(`${server.address}/figures`)
  await page.getByText('Save this view for everybody').click()
  await page.getByRole('button', { name: 'Save the view' }).click()
  await page.getByRole('link', { name: /^Enter a name/ }).waitFor()
  await checkAccessible(page)
  await page.getByLabel('Name of the view').fill('The city, last year')
  await page.getByRole('radio', { name: /^The last financial year/ }).check()
  await page.getByRole('button', { name: 'Save the view' }).click()
  await page.getByText('View saved').waitFor()
  await checkAccessible(page)
  await screenshot(page, 'saved-views')

  const other = await newPage({ width: 390 })
  await server.signIn(other, 'councillor')
  await other.goto(`${server.address}/figures/saved`)
  await checkAccessible(other)
  assert.equal(await other.getByRole('link', { name: /^Rename or remove/ }).count(), 0)
  await other.getByRole('link', { name: 'The city, last year' }).click()
  await other.getByRole('heading', { level: 1, name: /^Figures: Last financial year, 20/ }).waitFor()
  assert.match(other.url(), /period=last_year/)

  await page.getByRole('link', { name: 'Rename or remove The city, last year' }).click()
  await page.getByLabel('Name of the view').fill('The city')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await page.getByText('View renamed').waitFor()
  await page.getByRole('link', { name: 'Rename or remove The city' }).click()
  await page.getByRole('button', { name: 'Remove the view' }).click()
  await page.getByText('View removed').waitFor()
})

journey('two areas stand beside each other as page and as JSON', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'analyst')
  await page.goto(`${server.address}/figures?period=2016-17`)
  await page.getByRole('link', { name: 'Two areas beside each other' }).click()
  await page.getByLabel('Beside').selectOption(a.STAFFORDSHIRE)
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByText(/^Areas differ in size/).waitFor()
  const row = page.getByRole('row', { name: /Contacts received/ }).first()
  assert.deepEqual(
    (await row.getByRole('cell').allInnerTexts()).map((text) => /\d+$/.exec(text)?.[0]),
    ['7', '3'],
  )
  await checkAccessible(page)
  await screenshot(page, 'two-areas')
  const answer = await page.request.get(page.url().replace('/figures/areas', '/figures/areas.json'))
  const told = (await answer.json()) as {
    figures: { measure: string; area: { value: number }; compare_area: { value: number } }[]
  }
  const contacts = told.figures.find(({ measure }) => measure === 'contacts_received')!
  assert.deepEqual([contacts.area.value, contacts.compare_area.value], [7, 3])
  const wrong = await page.request.get(`${server.address}/figures/areas.json?period=2016-17&compare_area=E99`)
  assert.equal(wrong.status(), 422)
  assert.match(await wrong.text(), /Select the second area: .*E06000021/)
})
