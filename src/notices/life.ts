/**
 * The life of a notice as steps with their days. A notice that came by import has dates and no steps on record: what the
 * dates tell is a step too, and so is an end that law or its own last day brought.
 */
import type { PlainDate } from '../platform/dates.ts'
import { noticeSteps, type Notice, type NoticeEvent, type NoticeStep } from './notice.ts'
import type { Ending, Standing } from './rules.ts'

export type LifeStep = {
  id: string
  kind: NoticeStep
  on: PlainDate
  detail: string | null
  signedBy: string | null
  /** Where nobody put the step on record: what it is known from. */
  knownFrom: 'record' | 'dates' | Ending['why']
}

/** The steps of a notice that stands so, the first first; those of one day in the order of a notice's life. */
export function lifeOf(notice: Pick<Notice, 'issuedOn' | 'servedOn' | 'events'>, stands: Standing): LifeStep[] {
  const has = (kind: NoticeStep) => notice.events.some((event) => event.kind === kind)
  const told = (kind: NoticeStep, on: PlainDate | null, knownFrom: LifeStep['knownFrom'] = 'dates'): LifeStep[] =>
    on === null || has(kind) ? [] : [{ id: kind, kind, on, detail: null, signedBy: null, knownFrom }]
  const steps = [
    ...notice.events.map(recorded),
    ...told('authorised', notice.issuedOn),
    ...told('served', notice.servedOn),
    ...(stands.state === 'ended' ? told('ended', stands.since, stands.why) : []),
  ]
  return steps.toSorted((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : noticeSteps.indexOf(a.kind) - noticeSteps.indexOf(b.kind),
  )
}

const recorded = ({ eventId, kind, happenedOn, detail, signedBy }: NoticeEvent): LifeStep => ({
  id: eventId,
  kind,
  on: happenedOn,
  detail,
  signedBy,
  knownFrom: 'record',
})
