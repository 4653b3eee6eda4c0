import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { addDays, addYears, plainDate, type PartialDate, type PlainDate } from '../platform/dates.ts'
import { makeCalendar } from '../reference/index.ts'
import type { Placement, PlacementFacts } from './placement.ts'
import {
  checkFacts,
  homeAndHostOf,
  lastDaysOf,
  notificationsOf,
  overlap,
  standingOn,
  stateOf,
  stillToTell,
  type FactsRefusal,
  type Law,
} from './rules.ts'

const [DORSET, STOKE, STAFFORDSHIRE] = ['E06000059', 'E06000021', 'E10000028']
const TODAY = plainDate('2017-05-12')
const EASTER_MONDAY = plainDate('2017-04-17')
const calendar = makeCalendar(new Map([[EASTER_MONDAY, 'Easter Monday']]))
const law: Law = {
  from: plainDate('2011-04-01'),
  lastDay: (clock, after) => calendar.workingDaysAfter(after, clock === 'emergency' ? 5 : 10).day,
}

const aPlacement = (facts: Partial<Placement> = {}): Placement => ({
  placementId: 'p',
  ref: 'PL-1',
  personId: 'c',
  direction: 'received',
  homeAuthority: DORSET!,
  hostAuthority: STOKE!,
  startsOn: plainDate('2017-03-01'),
  endsOn: null,
  isEmergency: false,
  startNotifiedOn: null,
  endNotifiedOn: null,
  socialWorker: null,
  address: null,
  policeToldOn: null,
  exploitationLeadToldOn: null,
  planAttached: false,
  returnInterviewsBy: null,
  consultation: null,
  notes: null,
  restricted: false,
  version: 1,
  ...facts,
})

const FIRST = plainDate('2016-12-01')
const aDay = fc.integer({ min: 0, max: 300 }).map((days) => addDays(FIRST, days))
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const someFacts = fc
  .record({
    homeAuthority: fc.constantFrom(DORSET!, STOKE!, STAFFORDSHIRE!),
    hostAuthority: fc.constantFrom(DORSET!, STOKE!, STAFFORDSHIRE!),
    startsOn: aDay,
    endsOn: maybe(aDay),
    isEmergency: fc.boolean(),
    startNotifiedOn: maybe(aDay),
    endNotifiedOn: maybe(aDay),
    policeToldOn: maybe(aDay),
  })
  .map((facts) => aPlacement(facts))

const known = { today: TODAY, born: '2004-05' as PartialDate, childUntil: 18 }
const refusalOf = (facts: PlacementFacts, born: string | null = known.born): FactsRefusal['kind'] | undefined => {
  const checked = checkFacts(facts, { ...known, born: born as PartialDate | null })
  return checked.ok ? undefined : checked.refusal.kind
}

test('whatever is let through has its days in order, nothing told in the future, and two authorities', () => {
  let taken = 0
  fc.assert(
    fc.property(someFacts, (facts) => {
      if (refusalOf(facts) !== undefined) return
      taken += 1
      assert.notEqual(facts.homeAuthority, facts.hostAuthority)
      assert.ok(facts.endsOn === null || facts.startsOn <= facts.endsOn)
      assert.ok(facts.startsOn <= addYears(TODAY, 1))
      for (const told of [facts.startNotifiedOn, facts.endNotifiedOn, facts.policeToldOn])
        assert.ok(told === null || told <= TODAY)
      assert.ok(facts.endNotifiedOn === null || facts.endsOn !== null)
      if (facts.startNotifiedOn && facts.endNotifiedOn) assert.ok(facts.startNotifiedOn <= facts.endNotifiedOn)
    }),
    { numRuns: 3000 },
  )
  assert.ok(taken > 50)
})

test('each thing that cannot be is refused by its own name', () => {
  const on = plainDate
  assert.equal(refusalOf(aPlacement()), undefined)
  assert.equal(refusalOf(aPlacement({ hostAuthority: DORSET! })), 'one_authority')
  assert.equal(refusalOf(aPlacement({ startsOn: on('2018-05-13') })), 'too_far_ahead')
  assert.equal(refusalOf(aPlacement({ startsOn: on('2018-05-12') })), undefined)
  assert.equal(refusalOf(aPlacement({ endsOn: on('2017-02-28') })), 'ends_before_start')
  assert.equal(refusalOf(aPlacement({ endsOn: on('2017-03-01') })), undefined)
  assert.equal(refusalOf(aPlacement({ startNotifiedOn: on('2017-05-13') })), 'in_the_future')
  assert.equal(refusalOf(aPlacement({ endNotifiedOn: on('2017-05-01') })), 'end_missing')
  const told = { endsOn: on('2017-05-01'), startNotifiedOn: on('2017-04-02'), endNotifiedOn: on('2017-04-01') }
  assert.equal(refusalOf(aPlacement(told)), 'end_told_before_start')
})

