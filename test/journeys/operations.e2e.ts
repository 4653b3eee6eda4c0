/** The police officer's day: an operation, whom it arrests and charges, what it does for children, and its end. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { mustBeOk } from '../../src/platform/result.ts'
import { recordOperation } from '../../src/investigations/actions.ts'
import { refreshKeys } from '../../src/people/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { anOperation } from '../builders/investigations.ts'
import { addPerson, STOKE } from '../builders/records.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { PASSWORD, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(async () => {
  await server?.stop()
})

/** Somebody on record, who can be found. */
const somebody = (facts: Parameters<typeof addPerson>[1]) =>
  inTransaction(server.database, server.operator, async (tx) => {
    const personId = await addPerson(tx, facts)
    await refreshKeys(tx, [personId])
    return personId
  })

async function anOpenOperation(name: string): Promise<string> {
  const draft = anOperation({ name })
  mustBeOk(await recordOperation(server.database, server.as('police_officer'), draft))
  return `${server.address}/operations/${draft.operationId}`
}

async function enterDay(page: Page, name: string, day: string): Promise<void> {
  const [year, month, date] = day.split('-')
  await page.locator(`[name="${name}[day]"]`).fill(date!)
  await page.locator(`[name="${name}[month]"]`).fill(month!)
  await page.locator(`[name="${name}[year]"]`).fill(year!)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function checkFits(page: Page): Promise<void> {
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'the page scrolls sideways')
  await checkAccessible(page)
}

/** Presses Tab until what the selector finds has the keyboard. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    if (await page.locator(`${selector}:focus`).count()) return
  }
  throw new Error(`Tab never reached ${selector}`)
}

journey('an officer opens an operation and records an arrest in it, by keyboard alone', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'police_officer')
  await page.waitForURL('**/operations')
  await checkAccessible(page)
  await screenshot(page, 'operations-empty')
  await tabTo(page, 'a[href="/operations/new"]')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/operations/new')
  await tabTo(page, 'button:has-text("Record operation")')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Enter the name of the operation' }).waitFor()
  await checkAccessible(page)
  await screenshot(page, 'operation-new-errors')
  await tabTo(page, '#name')
  await page.keyboard.type('Operation Fernwhistle')
  await tabTo(page, '#aim')
  await page.keyboard.type('Find who meets children at an invented arcade.')
  await tabTo(page, '#opened_on-day')
  for (const part of ['4', '1', '2016']) {
    await page.keyboard.type(part)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await page.getByText('Operation recorded').waitFor()
  await checkAccessible(page)
  await screenshot(page, 'operation-empty')

  await tabTo(page, 'a[href$="/arrests/new"]')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/arrests/new')
  await tabTo(page, 'summary')
  await page.keyboard.press('Enter')
  await tabTo(page, '#given_name')
  await page.keyboard.type('Rex')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Imagined')
  await tabTo(page, '#on-day')
  for (const part of ['2', 'march', '2016']) {
    await page.keyboard.type(part)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('Invented offence')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Stoke')
  await tabTo(page, 'button[value=save]')
  await page.keyboard.press('Enter')
  await page.getByText('Arrest recorded').waitFor()
  await page.getByRole('link', { name: 'Rex Imagined', exact: true }).waitFor()
  await page.getByText('1 arrest', { exact: true }).waitFor()
})

