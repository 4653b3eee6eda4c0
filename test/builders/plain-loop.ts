/**
 * The measures counted a second time, by plain loops over plain records, knowing nothing of SQL, of the definitions'
 * code or of each other's helpers. The tests hold every query to it; no page uses it.
 */

import { countedBy } from './plain-measures.ts'
import { dayAfter, latestBirth, type Counted, type PlainQuestion, type World } from './plain-world.ts'

export { emptyWorld, type PlainQuestion, type World } from './plain-world.ts'

/** Parts by dimension and key, those at nought left out. */
export type PlainTally = { value: number; of?: number }
export type PlainFigure = PlainTally & { parts: Record<string, Record<string, PlainTally>> }
/** Both dimensions' keys in one, ' / ' between them. */
export type PlainCrossing = Record<string, PlainTally>

export function plainCount(world: World, measure: string, question: PlainQuestion): PlainFigure {
  const inside = insideOf(world, measure, question)
  const parts: PlainFigure['parts'] = {}
  for (const dimension of ['month', 'quarter', 'year', 'authority', ...Object.keys(inside[0]?.kinds ?? {})])
    parts[dimension] =
      isSnapshot(measure) && isTime(dimension)
        ? snapshots(question, dimension, (slice) => total(measure, insideOf(world, measure, slice)))
        : totals(
            measure,
            group(inside, (one) => partOf(one, dimension)),
          )
  if (isSnapshot(measure) && inside.length === 0)
    for (const dimension of ['month', 'quarter', 'year'])
      parts[dimension] = snapshots(question, dimension, (slice) => total(measure, insideOf(world, measure, slice)))
  return { ...total(measure, inside), parts }
}

/** Every cell of two breakdowns that is not at nought, by the keys of both. */
export function plainCrossing(
  world: World,
  measure: string,
  question: PlainQuestion,
  rows: string,
  columns: string,
): PlainCrossing {
  const [time, other] = isTime(rows) ? [rows, columns] : [columns, rows]
  if (!isSnapshot(measure) || !isTime(time))
    return totals(
      measure,
      group(insideOf(world, measure, question), (one) => `${partOf(one, rows)} / ${partOf(one, columns)}`),
    )
  const cells: PlainCrossing = {}
  for (const [key, slice] of slicesOf(question, time))
    for (const [part, tally] of Object.entries(
      totals(
        measure,
        group(insideOf(world, measure, slice), (one) => partOf(one, other)),
      ),
    ))
      cells[time === rows ? `${key} / ${part}` : `${part} / ${key}`] = tally
  return cells
}

const snapshotMeasures = [
  'children_open_to_work',
  'notices_in_force',
  'notices_overdue_for_review',
  'highest_risk_with_named_workers',
  'risk_reviews_overdue',
  'risk_reviews_overdue_share',
  'disruption_in_force',
  'children_placed_in_area',
  'children_placed_elsewhere',
]
const isSnapshot = (measure: string) => snapshotMeasures.includes(measure)
const isTime = (dimension: string) => ['month', 'quarter', 'year'].includes(dimension)

function snapshots(question: PlainQuestion, dimension: string, count: (slice: PlainQuestion) => PlainTally) {
  const parts: Record<string, PlainTally> = {}
  for (const [key, slice] of slicesOf(question, dimension)) {
    const tally = count(slice)
    if (tally.value > 0 || (tally.of ?? 0) > 0) parts[key] = tally
  }
  return parts
}

/** The months, quarters or years of a question, each as a question that ends where it does. Day by day, since plain. */
function slicesOf(question: PlainQuestion, dimension: string): Map<string, PlainQuestion> {
  const slices = new Map<string, PlainQuestion>()
  const one = { unit: '', adds: 1, authority: null, kinds: {} }
  for (let day = question.from; day <= question.to; day = dayAfter(day, 1))
    slices.set(partOf({ ...one, on: day }, dimension), { ...question, from: day, to: day })
  return slices
}

