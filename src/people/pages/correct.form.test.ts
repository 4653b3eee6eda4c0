import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PartialDate } from '../../platform/dates.ts'
import { plainDate } from '../../platform/dates.ts'
import { parseForm, type Answers } from '../../platform/pages/index.ts'
import type { Areas } from '../areas.ts'
import type { OwnDetails } from '../details.ts'
import { answersFrom, correctForm, correctionOf } from './correct.form.ts'
import { changesBetween } from './versions.view.ts'

const stoke = { gssCode: 'E06000021', name: 'Stoke-on-Trent', officialName: '', policeForce: '' }
const areas: Areas = { own: [stoke], all: [stoke], nameOf: () => stoke.name, isOutside: () => false }

const onRecord: OwnDetails = {
  givenName: 'Nia',
  familyName: null,
  dateOfBirth: '2004-05' as PartialDate,
  sex: 'U',
  ethnicity: 'WBRI',
  homeAuthority: 'E06000021',
}

/** As a browser sends what a form shows. */
function sent(answers: Answers): Record<string, unknown> {
  const { date_of_birth: born, ...rest } = answers
  const parts = Object.entries(born as Answers).map(([part, text]) => [`date_of_birth[${part}]`, text])
  return { ...rest, ...Object.fromEntries(parts) }
}

const correctionFrom = (changes: Answers) => {
  const answers = { ...answersFrom({ ...onRecord, version: 3 }), ...changes }
  const parsed = parseForm(correctForm(areas, plainDate('2017-05-12')), sent(answers))
  assert.ok(parsed.ok, JSON.stringify(parsed))
  assert.equal(parsed.value.version, 3)
  return correctionOf(onRecord, parsed.value.details)
}

test('a form sent back as it was shown corrects nothing', () => {
  assert.deepEqual(correctionFrom({}), {})
})

test('what was changed is the correction, and what was emptied is no longer known', () => {
  assert.deepEqual(correctionFrom({ given_name: ' Niamh ', ethnicity: '' }), { givenName: 'Niamh', ethnicity: null })
  assert.deepEqual(correctionFrom({ date_of_birth: { day: '17', month: '5', year: '2004' } }), {
    dateOfBirth: '2004-05-17',
  })
})

test('nobody is born tomorrow', () => {
  const answers = {
    ...answersFrom({ ...onRecord, version: 3 }),
    date_of_birth: { day: '13', month: '5', year: '2017' },
  }
  const parsed = parseForm(correctForm(areas, plainDate('2017-05-12')), sent(answers))
  assert.equal(parsed.ok, false)
})

test('a correction is told by what it changed alone', () => {
  const after = { ...onRecord, dateOfBirth: '2004-05-17' as PartialDate, sex: null }
  assert.deepEqual(changesBetween(onRecord, after, areas), [
    { name: 'Date of birth', was: 'May 2004', is: '17 May 2004' },
  ])
})
