/** An analyst builds a release from a template, sees what its protection costs, and keeps it for next year. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { inTransaction } from '../../src/platform/database/index.ts'
import * as a from '../builders/records.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  await server.database.pool.query("update partnership set programme_from = '2014-06-01'")
  await inTransaction(server.database, server.operator, async (tx) => {
    const child = await a.addPerson(tx, { given_name: 'Amina' })
    const adult = await a.addPerson(tx, { given_name: 'Wolfgang' })
    for (let number = 0; number < 90; number++) {
      const at = `2016-${String(4 + (number % 9)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`
      await a.addContact(tx, { at, about: [child] })
    }
    for (const on of ['2016-05-02', '2016-05-20', '2016-12-01', '2016-12-05', '2016-12-20', '2017-01-05'])
      await a.addNotice(tx, { adult, child, on })
  })
})
after(() => server?.stop())

const fits = async (page: Page) =>
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${page.url()} scrolls sideways`)

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

/** A page as it is at a desk and on a telephone. */
async function lookedAt(page: Page, name: string): Promise<void> {
  await checkAccessible(page)
  await screenshot(page, `build-${name}`)
  await page.setViewportSize({ width: 390, height: 844 })
  await fits(page)
  await checkAccessible(page)
  await screenshot(page, `build-${name}-390`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

async function started(page: Page, template: string, title: string): Promise<void> {
  await page.goto(`${server.address}/releases/templates`)
  await page.getByRole('link', { name: `Start a release from ${template}` }).click()
  await page.getByLabel('Title', { exact: true }).fill(title)
  for (const [group, date] of [
    ['First day', '2016-04-01'],
    ['Last day', '2017-03-31'],
  ] as const) {
    const [year, month, day] = date.split('-') as [string, string, string]
    const fields = page.getByRole('group', { name: group, exact: true })
    await fields.getByLabel('Day').fill(day)
    await fields.getByLabel('Month').fill(month)
    await fields.getByLabel('Year').fill(year)
  }
  await page.getByLabel('Email address').fill('figures@stoke.example')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await heading(page, 'Build the release')
}

const outline = (page: Page) => page.locator('.waymark-outline')

for (const javaScript of [true, false])
  journey(`an analyst builds a release ${javaScript ? 'with' : 'without'} scripts`, async ({ newPage }) => {
    const page = await newPage({ javaScript })
    const name = javaScript ? 'script' : 'plain'
    // Pages are the same without scripts: they are looked at once.
    const looked = javaScript ? lookedAt : () => Promise.resolve()
    await server.signIn(page, 'analyst')
    await page.goto(`${server.address}/releases`)
    await page.getByRole('link', { name: 'Start from a template' }).click()
    await heading(page, 'Templates')
    await looked(page, `templates-${name}`)
    await started(page, 'Scrutiny report (public)', `The year in figures ${name}`)
    if (javaScript) await page.getByText(/counts are hidden/).waitFor()
    await looked(page, `outline-${name}`)

    // A table of notices: found by a word, crossed with nothing, one month of it small.
    await page.getByRole('link', { name: 'Add a section' }).click()
    await page.getByRole('button', { name: 'Save the heading' }).click()
    await page.getByRole('link', { name: 'Enter the heading' }).waitFor()
    await page.getByLabel('Heading').fill('Warnings in detail')
    await page.getByRole('button', { name: 'Save the heading' }).click()
    await page.getByRole('link', { name: 'a table to Warnings in detail' }).click()
    await heading(page, 'What does the table count?')
    await page.getByLabel('Look for a measure by words').fill('notices')
    if (javaScript) await page.getByRole('radio', { name: 'Contacts received' }).waitFor({ state: 'detached' })
    else await page.getByRole('button', { name: 'Look' }).click()
    assert.equal(await page.getByRole('radio', { name: 'Contacts received' }).count(), 0)
    await looked(page, `measure-${name}`)
    await page.getByRole('radio', { name: 'Child abduction warning notices issued' }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await heading(page, 'Add a table')
    const rows = await page.getByLabel('Rows').locator('option').allInnerTexts()
    assert.ok(rows.includes('Law the notice rests on'))
    assert.ok(!rows.includes('Audience'), 'a breakdown of another measure is not offered')
    await page.getByLabel('Rows').selectOption('month')
    await page.getByLabel('Columns', { exact: true }).and(page.locator('select')).selectOption('quarter')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('link', { name: /^Rows are times already/ }).waitFor()
    await page.getByLabel('Columns', { exact: true }).and(page.locator('select')).selectOption('')
    if (!javaScript) await page.getByRole('button', { name: 'Work it out' }).click()
    await page
      .locator('#cost')
      .getByText(/hidden/)
      .first()
      .waitFor()
    await looked(page, `table-${name}`)
    await page.getByLabel('Title (optional)').fill('Warnings, month by month')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await heading(page, 'Build the release')
    await outline(page).getByText('Warnings, month by month').first().waitFor()

    // Moved into the section before, and the section after it removed.
    await page.getByRole('button', { name: 'Move up table: Warnings, month by month' }).click()
    await page.getByText('Nothing stands in this section yet').first().waitFor()
    await page.getByRole('link', { name: 'Remove Warnings in detail' }).click()
    await page.getByRole('button', { name: 'Remove the section' }).click()
    await heading(page, 'Build the release')
    assert.equal(await outline(page).getByRole('heading', { name: 'Warnings in detail' }).count(), 0)

    await page.getByRole('link', { name: 'Preview it' }).click()
    await heading(page, 'Preview')
    assert.ok((await page.locator('.waymark-differs').count()) > 2)
    if (!javaScript) await page.getByRole('link', { name: 'Try each table told more coarsely' }).click()
    const tryIt = page.getByRole('button', { name: /^Try by quarter .* Warnings, month by month/ })
    await tryIt.waitFor()
    await looked(page, `preview-${name}`)
    await tryIt.click()
    await heading(page, 'Preview')
    await page.goto(page.url().replace(/\/preview.*/, ''))
    await outline(page)
      .getByText('Child abduction warning notices issued by quarter of the financial year')
      .first()
      .waitFor()
  })

journey('a template is kept, found by everybody, begun from, renamed and removed', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'analyst')
  await started(page, 'Press statement', 'Statement of the year')
  await page.getByRole('link', { name: 'Keep it as a template' }).click()
  await page.getByLabel('Name').fill('Press statement')
  await page.getByRole('button', { name: 'Keep the template' }).click()
  await page.getByRole('link', { name: 'Enter what it is for' }).waitFor()
  await lookedAt(page, 'keep')
  await page.getByLabel('What it is for').fill('For the press office, each May.')
  await page.getByRole('button', { name: 'Keep the template' }).click()
  await page.getByRole('link', { name: /^There is a template called “Press statement” already/ }).waitFor()
  await page.getByLabel('Name').fill('Statement of the city')
  await page.getByRole('button', { name: 'Keep the template' }).click()
  await page.getByText('Template kept').waitFor()

  const manager = await newPage()
  await server.signIn(manager, 'team_manager')
  await manager.goto(`${server.address}/releases/templates`)
  await manager.getByRole('heading', { name: 'Statement of the city' }).waitFor()
  assert.equal(await manager.getByRole('link', { name: /^Rename/ }).count(), 0)

  await page.getByRole('link', { name: 'Start a release from Statement of the city' }).click()
  await heading(page, 'Start a release')
  await lookedAt(page, 'start')
  await page.getByRole('link', { name: 'Templates', exact: true }).click()
  await page.getByRole('link', { name: 'Rename Statement of the city' }).click()
  await page.getByLabel('Name').fill('Statement of the city and county')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Template changed').waitFor()
  await page.getByRole('link', { name: 'Remove Statement of the city and county' }).click()
  await page.getByRole('button', { name: 'Remove it' }).click()
  await page.getByText('Template removed').waitFor()
  assert.equal(await page.getByRole('heading', { name: 'Statement of the city' }).count(), 0)
})

journey('what is typed outlives a stale tab and a session that ended', async ({ newPage }) => {
  const [first, second] = [await newPage(), await newPage()]
  for (const page of [first, second]) await server.signIn(page, 'analyst')
  await started(first, 'Press statement', 'Two tabs')
  const address = first.url().replace(/\?.*/, '')
  const addText = async (page: Page, words: string) => {
    await page.goto(`${address}/sections/1/parts/new?kind=text`)
    await page.getByLabel('What it says').fill(words)
  }
  await addText(first, 'Typed in the first tab.')
  await addText(second, 'Typed in the second tab.')
  await first.getByRole('button', { name: 'Save' }).click()
  await heading(first, 'Build the release')
  await second.getByRole('button', { name: 'Save' }).click()
  await second.getByText(/^This release was changed since you opened this page/).waitFor()
  assert.equal(await second.getByLabel('What it says').inputValue(), 'Typed in the second tab.')
  await lookedAt(second, 'stale')
  await second.context().clearCookies()
  await second.getByRole('button', { name: 'Save' }).click()
  await second.getByLabel('Username').fill('analyst')
  await second.getByLabel('Password').fill('a long walk to the hills')
  await second.getByRole('button', { name: 'Sign in' }).click()
  await second.getByText('What you entered is still here. Nothing is saved yet.').waitFor()
  assert.equal(await second.getByLabel('What it says').inputValue(), 'Typed in the second tab.')
  await second.getByRole('button', { name: 'Save' }).click()
  await heading(second, 'Build the release')
  for (const words of ['Typed in the first tab.', 'Typed in the second tab.'])
    await outline(second).getByText(words).first().waitFor()

  // Changed by one while the other has it open elsewhere: found again where it went.
  await first.goto(`${address}/sections/1/parts/1`)
  await second
    .getByRole('button', { name: /^Move down figures: / })
    .first()
    .click()
  await second.waitForURL(/#part-1-2$/)
  await first.getByRole('radio', { name: 'The whole force area, as police figures are' }).check()
  await first.getByRole('button', { name: 'Save', exact: true }).click()
  await first.getByText(/^This release was changed since you opened this page/).waitFor()
  assert.equal(
    await first.getByRole('radio', { name: 'The whole force area, as police figures are' }).isChecked(),
    true,
  )
  await first.getByRole('button', { name: 'Save', exact: true }).click()
  await heading(first, 'Build the release')
  await first.locator('#part-1-2').getByText('Whole force area').first().waitFor()
})
