/** Random records as an import folder: the same world that a plain loop counts, with keys of its own for every record. */
import fc from 'fast-check'
import type { CsvRow } from '../support/folders.ts'
import { emptyWorld, type World } from './plain-loop.ts'
import { DORSET, STAFFORDSHIRE, STOKE } from './records.ts'
import { day } from './world.ts'

/** Half an hour after midnight, British Summer Time, is the day before in UTC. */
const time = fc.constantFrom('00:00', '00:30', '09:00', '12:00', '23:30', '23:59')
const draw = fc.record({ on: day, time, n: fc.nat(), m: fc.nat(), inCity: fc.boolean() })
type Draw = { on: string; time: string; n: number; m: number; inCity: boolean }

const kinds = ['contacts', 'decisions', 'assessments', 'arrests', 'interviews', 'warrants', 'charges'] as const
const others = ['safeguarding', 'notices', 'sessions'] as const
const draws = fc.array(draw, { maxLength: 14, size: 'max' })
const PEOPLE = 7
const TOLD = 4

/** A world whose people are P-0 and on, and T-0 and on where they are only told of. */
export const anyWorld: fc.Arbitrary<World> = fc
  .record({
    homes: fc.array(fc.nat(), { minLength: PEOPLE, maxLength: PEOPLE }),
    kinds: fc.tuple(...kinds.map(() => draws)),
    others: fc.tuple(...others.map(() => draws)),
  })
  .map((drawn) => {
    const world = emptyWorld()
    world.people = [
      ...drawn.homes.map((home, n) => ({
        ...unknown,
        id: `P-${n}`,
        home: of([STOKE, STAFFORDSHIRE, DORSET, null], home),
      })),
      ...Array.from({ length: TOLD }, (_, n) => ({
        ...unknown,
        id: `T-${n}`,
        born: bornOf(n),
        home: of([STOKE, DORSET], n),
      })),
    ]
    for (const [index, kind] of [...kinds, ...others].entries())
      for (const one of [...drawn.kinds, ...drawn.others][index]!) add(world, kind, one)
    return world
  })

const unknown = { born: null, sex: null, ethnicity: null }
/** The birthday that a caller tells of a child. */
const bornOf = (n: number) => `200${n}-0${1 + n}-1${n}`

const of = <T>(list: readonly T[], n: number): T => list[n % list.length]!

function add(world: World, kind: keyof World, { on, time: at, n, m, inCity }: Draw): void {
  const ref = `${kind[0]}-${String(100 + world[kind].length)}`
  const event = { id: ref, on, authority: inCity ? STOKE : STAFFORDSHIRE, operation: null }
  const ofPerson = { ...event, person: `P-${n % PEOPLE}` }
  if (kind === 'contacts') {
    const about = new Set([
      `P-${n % PEOPLE}`,
      ...(m % 2 ? [`P-${m % PEOPLE}`] : []),
      ...(m % 3 ? [] : [`T-${m % TOLD}`]),
    ])
    const facts = { source: of(['1A', '2A', '6', '10'], n), concern: of(['cse', 'cce', 'missing', 'other'], m) }
    const channel = of(['phone', 'email', null], n)
    world.contacts.push({
      ...event,
      ref,
      at: `${on}T${at}`,
      about: [...about],
      match: 'given',
      caller: null,
      due: on,
      ...facts,
      channel,
    })
  } else if (kind === 'decisions') {
    const contact = world.contacts[n % Math.max(1, world.contacts.length)]
    if (!contact) return
    const decidedAt = [`${on}T${at}`, contact.at].toSorted().at(-1)!
    const id = `${contact.id} ${decidedAt}`
    const outcome = of(['no_further_action', 'early_help', 'referral'], m)
    if (!world.decisions.some((one) => one.id === id))
      world.decisions.push({ id, contact: contact.id, at: decidedAt, outcome })
  } else if (kind === 'assessments') {
    const level = of(['none', 'emerging', 'moderate', 'significant'], m)
    world.assessments.push({ ...ofPerson, ref, level, exploitation: of(['cse', 'cce', 'both'], n) })
  } else if (kind === 'warrants')
    world.warrants.push({
      ...event,
      person: m % 2 ? ofPerson.person : null,
      kind: of(['search', 'arrest', 'other'], n),
      executed: null,
      returned: null,
    })
  else if (kind === 'safeguarding') world.safeguarding.push({ ...ofPerson, kind: of(['cin_plan', 'looked_after'], m) })
  else if (kind === 'notices') {
    const child = `P-${(n + 1 + (m % (PEOPLE - 1))) % PEOPLE}`
    const basis = of(['child_abduction_act_s2', 'children_act_s49'], m)
    world.notices.push({ ...event, adult: ofPerson.person, child, basis, served: null, expires: null })
  } else if (kind === 'sessions')
    world.sessions.push({ ...event, audience: of(['parents', 'children'], n), attendees: m % 4 ? m % 90 : null })
  else if (kind === 'charges') world.charges.push({ ...ofPerson, outcome: null, ended: null })
  else if (kind === 'arrests' || kind === 'interviews') world[kind].push(ofPerson)
}

