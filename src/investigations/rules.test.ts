import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addYears, plainDate, type PartialDate, type PlainDate } from '../platform/dates.ts'
import { uuidv7 } from '../platform/uuid.ts'
import type { EventDetails, NewEvent, Who } from './drafts.ts'
import { eventKinds } from './investigation.ts'
import {
  checkClosing,
  checkEvent,
  checkExecution,
  DAYS_BEFORE_BIRTH_MAX,
  FIRST_DAY,
  mayNameNobody,
  oddDay,
  type EventFacts,
} from './rules.ts'

const today = plainDate('2017-05-12')
const facts = (changes: Partial<EventFacts> = {}): EventFacts => ({
  today,
  born: null,
  childUntil: () => 18,
  ...changes,
})
const known: Who = { kind: 'known', personId: uuidv7() }
const event = (on: PlainDate, details: EventDetails, who: Who = known): NewEvent => ({
  id: uuidv7(),
  operationId: null,
  who,
  on,
  authority: 'E06000021',
  ...details,
})

const aDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays(plainDate('1988-01-01'), days))
const aPastDay = aDay.filter((day) => day <= today && day >= FIRST_DAY)
const warrantKind = fc.constantFrom('search' as const, 'arrest' as const, 'other' as const)
const details = fc.oneof<fc.Arbitrary<EventDetails>[]>(
  fc.constant({ kind: 'arrest', suspectedOffence: null }),
  fc.constant({ kind: 'voluntary_interview' }),
  warrantKind.map((kind) => ({ kind: 'warrant', warrantKind: kind, executedOn: null })),
  fc.constant({ kind: 'charge', offences: ['Invented offence'] }),
  fc.constant({ kind: 'safeguarding_action', safeguardingKind: 'cin_plan' }),
)

test('nothing is on record of a day that has not come, or of one before 1990', () => {
  fc.assert(
    fc.property(aDay, details, (on, said) => {
      const result = checkEvent(event(on, said), facts())
      if (on > today) assert.deepEqual(result, { ok: false, refusal: { kind: 'in_the_future', today } })
      else if (on < FIRST_DAY) assert.deepEqual(result, { ok: false, refusal: { kind: 'long_ago' } })
      else assert.equal(result.ok, true)
    }),
  )
})

test('only a warrant that is not for an arrest may name nobody', () => {
  fc.assert(
    fc.property(aPastDay, details, (on, said) => {
      const result = checkEvent(event(on, said, { kind: 'nobody' }), facts())
      assert.equal(result.ok, said.kind === 'warrant' && said.warrantKind !== 'arrest')
      assert.equal(result.ok, mayNameNobody(said))
      assert.equal(checkEvent(event(on, said), facts()).ok, true)
    }),
  )
})

test('nobody is arrested, interviewed, charged or named in a warrant before they were born', () => {
  const aSuspects = details.filter((said) => said.kind !== 'safeguarding_action')
  fc.assert(
    fc.property(aPastDay, aPastDay, aSuspects, (on, born, said) => {
      const result = checkEvent(event(on, said), facts({ born: born as string as PartialDate }))
      assert.equal(result.ok, on >= born)
    }),
  )
})

test('of a birth known in part, the earliest day that it may mean is the one that counts', () => {
  const arrest: EventDetails = { kind: 'arrest', suspectedOffence: null }
  const born = '1995-06' as PartialDate
  assert.equal(checkEvent(event(plainDate('1995-06-01'), arrest), facts({ born })).ok, true)
  assert.deepEqual(checkEvent(event(plainDate('1995-05-31'), arrest), facts({ born })), {
    ok: false,
    refusal: { kind: 'before_birth', bornFrom: '1995-06-01' },
  })
})

test('a safeguarding action is for a child: from forty weeks before the birth to the day before the birthday of age', () => {
  const step: EventDetails = { kind: 'safeguarding_action', safeguardingKind: 'strategy_discussion' }
  fc.assert(
    fc.property(aPastDay, aPastDay, fc.constantFrom(16, 18), (on, born, until) => {
      const result = checkEvent(
        event(on, step),
        facts({ born: born as string as PartialDate, childUntil: () => until }),
      )
      const early = addDays(on, DAYS_BEFORE_BIRTH_MAX) < born
      // The birthday of 29 February is 28 February in years without one.
      const grown = on >= addYears(born, until)
      assert.equal(result.ok, !early && !grown)
      if (!result.ok) assert.equal(result.refusal.kind, early ? 'before_birth' : 'grown_up')
    }),
  )
})

test('whose birth is known by its year alone is a child for as long as they may be', () => {
  const step: EventDetails = { kind: 'safeguarding_action', safeguardingKind: 'cin_plan' }
  const born = '1999' as PartialDate
  assert.equal(checkEvent(event(plainDate('2017-05-01'), step), facts({ born })).ok, true)
  assert.equal(checkEvent(event(plainDate('2017-05-01'), step), facts({ born: '1998' as PartialDate })).ok, false)
})

test('a warrant is executed on the day it was issued or later, and not in the future', () => {
  fc.assert(
    fc.property(aPastDay, aDay, warrantKind, (issued, executed, kind) => {
      const result = checkExecution(issued, executed, today)
      assert.equal(result.ok, executed >= issued && executed <= today)
      const whole = checkEvent(event(issued, { kind: 'warrant', warrantKind: kind, executedOn: executed }), facts())
      assert.deepEqual(whole, result)
    }),
  )
})

test('charges without an offence are none', () => {
  const result = checkEvent(event(today, { kind: 'charge', offences: [] }), facts())
  assert.deepEqual(result, { ok: false, refusal: { kind: 'no_offence' } })
})

test('an open operation closes between the day it opened and today, and a closed one does not close again', () => {
  fc.assert(
    fc.property(aPastDay, aDay, (openedOn, closedOn) => {
      const open = checkClosing({ openedOn, closedOn: null }, closedOn, today)
      assert.equal(open.ok, closedOn >= openedOn && closedOn <= today)
      const again = checkClosing({ openedOn, closedOn }, closedOn, today)
      assert.deepEqual(again, { ok: false, refusal: { kind: 'already_closed', closedOn } })
    }),
  )
})

test('an event outside the days of its operation is told apart, but for charges, which follow when it has closed', () => {
  const aKind = fc.constantFrom(...eventKinds)
  fc.assert(
    fc.property(aPastDay, aPastDay, fc.nat(2000), aKind, (on, openedOn, length, kind) => {
      const closedOn = addDays(openedOn, length)
      const later = on > closedOn && kind !== 'charge' ? 'after_it_closed' : undefined
      assert.equal(oddDay({ on, kind }, { openedOn, closedOn }), on < openedOn ? 'before_it_opened' : later)
      assert.notEqual(oddDay({ on, kind }, { openedOn, closedOn: null }), 'after_it_closed')
    }),
  )
})
