/** Disruption measures in words: where one stands, what falls due, and why something cannot stand on record. */
import { dateInWords, tag, type SafeHtml } from '../platform/pages/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import type { DisruptionRefusal } from './actions.ts'
import type { DisruptionDecision, DisruptionFacts } from './disruption.ts'
import type { DisruptionDuty, DisruptionStanding, DisruptionState } from './rules.ts'

/** Said where measures are listed: an order is no conviction, and one considered is no order. */
export const measuresAreNoVerdict =
  'A disruption measure protects children by law. That one was considered, applied for or made says nothing of guilt.'

export const stateWords: Readonly<Record<DisruptionState, string>> = {
  considering: 'Being considered',
  pursued: 'To be applied for',
  applied: 'Applied for',
  granted: 'Made, not yet served',
  in_force: 'In force',
  ended: 'Ended',
  refused: 'Refused',
  not_used: 'Considered and not used',
}

const colours: Readonly<Record<DisruptionState, string>> = {
  considering: 'govuk-tag--yellow',
  pursued: 'govuk-tag--yellow',
  applied: 'govuk-tag--yellow',
  granted: 'govuk-tag--yellow',
  in_force: 'govuk-tag--green',
  ended: 'govuk-tag--grey',
  refused: 'govuk-tag--grey',
  not_used: 'govuk-tag--grey',
}

export const stateTag = (state: DisruptionState): SafeHtml =>
  tag({ text: stateWords[state], classes: `waymark-tag ${colours[state]}` })

/** Beside the state's own mark: "Since 3 May 2016". */
export const sinceInWords = ({ state, since }: DisruptionStanding): string =>
  state === 'ended' || state === 'refused' || state === 'not_used'
    ? `On ${dateInWords(since)}`
    : `Since ${dateInWords(since)}`

export const decisionWords: Readonly<Record<DisruptionDecision, string>> = {
  considering: 'It is still being considered',
  pursued: 'It is pursued: applied for, made, or will be',
  not_used: 'It was considered and is not used',
}

/** What somebody has to do next, and by when; undefined where nothing falls due. */
export function fallsDue([duty]: readonly DisruptionDuty[], today: PlainDate): string | undefined {
  if (!duty) return undefined
  const day = duty.dueOn && dateInWords(duty.dueOn)
  switch (duty.kind) {
    case 'decide':
      return 'Decide whether to use it'
    case 'apply':
      return 'Apply for it, or make it'
    case 'hear':
      return 'Record what was decided'
    case 'serve':
      return 'Serve it'
    case 'review':
      return duty.dueOn! < today ? `Review was due by ${day}` : `Review by ${day}`
    case 'plan_end':
      return duty.from <= today ? `Ends on ${day}: plan what protects the children then` : `Ends on ${day}`
  }
}

export const fieldWords: Readonly<Partial<Record<keyof DisruptionFacts, string>>> = {
  consideredOn: 'day it was considered',
  appliedOn: 'day it was applied for',
  refusedOn: 'day it was refused',
  grantedOn: 'day it was made or granted',
  servedOn: 'day it was served',
  expiresOn: 'last day on which it holds',
  reviewedOn: 'day it was last reviewed',
  endedOn: 'day it ended',
  endedWhy: 'reason why it ended',
}
const the = (field: keyof DisruptionFacts) => `the ${fieldWords[field] ?? field}`

const needed = {
  adult: 'Say which adult it is made on: choose somebody on record, or describe them',
  premises: 'Enter the premises or place',
  child: 'Choose the child whom it protects',
  any: 'Say on whom or what it is made: an adult, a place or a child',
} as const

/** One sentence for each refusal. */
export const refusalText: {
  [K in DisruptionRefusal['kind']]: (refusal: Extract<DisruptionRefusal, { kind: K }>) => string
} = {
  not_found: () => 'This measure does not exist, or you cannot see it',
  unknown_kind: () => 'Select what kind of measure it is',
  unknown_authority: () => 'Select an authority of this partnership',
  person_not_found: () => 'Somebody whom you chose does not exist, or you cannot see them. Choose again',
  not_adult: () =>
    'This person is not yet 18, and this kind is made on an adult. Check who it is and when they were born',
  not_child: () => 'One of the children was already 18 when it was considered. Check who it is and when they were born',
  no_subject: ({ needs }) => needed[needs],
  adult_protected: () => 'Nobody is both the adult it is made on and a child whom it protects. Choose one of the two',
  no_reason: () => 'Enter why it was considered and is not used',
  not_used_has_dates: () =>
    'A measure that is not used was not applied for, made, served or ended. Empty those days, or choose that it is pursued',
  in_the_future: ({ field, today }) => `${capital(the(field))} must be today, ${dateInWords(today)}, or before`,
  before: ({ field, other, day }) => `${capital(the(field))} must be on or after ${the(other)}, ${dateInWords(day)}`,
  needs: ({ field, other }) =>
    field === 'endedWhy' ? 'Enter why it ended' : `Enter ${the(other)} as well: ${the(field)} cannot be without it`,
  both_answers: () => 'It cannot be both refused and made. Empty one of the two days',
  too_long: ({ latest }) => `By law a measure of this kind ends by ${dateInWords(latest)} at the latest`,
  too_short: ({ earliest }) => `By law a measure of this kind lasts to ${dateInWords(earliest)} at least`,
  changed_by_someone_else: () =>
    'Somebody else changed this measure while you were writing. Read it and, if yours still stands, send it again',
}

export const explain = <R extends DisruptionRefusal>(refusal: R): string =>
  (refusalText[refusal.kind] as (refusal: R) => string)(refusal)

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
