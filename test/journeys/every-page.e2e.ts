/** Every page there is passes axe and fits a telephone, with people of long names: a new page is tried by itself. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { may, roles, type Role, type Route } from '../../src/access/index.ts'
import { routes } from '../../src/app.ts'
import { checkAccessible, journey, screenshot, type Page } from '../support/browser.ts'
import { addressOf, addSamples, type Samples } from '../support/every-page.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let samples: Samples
before(async () => {
  server = await startServer()
  samples = await addSamples(server)
})
after(() => server?.stop())

const VIEWERS: readonly Role[] = ['team_manager', 'police_officer', 'analyst', 'information_governance_officer']

/** So many pages a journey, so that none takes too long on a busy machine. */
const PAGES_MAX = 10

/** The addresses that a role is the first of the viewers to see, in parts; downloads are no pages. */
function partsOf(role: Role): Route[][] {
  const first = (verb: Route['may']) =>
    VIEWERS.find((viewer) => verb === 'signed_in' || (roles[viewer].may as readonly string[]).includes(verb))
  const seen = routes.filter((route) => route.method === 'GET' && first(route.may) === role)
  return Array.from({ length: Math.ceil(seen.length / PAGES_MAX) }, (_, part) =>
    seen.slice(part * PAGES_MAX, (part + 1) * PAGES_MAX),
  )
}

const journeysOf = VIEWERS.flatMap((role) =>
  partsOf(role).map((part, place, all) => ({
    role,
    part,
    of: all.length > 1 ? ` (${place + 1} of ${all.length})` : '',
  })),
)

async function checkFits(page: Page, path: string): Promise<void> {
  const [wanted, there] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
    number,
    number,
  ]
  assert.ok(wanted <= there, `${path} is ${wanted} pixels wide on a telephone of ${there}`)
}

for (const { role, part, of } of journeysOf)
  journey(`every page that a ${role} sees is accessible, and fits a telephone${of}`, async ({ newPage }) => {
    const page = await newPage()
    await server.signIn(page, role)
    for (const path of part.map((route) => addressOf(route, samples))) {
      await page.setViewportSize({ width: 1280, height: 900 })
      const answer = await page.goto(server.address + path).catch((fault: Error) => {
        if (fault.message.includes('Download is starting')) return undefined
        throw fault
      })
      if (!answer?.headers()['content-type']?.startsWith('text/html')) continue
      assert.ok(answer.status() < 400, `${path}: ${answer.status()}`)
      await checkAccessible(page)
      await screenshot(page, `every${path.replaceAll(/[/.:?=]/g, '-').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')}`)
      await page.setViewportSize({ width: 390, height: 844 })
      await checkFits(page, path)
      await checkAccessible(page)
    }
  })

journey('what programs read, signing in and a page that is not there are accessible', async ({ newPage }) => {
  const page = await newPage({ width: 390 })
  await page.goto(`${server.address}/api/v1/docs`)
  await checkFits(page, '/api/v1/docs')
  await checkAccessible(page)
  await page.goto(`${server.address}/sign-in?after=nowhere`)
  await checkAccessible(page)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await checkAccessible(page)
  await server.signIn(page, 'analyst')
  await page.goto(`${server.address}/nowhere`)
  await checkAccessible(page)
})

for (const role of VIEWERS)
  journey(`every page that a ${role} sees of an empty database is accessible`, async ({ newPage }) => {
    const empty = await startServer()
    const page = await newPage({ width: 390 })
    await empty.signIn(page, role)
    for (const route of routes) {
      if (
        route.method !== 'GET' ||
        /:(id|slug|view|template)/.test(route.path) ||
        !may(server.as(role), route.may as never)
      )
        continue
      const answer = await page.goto(empty.address + addressOf(route, samples)).catch(() => undefined)
      if (answer?.headers()['content-type']?.startsWith('text/html') !== true) continue
      assert.ok(answer.status() < 400, `${route.path}: ${answer.status()}`)
      await checkFits(page, route.path)
      await checkAccessible(page)
    }
    await empty.stop()
  })