function insideOf(world: World, measure: string, question: PlainQuestion): Counted[] {
  return countedBy[measure]!(world, question)
    .filter(
      (one) =>
        one.on >= question.from &&
        one.on <= question.to &&
        (question.authorities.length === 0 || question.authorities.includes(one.authority ?? '')) &&
        (!('concern' in one.kinds) || question.concerns.includes(one.kinds['concern'] ?? '')),
    )
    .map((one) => ({ ...one, kinds: { ...one.kinds, ...derived(world, one) } }))
}

/** What is told of a fact by the person and the operation in it. */
function derived(world: World, one: Counted): Record<string, string | null> {
  const kinds: Record<string, string | null> = {}
  if ('source' in one.kinds) kinds['source_group'] = groupOfSource[one.kinds['source']!] ?? null
  if (one.who !== undefined) {
    const person = world.people.find(({ id }) => id === one.who)!
    kinds['age_band'] = ageBandOf(person.born, one.on)
    kinds['sex'] = person.sex === 'U' ? null : person.sex
    kinds['ethnicity'] = person.ethnicity
    kinds['ethnic_group'] = { WBRI: 'white', CHNE: 'asian', REFU: 'refused' }[person.ethnicity ?? ''] ?? null
    kinds['home_authority'] = person.home
  }
  if (one.operation !== undefined) {
    const operation = world.operations.find(({ id }) => id === one.operation)
    kinds['operation'] = operation?.ref ?? null
    kinds['strand'] = operation?.strand ?? null
  }
  return kinds
}

const groupOfSource: Record<string, string> = { '1A': 'family', '2A': 'professional', '6': 'professional' }

/** By years lived on the youngest and the oldest birthday that the part known of it leaves open. */
function ageBandOf(born: string | null, on: string): string | null {
  if (born === null) return null
  const bands = [`${born}-01-01`.slice(0, 10), latestBirth(born)].map((day) => {
    const age = Number(on.slice(0, 4)) - Number(day.slice(0, 4)) - (on.slice(5) < day.slice(5) ? 1 : 0)
    if (age < 10) return 'under_10'
    if (age < 13) return '10_12'
    if (age < 16) return '13_15'
    if (age < 18) return '16_17'
    return age < 25 ? '18_24' : '25_over'
  })
  return bands[0] === bands[1] ? bands[0]! : null
}

function group(counted: readonly Counted[], keyOf: (one: Counted) => string): Record<string, Counted[]> {
  const groups: Record<string, Counted[]> = {}
  for (const one of counted) (groups[keyOf(one)] ??= []).push(one)
  return groups
}

function totals(measure: string, groups: Record<string, Counted[]>): Record<string, PlainTally> {
  const told: Record<string, PlainTally> = {}
  for (const [key, list] of Object.entries(groups)) {
    const tally = total(measure, list)
    if (tally.value > 0 || (tally.of ?? 0) > 0) told[key] = tally
  }
  return told
}

/** Averages count rows above and different units below; shares count the same way on both sides. */
const averages = ['contacts_per_child', 'charges_per_person']
const shares = [
  'professional_share',
  'public_share',
  'decided_in_one_working_day',
  'out_of_area_share',
  'recontact_within_12_months',
  'risk_lowered_at_review',
  'warrants_executed_share',
  'highest_risk_with_named_workers',
  'risk_reviews_overdue_share',
  'disruption_granted_share',
  'placements_notified_in_time',
  'charges_convicted_share',
  'arrested_ethnicity_known',
  'interviewed_ethnicity_known',
  'charged_ethnicity_known',
  'children_ethnicity_known',
]

function total(measure: string, counted: readonly Counted[]): PlainTally {
  if (averages.includes(measure)) return { value: counted.length, of: summed(counted) }
  if (shares.includes(measure)) return { value: summed(counted.filter((one) => one.counted)), of: summed(counted) }
  return { value: summed(counted) }
}

function summed(counted: readonly Counted[]): number {
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
