import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, sha256 } from './canonical.ts'
import { differencesOf } from './differences.ts'
import type { ReleaseContent } from './document.ts'
import { firstFree, slugOf } from './drafting.ts'

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, inner]) => [name, shuffled(inner)]),
  )
}

test('one content has one text, in whatever order it was put together, and reads back as itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      assert.equal(canonicalJson(shuffled(value)), text)
      assert.equal(canonicalJson(JSON.parse(text)), text)
      assert.equal(JSON.stringify(JSON.parse(text)), JSON.stringify(JSON.parse(JSON.stringify(JSON.parse(text)))))
    }),
  )
})

test('what is left out and what is undefined are the same; and the fingerprint is SHA-256', () => {
  assert.equal(canonicalJson({ b: undefined, a: [1, undefined], é: '\u0000' }), '{"a":[1,null],"é":"\\u0000"}')
  assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('an address is made of plain small letters, whatever the title is', () => {
  assert.equal(slugOf('Staffordshire Children’s “risk”, Łódź 2016–17'), 'staffordshire-childrens-risk-lodz-2016-17')
  assert.equal(slugOf('…'), 'release')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      assert.match(slugOf(title), /^[a-z0-9]+(-[a-z0-9]+)*$/)
      assert.ok(slugOf(title).length <= 100)
    }),
  )
  assert.equal(firstFree('a', new Set(['a', 'a-2'])), 'a-3')
})

const content = (value: number, cells: number[]) =>
  ({
    title: 'T',
    figures: [{ id: 'f', title: 'Contacts', place: { name: 'Here' }, value }],
    tables: [
      {
        id: 't',
        title: 'Contacts by month',
        columns: [{ key: 'n', title: 'Count' }],
        rows: cells.map((cell, at) => ({ key: `m${at}`, label: `Month ${at}`, cells: [cell] })),
      },
    ],
  }) as unknown as ReleaseContent

test('two contents differ in the figures and cells that are not the same, and in no others', () => {
  assert.deepEqual(differencesOf(content(5, [2, 3]), content(5, [2, 3])), [])
  assert.deepEqual(differencesOf(content(5, [2, 3]), content(6, [2, 4, 1])), [
    { kind: 'figure', where: 'Contacts, Here', was: 5, is: 6 },
    { kind: 'cell', where: 'Contacts by month: Month 1, Count', was: 3, is: 4 },
    { kind: 'cell', where: 'Contacts by month: Month 2, Count', was: undefined, is: 1 },
  ])
})
