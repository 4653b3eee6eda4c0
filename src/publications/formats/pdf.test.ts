import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aHardRelease } from '../../../test/builders/hard-release.ts'
import { anEmptyRelease, aRelease } from '../../../test/builders/releases.ts'
import { checkPdfUa, scopeOf } from '../../../test/support/pdf-ua.ts'
import { paperPdf } from '../../platform/files/index.ts'
import { render, slides, statement } from './index.ts'
import { frameOf } from './pdf.ts'

const bytesOf = async (made: Promise<{ bytes: Buffer | string }>) => Buffer.from((await made).bytes)

test('every PDF of a release is PDF/UA-1 by a check of its own, and names itself', async () => {
  for (const make of [aRelease, aHardRelease, anEmptyRelease])
    for (const pdf of [render(make(), 'pdf'), statement(make(), 'pdf'), slides(make(), 'pdf')]) {
      const { faults, title } = await checkPdfUa(await bytesOf(pdf))
      assert.deepEqual(faults, [])
      assert.ok((title ?? '').length > 10)
    }
})

test('each table has its headings: of columns in the first row, of rows in the first cell', async () => {
  const { elements } = await checkPdfUa(await bytesOf(render(aRelease(), 'pdf')))
  const scopes = elements.flatMap(({ role, dict }) => (role === 'TH' ? (scopeOf(dict) ?? 'none') : []))
  const count = (scope: string) => scopes.filter((one) => one === scope).length
  // The months and the whole year, and one revision.
  assert.equal(count('Row'), 14)
  assert.equal(count('Column'), 9)
  assert.equal(elements.filter(({ role }) => role === 'Figure').length, 1)
})

test('a statement and a slide are a page each, however long their words', async () => {
  for (const make of [aRelease, aHardRelease, anEmptyRelease])
    for (const made of [statement, slides])
      assert.equal((await checkPdfUa(await bytesOf(made(make(), 'pdf')))).pages, 1)
})

test('a word that the typesetter would obey is set as it stands', async () => {
  const block = { kind: 'paragraph', pieces: ['#panic("obeyed") #set page(fill: red) $x$ *b* @l'] } as const
  await paperPdf({ ...frameOf(aRelease()), title: '#panic("obeyed")', blocks: [block] })
})

test('a paper that cannot be set says so, and the next one is set all the same', async () => {
  const frame = frameOf(aRelease())
  const broken = { kind: 'paragraph', pieces: [{ text: 'nowhere', to: 'no-such-place' }] } as const
  await assert.rejects(paperPdf({ ...frame, blocks: [broken] }), /could not be set/)
  assert.ok((await paperPdf({ ...frame, blocks: [] })).length > 0)
})
