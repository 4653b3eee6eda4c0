/** Anybody with a concern: a neighbour by keyboard on a telephone, and a teacher who comes back for the decision. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { decideContact, listAwaiting } from '../../src/contacts/index.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import { aTeacher, openTheForm, writes } from '../builders/concerns.ts'
import { STOKE } from '../builders/records.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  await openTheForm(server.database, server.operator)
})
after(() => server?.stop())

/** A page is accessible and fits, on a telephone and on a desk. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    const wanted = (await page.evaluate('document.documentElement.scrollWidth')) as number
    assert.ok(wanted <= width, `${name} is ${wanted} pixels wide on ${width}`)
    await checkAccessible(page)
    await screenshot(page, `concern-${name}-${width}`)
  }
}

/** Goes by Tab to what has the focus under that label or text, as far as there is. */
async function tabTo(page: Page, what: string | RegExp): Promise<void> {
  const named = `(() => { const at = document.activeElement; return (at.labels?.[0]?.innerText ?? at.innerText ?? '').trim() })()`
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const text = (await page.evaluate(named)) as string
    if (typeof what === 'string' ? text === what : what.test(text)) return
  }
  throw new Error(`Tab never came to ${what} on ${page.url()}`)
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

journey('a neighbour reports a concern by keyboard alone on a telephone, and stays anonymous', async ({ newPage }) => {
  const page = await newPage({ width: 390 })
  await page.goto(`${server.address}/publications`)
  await tabTo(page, 'Report a concern')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  await heading(page, 'Report a concern about a child')
  await looksRight(page, 'start')
  const go = async (button = 'Continue') => {
    await tabTo(page, button)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  }
  /** The first of the radios by Tab, and Space; or the one so many below it. */
  const choose = async (first: string | RegExp, below = 0) => {
    await tabTo(page, first)
    await page.keyboard.press('Space')
    for (let presses = 0; presses < below; presses++) await page.keyboard.press('ArrowDown')
    await go()
  }
  await go('Start now')
  await heading(page, 'Is a child in danger right now?')
  await go()
  await page.getByRole('link', { name: /^Select whether a child is in danger/ }).waitFor()
  assert.match(await page.title(), /^Error: /)
  await looksRight(page, 'danger-missing')
  await choose('Yes')
  await heading(page, 'Call 999 now')
  await looksRight(page, 'call-999')
  await go('Go on with the form')
  await heading(page, 'Who are you?')
  await looksRight(page, 'who')
  await choose(/^I am under 18/, 2)
  await heading(page, 'Which area is this about?')
  await choose(/^Staffordshire/, 1)
  await heading(page, 'What worries you most?')
  await looksRight(page, 'worry')
  await choose('Sexual exploitation')
  await heading(page, /^What has happened/)
  await looksRight(page, 'happened')
  await tabTo(page, /^What has happened/)
  await page.keyboard.type('A man in a red car waits outside the school for her and gives her phones.')
  await go()
  await heading(page, 'Who is the child?')
  await looksRight(page, 'child-name')
  await tabTo(page, 'First name')
  await page.keyboard.type('Zebediah-Bartholomew-Wolfeschlegelsteinhausenbergerdorff')
  await go()
  await heading(page, /^How old is Zebediah/)
  await tabTo(page, 'Year')
  await page.keyboard.type('2033')
  await go()
  await page.getByRole('link', { name: 'Date of birth must be in the past' }).waitFor()
  await looksRight(page, 'child-birth-missing')
  await tabTo(page, 'Year')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('2003')
  await go()
  await heading(page, /^Where does Zebediah/)
  await looksRight(page, 'child-place')
  await go()
  await heading(page, 'Is the concern about another child too?')
  await choose('Yes')
  await heading(page, 'Who is the other child?')
  await tabTo(page, /^Brother or sister of Zebediah/)
  await page.keyboard.press('Space')
  await go()
  await tabTo(page, /^Or age in years/)
  await page.keyboard.type('9')
  await go()
  await heading(page, 'Where can the child be found?')
  await tabTo(page, /^Where they can be found/)
  await page.keyboard.type('At the same house')
  await go()
  await looksRight(page, 'more-children')
  await choose('Yes', 1)
  await heading(page, 'Do you know who may be harming the child?')
  await go()
  await heading(page, 'Do you want to give your name?')
  await looksRight(page, 'name')
  await choose('Yes', 2)
  await heading(page, 'Check your answers before you send them')
  await looksRight(page, 'check')
  await tabTo(page, /^Change\s+Who may be|^Change.*Do you know who may be harming/s)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  await tabTo(page, /^Do you know who/)
  await page.keyboard.type('They call him Dave')
  await go()
  await heading(page, 'Check your answers before you send them')
  await page.getByText('They call him Dave').waitFor()
  await go('Send the form')
  await heading(page, 'Form sent')
  await looksRight(page, 'sent')
  const reference = await page.locator('.govuk-panel strong').innerText()

  const officer = await newPage()
  await server.signIn(officer, 'contact_officer')
  await looksRight(officer, 'queue')
  await officer.getByRole('link', { name: reference, exact: true }).click()
  await officer.getByText('Sent by the online form').waitFor()
  await officer.getByText('They call him Dave').waitFor()
  await looksRight(officer, 'contact')

  await page.goto(`${server.address}/concern`)
  const left = page.waitForRequest('https://www.bbc.co.uk/weather')
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Shift')
  await left
  // Whether the other page comes is not ours: what is left here is looked at in another tab.
  const tab = await page.context().newPage()
  await tab.goto(`${server.address}/concern/sent`)
  await heading(tab, 'Your form is not here')
  await looksRight(tab, 'gone')
})

