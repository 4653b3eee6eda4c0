/** A Waymark served for journeys: a database of its own with a few people at work, and a browser's way in. */
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Page } from 'playwright-core'
import type { Role } from '../../src/access/index.ts'
import { addUsers } from '../../src/agencies/index.ts'
import { buildApp } from '../../src/app.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { founded, openEmbedded, type TestDatabase } from './database.ts'

export const PASSWORD = 'a long walk to the hills'
const COUNCIL = 'Stoke-on-Trent City Council'

/** One user for each role, named like the role; the police officer works for the force, the rest for the city. */
const PEOPLE: { username: Role; agency: string }[] = [
  { username: 'contact_officer', agency: COUNCIL },
  { username: 'social_worker', agency: COUNCIL },
  { username: 'team_manager', agency: COUNCIL },
  { username: 'police_officer', agency: 'Staffordshire Police' },
  { username: 'analyst', agency: COUNCIL },
  { username: 'strategic_manager', agency: COUNCIL },
  { username: 'councillor', agency: COUNCIL },
  { username: 'information_governance_officer', agency: COUNCIL },
]

export type TestServer = TestDatabase & {
  app: FastifyInstance
  address: string
  signIn(page: Page, role: Role): Promise<void>
  stop(): Promise<void>
}

/** Starts a server on `database`, or on a new one in memory; `sessionMinutes` shortens sessions. */
export async function startServer(options: { database?: Database; sessionMinutes?: number } = {}): Promise<TestServer> {
  const database = options.database ?? (await openEmbedded())
  const partnership = await founded(database)
  await addUsers(
    database,
    partnership.operator,
    [],
    PEOPLE.map(({ username, agency }) => ({
      username,
      agency,
      role: username,
      displayName: `${username.replaceAll('_', ' ')} Example`,
      jobTitle: username.replaceAll('_', ' '),
      password: PASSWORD,
    })),
  )
  const app = await buildApp(database, { sessionMinutes: options.sessionMinutes ?? 60, secureCookies: false })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return {
    ...partnership,
    app,
    address,
    signIn: async (page, role) => {
      await page.goto(`${address}/sign-in`)
      await page.getByLabel('Username').fill(role)
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL((url) => url.pathname !== '/sign-in')
    },
    stop: async () => {
      await app.close()
      await database.close()
    },
  }
}
