/** A notice from request to end: a social worker asks, an officer authorises, serves and keeps it. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { refreshKeys } from '../../src/people/index.ts'
import { inTransaction, type Tx } from '../../src/platform/database/index.ts'
import { addPerson } from '../builders/records.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(async () => {
  await server?.stop()
})

const records = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(server.database, server.operator, work)

/** A child and an adult who can be searched for. */
const pair = (child: string, adult: string, born = '2014-03-02') =>
  records(async (tx) => {
    const childId = await addPerson(tx, { given_name: child, family_name: 'Imagined', date_of_birth: born })
    const recipientId = await addPerson(tx, {
      given_name: adult,
      family_name: 'Makebelieve',
      date_of_birth: '1980-02-03',
    })
    await refreshKeys(tx, [childId, recipientId])
    return { childId, recipientId }
  })

/** Presses Tab until the element has the keyboard. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    if (await page.locator(`${selector}:focus`).count()) return
  }
  throw new Error(`Tab never reached ${selector}`)
}

const fitsTelephone = async (page: Page) =>
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'the page scrolls sideways')

const isNoAbduction = (page: Page) => page.getByText('It does not say that a child was abducted').first().waitFor()

journey(
  'a social worker asks for a notice by keyboard alone, about an adult whom they search for',
  async ({ newPage }) => {
    const { childId } = await pair('Amina', 'Barnaby')
    const page = await newPage()
    await server.signIn(page, 'social_worker')
    await page.goto(`${server.address}/notices/new?child=${childId}`)
    await isNoAbduction(page)
    await checkAccessible(page)
    await screenshot(page, 'notice-ask')
    await tabTo(page, '#person_search')
    await page.keyboard.type('barn make')
    await page.keyboard.press('Enter')
    await page.getByText('People found').waitFor()
    await checkAccessible(page)
    await tabTo(page, '[name=person]')
    await page.keyboard.press('Space')
    await tabTo(page, '[name=basis]')
    await page.keyboard.press('Space')
    await tabTo(page, '#grounds')
    await page.keyboard.type('He waits for her after school, and her mother has told him to stay away.')
    await screenshot(page, 'notice-ask-filled')
    await tabTo(page, 'button[value=ask]')
    await page.keyboard.press('Enter')
    await page.getByText('Somebody else authorises or refuses it').waitFor()
    await isNoAbduction(page)
    await page.getByText('Since').first().waitFor()
    await page.getByRole('link', { name: 'Barnaby Makebelieve' }).waitFor()
    await page.getByText('by social worker Example').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Authorise' }).count(), 0, 'a social worker authorises nothing')
    await checkAccessible(page)
    await screenshot(page, 'notice-requested')
  },
)

journey('an officer authorises what somebody else asked for, serves, reviews and ends it', async ({ newPage }) => {
  const { childId } = await pair('Bilal', 'Crispin')
  const worker = await newPage()
  await server.signIn(worker, 'social_worker')
  await worker.goto(`${server.address}/notices/new?child=${childId}`)
  await worker.getByLabel('Search for an adult on record').fill('crispin')
  await worker.getByRole('button', { name: 'Search', exact: true }).click()
  await worker.getByLabel('Crispin Makebelieve').check()
  await worker.getByRole('button', { name: 'Ask for the notice' }).click()
  await worker.getByRole('alert').getByText('Select the legal basis').waitFor()
  await worker.getByRole('alert').getByText('Enter why this adult should be warned').waitFor()
  assert.match(await worker.title(), /^Error: /)
  assert.ok(await worker.getByLabel('Crispin Makebelieve').isChecked(), 'who was chosen stays chosen')
  await checkAccessible(worker)
  await worker.getByLabel('Child Abduction Act 1984, section 2').check()
  await worker.getByLabel('Why this adult should be warned').fill('Seen with the child at night, twice.')
  await worker.getByRole('button', { name: 'Ask for the notice' }).click()
  await worker.getByText('Somebody else authorises or refuses it').waitFor()
  const address = worker.url().split('?')[0]!
  await worker.getByRole('button', { name: 'Record a consultation' }).click()
  await worker.getByLabel('Who answered, and what they said').fill('Duty manager: no family tie, a warning is right.')
  await worker.getByRole('button', { name: 'Record the consultation' }).click()
  await worker.getByText('Consultation recorded').waitFor()

  const page = await newPage()
  await server.signIn(page, 'police_officer')
  await page.goto(`${server.address}/notices?state=requested`)
  await page.getByText('Authorise or refuse').first().waitFor()
  await page.goto(address)
  await page.getByRole('button', { name: 'Authorise' }).click()
  await isNoAbduction(page)
  await checkAccessible(page)
  await page.getByRole('group', { name: 'Last day it is given for' }).getByLabel('Day').fill('1')
  await page.getByRole('group', { name: 'Last day it is given for' }).getByLabel('Month').fill('1')
  await page.getByRole('group', { name: 'Last day it is given for' }).getByLabel('Year').fill('2020')
  await page.getByLabel('What was weighed').fill('The mother gave a statement.')
  await page.getByRole('button', { name: 'Authorise the notice' }).click()
  await page.getByRole('alert').getByText('on or after the day it is authorised').waitFor()
  assert.equal(await page.getByLabel('What was weighed').inputValue(), 'The mother gave a statement.')
  await checkAccessible(page)
  await screenshot(page, 'notice-authorise-refused')
  for (const part of ['Day', 'Month', 'Year'])
    await page.getByRole('group', { name: 'Last day it is given for' }).getByLabel(part).fill('')
  await page.getByRole('button', { name: 'Authorise the notice' }).click()
  await page.getByText('It is not served yet').waitFor()

  await page.getByRole('button', { name: 'Record that it was served' }).click()
  await checkAccessible(page)
  await page.getByRole('button', { name: 'Record that it was served' }).click()
  await page.getByText('Service recorded').waitFor()
  await page.getByText('In force since').first().waitFor()
  const pdf = await page.request.get(`${address}/notice.pdf`)
  assert.equal(pdf.headers()['content-type'], 'application/pdf')
  await page.getByRole('link', { name: 'Notice and service record to print (PDF)' }).waitFor()
  await page.getByRole('button', { name: 'Record a review' }).click()
  await page.getByRole('button', { name: 'Record the review' }).click()
  await page.getByRole('alert').getByText('Enter what the review found').waitFor()
  await page.getByLabel('What the review found').fill('He keeps away. The school watches the gate.')
  await page.getByRole('button', { name: 'Record the review' }).click()
  await page.getByText('Review recorded').waitFor()
  await page.getByRole('button', { name: 'Record a breach' }).click()
  await page.getByLabel('What happened').fill('Seen in his car on Saturday.')
  await page.getByRole('button', { name: 'Record the breach' }).click()
  await page.getByText('breached once').first().waitFor()
  await checkAccessible(page)
  await screenshot(page, 'notice-in-force')
  await page.getByRole('button', { name: 'End the notice' }).click()
  await checkAccessible(page)
  await screenshot(page, 'notice-end')
  await page.getByLabel('Why it ends').fill('The family has moved, and he does not know where.')
  await page.getByRole('button', { name: 'End the notice' }).click()
  await page.getByText('Notice ended').waitFor()
  await page.getByText('for the reason on record').first().waitFor()
  await screenshot(page, 'notice-ended')
  // An address of a step that cannot follow says so, and offers no form.
  await page.goto(`${address}/serve`)
  await page.getByText('This cannot follow where the notice stands now').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Record that it was served' }).count(), 0)
  await checkAccessible(page)
})

journey('on a telephone, somebody new who may be known is asked about before a notice is', async ({ newPage }) => {
  const { childId, recipientId } = await pair('Chloe', 'Dashiell')
  const page = await newPage({ width: 390 })
  await server.signIn(page, 'team_manager')
  await page.goto(`${server.address}/notices/new?child=${childId}`)
  await page.getByText('Somebody not on record yet').click()
  await page.getByLabel('Given name').fill('Dashiell')
  await page.getByLabel('Family name').fill('Makebelieve')
  const born = page.getByRole('group', { name: 'Date of birth' })
  await born.getByLabel('Day').fill('3')
  await born.getByLabel('Month').fill('2')
  await born.getByLabel('Year').fill('1980')
  await page.getByLabel('Children Act 1989, section 49').check()
  await page.getByLabel('Why this adult should be warned').fill('Found with him when missing from care.')
  await page.getByRole('button', { name: 'Ask for the notice' }).click()
  await page.getByRole('alert').getByText('Say whether this is somebody already on record').waitFor()
  await page.getByText('Why: same name, same date of birth').waitFor()
  await fitsTelephone(page)
  await checkAccessible(page)
  await screenshot(page, 'notice-ask-known-390')
  await page.getByLabel('Dashiell Makebelieve').check()
  await page.getByRole('button', { name: 'Ask for the notice' }).click()
  await page.getByText('Notice asked for').waitFor()
  assert.match(
    (await page.getByRole('link', { name: 'Dashiell Makebelieve' }).getAttribute('href')) ?? '',
    new RegExp(recipientId),
  )
  await page.getByRole('link', { name: 'Say when the order ends' }).click()
  await page.getByLabel('Day', { exact: true }).fill('3')
  await page.getByLabel('Month').fill('2')
  await page.getByLabel('Year').fill('2001')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').getByText('The order must end after').waitFor()
  await page.getByLabel('Year').fill('2099')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The end of the order is on record').waitFor()
  await fitsTelephone(page)
  await checkAccessible(page)
  await screenshot(page, 'notice-390')
})

journey('who asked for a notice is not offered to authorise it, and is refused by its address', async ({ newPage }) => {
  const { childId } = await pair('Dara', 'Eustace')
  const page = await newPage()
  await server.signIn(page, 'police_officer')
  await page.goto(`${server.address}/notices/new?child=${childId}`)
  await page.getByText('Somebody not on record yet').click()
  await page.getByLabel('Given name').fill('Man known as Dav')
  await page.getByLabel('Child Abduction Act 1984, section 2').check()
  await page.getByLabel('Why this adult should be warned').fill('Told by a friend of the child.')
  await page.getByLabel('Authority').selectOption({ label: 'Stoke-on-Trent' })
  await page.getByRole('button', { name: 'Ask for the notice' }).click()
  await page.getByText('You asked for this notice').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Authorise' }).count(), 0)
  await page.goto(`${page.url().split('?')[0]}/authorise`)
  await page.getByText('Somebody else must authorise or refuse it').waitFor()
  await checkAccessible(page)
})