journey(
  'somebody new who may be on record is asked about, and people and charges are counted apart',
  async ({ newPage }) => {
    const page = await newPage()
    await somebody({ given_name: 'Otto', family_name: 'Unreal', date_of_birth: '1979-04-05' })
    const operation = await anOpenOperation('Operation Marblegate')
    await server.signIn(page, 'police_officer')
    await page.goto(`${operation}/arrests/new`)
    await page.getByText('Enter somebody who is not on record').click()
    await page.getByLabel('Given name').fill('Otto')
    await page.getByLabel('Family name').fill('Unreal')
    await enterDay(page, 'date_of_birth', '1979-04-05')
    await enterDay(page, 'on', '2016-03-02')
    await page.getByLabel('Area in which it happened').selectOption(STOKE)
    await press(page, 'Record arrest')
    await page.getByRole('link', { name: /Somebody on record may be the same person/ }).waitFor()
    await page.getByText('Why: same name, same date of birth').waitFor()
    await checkAccessible(page)
    await screenshot(page, 'arrest-may-be-known')
    assert.equal(await page.getByLabel('Family name').inputValue(), 'Unreal')
    await page.getByLabel('Otto Unreal').check()
    await press(page, 'Record arrest')
    await page.getByText('Arrest recorded').waitFor()

    await page.getByRole('link', { name: /^Arrests \(1\)/ }).click()
    await page.getByRole('link', { name: 'Record charges against Otto Unreal' }).click()
    assert.ok(await page.getByLabel('Otto Unreal').isChecked())
    await enterDay(page, 'on', '2016-08-01')
    await press(page, 'Record charges')
    await page.getByRole('link', { name: 'Enter the offences, one a line' }).waitFor()
    await page.getByLabel('Offences').fill('Invented offence\n\nInvented offence\n  Another invented offence  ')
    await page.getByLabel('Area in which it happened').selectOption(STOKE)
    await press(page, 'Record charges')
    await page.getByText('Charges recorded').waitFor()
    await page.getByText('against 1 person').waitFor()
    await page.getByRole('link', { name: /^Charges \(3\)/ }).waitFor()
    assert.equal(await page.getByRole('listitem').filter({ hasText: 'nvented offence' }).count(), 3)
    await checkAccessible(page)
    await screenshot(page, 'operation-charged')
  },
)

journey('a warrant that names nobody is issued and later executed; an operation closes, once', async ({ newPage }) => {
  const page = await newPage()
  const operation = await anOpenOperation('Operation Quietwater')
  await server.signIn(page, 'police_officer')
  await page.goto(operation)
  await page.getByRole('button', { name: 'Record a warrant' }).click()
  await page.getByLabel('Arrest warrant').check()
  await page.getByLabel('Nobody').check()
  await enterDay(page, 'on', '2016-03-02')
  await page.getByLabel('Area in which it happened').selectOption(STOKE)
  await press(page, 'Record warrant')
  await page.getByRole('link', { name: /Only a warrant that is not for an arrest may name nobody/ }).waitFor()
  await checkAccessible(page)
  await page.getByLabel('Search warrant').check()
  await press(page, 'Record warrant')
  await page.getByText('Warrant recorded').waitFor()
  await page.getByText('0 executed, 1 not').waitFor()
  await page.getByRole('link', { name: /^Record execution/ }).click()
  await enterDay(page, 'day', '2016-03-01')
  await press(page, 'Record execution')
  await page.getByRole('link', { name: /must be on or after the day it was issued, 2 March 2016/ }).waitFor()
  await checkAccessible(page)
  await screenshot(page, 'warrant-execute')
  await enterDay(page, 'day', '2016-03-04')
  await press(page, 'Record execution')
  await page.getByText('1 executed, 0 not').waitFor()

  const stale = await newPage()
  await server.signIn(stale, 'police_officer')
  for (const tab of [stale, page]) {
    await tab.goto(`${operation}/close`)
    await enterDay(tab, 'day', tab === page ? '2016-12-01' : '2016-12-02')
  }
  await press(page, 'Close operation')
  await page.getByText('Operation closed').waitFor()
  await press(stale, 'Close operation')
  await stale.getByRole('link', { name: 'This operation was closed on 1 December 2016' }).waitFor()
  assert.equal(await stale.locator('[name="day[day]"]').inputValue(), '02')
  await checkAccessible(stale)
  await page.goto(`${server.address}/operations?state=closed`)
  await page.getByRole('link', { name: 'Operation Quietwater' }).waitFor()
  await screenshot(page, 'operations')
})

