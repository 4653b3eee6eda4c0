import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainDate, type PartialDate } from '../platform/dates.ts'
import { mayBeSiblings, withFamilyDetails } from './families.ts'
import { nobodyTold, type PersonSummary, type ToldChild } from './person.ts'

const born = (date: string | null) => ({ dateOfBirth: date as PartialDate | null })
const told = (facts: Partial<ToldChild> = {}): ToldChild => ({
  ...nobodyTold,
  givenName: 'Bilal',
  familyName: 'Example',
  postcode: 'ST4 1AB',
  ...born('2006-01-02'),
  ...facts,
})
const known = (facts: Partial<PersonSummary> = {}): PersonSummary => ({
  ...nobodyTold,
  personId: '1',
  ref: 'P-1',
  aliases: [],
  restricted: false,
  version: 1,
  givenName: 'Amina',
  familyName: 'Example',
  postcodes: ['ST4 1AB'],
  homeAuthority: 'E06000021',
  ...born('2004-05-17'),
  ...facts,
})

const cases: [string, Partial<ToldChild>, Partial<PersonSummary>, boolean][] = [
  ['of one family name at one postcode', {}, {}, true],
  ['the postcode written otherwise', { postcode: 'st41ab' }, {}, true],
  ['a family name spelt by ear', { familyName: 'Exampel' }, {}, true],
  ['a part of a double-barrelled name', { familyName: 'Example-Other' }, {}, true],
  ['known by that family name once', {}, { familyName: 'Other', aliases: [{ givenName: null, familyName: 'Example' }] }, true],
  ['a former home', {}, { postcodes: ['DT1 1AA', 'ST4 1AB'] }, true],
  ['another family name', { familyName: 'Pretend' }, {}, false],
  ['another postcode', { postcode: 'ST4 1AC' }, {}, false],
  ['no postcode told', { postcode: null }, {}, false],
  ['no family name told', { familyName: null }, {}, false],
  ['a parent', {}, born('1975-02-03'), false],
  ['a birth that nobody knows', born(null), born(null), true],
  ['a grown-up, of a child of no known age', born(null), born('1975'), false],
] // prettier-ignore
for (const [name, child, person, expected] of cases)
  test(`${name}: ${expected ? 'may be a brother or sister' : 'not offered'}`, () =>
    assert.equal(mayBeSiblings(told(child), known(person), plainDate('2017-05-12')), expected))

test('what the caller said stands, and what they did not say is taken from the family', () => {
  const said = told({ familyName: 'Exampel', postcode: null })
  assert.deepEqual(withFamilyDetails(said, [known({ postcodes: [] }), known()]), {
    ...said,
    postcode: 'ST4 1AB',
    homeAuthority: 'E06000021',
  })
  assert.deepEqual(withFamilyDetails(said, []), said)
})
