import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { differencesOf } from './differences.ts'
import type { ReleaseContent } from './document.ts'
import { firstFree, slugOf } from './drafting.ts'

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
    subtitle: '',
    statement: [],
    sections: [],
    measures: [],
    policy: {},
    quality: [],
    revisions: [],
    contact: {},
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