journey(
  'on a telephone without scripts a child is searched for and what was done for them recorded',
  async ({ newPage }) => {
    await somebody({ ref: 'P-NIAPR-ETEND', given_name: 'Nia', family_name: 'Pretend', date_of_birth: '2004-05-17' })
    await somebody({ given_name: 'Nia', family_name: 'Prettyman', date_of_birth: '1990-05-17' })
    const operation = await anOpenOperation('Operation Longwinded-Invented-Namewithoutanyspace-Larkwhistle')
    const page = await newPage({ width: 390, javaScript: false })
    await server.signIn(page, 'police_officer')
    await page.goto(`${operation}/safeguarding/new`)
    await page.getByLabel('Exploitation plan').check()
    await page.getByLabel('Search for somebody on record').fill('nia pret')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing is recorded yet').waitFor()
    await page.getByLabel('Nia Prettyman').check()
    await enterDay(page, 'on', '2016-03-02')
    await page.getByLabel('Area in which it happened').selectOption(STOKE)
    await press(page, 'Record action')
    await page.getByText('This person was 18 or older on that day').first().waitFor()
    await page.getByLabel('Search for somebody on record').fill('p-niapr-etend')
    await press(page, 'Search')
    await page.getByText('Nothing is recorded yet').waitFor()
    await page.getByLabel('Nia Pretend').check()
    assert.ok(await page.getByLabel('Exploitation plan').isChecked())
    await press(page, 'Record action')
    await page.getByText('Safeguarding action recorded').waitFor()
    for (const [index, path] of [
      operation,
      `${operation}?events=safeguarding`,
      `${server.address}/operations`,
    ].entries()) {
      await page.goto(path)
      assert.ok(await page.getByText(index === 2 ? 'Children safeguarded' : 'Nia Pretend').count())
    }
    const scripted = await newPage({ width: 390 })
    await server.signIn(scripted, 'police_officer')
    for (const path of ['', '?events=safeguarding', '/safeguarding/new', '/close']) {
      await scripted.goto(operation + path)
      await checkFits(scripted)
      await screenshot(scripted, `operation-390${path.replaceAll(/\W/g, '-')}`)
    }
    await scripted.goto(`${server.address}/operations`)
    await checkFits(scripted)
    await screenshot(scripted, 'operations-390')
  },
)

journey('a session that ends while charges are typed loses nothing', async ({ newPage }) => {
  const page = await newPage()
  const operation = await anOpenOperation('Operation Candlewick')
  await server.signIn(page, 'police_officer')
  await page.goto(`${operation}/charges/new`)
  await page.getByLabel('Offences').fill('Typed before the session ended.')
  await page.getByText('Enter somebody who is not on record').click()
  await page.getByLabel('Given name').fill('Idris')
  await page.context().clearCookies()
  await press(page, 'Record charges')
  await page.getByText('What you typed is kept').waitFor()
  await page.getByLabel('Username').fill('police_officer')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('What you typed is still here').waitFor()
  assert.equal(await page.getByLabel('Offences').inputValue(), 'Typed before the session ended.')
  assert.equal(await page.getByLabel('Given name').inputValue(), 'Idris')
  await checkAccessible(page)
})

journey('a social worker records what made a child safer, and is told of no operation', async ({ newPage }) => {
  const child = await somebody({ given_name: 'Ffion', family_name: 'Fabled', date_of_birth: '2008-02-03' })
  const hidden = await somebody({ given_name: 'Secret', family_name: 'Fabled', restricted: true })
  const operation = await anOpenOperation('Operation Hedgelight')
  const page = await newPage()
  await server.signIn(page, 'social_worker')
  await page.goto(`${server.address}/people/${child}/safeguarding/new`)
  await page.getByText('Recorded for Stoke-on-Trent').waitFor()
  await checkAccessible(page)
  await screenshot(page, 'safeguarding-child')
  await press(page, 'Record action')
  await page.getByRole('link', { name: 'Select what was done' }).waitFor()
  await page.getByLabel('Child protection plan').check()
  await enterDay(page, 'on', '2017-03-02')
  await press(page, 'Record action')
  await page.waitForURL(`**/people/${child}?done=safeguarded`)
  for (const path of [
    operation,
    `${operation}/safeguarding/new`,
    `${server.address}/people/${hidden}/safeguarding/new`,
  ]) {
    const answer = await page.goto(path)
    assert.equal(answer?.status(), 404, path)
  }
})
