/** What the form takes and refuses, one question at a time, from people and from those who mean harm. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aNeighbour, aTeacher } from '../../test/builders/concerns.ts'
import { plainDate } from '../platform/dates.ts'
import type { Answered, Question, Typed } from './concern.ts'
import { check, clean, typedIn } from './forms.ts'

const TODAY = plainDate('2017-05-12')
const problems = (question: Question, typed: Typed, answers: Answered = aNeighbour): string[] => {
  const checked = check(question, typed, answers, TODAY)
  return checked.ok ? [] : checked.errors.map(({ field, text }) => `${field}: ${text}`)
}

test('every answer of a form that will do is taken', () => {
  for (const form of [aNeighbour, aTeacher] as Answered[])
    for (const [question, typed] of Object.entries(form))
      assert.deepEqual(problems(question as Question, typed!, form), [], question)
})

test('what is missing is named at its field', () => {
  assert.deepEqual(problems('danger', {}), ['danger: Select whether a child is in danger right now'])
  assert.deepEqual(problems('happened', {}), ['happened: Enter what has happened, or what worries you'])
  assert.deepEqual(problems('happened', { happened: ' \n ' }), [
    'happened: Enter what has happened, or what worries you',
  ])
  assert.equal(problems('work', {}, aTeacher).length, 3)
  assert.deepEqual(problems('reach', {}), ['caller_name: Enter your name'])
  assert.equal(problems('reach', {}, aTeacher).length, 2)
  assert.deepEqual(problems('who', {}), [])
})

test('codes that are on no page are no answers', () => {
  assert.equal(problems('danger', { danger: 'maybe' }).length, 1)
  assert.equal(problems('you', { who: 'admin' }).length, 1)
  assert.equal(problems('work', { ...aTeacher.work, source: '1A' }, aTeacher).length, 1)
  assert.equal(problems('concern', { concern: 'xss' }).length, 1)
})

test('a date of birth is real, past and a child’s, as far as it is known; an age is a number', () => {
  const born = (year: string, month = '', day = '') =>
    problems('child-1-birth', { 'born[year]': year, 'born[month]': month, 'born[day]': day })
  for (const ok of [born('2003'), born('2003', '5'), born('2003', 'May', '17'), born('2004', '2', '29')])
    assert.deepEqual(ok, [])
  assert.match(born('2003', '2', '30')[0]!, /must be a real date/)
  assert.match(born('2018')[0]!, /born\[year\]: Date of birth must be in the past/)
  assert.match(born('2017', '5', '13')[0]!, /in the past/)
  assert.match(born('1903', '1', '1')[0]!, /that of a child/)
  assert.match(born('', '', '17')[0]!, /must include a year/)
  assert.deepEqual(born(''), [])
  assert.match(born('20003')[0]!, /real date/)
  const age = (typed: string) => problems('child-1-birth', { age: typed })
  assert.deepEqual(age('14'), [])
  for (const wrong of ['-1', '140', '14.5', 'fourteen', '1e1'])
    assert.deepEqual(age(wrong), ['age: Age must be a whole number from 0 to 24'])
})

test('a child without a name needs anything by which they could be found', () => {
  const unnamed: Answered = { ...aNeighbour, 'child-1-name': {} }
  assert.equal(problems('child-1-place', {}, unnamed).length, 1)
  assert.deepEqual(problems('child-1-place', {}, aNeighbour), [])
  assert.match(problems('child-1-place', { postcode: 'ST4' })[0]!, /Postcode must be a full one/)
})

test('what is longer than it may be is refused with its length, and not cut', () => {
  assert.deepEqual(problems('happened', { happened: 'x'.repeat(6001) }), [
    'happened: What has happened must be 6,000 characters or fewer',
  ])
  assert.equal(problems('child-1-name', { given_name: 'x'.repeat(101) }).length, 1)
  assert.equal(problems('reach', { caller_name: 'N', phone: `01782 ${'1'.repeat(40)}` }).length, 1)
  assert.equal(problems('reach', { caller_name: 'N', phone: 'none' }).length, 1)
})

test('only a question’s own fields are kept, as text, and of a field sent twice nothing', () => {
  const body = {
    danger: 'no',
    who: 'professional',
    __proto__: 'x',
    constructor: 'x',
    'danger[x]': 'y',
    happened: ['a', 'b'],
  }
  assert.deepEqual(typedIn('danger', body), { danger: 'no' })
  assert.deepEqual(typedIn('happened', body), {})
})

test('characters that hide, turn round or break what others read are taken out; all else stays', () => {
  assert.equal(clean('a\0b\u0007c\u202Ed\u2066e\u009Ff\uFEFFg\r\nh\ti'), 'abcdefg\nh\ti')
  assert.equal(clean('Zoë Łukasz 李 👩‍👧 ‘quoted’'), 'Zoë Łukasz 李 👩‍👧 ‘quoted’')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const kept = clean(text)
      assert.equal(clean(kept), kept)
      assert.ok(kept.isWellFormed())
      // oxlint-disable-next-line no-control-regex
      assert.doesNotMatch(kept, /[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/)
    }),
  )
})
