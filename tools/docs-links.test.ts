// The documents lead somewhere: each relative link to a file, each #anchor to a heading; lists of decisions and rooms are whole.
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'

const documents = [...globSync('*.md'), ...globSync('{docs,src,test,bench}/**/*.md')].toSorted()
const textOf = (path: string): string => readFileSync(path, 'utf8')

/** Text in which nothing is a link: what stands in code is an example. */
const withoutCode = (text: string): string => text.replaceAll(/^```[^]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')

const linksOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g)]
    .map((found) => found[1] ?? found[2]!)
    .filter((link) => !/^[a-z]+:/.test(link))

/** The anchor that a heading gets on the usual sites: its words in lower case, joined by hyphens. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  )

test('every relative link in the documents leads to a file, and every anchor to a heading', () => {
  const broken = documents.flatMap((document) =>
    linksOf(textOf(document)).flatMap((link) => {
      const [path, anchor] = link.split('#') as [string, string | undefined]
      const target = path === '' ? document : normalize(join(dirname(document), path))
      if (!existsSync(target)) return [`${document}: ${link}`]
      if (anchor === undefined || !target.endsWith('.md') || anchorsOf(textOf(target)).includes(anchor)) return []
      return [`${document}: ${link} (no such heading)`]
    }),
  )
  assert.deepEqual(broken, [])
})

test('no document is empty', () => {
  assert.deepEqual(
    documents.filter((document) => textOf(document).trim().split('\n').length < 3),
    [],
  )
})

test('every picture in the documents says in words what it shows', () => {
  const silent = documents.flatMap((document) =>
    [...withoutCode(textOf(document)).matchAll(/<img\b[^>]*>|!\[\]/g)]
      .filter(([image]) => !/\balt="[^"]{20,}"/.test(image))
      .map(([image]) => `${document}: ${image}`),
  )
  assert.deepEqual(silent, [])
})

test('every decision is in the list of decisions, under its own number and name', () => {
  const list = textOf('docs/adr/README.md')
  const decisions = readdirSync('docs/adr').filter((name) => /^\d{4}-/.test(name))
  assert.ok(decisions.length > 0)
  for (const [index, name] of decisions.toSorted().entries()) {
    const number = String(index + 1).padStart(4, '0')
    assert.ok(name.startsWith(`${number}-`), `${name} should bear the number ${number}`)
    const title = /^# (\d{4})\. (.+)$/m.exec(textOf(`docs/adr/${name}`))
    assert.equal(title?.[1], number, `${name} opens with its number and its name`)
    assert.ok(list.includes(`| [${number}](${name}) | ${title![2]} |`), `docs/adr/README.md lists ${name} by its name`)
  }
})

test('every room is named on the page about the house', () => {
  const house = textOf('ARCHITECTURE.md')
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of rooms) assert.ok(house.includes(`\`${name}/\``), `ARCHITECTURE.md does not name src/${name}/`)
})
