/** How records become one story in the order of its days, and whose story it is. Pure. */
import { ageRangeOn, type PartialDate, type PlainDate } from '../platform/dates.ts'
import { directionOf, identifications } from '../exploitation/index.ts'
import { noticeSteps } from '../notices/index.ts'
import type { Relative } from '../people/index.ts'
import type { Entry, Step } from './entry.ts'
import type { ChildRecords, PoliceRecords, StandingNotice } from './records.ts'

/** Every dated fact of a child's records as one list, the latest first. */
export function storyOf(records: ChildRecords): Entry[] {
  const entries: Entry[] = [
    ...records.contacts.map((contact) => ({
      kind: 'contact' as const,
      id: contact.contactId,
      on: contact.receivedOn,
      at: contact.receivedAt,
      contact,
    })),
    ...records.contacts.flatMap((contact) =>
      (records.decisions.get(contact.contactId) ?? []).map((decision) => ({
        kind: 'decision' as const,
        id: decision.decisionId,
        on: decision.decidedOn,
        at: decision.decidedAt,
        decision,
        contact,
      })),
    ),
    ...riskEntries(records.risk),
    ...records.notices.flatMap(noticeEntries),
    ...records.safeguarding.map((action) => ({ kind: 'safeguarding' as const, id: action.id, on: action.on, action })),
    ...records.placements.flatMap(placementEntries),
  ]
  return entries.toSorted(byTime).toReversed()
}

function riskEntries({ assessments, closures }: ChildRecords['risk']): Entry[] {
  const identifiedAmong = (count: number) => identifications(assessments.slice(0, count), closures).length
  return [
    ...assessments.map((assessment, index) => ({
      kind: 'assessment' as const,
      id: assessment.assessmentId,
      on: assessment.assessedOn,
      assessment,
      direction: directionOf(assessments, closures, index),
      identified: identifiedAmong(index + 1) > identifiedAmong(index),
    })),
    ...closures.map((closure) => ({ kind: 'closure' as const, id: closure.closureId, on: closure.closedOn, closure })),
  ]
}

/**
 * The steps of a notice: those on record, and those that its dates tell where no step does, since a notice that came by
 * import has dates alone, and law ends one without anybody writing it down.
 */
function noticeEntries({ notice, standing }: StandingNotice): Entry[] {
  const { events, noticeId } = notice
  const entry = (id: string, on: PlainDate, step: Step) => ({ kind: 'notice' as const, id, on, notice, step })
  const told = (kind: Step['kind'], on: PlainDate | null, why?: Step['why']): Entry[] =>
    on === null || events.some((event) => event.kind === kind)
      ? []
      : [entry(`${noticeId}-${kind}`, on, { kind, detail: null, signedBy: null, ...(why ? { why } : {}) })]
  return [
    ...events.map((event) => entry(event.eventId, event.happenedOn, event)),
    ...told('authorised', notice.issuedOn),
    ...told('served', notice.servedOn),
    ...(standing.state === 'ended' ? told('ended', standing.since, standing.why) : []),
  ]
}

/** The start, and the end where one is known. */
const placementEntries = (placement: ChildRecords['placements'][number]): Entry[] =>
  (['start', 'end'] as const).flatMap((step) => {
    const on = step === 'start' ? placement.startsOn : placement.endsOn
    return on === null
      ? []
      : [{ kind: 'placement' as const, id: `${placement.placementId}-${step}`, on, placement, step }]
  })

/** By day; within a day what knows its moment by that, before what does not; then as things usually follow. */
function byTime(a: Entry, b: Entry): number {
  return compare(a.on, b.on) || compare(a.at ?? '~', b.at ?? '~') || placeOf(a) - placeOf(b)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const kinds: readonly Entry['kind'][] = [
  'contact',
  'decision',
  'safeguarding',
  'placement',
  'notice',
  'assessment',
  'closure',
]
/** A closure ends its day, and so comes last. */
const placeOf = (entry: Entry) =>
  kinds.indexOf(entry.kind) * 10 + (entry.kind === 'notice' ? noticeSteps.indexOf(entry.step.kind) : 0)

export type Sides = { child: boolean; police: boolean }

/**
 * Whether somebody is shown as a child, as an adult who was warned or is suspected, as both, or as neither. Both are kept
 * apart on the page. Somebody under age is a child whatever else they are; so is whoever has records as one. Where no
 * date of birth is known, nobody who is suspected, or a parent or carer, is taken for a child.
 */
export function sidesOf(
  person: { dateOfBirth: PartialDate | null },
  relatives: readonly Relative[],
  child: ChildRecords,
  police: Pick<PoliceRecords, 'notices' | 'disruption' | 'events'>,
  facts: { today: PlainDate; childUntil: number },
): Sides {
  const hasChildRecords = [
    child.contacts,
    child.risk.assessments,
    child.notices,
    child.disruption,
    child.safeguarding,
    child.placements,
  ].some((of) => of.length > 0)
  const hasPoliceRecords = [police.notices, police.disruption, police.events].some((of) => of.length > 0)
  const bringsUp = relatives.some((one) => one.kind === 'child' || one.kind === 'cared_for')
  const underAge =
    person.dateOfBirth === null
      ? !hasPoliceRecords && !bringsUp
      : ageRangeOn(person.dateOfBirth, facts.today).youngest < facts.childUntil
  return { child: hasChildRecords || underAge, police: hasPoliceRecords }
}

/** Whether somebody may still be under age on a day. */
export const mayBeUnderAge = (born: PartialDate | null, today: PlainDate, childUntil: number): boolean =>
  born === null || ageRangeOn(born, today).youngest < childUntil