test('nobody is placed before they are born or once they are of age, as far as the birth is known', () => {
  assert.equal(refusalOf(aPlacement(), '2017-03-02'), 'not_born')
  assert.equal(refusalOf(aPlacement(), '2017-03'), undefined)
  assert.equal(refusalOf(aPlacement(), '1999-03-01'), 'no_child')
  assert.equal(refusalOf(aPlacement(), '1999-03-02'), undefined)
  assert.equal(refusalOf(aPlacement(), '1999'), undefined)
  assert.equal(refusalOf(aPlacement(), null), undefined)
})

test('the host is told before the start; in an emergency within five working days, holidays not counted', () => {
  const start = (startsOn: string, isEmergency: boolean) =>
    lastDaysOf({ startsOn: plainDate(startsOn), endsOn: null, isEmergency }, law).ofStart
  assert.equal(start('2017-04-12', false), '2017-04-12')
  // Thursday, Friday, Tuesday after Easter, Wednesday, Thursday.
  assert.equal(start('2017-04-12', true), '2017-04-20')
  assert.equal(start('2011-03-31', true), undefined)
  assert.equal(start('2011-03-31', false), undefined)
})

test('of the end the host is told within ten working days at the latest', () => {
  const ofEnd = (endsOn: string) =>
    lastDaysOf({ startsOn: plainDate('2010-01-01'), endsOn: plainDate(endsOn), isEmergency: false }, law).ofEnd
  assert.equal(ofEnd('2017-04-28'), '2017-05-12')
  assert.equal(ofEnd('2011-03-31'), undefined)
})

test('told by the last day is in time and after it late; untold waits until then and is overdue after', () => {
  fc.assert(
    fc.property(someFacts, aDay, (facts, today) => {
      const { start, end } = notificationsOf(facts, law, today)
      assert.equal(end === undefined, facts.endsOn === null)
      for (const one of [start, end]) {
        if (!one) continue
        const isPast = one.by! < (one.toldOn ?? today)
        if (one.toldOn) assert.equal(one.timeliness, isPast ? 'late' : 'in_time')
        else assert.equal(one.timeliness, isPast ? 'overdue' : 'waits')
      }
      const untold = [start.toldOn === null && 'start', end?.toldOn === null && 'end'].filter(Boolean)
      assert.deepEqual(stillToTell(facts), untold)
    }),
  )
})

test('before there was a law, what was told is not judged and what was not is never overdue', () => {
  const startsOn = plainDate('2010-06-01')
  const of = (told: PlainDate | null) => notificationsOf(aPlacement({ startsOn, startNotifiedOn: told }), law, TODAY)
  assert.equal(of(plainDate('2016-01-01')).start.timeliness, 'not_judged')
  assert.equal(of(null).start.timeliness, 'waits')
})

test('two placements overlap exactly where a day is in both, the day of an end being in none', () => {
  const short = fc.record({
    startsOn: fc.integer({ min: 0, max: 20 }).map((days) => addDays(FIRST, days)),
    lasts: maybe(fc.integer({ min: 1, max: 20 })),
  })
  fc.assert(
    fc.property(short, short, (a, b) => {
      const [one, other] = [a, b].map(({ startsOn, lasts }) => ({
        startsOn,
        endsOn: lasts === null ? null : addDays(startsOn, lasts),
      })) as [PlacementFacts, PlacementFacts]
      const days = Array.from({ length: 60 }, (_, index) => addDays(FIRST, index))
      const shared = days.some((day) => stateOf(one, day) === 'lasts' && stateOf(other, day) === 'lasts')
      assert.equal(overlap(one, other), shared)
      assert.equal(overlap(other, one), shared)
    }),
  )
})

test('a placement to come, one that lasts and one that ended are told apart by the day', () => {
  const days = { startsOn: plainDate('2017-05-12'), endsOn: plainDate('2017-05-20') }
  assert.equal(stateOf(days, plainDate('2017-05-11')), 'to_come')
  assert.equal(stateOf(days, plainDate('2017-05-12')), 'lasts')
  assert.equal(stateOf(days, plainDate('2017-05-20')), 'ended')
})

test('who answers for a child and where they live: by the placement that stands, else at home where home is ours', () => {
  const by = { today: TODAY, isOurs: (authority: string) => authority !== DORSET }
  const of = (home: string | null, ...placements: Placement[]) => {
    const found = homeAndHostOf(home, placements, by)
    return [found.home, found.host, found.placement?.ref]
  }
  assert.deepEqual(of(STOKE!), [STOKE, STOKE, undefined])
  assert.deepEqual(of(DORSET!), [DORSET, null, undefined])
  assert.deepEqual(of(null), [null, null, undefined])
  assert.deepEqual(of(null, aPlacement()), [DORSET, STOKE, 'PL-1'])
  assert.deepEqual(of(DORSET!, aPlacement({ endsOn: TODAY })), [DORSET, null, undefined])
  assert.deepEqual(of(DORSET!, aPlacement({ startsOn: addDays(TODAY, 1) })), [DORSET, null, undefined])
  const later = aPlacement({ ref: 'PL-2', startsOn: plainDate('2017-04-01'), hostAuthority: STAFFORDSHIRE! })
  assert.equal(standingOn([aPlacement(), later], TODAY), later)
  assert.equal(standingOn([later, aPlacement()], TODAY), later)
})
