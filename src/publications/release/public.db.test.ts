/** What the public reads, attacked: before its moment a release is not there, whoever asks and however. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { request } from 'node:http'
import { sql } from 'kysely'
import {
  approved,
  aRecipe,
  aTeam,
  drafted,
  lookedAt,
  published,
  publishNow,
  wirePlainParts,
  withdrawn,
  type Team,
} from '../../../test/builders/release-life.ts'
import { onEachEngine } from '../../../test/support/database.ts'
import { startServer, type TestServer } from '../../../test/support/server.ts'
import { asThePublic, inTransaction, nowFor } from '../../platform/database/index.ts'
import { addMicroseconds, addMinutes } from '../../platform/dates.ts'
import { mustBeOk } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { draftRelease } from './drafting.ts'
import { canonicalJson, sha256 } from './hash.ts'
import { findPublished, findPublishedFile, listPublished } from './public.sql.ts'
import { parts, wire } from './parts.ts'
import { openRelease } from './reading.ts'
import { returnRelease } from './steps.ts'

const real = { render: parts.render, formats: parts.formats }
wirePlainParts()

let server: TestServer
let team: Team
before(async () => {
  server = await startServer()
  team = aTeam(server)
})
after(() => server?.stop())

type Answer = { status: number; body: string; headers: Record<string, unknown> }

/** Asks with the path exactly as written: a browser's library would tidy it first. */
const ask = (path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.address)
    const sent = request({ hostname, port, path, ...options }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, body: Buffer.concat(chunks).toString('utf8'), headers: answer.headers }),
      )
    })
    sent.on('error', reject).end()
  })

/** All that an answer tells, but the clock and how many requests are left. */
const told = ({ status, body, headers }: Answer, slug: string) => {
  const { date: _, ...rest } = headers
  const lasting = Object.entries(rest).filter(([name]) => !name.startsWith('x-ratelimit'))
  return JSON.stringify({ status, body, headers: lasting })
    .replaceAll(slug, 'SLUG')
    .replaceAll(slug.toUpperCase(), 'SLUG')
}

const titled = (title: string) => ({ recipe: aRecipe({ title }) })

test('before its moment a release answers as one that never was, in every way that one can ask', async () => {
  const from = addMinutes(nowFor(team.approver), 60)
  const slug = await published(server.database, team, { ...titled('Embargoed figures'), from })
  const document = await inTransaction(server.database, team.approver, (tx) =>
    sql<{ content_hash: string }>`select content_hash from release_file where slug = ${slug}`.execute(tx),
  )
  const tags = document.rows.map((row) => `"${row.content_hash}"`)
  const never = slug.replace('embargoed', 'imaginary')
  const ways: ((slug: string) => Promise<Answer>)[] = [
    ...[
      '',
      '/',
      '.json',
      '.csv',
      '.pdf',
      '.html',
      '.json/',
      '.zip',
      '?preview=1',
      '/json',
      '.',
      '..json',
      '%00',
      ';v=1',
    ].map((end) => (name: string) => ask(`/publications/${name}${end}`)),
    (name) => ask(`/publications/${name}`, { method: 'HEAD' }),
    (name) => ask(`/publications/${name}.json`, { method: 'HEAD' }),
    (name) => ask(`/publications/${name}`, { method: 'OPTIONS' }),
    (name) => ask(`/publications/${name}`, { method: 'POST' }),
    (name) => ask(`/publications/${name}.json`, { headers: { 'if-none-match': tags.join(', ') } }),
    (name) => ask(`/publications/${name}`, { headers: { 'if-none-match': '*' } }),
    (name) => ask(`/publications/${name}.json`, { headers: { range: 'bytes=0-10' } }),
    (name) => ask(`/publications/${name}`, { headers: { accept: 'application/json' } }),
    (name) => ask(`/publications/${name.toUpperCase()}`),
    (name) => ask(`/publications/${name.replaceAll('-', '%2D')}`),
    (name) => ask(`/publications/%${name.charCodeAt(0).toString(16)}${name.slice(1)}`),
    (name) => ask(`/publications//${name}`),
    (name) => ask(`/publications/./${name}`),
    (name) => ask(`/papers/${name}`),
    (name) => ask(`/releases/${name}`),
  ]
  for (const [place, way] of ways.entries()) {
    const [hidden, unknown] = [await way(slug), await way(never)]
    assert.notEqual(hidden.status, 200, `way ${place}`)
    assert.equal(told(hidden, slug), told(unknown, never), `way ${place}`)
  }
  for (const list of [
    '/publications',
    '/publications?page=2',
    '/publications.json',
    '/sitemap.xml',
    '/robots.txt',
    '/feed',
  ])
    assert.ok(!(await ask(list)).body.includes('mbargoed'), list)
})

