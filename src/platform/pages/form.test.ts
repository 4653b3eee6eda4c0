import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { dateAnswers, dateField, partialDate, wholeDate } from './date-field.ts'
import {
  answerIn,
  answersIn,
  errorFor,
  errorSummaryFor,
  fieldId,
  fieldName,
  fieldsOf,
  parseForm,
  several,
} from './form.ts'

const ContactForm = z.object({
  source: z.enum(['1A', '10'], { error: 'Select who made the contact' }),
  summary: z.string().optional(),
  concerns: several(z.string()),
  children: z
    .array(
      z.object({
        given_name: z.string({ error: 'Enter the child’s first name' }),
        date_of_birth: partialDate('Date of birth').optional(),
      }),
    )
    .min(1, 'Enter at least one child'),
})

test('a form that is right becomes a value, trimmed, with its children in order', () => {
  const parsed = parseForm(ContactForm, {
    source: '10',
    summary: '  ',
    concerns: 'cse',
    'children[0][given_name]': ' Ada ',
    'children[0][date_of_birth][year]': '2004',
    'children[2][given_name]': 'Bo',
    'children[2][date_of_birth][day]': '',
  })
  assert.deepEqual(parsed, {
    ok: true,
    value: {
      source: '10',
      concerns: ['cse'],
      children: [{ given_name: 'Ada', date_of_birth: '2004' }, { given_name: 'Bo' }],
    },
  })
})

test('what is wrong is said beside its field and above, and every answer comes back as typed', () => {
  const body = { source: '', summary: ' as typed ', 'children[0][given_name]': 'Ada', 'children[1][given_name]': '  ' }
  const parsed = parseForm(ContactForm, body)
  assert.ok(!parsed.ok)
  assert.deepEqual(parsed.errors, [
    { field: 'source', text: 'Select who made the contact' },
    { field: 'children[1][given_name]', text: 'Enter the child’s first name' },
  ])
  assert.equal(answerIn(parsed.answers, 'summary'), ' as typed ')
  assert.equal(answerIn(parsed.answers, 'children[1][given_name]'), '  ')
  assert.equal(answerIn(parsed.answers, 'children[7][given_name]'), '')
  const summary = errorSummaryFor(parsed.errors)?.markup ?? ''
  assert.match(summary, /href="#children-1-given_name"/)
  const field = fieldsOf(parsed.answers, parsed.errors)('children[1][given_name]')
  assert.equal(field.id, 'children-1-given_name')
  assert.deepEqual(field.errorMessage, { text: 'Enter the child’s first name' })
  assert.equal(errorFor(parsed.errors, 'summary'), undefined)
  assert.equal(errorSummaryFor([]), undefined)
})

test('whatever is posted, the answer is a value or errors, never a fault, and answers come back unchanged', () => {
  const anyName = fc.oneof(
    fc.constantFrom(
      'source',
      'children[0][given_name]',
      'children[x][0]',
      'children',
      '__proto__[x]',
      'a[constructor]',
      '[]',
      'children[999999]',
    ),
    fc.string(),
  )
  const anyBody = fc.dictionary(anyName, fc.oneof(fc.string(), fc.array(fc.string())))
  fc.assert(fc.property(anyBody, (body) => void parseForm(ContactForm, body)))
  assert.equal(({} as { x?: string }).x, undefined)
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const parsed = parseForm(ContactForm, { summary: typed })
      assert.ok(!parsed.ok)
      assert.equal(answerIn(parsed.answers, 'summary'), typed)
    }),
  )
})

test('the name of a field and its place in the schema are the same thing', () => {
  assert.equal(fieldName(['children', 0, 'date_of_birth', 'day']), 'children[0][date_of_birth][day]')
  assert.equal(fieldId('children[0][date_of_birth][day]'), 'children-0-date_of_birth-day')
  assert.deepEqual(answersIn({ concerns: ['a', 'b'] }, 'concerns'), ['a', 'b'])
  assert.deepEqual(answersIn({ concerns: 'a' }, 'concerns'), ['a'])
  assert.deepEqual(answersIn({}, 'concerns'), [])
})

test('a date says which of its parts is missing', () => {
  const form = z.object({ on: wholeDate('The date of the decision') })
  const said = (body: Record<string, string>) => {
    const parsed = parseForm(form, body)
    return parsed.ok ? parsed.value.on : parsed.errors[0]
  }
  assert.equal(said({ 'on[day]': '5', 'on[month]': 'Dec', 'on[year]': '2016' }), '2016-12-05')
  assert.deepEqual(said({}), { field: 'on[day]', text: 'Enter the date of the decision' })
  assert.deepEqual(said({ 'on[day]': '5', 'on[month]': '12' }), {
    field: 'on[year]',
    text: 'The date of the decision must include a year',
  })
  assert.deepEqual(said({ 'on[day]': '31', 'on[month]': '4', 'on[year]': '2016' }), {
    field: 'on[day]',
    text: 'The date of the decision must be a real date',
  })
})

test('a date of birth is taken as far as it is known', () => {
  const form = z.object({ born: partialDate('Date of birth') })
  const said = (day: string, month: string, year: string) => {
    const parsed = parseForm(form, { 'born[day]': day, 'born[month]': month, 'born[year]': year })
    return parsed.ok ? parsed.value.born : parsed.errors[0]?.field
  }
  assert.equal(said('', '', ''), undefined)
  assert.equal(said('', '', '2004'), '2004')
  assert.equal(said('', '5', '2004'), '2004-05')
  assert.equal(said('7', '5', '2004'), '2004-05-07')
  assert.equal(said('7', '', '2004'), 'born[month]')
  assert.equal(said('7', '5', ''), 'born[year]')
  assert.equal(said('', '13', '2004'), 'born[day]')
})

test('a date field shows again what was typed and marks the part that is wrong', () => {
  const answers = { born: { day: '31', month: '4', year: '2004' } }
  const errors = [{ field: 'born[day]', text: 'Date of birth must be a real date' }]
  const { markup } = dateField({ name: 'born', legend: 'Date of birth', answers, errors })
  assert.match(markup, /id="born-day" name="born\[day\]"[^>]*value="31"/)
  assert.equal(markup.match(/govuk-input--error/g)?.length, 1)
  assert.match(markup, /must be a real date/)
  assert.deepEqual(dateAnswers('2004-05' as never), { day: '', month: '5', year: '2004' })
})
