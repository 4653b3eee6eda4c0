/**
 * How long does a page take, from the request to its last byte? Each page in a partnership of ten years × 50,000 contacts,
 * as somebody signed in, beside the sign-in page of the same server, which asks nothing of the records.
 *
 *   npm run bench pages
 */
import type { AddressInfo } from 'node:net'
import { addUsers } from '../src/agencies/index.ts'
import { buildApp } from '../src/app.ts'
import { inTransaction } from '../src/platform/database/index.ts'
import { timed } from './support/pgbench.ts'
import { tenYears } from './support/ten-years.ts'

const SECONDS = 4
const PASSWORD = 'a long walk to the hills'
const place = await tenYears()
const people = [
  { username: 'manager', role: 'team_manager', agency: 'Stoke-on-Trent City Council' },
  { username: 'officer', role: 'police_officer', agency: 'Staffordshire Police' },
] as const
await addUsers(
  place.database,
  place.operator,
  [],
  people.map((one) => ({ ...one, displayName: 'Somebody Invented', jobTitle: 'Invented', password: PASSWORD })),
)
const { person, contact } = await inTransaction(place.database, place.operator, async (tx) => ({
  person: await tx.selectFrom('person').select('person_id as id').where('ref', '=', 'P77').executeTakeFirstOrThrow(),
  contact: await tx
    .selectFrom('contact')
    .select('contact_id as id')
    .where('ref', '=', 'C333')
    .executeTakeFirstOrThrow(),
}))

const app = await buildApp(place.database, { sessionMinutes: 600, secureCookies: false })
await app.listen({ port: 0, host: '127.0.0.1' })
const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`

async function cookieOf(username: string): Promise<string> {
  const body = new URLSearchParams({ username, password: PASSWORD })
  const answer = await fetch(`${address}/sign-in`, { method: 'POST', body, redirect: 'manual' })
  return answer.headers.get('set-cookie')!.split(';')[0]!
}
const cookies = { manager: await cookieOf('manager'), officer: await cookieOf('officer') }

let baseline = 0
async function row(path: string, who?: keyof typeof cookies): Promise<void> {
  let bytes = 0
  const took = await timed(SECONDS, async () => {
    const answer = await fetch(address + path, who ? { headers: { cookie: cookies[who] } } : {})
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    bytes = (await answer.text()).length
  })
  baseline ||= took.median
  const shown = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id')
  console.log(
    `${shown.padEnd(34)} ${took.median.toFixed(1).padStart(8)} ms (p95 ${took.p95.toFixed(1)}), ${(bytes / 1024).toFixed(0)} KiB, ${(took.median / baseline).toFixed(1)} × the sign-in page`,
  )
}

await row('/sign-in')
await row('/front-door', 'manager')
await row('/contacts/new', 'manager')
await row(`/contacts/${contact.id}`, 'manager')
await row('/people?q=Given7 Family7', 'manager')
await row(`/people/${person.id}`, 'manager')
await row('/children', 'manager')
await row('/operations', 'officer')
await row('/figures?from=2024-04-01&to=2025-03-31', 'manager')
await row('/figures/contacts_received?from=2024-04-01&to=2025-03-31', 'manager')
await row('/figures/contacts_received/records?from=2024-04-01&to=2025-03-31', 'manager')
await row('/scrutiny/2024-25', 'manager')
await app.close()
await place.stop()