journey(
  'a teacher saves, comes back elsewhere, sends, and reads what was decided once a person allows it',
  async ({ newPage }) => {
    const { reach: _, ...most } = aTeacher
    const visitor = await writes(server.database, most)
    const page = await newPage()
    await page.context().addCookies([{ name: 'waymark_form', value: visitor, url: server.address }])
    await page.goto(`${server.address}/concern/check`)
    await heading(page, 'How can we reach you?')
    await looksRight(page, 'reach')
    await page.getByRole('link', { name: 'Save and come back later' }).click()
    await looksRight(page, 'save')
    await page.getByRole('button', { name: 'Get a return code' }).click()
    const code = await page.locator('.govuk-panel strong').innerText()
    await looksRight(page, 'code')

    const other = await newPage({ width: 390 })
    await other.goto(`${server.address}/concern/return`)
    await other.getByRole('button', { name: 'Continue' }).click()
    await looksRight(other, 'return-missing')
    await other.getByLabel('Return code').fill(code.toLowerCase())
    await other.getByRole('button', { name: 'Continue' }).click()
    await other.getByLabel('Your name').fill('Tess Teacher')
    await other.getByLabel('Phone number').fill('01782 444 444')
    await other.getByRole('button', { name: 'Continue' }).click()
    await other.getByRole('button', { name: 'Send the form' }).click()
    await heading(other, 'Form sent')
    const reference = await other.locator('.govuk-panel strong').innerText()
    await other.getByText('It cannot be read here yet').waitFor()

    const officer = await newPage()
    await server.signIn(officer, 'contact_officer')
    await officer.getByRole('link', { name: reference, exact: true }).click()
    await officer.getByRole('link', { name: 'Whether the sender may read what is decided' }).click()
    await officer.getByText('Hillside School (Designated safeguarding lead)').waitFor()
    await looksRight(officer, 'tell')
    await officer.getByRole('button', { name: /let them read it$/ }).click()
    await officer.getByText('Saved').waitFor()
    const manager = server.as('team_manager', STOKE)
    const [first] = (await listAwaiting(server.database, manager)).contacts.filter((one) => one.ref === reference)
    const decision = { outcome: 'referral', rationale: 'Private words', seenDecisionId: null } as const
    mustBeOk(await decideContact(server.database, manager, { contactId: first!.contactId, ...decision }))

    await page.goto(`${server.address}/concern/return`)
    await page.getByLabel('Return code').fill(code)
    await page.getByLabel('Reference, if you have sent the form').fill(reference)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('It was passed to children’s social care').waitFor()
    assert.ok(!(await page.content()).includes('Private words'))
    await looksRight(page, 'decided')
  },
)