/** What is on record when one world is imported after another: what the later one does not hold stays as it was. */
export function after(earlier: World, later: World): World {
  const merged = emptyWorld() as Record<keyof World, { id: string }[]>
  for (const kind of Object.keys(merged) as (keyof World)[])
    merged[kind] = [...new Map([...earlier[kind], ...later[kind]].map((one) => [one.id, one])).values()]
  const world = merged as unknown as World
  const abouts = (id: string) => [...earlier.contacts, ...later.contacts].filter((one) => one.id === id)
  world.contacts = world.contacts.map((one) => ({
    ...one,
    about: [...new Set(abouts(one.id).flatMap(({ about }) => about))],
  }))
  return world
}

/** The rows of each file that say what the world says. */
export function filesOf(world: World): Record<string, CsvRow[]> {
  const event =
    (key: string, on: string) => (one: { id: string; on: string; authority: string; person?: string | null }) => ({
      [key]: one.id,
      [on]: one.on,
      authority: one.authority,
      ...(one.person ? { person_ref: one.person } : {}),
    })
  const told = (id: string, home: string | null): CsvRow => {
    const n = Number(id.slice(2))
    const name = {
      given_name: of(['Bryn', 'Olwen', 'Kes', 'Tamsin'], n),
      family_name: of(['Madeup', 'Pretend', 'Fable', 'Unreal'], n),
    }
    return { ...name, date_of_birth: bornOf(n), home_authority: home ?? '' }
  }
  const homes = new Map(world.people.map((one) => [one.id, one.home]))
  return {
    people: world.people
      .filter((one) => one.id.startsWith('P'))
      .map((one) => ({ person_ref: one.id, home_authority: one.home ?? '' })),
    contacts: world.contacts.map((one) => ({
      contact_ref: one.id,
      received_at: one.at,
      authority: one.authority,
      source: one.source,
      concern: one.concern,
      channel: one.channel ?? '',
    })),
    contact_children: world.contacts.flatMap((one) =>
      one.about.map((id) => ({
        contact_ref: one.id,
        ...(id.startsWith('P') ? { person_ref: id } : told(id, homes.get(id) ?? null)),
      })),
    ),
    decisions: world.decisions.map((one) => ({ contact_ref: one.contact, decided_at: one.at, outcome: one.outcome })),
    risk_assessments: world.assessments.map((one) => ({
      assessment_ref: one.id,
      person_ref: one.person,
      assessed_on: one.on,
      level: one.level,
      exploitation: one.exploitation,
    })),
    arrests: world.arrests.map(event('arrest_ref', 'arrested_on')),
    voluntary_interviews: world.interviews.map(event('interview_ref', 'interviewed_on')),
    warrants: world.warrants.map((one) => ({ ...event('warrant_ref', 'issued_on')(one), kind: one.kind })),
    charges: world.charges.map((one) => ({ ...event('charge_ref', 'charged_on')(one), offence: 'Invented offence' })),
    safeguarding_actions: world.safeguarding.map((one) => ({
      ...event('action_ref', 'safeguarded_on')(one),
      kind: one.kind,
    })),
    notices: world.notices.map((one) => ({
      ...event('notice_ref', 'issued_on')(one),
      recipient_ref: one.adult,
      child_ref: one.child,
      basis: one.basis,
    })),
    awareness: world.sessions.map((one) => ({
      ...event('activity_ref', 'held_on')(one),
      audience: one.audience,
      attendees: one.attendees === null ? '' : String(one.attendees),
    })),
  }
}
