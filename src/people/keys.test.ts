import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PartialDate } from '../platform/dates.ts'
import { lookupKeys, personKeys, prefixRange, rareKeys } from './keys.ts'
import { normalName } from './names.ts'
import { nobodyTold, type ToldChild } from './person.ts'

const told = (given: string, family: string, born: string | null = null): ToldChild => ({
  ...nobodyTold,
  givenName: given,
  familyName: family,
  dateOfBirth: born as PartialDate | null,
})
const keysOf = (child: ToldChild) =>
  personKeys({
    names: [child],
    dateOfBirth: child.dateOfBirth,
    postcodes: child.postcode ? [child.postcode] : [],
    identifiers: child.identifiers.map((one) => one.value),
  })

const aName = fc.oneof(
  fc.constantFrom('Amina', 'O’Brien', 'Anne-Marie', 'Núñez', 'Łukasz', 'Nguyễn', 'অমিনা', 'محمد', 'Ødegård', '王'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
)
const aBirth = fc.constantFrom('2004', '2004-05', '2004-05-17', '2003-12-31', null)

test('a name made comparable does not change when it is made comparable again', () => {
  fc.assert(fc.property(aName, (name) => assert.equal(normalName(normalName(name)), normalName(name))))
})

test('capitals, accents, apostrophes and hyphens do not make another name', () => {
  for (const [one, other] of [
    ['O’BRIEN', "o'brien"],
    ['Núñez', 'NUNEZ'],
    ['Anne-Marie', 'anne marie'],
    ['Łukasz', 'lukasz'],
    ['Nguyễn', 'nguyen'],
    ['Straße', 'strasse'],
  ])
    assert.equal(normalName(one), normalName(other))
})

test('the vowel signs of other scripts are part of the name', () => {
  assert.notEqual(normalName('রহিম'), normalName('রহমা'))
  assert.ok(normalName('মিনা').length > 2)
})

test('a child told again in the same words is always looked up by a key under which they are stored', () => {
  fc.assert(
    fc.property(aName, aName, aBirth, (given, family, born) => {
      const child = told(given, family, born)
      fc.pre(normalName(given) !== '' && normalName(family) !== '')
      const stored = new Set(keysOf(child))
      assert.ok(lookupKeys(child).some((key) => stored.has(key)))
    }),
  )
})

test('a child told with less of the date of birth is still looked up', () => {
  const stored = new Set(keysOf(told('Amina', 'Example', '2004-05-17')))
  for (const born of ['2004-05', '2004', null])
    assert.ok(lookupKeys(told('Amina', 'Example', born)).some((key) => stored.has(key)))
})

test('a child known only by name, told with a date of birth, is looked up', () => {
  const stored = new Set(keysOf(told('Amina', 'Example')))
  assert.ok(lookupKeys(told('Amina', 'Example', '2004-05-17')).some((key) => stored.has(key)))
})

test('swapped names, a year that is one off, and the same sound are looked up', () => {
  const stored = new Set(keysOf(told('Catherine', 'Smith', '2004-05-17')))
  for (const child of [
    told('Smith', 'Catherine', '2004-05-17'),
    told('Catherine', 'Smith', '2005-05-17'),
    told('Kathryn', 'Smyth', '2004-05-17'),
  ])
    assert.ok(lookupKeys(child).some((key) => stored.has(key)))
})

test('a short form of the name, and day and month exchanged, are looked up', () => {
  const stored = new Set(keysOf(told('William', 'Example', '2004-05-06')))
  for (const child of [
    told('Bill', 'Example'),
    told('Bill', 'Example', '2004'),
    told('Will', 'Example', '2004-06-05'),
    told('William', 'Other', '2004-06-05'),
    told('William', 'Other', '2005-05-06'),
  ])
    assert.ok(lookupKeys(child).some((key) => stored.has(key)))
  assert.ok(!lookupKeys(told('Oliver', 'Example', '2005-05-06')).some((key) => stored.has(key)))
})

test('no key is given twice, and each part of a name lies in the range of its beginnings', () => {
  fc.assert(
    fc.property(aName, aName, fc.nat({ max: 5 }), (given, family, length) => {
      const keys = keysOf(told(given, family))
      assert.equal(new Set(keys).size, keys.length)
      for (const key of keys.filter((one) => one.startsWith('w:'))) {
        const [from, to] = prefixRange([...key].slice(0, 2 + length).join(''))
        // Bytes of UTF-8 order as code points do, which is how the C collation compares.
        assert.ok(Buffer.compare(Buffer.from(key), Buffer.from(from)) >= 0)
        assert.ok(Buffer.compare(Buffer.from(key), Buffer.from(to)) < 0)
      }
    }),
  )
})

test('a short form with a slip in the family name, names exchanged with a slip in one, share a key of the same birth', () => {
  const found = (told: ToldChild, stored: ToldChild) => lookupKeys(told).some((key) => keysOf(stored).includes(key))
  assert.ok(found(told('Ollie', 'Cyosta', '1999-05-15'), told('Oliver', 'Costa', '1999-05-15')))
  assert.ok(found(told('Mabk', 'Roberts', '1999-08-22'), told('Roberts', 'Mark', '1999-08-22')))
})

test('the whole name and its other forms are looked for in all years where few bear it', () => {
  assert.ok(rareKeys(told('Vincent', 'Stinham', '2010-10-19')).includes('n:vinny stinham'))
  assert.ok(rareKeys(told('Hunter', 'Nuwick', '2006')).includes('n:hunter nuwick'))
  assert.deepEqual(rareKeys(told('Hunter', 'Nuwick')), [])
})
