/** The measures of the rooms that came later, by plain loops: named workers, disruption, placements, outcomes, descriptions. */
import { authorityAtRisk, storyOf } from './plain-stories.ts'
import { dayAfter, latestBirth, type Counted, type PlainQuestion, type World } from './plain-world.ts'

type Rows = (world: World, question: PlainQuestion) => Counted[]

const whole = (row: { id: string; on: string; authority: string }) => ({ ...row, unit: row.id, adds: 1 })

const eighteenth = (born: string) => {
  const latest = latestBirth(born)
  return `${Number(latest.slice(0, 4)) + 18}${latest.slice(4)}`
}

/** Everybody under 18 whose story stands at significant on a day, with the day of the assessment that says so. */
const highest = (world: World, { area, to }: PlainQuestion): (Counted & { assessed: string })[] =>
  world.people.flatMap(({ id, home, born }) => {
    const latest = storyOf(world, id).findLast((step) => step.on <= to)
    if (!latest || !('exploitation' in latest) || latest.level !== 'significant') return []
    if (born !== null && eighteenth(born) <= to) return []
    const kinds = { exploitation: String(latest.exploitation) }
    const authority = authorityAtRisk(world, area, { id, home }, to)
    return [{ unit: id, adds: 1, on: to, who: id, kinds, authority, assessed: latest.on }]
  })

const isNamed = (world: World, person: string, kind: string, day: string) =>
  world.workers.some(
    (one) => one.person === person && one.kind === kind && one.on <= day && (one.until === null || one.until > day),
  )

function whoIsNamed(world: World, person: string, day: string): string {
  const [officer, social] = ['officer', 'social_worker'].map((kind) => isNamed(world, person, kind, day))
  if (officer) return social ? 'both' : 'officer_only'
  return social ? 'social_worker_only' : 'neither'
}

const overdue: Rows = (world, question) =>
  highest(world, question).map((one) => ({ ...one, counted: dayAfter(one.assessed, 84) < question.to }))

function resultOf(row: World['disruptions'][number]): string {
  if (row.decision === 'not_used') return 'not_used'
  if (row.refused) return 'refused'
  if (row.granted) return 'granted'
  if (row.ended) return 'withdrawn'
  return row.applied ? 'applied' : row.decision
}
const disruption = (row: World['disruptions'][number], on: string, withResult = true): Counted => ({
  ...whole(row),
  on,
  kinds: { disruption_kind: row.kind, ...(withResult ? { disruption_result: resultOf(row) } : {}) },
})
const bindsUnserved = ['licence_review', 'police_protection']

/** Bank holidays of England and Wales on which the random days border. */
const bankHolidays =
  '2015-01-01 2015-04-03 2015-04-06 2015-05-04 2015-05-25 2015-08-31 2015-12-25 2015-12-28 2016-01-01 2016-03-25 2016-03-28 2016-05-02 2016-05-30 2016-08-29 2016-12-26 2016-12-27 2017-01-02 2017-04-14 2017-04-17 2017-05-01 2017-05-29 2017-08-28 2017-12-25 2017-12-26 2018-01-01'.split(
    ' ',
  )
const isWorkingDay = (day: string) =>
  ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) && !bankHolidays.includes(day)

