/** What a notice asks of somebody next, and by which day. Pure: a register shows it, and a list of tasks is made of it. */
import { addDays, type PlainDate } from '../platform/dates.ts'
import type { Notice } from './notice.ts'
import { SOON_DAYS, wasConsulted, type Ending, type Standing } from './rules.ts'

export const dutyKinds = ['consult', 'decide', 'serve', 'review', 'plan_end'] as const
export type DutyKind = (typeof dutyKinds)[number]

/** One thing to do. Without a day it is to be done now: nothing but the wait for it is on record. */
export type Duty = {
  kind: DutyKind
  /** From which day somebody should have it before them: 28 days ahead of the day by which it is due. */
  from: PlainDate
  dueOn: PlainDate | undefined
}

/** The facts that duties follow from: a notice with where it stands, its ending and its next review. */
export type DutyFacts = {
  notice: Pick<Notice, 'events' | 'basis' | 'issuedOn' | 'servedOn' | 'expiresOn' | 'orderEndsOn' | 'childBorn'>
  standing: Standing
  ending: Ending
  reviewDue: PlainDate | undefined
}

/**
 * All that falls due for a notice, the most pressing first. A review that the end would overtake is none. Once a notice has
 * ended or was refused, nothing is.
 */
export function dutiesOf({ notice, standing, ending, reviewDue }: DutyFacts): Duty[] {
  const { state, since } = standing
  const end = ending.endsOn
  const ahead = (kind: DutyKind, dueOn: PlainDate): Duty => ({ kind, from: addDays(dueOn, -SOON_DAYS), dueOn })
  switch (state) {
    case 'requested':
      return [
        ...(wasConsulted(notice) ? [] : [{ kind: 'consult' as const, from: since, dueOn: undefined }]),
        { kind: 'decide', from: since, dueOn: undefined },
      ]
    case 'issued':
      return [{ kind: 'serve', from: since, dueOn: end && addDays(end, -1) }]
    case 'in_force':
      return [
        ...(end === undefined ? [] : [ahead('plan_end', end)]),
        ...(reviewDue === undefined || (end !== undefined && end <= reviewDue) ? [] : [ahead('review', reviewDue)]),
      ].toSorted((a, b) => (a.dueOn! < b.dueOn! ? -1 : 1))
    case 'ended':
    case 'refused':
      return []
  }
}
