import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, plainDate } from '../../platform/dates.ts'
import { parseForm } from '../../platform/pages/index.ts'
import { actions } from '../audit-words.ts'
import { auditSchema, auditUrl, LOOK_THROUGH_DAYS_MAX, placeOf } from './audit.form.ts'

const queryOf = (url: string) => Object.fromEntries(new URL(url, 'http://waymark').searchParams)
const parse = (query: Record<string, string>) => parseForm(auditSchema, query)
const day = (offset: number) => addDays(plainDate('2017-01-01'), offset)
const word = fc.stringMatching(/^[\p{L}&=%+#?'][\p{L} &=%+#?']{0,20}[\p{L}&=%+#?']$/u)

test('the address of a question asks the same question again', () => {
  const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
  const anyQuestion = fc.record({
    days: fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 80 })),
    who: optional(word),
    action: optional(fc.constantFrom(...actions)),
    record: optional(word),
    alsoShown: fc.boolean(),
  })
  fc.assert(
    fc.property(anyQuestion, ({ days: [from, length], ...asked }) => {
      const alsoShown = asked.alsoShown && asked.record !== undefined
      const question = { ...asked, from: day(from), to: day(from + length), alsoShown }
      const parsed = parse(queryOf(auditUrl(question)))
      assert.deepEqual(parsed, { ok: true, value: question })
    }),
  )
})

test('a page begins where the one before ended, and a place that cannot be is the first page', () => {
  const place = { at: '2017-05-12T07:00:00.123456Z' as never, auditId: '00000000-0000-7000-8000-000000000010' }
  assert.deepEqual(placeOf(queryOf(auditUrl({}, { after: place }))['after']), place)
  for (const text of [undefined, '', '2017-05-12', `nonsense_${place.auditId}`, `${place.at}_x`, ['a', 'b']])
    assert.equal(placeOf(text), undefined)
})

test('lists and searches are looked through for a record, over a quarter of a year at most', () => {
  const wrong = (query: Parameters<typeof auditUrl>[0]) => {
    const parsed = parse(queryOf(auditUrl(query)))
    return parsed.ok ? [] : parsed.errors.map((error) => error.field)
  }
  const asked = { record: 'P-1', alsoShown: true, from: day(0) }
  assert.deepEqual(wrong({ ...asked, to: day(LOOK_THROUGH_DAYS_MAX - 1) }), [])
  assert.deepEqual(wrong({ ...asked, to: day(LOOK_THROUGH_DAYS_MAX) }), ['from'])
  assert.deepEqual(wrong(asked), ['from'])
  assert.deepEqual(wrong({ ...asked, record: undefined, to: day(3) }), ['subject'])
  assert.deepEqual(wrong({ from: day(3), to: day(2) }), ['to'])
})

test('days that are none are asked for again, and an action that is none asks for any', () => {
  const parsed = parse({ 'from[day]': '31', 'from[month]': '4', 'from[year]': '2017' })
  assert.deepEqual(parsed.ok ? [] : parsed.errors.map((error) => error.field), ['from[day]'])
  assert.equal(parse({ action: 'nonsense' }).ok, true)
})
