/** The records behind a figure, to take away: a line a fact, those that the reader may not see in their place. */
import { toCsv } from '../platform/csv.ts'
import type { Reference } from '../reference/index.ts'
import { partInWords } from './breakdowns.ts'
import { dimensions } from './dimensions.ts'
import type { OpenedFact, OpenedFigure } from './open-figure.ts'

export const NOT_FOR_YOU = 'A record you may not see'

export function openedAsCsv({ measure, units }: OpenedFigure, reference: Reference): string {
  const isContact = measure.recordTable === 'contact'
  const roles = isContact ? ['Children'] : Object.values(measure.people)
  const named = (fact: OpenedFact, role: string) =>
    fact.named
      .filter((one) => isContact || one.role === role)
      .map(({ name }) => name ?? 'Name not shown')
      .join('; ')
  const lines = units.flatMap(({ facts, hidden }, index) => [
    ...facts.map((fact) => [
      index + 1,
      fact.ref,
      fact.on,
      ...roles.map((role) => named(fact, role)),
      fact.authority === null ? '' : partInWords('authority', fact.authority, reference),
      ...measure.dimensions.map((dimension) => partInWords(dimension, fact.codes[dimension] ?? 'unknown', reference)),
      ...(measure.counting === 'sum' ? [fact.weight] : []),
    ]),
    ...Array.from({ length: hidden }, () => [index + 1, NOT_FOR_YOU]),
  ])
  const head = [
    'counted',
    'reference',
    'day',
    ...roles.map((role) => role.toLowerCase()),
    'authority',
    ...measure.dimensions.map((dimension) => dimensions[dimension].toLowerCase()),
    ...(measure.counting === 'sum' ? [measure.unit.many] : []),
  ]
  return toCsv([head, ...lines])
}
