/** A notice from request to end: a social worker asks, an officer authorises, serves and keeps it. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { refreshKeys } from '../../src/people/index.ts'
import { inTransaction, insertRecords, type Tx } from '../../src/platform/database/index.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import { addNotice, addPerson, STOKE } from '../builders/records.ts'
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
    await page.getByText('Requested on').first().waitFor()
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
  await page.getByText('when the care order or the police protection it rests on ends').waitFor()
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

const aNoticeIssued = (child: string, adult: string) =>
  pair(child, adult).then(({ childId, recipientId }) =>
    records(async (tx) => addNotice(tx, { child: childId, adult: recipientId, on: '2026-10-05' })),
  )

journey('of two tabs that take a step, the second is told and keeps what it wrote', async ({ newPage }) => {
  const noticeId = await aNoticeIssued('Esme', 'Fitzroy')
  const [stale, quick] = [await newPage(), await newPage()]
  for (const page of [stale, quick]) {
    await server.signIn(page, 'police_officer')
    await page.goto(`${server.address}/notices/${noticeId}/review`)
    await page.getByLabel('What the review found').fill(page === stale ? 'Written slowly.' : 'Written quickly.')
  }
  await quick.getByRole('button', { name: 'Record the review' }).click()
  await quick.getByText('Review recorded').waitFor()
  await stale.getByRole('button', { name: 'Record the review' }).click()
  await stale.getByRole('alert').getByText('Somebody else took a step with this notice').waitFor()
  assert.equal(await stale.getByLabel('What the review found').inputValue(), 'Written slowly.')
  await stale.getByText('Written quickly.').waitFor()
  await checkAccessible(stale)
  await screenshot(stale, 'notice-stale')
  await stale.getByRole('button', { name: 'Record the review' }).click()
  await stale.getByText('Review recorded').waitFor()
  assert.equal(await stale.getByRole('heading', { name: 'Reviewed' }).count(), 2)
})

journey('a session that ends while a notice is asked for, or a step is written, loses nothing', async ({ newPage }) => {
  const noticeId = await aNoticeIssued('Faith', 'Gideon')
  const { childId } = await pair('George', 'Horatio')
  const signInAgain = async (page: Page) => {
    await page.getByText('What you typed is kept').waitFor()
    await page.getByLabel('Username').fill('police_officer')
    await page.getByLabel('Password').fill('a long walk to the hills')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('What you typed is still here').waitFor()
  }
  const page = await newPage()
  await server.signIn(page, 'police_officer')
  await page.goto(`${server.address}/notices/new?child=${childId}`)
  await page.getByLabel('Why this adult should be warned').fill('Typed before the session ended.')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Ask for the notice' }).click()
  await signInAgain(page)
  assert.equal(await page.getByLabel('Why this adult should be warned').inputValue(), 'Typed before the session ended.')
  await page.getByText('George Imagined').first().waitFor()
  await checkAccessible(page)
  await page.goto(`${server.address}/notices/${noticeId}/end`)
  await page.getByLabel('Why it ends').fill('Typed before the session ended.')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'End the notice' }).click()
  await signInAgain(page)
  assert.equal(await page.getByLabel('Why it ends').inputValue(), 'Typed before the session ended.')
  await page.getByRole('button', { name: 'End the notice' }).click()
  await page.getByText('Notice ended').waitFor()
})

journey('the register is read page by page and by where notices stand, on a telephone too', async ({ newPage }) => {
  await records(async (tx) => {
    const adult = await addPerson(tx, {
      given_name: 'Cruella-Anastasia',
      family_name: 'Quillfeather-Ravensworth-Featherstonehaugh',
      date_of_birth: '1980',
    })
    for (let index = 0; index < 30; index++) {
      const child = await addPerson(tx, {
        given_name: `Zebediah-Bartholomew ${index}`,
        family_name: 'Wolfeschlegelsteinhausen-Featherstonehaugh',
        date_of_birth: index % 3 === 0 ? '2004-05' : '2014-01-31',
      })
      await addNotice(tx, { adult, child, on: '2019-03-01', authority: index % 2 ? 'E10000028' : 'E06000021' })
    }
  })
  const wide = await newPage()
  await server.signIn(wide, 'police_officer')
  await wide.goto(`${server.address}/notices`)
  await isNoAbduction(wide)
  await checkAccessible(wide)
  await screenshot(wide, 'notices')
  await wide.getByRole('link', { name: 'Next page' }).click()
  await wide.waitForURL('**/notices?page=2')
  await wide.getByRole('link', { name: 'Previous page' }).waitFor()
  await wide.getByRole('link', { name: /^Ended \(1\d\)/ }).click()
  await wide.getByText('by law, on the child’s birthday').first().waitFor()
  assert.equal(await wide.getByText('Serve on the adult').count(), 0)
  const narrow = await newPage({ width: 390 })
  await server.signIn(narrow, 'social_worker')
  await narrow.goto(`${server.address}/notices?state=issued`)
  await fitsTelephone(narrow)
  await checkAccessible(narrow)
  await screenshot(narrow, 'notices-390')
  await narrow.goto(`${server.address}/notices?state=nonsense&page=999`)
  await isNoAbduction(narrow)
})

journey('who may not see a notice is told that there is none', async ({ newPage }) => {
  const noticeId = await records(async (tx) => {
    const child = await addPerson(tx, { restricted: true })
    const adult = await addPerson(tx, { date_of_birth: '1980' })
    const notice_id = uuidv7()
    const pair = { recipient_id: adult, child_id: child, basis: 'child_abduction_act_s2', authority: STOKE }
    await insertRecords(tx, 'notice', [{ notice_id, ref: 'N-restricted', ...pair, restricted: true }])
    return notice_id
  })
  const worker = await newPage()
  await server.signIn(worker, 'social_worker')
  const councillor = await newPage()
  await server.signIn(councillor, 'councillor')
  const { childId } = await pair('Ines', 'Jago')
  for (const path of [`/notices/${noticeId}`, `/notices/${noticeId}/serve`, '/notices/nonsense'])
    assert.equal((await worker.goto(server.address + path))?.status(), 404, path)
  for (const path of ['/notices', `/notices/${noticeId}`, `/notices/new?child=${childId}`])
    assert.equal((await councillor.goto(server.address + path))?.status(), 404, path)
})
