/**
 * The measures counted a second time, by plain loops over plain records, knowing nothing of SQL, of the definitions'
 * code or of each other's helpers. The tests hold every query to it; no page uses it.
 */

/** Local text throughout: days '2016-03-31', moments '2016-03-31T23:30' as a clock in London showed them. */
export type World = {
  people: { id: string; home: string | null }[]
  contacts: {
    id: string
    ref: string
    at: string
    authority: string
    source: string
    concern: string
    channel: string | null
    match: string
    about: string[]
  }[]
  decisions: { id: string; contact: string; at: string; outcome: string }[]
  arrests: PersonEvent[]
  interviews: PersonEvent[]
  charges: PersonEvent[]
  warrants: (Event & { person: string | null; kind: string })[]
  safeguarding: (PersonEvent & { kind: string })[]
  notices: (Event & { adult: string; child: string; basis: string })[]
  assessments: { id: string; ref: string; person: string; on: string; level: string; exploitation: string }[]
  closures: { id: string; person: string; on: string }[]
  sessions: (Event & { audience: string; attendees: number | null })[]
}
type Event = { id: string; on: string; authority: string }
type PersonEvent = Event & { person: string }

export const emptyWorld = (): World => ({
  people: [],
  contacts: [],
  decisions: [],
  arrests: [],
  interviews: [],
  charges: [],
  warrants: [],
  safeguarding: [],
  notices: [],
  assessments: [],
  closures: [],
  sessions: [],
})

/** One thing counted: what makes it different from another, how much it adds, when, where and of which kinds. */
type Counted = {
  unit: string
  adds: number
  on: string
  authority: string | null
  kinds: Record<string, string | null>
}

export type PlainQuestion = {
  from: string
  to: string
  authorities: readonly string[]
  concerns: readonly string[]
  area: readonly string[]
}
/** Parts by dimension and key, those at nought left out. */
export type PlainFigure = { value: number; parts: Record<string, Record<string, number>> }

export function plainCount(world: World, measure: string, question: PlainQuestion): PlainFigure {
  const inside = countedBy[measure]!(world, question.area).filter(
    (one) =>
      one.on >= question.from &&
      one.on <= question.to &&
      (question.authorities.length === 0 || question.authorities.includes(one.authority ?? '')) &&
      (!('concern' in one.kinds) || question.concerns.includes(one.kinds['concern'] ?? '')),
  )
  const parts: PlainFigure['parts'] = {}
  for (const dimension of ['month', 'quarter', 'year', 'authority', ...Object.keys(inside[0]?.kinds ?? {})]) {
    const groups: Record<string, Counted[]> = {}
    for (const one of inside) (groups[partOf(one, dimension)] ??= []).push(one)
    parts[dimension] = {}
    for (const [key, group] of Object.entries(groups)) {
      const value = total(group)
      if (value > 0) parts[dimension][key] = value
    }
  }
  return { value: total(inside), parts }
}

function total(counted: readonly Counted[]): number {
  const units = new Map<string, number>()
  for (const { unit, adds } of counted) units.set(unit, adds)
  let sum = 0
  for (const adds of units.values()) sum += adds
  return sum
}

function partOf(one: Counted, dimension: string): string {
  const [year, month] = one.on.split('-').map(Number) as [number, number]
  const starts = month >= 4 ? year : year - 1
  if (dimension === 'month') return one.on.slice(0, 7)
  if (dimension === 'year') return `${starts}-${String(starts + 1).slice(2)}`
  if (dimension === 'quarter') return `${starts}-Q${month >= 4 ? Math.floor((month - 1) / 3) : 4}`
  if (dimension === 'authority') return one.authority ?? 'unknown'
  return one.kinds[dimension] ?? 'unknown'
}

type Rows = (world: World, area: readonly string[]) => Counted[]

/** Each row by itself. */
const each =
  (list: (world: World) => (Event & { [kind: string]: unknown })[], ...kinds: string[]): Rows =>
  (world) =>
    list(world).map((row) => ({ ...row, unit: row.id, adds: 1, kinds: pick(row, kinds) }))

