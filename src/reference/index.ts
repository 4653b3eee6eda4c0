export { authoritiesOfForce, referenceOf, type Authority, type Reference, type StatutoryRule } from './reference.ts'
export { makeCalendar, type Calendar, type SkippedDay } from './calendar.ts'
export * from './codes.ts'
export { parseNhsNumber, parsePostcode, parseUpn } from './identifiers.ts'
