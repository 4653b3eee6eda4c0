/** What each measure counts, by plain loops over plain records: one thing counted for each fact. */
import { laterCounted, placementOf, warrantState } from './plain-later.ts'
import {
  authorityAtRisk,
  breaches,
  familyOf,
  identified,
  inForce,
  reviews,
  servedOn,
  storyOf,
} from './plain-stories.ts'
import { dayAfter, type Counted, type Event, type PersonEvent, type PlainQuestion, type World } from './plain-world.ts'

type Rows = (world: World, question: PlainQuestion) => Counted[]

/** Each row by itself. */
const each =
  (list: (world: World) => (Event & { [kind: string]: unknown })[], ...kinds: string[]): Rows =>
  (world) =>
    list(world).map((row) => ({ ...row, unit: row.id, adds: 1, kinds: pick(row, kinds), ...whoIn(row) }))

/** Each person once, however many rows. */
const eachPerson =
  (list: (world: World) => PersonEvent[], ...kinds: string[]): Rows =>
  (world) =>
    list(world).map((row) => ({ ...row, unit: row.person, adds: 1, kinds: pick(row, kinds), ...whoIn(row) }))

/** A warrant names somebody or nobody, so its figure is not told by person. */
const whoIn = (row: object) => ('person' in row && !('executed' in row) ? { who: row.person as string } : {})

const pick = (row: object, kinds: readonly string[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, (row as Record<string, string | null>)[kind] ?? null]))

const kindsOfContact = (world: World, contact: World['contacts'][number]) => {
  let latest: World['decisions'][number] | undefined
  for (const decision of world.decisions)
    if (decision.contact === contact.id && (!latest || decision.at > latest.at)) latest = decision
  return { ...pick(contact, ['source', 'concern', 'channel']), outcome: latest?.outcome ?? null }
}

/** Each child in each contact. */
const pairs = (world: World, area: readonly string[]): (Counted & { contact: World['contacts'][number] })[] =>
  world.contacts.flatMap((contact) =>
    contact.about.map((person) => {
      const home = homeOf(world, person)
      const near = home !== null && area.includes(home) ? 'in_area' : home && 'elsewhere'
      return {
        contact,
        unit: `${contact.id} ${person}`,
        adds: 1,
        on: contact.at.slice(0, 10),
        authority: contact.authority,
        who: person,
        kinds: {
          ...kindsOfContact(world, contact),
          home_authority: home,
          match: contact.match,
          residence: home === contact.authority ? 'here' : near,
        },
      }
    }),
  )

const ofContacts = (world: World): (Counted & { contact: World['contacts'][number] })[] =>
  world.contacts.map((contact) => ({
    contact,
    unit: contact.id,
    adds: 1,
    on: contact.at.slice(0, 10),
    authority: contact.authority,
    kinds: kindsOfContact(world, contact),
  }))

