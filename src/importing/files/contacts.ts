/** The files of the front door: contacts, the children they were about, what was decided, and awareness activities. */
import { audiences, channels, concerns, contactSources, decisionOutcomes, sexes } from '../../reference/index.ts'
import {
  anyAuthority,
  birth,
  codeOf,
  eventDay,
  eventMoment,
  headcount,
  key,
  longText,
  ownAuthority,
  postcode,
  shortText,
} from '../cells.ts'
import type { FileSpec } from '../file-spec.ts'

export const contacts: FileSpec = {
  file: 'contacts.csv',
  name: 'contacts',
  table: 'contact',
  columns: [
    { name: 'contact_ref', required: true, read: key, into: 'ref' },
    { name: 'received_at', required: true, read: eventMoment, type: 'timestamptz' },
    { name: 'authority', required: true, read: ownAuthority },
    { name: 'source', required: true, read: codeOf(contactSources) },
    { name: 'channel', read: codeOf(channels) },
    { name: 'concern', required: true, read: codeOf(concerns) },
    { name: 'summary', read: longText },
    { name: 'caller_name', read: shortText() },
    { name: 'caller_organisation', read: shortText() },
  ],
}

/** What the caller may have said of a child, besides who the child is. */
export const toldColumns = ['given_name', 'family_name', 'date_of_birth', 'sex', 'postcode', 'home_authority'] as const

export const contactChildren: FileSpec = {
  file: 'contact_children.csv',
  name: 'contact_children',
  table: 'contact_child',
  columns: [
    { name: 'contact_ref', required: true, read: key, into: 'contact_id', refersTo: 'contact' },
    { name: 'person_ref', read: key, into: 'person_id', refersTo: 'person' },
    { name: 'given_name', read: shortText() },
    { name: 'family_name', read: shortText() },
    { name: 'date_of_birth', read: birth },
    { name: 'sex', read: codeOf(sexes) },
    { name: 'postcode', read: postcode },
    { name: 'home_authority', read: anyAuthority },
  ],
  check: (cell) => {
    const told = toldColumns.find((name) => cell(name) !== null)
    if (cell('person_ref') === null && told === undefined)
      return { column: 'person_ref', bad: 'Nothing is said of this child. Give person_ref, or what the caller said.' }
    if (cell('person_ref') !== null && told !== undefined)
      return { column: told, bad: 'Give either person_ref or what the caller said of the child, not both.' }
    return undefined
  },
}

export const decisions: FileSpec = {
  file: 'decisions.csv',
  name: 'decisions',
  table: 'decision',
  columns: [
    { name: 'contact_ref', required: true, read: key, into: 'contact_id', refersTo: 'contact' },
    { name: 'decided_at', required: true, read: eventMoment, type: 'timestamptz' },
    { name: 'outcome', required: true, read: codeOf(decisionOutcomes) },
    { name: 'rationale', read: longText },
  ],
}

export const awareness: FileSpec = {
  file: 'awareness.csv',
  name: 'awareness',
  table: 'awareness_activity',
  columns: [
    { name: 'activity_ref', required: true, read: key, into: 'ref' },
    { name: 'held_on', required: true, read: eventDay, type: 'date' },
    { name: 'authority', required: true, read: ownAuthority },
    { name: 'audience', required: true, read: codeOf(audiences) },
    { name: 'attendees', read: headcount, type: 'integer' },
    { name: 'topic', read: shortText(500) },
  ],
}
