import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { parseHTML } from 'linkedom'
import { assetRoutes, assetUrl, registerAssets } from './assets.ts'
import { scrollTable, stackTable, tiles } from './components/index.ts'
import { html } from './html.ts'
import { page, type PageOptions } from './layout.ts'

const shell = (options: Partial<PageOptions> = {}) =>
  parseHTML(page({ title: 'Figures', body: html`<h1>Figures</h1>`, ...options }).markup).document

test('a page names its language, its main part and the way to it', () => {
  const document = shell()
  assert.equal(document.documentElement.getAttribute('lang'), 'en-GB')
  assert.equal(document.querySelector('.govuk-skip-link')?.getAttribute('href'), '#main-content')
  assert.equal(document.querySelector('main')?.id, 'main-content')
  assert.equal(document.title, 'Figures – Waymark')
  assert.equal(document.querySelectorAll('header, main, footer').length, 3)
})

test('the title says first that something must be put right, and what only a listener needs', () => {
  assert.equal(shell({ errors: true, nonVisibleState: 'page 2 of 4' }).title, 'Error: Figures (page 2 of 4) – Waymark')
})

test('a page holds no script or style that the security policy would refuse', () => {
  const user = { name: 'Ada Example', jobTitle: 'Analyst', agency: 'Example Council' }
  const navigation = [{ text: 'Figures', href: '/figures', current: true }]
  const document = shell({ user, navigation, csrf: 'token', banner: 'Invented people only', wide: true })
  assert.equal(document.querySelectorAll('[style], style, script:not([src])').length, 0)
  const handlers = [...document.querySelectorAll('*')]
    .flatMap((element) => [...element.attributes])
    .filter(({ name }) => name.startsWith('on'))
  assert.deepEqual(handlers, [])
})

test('signing out is a form that carries its token, and only for those signed in', () => {
  const user = { name: 'Ada "A" <Example>', jobTitle: 'Analyst', agency: 'Example Council' }
  const form = shell({ user, csrf: 'to"ken' }).querySelector('form')
  assert.equal(form?.getAttribute('method'), 'post')
  assert.equal(form?.querySelector('input')?.getAttribute('value'), 'to"ken')
  assert.equal(shell().querySelector('form'), null)
  assert.match(shell({ user }).querySelector('.waymark-user')?.textContent ?? '', /Ada "A" <Example>/)
})

test('every asset that a page names is served, for ever, and nothing else of the packages is', async () => {
  const app = Fastify()
  await registerAssets(app)
  const named = [...page({ title: 'x', body: html`` }).markup.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(
    (match) => match[1] ?? '',
  )
  assert.ok(named.length >= 6)
  for (const url of [
    ...named,
    assetUrl('public-sans/public-sans-latin-400-normal.woff2'),
    '/assets/images/icon-document.svg',
  ]) {
    const response = await app.inject(url)
    assert.equal(response.statusCode, 200, url)
    assert.match(
      String(response.headers['cache-control']),
      url.includes('/images/') ? /max-age=3600/ : /max-age=31536000, immutable/,
    )
  }
  for (const path of [
    'govuk/assets/fonts/light-94a07e06a1-v2.woff2',
    'govuk/assets/images/govuk-crest.svg',
    'moj/init.js',
    'waymark/../../layout.ts',
  ]) {
    assert.notEqual((await app.inject(assetUrl(path))).statusCode, 200, path)
  }
  assert.equal((await app.inject('/assets/images/moj-logotype-crest-2024.svg')).statusCode, 404)
  assert.ok(assetRoutes().every(({ prefix }) => prefix.startsWith('/assets/')))
  await app.close()
})

test('a table that becomes cards stays a table to a screen reader, each value with its column’s name', () => {
  const { markup } = stackTable({
    caption: 'Contacts',
    head: [{ text: 'Contact' }, { text: 'Age', format: 'numeric' }, { text: 'Action', isTextHidden: true }],
    rows: [[{ text: 'C-1' }, { text: 13 }, { html: html`<a href="/c">Open</a>` }], false],
  })
  const { document } = parseHTML(`<body>${markup}</body>`)
  assert.deepEqual(
    [...document.querySelectorAll('tbody tr > *')].map((cell) => cell.getAttribute('role')),
    ['rowheader', 'cell', 'cell'],
  )
  assert.deepEqual(
    [...document.querySelectorAll('td')].map((cell) => cell.getAttribute('data-label')),
    ['Age', null],
  )
  assert.equal(document.querySelectorAll('tbody tr').length, 1)
})

test('a table that scrolls can be reached by the keyboard and has a name', () => {
  const { document } = parseHTML(`<body>${scrollTable({ caption: 'Figures <by month>', rows: [] }).markup}</body>`)
  const frame = document.querySelector('[role=region]')
  assert.equal(frame?.getAttribute('tabindex'), '0')
  assert.equal(frame?.getAttribute('aria-label'), 'Figures <by month>')
})

test('a tile leads to the rows its figure counts, by a link that says which figure it is', () => {
  const { document } = parseHTML(
    `<body>${tiles([{ label: 'Contacts received', value: '343', unit: 'contacts', href: '/list' }]).markup}</body>`,
  )
  const link = document.querySelector('a')
  assert.equal(link?.getAttribute('href'), '/list')
  assert.match(link?.textContent?.replace(/\s+/g, ' ') ?? '', /343 contacts: Contacts received/)
})
