/** The social worker's day: the children at risk, and one child seen whole. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { inTransaction } from '../../src/platform/database/index.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import { addStory, type Story } from '../builders/story.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

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

/** Presses Tab until that element has the keyboard. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    if (await page.locator(`${selector}:focus`).count()) return
  }
  throw new Error(`Tab never reached ${selector}`)
}

const fits = async (page: Page) =>
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${page.url()} scrolls sideways`)

journey(
  'a social worker goes from the list to a child and assesses the risk, by keyboard alone',
  async ({ newPage }) => {
    const page = await newPage()
    await server.signIn(page, 'social_worker')
    await page.waitForURL('**/children')
    await page.getByRole('link', { name: 'All (2)' }).waitFor()
    await page.getByText('1 more child of other areas').waitFor()
    await checkAccessible(page)
    await screenshot(page, 'children')
    await tabTo(page, `a[href="/people/${people.nia}"]`)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Nia Imagined' }).waitFor()
    const who = page.locator('section:has(> #who)')
    for (const [key, value] of [
      ['Home authority', 'Dorset'],
      ['Host authority', 'Not known'],
      ['Helped by', 'Stoke-on-Trent'],
    ])
      await who.locator('.govuk-summary-list__row', { hasText: key! }).getByText(value!).waitFor()
    await page.getByText('Significant risk since 9 June 2025.').waitFor()
    await page.getByText('Identified as at risk on 3 February 2025.').waitFor()
    await page.getByText('It does not say that a child was abducted.').waitFor()
    // The county's contact is not the city's to see, nor counted.
    await page.getByRole('link', { name: 'All 35 contacts in the timeline' }).waitFor()
    await checkAccessible(page)
    await screenshot(page, 'child')

    await tabTo(page, `a[href="/people/${people.nia}/assessments/new"]`)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/assessments/new')
    await checkAccessible(page)
    await tabTo(page, '[name=level]')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, '[name=exploitation]')
    await page.keyboard.press('Space')
    await tabTo(page, '#evidence')
    await page.keyboard.type('Nia says that the messages have stopped.')
    await tabTo(page, '#rationale')
    await page.keyboard.type('The adult was warned and keeps away.')
    await tabTo(page, 'button.govuk-button')
    await page.keyboard.press('Enter')
    await page.getByText('Assessment recorded').waitFor()
    await page.getByText(/^Moderate risk since/).waitFor()
    await page.locator('#timeline ~ .moj-timeline').getByText('Nia says that the messages have stopped.').waitFor()
    const chart = page.getByRole('img', { name: /Level of risk.*Significant|significant; .*moderate$/ }).first()
    assert.match((await chart.getAttribute('aria-label')) ?? '', /emerging.*significant.*moderate$/)
    await checkAccessible(page)
    await screenshot(page, 'child-assessed')
  },
)

journey(
  'the timeline shows one kind of entry, page by page, without scripts and on a telephone',
  async ({ newPage }) => {
    const page = await newPage({ width: 390, javaScript: false })
    await server.signIn(page, 'social_worker')
    await fits(page)
    await open(page, `/people/${people.nia}`)
    await fits(page)
    const timeline = page.locator('section:has(> #timeline)')
    await timeline.getByRole('link', { name: 'Contacts (35)' }).click()
    assert.equal(await timeline.locator('.moj-timeline__item').count(), 20)
    await timeline.getByRole('link', { name: 'Page 2' }).click()
    assert.equal(await timeline.locator('.moj-timeline__item').count(), 15)
    await timeline.getByText('5 January 2025 at 10am').waitFor()
    await timeline.getByRole('link', { name: 'Safeguarding (1)' }).click()
    await timeline.getByText('Made safer: exploitation plan').waitFor()
    assert.equal(await timeline.locator('.moj-timeline__item').count(), 1)
  },
)

journey('the page of a suspect and the page of a child keep their words apart', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'police_officer')
  await open(page, `/people/${people.rex}`)
  await page.getByRole('heading', { name: 'Police record' }).waitFor()
  await page.getByRole('heading', { name: 'Notices given to them' }).waitFor()
  await checkAccessible(page)
  await screenshot(page, 'suspect')
  const suspect = await page.locator('main').innerText()
  for (const word of [
    'Risk of exploitation',
    'Record an assessment',
    'make them safer',
    'Why we know them',
    'Timeline',
  ])
    assert.ok(!suspect.includes(word), word)
  await open(page, `/people/${people.young}`)
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
  assert.ok(!(await page.locator('main').innerText()).includes('Invented offence'))
  await page.getByRole('link', { name: 'Warnings and police record' }).click()
  await page.getByText('Invented offence').waitFor()
  assert.ok(!(await page.locator('main').innerText()).includes('Emerging'))
  await checkAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await fits(page)
  await screenshot(page, 'suspect-390')

  const worker = await newPage()
  await server.signIn(worker, 'social_worker')
  await open(worker, `/people/${people.young}`)
  const told = await worker.locator('main').innerText()
  for (const word of ['olice record', 'Charge', 'suspect']) assert.ok(!told.includes(word), word)
  assert.equal((await open(worker, `/people/${people.young}?about=police`))?.status(), 404)
  await open(worker, `/people/${people.rex}`)
  await worker.getByRole('heading', { name: 'Notices given to them' }).waitFor()
  assert.equal(await worker.getByText('Arrest').count(), 0)
})

journey('a councillor is told that there is nobody', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'councillor')
  const { nia } = people
  for (const path of ['/children', '', '/assessments/new', '/close', '/correct'])
    assert.equal((await open(page, path === '/children' ? path : `/people/${nia}${path}`))?.status(), 404, path)
  const officer = await newPage()
  await server.signIn(officer, 'contact_officer')
  for (const path of [
    `/people/${nia}/assessments/new`,
    `/people/${nia}/close`,
    '/people/nobody',
    `/people/${uuidv7()}`,
  ])
    assert.equal((await open(officer, path))?.status(), 404, path)
})

journey('the list and a child whole are accessible and fit a telephone', async ({ newPage }) => {
  const page = await newPage({ width: 390 })
  await server.signIn(page, 'team_manager')
  for (const [name, path] of [
    ['children', '/children?area=all'],
    ['children-none', '/children?level=emerging&area=E10000028&page=7'],
    ['child', `/people/${people.nia}`],
  ] as const) {
    await open(page, path)
    await fits(page)
    await checkAccessible(page)
    await screenshot(page, `${name}-390`)
  }
})
