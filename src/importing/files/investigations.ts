/** The files of police work: operations, arrests, interviews, warrants, charges. */
import { warrantKinds } from '../../reference/index.ts'
import { codeOf, eventDay, key, ownAuthority, shortText } from '../cells.ts'
import { notBefore, type Column, type FileSpec } from '../file-spec.ts'

const person: Column = { name: 'person_ref', required: true, read: key, into: 'person_id', refersTo: 'person' }
const authority: Column = { name: 'authority', required: true, read: ownAuthority }
const operation: Column = { name: 'operation_ref', read: key, into: 'operation_id', refersTo: 'operation' }

export const operations: FileSpec = {
  file: 'operations.csv',
  name: 'operations',
  table: 'operation',
  columns: [
    { name: 'operation_ref', required: true, read: key, into: 'ref' },
    { name: 'name', required: true, read: shortText() },
    { name: 'opened_on', required: true, read: eventDay, type: 'date' },
    { name: 'closed_on', read: eventDay, type: 'date' },
    { name: 'lead_agency', read: shortText() },
  ],
  check: notBefore('closed_on', 'opened_on', 'An operation closes on or after the day it opened.'),
}

export const arrests: FileSpec = {
  file: 'arrests.csv',
  name: 'arrests',
  table: 'arrest',
  columns: [
    { name: 'arrest_ref', required: true, read: key, into: 'ref' },
    person,
    { name: 'arrested_on', required: true, read: eventDay, type: 'date' },
    authority,
    operation,
    { name: 'suspected_offence', read: shortText(500) },
  ],
}

export const voluntaryInterviews: FileSpec = {
  file: 'voluntary_interviews.csv',
  name: 'voluntary_interviews',
  table: 'voluntary_interview',
  columns: [
    { name: 'interview_ref', required: true, read: key, into: 'ref' },
    person,
    { name: 'interviewed_on', required: true, read: eventDay, type: 'date' },
    authority,
    operation,
  ],
}

export const warrants: FileSpec = {
  file: 'warrants.csv',
  name: 'warrants',
  table: 'warrant',
  columns: [
    { name: 'warrant_ref', required: true, read: key, into: 'ref' },
    { name: 'issued_on', required: true, read: eventDay, type: 'date' },
    authority,
    { name: 'kind', required: true, read: codeOf(warrantKinds) },
    { ...person, required: false },
    operation,
    { name: 'executed_on', read: eventDay, type: 'date' },
  ],
  check: notBefore('executed_on', 'issued_on', 'A warrant is executed on or after the day it is issued.'),
}

export const charges: FileSpec = {
  file: 'charges.csv',
  name: 'charges',
  table: 'charge',
  columns: [
    { name: 'charge_ref', required: true, read: key, into: 'ref' },
    person,
    { name: 'charged_on', required: true, read: eventDay, type: 'date' },
    authority,
    { name: 'offence', required: true, read: shortText(500) },
    operation,
  ],
}
