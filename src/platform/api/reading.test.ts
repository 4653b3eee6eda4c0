import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { placeOf } from './cursor.ts'
import { field, pageOf, paging } from './index.ts'
import { readBody, readQuery } from './reading.ts'

const query = z.strictObject({ ...paging, kind: z.array(z.string()).default([]), on: field.day().optional() })

test('a parameter given once or often is a list where a list is meant, and a number where a number is', () => {
  assert.deepEqual(readQuery(query, { kind: 'a', limit: '7' }), { ok: true, value: { kind: ['a'], limit: 7 } })
  assert.deepEqual(readQuery(query, { kind: ['a', 'b'] }), { ok: true, value: { kind: ['a', 'b'], limit: 25 } })
})

test('a parameter that is not known, or cannot be read, is named and never left unread', () => {
  for (const [given, parameter] of [
    [{ colour: 'red' }, 'colour'],
    [{ limit: '1e1' }, 'limit'],
    [{ limit: ['1', '2'] }, 'limit'],
    [{ on: '2026-02-30' }, 'on'],
    [{ cursor: '' }, 'cursor'],
  ] as const) {
    const read = readQuery(query, given as Record<string, string>)
    assert.ok(!read.ok && read.refusal.errors?.[0]?.parameter === parameter, parameter)
  }
})

test('whatever is sent as a body, it is read or refused by its place, and no control character is let in', () => {
  const schema = z.strictObject({ said: field.text(50), when: field.moment(), born: field.partialDate().optional() })
  fc.assert(
    fc.property(fc.json(), (sent) => {
      const read = readBody(schema, JSON.parse(sent))
      assert.ok(read.ok || (read.refusal.errors ?? []).every((one) => one.pointer !== undefined))
    }),
  )
  const sent = (said: string) => readBody(schema, { said, when: '2026-03-29T01:30:00Z' }).ok
  assert.ok(sent('two\nlines'))
  for (const said of ['', '   ', 'a\u0000b', 'bell \u0007', 'x'.repeat(51)])
    assert.ok(!sent(said), JSON.stringify(said))
  assert.ok(!readBody(schema, { said: 'a', when: '2026-03-29T01:30' }).ok, 'an hour that the clocks skip')
})

test('a list goes on where its cursor says, and a cursor that we did not make leads nowhere', () => {
  const rows = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 10 }), (ids, limit) => {
      const seen: string[] = []
      for (let from = 0; ;) {
        const page = pageOf(ids.slice(from, from + limit + 1), limit, (id) => ({ at: '2026-01-01', id }))
        seen.push(...page.items)
        if (page.next === null) break
        from = ids.indexOf(placeOf(page.next, () => true)!.id) + 1
      }
      assert.deepEqual(seen, ids)
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) =>
      assert.equal(
        placeOf(text, () => false),
        undefined,
      ),
    ),
  )
})
