/** A call about a child who is new and whose family is known: a twin with scripts, a brother without. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { recordContact } from '../../src/contacts/index.ts'
import { parseInstant } from '../../src/platform/dates.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import { aChild, aContact, STOKE } from '../builders/contacts.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  const names = ['Amina', 'Wilhelmina-Persephone Montgomery']
  const children = names.map((givenName, at) =>
    aChild({ givenName, familyName: 'Pretend', dateOfBirth: `20${10 + 2 * at}-05-17` }, { siblingOfFirst: at > 0 }),
  )
  const known = aContact({ receivedAt: parseInstant('2026-03-02T10:00')!, children })
  mustBeOk(await recordContact(server.database, server.as('contact_officer', STOKE), known))
})
after(() => server?.stop())

async function openForm(page: Page): Promise<void> {
  await server.signIn(page, 'contact_officer')
  await page.goto(`${server.address}/contacts/new`)
  await page.selectOption('#source', '6')
  await page.getByLabel('Child sexual exploitation').check()
  await page.locator('#summary').fill('Seen at the bus station late at night.')
}

async function tell(page: Page, child: { given: string; day: string; month: string; year: string; postcode: string }) {
  await page.locator('#children-0-given_name').fill(child.given)
  await page.locator('#children-0-family_name').fill('Pretend')
  await page.locator('#children-0-date_of_birth-day').fill(child.day)
  await page.locator('#children-0-date_of_birth-month').fill(child.month)
  await page.locator('#children-0-date_of_birth-year').fill(child.year)
  await page.locator('#children-0-postcode').fill(child.postcode)
}

async function look(page: Page, name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await checkAccessible(page)
    assert.ok(
      await page.evaluate('document.documentElement.scrollWidth <= innerWidth'),
      `${name} is wider than ${width}`,
    )
    await screenshot(page, `${name}-${width}`)
  }
}

journey(
  'a twin of somebody known is recorded as a new child, by keyboard, and both pages say so',
  async ({ newPage }) => {
    const page = await newPage()
    await openForm(page)
    await tell(page, { given: 'Zara', day: '17', month: '5', year: '2010', postcode: '' })
    const offered = page.locator('#child-1-known')
    await offered.getByText('this may be a twin').waitFor()
    await offered.getByRole('radio', { name: 'This is the same child: Amina Pretend' }).focus()
    await page.keyboard.press('ArrowDown')
    assert.ok(await offered.getByLabel('A new child, brother or sister of Amina Pretend').isChecked())
    await look(page, 'new-contact-twin')
    await page.getByRole('button', { name: 'Record contact' }).click()
    await page.getByText('Contact recorded').waitFor()
    await page.getByRole('link', { name: 'Zara Pretend' }).click()
    // The postcode that nobody said is the family's.
    await page.getByText('ST4 1AB').first().waitFor()
    const family = page.locator('section[aria-labelledby=family]')
    await family.getByText(/brother or sister.*source: contact C-/).waitFor()
    await look(page, 'child-of-a-known-family')
    await family.getByRole('link', { name: 'Amina Pretend' }).click()
    await page.locator('section[aria-labelledby=family]').getByRole('link', { name: 'Zara Pretend' }).waitFor()
  },
)

journey('a brother in a known family is offered and recorded without scripts', async ({ newPage }) => {
  const page = await newPage({ javaScript: false, width: 390 })
  await openForm(page)
  await tell(page, { given: 'Bilal', day: '3', month: '9', year: '2014', postcode: 'st4 1ab' })
  await page.getByRole('button', { name: 'Check who is known' }).click()
  const offered = page.locator('#child-1-known')
  await offered.getByText('May be a brother or sister of').waitFor()
  await offered.getByLabel('Amina Pretend').check()
  await offered.getByLabel('Wilhelmina-Persephone Montgomery Pretend').check()
  await screenshot(page, 'new-contact-family-without-scripts')
  // What was ticked stays ticked when the page comes back.
  await page.getByRole('button', { name: 'Check who is known' }).click()
  assert.ok(await offered.getByLabel('Wilhelmina-Persephone Montgomery Pretend').isChecked())
  await page.getByRole('button', { name: 'Record contact' }).click()
  await page.getByText('Contact recorded').waitFor()
  await page.getByRole('link', { name: 'Bilal Pretend' }).click()
  const family = page.locator('section[aria-labelledby=family]')
  await family.getByRole('link', { name: 'Amina Pretend' }).waitFor()
  await family.getByRole('link', { name: 'Wilhelmina-Persephone Montgomery Pretend' }).waitFor()
  // Axe is a script itself.
  const scripted = await newPage()
  await openForm(scripted)
  await tell(scripted, { given: 'Idris', day: '1', month: '2', year: '2016', postcode: 'ST4 1AB' })
  await scripted.getByText('May be a brother or sister of').waitFor()
  await look(scripted, 'new-contact-family')
})
