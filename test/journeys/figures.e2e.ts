/** From the dashboard to a figure, to the records it counts, to one of them; and what explains a figure. */
import assert from 'node:assert/strict'
import { after, before, type TestContext } from 'node:test'
import { Command } from 'commander'
import { register } from '../../src/measures/commands.ts'
import { measures } from '../../src/measures/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import * as a from '../builders/records.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

const YEAR = 'period=2016-17'
let server: TestServer
before(async () => {
  server = await startServer()
  await inTransaction(server.database, server.operator, async (tx) => {
    const [amina, rosa] = [
      await a.addPerson(tx, { given_name: 'Amina' }),
      await a.addPerson(tx, { given_name: 'Rosa' }),
    ]
    const long = { given_name: 'Wolfgang-Bartholomew', family_name: 'Featherstonehaugh-Llanfairpwllgwyngyll' }
    const adult = await a.addPerson(tx, long)
    for (let number = 0; number < 60; number++) {
      const at = `2016-${String(4 + (number % 9)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`
      await a.addContact(tx, { at, about: number % 2 ? [amina] : [amina, rosa], ref: `C${100 + number}` })
    }
    await a.addContact(tx, { at: '2015-06-01', about: [amina] })
    await a.addContact(tx, { at: '2017-04-01T00:30', about: [amina], ref: 'C-next-year' })
    await a.addContact(tx, { at: '2016-12-05', about: [rosa], authority: a.STAFFORDSHIRE })
    for (const [index, on] of ['2016-12-01', '2016-12-20', '2017-01-05'].entries())
      await a.addNotice(tx, { adult, child: index % 2 ? amina : rosa, on })
    await a.addArrest(tx, { person: adult, on: '2016-05-03' })
    await a.addAwareness(tx, { on: '2016-05-03', attendees: 1_234_567 })
  })
})
after(() => server?.stop())

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    if (await page.locator(`${selector}:focus`).count()) return
  }
  throw new Error(`Tab never reached ${selector}`)
}

