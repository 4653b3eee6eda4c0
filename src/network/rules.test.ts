import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainDate } from '../platform/dates.ts'
import { mayBe, maySay, valueOf } from './rules.ts'
import { thingKinds, type ThingKind } from './thing.ts'

const same: [ThingKind, string[]][] = [
  [
    'phone',
    ['07700 900123', '+44 7700 900123', '0044 7700 900123', '+44 (0)7700 900-123', '447700900123', '(07700) 900123'],
  ],
  ['vehicle', ['AB12 CDE', 'ab12cde', 'AB12-CDE']],
  ['online_name', ['@Amina_X', 'amina_x', ' AMINA_X ', 'ＡＭＩＮＡ_X']],
  ['place', ['12, High Street, ST4 1AB', '12 high street st4 1ab']],
  ['group', ["Hanley Boys'", 'HANLEY  BOYS']],
]
for (const [kind, spellings] of same)
  test(`every spelling of one ${kind} is one thing`, () => {
    assert.equal(
      new Set(spellings.map((one) => valueOf(kind, one))).size,
      1,
      JSON.stringify(spellings.map((one) => valueOf(kind, one))),
    )
    for (const one of spellings) assert.ok(mayBe(kind, one).ok, one)
  })

test('a value is its own value: what is looked up by it is found', () => {
  const kind = fc.constantFrom(...thingKinds.map((one) => one.code))
  fc.assert(
    fc.property(kind, fc.string({ unit: 'grapheme', maxLength: 60 }), (of, written) => {
      const value = valueOf(of, written)
      assert.equal(valueOf(of, value), value)
    }),
  )
})

test('what cannot be one of the kind is refused', () => {
  for (const [kind, written] of [
    ['phone', '0'],
    ['phone', 'hello'],
    ['phone', '1'.repeat(30)],
    ['vehicle', '!'],
    ['online_name', '@'],
    ['place', '??'],
  ] as const)
    assert.ok(!mayBe(kind, written).ok, `${kind} ${written}`)
})

test('a link neither ends before it begins nor lies ahead, and nobody hides from themselves what they write', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => plainDate(`2017-03-${String(n).padStart(2, '0')}`))
  const facts = { source: 'told', confidence: 'likely' as const, note: null }
  fc.assert(
    fc.property(day, day, day, fc.boolean(), fc.boolean(), (validFrom, validTo, today, forPolice, sees) => {
      const { ok } = maySay({ ...facts, validFrom, validTo, forPolice }, today, sees)
      assert.equal(ok, validFrom <= validTo && validTo <= today && (sees || !forPolice))
    }),
  )
})
