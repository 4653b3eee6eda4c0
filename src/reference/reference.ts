/** What all partnerships share, read once a process: authorities, bank holidays, the clocks and ages of law. */
import type { PlainDate } from '../platform/dates.ts'
import type { Database } from '../platform/database/index.ts'
import { makeCalendar, type Calendar } from './calendar.ts'

export type Authority = { gssCode: string; name: string; officialName: string; policeForce: string }
export type StatutoryRule = {
  ruleId: string
  effectiveFrom: PlainDate
  effectiveTo: PlainDate | null
  value: number
  unit: string
  meaning: string
  source: string
}
/** What a word means here where the law does not say, in one of its versions. */
export type WorkingDefinition = {
  definitionId: string
  version: number
  effectiveFrom: PlainDate
  effectiveTo: PlainDate | null
  meaning: string
  links: readonly string[]
  steps: readonly string[]
  source: string
}
export type Reference = {
  authorities: ReadonlyMap<string, Authority>
  calendar: Calendar
  /** The rule of that name in force on a day; throws where none is, which is a fault in the reference data. */
  ruleOn(ruleId: string, day: PlainDate): StatutoryRule
  /** The definition of that name that holds on a day; throws where none does, which is a fault in the reference data. */
  definitionOn(definitionId: string, day: PlainDate): WorkingDefinition
}

const loaded = new WeakMap<Database, Promise<Reference>>()

/** The reference data of a database. It changes by migrations alone, so one reading serves the process. */
export function referenceOf(database: Database): Promise<Reference> {
  const known = loaded.get(database)
  if (known) return known
  const reading = load(database)
  loaded.set(database, reading)
  reading.catch(() => loaded.delete(database))
  return reading
}

async function load(database: Database): Promise<Reference> {
  const read = async (text: string) => (await database.pool.query(text)).rows
  const authorities = await read(
    'select gss_code as "gssCode", name, official_name as "officialName", police_force as "policeForce" from authority order by name',
  )
  const holidays = await read('select held_on, name from bank_holiday')
  const rules = (await read(
    `select rule_id as "ruleId", effective_from as "effectiveFrom", effective_to as "effectiveTo", value, unit, meaning, source
     from statutory_rule order by effective_from`,
  )) as StatutoryRule[]
  const definitions = (await read(
    `select definition_id as "definitionId", version, effective_from as "effectiveFrom", effective_to as "effectiveTo", meaning,
       links, steps, source from working_definition order by version`,
  )) as WorkingDefinition[]
  const holds = (one: { effectiveFrom: PlainDate; effectiveTo: PlainDate | null }, day: PlainDate) =>
    one.effectiveFrom <= day && (one.effectiveTo === null || day <= one.effectiveTo)
  return {
    authorities: new Map((authorities as Authority[]).map((one) => [one.gssCode, one])),
    calendar: makeCalendar(new Map(holidays.map((row) => [row.held_on as PlainDate, row.name as string]))),
    ruleOn: (ruleId, day) => {
      const rule = rules.findLast((one) => one.ruleId === ruleId && holds(one, day))
      if (!rule) throw new Error(`no statutory rule ${ruleId} is in force on ${day}`)
      return rule
    },
    definitionOn: (definitionId, day) => {
      const definition = definitions.findLast((one) => one.definitionId === definitionId && holds(one, day))
      if (!definition) throw new Error(`no definition of ${definitionId} holds on ${day}`)
      return definition
    },
  }
}

/** The authorities of a police force's area, by name. */
export const authoritiesOfForce = (reference: Reference, force: string): Authority[] =>
  [...reference.authorities.values()].filter((one) => one.policeForce === force)