const fits = async (page: Page) =>
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${page.url()} scrolls sideways`)

/** The number that the dashboard gives of a measure. */
const told = async (page: Page, title: string): Promise<number> => {
  const tile = page.locator('.waymark-tile', { has: page.getByRole('link', { name: title, exact: true }) })
  return Number((await tile.locator('.waymark-tile__value').innerText()).replaceAll(',', ''))
}

journey('an analyst goes from the dashboard to a month and its records, by keyboard alone', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'analyst')
  await page.waitForURL('**/figures')
  await page.getByText('Nothing is recorded for this period and area').waitFor()
  await checkAccessible(page)

  await tabTo(page, '#choices summary')
  await page.keyboard.press('Enter')
  await tabTo(page, '#from')
  await page.keyboard.type('1 April 2016')
  await tabTo(page, '#to')
  await page.keyboard.type('31 March 2017')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Figures: 1 April 2016 to 31 March 2017' }).waitFor()
  assert.match(page.url(), /\?from=2016-04-01&to=2017-03-31&area=E06000021$/)
  assert.equal(await told(page, 'Contacts received'), 60)
  assert.equal(await told(page, 'Children in contacts'), 2)
  assert.equal(await told(page, 'Attendances at awareness activities'), 1_234_567)
  await page.getByText('59 more than the year before (1)').waitFor()
  await checkAccessible(page)
  await screenshot(page, 'figures')

  await tabTo(page, 'a[href^="/figures/contacts_received?"]')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Contacts received', exact: true }).waitFor()
  await page.getByText('One call about three brothers: 1 contact').waitFor()
  await checkAccessible(page)
  await screenshot(page, 'figure')

  await tabTo(page, 'a[href*="part=2016-12"]')
  const month = Number(
    await page
      .locator('a[href*="part=2016-12"]')
      .innerText()
      .then((text) => text.split(/\s/)[0]),
  )
  await page.keyboard.press('Enter')
  await page.getByText('Month: December 2016').waitFor()
  assert.equal(await page.locator('tbody tr').count(), month)
  await page.getByText(`All ${month} contacts that the figure counts`).waitFor()
  assert.equal(await page.locator('main a[href^="/contacts/"], main a[href^="/people/"]').count(), 0)
  await checkAccessible(page)
  await screenshot(page, 'figure-records-month')
})

journey('a team manager opens a record from the list behind a figure, by keyboard alone', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'team_manager')
  await page.goto(`${server.address}/figures/contacts_received?${YEAR}`)
  await tabTo(page, 'a:has-text("Open the 60 contacts")')
  await page.keyboard.press('Enter')
  await page.getByText('All 60 contacts that the figure counts').waitFor()
  assert.equal(await page.locator('tbody tr').count(), 50)
  await screenshot(page, 'figure-records')
  await tabTo(page, '.govuk-pagination__next a')
  await page.keyboard.press('Enter')
  await page.waitForURL('**&page=2')
  assert.equal(await page.locator('tbody tr').count(), 10)
  assert.match(await page.title(), /page 2 of 2/)
  await checkAccessible(page)
  await tabTo(page, 'main a[href^="/contacts/"]')
  const reference = await page.locator('main a[href^="/contacts/"]:focus').innerText()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: `Contact ${reference}` }).waitFor()
  await page.goBack()
  await tabTo(page, 'main a[href^="/people/"]')
})

journey('a list stays as long as the figure that led to it, whatever is recorded meanwhile', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'team_manager')
  await page.goto(`${server.address}/figures/notices_issued?${YEAR}`)
  await page.getByRole('link', { name: 'Open the 3 notices' }).waitFor()
  await inTransaction(server.database, server.operator, async (tx) => {
    const [adult, child] = [await a.addPerson(tx), await a.addPerson(tx)]
    await a.addNotice(tx, { adult, child, on: '2016-12-24' })
  })
  await page.getByRole('link', { name: 'Open the 3 notices' }).click()
  await page.getByText('All 3 notices that the figure counts').waitFor()
  assert.equal(await page.locator('tbody tr').count(), 3)
  await checkAccessible(page)
  await page.getByRole('link', { name: 'Child abduction warning notices issued' }).click()
  await page.getByRole('link', { name: 'Open the 4 notices' }).waitFor()
})

journey('records of another council keep their place in the list and tell nothing', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'analyst')
  await page.goto(`${server.address}/figures/contacts_received/records?${YEAR}&area=all&by=month&part=2016-12`)
  const rows = await page.locator('tbody tr').count()
  await page.getByText(`All ${rows} contacts that the figure counts`).waitFor()
  assert.equal(await page.getByText('A record you may not see').count(), 1)
  await checkAccessible(page)
  await screenshot(page, 'figure-records-hidden')
  for (const path of [
    'contacts_received/records?by=month&part=December',
    'contacts_received/records?page=0',
    'nonsense',
  ]) {
    const answer = await page.goto(`${server.address}/figures/${path}`)
    assert.equal(answer?.status(), 404, path)
  }
})

journey('what explains a month is signed, shown with the chart, and never lost on the way', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'strategic_manager')
  await page.goto(`${server.address}/figures/notices_issued?${YEAR}&by=basis`)
  await page.getByText('Nobody has explained a change in this period yet').waitFor()
  await page.getByText('Explain a month').click()
  await page.getByLabel('What explains it').fill('x'.repeat(601))
  await page.getByRole('button', { name: 'Sign and record' }).click()
  await page.getByRole('alert').getByText('Select the month that this explains').waitFor()
  await page.getByRole('alert').getByText('The explanation must be 600 characters or fewer').waitFor()
  assert.match(await page.title(), /^Error: /)
  assert.equal((await page.getByLabel('What explains it').inputValue()).length, 601)
  await checkAccessible(page)
  await screenshot(page, 'figure-explain-errors')

  await page.getByLabel('Month', { exact: true }).selectOption('2016-12')
  await page.getByLabel('What explains it').fill('A joint investigation of <police> & council asked for two.')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Sign and record' }).click()
  await page.getByLabel('Username').fill('strategic_manager')
  await page.getByLabel('Password').fill('a long walk to the hills')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('What you typed is still here. Nothing is recorded yet.').waitFor()
  await checkAccessible(page)
  await page.getByRole('button', { name: 'Sign and record' }).click()
  await page.getByText('Explanation recorded under your name').waitFor()
  const said =
    'December 2016: A joint investigation of <police> & council asked for two. Signed by strategic manager Example'
  await page.getByRole('listitem').getByText(said).waitFor()
  assert.match(page.url(), /by=basis/)
  await page.reload()
  assert.equal(await page.getByRole('listitem').getByText(said).count(), 1)
  await checkAccessible(page)
  await screenshot(page, 'figure-explained')
})

journey('a councillor reads every figure and finds no way to a record', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'councillor')
  for (const path of ['/figures', ...measures.map(({ id }) => `/figures/${id}`)]) {
    await page.goto(`${server.address}${path}?${YEAR}`)
    assert.equal(await page.locator('a[href*="/records"]').count(), 0, path)
    assert.equal(await page.getByText('Explain a month').count(), 0, path)
  }
  await page.goto(`${server.address}/figures?${YEAR}`)
  assert.equal(await told(page, 'Contacts received'), 60)
  assert.equal(await told(page, 'People arrested'), 1)
  await checkAccessible(page)
  for (const path of ['contacts_received/records', 'contacts_received/records.csv', 'people_arrested/records']) {
    const answer = await page.goto(`${server.address}/figures/${path}?${YEAR}`)
    assert.equal(answer?.status(), 404, path)
  }
})

journey('what cannot be answered is put right in the form, on a telephone without scripts', async ({ newPage }) => {
  const page = await newPage({ javaScript: false, width: 390 })
  await server.signIn(page, 'analyst')
  await page.goto(`${server.address}/figures?from=1 May 2017&to=nonsense&area=E06000059&known_at=yesterday`)
  await page.getByRole('alert').getByText('The last day of the period must be a real day').waitFor()
  await page.getByRole('alert').getByText('Staffordshire and Stoke-on-Trent').waitFor()
  assert.equal(await page.getByLabel('Last day', { exact: true }).inputValue(), 'nonsense')
  assert.equal(await page.getByLabel('As known at').inputValue(), 'yesterday')
  await screenshot(page, 'figures-errors-390')
  await page.getByLabel('First day', { exact: true }).fill('1 December 2016')
  await page.getByLabel('Last day', { exact: true }).fill('31 Dec 2016')
  await page.getByLabel('As known at').fill('')
  await page.getByLabel('All of Staffordshire').check()
  await page.getByRole('button', { name: 'Show figures' }).click()
  await page.getByRole('heading', { name: 'Figures: 1 December 2016 to 31 December 2016' }).waitFor()
  await page.getByText('Staffordshire police force area').waitFor()
})

journey('every page of figures fits a telephone', async ({ newPage }) => {
  const page = await newPage({ width: 390 })
  await server.signIn(page, 'team_manager')
  for (const [name, path] of [
    ['figures', ''],
    ['figure', '/contacts_received'],
    ['figure-source', '/contacts_received'],
    ['records', '/contacts_received/records'],
    ['people', '/children_in_contacts/records'],
    ['notices', '/notices_issued/records'],
    ['attendances', '/awareness_attendees/records'],
  ] as const) {
    await page.goto(`${server.address}/figures${path}?${YEAR}${name.endsWith('source') ? '&by=source' : ''}`)
    await fits(page)
    await checkAccessible(page)
    await screenshot(page, `${name}-390`)
  }
  await page.goto(`${server.address}/figures?${YEAR}`)
  await page.getByText('Choose another period, area or comparison').click()
  await fits(page)
  await screenshot(page, 'figures-choices-390')
})

/** What the command prints. Whatever else is written meanwhile, by the test runner, goes its way. */
async function printed(t: TestContext, line: string): Promise<string> {
  const program = new Command()
  const run = (_: unknown, work: (...with_: unknown[]) => Promise<unknown>) => work(server.database, server.operator)
  register(program, run as never)
  const written: string[] = []
  const onwards = process.stdout.write.bind(process.stdout) as (...chunk: unknown[]) => boolean
  const write = t.mock.method(process.stdout, 'write', (...chunk: unknown[]) =>
    typeof chunk[0] === 'string' && chunk[0].startsWith('{\n') ? written.push(chunk[0]) > 0 : onwards(...chunk),
  )
  await program.parseAsync(['node', 'waymark', ...line.split(' ')])
  write.mock.restore()
  return written.join('')
}

journey('the command, the JSON and the page say the same', async ({ newPage, t }) => {
  const period = '--from 2016-04-01 --to 2017-03-31 --compare-from 2015-04-01 --compare-to 2016-03-31'
  const command = JSON.parse(await printed(t, `figures ${period} --by month --authority ${a.STOKE} --json`))
  const page = await newPage()
  await server.signIn(page, 'councillor')
  const answer = await page.request.get(`${server.address}/figures.json?${YEAR}&by=month`)
  const { known_at: _, ...taken } = await answer.json()
  const { known_at: __, ...said } = command
  assert.deepEqual(taken, said)
  await page.goto(`${server.address}/figures?${YEAR}`)
  // The dashboard has the headlines; every figure, shares and averages as rounded, is in the list of all.
  for (const { measure, value } of taken.figures.slice(0, 13))
    assert.equal(await told(page, measures.find(({ id }) => id === measure)!.title), value, measure)
  await page.getByRole('link', { name: /^All \d+ figures$/ }).click()
  for (const { measure, value } of taken.figures) {
    const { title, ratio } = measures.find(({ id }) => id === measure)!
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) })
    const said = (await row.getByRole('cell').first().innerText()).replaceAll(/[,%]/g, '')
    const rounded = ratio ? Number(value?.toFixed(ratio.form === 'share' ? 1 : 2)) : value
    assert.equal(value === null ? said : Number(said), value === null ? 'None' : rounded, measure)
  }
  const sheet = await page.request.get(`${server.address}/figures.csv?${YEAR}&measure=notices_issued&by=month`)
  assert.match(sheet.headers()['content-disposition']!, /notices_issued-2016-04-01-to-2017-03-31\.csv/)
  assert.match(await sheet.text(), /,month,December 2016,3/)
  const wrong = await page.request.get(`${server.address}/figures.json?from=x&by=nonsense&measure=nonsense`)
  assert.equal(wrong.status(), 422)
  assert.deepEqual(
    (await wrong.json()).errors.map(({ pointer }: { pointer: string }) => pointer),
    ['#/from', '#/to', '#/measure', '#/by'],
  )
})