/** Each person once, however many rows. */
const eachPerson =
  (list: (world: World) => PersonEvent[], ...kinds: string[]): Rows =>
  (world) =>
    list(world).map((row) => ({ ...row, unit: row.person, adds: 1, kinds: pick(row, kinds) }))

const pick = (row: object, kinds: readonly string[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, (row as Record<string, string | null>)[kind] ?? null]))

const kindsOfContact = (world: World, contact: World['contacts'][number]) => {
  let latest: World['decisions'][number] | undefined
  for (const decision of world.decisions)
    if (decision.contact === contact.id && (!latest || decision.at > latest.at)) latest = decision
  return { ...pick(contact, ['source', 'concern', 'channel']), outcome: latest?.outcome ?? null }
}

const countedBy: Record<string, Rows> = {
  contacts_received: (world) =>
    world.contacts.map((contact) => ({
      unit: contact.id,
      adds: 1,
      on: contact.at.slice(0, 10),
      authority: contact.authority,
      kinds: kindsOfContact(world, contact),
    })),
  children_in_contacts: (world) =>
    world.contacts.flatMap((contact) =>
      contact.about.map((person) => ({
        unit: person,
        adds: 1,
        on: contact.at.slice(0, 10),
        authority: contact.authority,
        kinds: {
          ...kindsOfContact(world, contact),
          home_authority: homeOf(world, person),
          match: contact.match,
        },
      })),
    ),
  people_arrested: eachPerson((world) => world.arrests),
  arrests: each((world) => world.arrests),
  voluntary_interviews: each((world) => world.interviews),
  warrants_issued: each((world) => world.warrants, 'kind'),
  children_safeguarded: eachPerson((world) => world.safeguarding, 'kind'),
  people_charged: eachPerson((world) => world.charges),
  charges: each((world) => world.charges),
  notices_issued: each((world) => world.notices, 'basis'),
  children_identified_at_risk: identified,
  awareness_activities: each((world) => world.sessions, 'audience'),
  awareness_attendees: (world) =>
    world.sessions.map((row) => ({
      ...row,
      unit: row.id,
      adds: row.attendees ?? 0,
      kinds: { audience: row.audience },
    })),
}

const homeOf = (world: World, person: string) => world.people.find(({ id }) => id === person)?.home ?? null

/** Each child's story from its beginning: identified when found at risk while nobody was working with them. */
function identified(world: World, area: readonly string[]): Counted[] {
  const found: Counted[] = []
  for (const { id: person, home } of world.people) {
    const story = [
      ...world.assessments
        .filter((one) => one.person === person)
        .map((one) => ({ ...one, order: `${one.on} 1 ${one.ref}` })),
      // A closure ends its day.
      ...world.closures
        .filter((one) => one.person === person)
        .map((one) => ({ ...one, level: '', order: `${one.on} 2` })),
    ].toSorted((a, b) => (a.order < b.order ? -1 : 1))
    let atRisk = false
    for (const step of story) {
      const was = atRisk
      atRisk = step.level !== '' && step.level !== 'none'
      if (!atRisk || was || !('exploitation' in step)) continue
      found.push({
        unit: person,
        adds: 1,
        on: step.on,
        authority: home !== null && area.includes(home) ? home : (authorityOfContact(world, person, step.on) ?? home),
        kinds: { level: step.level, exploitation: String(step.exploitation) },
      })
    }
  }
  return found
}

/** The authority of the latest contact about somebody up to a day, or else of the next one. */
function authorityOfContact(world: World, person: string, day: string): string | undefined {
  const contacts = world.contacts
    .filter(({ about }) => about.includes(person))
    .toSorted((a, b) => (`${a.at} ${a.ref}` < `${b.at} ${b.ref}` ? -1 : 1))
  return (contacts.findLast(({ at }) => at.slice(0, 10) <= day) ?? contacts[0])?.authority
}
