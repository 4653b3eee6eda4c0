/** What is recorded about a child: an assessment, a closure, a correction. None of it loses what was typed. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { inTransaction } from '../../src/platform/database/index.ts'
import { addStory, type Story } from '../builders/story.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { PASSWORD, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let people: Story
before(async () => {
  server = await startServer()
  people = await inTransaction(server.database, server.operator, addStory)
})
after(async () => {
  await server?.stop()
})

const open = async (page: Page, path: string) => page.goto(`${server.address}${path}`)

async function fillAssessment(page: Page, level: string, evidence: string): Promise<void> {
  await page.getByLabel(level, { exact: true }).check()
  await page.getByLabel('Sexual exploitation', { exact: true }).check()
  await page.getByLabel('Evidence').fill(evidence)
  await page.getByLabel('Why this is the level').fill('Weighed with the school.')
}

const fits = async (page: Page) =>
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${page.url()} scrolls sideways`)

journey('an assessment without its reasons is asked for them, with every answer kept', async ({ newPage }) => {
  const page = await newPage({ width: 390, javaScript: false })
  await server.signIn(page, 'social_worker')
  await open(page, `/people/${people.brother}/assessments/new`)
  await page.getByText('Not assessed yet.').waitFor()
  await page.getByLabel('Emerging', { exact: true }).check()
  await page.getByLabel('Year').fill('2999')
  await page.getByRole('button', { name: 'Record assessment' }).click()
  const summary = page.getByRole('alert')
  await summary.getByText('Select the kind of exploitation').waitFor()
  await summary.getByText('Enter the evidence').waitFor()
  assert.match(await page.title(), /^Error: /)
  assert.ok(await page.getByLabel('Emerging', { exact: true }).isChecked())
  await fits(page)
  await screenshot(page, 'assess-errors-390')
  await fillAssessment(page, 'Emerging', 'He has a second telephone.')
  await page.getByRole('button', { name: 'Record assessment' }).click()
  await summary.getByText(/The day must be today/).waitFor()
  assert.equal(await page.getByLabel('Evidence').inputValue(), 'He has a second telephone.')
})

journey(
  'of two tabs that assess a child, the second is told, keeps its words and sees the first',
  async ({ newPage }) => {
    const [stale, quick] = [await newPage(), await newPage()]
    await server.signIn(stale, 'social_worker')
    await server.signIn(quick, 'team_manager')
    for (const page of [stale, quick]) {
      await open(page, `/people/${people.elsewhere}/assessments/new`)
      await fillAssessment(page, 'Significant', page === stale ? 'Written slowly.' : 'Written quickly.')
    }
    await quick.getByRole('button', { name: 'Record assessment' }).click()
    await quick.getByText('Assessment recorded').waitFor()
    await stale.getByRole('button', { name: 'Record assessment' }).click()
    await stale.getByText('Someone else assessed this child').first().waitFor()
    assert.equal(await stale.getByLabel('Evidence').inputValue(), 'Written slowly.')
    await stale.locator('.waymark-card').getByText('Written quickly.').waitFor()
    await checkAccessible(stale)
    await screenshot(stale, 'assess-stale')
    await stale.getByRole('button', { name: 'Record assessment' }).click()
    await stale.getByText('Assessment recorded').waitFor()
  },
)

journey('a session that ends while an assessment is typed loses nothing', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'social_worker')
  await open(page, `/people/${people.brother}/assessments/new`)
  await fillAssessment(page, 'Moderate', 'Typed before the session ended.')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Record assessment' }).click()
  await page.getByText('What you typed is kept').waitFor()
  await page.getByLabel('Username').fill('social_worker')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('What you typed is still here').waitFor()
  assert.equal(await page.getByLabel('Evidence').inputValue(), 'Typed before the session ended.')
  assert.ok(await page.getByLabel('Moderate', { exact: true }).isChecked())
  await checkAccessible(page)
  await page.getByRole('button', { name: 'Record assessment' }).click()
  await page.getByText('Assessment recorded').waitFor()
})

journey(
  'details are put right, what stood before can be read, and an old tab overwrites nothing',
  async ({ newPage }) => {
    const [stale, page] = [await newPage(), await newPage()]
    await server.signIn(stale, 'team_manager')
    await open(stale, `/people/${people.brother}/correct`)
    await stale.getByLabel('Family name').fill('Imagined-Example')
    await server.signIn(page, 'social_worker')
    await open(page, `/people/${people.brother}`)
    await page.getByRole('link', { name: 'Put details right' }).click()
    await checkAccessible(page)
    await page.getByRole('button', { name: 'Save details' }).click()
    await page.getByText('Nothing here differs from what is on record').first().waitFor()
    await page.getByLabel('Month').fill('June')
    await page.getByLabel('Day').fill('3')
    await page.getByRole('button', { name: 'Save details' }).click()
    await page.getByText('Details put right', { exact: true }).waitFor()
    await page.getByText('Earlier versions of these details').click()
    await page.getByText('Date of birth: 2014 (year only) became 3 June 2014').waitFor()
    await checkAccessible(page)
    await screenshot(page, 'child-corrected')

    await stale.getByRole('button', { name: 'Save details' }).click()
    await stale.getByText('Someone else changed these details').first().waitFor()
    assert.equal(await stale.getByLabel('Family name').inputValue(), 'Imagined-Example')
    await stale.getByText('3 June 2014').waitFor()
    await checkAccessible(stale)
    await screenshot(stale, 'correct-stale')
  },
)

journey('work with a child is closed, with why, and the child leaves the list', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'social_worker')
  await open(page, `/people/${people.young}/close`)
  await page.getByRole('button', { name: 'Close the work' }).click()
  await page.getByRole('alert').getByText('Enter why the work ends').waitFor()
  await checkAccessible(page)
  await page.getByLabel('Why the work ends').fill('The plan worked, and the school stays in touch.')
  await page.getByRole('button', { name: 'Close the work' }).click()
  await page.getByText('Exploitation work closed', { exact: true }).first().waitFor()
  await page.getByText(/Exploitation work was closed on .* The level last assessed was emerging/).waitFor()
  await checkAccessible(page)
  await screenshot(page, 'child-closed')
  await open(page, '/children?area=all')
  assert.equal(await page.getByRole('link', { name: 'Kit Pretend' }).count(), 0)
  await open(page, `/people/${people.young}/close`)
  await page.getByText('so there is nothing to close').waitFor()
  await checkAccessible(page)
})

journey('the forms about a child are accessible and fit a telephone', async ({ newPage }) => {
  const page = await newPage({ width: 390 })
  await server.signIn(page, 'team_manager')
  for (const form of ['assessments/new', 'close', 'correct']) {
    await open(page, `/people/${people.nia}/${form}`)
    await fits(page)
    await checkAccessible(page)
    await screenshot(page, `${form.replace('/', '-')}-390`)
  }
})