const moreCounted: Record<string, Rows> = {
  contact_child_pairs: (world, { area }) => pairs(world, area),
  contacts_per_child: (world, { area }) => pairs(world, area).map((one) => ({ ...one, unit: one.who! })),
  families_in_contacts: (world, { area }) =>
    pairs(world, area).map((one) => ({ ...one, unit: [...familyOf(world, one.who!)].toSorted()[0]! })),
  people_reporting: (world) =>
    ofContacts(world).flatMap((one) => (one.contact.caller === null ? [] : [{ ...one, unit: one.contact.caller }])),
  professional_share: (world) => withSource(world, (source) => source === '2A' || source === '6'),
  public_share: (world) => withSource(world, (source) => source === '1A'),
  decided_in_one_working_day: (world, { knownOn }) =>
    ofContacts(world).flatMap((one) => {
      const days = world.decisions.filter(({ contact }) => contact === one.contact.id).map(({ at }) => at.slice(0, 10))
      const first = days.toSorted()[0]
      if (first === undefined && one.contact.due >= knownOn) return []
      return [{ ...one, counted: first !== undefined && first <= one.contact.due }]
    }),
  contacts_decided: (world) =>
    world.decisions.map((decision) => {
      const contact = world.contacts.find(({ id }) => id === decision.contact)!
      const { outcome: _, ...kinds } = kindsOfContact(world, contact)
      const said = { ...kinds, decision: decision.outcome }
      return { unit: contact.id, adds: 1, on: decision.at.slice(0, 10), authority: contact.authority, kinds: said }
    }),
  out_of_area_children: (world, { area }) =>
    placed(world, area).flatMap((one) => (isElsewhere(one) ? [{ ...one, unit: one.who! }] : [])),
  out_of_area_share: (world, { area }) =>
    placed(world, area).map((one) => ({ ...one, unit: one.who!, counted: isElsewhere(one) })),
  children_ethnicity_known: (world, { area }) =>
    pairs(world, area).map((one) => {
      const ethnicity = world.people.find(({ id }) => id === one.who)!.ethnicity
      return { ...one, unit: one.who!, counted: ethnicity !== null && ethnicity !== 'REFU' }
    }),
  resident_children_in_contacts: (world, { area }) =>
    pairs(world, area).flatMap((one) => {
      const home = one.kinds['home_authority']
      return home && area.includes(home) ? [{ ...one, unit: one.who!, authority: home }] : []
    }),
  recontact_within_12_months: (world, { area, concerns }) =>
    pairs(world, area).map((one) => ({
      ...one,
      unit: one.who!,
      counted: world.contacts.some(
        (other) =>
          other.about.includes(one.who!) &&
          concerns.includes(other.concern) &&
          other.at < one.contact.at &&
          other.at.slice(0, 10) >= dayAfter(one.on, -365),
      ),
    })),
  children_open_to_work: (world, { area, to }) =>
    world.people.flatMap(({ id, home }) => {
      const known = storyOf(world, id).filter((step) => step.on <= to)
      const latest = known.at(-1)
      if (!latest || !('exploitation' in latest) || latest.level === 'none') return []
      const kinds = { level: latest.level, exploitation: String(latest.exploitation) }
      return [{ unit: id, adds: 1, on: to, who: id, kinds, authority: authorityAtRisk(world, area, { id, home }, to) }]
    }),
  risk_reviews: (world, { area }) => reviews(world, area),
  risk_lowered_at_review: (world, { area }) =>
    reviews(world, area).map((one) => ({ ...one, counted: one.kinds['change'] === 'lower' })),
  notices_served: (world) => servedOn(world, (row) => row.id),
  adults_warned: (world) => servedOn(world, (row) => row.adult).map((one) => ({ ...one, who: one.unit })),
  children_protected_by_notices: (world) => servedOn(world, (row) => row.child),
  notices_in_force: (world, { to }) => inForce(world, to),
  notices_overdue_for_review: (world, { to }) =>
    inForce(world, to).filter(({ unit, served }) => {
      const seen = world.noticeEvents.filter((one) => one.notice === unit && one.kind === 'reviewed' && one.on <= to)
      return seen.every((one) => dayAfter(one.on, 182) < to) && dayAfter(served, 182) < to
    }),
  notice_breaches: (world) => breaches(world),
  notices_breached: (world) => breaches(world).map((one) => ({ ...one, unit: one.notice })),
  people_interviewed: eachPerson((world) => world.interviews),
  warrants_executed: each(
    (world) => world.warrants.flatMap((row) => (row.executed === null ? [] : [{ ...row, on: row.executed }])),
    'kind',
  ),
  warrants_executed_share: (world, { knownOn }) => warrants(world, knownOn),
  charges_per_person: eachPerson((world) => world.charges),
  safeguarding_actions: each((world) => world.safeguarding, 'kind'),
  child_investigation_pairs: (world) =>
    world.safeguarding.flatMap((row) =>
      row.operation === null
        ? []
        : [{ ...row, unit: `${row.person} ${row.operation}`, adds: 1, kinds: { kind: row.kind }, who: row.person }],
    ),
}

const placed = (world: World, area: readonly string[]) =>
  pairs(world, area).map((one) => {
    const placement = placementOf(world, one.who!, one.on, one.authority!)
    return { ...one, kinds: { ...one.kinds, placement } }
  })

const warrants = (world: World, knownOn: string): Counted[] =>
  world.warrants.map((row) => ({
    ...row,
    unit: row.id,
    adds: 1,
    kinds: { kind: row.kind, warrant_state: warrantState(row, knownOn) },
    counted: row.executed !== null,
  }))

const isElsewhere = ({ kinds }: Counted) => kinds['residence'] === 'in_area' || kinds['residence'] === 'elsewhere'

const withSource = (world: World, isCounted: (source: string) => boolean): Counted[] =>
  ofContacts(world).flatMap((one) =>
    one.contact.source === '10' ? [] : [{ ...one, counted: isCounted(one.contact.source) }],
  )

export const countedBy: Record<string, Rows> = {
  contacts_received: (world) =>
    world.contacts.map((contact) => ({
      unit: contact.id,
      adds: 1,
      on: contact.at.slice(0, 10),
      authority: contact.authority,
      kinds: kindsOfContact(world, contact),
    })),
  children_in_contacts: (world, { area }) => pairs(world, area).map((one) => ({ ...one, unit: one.who! })),
  people_arrested: eachPerson((world) => world.arrests),
  arrests: each((world) => world.arrests),
  voluntary_interviews: each((world) => world.interviews),
  warrants_issued: (world, { knownOn }) => warrants(world, knownOn),
  children_safeguarded: eachPerson((world) => world.safeguarding, 'kind'),
  people_charged: eachPerson((world) => world.charges),
  charges: (world) =>
    world.charges.map((row) => ({
      ...row,
      unit: row.id,
      adds: 1,
      kinds: { court_outcome: row.outcome ?? 'not_ended' },
      who: row.person,
    })),
  notices_issued: (world) =>
    world.notices.map((row) => ({ ...row, unit: row.id, adds: 1, kinds: { basis: row.basis }, who: row.child })),
  children_identified_at_risk: (world, { area }) => identified(world, area),
  awareness_activities: each((world) => world.sessions, 'audience'),
  awareness_attendees: (world) =>
    world.sessions.map((row) => ({
      ...row,
      unit: row.id,
      adds: row.attendees ?? 0,
      kinds: { audience: row.audience },
    })),
  ...moreCounted,
  ...laterCounted,
}

const homeOf = (world: World, person: string) => world.people.find(({ id }) => id === person)?.home ?? null
