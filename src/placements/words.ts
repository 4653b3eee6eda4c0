/** Placements in words: where one stands, whether the other authority was told in time, and why a form is refused. */
import type { Areas } from '../people/index.ts'
import { dateInWords, listInWords, shortDate, tag, type SafeHtml } from '../platform/pages/index.ts'
import type { CorrectionRefusal } from './actions.ts'
import type { Consultation, Direction, Interviewer, Placement } from './placement.ts'
import type { Notification, PlacementState, Timeliness, ToldDay } from './rules.ts'
import type { Show } from './store.ts'

export const directionWords: Readonly<Record<Direction, string>> = { received: 'Received', sent: 'Sent' }
export const directionMeans: Readonly<Record<Direction, string>> = {
  received: 'Another authority’s child, placed in our area',
  sent: 'Our child, placed in another authority’s area',
}
export const showWords: Readonly<Record<Show, string>> = {
  now: 'Now or to come',
  ended: 'Ended',
  to_notify: 'Still to be notified',
}

const stateLooks: Readonly<Record<PlacementState, { text: string; classes: string }>> = {
  to_come: { text: 'To come', classes: 'govuk-tag--blue' },
  lasts: { text: 'Placed now', classes: 'govuk-tag--green' },
  ended: { text: 'Ended', classes: 'govuk-tag--grey' },
}
export const stateTag = (state: PlacementState): SafeHtml =>
  tag({ text: stateLooks[state].text, classes: `waymark-tag ${stateLooks[state].classes}` })

const timelinessLooks: Readonly<Record<Timeliness, { text: string; classes: string }>> = {
  in_time: { text: 'In time', classes: 'govuk-tag--green' },
  late: { text: 'Late', classes: 'govuk-tag--orange' },
  waits: { text: 'Not notified yet', classes: 'govuk-tag--yellow' },
  overdue: { text: 'Overdue', classes: 'govuk-tag--red' },
  not_judged: { text: 'Notified', classes: 'govuk-tag--grey' },
}
export const timelinessTag = (timeliness: Timeliness): SafeHtml =>
  tag({ text: timelinessLooks[timeliness].text, classes: `waymark-tag ${timelinessLooks[timeliness].classes}` })

/** "Notified 3 May 2017, due by 5 May 2017"; "due by 5 May 2017". */
export function notificationInWords({ toldOn, by }: Notification): string {
  const due = by && `due by ${shortDate(by)}`
  if (toldOn === null) return due ?? 'no day on record'
  return [`notified ${shortDate(toldOn)}`, due].filter(Boolean).join(', ')
}

/** "Dorset to Stoke-on-Trent": from the home authority to the host authority. */
export const fromTo = (of: Pick<Placement, 'homeAuthority' | 'hostAuthority'>, areas: Areas): string =>
  `${areas.nameOf(of.homeAuthority)} to ${areas.nameOf(of.hostAuthority)}`

/** "3 May 2017 to 5 June 2017", "since 3 May 2017", "from 3 May 2018" */
export function daysInWords({ startsOn, endsOn }: Placement, state: PlacementState): string {
  if (endsOn !== null) return `${shortDate(startsOn)} to ${shortDate(endsOn)}`
  return `${state === 'to_come' ? 'From' : 'Since'} ${shortDate(startsOn)}`
}

export const interviewerWords: Readonly<Record<Interviewer, string>> = {
  home: 'The home authority',
  host: 'The host authority',
}
export const consultationWords: Readonly<Record<Consultation, string>> = {
  agreed: 'It agreed',
  objected: 'It objected',
  not_consulted: 'It was not consulted',
}

const toldWords: Readonly<Record<ToldDay, string>> = {
  startNotifiedOn: 'The day on which the host authority was notified of the start',
  endNotifiedOn: 'The day on which the host authority was notified of the end',
  policeToldOn: 'The day on which the police were told',
  exploitationLeadToldOn: 'The day on which the exploitation lead was told',
}
const toldFields: Readonly<Record<ToldDay, string>> = {
  startNotifiedOn: 'start_notified_on[day]',
  endNotifiedOn: 'end_notified_on[day]',
  policeToldOn: 'police_told_on[day]',
  exploitationLeadToldOn: 'exploitation_lead_told_on[day]',
}

/** What a form says of a refusal, at the field that it is about. */
export function explain(
  refusal: Exclude<CorrectionRefusal, { kind: 'not_found' }>,
  areas: Areas,
): { field: string; text: string } {
  switch (refusal.kind) {
    case 'one_authority':
      return { field: 'partner', text: 'The other authority must be another one than yours' }
    case 'unknown_authority':
      return { field: 'partner', text: 'Select the other authority from the list' }
    case 'outside_your_area': {
      const own = listInWords(
        areas.own.map((one) => one.name),
        'or',
      )
      return { field: 'authority', text: `Select your own authority: ${own}, whichever you work for` }
    }
    case 'too_far_ahead':
      return { field: 'starts_on[day]', text: `The start must be on or before ${dateInWords(refusal.latest)}` }
    case 'not_born':
      return {
        field: 'starts_on[day]',
        text: 'The start must be after the child was born. Check the day and the child',
      }
    case 'no_child':
      return {
        field: 'starts_on[day]',
        text: `The start must be before the ${refusal.until}th birthday. Check the day and the child`,
      }
    case 'ends_before_start':
      return { field: 'ends_on[day]', text: 'The end must be on or after the start' }
    case 'in_the_future':
      return { field: toldFields[refusal.day], text: `${toldWords[refusal.day]} must be today or in the past` }
    case 'end_missing':
      return { field: 'ends_on[day]', text: 'Enter the day on which the placement ends, since the end was notified' }
    case 'end_told_before_start':
      return { field: 'end_notified_on[day]', text: 'The end must be notified on or after the day the start was' }
    case 'placed_already':
      return {
        field: 'starts_on[day]',
        text: `The child is in placement ${refusal.ref} on some of these days. Enter when that one ended first, or put it right`,
      }
    case 'nothing_new':
      return { field: 'direction', text: 'Nothing here differs from what is on record. Change it, or cancel' }
    case 'changed_by_someone_else':
      return {
        field: 'on-record',
        text: 'Someone else changed this placement while you were writing. Compare yours with what is on record now and, if yours still stands, save again',
      }
  }
}
