/** Work from the board to somebody's desk and on to the next: allocated together, taken, explained, handed over. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { refreshAwaiting } from '../../src/contacts/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { addDays } from '../../src/platform/dates.ts'
import { addContact, addPerson } from '../builders/records.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  await inTransaction(server.database, server.operator, async (tx) => {
    const child = await addPerson(tx, { given_name: 'Amina', family_name: 'Imagined' })
    for (let at = 0; at < 4; at++)
      await addContact(tx, {
        at: addDays(tx.today, -2),
        about: [child],
        ref: `C-${at}`,
        source: at === 0 ? '1A' : '2A',
        decision_due_on: addDays(tx.today, at - 1),
      })
    await refreshAwaiting(tx)
  })
})
after(() => server?.stop())

const fitsTelephone = async (page: Page) =>
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'the page scrolls sideways')

journey(
  'a manager allocates several at once, and sees who holds what; two tabs cannot both win',
  async ({ newPage }) => {
    const page = await newPage()
    await server.signIn(page, 'team_manager')
    await page.getByRole('link', { name: 'Board', exact: true }).click()
    await page.getByRole('link', { name: 'Overdue (1)' }).waitFor()
    await page.getByRole('link', { name: '4 tasks are held by nobody yet' }).waitFor()
    // Another tab shows the board as it is now.
    const late = await page.context().newPage()
    await late.goto(`${server.address}/board`)
    await page.getByRole('button', { name: 'Allocate' }).click()
    await page.getByRole('link', { name: 'Select at least one task' }).click()
    assert.equal(await page.evaluate('document.activeElement.name'), 'chosen')
    for (const ref of ['C-0', 'C-1']) await page.getByRole('checkbox', { name: `Decide the contact ${ref}` }).check()
    await page.getByLabel('Allocate to').selectOption({ label: 'social worker Example, social worker' })
    await page.getByRole('button', { name: 'Allocate' }).click()
    await page.getByText('2 records allocated').waitFor()
    await page.getByText('By who holds them (1)').click()
    await checkAccessible(page)
    await screenshot(page, 'work-board')
    await page.getByLabel('Source').selectOption('1A')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByRole('link', { name: 'All (1)' }).waitFor()
    await late.getByRole('checkbox', { name: 'Decide the contact C-0' }).check()
    await late.getByLabel('Allocate to').selectOption({ label: 'police officer Example, police officer' })
    await late.getByLabel('Why').fill('They know the street')
    await late.getByRole('button', { name: 'Allocate' }).click()
    await late.getByText('Somebody else changed who holds it while you had this open (C-0)').waitFor()
    assert.equal(await late.getByLabel('Why').inputValue(), 'They know the street')
    await checkAccessible(late)
  },
)

journey('somebody sees how the day of a task came about, adds one, and is done with it', async ({ newPage }) => {
  const page = await newPage({ width: 390 })
  await server.signIn(page, 'social_worker')
  await page.goto(`${server.address}/my-work`)
  await page.getByRole('heading', { name: 'My tasks (2)' }).waitFor()
  await page.getByRole('link', { name: /worked out.*Decide the contact C-1/ }).click()
  await page.getByText('This task closes by itself once the contact is decided').waitFor()
  await page.getByText('Not counted').waitFor()
  await fitsTelephone(page)
  await page.getByRole('link', { name: 'who holds that, and all tasks about it' }).click()
  await page.getByText('Add a task').click()
  await page.getByRole('button', { name: 'Add the task' }).click()
  await page.getByRole('link', { name: 'Enter what is to be done' }).waitFor()
  await checkAccessible(page)
  await page.getByLabel('What is to be done').fill('Ring the school')
  await page.getByRole('button', { name: 'Add the task' }).click()
  await page.getByText('The task is made').waitFor()
  await page.getByRole('link', { name: 'Ring the school' }).click()
  await page.getByRole('radio', { name: 'It is done' }).check()
  await page.getByRole('button', { name: 'Close the task' }).click()
  await page.getByText('The task is closed').waitFor()
  await checkAccessible(page)
  await page.goto(`${server.address}/my-work/digest`)
  await page.getByRole('heading', { name: 'Due today (1)' }).waitFor()
  assert.ok(!(await page.getByRole('main').innerText()).includes('Amina'))
  await page.getByRole('button', { name: 'I have read it' }).click()
  await page.getByText('Your next digest begins now').waitFor()
})

journey('what a leaver holds is on one screen, and goes to another in one step', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'team_manager')
  await page.goto(`${server.address}/board/hand-over`)
  await page.getByRole('link', { name: 'social worker Example' }).click()
  await page.getByRole('heading', { name: 'What social worker Example holds' }).waitFor()
  await page.getByLabel('Hand over to').selectOption({ label: 'contact officer Example, contact officer' })
  await page.getByRole('button', { name: 'Hand over' }).click()
  await page.getByRole('link', { name: 'Enter why: somebody holds it now' }).waitFor()
  await page.getByLabel('Why').fill('She leaves on Friday')
  await page.getByRole('button', { name: 'Hand over' }).click()
  await page.getByText('2 records handed over').waitFor()
  await page.getByText('holds nothing that you can see').waitFor()
  await checkAccessible(page)
})
