/** The contact officer's day: a call about two siblings, who is known already, and what happens next. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { mustBeOk } from '../../src/platform/result.ts'
import { recordContact } from '../../src/contacts/index.ts'
import { parseInstant } from '../../src/platform/dates.ts'
import { aChild, aContact, DORSET, STAFFORDSHIRE, STOKE } from '../builders/contacts.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(async () => {
  await server?.stop()
})

/** Presses Tab until the element with that label or name has the keyboard, then types or presses. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    if (await page.locator(`${selector}:focus`).count()) return
  }
  throw new Error(`Tab never reached ${selector}`)
}

async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.type(text)
}

journey(
  'a contact officer records a call about two siblings and decides it, by keyboard alone',
  async ({ newPage }) => {
    const page = await newPage()
    await server.signIn(page, 'contact_officer')
    await page.waitForURL('**/front-door')
    await checkAccessible(page)
    await screenshot(page, 'front-door-empty')

    await tabTo(page, 'a[href="/contacts/new"]')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/contacts/new')
    await checkAccessible(page)
    await screenshot(page, 'new-contact')
    await tabTo(page, '#source')
    await page.keyboard.type('2A')
    await typeInto(page, '#caller_name', 'Jo Invented')
    await typeInto(page, '#caller_organisation', 'Example Primary School')
    await tabTo(page, '[name=concern]')
    await page.keyboard.press('Space')
    await typeInto(page, '#summary', 'Collected from school by adults whom nobody knows.')
    await typeInto(page, '#children-0-given_name', 'Yusuf')
    await typeInto(page, '#children-0-family_name', 'Pretend')
    await typeInto(page, '#children-0-date_of_birth-day', '17')
    await typeInto(page, '#children-0-date_of_birth-month', '5')
    await typeInto(page, '#children-0-date_of_birth-year', '2012')
    await typeInto(page, '#children-0-postcode', 'st4 1ab')
    await tabTo(page, 'button[value=add_sibling]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#children-1-given_name')

    // The cursor stands in the new child's name; the family is not typed again.
    assert.equal(await page.evaluate('document.activeElement.id'), 'children-1-given_name')
    assert.equal(await page.inputValue('#children-1-family_name'), 'Pretend')
    assert.equal(await page.inputValue('#children-1-postcode'), 'st4 1ab')
    assert.equal(await page.inputValue('#summary'), 'Collected from school by adults whom nobody knows.')
    await page.keyboard.type('Layla')
    await checkAccessible(page)
    await screenshot(page, 'new-contact-siblings')
    await tabTo(page, 'button[value=save]')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/contacts\/[0-9a-f-]{36}/)
    await page.getByText('Contact recorded').waitFor()
    await page.getByRole('link', { name: 'Layla Pretend' }).waitFor()
    await checkAccessible(page)
    await screenshot(page, 'contact')

    await tabTo(page, 'a[href$="/decide"]')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/decide')
    await checkAccessible(page)
    await tabTo(page, '#outcome')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await typeInto(page, '#rationale', 'The school will meet the family this week.')
    await tabTo(page, 'button:has-text("Record decision")').catch(() => page.keyboard.press('Tab'))
    await page.keyboard.press('Enter')
    await page.getByText('Decision recorded').waitFor()
    await page.getByRole('heading', { name: 'Early help' }).waitFor()
    await checkAccessible(page)
    await screenshot(page, 'contact-decided')
  },
)

