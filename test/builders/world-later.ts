/** Random records of the rooms that came later, for the proof of the counting. */
import type { RecordTable, Tx } from '../../src/platform/database/index.ts'
import { plainDate } from '../../src/platform/dates.ts'
import * as later from './later-records.ts'
import { dayAfter, type World } from './plain-world.ts'
import { DORSET, STAFFORDSHIRE, STOKE } from './records.ts'

/** What one new record says, whatever its kind: each kind takes of it what it needs. */
export type Says = {
  on: string
  time: string
  who: number
  other: number
  inCity: boolean
  pick: number
  second: number
}

export const laterKinds = ['disruptions', 'placements', 'workers', 'descriptions', 'links'] as const
export type LaterKind = (typeof laterKinds)[number]
export const isLater = (kind: keyof World): kind is LaterKind => (laterKinds as readonly string[]).includes(kind)

const of = <T>(list: readonly T[], place: number): T => list[place % list.length]!
const nextYear = (on: string) => `${Number(on.slice(0, 4)) + 1}${on.slice(4)}`
const kinds = ['closure_antisocial', 'sexual_risk_order', 'licence_review', 'police_protection']

/** A life that may stand on record: not used, or applied for or not and refused, granted or ended before. */
function lifeOf({ on, who, other, pick, second }: Says) {
  const none = { applied: null, refused: null, granted: null, served: null, expires: null, ended: null }
  if (pick % 5 === 0) return { decision: 'not_used', ...none }
  const decision = of(['considering', 'pursued'], pick)
  const applied = second % 3 === 0 ? null : on
  const answered = of([on, dayAfter(on, 40)], other)
  const answer = other % 5
  if (answer === 0) return { ...none, decision, applied }
  if (answer === 1) return { ...none, decision, applied, refused: answered }
  if (answer === 2) return { ...none, decision, applied, ended: answered }
  const granted = answered
  const served = who % 3 === 0 ? null : of([granted, dayAfter(granted, 20)], who)
  const expires = of([null, granted, nextYear(granted)], second)
  return { ...none, decision, applied, granted, served, expires, ended: pick % 3 === 0 ? nextYear(granted) : null }
}

const daysOf = ({ on, other, second }: Says) => ({
  until: of([null, nextYear(on), on, dayAfter(on, 30)], second),
  emergency: other % 2 === 0,
  notified: of([null, on, dayAfter(on, 1), dayAfter(on, 7), dayAfter(on, 8), dayAfter(on, 9)], other),
})

/** Writes a record of one of these kinds, and puts it into the world. */
export async function addLater(tx: Tx, world: World, kind: LaterKind, says: Says): Promise<void> {
  const { on, who, other, inCity, pick, second } = says
  const authority = inCity ? STOKE : STAFFORDSHIRE
  const person = of(world.people, who).id
  if (kind === 'disruptions') {
    const row = { on, authority, kind: of(kinds, pick), adult: second % 2 === 0 ? person : null, ...lifeOf(says) }
    world.disruptions.push({ id: await later.addDisruption(tx, row), ...row })
  } else if (kind === 'placements') {
    const direction = of(['received', 'sent'], pick)
    const far = other % 3 === 0 ? of([STOKE, STAFFORDSHIRE], inCity ? 1 : 0) : DORSET
    const [home, host] = direction === 'received' ? [far, authority] : [authority, far]
    const row = { person, direction, home, host, on, ...daysOf(says) }
    world.placements.push({ id: await later.addPlacement(tx, row), ...row, authority })
  } else if (kind === 'workers') {
    const row = { person, kind: of(['officer', 'social_worker'], pick), on, until: second % 3 === 0 ? on : null }
    world.workers.push({ id: await later.addWorker(tx, row), ...row })
  } else if (kind === 'descriptions') {
    const row = { person, on, self: pick % 2 === 0, officer: second % 2 === 0 }
    world.descriptions.push({ id: await later.addDescription(tx, row), ...row })
  } else {
    const said = { link: of(['suspect', 'location', 'device'], other), group: of(groups, second) }
    const row = { person, operation: of(world.operations, pick).id, on, ...said }
    world.links.push({ id: await later.addLinkedChild(tx, row), ...row })
  }
}
const groups = ['identified_victim', 'suspects_household', 'otherwise_at_risk']

/** What a correction changes of a row, in its table and in the world. */
export function laterCorrection(
  kind: LaterKind,
  says: Says,
  world: World,
): { table: RecordTable; changes: Record<string, unknown>; facts: Record<string, unknown> } {
  const { on, who, pick, second } = says
  const person = of(world.people, who).id
  switch (kind) {
    case 'disruptions': {
      const life = lifeOf(says)
      return { table: 'disruption_measure', changes: later.disruptionColumns({ on, ...life }), facts: { on, ...life } }
    }
    case 'placements': {
      const days = daysOf(says)
      const until = days.until === null ? null : plainDate(days.until)
      const told = days.notified === null ? null : plainDate(days.notified)
      return {
        table: 'placement',
        changes: {
          person_id: person,
          starts_on: plainDate(on),
          ends_on: until,
          is_emergency: days.emergency,
          start_notified_on: told,
        },
        facts: { person, on, ...days },
      }
    }
    case 'workers':
      return { table: 'child_worker', changes: { from_on: on, until_on: null }, facts: { on, until: null } }
    case 'descriptions': {
      const said = { self: second % 2 === 0, officer: pick % 2 === 0 }
      const changes = { described_on: on, ...later.descriptionColumns(said) }
      return { table: 'suspect_description', changes, facts: { on, ...said } }
    }
    case 'links': {
      const group = of(groups, second)
      const changes = { linked_on: on, person_id: person, risk_group: group }
      return { table: 'operation_child', changes, facts: { on, person, group } }
    }
  }
}