function fifthWorkingDay(day: string): string {
  let at = day
  for (let left = 5; left > 0;) {
    at = dayAfter(at, 1)
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

const received: Rows = (world, { knownOn }) =>
  world.placements.flatMap((row) => {
    if (row.direction !== 'received') return []
    const by = row.emergency ? fifthWorkingDay(row.on) : row.on
    const told = row.notified !== null && (row.notified <= by ? 'in_time' : 'late')
    const notified = told || (by < knownOn ? 'overdue' : 'waits')
    const kinds = { placing_authority: row.home, notified }
    return [{ ...whole(row), kinds, who: row.person, counted: notified === 'in_time' }]
  })

const standing =
  (direction: string, kindsOf: (row: World['placements'][number]) => Counted['kinds']): Rows =>
  (world, { to }) =>
    world.placements.flatMap((row) => {
      const lasts = row.on <= to && (row.until === null || to < row.until)
      if (row.direction !== direction || !lasts) return []
      return [{ ...whole(row), unit: row.person, who: row.person, on: to, kinds: kindsOf(row) }]
    })

/** Where a child was placed on a day, seen from an authority. */
export function placementOf(world: World, person: string, day: string, authority: string): string {
  const then = world.placements.filter(
    (one) => one.person === person && one.on <= day && (one.until === null || day < one.until),
  )
  if (then.some((one) => one.host === authority)) return 'placed_here'
  return then.length > 0 ? 'placed_elsewhere' : 'not_placed'
}

const ended: Rows = (world) =>
  world.charges.flatMap((row) =>
    row.ended === null
      ? []
      : [
          {
            ...whole(row),
            on: row.ended,
            kinds: { court_outcome: row.outcome },
            who: row.person,
            counted: row.outcome === 'convicted' || row.outcome === 'guilty_plea',
          },
        ],
  )

const described =
  (list: (world: World) => World['arrests']): Rows =>
  (world) =>
    list(world).map((row) => {
      const latest = world.descriptions
        .filter((one) => one.person === row.person)
        .toSorted((a, b) => (`${a.on} ${a.id}` < `${b.on} ${b.id}` ? -1 : 1))
        .at(-1)
      const source = latest?.self
        ? latest.officer
          ? 'self_and_officer'
          : 'self'
        : latest?.officer
          ? 'officer'
          : latest
            ? 'blank'
            : 'not_described'
      const counted = latest !== undefined && (latest.self || latest.officer)
      return { ...whole(row), unit: row.person, kinds: { ethnicity_source: source }, who: row.person, counted }
    })

/** Each child in each operation since the first link and the first step that count. */
const safeguarded: Rows = (world) =>
  world.people.flatMap(({ id }) =>
    world.operations.flatMap((operation) => {
      const [link] = world.links
        .filter((one) => one.person === id && one.operation === operation.id)
        .toSorted((a, b) => (`${a.on} ${a.id}` < `${b.on} ${b.id}` ? -1 : 1))
      if (!link) return []
      const [step] = world.safeguarding
        .filter((one) => one.person === id && one.kind !== 'other')
        .filter((one) => one.operation === operation.id || (one.operation === null && one.on >= link.on))
        .toSorted((a, b) => (`${a.on} ${a.id}` < `${b.on} ${b.id}` ? -1 : 1))
      if (!step) return []
      const on = step.on > link.on ? step.on : link.on
      const kinds = { risk_group: link.group }
      return [{ unit: id, adds: 1, on, authority: step.authority, kinds, who: id, operation: operation.id }]
    }),
  )

export const laterCounted: Record<string, Rows> = {
  highest_risk_with_named_workers: (world, question) =>
    highest(world, question).map((one) => {
      const named = whoIsNamed(world, one.unit, question.to)
      return { ...one, kinds: { ...one.kinds, named_workers: named }, counted: named === 'both' }
    }),
  risk_reviews_overdue: (world, question) => overdue(world, question).filter((one) => one.counted),
  risk_reviews_overdue_share: overdue,
  disruption_considered: (world) => world.disruptions.map((row) => disruption(row, row.on)),
  disruption_granted: (world) =>
    world.disruptions.flatMap((row) => (row.granted ? [disruption(row, row.granted, false)] : [])),
  disruption_granted_share: (world) =>
    world.disruptions.flatMap((row) =>
      row.applied ? [{ ...disruption(row, row.applied), counted: row.granted !== null }] : [],
    ),
  disruption_in_force: (world, { to }) =>
    world.disruptions.flatMap((row) => {
      if (row.granted === null || row.granted > to) return []
      if (!bindsUnserved.includes(row.kind) && (row.served === null || row.served > to)) return []
      if ((row.expires !== null && row.expires < to) || (row.ended !== null && row.ended <= to)) return []
      return [disruption(row, to, false)]
    }),
  placements_received: received,
  placements_notified_in_time: (world, question) =>
    received(world, question).filter(({ kinds }) => kinds['notified'] !== 'waits'),
  children_placed_in_area: standing('received', (row) => ({ placing_authority: row.home })),
  children_placed_elsewhere: standing('sent', (row) => ({ host_authority: row.host })),
  charges_ended: ended,
  charges_convicted_share: ended,
  arrested_ethnicity_known: described((world) => world.arrests),
  interviewed_ethnicity_known: described((world) => world.interviews),
  charged_ethnicity_known: described((world) => world.charges),
  children_safeguarded_in_operations: safeguarded,
}

/** Where a warrant stands; a search warrant lapses after three months. */
export function warrantState(row: World['warrants'][number], knownOn: string): string {
  if (row.executed !== null) return 'executed'
  if (row.returned !== null) return 'returned'
  const months = Number(row.on.slice(0, 4)) * 12 + Number(row.on.slice(5, 7)) - 1 + 3
  const lapses = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-${row.on.slice(8)}`
  return row.kind === 'search' && lapses <= knownOn ? 'lapsed' : 'outstanding'
}
