/**
 * How much does the interface for programs bear? One process of Waymark on PostgreSQL with fsync; 100,000 people, 200,000
 * contacts, 400,000 links; with token, rights, validation, history, audit, and an entry for every read of a person. Beside
 * it, in the same run, pgbench with the same statements and nothing else. Needs wrk and pgbench.
 *
 *   npm run bench api [SECONDS] [CLIENTS]
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { scopes, type Actor, type Scope } from '../src/access/index.ts'
import { addUsers, createToken } from '../src/agencies/index.ts'
import { buildApp } from '../src/app.ts'
import type { Database } from '../src/platform/database/index.ts'
import { capture } from './support/capture.ts'
import { pgbenchRate } from './support/pgbench.ts'
import { tenYears } from './support/ten-years.ts'
import { wrk } from './support/wrk.ts'

const seconds = Number(process.argv[2] ?? 10)
const clients = Number(process.argv[3] ?? 8)
const PORT = 39_471
const place = await tenYears({ people: 100_000, contacts: 200_000, pairs: '2' })
const token = await aToken(place.database, place.operator)
const contactIds = (
  await place.database.pool.query(
    `select contact_id as id from contact where authority = 'E06000021' order by random() limit 500`,
  )
).rows.map((row) => String(row.id))

const headers = `{['authorization'] = 'Bearer ${token}', ['content-type'] = 'application/json'}`
const body = `string.format([[{"received_at":"2026-03-30T10:00","authority":"E06000021","source":"2A","channel":"phone","concern":"cse","summary":"Seen near the station with older men.","caller":{"name":"A caller","organisation":"A school"},"children":[{"told":{"given_name":"%s","family_name":"%s","date_of_birth":"2011-0%d-1%d","sex":"F"}},{"told":{"given_name":"%s","family_name":"%s","date_of_birth":"2013-0%d-1%d","sex":"M"},"sibling_of_first":true}]}]], name(), name(), math.random(9), math.random(9), name(), name(), math.random(9), math.random(9))`
const name = `local function name() local s = '' for i = 1, 4 do s = s .. ({'ba','do','fi','gu','le','mo','ri','zu','ka','ne','po','su','ti','va','wo','xe'})[math.random(16)] end return s end;`
const operations: { title: string; ask: string; path: string; once: () => [string, string?] }[] = [
  {
    title: 'create a contact with two children',
    path: '/contacts',
    ask: `${name} return wrk.format('POST', '/api/v1/contacts', ${headers}, ${body})`,
    once: () => ['/api/v1/contacts', aContact()],
  },
  {
    title: 'read one',
    path: '/contacts/{id}',
    ask: `local ids = {${contactIds.map((id) => `'${id}'`).join(',')}}; return wrk.format('GET', '/api/v1/contacts/' .. ids[math.random(#ids)], ${headers})`,
    once: () => [`/api/v1/contacts/${contactIds[0]}`],
  },
  {
    title: 'list 25 of a month',
    path: '/contacts',
    ask: `local m = math.random(9); return wrk.format('GET', string.format('/api/v1/contacts?limit=25&received_from=2020-0%d-01&received_to=2020-0%d-28', m, m), ${headers})`,
    once: () => ['/api/v1/contacts?limit=25&received_from=2020-05-01&received_to=2020-05-28'],
  },
  {
    title: 'search people',
    path: '/people',
    ask: `local i = math.random(90000); return wrk.format('GET', string.format('/api/v1/people?q=given%d%%20family%d', i % 2000, i % 9000), ${headers})`,
    once: () => ['/api/v1/people?q=given1234%20family3234'],
  },
  {
    title: 'count by month',
    path: '/figures',
    ask: `return wrk.format('GET', '/api/v1/figures?measure=contacts_received&by=month&from=2020-04-01&to=2021-03-31', ${headers})`,
    once: () => ['/api/v1/figures?measure=contacts_received&by=month&from=2020-04-01&to=2021-03-31'],
  },
]

const began = performance.now()
const server = spawn('bin/waymark', ['serve'], {
  env: { ...process.env, DATABASE_URL: place.url, PORT: String(PORT) },
  stdio: ['ignore', 'pipe', 'ignore'],
})
const address = `http://127.0.0.1:${PORT}`
await answering(address)
console.log(`started in ${((performance.now() - began) / 1000).toFixed(1)} s; ${clients} clients, ${seconds} s each`)
try {
  for (const { title, ask, once } of operations) {
    wrk(address, ask, clients, 2)
    const cpu = cpuOf(server)
    const load = wrk(address, ask, clients, seconds)
    const used = (cpuOf(server) - cpu) / load.asked
    const script = await captured(once)
    const floor = pgbenchRate(place.url, script, seconds, clients)
    console.log(
      `${title}: ${load.perSecond.toFixed(0)}/s, pgbench ${floor.toFixed(0)}/s, ratio ${(load.perSecond / floor).toFixed(2)}; ` +
        `${used.toFixed(2)} ms CPU of the server, ${script.statements} statements; median ${load.median.toFixed(1)} ms, p99 ${load.p99.toFixed(1)} ms, errors ${load.errors}; ${memoryOf(server)} MB`,
    )
  }
  const hard = wrk(address, operations[0]!.ask, 32, seconds)
  console.log(`32 clients create: ${hard.perSecond.toFixed(0)}/s, errors ${hard.errors}; ${memoryOf(server)} MB`)
} finally {
  server.kill()
  await place.stop()
}

async function aToken(database: Database, operator: Actor): Promise<string> {
  const user = { username: 'feed', displayName: 'A feed', jobTitle: 'System', role: 'team_manager' as const }
  await addUsers(
    database,
    operator,
    [],
    [{ ...user, agency: 'Stoke-on-Trent City Council', password: 'not used here' }],
  )
  const all = Object.keys(scopes) as Scope[]
  return (await createToken(database, operator, { username: 'feed', name: 'Bench', scopes: all, days: 1 }))!.token
}

/** The statements of one request, asked of the same application within this process. */
async function captured(once: () => [string, string?]) {
  const ask = async (database: Database) => {
    const app = await buildApp(database, { sessionMinutes: 60, secureCookies: false })
    const [url, payload] = once()
    const answer = await app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url,
      headers: {
        authorization: `Bearer ${token}`,
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    if (answer.statusCode >= 300) throw new Error(answer.body)
    await app.close()
  }
  return capture(place.database, ask, { warmUp: ask })
}

function aContact(): string {
  const syllable = () => ['ba', 'do', 'fi', 'gu', 'le', 'mo', 'ri', 'zu'][Math.floor(Math.random() * 8)]
  const aName = () => syllable()! + syllable()! + syllable()! + syllable()!
  const told = (year: number) => ({
    given_name: aName(),
    family_name: aName(),
    date_of_birth: `${year}-05-17`,
    sex: 'F',
  })
  const children = [{ told: told(2011) }, { told: told(2013), sibling_of_first: true }]
  const caller = { name: 'A caller', organisation: 'A school' }
  const shared = {
    received_at: '2026-03-30T10:00',
    authority: 'E06000021',
    source: '2A',
    channel: 'phone',
    concern: 'cse',
  }
  return JSON.stringify({ ...shared, caller, summary: 'Seen near the station with older men.', children })
}

async function answering(at: string): Promise<void> {
  for (;;) {
    if (
      await fetch(`${at}/health`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return
    await setTimeout(20)
  }
}

/** Milliseconds of processor that a process has used, by the hundredth of a second in which Linux counts them. */
function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function memoryOf({ pid }: ChildProcess): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024)
}
