import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Areas } from '../../people/index.ts'
import { plainDate } from '../../platform/dates.ts'
import { parseForm } from '../../platform/pages/index.ts'
import type { Placement } from '../placement.ts'
import { answersFrom, placementForm } from './placement.form.ts'

const authority = (gssCode: string) => ({ gssCode, name: gssCode, officialName: gssCode, policeForce: '' })
const [stoke, dorset] = [authority('E06000021'), authority('E06000059')]
const areas: Areas = { own: [stoke], all: [stoke, dorset], nameOf: String, isOutside: (code) => code !== stoke.gssCode }

const onRecord: Placement = {
  placementId: '0193b5a0-0000-7000-8000-000000000001',
  ref: 'PL-1',
  personId: '0193b5a0-0000-7000-8000-000000000002',
  direction: 'sent',
  homeAuthority: stoke.gssCode,
  hostAuthority: dorset.gssCode,
  startsOn: plainDate('2017-03-01'),
  endsOn: plainDate('2017-05-01'),
  isEmergency: true,
  startNotifiedOn: plainDate('2017-03-02'),
  endNotifiedOn: null,
  socialWorker: 'Somebody',
  address: 'Nowhere 1\nNowhere',
  policeToldOn: null,
  exploitationLeadToldOn: plainDate('2017-03-02'),
  planAttached: false,
  returnInterviewsBy: 'home',
  consultation: 'objected',
  notes: 'They object',
  restricted: false,
  version: 3,
}

/** As a browser sends what a form shows, with some fields sent otherwise. */
const send = (changes: Record<string, unknown> = {}, of = onRecord) => {
  const flat = Object.entries(answersFrom(of)).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([part, text]): [string, unknown] => [`${name}[${part}]`, text])
      : [[name, value] as [string, unknown]],
  )
  return parseForm(placementForm(areas), { ...Object.fromEntries(flat), ...changes })
}

test('a form sent back as it was shown says what is on record, on either side', () => {
  const received = {
    ...onRecord,
    direction: 'received' as const,
    homeAuthority: dorset.gssCode,
    hostAuthority: stoke.gssCode,
  }
  for (const placement of [onRecord, received]) {
    const parsed = send({}, placement)
    assert.ok(parsed.ok)
    const { placementId: _, personId: __, ref: ___, restricted: ____, version, ...facts } = placement
    assert.deepEqual(parsed.value.facts, facts)
    assert.equal(parsed.value.version, version)
  }
})

test('what nobody should send is refused at its field', () => {
  const wrong: [string, unknown, string][] = [
    ['direction', 'sideways', 'direction'],
    ['direction', ['sent', 'received'], 'direction'],
    ['authority', dorset.gssCode, 'authority'],
    ['partner', 'E99999999', 'partner'],
    ['starts_on[day]', '30', ''],
    ['starts_on[month]', '13', 'starts_on[day]'],
    ['ends_on[year]', '', 'ends_on[year]'],
    ['is_emergency', 'perhaps', 'is_emergency'],
    ['social_worker', 'x'.repeat(201), 'social_worker'],
    ['address', 'x'.repeat(1001), 'address'],
    ['notes', 'x'.repeat(20_001), 'notes'],
    ['return_interviews_by', 'nobody', 'return_interviews_by'],
    ['consultation', '__proto__', 'consultation'],
    ['version', '1; drop table placement', 'version'],
    ['placement_id', 'not-an-id', 'placement_id'],
  ]
  for (const [field, value, at] of wrong) {
    const parsed = send({ [field]: value })
    assert.deepEqual(
      parsed.ok ? [] : parsed.errors.map((error) => error.field),
      at === '' ? [] : [at],
      `${field} ${value}`,
    )
  }
})

test('whatever is typed comes without what no database takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const parsed = send({ notes: `${typed}\0`, social_worker: typed })
      if (parsed.ok) assert.doesNotMatch(JSON.stringify(parsed.value.facts), /\\u0000/)
    }),
  )
})
