/** Notices in words: where one stands, when it ends, what falls due, and why something is refused. */
import { dateInWords, tag, type SafeHtml } from '../platform/pages/index.ts'
import { addDays, type PlainDate } from '../platform/dates.ts'
import type { NoticeRefusal } from './actions.ts'
import type { Duty } from './duties.ts'
import type { NoticeStep } from './notice.ts'
import type { AskRefusal } from './requesting.ts'
import { SOON_DAYS, type Ending, type Standing, type StandingState } from './rules.ts'

export const stateWords: Readonly<Record<StandingState, string>> = {
  requested: 'Requested',
  refused: 'Refused',
  issued: 'Issued, not yet served',
  in_force: 'In force',
  ended: 'Ended',
}

export const stepWords: Readonly<Record<NoticeStep, string>> = {
  requested: 'Requested',
  consulted: 'Social care consulted',
  authorised: 'Authorised and issued',
  refused: 'Refused',
  served: 'Served on the adult',
  reviewed: 'Reviewed',
  breached: 'Breached',
  ended: 'Ended',
}

const colours: Readonly<Record<StandingState, string>> = {
  requested: 'govuk-tag--yellow',
  refused: 'govuk-tag--grey',
  issued: 'govuk-tag--yellow',
  in_force: 'govuk-tag--green',
  ended: 'govuk-tag--grey',
}

export const stateTag = (state: StandingState): SafeHtml =>
  tag({ text: stateWords[state], classes: `waymark-tag ${colours[state]}` })

/** "In force since 3 May 2016, breached twice" */
export function standingInWords(standing: Standing): string {
  const since = dateInWords(standing.since)
  switch (standing.state) {
    case 'requested':
      return `Requested on ${since}, not yet authorised`
    case 'refused':
      return `Refused on ${since}`
    case 'issued':
      return `Issued on ${since}, not yet served on the adult`
    case 'in_force':
      return `In force since ${since}${breachesInWords(standing.breaches)}`
    case 'ended':
      return `Ended on ${since}: ${whyEnded[standing.why]}`
  }
}

/** The same beside the state's own mark, which need not be said twice: "Since 3 May 2016, breached twice". */
export function sinceInWords(standing: Standing): string {
  const since = dateInWords(standing.since)
  switch (standing.state) {
    case 'ended':
      return `On ${since}: ${whyEnded[standing.why]}`
    case 'refused':
      return `On ${since}`
    case 'in_force':
      return `Since ${since}${breachesInWords(standing.breaches)}`
    case 'requested':
    case 'issued':
      return `Since ${since}`
  }
}

const breachesInWords = (breaches: number): string =>
  breaches === 0
    ? ''
    : breaches === 1
      ? ', breached once'
      : breaches === 2
        ? ', breached twice'
        : `, breached ${breaches} times`

const whyEnded: Readonly<Record<Ending['why'], string>> = {
  ended: 'for the reason on record',
  expires: 'it was given until then',
  order: 'by law, with the order that it rested on',
  birthday: 'by law, on the child’s birthday',
  unknown: 'reason not known',
}

/** "20 August 2019, the child's birthday", "by 31 August 2019 at the latest: only part of the date of birth is known". */
export function endingInWords(ending: Ending): string {
  if (ending.endsOn === undefined) return 'Not known: the child’s date of birth is not recorded'
  const day = dateInWords(ending.endsOn)
  if (ending.isLatest) return `No later than ${day}: only part of the child’s date of birth is known`
  return ending.why === 'birthday'
    ? `${day}, the child’s birthday`
    : ending.why === 'expires'
      ? `${day}, the day after the last day it was given for`
      : ending.why === 'order'
        ? `${day}, when the order that it rests on ends`
        : day
}

/** What somebody has to do next, and by when; undefined where nothing falls due. */
export function fallsDue(
  { duties, ending }: { duties: readonly Duty[]; ending: Ending },
  today: PlainDate,
): string | undefined {
  // What is due in half a year's time is no news beside what must be done now.
  const [duty] = duties
  return duty && dutyInWords(duty, ending, today)
}

function dutyInWords({ kind, from, dueOn }: Duty, ending: Ending, today: PlainDate): string | undefined {
  const day = dueOn && dateInWords(dueOn)
  switch (kind) {
    case 'consult':
      return 'Consult social care, then authorise or refuse'
    case 'decide':
      return 'Authorise or refuse'
    case 'serve':
      return dueOn !== undefined && dueOn <= addDays(today, SOON_DAYS) ? `Serve by ${day}` : 'Serve on the adult'
    case 'plan_end':
      return from <= today
        ? `Ends ${ending.isLatest ? 'by' : 'on'} ${day}: plan what protects the child then`
        : `Ends ${ending.isLatest ? 'by' : 'on'} ${day}`
    case 'review':
      return dueOn! < today ? `Review was due by ${day}` : `Review by ${day}`
  }
}

type Refusal = NoticeRefusal | AskRefusal

/** One sentence for each refusal. */
export const refusalText: { [K in Refusal['kind']]: (refusal: Extract<Refusal, { kind: K }>) => string } = {
  not_found: () => 'This notice or person does not exist, or you cannot see them',
  same_person: () => 'A notice warns an adult about somebody else. Choose another person',
  recipient_not_adult: () =>
    'This person is not yet 18, and a notice warns an adult. Check who it is and when they were born',
  recipient_not_found: () => 'This person does not exist, or you cannot see them. Choose another',
  may_be_known: () => 'Say whether this is somebody already on record',
  child_too_old: ({ endsOn }) =>
    `A notice on this legal basis cannot protect the child from ${dateInWords(endsOn)} on. Check the date of birth and the legal basis`,
  in_the_future: ({ today }) => `The day must be today, ${dateInWords(today)}, or before`,
  before_earlier_step: ({ earlier }) => `The day must be on or after the step before it, ${dateInWords(earlier)}`,
  after_its_end: ({ endsOn }) => `The notice ended on ${dateInWords(endsOn)}: give a day before that`,
  expires_before_issue: ({ issuedOn }) =>
    `The last day it is given for must be on or after the day it is authorised, ${dateInWords(issuedOn)}`,
  own_request: () => 'You asked for this notice. Somebody else must authorise or refuse it',
  not_consulted: () =>
    'Social care was not consulted about this notice. Record the consultation first, or say here why it cannot wait',
  no_order: () =>
    'Only a notice under the Children Act 1989 rests on an order. Leave the day of its end empty, or choose that basis',
  order_over: ({ day }) => `The order must end after ${dateInWords(day)}: a notice cannot rest on one that is over`,
  wrong_step: ({ state }) => `This cannot follow where the notice stands now: ${stateWords[state].toLowerCase()}`,
  unknown_authority: () => 'Choose an authority of this partnership',
  changed_by_someone_else: () =>
    'Somebody else took a step with this notice while you were writing. Read it and, if yours still stands, send it again',
}

/** The sentence for a refusal, whichever it is. */
export const explain = <R extends Refusal>(refusal: R): string =>
  (refusalText[refusal.kind] as (refusal: R) => string)(refusal)
