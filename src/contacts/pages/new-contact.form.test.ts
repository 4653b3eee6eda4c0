import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainDate } from '../../platform/dates.ts'
import { answersOf, parseForm } from '../../platform/pages/index.ts'
import type { Areas } from '../../people/index.ts'
import { childrenIn, newContactForm, parseTime, rearranged, toldSoFar, whoOf } from './new-contact.form.ts'

const stoke = {
  gssCode: 'E06000021',
  name: 'Stoke-on-Trent',
  officialName: 'Stoke-on-Trent City Council',
  policeForce: '',
}
const areas: Areas = { own: [stoke], all: [stoke], nameOf: (code) => code, isOutside: (code) => code !== stoke.gssCode }
const form = newContactForm(areas, plainDate('2017-05-12'))

const typed = {
  contact_id: '0195f000-0000-7000-8000-000000000001',
  'received_on[day]': '5',
  'received_on[month]': 'May',
  'received_on[year]': '2017',
  received_time: '4:10pm',
  authority: 'E06000021',
  source: '2A',
  concern: 'cse',
  summary: 'Collected from school by adults whom nobody knows.',
  'children[0][given_name]': 'Amina',
}

test('times are understood as people write them', () => {
  const cases: [string, string | undefined][] = [
    ['16:10', '16:10'],
    ['4:10pm', '16:10'],
    ['4pm', '16:00'],
    ['12am', '00:00'],
    ['12.30 PM', '12:30'],
    ['0910', '09:10'],
    ['910', '09:10'],
    ['9', undefined],
    ['13pm', undefined],
    ['25:00', undefined],
    ['soon', undefined],
  ]
  for (const [words, time] of cases) assert.equal(parseTime(words), time, words)
})

test('the least that can be recorded: where, when, from whom, why, what was said and one child', () => {
  const parsed = parseForm(form, typed)
  assert.ok(parsed.ok, JSON.stringify(parsed))
  assert.equal(parsed.value.receivedAt, '2017-05-05T15:10:00.000000Z')
  assert.equal(parsed.value.caller, null)
  assert.equal(parsed.value.children[0]?.told.familyName, null)
})

test('a form with nothing in it says what to enter at each question, and keeps every answer', () => {
  const parsed = parseForm(form, { 'children[0][postcode]': 'nowhere', summary: ' ' })
  assert.ok(!parsed.ok)
  const fields = parsed.errors.map((error) => error.field)
  for (const field of [
    'received_on[day]',
    'received_time',
    'authority',
    'source',
    'concern',
    'summary',
    'children[0][postcode]',
  ])
    assert.ok(fields.includes(field), field)
  assert.equal((childrenIn(parsed.answers)[0] as Record<string, string>)['postcode'], 'nowhere')
})

test('an hour that the clocks skip is no time of receipt', () => {
  const parsed = parseForm(form, {
    ...typed,
    'received_on[day]': '26',
    'received_on[month]': '3',
    received_time: '1:30am',
  })
  assert.deepEqual(!parsed.ok && parsed.errors.map((error) => error.field), ['received_time'])
})

test('a child of whom nothing is entered is asked about', () => {
  const parsed = parseForm(form, { ...typed, 'children[1][given_name]': '' })
  assert.deepEqual(!parsed.ok && parsed.errors.map((error) => error.field), ['children[1][given_name]'])
})

test('adding a child or a brother or sister loses nothing, whatever was typed', () => {
  const anything = fc.dictionary(
    fc.constantFrom(
      'summary',
      'source',
      'children[0][given_name]',
      'children[0][family_name]',
      'children[1][postcode]',
    ),
    fc.string({ maxLength: 20 }),
  )
  fc.assert(
    fc.property(anything, fc.constantFrom('add_child', 'add_sibling', 'check', 'nonsense'), (body, intent) => {
      const before = answersOf(body)
      const after = rearranged(before, intent)
      assert.deepEqual(childrenIn(after).slice(0, childrenIn(before).length), childrenIn(before))
      assert.equal(after['summary'], before['summary'])
    }),
  )
})

test('a brother or sister begins with the family name, postcode and home of the first child, and is removed alone', () => {
  const first = { given_name: 'Amina', family_name: 'Example', postcode: 'ST4 1AB', home_authority: 'E06000021' }
  const added = rearranged({ children: [first] }, 'add_sibling')
  assert.deepEqual(childrenIn(added)[1], {
    family_name: 'Example',
    postcode: 'ST4 1AB',
    home_authority: 'E06000021',
    sibling: 'yes',
  })
  assert.deepEqual(childrenIn(rearranged(added, 'remove_1')), [first])
  assert.deepEqual(childrenIn(rearranged({ children: [first] }, 'remove_0')), [first])
})

test('who somebody is said to be is a person, another, a doubt, or not answered', () => {
  const id = '0195f000-0000-7000-8000-000000000001'
  assert.deepEqual(whoOf(id, id), { kind: 'known', personId: id })
  assert.deepEqual(whoOf('different', `${id},x`), { kind: 'different', seen: [id] })
  assert.deepEqual(whoOf('nobody', undefined), { kind: 'unanswered' })
})

test('what is half typed of a date of birth is understood as far as it goes', () => {
  const born = (date_of_birth: Record<string, string>) => toldSoFar({ date_of_birth }).dateOfBirth
  assert.equal(born({ year: '2004', month: '5', day: '' }), '2004-05')
  assert.equal(born({ year: '2004', month: '5', day: '17' }), '2004-05-17')
  assert.equal(born({ year: '20', month: '5', day: '17' }), null)
})

test('a new child who is somebody’s brother or sister is a different child of that family, and nonsense is nobody’s', () => {
  const id = '0195f000-0000-7000-8000-00000000000a'
  const other = '0195f000-0000-7000-8000-00000000000b'
  const childOf = (answers: Record<string, unknown>) => {
    const parsed = parseForm(form, { ...typed, ...answers })
    assert.ok(parsed.ok, JSON.stringify(parsed))
    return parsed.value.children[0]!
  }
  const twin = childOf({ 'children[0][same_as]': `sibling_${id}`, 'children[0][seen]': id })
  assert.deepEqual([twin.who, twin.siblingsOf], [{ kind: 'different', seen: [id] }, [id]])
  assert.deepEqual(childOf({ 'children[0][sibling_of]': [id, other, id] }).siblingsOf, [id, other])
  assert.deepEqual(childOf({ 'children[0][sibling_of]': id }).siblingsOf, [id])
  assert.deepEqual(childOf({ 'children[0][same_as]': id, 'children[0][sibling_of]': id }).siblingsOf, [])
  for (const nonsense of ['sibling_', 'sibling_x', `sibling_${id}x`, `Sibling_${id}`]) {
    const child = childOf({ 'children[0][same_as]': nonsense, 'children[0][sibling_of]': nonsense })
    assert.deepEqual([child.who.kind, child.siblingsOf], ['unanswered', []])
  }
})
