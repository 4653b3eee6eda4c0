/** Decisions on contacts: nearly all within a working day, some late, a few revised, the newest still to be taken. */
import { addDays } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { LAST_DAY, LAST_MOMENT, isWorkingDay, timeOfDay, workingDaysAfter } from './calendar.ts'
import { AWAITING, AWAITING_FROM } from './contact-plan.ts'
import type { Contact } from './contacts.ts'
import type { Row } from './folder.ts'
import { AREAS } from './places.ts'
import { randomStream } from './random.ts'
import type { Random } from './random.ts'
import { rationale, revision } from './words.ts'

/** The rows of decisions.csv, in the order of the contacts. */
export function decisions(contacts: readonly Contact[]): Row[] {
  const random = randomStream('decisions')
  const awaiting = new Set(AREAS.flatMap((area) => newest(contacts, area)))
  return contacts.filter((contact) => !awaiting.has(contact)).flatMap((contact) => decided(random, contact))
}

function newest(contacts: readonly Contact[], area: Contact['area']): Contact[] {
  const recent = contacts.filter((contact) => contact.area === area && contact.at >= AWAITING_FROM)
  if (recent.length < AWAITING[area]) throw new Error(`too few recent contacts in ${area}`)
  return recent.slice(-AWAITING[area])
}

function decided(random: Random, contact: Contact): Row[] {
  const at = decidedAt(random, contact.at)
  const outcome = outcomeOf(random, contact)
  const row = { contact_ref: contact.ref, decided_at: at, outcome, rationale: rationale(random, outcome) }
  const revisedOn = workingDaysAfter(at.slice(0, 10) as PlainDate, random.whole(1, 6))
  if (!random.chance(0.03) || revisedOn >= LAST_DAY) return [row]
  const other = outcome === 'referral' ? 'strategy_discussion' : 'referral'
  const revised = { contact_ref: contact.ref, decided_at: `${revisedOn}T${timeOfDay(random, 9, 16)}`, outcome: other }
  return [row, { ...revised, rationale: revision(random, other) }]
}

function decidedAt(random: Random, receivedAt: string): string {
  const day = receivedAt.slice(0, 10) as PlainDate
  const hour = Number(receivedAt.slice(11, 13))
  const inOfficeHours = isWorkingDay(day) && hour < 15
  const sameDay = `${day}T${timeOfDay(random, Math.max(hour + 1, 9), 17)}`
  const nextDay = `${workingDaysAfter(day, 1)}T${timeOfDay(random, 9, 16)}`
  const late = `${workingDaysAfter(day, random.whole(2, 5))}T${timeOfDay(random, 9, 16)}`
  const usual = random.weighted([
    [inOfficeHours ? sameDay : nextDay, 45],
    [nextDay, 47],
    [late, 8],
  ])
  if (usual <= LAST_MOMENT) return usual
  // So near the end, whoever decides at all decides that evening or before the next day's work.
  return hour < 21 ? `${day}T${timeOfDay(random, hour + 1, 22)}` : `${addDays(day, 1)}T07:${random.whole(10, 59)}`
}

function outcomeOf(random: Random, contact: Contact): string {
  if (contact.children.some((child) => child.home !== contact.area) && random.chance(0.4))
    return 'passed_to_other_authority'
  if (contact.assessed)
    return random.weighted([
      ['referral', 60],
      ['strategy_discussion', 28],
      ['early_help', 12],
    ])
  return random.weighted([
    ['no_further_action', 26],
    ['information_and_advice', 31],
    ['early_help', 19],
    ['referral', 18],
    ['strategy_discussion', 6],
  ])
}
