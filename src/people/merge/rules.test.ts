/** What merging changes and undoing changes back, as values; and the evidence on which two were told apart. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PartialDate } from '../../platform/dates.ts'
import type { PersonSummary } from '../person.ts'
import { evidenceOf } from './evidence.ts'
import type { Change, Row } from './merge.ts'
import { likenessOf } from './pages/compare.view.ts'
import { betterIn, planMerge, planUndo } from './rules.ts'

const KEPT = 'b'
const ABSORBED = 'd'
const person = (id: string, values: Row['values'] = {}): Row => ({
  table: 'person',
  id,
  values: { given_name: null, date_of_birth: null, sex: null, merged_into: null, restricted: 'false', ...values },
})

const someone = fc.constantFrom('a', KEPT, 'c', ABSORBED, 'e')
const values = fc.record({
  given_name: fc.constantFrom(null, 'Ann', 'Bo'),
  restricted: fc.constantFrom('true', 'false'),
})
const arrest = fc.record({ person_id: someone, restricted: fc.constantFrom('true', 'false') })
const sibling = fc
  .tuple(someone, someone)
  .filter(([one, other]) => one !== other)
  .map((pair) => pair.toSorted())

const world = fc.record({
  kept: values,
  absorbed: values,
  arrests: fc.array(arrest, { maxLength: 5 }),
  siblings: fc.uniqueArray(sibling, { maxLength: 6, selector: (pair) => pair.join() }),
})

const rowsOf = ({ arrests, siblings }: { arrests: Row['values'][]; siblings: string[][] }): Row[] => [
  ...arrests.map((row, index) => ({ table: 'arrest', id: `x${index}`, values: row })),
  ...siblings.map(([one, other], index) => ({
    table: 'relationship',
    id: `y${index}`,
    values: { person_id: one!, related_person_id: other!, kind: 'sibling', set_aside_by: null, restricted: 'false' },
  })),
]

const changed = (rows: readonly Row[], changes: readonly Change[]): Row[] =>
  rows.map((row) => ({
    ...row,
    values: {
      ...row.values,
      ...Object.fromEntries(
        changes.filter((one) => one.table === row.table && one.id === row.id).map((one) => [one.column, one.became]),
      ),
    },
  }))

const merged = (given: Parameters<typeof rowsOf>[0] & { kept: Row['values']; absorbed: Row['values'] }) => {
  const [kept, absorbed] = [person(KEPT, given.kept), person(ABSORBED, given.absorbed)]
  const rows = rowsOf(given)
  const planned = planMerge({ mergeId: 'm', kept, absorbed, rows, take: [] })
  assert.ok(planned.ok)
  const before = [kept, absorbed, ...rows]
  return { before, after: changed(before, planned.value), changes: planned.value }
}

test('undoing right after a merge changes every value back, and no other', () => {
  fc.assert(
    fc.property(world, (given) => {
      const { before, after, changes } = merged(given)
      const undo = planUndo({ keptId: KEPT, absorbedId: ABSORBED, changed: changes, now: after, toAbsorbed: [] })
      assert.deepEqual(structuredClone(changed(after, undo)), structuredClone(before))
      assert.equal(undo.length, changes.length)
    }),
  )
})

test('after a merge no row names the absorbed person but one that is set aside, and no two siblings are told twice', () => {
  fc.assert(
    fc.property(world, (given) => {
      const { after } = merged(given)
      const live = after.filter((row) => row.table !== 'person' && row.values['set_aside_by'] == null)
      assert.ok(live.every((row) => !Object.values(row.values).includes(ABSORBED)))
      const pairs = live.flatMap((row) =>
        row.table === 'relationship' ? [`${row.values['person_id']} ${row.values['related_person_id']}`] : [],
      )
      assert.equal(new Set(pairs).size, pairs.length)
      assert.ok(pairs.every((pair) => pair[0]! < pair.at(-1)!))
    }),
  )
})

test('whatever was restricted stays so, and what is theirs becomes so with them', () => {
  fc.assert(
    fc.property(world, (given) => {
      const { before, after } = merged(given)
      const wasRestricted = before.slice(0, 2).some((row) => row.values['restricted'] === 'true')
      for (const row of after.filter(({ table }) => table !== 'relationship'))
        if (wasRestricted && (row.table === 'person' || row.values['person_id'] === KEPT))
          assert.equal(row.values['restricted'], 'true')
    }),
  )
})

test('a date known further is better only where it is the same date', () => {
  const better = (kept: string | null, absorbed: string | null) =>
    betterIn(person(KEPT, { date_of_birth: kept }), person(ABSORBED, { date_of_birth: absorbed })).length > 0
  assert.equal(better('2004', '2004-05-17'), true)
  assert.equal(better('2004-05', '2004-05-17'), true)
  assert.equal(better('2004', '2005-05-17'), false)
  assert.equal(better('2004-05-17', '2004'), false)
  assert.equal(better('2004-05-17', '2004-05-18'), false)
  assert.equal(better(null, '2004'), false)
})

test('the evidence is the same from both sides, and another one only once something that is compared changes', () => {
  const summary = (facts: Partial<PersonSummary>): PersonSummary => ({
    personId: 'p',
    ref: 'P',
    givenName: 'Amina',
    familyName: 'Example',
    aliases: [],
    dateOfBirth: '2004-05-17' as PartialDate,
    sex: 'F',
    postcodes: ['ST4 1AB'],
    homeAuthority: null,
    identifiers: [],
    restricted: false,
    version: 1,
    ...facts,
  })
  const [one, twin] = [summary({}), summary({ givenName: 'Amira', postcodes: ['DT1 1AA'] })]
  assert.equal(evidenceOf(one, twin), evidenceOf(twin, one))
  const same = (facts: Partial<PersonSummary>) => evidenceOf(one, { ...twin, ...facts }) === evidenceOf(one, twin)
  assert.equal(same({ version: 2, homeAuthority: 'E06000021', postcodes: ['DT1 1AA', 'B1 1AA'] }), true)
  assert.equal(same({ postcodes: ['DT1 1AA', 'st41ab'] }), false)
  assert.equal(same({ dateOfBirth: '2004-05-18' as PartialDate }), false)
  assert.equal(same({ givenName: 'AMIRA' }), true)
  assert.equal(same({ givenName: 'Amina' }), false)
  const number = { kind: 'upn' as const, value: 'A123' }
  assert.equal(same({ identifiers: [number] }), true)
  assert.notEqual(
    evidenceOf({ ...one, identifiers: [number] }, { ...twin, identifiers: [number] }),
    evidenceOf(one, twin),
  )
})

test('how two lists of values stand to each other is said in words', () => {
  assert.equal(likenessOf(['a'], ['a']), 'Same')
  assert.equal(likenessOf(['a', 'b'], ['b']), 'Some the same')
  assert.equal(likenessOf(['a'], ['b']), 'Differs')
  assert.equal(likenessOf([], ['b']), 'Only on one')
  assert.equal(likenessOf([], []), 'On neither')
})
