import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parseHTML } from 'linkedom'
import { aHardRelease } from '../../../test/builders/hard-release.ts'
import { aFigure, anEmptyRelease, aRelease, aTable } from '../../../test/builders/releases.ts'
import type { ReleaseDocument } from '../release/document.ts'
import { contentHash } from '../release/hash.ts'
import { documentJsonSchema, documentSchema, pageFormats, releaseFormats, render, slides, statement } from './index.ts'

const releases: Record<string, () => ReleaseDocument> = { dull: aRelease, hard: aHardRelease, empty: anEmptyRelease }
const pageOf = async (document: ReleaseDocument) => parseHTML(String((await render(document, 'html')).bytes)).document

test('the same release gives the same bytes in every format, whatever the zone of the machine', async () => {
  for (const make of [aRelease, aHardRelease]) {
    const zone = process.env['TZ']
    for (const format of releaseFormats) {
      const first = Buffer.from((await render(make(), format)).bytes)
      process.env['TZ'] = 'Pacific/Kiritimati'
      const again = Buffer.from((await render(make(), format)).bytes)
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
      assert.ok(first.equals(again), format)
    }
    for (const format of pageFormats)
      for (const made of [statement, slides])
        assert.ok(
          Buffer.from((await made(make(), format)).bytes).equals(Buffer.from((await made(make(), format)).bytes)),
        )
  }
})

test('a release of nothing comes in every format, and says that it has no figures', async () => {
  for (const format of releaseFormats) assert.ok((await render(anEmptyRelease(), format)).bytes.length > 0)
  assert.match((await pageOf(anEmptyRelease())).body.textContent ?? '', /This release has no figures/)
})

test('each number of the statement leads to a figure or table that stands on the page', async () => {
  for (const make of Object.values(releases)) {
    const page = await pageOf(make())
    const links = [...page.querySelectorAll('main a[href^="#"]')].map((link) => link.getAttribute('href') ?? '')
    for (const link of links) assert.equal(page.querySelectorAll(`[id="${link.slice(1)}"]`).length, 1, link)
  }
})

test('the statement alone tells what each of its numbers is of, and every number leads there', async () => {
  const { document } = parseHTML(String((await statement(aRelease(), 'html')).bytes))
  const links = [...document.querySelectorAll('main a[href^="#"]')]
  assert.equal(links.length, 4)
  for (const link of links) {
    const told = document.querySelector(`[id="${link.getAttribute('href')?.slice(1)}"]`)
    assert.match(told?.textContent ?? '', /Stoke-on-Trent\. 1 April 2016 to 31 March 2017/)
  }
})

test('the page has one heading of the first level, no level is skipped, and no id stands twice', async () => {
  for (const make of Object.values(releases)) {
    const page = await pageOf(make())
    const levels = [...page.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName.slice(1)))
    assert.equal(levels.filter((level) => level === 1).length, 1)
    levels.forEach((level, place) => assert.ok(place === 0 || level <= levels[place - 1]! + 1))
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id)
    assert.equal(new Set(ids).size, ids.length)
  }
})

test('words of a release are never markup on its page', async () => {
  const page = await pageOf(aHardRelease())
  assert.equal(page.querySelectorAll('script').length, 0)
  assert.equal(page.querySelectorAll('main b').length, 0)
  assert.match(page.body.textContent ?? '', /<script>alert\(1\)<\/script>/)
  assert.match(page.body.textContent ?? '', /corrected on 2 June 2017/)
})

test('every figure stands with its unit, place and period, and how it changed', async () => {
  const page = await pageOf(aRelease())
  const tile = page.getElementById('figure-contacts')?.textContent?.replaceAll(/\s+/g, ' ') ?? ''
  for (const words of [
    '343',
    'contacts',
    'Stoke-on-Trent',
    '1 April 2016 to 31 March 2017',
    'Fewer than the year before',
    '451',
  ])
    assert.ok(tile.includes(words), words)
})

test('a paper for the panel says on its page and its slide that it is not for publication', async () => {
  const document = aRelease({ audience: 'panel' })
  for (const { bytes } of [
    await render(document, 'html'),
    await statement(document, 'html'),
    await slides(document, 'html'),
  ])
    assert.match(String(bytes), /For the panel, not for publication/)
  assert.doesNotMatch(String((await render(aRelease(), 'html')).bytes), /not for publication/)
})

test('the slide shows at most five figures', async () => {
  const figures = Array.from({ length: 9 }, (_, place) => aFigure({ id: `figure-${place}`, title: `Figure ${place}` }))
  const { document } = parseHTML(String((await slides(aRelease({ figures }), 'html')).bytes))
  assert.equal(document.querySelectorAll('.waymark-tile').length, 5)
})

test('the JSON is the document, and fits the schema that is published with it', async () => {
  // The patterns are few and ours, so that strictness about their types adds nothing.
  const isValid = new Ajv2020({ strict: false }).compile(documentJsonSchema())
  for (const make of Object.values(releases)) {
    const read = JSON.parse(String((await render(make(), 'json')).bytes)) as ReleaseDocument
    assert.ok(isValid(read), JSON.stringify(isValid.errors))
    assert.deepEqual(read, JSON.parse(JSON.stringify(make())))
    assert.deepEqual(documentSchema.parse(read), read)
    assert.equal(contentHash(read.content), read.contentHash)
  }
  const broken = JSON.parse(JSON.stringify(aRelease())) as { content: { figures: { value: unknown }[] } }
  broken.content.figures[0]!.value = '3 or 4'
  assert.equal(isValid(broken), false)
})

test('a table without rows and a figure that is hidden come in every format', async () => {
  const table = aTable({ rows: [], chart: { kind: 'columns', columns: ['now'], description: 'Nothing was counted.' } })
  const document = aRelease({
    tables: [table],
    figures: [aFigure({ value: '[c]', before: undefined, change: undefined })],
  })
  for (const format of releaseFormats) assert.ok((await render(document, format)).bytes.length > 0, format)
  for (const format of pageFormats) assert.ok((await slides(document, format)).bytes.length > 0)
})