journey(
  'while a child is typed, whoever may be the same is offered with the reason and what came in before',
  async ({ newPage }) => {
    const known = aContact({
      receivedAt: parseInstant('2026-03-02T10:00')!,
      children: [aChild({ givenName: 'Amina', familyName: 'Example', homeAuthority: DORSET })],
    })
    mustBeOk(await recordContact(server.database, server.as('contact_officer', STOKE), known))
    const page = await newPage()
    await server.signIn(page, 'contact_officer')
    await page.goto(`${server.address}/contacts/new`)
    await page.locator('#children-0-given_name').fill('amina')
    await page.locator('#children-0-family_name').fill('EXAMPLE')
    await page.locator('#children-0-date_of_birth-day').fill('17')
    await page.locator('#children-0-date_of_birth-month').fill('5')
    await page.locator('#children-0-date_of_birth-year').fill('2004')
    const offered = page.locator('#child-1-known')
    await offered.getByText('same name, same date of birth').waitFor()
    await offered.getByText('1 earlier contact').waitFor()
    await offered.getByText('Home: Dorset').waitFor()
    await checkAccessible(page)
    await offered.getByLabel('This is the same child: Amina Example').check()
    // More is typed, and what was chosen stays chosen.
    await page.locator('#children-0-postcode').fill('ST4 1AB')
    await offered.getByText('same postcode').waitFor()
    assert.ok(await offered.getByLabel('This is the same child: Amina Example').isChecked())
    await screenshot(page, 'new-contact-known')

    await page.getByRole('button', { name: 'Record contact' }).click()
    await page.getByRole('alert').getByText('Select who the contact is from').waitFor()
    assert.match(await page.title(), /^Error: /)
    assert.equal(await page.inputValue('#children-0-family_name'), 'EXAMPLE')
    assert.ok(await page.getByLabel('This is the same child: Amina Example').isChecked())
    await checkAccessible(page)
    await screenshot(page, 'new-contact-errors')
    await page.selectOption('#source', '6')
    await page.getByLabel('Child sexual exploitation').check()
    await page.locator('#summary').fill('Seen at the bus station late at night.')
    await page.getByRole('button', { name: 'Record contact' }).click()
    await page.getByText('1 other contact').waitFor()
    await screenshot(page, 'contact-known')
  },
)

journey('without scripts the same is done by a button, and an unanswered question is asked', async ({ newPage }) => {
  const page = await newPage({ javaScript: false, width: 390 })
  await server.signIn(page, 'contact_officer')
  await page.goto(`${server.address}/contacts/new`)
  await page.selectOption('#source', '1A')
  await page.getByLabel('Child criminal exploitation').check()
  await page.locator('#summary').fill('Carrying a second telephone.')
  await page.locator('#children-0-given_name').fill('Amina')
  await page.locator('#children-0-family_name').fill('Example')
  await page.locator('#children-0-date_of_birth-year').fill('2004')
  await page.getByRole('button', { name: 'Record contact' }).click()
  await page.getByText('Say whether child 1 is somebody already known').first().waitFor()
  assert.equal(await page.inputValue('#summary'), 'Carrying a second telephone.')
  await screenshot(page, 'new-contact-390')
  await page.getByLabel('Not sure').check()
  await page.getByRole('button', { name: 'Record contact' }).click()
  await page.getByText('May be somebody known').waitFor()
  await screenshot(page, 'contact-390')
  await page.goto(`${server.address}/review`)
  await page.getByText('each counts as a separate child').waitFor()
  await screenshot(page, 'review-390')
  // Axe is a script itself.
  const scripted = await newPage({ width: 390 })
  await server.signIn(scripted, 'contact_officer')
  await scripted.goto(`${server.address}/review`)
  await checkAccessible(scripted)
})

journey('a session that ends while a contact is typed loses nothing', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'contact_officer')
  await page.goto(`${server.address}/contacts/new`)
  await page.locator('#summary').fill('Typed before the session ended.')
  await page.locator('#children-0-given_name').fill('Idris')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Record contact' }).click()
  await page.getByText('What you typed is kept').waitFor()
  await page.getByLabel('Username').fill('contact_officer')
  await page.getByLabel('Password').fill('a long walk to the hills')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('What you typed is still here').waitFor()
  assert.equal(await page.inputValue('#summary'), 'Typed before the session ended.')
  assert.equal(await page.inputValue('#children-0-given_name'), 'Idris')
  await checkAccessible(page)
})

