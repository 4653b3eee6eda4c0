/** Contacts handed over to and from another Waymark by files, as the people of a council do it at the screen. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { acceptFile, addPartner, cardText, makeReceipt, readFile, verifyPartner } from '../../src/handover/index.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import { toldOf } from '../builders/passing.ts'
import { DORSET, STAFFORDSHIRE, STOKE } from '../builders/records.ts'
import { fileFrom, useKeys, waymarkOf, type Waymark } from '../builders/waymarks.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { founded, openEmbedded, type TestDatabase } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let elsewhere: TestDatabase
let here: Waymark
let there: Waymark
const folder = mkdtempSync(join(tmpdir(), 'waymark-files-'))
before(async () => {
  server = await startServer()
  elsewhere = await founded(await openEmbedded(), 'Dorset')
  here = await waymarkOf(server, 'Staffordshire', [STOKE, STAFFORDSHIRE], STOKE)
  there = await waymarkOf(elsewhere, 'Dorset', [DORSET], DORSET)
  useKeys(here)
  const { partnerKeyId } = mustBeOk(await addPartner(elsewhere.database, there.guard, cardText(here.keys)))
  mustBeOk(await verifyPartner(elsewhere.database, there.guard, { partnerKeyId, version: 1, words: 'On the phone' }))
  there.partner = partnerKeyId
})
after(async () => {
  await server?.stop()
  await elsewhere?.database.close()
})

async function look(page: Page, name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await checkAccessible(page)
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${name} at ${width}`)
    await screenshot(page, `${name}-${width}`)
  }
}

async function readAtScreen(page: Page, content: Uint8Array): Promise<void> {
  const path = join(folder, 'came.age')
  writeFileSync(path, content)
  await page.goto(`${server.address}/handover`)
  await page.getByLabel('Read a file that came').setInputFiles(path)
  await page.getByRole('button', { name: 'Read the file' }).click()
}

async function download(page: Page, link: string): Promise<Uint8Array> {
  const [got] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
  return new Uint8Array(readFileSync(await got.path()))
}

journey('a contact goes to Dorset by a file, and their receipt closes the offer', async ({ newPage }) => {
  const guard = await newPage()
  await server.signIn(guard, 'information_governance_officer')
  await guard.goto(`${server.address}/handover`)
  await guard.getByLabel('Add a partner').fill('Name: nobody')
  await guard.getByRole('button', { name: 'Add the partner' }).click()
  await guard.getByRole('alert').waitFor()
  await guard.getByLabel('Add a partner').fill(cardText(there.keys))
  await guard.getByRole('button', { name: 'Add the partner' }).click()
  await guard.getByRole('link', { name: 'Dorset', exact: true }).click()
  await guard.getByRole('button', { name: 'Verify' }).click()
  await guard.getByText('Enter how you know').first().waitFor()
  await look(guard, 'handover-partner')
  await guard.getByLabel('How you know that they are theirs').fill('Read out by J. Invented on the switchboard number')
  await guard.getByRole('button', { name: 'Verify' }).click()
  await guard.getByText('by information governance officer Example').waitFor()

  const contactId = await toldOf(server, here.manager, { givenName: 'Wilhelmina-Persephone' })
  const page = await newPage()
  await server.signIn(page, 'team_manager')
  await page.goto(`${server.address}/contacts/${contactId}/hand-over`)
  await page.getByRole('button', { name: 'Make the file' }).click()
  await page.getByRole('link', { name: 'Select the authority that the contact is for' }).waitFor()
  await page.getByLabel('Dorset').check()
  await page.getByLabel('Why it is theirs').fill('The child lives with an aunt in Poole.')
  await look(page, 'handover-make')
  await page.getByRole('button', { name: 'Make the file' }).click()
  const file = await download(page, 'Download the file')
  const came = mustBeOk(await readFile(elsewhere.database, there.manager, there.keys, file))
  const answer = { offerId: came.offerId, version: 1, children: [{ kind: 'different' as const, seen: [] }] }
  mustBeOk(await acceptFile(elsewhere.database, there.manager, answer))
  const receipt = mustBeOk(await makeReceipt(elsewhere.database, there.manager, there.keys, came.offerId))
  await readAtScreen(page, receipt)
  await page.getByText('Taken over').first().waitFor()
  await readAtScreen(page, receipt)
  await page.getByText('This receipt was read before').waitFor()
})

journey('a file that came is looked at, taken over child by child, and answered', async ({ newPage }) => {
  const page = await newPage()
  await server.signIn(page, 'team_manager')
  await readAtScreen(page, Buffer.from('no file of a Waymark'))
  await page.getByRole('link', { name: /This is no file of a Waymark/ }).waitFor()
  await look(page, 'handover-files')
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.getByRole('link', { name: 'Select the file that came' }).waitFor()

  const child = { givenName: 'Peregrine', familyName: 'Featherstonehaugh', dateOfBirth: '2011-02-03' as never }
  await toldOf(server, here.manager, child)
  const contactId = await toldOf(elsewhere, there.manager, { ...child, authority: DORSET })
  const { file } = await fileFrom(there, contactId, STOKE)
  await readAtScreen(page, file)
  await page.getByRole('heading', { name: 'Peregrine Featherstonehaugh' }).waitFor()
  await page.getByRole('button', { name: 'Take the contact over' }).click()
  await page.getByRole('link', { name: /say who each of them is/ }).waitFor()
  await look(page, 'handover-came')
  await page.getByLabel('Not sure').check()
  await page.getByRole('button', { name: 'Take the contact over' }).click()
  await page.getByRole('link', { name: 'Open the contact' }).waitFor()
  const receipt = await download(page, 'Download the receipt')
  const read = mustBeOk(await readFile(elsewhere.database, there.manager, there.keys, receipt))
  assert.deepEqual([read.kind, read.known], ['receipt', false])
  await page.getByRole('link', { name: 'Open the contact' }).click()
  await page.getByText('Said on the telephone').waitFor()
})
