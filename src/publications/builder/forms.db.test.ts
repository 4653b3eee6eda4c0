/** What the forms of the builder make of answers that no form of ours sends. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Recipe } from '../release/recipe.ts'
import { PASSWORD, startServer, type TestServer } from '../../../test/support/server.ts'

let server: TestServer
let cookie: string
let csrf: string
let build: string
before(async () => {
  server = await startServer()
  cookie = await cookieOf('analyst')
  const page = await (await ask('/releases/templates/press-statement/start')).text()
  csrf = /name="_csrf" value="([^"]+)"/.exec(page)![1]!
  const started = await send('/releases/templates/press-statement/start', {
    ...basics,
    release_id: '0193b5a0-0000-7000-8000-00000000000a',
  })
  build = started.headers.get('location')!.replace(/\?.*/, '')
})
after(() => server.stop())

const basics = {
  title: 'A year',
  audience: 'public',
  'from[day]': '1',
  'from[month]': '4',
  'from[year]': '2016',
  'to[day]': '31',
  'to[month]': '3',
  'to[year]': '2017',
  compare: 'year_before',
  policy: 'hide-1-to-5',
  contact_name: 'Figures team',
  contact_email: 'figures@stoke.example',
}

const ask = (path: string, as = cookie) => fetch(server.address + path, { redirect: 'manual', headers: { cookie: as } })
const send = (path: string, fields: Record<string, string>) =>
  fetch(server.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ _csrf: csrf, ...fields }),
  })

async function cookieOf(username: string): Promise<string> {
  const answer = await fetch(`${server.address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username, password: PASSWORD }),
  })
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

type Told = { version: number; recipe: Recipe }
const stands = async (): Promise<Told> => (await (await ask(build.replace(/build$/, 'build.json'))).json()) as Told

/** Sends a form and expects it back with these words, and the release as it was. */
async function refused(path: string, fields: Record<string, string>, words: RegExp): Promise<string> {
  const before = await stands()
  const answer = await send(build + path, { version: String(before.version), ...fields })
  assert.equal(answer.status, 422, path)
  const page = await answer.text()
  assert.match(page, words)
  assert.deepEqual(await stands(), before)
  return page
}

test('a part that no form of ours sends is refused in words, and changes nothing', async () => {
  const table = {
    kind: 'table',
    measure: 'contacts_received',
    rows: 'month',
    area: 'asked',
    over: 'release',
    chart: 'none',
  }
  const part = '/sections/1/parts/new'
  await refused(part, { ...table, rows: 'audience' }, /cannot be broken down by audience\. Select Month/)
  await refused(part, { ...table, rows: 'constructor' }, /Select what the rows are/)
  await refused(part, { ...table, columns: 'month' }, /Rows and columns are the same/)
  await refused(part, { ...table, chart: 'pie' }, /Select a chart, or none/)
  await refused(part, { ...table, area: 'everywhere' }, /Select the area/)
  await refused(part, { ...table, title: 'x'.repeat(201) }, /200 characters or fewer: it is 201/)
  await refused(part, { kind: 'figures', add: 'children_seen', area: 'asked', over: 'release' }, /There is no measure/)
  await refused(part, { kind: 'figures', area: 'asked', over: 'release' }, /Select at least one measure/)
  const long = 'word '.repeat(2_100)
  const page = await refused(part, { kind: 'text', text: long }, /10,000 characters or fewer: this has 10,499/)
  assert.ok(page.includes(long), 'what was typed is still there')
  await refused('/sections/new', { heading: 'x'.repeat(201) }, /200 characters or fewer: it is 201/)
  await refused('/sections/99/parts/new', { kind: 'text', text: 'Lost?' }, /no longer where it was/)
})

test('a change of a version that nobody was shown is refused, and keeps what was typed', async () => {
  for (const version of ['999', '-1', '', "1' or 1=1", '1e3']) {
    const page = await refused(
      '/sections/1/parts/new',
      { kind: 'text', text: 'Kept words', version },
      /was changed since you opened/,
    )
    assert.match(page, /Kept words/)
  }
})

test('a whole recipe is taken only without a fault', async () => {
  const { recipe } = await stands()
  const paste = (changed: object) => ({ recipe: JSON.stringify({ ...recipe, ...changed }) })
  await refused('/recipe', { recipe: '{' }, /This is not JSON/)
  await refused('/recipe', paste({ period: { from: '2017-04-01', to: '2016-04-01' } }), /ends before it begins/)
  await refused('/recipe', paste({ sections: Array.from({ length: 41 }, () => recipe.sections[0]) }), /sections/)
  await refused('/recipe', paste({ contact: { name: 'A', email: 'nowhere' } }), /email/)
  const { version } = await stands()
  const forty = Array.from({ length: 40 }, (_, at) => ({
    heading: `Section ${at + 1} <script>alert(1)</script>`,
    items: [],
  }))
  const saved = await send(`${build}/recipe`, {
    version: String(version),
    ...paste({ sections: forty, title: 'A\0 year' }),
  })
  assert.equal(saved.status, 303)
  const page = await (await ask(build)).text()
  assert.match(page, /Section 40 &lt;script&gt;/)
  await refused('/sections/new', { heading: 'One more' }, /40 sections at most/)
  const now = await stands()
  assert.equal(now.recipe.title, 'A year')
  assert.equal(
    (await send(`${build}/recipe`, { version: String(now.version), recipe: JSON.stringify(recipe) })).status,
    303,
  )
})

test('somebody who only reads figures finds no builder, and one who checks may look and not change', async () => {
  const councillor = await cookieOf('councillor')
  for (const path of [build, `${build}/preview`, `${build}/cost`, '/releases/templates'])
    assert.equal((await ask(path, councillor)).status, 404, path)
  const manager = await cookieOf('team_manager')
  assert.equal((await ask(build, manager)).status, 200)
  assert.equal((await ask(`${build}/basics`, manager)).status, 404)
  const told = (await (await ask(`${build}/preview.json`, manager)).json()) as object
  assert.ok('internal' in told)
  const officer = await cookieOf('police_officer')
  const readers = (await (await ask(`${build}/preview.json`, officer)).json()) as object
  assert.deepEqual(Object.keys(readers), ['content'], 'who neither drafts nor checks gets what readers get')
  assert.equal((await ask(`${build}/cost`, officer)).status, 404)
})

test('a public release cannot be made to hide nothing', async () => {
  await refused('/basics', { ...basics, policy: 'none' }, /needs a rule that hides small numbers/)
  await refused('/basics', { ...basics, areas: 'E99999999' }, /Select areas of this partnership/)
  await refused('/basics', { ...basics, compare: 'dates' }, /Enter first day compared with/)
})
