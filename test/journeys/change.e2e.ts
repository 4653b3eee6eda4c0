/** From a figure to whether its change is real, to what changed since it was printed, and to what is missing behind it. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { correctRecord, inTransaction } from '../../src/platform/database/index.ts'
import * as a from '../builders/records.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

const YEAR = 'period=2016-17'
let server: TestServer
let printed: string
const twoDigits = (value: number) => String(value).padStart(2, '0')
before(async () => {
  server = await startServer()
  const first = await inTransaction(server.database, server.operator, async (tx) => {
    const children = []
    for (let number = 0; number < 12; number++)
      children.push(
        await a.addPerson(tx, { given_name: `Wolfgang-Bartholomew-${number}`, sex: number % 2 ? 'F' : 'U' }),
      )
    let contact = ''
    // 451 calls in the year before, 343 in this one, spread over the months.
    for (const [year, calls] of [
      [2015, 451],
      [2016, 343],
    ] as const)
      for (let number = 0; number < calls; number++) {
        const month = number % 12
        const at = `${year + (month > 8 ? 1 : 0)}-${twoDigits(((month + 3) % 12) + 1)}-${twoDigits(1 + (number % 28))}`
        contact = await a.addContact(tx, { at, about: [children[number % 12]!] })
      }
    return contact
  })
  printed = await inTransaction(server.database, server.operator, async (tx) => tx.now, 'count')
  await inTransaction(server.database, server.operator, async (tx) => {
    const late = await a.addPerson(tx, { given_name: 'Late' })
    for (const day of ['03', '04']) await a.addContact(tx, { at: `2016-06-${day}`, about: [late] })
    assert.ok(await correctRecord(tx, 'contact', first, 1, { concern: 'missing' }))
  })
})
after(() => server?.stop())

const fits = async (page: Page) =>
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${page.url()} scrolls sideways`)

journey(
  'a councillor is told in a sentence whether the change is more than chance, and sees no row',
  async ({ newPage }) => {
    const page = await newPage()
    await server.signIn(page, 'councillor')
    await page.goto(
      `${server.address}/figures/contacts_received?${YEAR}&area=all&known_at=${encodeURIComponent(printed)}`,
    )
    await page.getByRole('link', { name: 'Is it a real change?' }).click()
    await page
      .getByText(
        'Fewer contacts than the year before, by more than chance would usually give: 343 contacts against 451.',
      )
      .waitFor()
    await page.getByText('there were 76; the underlying change may be anything from 66 to 88').waitFor()
    await page.getByText('are below the average').first().waitFor()
    assert.equal(await page.getByRole('link', { name: 'Explain a month under your name' }).count(), 0)
    await checkAccessible(page)
    await screenshot(page, 'change')
    await page.getByText('Look further back, or begin anew from a month').click()
    await page.getByLabel('Work out anew what is usual from').selectOption('2016-04')
    await page.getByRole('button', { name: 'Draw' }).click()
    await page.waitForURL('**break=2016-04#series')
    await page.getByText('April 2016 to March 2017 (12 months) say what is usual').first().waitFor()

    await page.goto(`${server.address}/figures/contacts_received/revisions?${YEAR}&area=all`)
    await page.getByLabel('As it was known at').fill('the day before')
    await page.getByRole('button', { name: 'Show what changed' }).click()
    assert.equal(
      await page.locator('.govuk-error-summary a').innerText(),
      'The first moment must be a day or a moment, such as 12 May 2017 or 12 May 2017 at 9:30',
    )
    assert.equal(await page.getByLabel('As it was known at').inputValue(), 'the day before')
    await page.getByLabel('As it was known at').fill(printed)
    await page.getByRole('button', { name: 'Show what changed' }).click()
    await page
      .getByText(
        /343 contacts as known at .*; 344 as known at .*: 2 contacts recorded late and 1 contact corrected to another concern\./,
      )
      .waitFor()
    assert.equal(await page.getByRole('heading', { name: 'Row by row' }).count(), 0)
    await checkAccessible(page)

    await page.goto(`${server.address}/figures/quality?${YEAR}&area=all`)
    await page.getByText('Children without sex').waitFor()
    assert.equal(await page.locator('tbody a').count(), 0)
    assert.equal((await page.goto(`${server.address}/figures/quality/records?${YEAR}&gap=sex`))!.status(), 404)
  },
)

journey(
  'a team manager sees row by row what changed, and opens what is missing to mend it, on a telephone',
  async ({ newPage }) => {
    const page = await newPage({ width: 390 })
    await server.signIn(page, 'team_manager')
    await page.goto(
      `${server.address}/figures/contacts_received/revisions?${YEAR}&area=all&from_known=${encodeURIComponent(printed)}`,
    )
    await page.getByRole('heading', { name: 'Row by row' }).waitFor()
    await page.getByText('Late Example').first().waitFor()
    await page.getByText(/Concern: Child sexual exploitation became .*missing/i).waitFor()
    await fits(page)
    await checkAccessible(page)
    await screenshot(page, 'revisions-390')

    await page.goto(`${server.address}/figures/children_in_contacts?${YEAR}&area=all`)
    await page.getByText('Sex: known of 6 of 13 children (46%).').waitFor()
    await page.getByRole('link', { name: 'What to chase' }).click()
    await page.getByRole('link', { name: /Children without sex/ }).click()
    await page.getByRole('heading', { name: 'Children without sex' }).waitFor()
    await fits(page)
    await checkAccessible(page)
    await page.getByRole('link', { name: 'Wolfgang-Bartholomew-0 Example' }).click()
    await page.waitForURL('**/people/*')
  },
)

journey(
  'what programs are told of a change, of revisions and of quality is what the pages say',
  async ({ newPage }) => {
    const page = await newPage()
    await server.signIn(page, 'analyst')
    const json = async (path: string, status = 200) => {
      const answer = await page.request.get(`${server.address}${path}`)
      assert.equal(answer.status(), status, path)
      return (await answer.json()) as Record<string, any>
    }
    const at = `known_at=${encodeURIComponent(printed)}`
    const change = await json(`/figures/contacts_received/change.json?${YEAR}&area=all&${at}`)
    assert.deepEqual([change['value'], change['compare_value'], change['change_verdict']], [343, 451, 'fewer'])
    assert.ok(Math.abs(change['change_interval'].low - 0.65896) < 1e-4)
    assert.equal(change['series'].months.length, 24)
    const figures = await json(`/figures.json?${YEAR}&area=all&measure=contacts_received&${at}`)
    assert.deepEqual(figures['figures'][0].change_interval, change['change_interval'])
    assert.equal(figures['figures'][0].change_words, change['change_words'])
    assert.equal(figures['quality'].records, 343)
    const revisions = await json(
      `/figures/contacts_received/revisions.json?${YEAR}&area=all&from_known=${encodeURIComponent(printed)}`,
    )
    assert.equal(revisions['value_then'] + revisions['entered'] - revisions['left'], revisions['value_now'])
    await json(`/figures/contacts_received/revisions.json?${YEAR}`, 422)
    await json(`/figures/contacts_received/change.json?${YEAR}&months=7`, 422)
    await json(`/figures/contacts_received/change.json?${YEAR}&break=2016-13`, 422)
    const quality = await json(`/figures/children_in_contacts/quality.json?${YEAR}&area=all`)
    assert.equal(quality['completeness'].find((one: { field: string }) => one.field === 'person_sex').known, 6)
  },
)
