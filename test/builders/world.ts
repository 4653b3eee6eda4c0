/** Random records for the proof of the counting: made up by fast-check, written to the tables, corrected at random. */
import fc from 'fast-check'
import { correctRecord, inTransaction, type RecordTable, type Tx } from '../../src/platform/database/index.ts'
import { dayOf, parseInstant } from '../../src/platform/dates.ts'
import type { TestDatabase } from '../support/database.ts'
import { emptyWorld, type World } from './plain-loop.ts'
import * as a from './records.ts'
import { addLater, isLater, laterCorrection, type LaterKind, type Says } from './world-later.ts'

/** Days round which years, quarters, months and clocks turn, and others. */
const edges = ['2015-03-31', '2015-04-01', '2016-03-31', '2016-04-01', '2017-03-31', '2017-04-01']
const turns = ['2016-03-27', '2016-06-30', '2016-07-01', '2016-10-30', '2016-12-01', '2016-12-31', '2017-01-01']
const anyDay = fc
  .record({
    year: fc.integer({ min: 2015, max: 2017 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
export const day = fc.oneof(fc.constantFrom(...edges), fc.constantFrom(...turns), anyDay)
/** Half an hour after midnight, British Summer Time, is the day before in UTC. */
const time = fc.constantFrom('00:00', '00:30', '09:00', '12:00', '23:30', '23:59')

/** What one new record says, whatever its kind: each kind takes of it what it needs. */
const says = fc.record({
  on: day,
  time,
  who: fc.nat(),
  other: fc.nat(),
  inCity: fc.boolean(),
  pick: fc.nat(),
  second: fc.nat(),
})

const kinds = Object.keys(emptyWorld()) as (keyof World)[]
/** Few people and much about them, so that the same one comes up again and again, often on the same day. */
const busy: (keyof World)[] = ['contacts', 'contacts', 'decisions', 'assessments', 'assessments', 'closures', 'workers']
const fresh = fc.record({
  kind: fc.constantFrom(...kinds.filter((kind) => kind !== 'people'), ...busy),
  says,
})
const corrections = fc.record({ kind: fc.constantFrom(...kinds), which: fc.nat(), says })

/** What is recorded between two counts: new records, then corrections of those that are there. */
export const round = fc.record({
  fresh: fc.array(fresh, { minLength: 100, maxLength: 150, size: 'max' }),
  corrected: fc.array(corrections, { minLength: 10, maxLength: 30, size: 'max' }),
})
export type Round = {
  fresh: { kind: keyof World; says: Says }[]
  corrected: { kind: keyof World; which: number; says: Says }[]
}

const of = <T>(list: readonly T[], place: number): T => list[place % list.length]!
const homes = [a.STOKE, a.STAFFORDSHIRE, a.DORSET, null]
/** On the edges of the bands and of what is known of a birthday; 29 February is left to the tests of dates. */
const births = ['2006-04-01', '2003-03-31', '2000-12', '2001', '1999-06-30', '1988', null]
const sexes = ['F', 'M', 'U', 'I', null]
const ethnicities = ['WBRI', 'CHNE', 'REFU', null]
const callers = ['Ada Example', 'Bob Invented', null]
const strands = ['online', 'contact', null]
/** What became of a charge at court, on its day or a year later; nothing yet of one in three. */
const outcomeOf = (on: string, place: number) =>
  place % 3 === 0
    ? { outcome: null, ended: null }
    : { outcome: of(['guilty_plea', 'convicted', 'discontinued'], place), ended: place % 2 ? on : later(on, 1) }
const later = (on: string, years: number) => `${Number(on.slice(0, 4)) + years}${on.slice(4)}`

const sources = ['1A', '2A', '6', '10']
const concerns = ['cse', 'cce', 'missing', 'other']
const channels = ['phone', 'email', null]
const outcomes = ['no_further_action', 'early_help', 'referral']
const levels = ['none', 'emerging', 'moderate', 'significant']
const audiences = ['parents', 'professionals']

/** A partnership's records in the database, and the same as a world to be counted by a plain loop. */
export class Recorded {
  world = emptyWorld()
  readonly place: TestDatabase
  private readonly versions = new Map<string, number>()

  constructor(place: TestDatabase) {
    this.place = place
  }

  /** Writes a round, and leaves the world of before as it was for whoever holds it. */
  async take({ fresh: added, corrected }: Round): Promise<void> {
    this.world = structuredClone(this.world)
    await inTransaction(this.place.database, this.place.operator, async (tx) => {
      while (this.world.people.length < 5) {
        const nth = this.world.people.length
        await this.add(tx, 'people', { ...nothing, pick: nth, other: nth, second: nth })
      }
      while (this.world.operations.length < 2) await this.add(tx, 'operations', nothing)
      for (const one of added) await this.add(tx, one.kind, one.says)
    })
    await inTransaction(this.place.database, this.place.operator, async (tx) => {
      for (const one of corrected) await this.correct(tx, one.kind, one.which, one.says)
    })
  }

  private async add(tx: Tx, kind: keyof World, says: Says): Promise<void> {
    const { world } = this
    if (isLater(kind)) return addLater(tx, world, kind, says)
    const { on, time: at, who, other, inCity, pick, second } = says
    const authority = inCity ? a.STOKE : a.STAFFORDSHIRE
    const person = () => of(world.people, who).id
    const operation = of([...world.operations.map(({ id }) => id), null], pick)
    const event = () => ({ person: person(), on, authority, operation })
    if (kind === 'people') {
      const home = of(homes, pick)
      const [born, sex, ethnicity] = [of(births, pick), of(sexes, other), of(ethnicities, second)]
      const row = { home_authority: home, date_of_birth: born, sex, ethnicity }
      world.people.push({ id: await a.addPerson(tx, row), home, born, sex, ethnicity })
    } else if (kind === 'operations') {
      const row = { ref: `O${world.operations.length}`, strand: of(strands, world.operations.length) }
      world.operations.push({ id: await a.addOperation(tx, row), ...row })
    } else if (kind === 'relationships') {
      const row = {
        person: person(),
        related: of(world.people, who + 1 + (other % 4)).id,
        kind: of(['sibling', 'parent'], pick),
      }
      const same = (one: World['relationships'][number]) =>
        one.kind === row.kind &&
        [one.person, one.related].includes(row.person) &&
        [one.person, one.related].includes(row.related)
      if (world.relationships.length > 3 || world.relationships.some(same)) return
      world.relationships.push({ id: await a.addRelationship(tx, row), ...row })
    } else if (kind === 'noticeEvents') {
      if (world.notices.length === 0) return
      const row = {
        notice: of(world.notices, other).id,
        kind: of(['reviewed', 'breached', 'ended', 'breached'], pick),
        on,
      }
      world.noticeEvents.push({ id: await a.addNoticeEvent(tx, row), ...row })
    } else if (kind === 'contacts') {
      const about = [...new Set([who, ...(second % 2 === 0 ? [other] : []), ...(second % 5 === 0 ? [other + 1] : [])])]
      const ids = [...new Set(about.map((one) => of(world.people, one).id))]
      const facts = {
        authority,
        source: of(sources, pick),
        concern: of(concerns, second),
        channel: of(channels, other),
        ref: `C${world.contacts.length}-${pick % 7}`,
      }
      const match = of(['given', 'linked', 'new', 'awaiting_review'], other)
      const caller = of(callers, pick)
      const id = await a.addContact(tx, { at: `${on}T${at}`, about: ids, match, caller, ...facts })
      world.contacts.push({ id, at: `${on}T${at}`, about: ids, match, caller, due: on, ...facts })
    } else if (kind === 'decisions') {
      if (world.contacts.length === 0) return
      const contact = of(world.contacts, who).id
      const moment = `${on}T${at}`
      if (world.decisions.some((one) => one.contact === contact && one.at === moment)) return
      const decision = { contact, at: moment, outcome: of(outcomes, pick) }
      world.decisions.push({ id: await a.addDecision(tx, decision), ...decision })
    } else if (kind === 'arrests') world.arrests.push({ id: await a.addArrest(tx, event()), ...event() })
    else if (kind === 'interviews') world.interviews.push({ id: await a.addInterview(tx, event()), ...event() })
    else if (kind === 'charges') {
      const charge = { ...event(), ...outcomeOf(on, other) }
      world.charges.push({ id: await a.addCharge(tx, charge), ...charge })
    } else if (kind === 'safeguarding') {
      const step = { ...event(), kind: of(['cin_plan', 'looked_after', 'other'], pick) }
      world.safeguarding.push({ id: await a.addSafeguarding(tx, step), ...step })
    } else if (kind === 'warrants') {
      const named = second % 2 === 0 ? person() : undefined
      const executed = other % 3 === 0 ? null : other % 3 === 1 ? on : later(on, 1)
      const returned = second % 3 === 0 ? (executed ?? on) : null
      const warrant = { on, authority, kind: of(['search', 'arrest', 'other'], pick), executed, returned, operation }
      const id = await a.addWarrant(tx, { ...warrant, person: named })
      world.warrants.push({ id, ...warrant, person: named ?? null })
    } else if (kind === 'notices') {
      const [adult, child] = [person(), of(world.people, who + 1 + (other % (world.people.length - 1))).id]
      const basis = of(['child_abduction_act_s2', 'children_act_s49'], pick)
      const served = second % 4 === 0 ? null : on
      const notice = { adult, child, on, authority, basis, served, expires: second % 5 === 0 ? later(on, 1) : null }
      world.notices.push({ id: await a.addNotice(tx, notice), ...notice })
    } else if (kind === 'assessments') {
      const ref = `R${pick % 10}-${world.assessments.length}`
      const level = of(levels, second)
      const assessment = { person: person(), on, level, exploitation: of(['cse', 'cce', 'both'], pick), ref }
      world.assessments.push({ id: await a.addAssessment(tx, assessment), ...assessment })
    } else if (kind === 'closures')
      world.closures.push({ id: await a.addClosure(tx, { person: person(), on }), person: person(), on })
    else {
      const session = { on, authority, audience: of(audiences, pick), attendees: second % 4 === 0 ? null : second % 90 }
      world.sessions.push({ id: await a.addAwareness(tx, session), ...session })
    }
  }

  /** Changes what counts most of one record: its day, its place, its person or its kind. */
  private async correct(tx: Tx, kind: keyof World, which: number, says: Says): Promise<void> {
    const rows = this.world[kind]
    if (rows.length === 0 || kind === 'relationships' || kind === 'operations') return
    const row = of(rows as { id: string }[], which)
    const { table, changes, facts } = isLater(kind)
      ? laterCorrection(kind, says, this.world)
      : correctionOf(kind, says, this.world)
    const version = this.versions.get(row.id) ?? 1
    if (!(await correctRecord(tx, table as 'person', row.id, version, changes as never)))
      throw new Error(`a correction of ${table} was refused`)
    this.versions.set(row.id, version + 1)
    Object.assign(row, facts)
  }
}

const nothing: Says = { on: '2016-05-03', time: '12:00', who: 0, other: 0, inCity: true, pick: 0, second: 0 }

type Correction = { table: RecordTable; changes: Record<string, unknown>; facts: Record<string, unknown> }

function correctionOf(kind: Exclude<keyof World, LaterKind>, says: Says, world: World): Correction {
  const { on, time: at, who, other, inCity, pick, second } = says
  const authority = inCity ? a.STOKE : a.STAFFORDSHIRE
  const person = of(world.people, who).id
  const moved = (table: RecordTable, column: string, more: Record<string, string> = {}): Correction => ({
    table,
    changes: { [column]: on, authority, ...more },
    facts: { on, authority, ...more },
  })
  const ofPerson = (table: RecordTable, column: string): Correction => {
    const { changes, facts } = moved(table, column)
    return { table, changes: { ...changes, person_id: person }, facts: { ...facts, person } }
  }
  switch (kind) {
    case 'people':
      return {
        table: 'person',
        changes: { home_authority: of(homes, pick), date_of_birth: of(births, second), sex: of(sexes, pick) },
        facts: { home: of(homes, pick), born: of(births, second), sex: of(sexes, pick) },
      }
    case 'noticeEvents':
      return { table: 'notice_event', changes: { happened_on: on }, facts: { on } }
    case 'contacts': {
      const received = parseInstant(`${on}T${at}`)!
      const facts = { authority, concern: of(concerns, second), source: of(sources, pick) }
      const changes = { ...facts, received_at: received, decision_due_on: dayOf(received) }
      return { table: 'contact', changes, facts: { ...facts, at: `${on}T${at}`, due: on } }
    }
    case 'decisions':
      return { table: 'decision', changes: { outcome: of(outcomes, pick) }, facts: { outcome: of(outcomes, pick) } }
    case 'arrests':
      return ofPerson('arrest', 'arrested_on')
    case 'interviews':
      return ofPerson('voluntary_interview', 'interviewed_on')
    case 'charges': {
      const { table, changes, facts } = ofPerson('charge', 'charged_on')
      const { outcome, ended } = outcomeOf(on, other)
      return { table, changes: { ...changes, outcome, outcome_on: ended }, facts: { ...facts, outcome, ended } }
    }
    case 'safeguarding':
      return ofPerson('safeguarding_action', 'safeguarded_on')
    case 'warrants': {
      const { changes, facts } = moved('warrant', 'issued_on', { kind: of(['search', 'arrest', 'other'], pick) })
      const executed = other % 2 === 0 ? on : null
      const returned = pick % 2 === 0 ? on : null
      return {
        table: 'warrant',
        changes: { ...changes, executed_on: executed, returned_on: returned },
        facts: { ...facts, executed, returned },
      }
    }
    case 'notices': {
      const basis = of(['child_abduction_act_s2', 'children_act_s49'], pick)
      const { changes, facts } = moved('notice', 'issued_on', { basis })
      const ended = { expires_on: null, served_on: on }
      return { table: 'notice', changes: { ...changes, ...ended }, facts: { ...facts, served: on, expires: null } }
    }
    case 'assessments': {
      const level = of(levels, second)
      return {
        table: 'risk_assessment',
        changes: { assessed_on: on, level, person_id: person },
        facts: { on, level, person },
      }
    }
    case 'closures':
      return { table: 'risk_closure', changes: { closed_on: on, person_id: person }, facts: { on, person } }
    case 'relationships':
    case 'operations':
      throw new Error(`${kind} are not corrected`)
    case 'sessions': {
      const attendees = second % 3 === 0 ? null : second % 70
      const { table, changes, facts } = moved('awareness_activity', 'held_on', { audience: of(audiences, pick) })
      return { table, changes: { ...changes, attendees }, facts: { ...facts, attendees } }
    }
  }
}
