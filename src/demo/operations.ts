/** The operations, and what they brought since July 2015 and before it: the police part of the story in numbers. */
import { plainDate } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { LAST_DAY, OPERATIONS_FROM } from './calendar.ts'
import type { Row } from './folder.ts'
import { CITY, COUNTY } from './places.ts'
import type { Area } from './places.ts'

const POLICE = 'Staffordshire Police'

export type Operation = {
  ref: string
  name: string
  opened: PlainDate
  closed?: PlainDate
  lead: string
  areas: readonly Area[]
  /** Out of a hundred arrests on a day on which all are open. */
  weight: number
}

/** A smaller one, which ended before the panel's figures begin. */
export const EARLIER_OPERATION: Operation = {
  ref: 'OP1',
  name: 'Operation Quillfern',
  opened: plainDate('2014-05-12'),
  closed: plainDate('2015-06-30'),
  lead: POLICE,
  areas: [CITY, COUNTY],
  weight: 100,
}
/** Offending online, over the whole force area. */
export const ONLINE_OPERATION: Operation = {
  ref: 'OP2',
  name: 'Operation Copperlatch',
  opened: OPERATIONS_FROM,
  lead: POLICE,
  areas: [CITY, COUNTY],
  weight: 62,
}
/** The joint investigation with the council that raised contacts in the spring of 2017. */
export const JOINT_INVESTIGATION: Operation = {
  ref: 'OP5',
  name: 'Operation Brindlewick',
  opened: plainDate('2017-02-20'),
  lead: POLICE,
  areas: [CITY],
  weight: 70,
}
export const OPERATIONS: readonly Operation[] = [
  EARLIER_OPERATION,
  ONLINE_OPERATION,
  {
    ref: 'OP3',
    name: 'Operation Pewterdale',
    opened: plainDate('2015-10-05'),
    closed: plainDate('2016-09-30'),
    lead: POLICE,
    areas: [CITY],
    weight: 22,
  },
  {
    ref: 'OP4',
    name: 'Operation Tansymoor',
    opened: plainDate('2016-01-18'),
    closed: plainDate('2016-11-25'),
    lead: POLICE,
    areas: [COUNTY],
    weight: 22,
  },
  JOINT_INVESTIGATION,
]

/** What one stretch of time brought. */
export type PolicePlan = {
  from: PlainDate
  to: PlainDate
  operations: readonly Operation[]
  peopleArrested: number
  /** Arrests of people arrested once already in the stretch. */
  secondArrests: number
  interviews: number
  /** Interviewed twice. */
  interviewedTwice: number
  /** Interviewed and arrested later. */
  interviewedThenArrested: number
  searchWarrants: number
  arrestWarrants: number
  otherWarrants: number
  chargedAfterArrest: number
  /** Charged by postal requisition. */
  chargedAfterInterview: number
  charges: number
  safeguarded: Readonly<Record<Area, number>>
  /** Children of suspects' households, of whom nobody had called. */
  safeguardedInHouseholds: number
  /** Actions for children for whom one had been taken already. */
  furtherActions: number
}

/** Before July 2015. Four more of its suspects are charged after: LATE_CHARGES. */
export const EARLIER_PLAN: PolicePlan = {
  from: plainDate('2014-06-02'),
  to: plainDate('2015-06-30'),
  operations: [EARLIER_OPERATION],
  peopleArrested: 28,
  secondArrests: 3,
  interviews: 8,
  interviewedTwice: 0,
  interviewedThenArrested: 1,
  searchWarrants: 14,
  arrestWarrants: 3,
  otherWarrants: 2,
  chargedAfterArrest: 12,
  chargedAfterInterview: 2,
  charges: 37,
  safeguarded: { [CITY]: 22, [COUNTY]: 17 },
  safeguardedInHouseholds: 0,
  furtherActions: 6,
}
/** People of the earlier operation who were arrested again, and charged, after it: known from both stretches. */
export const ARRESTED_AGAIN = 2
export const LATE_CHARGES = 4

/** 149 people arrested, 41 interviews, 172 warrants, 122 people charged with 538 charges, 218 children safeguarded. */
export const PANEL_PLAN: PolicePlan = {
  from: OPERATIONS_FROM,
  to: LAST_DAY,
  operations: OPERATIONS.slice(1),
  peopleArrested: 149,
  secondArrests: 14,
  interviews: 41,
  interviewedTwice: 2,
  interviewedThenArrested: 3,
  searchWarrants: 139,
  arrestWarrants: 22,
  otherWarrants: 11,
  chargedAfterArrest: 104,
  chargedAfterInterview: 14,
  charges: 538,
  safeguarded: { [CITY]: 94, [COUNTY]: 90 },
  safeguardedInHouseholds: 34,
  furtherActions: 47,
}

/** The rows of operations.csv. */
export const operationRows = (): Row[] =>
  OPERATIONS.map((operation) => ({
    operation_ref: operation.ref,
    name: operation.name,
    opened_on: operation.opened,
    closed_on: operation.closed ?? '',
    lead_agency: operation.lead,
  }))
