import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PartialDate } from '../platform/dates.ts'
import { areToldTheSame, judgeEach } from './judging.ts'
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

const aNumber = { kind: 'nhs_number', value: '999 000 0018' } as const
const another = { kind: 'nhs_number', value: '999 000 0026' } as const
const aUpn = { kind: 'upn', value: 'F861000000001' } as const
const anotherUpn = { kind: 'upn', value: 'V861000000002' } as const
const nameless = { givenName: null, familyName: null }
const davidSmith = { givenName: 'David', familyName: 'Smith' }
const home = { postcode: 'ST4 1AB' }

type Facts = Partial<ToldChild & PersonSummary>
const cases: [string, Partial<ToldChild>, Facts, 'same' | 'look' | undefined, string?][] = [
  ['all the same', {}, {}, 'same', 'same name, same date of birth'],
  ['the same but for capitals and accents', { givenName: 'ÁMINA' }, {}, 'same'],
  ['the same, one sex not known', { sex: 'F' }, { sex: 'U' }, 'same'],
  ['the same but of another sex', { sex: 'F' }, { sex: 'M' }, 'look', 'but recorded with another sex'],
  ['a slip in the family name', { familyName: 'Exampla' }, {}, 'look', 'family name one letter different'],
  ['a slip in the family name and the same number', { familyName: 'Exampla', identifiers: [aNumber] }, { identifiers: [aNumber] }, 'same', 'family name one letter different'],
  ['the same, written in one word', { givenName: 'Anne-Marie' }, { givenName: 'Annemarie' }, 'same', 'same name'],
  ['written in one word, and another sex', { givenName: 'A mina', sex: 'F' }, { sex: 'M' }, 'look'],
  ['all the same but for two NHS numbers', { identifiers: [aNumber] }, { identifiers: [another] }, 'look', 'but another NHS number'],
  ['all the same but for two UPNs', { identifiers: [aUpn] }, { identifiers: [anotherUpn] }, 'look', 'but another UPN'],
  ['all the same, a number that fails its check', { identifiers: [aNumber] }, { identifiers: [{ ...another, value: '9990000027' }] }, 'same'],
  ['all the same, one of two numbers shared', { identifiers: [aNumber] }, { identifiers: [another, aNumber] }, 'same'],
  ['only the year is known', born('2004'), {}, 'look', 'date of birth fits, as far as it is known'],
  ['only the same year is known', born('2004'), born('2004'), 'look', 'date of birth fits, as far as it is known'],
  ['no date of birth', born(null), {}, 'look', 'same name'],
  ['day and month swapped', born('2004-05-06'), born('2004-06-05'), 'look', 'day and month of birth exchanged'],
  ['another date of birth', { ...born('2009-01-02'), ...davidSmith }, davidSmith, undefined],
  ['another date of birth, same postcode', { ...born('2009-01-02'), ...home }, { postcode: 'st41ab' }, 'look', 'same postcode'],
  ['moved house', home, { postcode: 'DT1 1AA' }, 'same', 'but the postcodes are far apart, as after a move'],
  ['moved house, the birth a year off', { ...born('2005-05-17'), ...home }, { postcode: 'DT1 1AA' }, 'look', 'same day and month of birth, one year apart'],
  ['names the other way round', { givenName: 'Example', familyName: 'Amina' }, {}, 'same', 'same names the other way round'],
  ['a short form of the name', { givenName: 'Bill' }, { givenName: 'William' }, 'look', 'one given name is a form of the other'],
  ['a short form of the name and the same number', { givenName: 'Bill', identifiers: [aNumber] }, { givenName: 'William', identifiers: [aNumber] }, 'same', 'same NHS number'],
  ['a slip in the given name', { givenName: 'Amnia' }, {}, 'look', 'given name one letter different'],
  ['only an initial', { givenName: 'A' }, {}, 'look', 'given name agrees with an initial'],
  ['a twin', { givenName: 'Zara' }, {}, 'look', 'this may be a twin: the given names differ'],
  ['a twin at home', { givenName: 'Zara', ...home }, home, 'look', 'this may be a twin: the given names differ'],
  ['a twin whose name rhymes', { givenName: 'Ella', ...home }, { givenName: 'Bella', ...home }, 'look'],
  ['a twin with the same initial, told by it', { givenName: 'A', ...home }, home, 'look'],
  ['a brother or sister', { givenName: 'Zara', ...born('2006-01-01') }, {}, undefined],
  ['a brother or sister at the same postcode', { givenName: 'Zara', ...born('2006-01-01'), ...home }, home, undefined],
  ['father and son of one name, of no home', { ...born('1974-02-03'), ...davidSmith }, davidSmith, undefined],
  ['a father of whom no birth is known', { ...born(null), ...home }, home, 'look'],
  ['known by that name', { givenName: 'Minnie' }, { aliases: [{ givenName: 'Minnie', familyName: 'Example' }] }, 'look', 'same name'],
  ['the same number', { givenName: 'Zara', familyName: 'Other', ...born(null), identifiers: [aNumber] }, { identifiers: [{ ...aNumber, value: '9990000018' }] }, 'look', 'same NHS number'],
  ['written in one word, but two NHS numbers', { givenName: 'A mina', identifiers: [aNumber] }, { identifiers: [another] }, 'look', 'but another NHS number'],
  ['written in one word, but two UPNs', { givenName: 'A mina', identifiers: [{ kind: 'upn', value: 'A123456789012' }] }, { identifiers: [{ kind: 'upn', value: 'B123456789013' }] }, 'look', 'but another UPN'],
  ['a family’s case number', { givenName: 'Zara', ...born('2006-01-01'), identifiers: [{ kind: 'case_number', value: 'F-1' }] }, { identifiers: [{ kind: 'case_number', value: 'f1' }] }, 'look', 'same case number'],
  ['no name, the same birth and home', { ...nameless, ...home }, home, 'look', 'same date of birth, same postcode'],
  ['no name and no birth, the same home', { ...nameless, ...born(null), ...home }, home, undefined],
  ['nothing known of either', { ...nameless, ...born(null) }, { ...nameless, ...born(null) }, undefined],
] // prettier-ignore
for (const [name, told, person, strength, reason] of cases)
  test(`${name}: ${strength ?? 'not offered'}`, () => {
    const [judgement] = judgeEach(child(told), [known(person)])
    assert.equal(judgement?.strength, strength)
    const words = judgement?.reasons.join(', ') ?? ''
    if (reason) assert.ok(words.includes(reason), words)
  })

