/** Keeping notices: two tabs at once, a session that ends, the register, and who sees none of it. */
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

const fitsTelephone = async (page: Page) =>
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'the page scrolls sideways')

const isNoAbduction = (page: Page) => page.getByText('It does not say that a child was abducted').first().waitFor()

const aNoticeIssued = (child: string, adult: string) =>
  pair(child, adult).then(({ childId, recipientId }) =>
    records(async (tx) => addNotice(tx, { child: childId, adult: recipientId, on: '2025-10-05' })),
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
  await screenshot(wide, 'notice-register')
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
  await screenshot(narrow, 'notice-register-390')
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
