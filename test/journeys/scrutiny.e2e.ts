/**
 * A councillor's day, with the demonstration: the report of the last year, its numbers, the way to a figure, print and
 * what can be taken away. The numbers are those of src/demo/generate.test.ts.
 */
import assert from 'node:assert/strict'
import { copyFileSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { after, before } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../src/app.ts'
import { loadDemo } from '../../src/demo/load.ts'
import { PASSWORD } from '../../src/demo/personas.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { openEmbedded } from '../support/database.ts'

let database: Database
let app: FastifyInstance
let address: string
before(async () => {
  database = await openEmbedded()
  await loadDemo(database)
  app = await buildApp(database, { sessionMinutes: 60, secureCookies: false })
  await app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})
after(async () => {
  await app?.close()
  await database?.close()
})

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto(`${address}/sign-in`)
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

const isNarrowEnough = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')

/** Everybody in the records, by their whole names: the report must have none of them. */
async function names(): Promise<string[]> {
  const { rows } = await database.pool.query(
    "select distinct given_name || ' ' || family_name as name from person where given_name <> '' and family_name <> ''",
  )
  return rows.map((row) => row.name as string)
}

journey('a councillor lands on the report of the last year and reads what the panel hears', async ({ newPage }) => {
  const page = await newPage()
  await signIn(page, 'councillor')
  await page.waitForURL('**/scrutiny')
  await page.getByRole('heading', { level: 1, name: 'Scrutiny report 2016-17' }).waitFor()
  const text = ((await page.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')
  for (const said of [
    'In Stoke-on-Trent in 2016-17 the front door received 343 contacts about 310 children, 24% fewer contacts than the year before (451).',
    'from 1 July 2015 to 12 May 2017, 149 people were arrested (163 arrests), 41 voluntary interviews were held, 172 warrants were issued, 122 people were charged with 538 charges and 218 children were safeguarded.',
    '16 child abduction warning notices were issued',
    'The month with most was December 2016, with 4.',
    'do not mean that a child was abducted',
    'A joint investigation by police and the council',
    'Harleen Devagania',
    'Strategic manager, safeguarding and quality',
    'not for publication',
  ])
    assert.ok(text.includes(said), said)
  assert.match(text, /children were identified as at risk of exploitation, \d+% more than the year before/)
  const html = await page.content()
  const people = await names()
  assert.ok(people.length > 1000)
  for (const name of people) assert.ok(!html.includes(name), `the report names ${name}`)
  await checkAccessible(page)
  await screenshot(page, 'scrutiny')

  await page.getByText('Contacts received: every month, and how it is counted').click()
  const march = page.getByRole('region', { name: /^Contacts received a month/ }).getByRole('row', { name: /^March/ })
  assert.match((await march.textContent()) ?? '', /March\s*57\s*40\s*\+17/)
  await checkAccessible(page)
})

journey('every number leads to its figure, where the same number stands', async ({ newPage }) => {
  const page = await newPage()
  await signIn(page, 'councillor')
  const follow = async (name: string, measure: string) => {
    await page.goto(`${address}/scrutiny`)
    await page.getByRole('link', { name, exact: true }).first().click()
    await page.waitForURL(`**/figures/${measure}?**`)
    return page.locator('.waymark-tile__value').first().textContent()
  }
  assert.equal(await follow('343 contacts', 'contacts_received'), '343')
  assert.equal(await follow('451', 'contacts_received'), '451')
  assert.equal(await follow('149 people', 'people_arrested'), '149')
  assert.equal(await follow('4', 'notices_issued'), '4')
  await checkAccessible(page)
  assert.equal(await page.getByRole('link', { name: /^Open|records/ }).count(), 0, 'a councillor opens no records')
})

journey('another year and the whole force area are chosen, by keyboard, without scripts', async ({ newPage }) => {
  const page = await newPage({ javaScript: false })
  await signIn(page, 'councillor')
  await page.goto(`${address}/scrutiny`)
  await page.getByLabel('Financial year').focus()
  await page.keyboard.type('2015')
  await page.keyboard.press('Tab')
  await page.keyboard.type('The whole')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/scrutiny/2015-16?area=all')
  await page.getByRole('heading', { level: 1, name: 'Scrutiny report 2015-16' }).waitFor()
  await page.getByText('In the Staffordshire police force area in 2015-16 the front doors received').waitFor()
  await page.getByText('The programme began on 1 July 2015, part-way through the year.').waitFor()
})

journey('a year not over is shown so far, and what is no report is said or not found', async ({ newPage }) => {
  const page = await newPage()
  await signIn(page, 'councillor')
  await page.goto(`${address}/scrutiny/2017-18`)
  await page.getByText('The year 2017-18 is not over.').waitFor()
  await page.getByText('than in the same part of the year before').first().waitFor()
  await checkAccessible(page)
  await screenshot(page, 'scrutiny-so-far')

  const toCome = await page.goto(`${address}/scrutiny/2018-19`)
  assert.equal(toCome?.status(), 422)
  await page.getByText('The financial year 2018-19 has not begun').waitFor()
  await checkAccessible(page)
  for (const path of ['2016-18', 'latest', '2016-17.doc', '2016'])
    assert.equal((await page.goto(`${address}/scrutiny/${path}`))?.status(), 404, path)
  assert.equal((await page.goto(`${address}/scrutiny/2016-17?area=E06000059`))?.status(), 422)
  assert.equal((await page.goto(`${address}/scrutiny/2016-17?known_at=soon`))?.status(), 422)
})

journey('the report is taken away as a page of its own, a paper, a spreadsheet, JSON and CSV', async ({ newPage }) => {
  const page = await newPage()
  await signIn(page, 'councillor')
  const takeAway = async (name: string) => {
    await page.goto(`${address}/scrutiny`)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    return { name: download.suggestedFilename(), path: await download.path() }
  }
  const json = await takeAway('for programs (JSON)')
  assert.equal(json.name, 'scrutiny-report-2016-17-E06000021.json')
  const { blocks } = JSON.parse(readFileSync(json.path, 'utf8'))
  assert.equal(blocks[0].figures[0].value, 343)
  for (const [words, ending, begins] of [
    ['as a paper (PDF)', '.pdf', '%PDF-1.7'],
    ['as a spreadsheet (ODS)', '.ods', 'PK'],
    ['as a spreadsheet for Excel (XLSX)', '.xlsx', 'PK'],
  ] as const) {
    const taken = await takeAway(words)
    assert.ok(taken.name.endsWith(ending), taken.name)
    assert.equal(readFileSync(taken.path).toString('latin1', 0, begins.length), begins)
  }
  const csv = await takeAway('as rows for programs and spreadsheets (CSV)')
  assert.match(readFileSync(csv.path, 'utf8'), /^\uFEFFblock,measure/)

  const file = await takeAway('as a page to keep (HTML)')
  const kept = `${file.path}.html`
  copyFileSync(file.path, kept)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(pathToFileURL(kept).href)
  await page.getByText('343 contacts about 310 children').waitFor()
  await checkAccessible(page)
  await screenshot(page, 'scrutiny-file')
  const others = asked.filter((url) => !url.startsWith('data:') && url !== pathToFileURL(kept).href)
  assert.deepEqual(others, [], 'the file asks for something beside itself')
  assert.equal(await page.getByRole('link', { name: '343 contacts' }).count(), 0)
})

journey('on a telephone nothing scrolls sideways, and on paper only the report is left', async ({ newPage }) => {
  const narrow = await newPage({ width: 390 })
  await signIn(narrow, 'councillor')
  await narrow.waitForURL('**/scrutiny')
  await checkAccessible(narrow)
  assert.ok(await isNarrowEnough(narrow), 'the page scrolls sideways')
  for (const summary of await narrow.locator('summary').all()) await summary.click()
  assert.ok(await isNarrowEnough(narrow), 'with every table open the page scrolls sideways')
  await screenshot(narrow, 'scrutiny-390')

  const page = await newPage()
  await signIn(page, 'councillor')
  await page.emulateMedia({ media: 'print' })
  for (const name of ['Show', 'Sign out']) assert.ok(!(await page.getByRole('button', { name }).isVisible()), name)
  assert.ok(!(await page.getByRole('link', { name: 'for programs (JSON)' }).isVisible()))
  assert.ok(!(await page.getByRole('navigation', { name: 'Main' }).isVisible()))
  // What is folded away on the screen is open on paper: every month, and how each figure is counted.
  const limits = page.getByText('A contact is not a referral: many end with advice or early help.')
  assert.ok(await limits.isVisible())
  assert.ok(
    await page
      .getByRole('row', { name: /^March/ })
      .first()
      .isVisible(),
  )
  const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  assert.ok(pages >= 15 && pages <= 22, `a page for each block and each figure, not ${pages}`)
  await screenshot(page, 'scrutiny-print')
})
