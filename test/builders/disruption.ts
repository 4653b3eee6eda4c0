/** Disruption measures as facts, dull or of any kind: what a test states is all that differs. */
import fc from 'fast-check'
import { addDays, plainDate, type PlainDate } from '../../src/platform/dates.ts'
import { decisions, type DisruptionFacts, type Kind } from '../../src/disruption/disruption.ts'

export const day = (offset: number) => addDays(plainDate('2024-03-01'), offset)

export const aKind = (changes: Partial<Kind> = {}): Kind => ({
  kindId: 'closure_antisocial',
  effectiveFrom: plainDate('2014-10-20'),
  effectiveTo: null,
  family: 'Places',
  title: 'Closure of premises',
  legalBasis: 'An invented act',
  applies: 'Police',
  decides: 'Court',
  subject: 'premises',
  shortestMonths: null,
  longestMonths: null,
  longestDays: null,
  reviewDays: 28,
  served: true,
  breach: 'An offence',
  ...changes,
})

export const someFacts = (changes: Partial<DisruptionFacts> = {}): DisruptionFacts => ({
  kindId: 'closure_antisocial',
  adultId: null,
  subjectTold: 'The Invented Arms, 1 Nowhere Street',
  childIds: [],
  authority: 'E06000021',
  applicant: null,
  consideredOn: day(0),
  decision: 'pursued',
  reason: null,
  appliedOn: null,
  refusedOn: null,
  grantedOn: null,
  servedOn: null,
  expiresOn: null,
  reviewedOn: null,
  endedOn: null,
  endedWhy: null,
  conditions: null,
  ...changes,
})

const maybe = fc.option(
  fc.integer({ min: 0, max: 400 }).map((offset): PlainDate => day(offset)),
  { nil: null },
)

export const anyFacts = fc
  .record({
    decision: fc.constantFrom(...decisions),
    reason: fc.constantFrom(null, 'Because'),
    appliedOn: maybe,
    refusedOn: maybe,
    grantedOn: maybe,
    servedOn: maybe,
    expiresOn: maybe,
    reviewedOn: maybe,
    endedOn: maybe,
    endedWhy: fc.constantFrom(null, 'It was lifted'),
  })
  .map(someFacts)

/** Facts in an order that may stand on record: as they mostly are. */
export const orderlyFacts = anyFacts.map((facts) => {
  if (facts.decision === 'not_used') return someFacts({ decision: 'not_used', reason: 'Because' })
  const days = [facts.appliedOn, facts.grantedOn, facts.servedOn, facts.reviewedOn]
    .map((one) => one ?? day(0))
    .toSorted()
  const [appliedOn, grantedOn, servedOn, reviewedOn] = days as [PlainDate, PlainDate, PlainDate, PlainDate]
  if (facts.refusedOn) return someFacts({ decision: facts.decision, refusedOn: facts.refusedOn })
  if (!facts.grantedOn) return someFacts({ decision: facts.decision, appliedOn: facts.appliedOn && appliedOn })
  return someFacts({
    decision: facts.decision,
    appliedOn,
    grantedOn,
    servedOn: facts.servedOn && servedOn,
    reviewedOn: facts.reviewedOn && reviewedOn,
    expiresOn: facts.expiresOn && facts.expiresOn > grantedOn ? facts.expiresOn : null,
    endedOn: facts.endedOn && facts.endedOn >= reviewedOn ? facts.endedOn : null,
    endedWhy: 'It was lifted',
  })
})