test('what is published is read by anybody, the same bytes each time, with a tag of them', async () => {
  const slug = await published(server.database, team, titled('Open figures'))
  const page = await ask(`/publications/${slug}`)
  assert.equal(page.status, 200)
  assert.match(page.body, /Open figures/)
  assert.match(page.body, /Chike Example/)
  assert.match(String(page.headers['cache-control']), /^public, max-age=60/)
  assert.doesNotMatch(page.body, /Sign out|\/front-door|_csrf/)
  const [first, again] = [await ask(`/publications/${slug}.csv`), await ask(`/publications/${slug}.csv`)]
  assert.equal(first.body, again.body)
  assert.equal(first.headers['etag'], `"${sha256(first.body)}"`)
  const known = await ask(`/publications/${slug}.csv`, { headers: { 'if-none-match': String(first.headers['etag']) } })
  assert.deepEqual([known.status, known.body], [304, ''])
  const json = JSON.parse((await ask(`/publications/${slug}.json`)).body) as { content: unknown; contentHash: string }
  assert.equal(sha256(canonicalJson(json.content)), json.contentHash)
  assert.equal((await ask(`/publications/${slug}.pdf`)).status, 404)
  const listed = JSON.parse((await ask('/publications.json')).body) as {
    publications: { slug: string; tables: string[] }[]
  }
  assert.deepEqual(listed.publications.find((one) => one.slug === slug)!.tables, ['Contacts received by month'])
})

test('a correction leads from the earlier release once it is public, and no moment sooner', async () => {
  const slug = await published(server.database, team, titled('Figures with a fault'))
  const bytes = (await ask(`/publications/${slug}.json`)).body
  const corrects = { slug, reason: 'May was counted twice.' }
  const draft = { releaseId: uuidv7(), recipe: aRecipe({ title: 'Figures put right' }), corrects }
  const corrected = mustBeOk(await draftRelease(server.database, team.drafter, draft)).slug
  await approved(server.database, team, corrected)
  await publishNow(server.database, team, corrected, addMinutes(nowFor(team.approver), 60))
  assert.doesNotMatch((await ask(`/publications/${slug}`)).body, /taken the place|put right/)
  await publishNow(server.database, team, corrected, undefined)
  assert.match((await ask(`/publications/${slug}`)).body, /A corrected release has taken the place of this one/)
  assert.match(
    (await ask(`/publications/${corrected}`)).body,
    /This corrects and takes the place of “Figures with a fault”/,
  )
  assert.equal((await ask(`/publications/${slug}.json`)).body, bytes)
})

test('a withdrawn release says so at its address, and its files are gone', async () => {
  const slug = await published(server.database, team, titled('Figures to withdraw'))
  await withdrawn(server.database, team, slug, 'Two tables were mixed up.')
  const page = await ask(`/publications/${slug}`)
  assert.equal(page.status, 200)
  assert.match(page.body, /This publication was withdrawn[\s\S]*Two tables were mixed up/)
  assert.doesNotMatch(page.body, /What was counted/)
  assert.equal((await ask(`/publications/${slug}.json`)).status, 404)
  assert.match((await ask('/publications')).body, /Withdrawn/)
})

