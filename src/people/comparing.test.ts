import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PartialDate } from '../platform/dates.ts'
import { judge } from './comparing.ts'
import { nobodyTold, type PersonSummary, type ToldChild } from './person.ts'

const child = (facts: Partial<ToldChild>): ToldChild => ({
  ...nobodyTold,
  givenName: 'Amina',
  familyName: 'Example',
  dateOfBirth: '2004-05-17' as PartialDate,
  ...facts,
})
const known = (facts: Partial<ToldChild & PersonSummary>): PersonSummary => {
  const { postcode, ...told } = child(facts)
  return {
    personId: '1',
    ref: 'P-1',
    aliases: [],
    restricted: false,
    version: 1,
    ...told,
    postcodes: facts.postcodes ?? (postcode ? [postcode] : []),
    ...(facts.aliases ? { aliases: facts.aliases } : {}),
  }
}
const born = (date: string | null) => ({ dateOfBirth: date as PartialDate | null })

const cases: [string, Partial<ToldChild>, Partial<ToldChild & PersonSummary>, 'same' | 'look' | undefined, string?][] =
  [
    ['all the same', {}, {}, 'same', 'same date of birth'],
    ['the same but for capitals and accents', { givenName: 'ÁMINA' }, {}, 'same'],
    ['the same, one sex not known', { sex: 'F' }, { sex: 'U' }, 'same'],
    ['the same but of another sex', { sex: 'F' }, { sex: 'M' }, 'look', 'but recorded with another sex'],
    ['only the year is known', born('2004'), {}, 'look', 'date of birth fits, as far as it is known'],
    ['no date of birth', born(null), {}, 'look', 'same name'],
    ['day and month swapped', born('2004-05-06'), born('2004-06-05'), 'look', 'date of birth nearly the same'],
    ['another date of birth', born('2009-01-02'), {}, undefined],
    [
      'another date of birth, same postcode',
      { ...born('2009-01-02'), postcode: 'ST4 1AB' },
      { postcode: 'st41ab' },
      'look',
      'same postcode',
    ],
    [
      'names the other way round',
      { givenName: 'Example', familyName: 'Amina' },
      {},
      'look',
      'same names the other way round',
    ],
    ['the name sounds the same', { givenName: 'Ameena' }, {}, 'look', 'name sounds the same'],
    ['another given name, same family and birth', { givenName: 'Zara' }, {}, 'look'],
    ['a brother or sister', { givenName: 'Zara', ...born('2006-01-01') }, {}, undefined],
    [
      'a brother or sister at the same postcode',
      { givenName: 'Zara', ...born('2006-01-01'), postcode: 'ST4 1AB' },
      { postcode: 'ST4 1AB' },
      undefined,
    ],
    [
      'known by that name',
      { givenName: 'Minnie' },
      { aliases: [{ givenName: 'Minnie', familyName: 'Example' }] },
      'look',
      'same name',
    ],
    [
      'the same number',
      {
        givenName: 'Zara',
        familyName: 'Other',
        ...born(null),
        identifiers: [{ kind: 'nhs_number', value: '999 000 0018' }],
      },
      { identifiers: [{ kind: 'nhs_number', value: '9990000018' }] },
      'look',
    ],
    [
      'nothing known of either',
      { givenName: null, familyName: null, dateOfBirth: null },
      { givenName: null, familyName: null, dateOfBirth: null },
      undefined,
    ],
  ]
for (const [name, told, person, strength, reason] of cases)
  test(`${name}: ${strength ?? 'not offered'}`, () => {
    const judgement = judge(child(told), known(person))
    assert.equal(judgement?.strength, strength)
    if (reason) assert.ok(judgement?.reasons.includes(reason), judgement?.reasons.join())
  })

test('whoever is offered is offered with a reason', () => {
  const names = fc.constantFrom(null, 'Amina', 'Ameena', 'Zara', 'Example', '')
  const births = fc.constantFrom(null, '2004', '2004-05-17', '2004-05-06', '2009-01-02')
  const facts = fc.record({
    givenName: names,
    familyName: names,
    dateOfBirth: births as fc.Arbitrary<PartialDate | null>,
  })
  fc.assert(
    fc.property(facts, facts, (one, other) => {
      const judgement = judge(child(one), known(other))
      if (judgement) assert.ok(judgement.reasons.some((reason) => !reason.startsWith('but ')))
    }),
  )
})
