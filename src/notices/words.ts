/** Notices in words: where one stands, and when it ends. */
import { dateInWords, tag, type SafeHtml } from '../platform/pages/index.ts'
import { addDays, type PlainDate } from '../platform/dates.ts'
import type { NoticeStep } from './notice.ts'
import type { Ending, Standing, StandingState } from './rules.ts'

export const stateWords: Readonly<Record<StandingState, string>> = {
  requested: 'Requested',
  refused: 'Refused',
  issued: 'Issued, not yet served',
  in_force: 'In force',
  ended: 'Ended',
}

export const stepWords: Readonly<Record<NoticeStep, string>> = {
  requested: 'Requested',
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

export const stateTag = (state: StandingState): SafeHtml => tag({ text: stateWords[state], classes: colours[state] })

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

export const breachesInWords = (breaches: number): string =>
  breaches === 0
    ? ''
    : breaches === 1
      ? ', breached once'
      : breaches === 2
        ? ', breached twice'
        : `, breached ${breaches} times`

const whyEnded: Readonly<Record<Ending['why'], string>> = {
  ended: 'withdrawn or no longer needed',
  expires: 'it was given until then',
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
      : day
}

/** Warned of early enough to act: from this many days before. */
const SOON_DAYS = 28

/** What somebody has to do, and by when; undefined where nothing falls due. */
export function fallsDue(standing: Standing, ending: Ending, today: PlainDate): string | undefined {
  if (standing.state === 'requested') return 'Authorise or refuse'
  const endsSoon = ending.endsOn !== undefined && ending.endsOn <= addDays(today, SOON_DAYS)
  if (standing.state === 'issued')
    return endsSoon ? `Serve before ${dateInWords(ending.endsOn!)}` : 'Serve on the adult'
  if (standing.state !== 'in_force' || !endsSoon) return undefined
  return `Ends ${ending.isLatest ? 'by' : 'on'} ${dateInWords(ending.endsOn!)}: plan what protects the child then`
}