test('who agrees in more is likelier', () => {
  const people = [{}, born('2004-05'), { givenName: 'Zara' }].map(known)
  const weights = judgeEach(child({}), people).map((one) => one?.weight ?? -Infinity)
  assert.deepEqual(
    weights,
    weights.toSorted((a, b) => b - a),
  )
})

test('father and son of one name at one home are never the same, and words say what they may be', () => {
  const [judgement] = judgeEach(child({ ...born('1974-02-03'), ...home }), [known(home)])
  assert.equal(judgement?.strength ?? 'look', 'look')
  if (judgement) assert.ok(judgement.reasons.includes('this may be a parent and child of one name'))
})

test('twins are never linked, whatever they share and however alike their names', () => {
  const shared = { ...home, sex: 'F' as const, identifiers: [{ kind: 'case_number' as const, value: 'F-1' }] }
  const names = fc.tuple(
    fc.constantFrom('Ella', 'Bella', 'Zayan', 'Rayan', 'Jayden', 'Hayden', 'Sam', 'Samuel', 'Amina', 'Ameena'),
    fc.constantFrom('Ella', 'Bella', 'Zayan', 'Rayan', 'Jayden', 'Hayden', 'Sam', 'Samuel', 'Amina', 'Ameena'),
  )
  fc.assert(
    fc.property(names, ([one, other]) => {
      fc.pre(one !== other)
      const [judgement] = judgeEach(child({ ...shared, givenName: one }), [known({ ...shared, givenName: other })])
      assert.equal(judgement?.strength, 'look')
    }),
  )
})

test('a name in any script, however long, is weighed', () => {
  const anything = fc.string({ unit: 'grapheme', maxLength: 300 })
  fc.assert(
    fc.property(anything, anything, (givenName, familyName) => {
      const [judgement] = judgeEach(child({ givenName, familyName }), [known({ givenName, familyName })])
      assert.equal(Number.isFinite(judgement?.weight ?? 0), true)
    }),
  )
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
      const [judgement] = judgeEach(child(one), [known(other)])
      if (judgement) assert.ok(judgement.reasons.some((reason) => !reason.startsWith('but ')))
    }),
  )
})

test('a caller has named one child twice who says the same names and birth, unless two numbers say otherwise', () => {
  assert.equal(areToldTheSame(child({}), child({ givenName: 'ÁMINA', familyName: 'example' })), true)
  assert.equal(areToldTheSame(child({ identifiers: [aNumber] }), child({})), true)
  assert.equal(areToldTheSame(child({ identifiers: [aNumber] }), child({ identifiers: [another] })), false)
  assert.equal(areToldTheSame(child(born('2004-05')), child(born('2004-05'))), false)
  assert.equal(areToldTheSame(child({ familyName: '' }), child({ familyName: '' })), false)
})
