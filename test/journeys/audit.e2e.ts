/** The information-governance officer's day: who read this child's record, and taking the entries away. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before } from 'node:test'
import { refreshKeys } from '../../src/people/index.ts'
import { inTransaction, nowFor } from '../../src/platform/database/index.ts'
import { dayOf } from '../../src/platform/dates.ts'
import { dateAnswers } from '../../src/platform/pages/index.ts'
import { addPerson } from '../builders/records.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

const IGO = 'information_governance_officer'

let server: TestServer
let childId: string
before(async () => {
  server = await startServer()
  childId = await inTransaction(server.database, server.operator, async (tx) => {
    const id = await addPerson(tx, {
      given_name: 'Zebediah-Bartholomew',
      family_name: 'Featherstonehaugh-Wolfeschlegelsteinhausen',
      date_of_birth: '2014-03-02',
      ref: 'P-ZEBEDIAH',
    })
    await refreshKeys(tx, [id])
    return id
  })
})
after(async () => {
  await server?.stop()
})

/** Somebody searches for the child and opens the record. */
async function reads(page: Page, role: Parameters<TestServer['signIn']>[1]): Promise<void> {
  await server.signIn(page, role)
  await page.goto(`${server.address}/people?q=zebediah`)
  await page.goto(`${server.address}/people/${childId}`)
}

/** Presses Tab until the element has the keyboard. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    if (await page.locator(`${selector}:focus`).count()) return
  }
  throw new Error(`Tab never reached ${selector}`)
}

journey(
  'who read a child’s record is found by keyboard alone, and searching is in the audit too',
  async ({ newPage }) => {
    await reads(await newPage(), 'social_worker')
    const page = await newPage()
    await server.signIn(page, IGO)
    await page.waitForURL('**/audit')
    await page.getByRole('heading', { name: 'Who read or changed what' }).waitFor()
    await page.getByText('Typed “zebediah”').waitFor()
    await checkAccessible(page)
    await screenshot(page, 'audit')
    await tabTo(page, 'summary')
    await page.keyboard.press('Enter')
    await tabTo(page, '#subject')
    await page.keyboard.type('P-ZEBEDIAH')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/audit?**subject=P-ZEBEDIAH**')
    const rows = page.getByRole('row')
    await rows
      .filter({ hasText: 'Opened a person’s record' })
      .filter({ hasText: 'social worker Example' })
      .first()
      .waitFor()
    assert.equal(await rows.filter({ hasText: 'Searched for people' }).count(), 0, 'the search was about nobody alone')
    await checkAccessible(page)
    await screenshot(page, 'audit-record')
    // Its own search is the newest entry of the next.
    await page.goto(`${server.address}/audit?action=search_audit`)
    await rows.filter({ hasText: 'Searched the audit' }).first().waitFor()
  },
)

journey('lists that showed the child are found for some days, and days are asked for', async ({ newPage }) => {
  await reads(await newPage(), 'team_manager')
  const page = await newPage({ width: 390 })
  await server.signIn(page, IGO)
  await page.goto(`${server.address}/audit?subject=${childId}`)
  await page.getByLabel('Also lists and searches').check()
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await page.getByRole('alert').getByText('Enter a first and a last day').waitFor()
  assert.match(await page.title(), /^Error: /)
  assert.equal(await page.getByLabel('Record', { exact: true }).inputValue(), childId)
  await checkAccessible(page)
  await screenshot(page, 'audit-errors-390')
  const today = dateAnswers(dayOf(nowFor(server.operator)))
  for (const group of ['First day', 'Last day']) {
    const day = page.getByRole('group', { name: group })
    await day.getByLabel('Day').fill(today.day)
    await day.getByLabel('Month').fill(today.month)
    await day.getByLabel('Year').fill(today.year)
  }
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await page.getByRole('cell', { name: 'Searched for people' }).first().waitFor()
  await checkAccessible(page)
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'the page scrolls sideways')
  await screenshot(page, 'audit-390')
})

journey('a long audit is read page by page to its end, and taken away as a file', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, IGO)
  for (let visits = 0; visits < 110; visits++) await page.request.get(`${server.address}/people/${childId}`)
  await page.goto(`${server.address}/audit?subject=${childId}&who=information`)
  const count = () => page.getByRole('row').filter({ hasText: 'Opened a person’s record' }).count()
  assert.equal(await count(), 50)
  await page.getByRole('link', { name: 'Older entries' }).click()
  await page.getByRole('heading', { name: 'Older entries' }).waitFor()
  await checkAccessible(page)
  await page.getByRole('link', { name: 'Older entries' }).click()
  await page.waitForLoadState()
  assert.ok((await count()) >= 10)
  assert.equal(await page.getByRole('link', { name: 'Older entries' }).count(), 0, 'that was the last page')
  await page.getByRole('link', { name: 'Back to the newest' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /as CSV/ }).click(),
  ])
  assert.equal(download.suggestedFilename(), 'audit.csv')
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  assert.ok(lines.length >= 111, `${lines.length} lines`)
  assert.ok(lines[1]!.includes('P-ZEBEDIAH') && lines[1]!.includes('view_person'))
})

journey('nobody else comes near the audit', async ({ newPage }) => {
  for (const role of ['councillor', 'team_manager', 'police_officer', 'analyst'] as const) {
    const page = await newPage()
    await server.signIn(page, role)
    for (const path of ['/audit', '/audit.csv', `/audit?subject=${childId}`])
      assert.equal((await page.goto(server.address + path))?.status(), 404, `${role} ${path}`)
  }
})