journey('of two tabs that decide, the second is told and keeps what it wrote', async ({ newPage }) => {
  const contact = aContact({
    children: [aChild({ givenName: 'Rosa', familyName: 'Unreal', dateOfBirth: '2011-01-01', postcode: null })],
  })
  mustBeOk(await recordContact(server.database, server.as('contact_officer', STOKE), contact))
  const [stale, quick] = [await newPage(), await newPage()]
  await server.signIn(stale, 'contact_officer')
  await server.signIn(quick, 'team_manager')
  for (const page of [stale, quick]) {
    await page.goto(`${server.address}/contacts/${contact.contactId}/decide`)
    await page.getByLabel('Strategy discussion').check()
    await page.getByLabel('Why').fill(page === stale ? 'Written slowly.' : 'Written quickly.')
  }
  await quick.getByRole('button', { name: 'Record decision' }).click()
  await quick.getByText('Decision recorded').waitFor()
  await stale.getByRole('button', { name: 'Record decision' }).click()
  await stale.getByText('Someone else decided this contact').first().waitFor()
  assert.equal(await stale.getByLabel('Why').inputValue(), 'Written slowly.')
  await stale.getByText('Written quickly.').waitFor()
  await checkAccessible(stale)
  await screenshot(stale, 'decide-stale')
  await stale.getByRole('button', { name: 'Record decision' }).click()
  await stale.getByText('Decision recorded').waitFor()
})

journey('the queue shows each clock on a telephone too, and search finds whom one may see', async ({ newPage }) => {
  for (const [index, day] of ['2026-11-20', '2026-11-23', '2026-10-02'].entries()) {
    const names = ['Tomos', 'Ffion', 'Marek'][index]!
    const child = aChild({
      givenName: names,
      familyName: 'Imagined',
      dateOfBirth: `201${index}-06-01`,
      postcode: null,
      homeAuthority: index === 1 ? DORSET : STOKE,
    })
    const contact = aContact({ receivedAt: parseInstant(`${day}T16:10`)!, children: [child] })
    mustBeOk(await recordContact(server.database, server.as('contact_officer', STOKE), contact))
  }
  const wide = await newPage()
  await server.signIn(wide, 'contact_officer')
  await wide.goto(`${server.address}/front-door`)
  await wide.getByText('Overdue since 5 October 2026').waitFor()
  const marek = wide.locator('tr', { hasText: 'Marek Imagined' })
  await marek.getByText('How this was worked out').click()
  await marek.getByText(/are not working days/).waitFor()
  await checkAccessible(wide)
  await screenshot(wide, 'front-door')
  await wide.goto(`${server.address}/people?q=imag`)
  await wide.getByRole('link', { name: 'Ffion Imagined' }).waitFor()
  await checkAccessible(wide)
  await screenshot(wide, 'people')

  const narrow = await newPage({ width: 390 })
  await server.signIn(narrow, 'contact_officer')
  await narrow.goto(`${server.address}/front-door`)
  await checkAccessible(narrow)
  assert.ok(await narrow.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'the page scrolls sideways')
  await screenshot(narrow, 'front-door-390')
  await narrow.goto(`${server.address}/people?q=imag`)
  assert.ok(await narrow.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'the page scrolls sideways')
  await screenshot(narrow, 'people-390')
})

journey('who may not see a contact is told that there is none', async ({ newPage }) => {
  const child = aChild({ givenName: 'Nia', familyName: 'Elsewhere', dateOfBirth: '2013-02-03', postcode: null })
  const contact = aContact({ authority: STAFFORDSHIRE, children: [child] })
  mustBeOk(await recordContact(server.database, server.as('contact_officer', STAFFORDSHIRE), contact))
  const page = await newPage()
  await server.signIn(page, 'contact_officer')
  for (const path of [
    `/contacts/${contact.contactId}`,
    `/contacts/${contact.contactId}/decide`,
    '/contacts/nonsense',
  ]) {
    const answer = await page.goto(`${server.address}${path}`)
    assert.equal(answer?.status(), 404, path)
  }
  const councillor = await newPage()
  await server.signIn(councillor, 'councillor')
  for (const path of ['/front-door', '/people?q=nia', '/review', '/contacts/new', `/contacts/${contact.contactId}`]) {
    const answer = await councillor.goto(`${server.address}${path}`)
    assert.equal(answer?.status(), 404, path)
  }
})
