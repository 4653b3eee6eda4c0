export {
  authoritiesOfForce,
  referenceOf,
  type Authority,
  type Reference,
  type StatutoryRule,
  type WorkingDefinition,
} from './reference.ts'
export { makeCalendar, type Calendar, type SkippedDay } from './calendar.ts'
export * from './codes.ts'
export { parseNhsNumber, parsePostcode, parseUpn } from './identifiers.ts'
export { areaPopulation, MAX_CHILD_AGE, populationsAt, type AreaPopulation, type Population } from './populations.ts'
