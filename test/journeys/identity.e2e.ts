/** Knowing that two records are one child: the review queue by keyboard, a merge and its undoing, reports of one event. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { recordContact } from '../../src/contacts/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { parseInstant } from '../../src/platform/dates.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import { searchPeople } from '../../src/people/index.ts'
import { aChild, aContact, DORSET, STOKE } from '../builders/contacts.ts'
import * as records from '../builders/records.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server?.stop())

const officer = () => server.as('contact_officer', STOKE)
const record = async (contact: Parameters<typeof aContact>[0]) => {
  const made = aContact({ receivedAt: parseInstant('2026-03-02T10:00')!, ...contact })
  mustBeOk(await recordContact(server.database, officer(), made))
  return made.contactId
}
const idOf = async (typed: string): Promise<string> =>
  (await searchPeople(server.database, server.operator, typed)).people[0]!.personId

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    if (await page.locator(`${selector}:focus`).count()) return
  }
  throw new Error(`Tab never reached ${selector}`)
}

/** At both widths: accessible, and no wider than the screen; with a picture of each. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await checkAccessible(page)
    const fits = await page.evaluate('document.documentElement.scrollWidth <= innerWidth')
    assert.ok(fits, `${name} is wider than ${width}`)
    await screenshot(page, `${name}-${width}`)
  }
}

journey('an officer goes through the review queue by keyboard: the same, not the same, later', async ({ newPage }) => {
  await record({ children: [aChild({ givenName: 'Yusuf', familyName: 'Pretend', dateOfBirth: '2010-04-02' })] })
  await record({ children: [aChild({ givenName: 'Layla', familyName: 'Madeup', dateOfBirth: '2011-06-03' })] })
  const [yusuf, layla] = [await idOf('yusuf pretend'), await idOf('layla madeup')]
  const unsure = (seen: string, facts: Parameters<typeof aChild>[0]) => [
    aChild(facts, { who: { kind: 'unsure', seen: [seen] } }),
  ]
  await record({
    children: unsure(yusuf, { givenName: 'Yousef', familyName: 'Pretend', dateOfBirth: '2010', homeAuthority: DORSET }),
  })
  await record({
    children: unsure(layla, { givenName: 'Lyla', familyName: 'Madeup', dateOfBirth: '2011-06', postcode: 'DT1 1AA' }),
  })
  const page = await newPage()
  await server.signIn(page, 'contact_officer')
  await page.goto(`${server.address}/review`)
  await look(page, 'review')
  await tabTo(page, 'a[href^="/review/"]')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Is this one child?' }).waitFor()
  await look(page, 'review-item')

  await tabTo(page, 'button[value=later]')
  await page.keyboard.press('Enter')
  await page.getByText('Left for later').waitFor()
  await page.goto(`${server.address}/review`)
  await tabTo(page, 'a[href^="/review/"]')
  await page.keyboard.press('Enter')
  await page.getByText('Yousef').first().waitFor()
  await tabTo(page, '#reason')
  await page.keyboard.type('The mother was called back: one child.')
  // The browser's own keys for access cannot be pressed by a driver: that they are there is what can be tried.
  assert.deepEqual(
    await page.locator('button[name=decision]').evaluateAll((all) => all.map((one) => one.getAttribute('accesskey'))),
    ['s', 'n', 'l'],
  )
  await tabTo(page, 'button[value=same]')
  await page.keyboard.press('Enter')
  await page.getByText('Decided: the same child').waitFor()
  await page.getByText('Lyla').first().waitFor()
  await tabTo(page, 'button[value=different]')
  await page.keyboard.press('Enter')
  await page.getByText('Nobody waits').waitFor()
  await look(page, 'review-done')

  await page.goto(`${server.address}/people?q=yousef`)
  await page.getByRole('link', { name: 'Yusuf Pretend' }).click()
  await page.getByText('on a record merged into this one').waitFor()
  await look(page, 'person-merged')
})

journey('a manager merges two records, sees what moved, and undoes it', async ({ newPage }) => {
  await record({
    children: [aChild({ givenName: 'Zebedee', familyName: 'Featherstone-Invented', dateOfBirth: '2009' })],
  })
  await record({
    children: [
      aChild({
        givenName: 'Zeb',
        familyName: 'Featherstone',
        dateOfBirth: '2009-08-09',
        sex: 'M',
        postcode: 'ST1 1AA',
      }),
    ],
  })
  const [kept, absorbed] = [await idOf('zebedee'), await idOf('st1 1aa')]
  await inTransaction(server.database, server.operator, (tx) =>
    records.addArrest(tx, { person: absorbed, on: '2026-01-01' }),
  )
  const page = await newPage()
  await server.signIn(page, 'team_manager')
  await page.goto(`${server.address}/people/${kept}`)
  await page.getByRole('link', { name: 'The same person on another record' }).click()
  await page.getByLabel('Search for the other record').fill('zeb 2009-08-09')
  await page.getByRole('button', { name: 'Search' }).click()
  await look(page, 'merge-choose')
  await page.getByRole('link', { name: 'Compare with Zeb Featherstone' }).first().click()
  await page.getByText('Records that you may not see move too.').waitFor()
  assert.equal(await page.getByLabel('9 August 2009').isChecked(), true)
  await look(page, 'merge-preview')

  await page.getByRole('button', { name: 'Merge these records' }).click()
  await page.getByRole('link', { name: 'Enter why they are one person' }).waitFor()
  await look(page, 'merge-refused')
  await page.getByLabel('Why they are one person').fill('The school confirmed it.')
  // Meanwhile somebody records something: what was shown is not what would move.
  await inTransaction(server.database, server.operator, (tx) =>
    records.addContact(tx, { at: '2026-03-03', about: [absorbed] }),
  )
  await page.getByRole('button', { name: 'Merge these records' }).click()
  await page.getByText('Someone else changed one of these records').waitFor()
  assert.equal(await page.getByLabel('Why they are one person').inputValue(), 'The school confirmed it.')
  await page.getByRole('button', { name: 'Merge these records' }).click()
  await page.getByText('Records merged').waitFor()
  await look(page, 'merged')

  await page.goto(`${server.address}/people/${absorbed}`)
  await page.waitForURL(`**/people/${kept}?done=led`)
  await page.getByText('was merged into this one').waitFor()
  await inTransaction(server.database, server.operator, (tx) =>
    records.addContact(tx, { at: '2026-03-09', about: [kept] }),
  )
  await page.getByRole('link', { name: 'The same person on another record' }).click()
  await page.getByRole('link', { name: /Zeb Featherstone.* joined this record/ }).click()
  await page.getByLabel(/Contacts: 9 Mar 2026/).check()
  await page.getByLabel('Why they are two people').fill('Two cousins.')
  await look(page, 'merge-undo')
  await page.getByRole('button', { name: 'Undo this merge' }).click()
  await page.getByText('Merge undone').waitFor()
  await look(page, 'merge-undone')
  await page.goto(`${server.address}/people/${absorbed}`)
  await page.getByRole('heading', { name: 'Zeb Featherstone' }).waitFor()
})

journey('contacts about one event are marked together on a contact, and unmarked', async ({ newPage }) => {
  const child = await inTransaction(server.database, server.operator, (tx) =>
    records.addPerson(tx, { given_name: 'Repeat' }),
  )
  const [first] = await inTransaction(server.database, server.operator, async (tx) => [
    await records.addContact(tx, { at: '2026-02-10T16:00', about: [child], ref: 'C-ONE' }),
    await records.addContact(tx, { at: '2026-02-11T09:00', about: [child], ref: 'C-TWO', source: '1A' }),
  ])
  const page = await newPage()
  await server.signIn(page, 'contact_officer')
  await page.goto(`${server.address}/contacts/${first}`)
  await page.getByRole('heading', { name: 'May be reports of one event' }).waitFor()
  await page.getByRole('button', { name: 'Mark as reports of one event' }).click()
  await page.getByText('Nothing was marked').waitFor()
  await page.getByLabel(/C-TWO/).check()
  await page.getByRole('button', { name: 'Mark as reports of one event' }).click()
  await page.getByText('Marked as reports of one event').waitFor()
  await look(page, 'one-event')
  await page.getByRole('button', { name: 'Not a report of that event' }).click()
  await page.getByText('No longer marked').waitFor()
  await page.getByRole('heading', { name: 'May be reports of one event' }).waitFor()
})