test('an embargo that is taken back or put off opens nothing at the moment it was to open', async () => {
  const soon = addMicroseconds(nowFor(team.approver), 3_000_000)
  const slug = await published(server.database, team, { ...titled('Figures taken back'), from: soon })
  const seen = await lookedAt(server.database, team.approver, slug)
  mustBeOk(await returnRelease(server.database, team.approver, { ...seen, words: 'Not yet' }))
  const later = await published(server.database, team, {
    ...titled('Figures put off'),
    from: addMicroseconds(nowFor(team.approver), 3_000_000),
  })
  await publishNow(server.database, team, later, addMinutes(nowFor(team.approver), 60))
  await moveBack(slug)
  await moveBack(later)
  for (const one of [slug, later])
    for (const end of ['', '.json', '.csv'])
      assert.equal((await ask(`/publications/${one}${end}`)).status, 404, one + end)

  /** As though three seconds had passed for whatever is still to open then. */
  async function moveBack(one: string) {
    for (const table of ['publication', 'release_file'])
      await server.database.pool.query(
        `update ${table} set opens_at = opens_at - interval '4 seconds' where slug = $1 and opens_at < now() + interval '1 minute'`,
        [one],
      )
  }
})

test('every form that readers are offered is made when it is published, and found at its address', async () => {
  const plain = { render: parts.render, formats: parts.formats }
  wire(real)
  const slug = await published(server.database, team, titled('Figures in every form')).finally(() => wire(plain))
  assert.ok(real.formats.length >= 10)
  for (const { format } of real.formats) {
    const answer = await ask(`/publications/${slug}.${format}`)
    assert.equal(answer.status, 200, format)
    assert.match(String(answer.headers['content-disposition']), new RegExp(`filename="${slug}[.-]`), format)
  }
})

test('addresses that nobody wrote are refused without a fault', async () => {
  for (const path of [
    '/publications/%E0%A4%A',
    "/publications/' or 1=1 --".replaceAll(' ', '%20'),
    '/publications?page=-1',
    '/publications?page=1e9',
    '/publications?page=a&page=b',
    `/publications/${'a'.repeat(5000)}`,
    '/publications/..%2f..%2fetc',
    '/publications.xml',
  ])
    assert.ok((await ask(path)).status < 500, path)
})

onEachEngine('the role of the public', (open) => {
  test('it sees what is open and no other row of any table, and changes nothing', async () => {
    const { database, as } = await open()
    const people = aTeam({ as })
    const slug = await published(database, people, titled('Open'))
    await published(database, people, { ...titled('Embargoed'), from: addMinutes(nowFor(people.approver), 60) })
    await drafted(database, people)
    const { rows: tables } = await database.pool.query(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    )
    const seen: Record<string, string> = {}
    for (const { name } of tables as { name: string }[])
      seen[name] = await asThePublic(database, (query) => query(`select * from ${name}`, [])).then(
        (rows) => `${rows.length} rows`,
        (fault: Error) => (/permission denied/.test(fault.message) ? 'denied' : fault.message),
      )
    const readable = Object.fromEntries(Object.entries(seen).filter(([, what]) => what !== 'denied'))
    assert.deepEqual(readable, { publication: '1 rows', concern_form: '0 rows', concern_draft: '0 rows' })
    const files = await asThePublic(database, (query) =>
      query('select slug, format from release_file order by format', []),
    )
    assert.deepEqual(files, [
      { slug, format: 'csv' },
      { slug, format: 'json' },
    ])
    for (const change of [
      "update publication set title = 'x'",
      'delete from publication',
      'update release_file set opens_at = now()',
    ])
      await assert.rejects(
        asThePublic(database, (query) => query(change, [])),
        /permission denied|read-only/,
      )
  })

  test('the moment is held by the clock of the partnership, whatever the machine’s says', async () => {
    const { database, operator } = await open()
    const year = 365 * 24 * 60
    // A demonstration that lives a year ago: its embargo of an hour ago by the machine is still to come by its own clock.
    const past = { ...operator, clockOffset: -year * 60_000_000 }
    const people = aTeam({
      as: (role) => ({
        ...past,
        actorId: uuidv7(),
        role,
        sees: ['releases', 'figures'],
        displayName: role,
        jobTitle: role,
      }),
    })
    const slug = await published(database, people, { ...titled('Then'), from: addMinutes(nowFor(past), 60) })
    assert.equal(await findPublished(database, slug), undefined)
    assert.equal(await findPublishedFile(database, slug, 'json'), undefined)
    assert.equal((await listPublished(database, { page: 1, size: 10 })).total, 0)
    await publishNow(database, people, slug)
    assert.equal((await findPublished(database, slug))!.line.slug, slug)
    assert.equal(mustBeOk(await openRelease(database, people.drafter, slug)).standing.state, 'published')
  })
})
