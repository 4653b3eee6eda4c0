/** Rows that a merge moves, in words: a line each, by what they are, of whatever table. Read as the actor. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { PartialDate, PlainDate } from '../../platform/dates.ts'
import { dateOfBirthInWords, shortDate } from '../../platform/pages/index.ts'
import {
  concerns,
  labelOf,
  relationshipKinds,
  riskLevels,
  safeguardingKinds,
  warrantKinds,
} from '../../reference/index.ts'
import type { AliasKind } from '../details.ts'
import { fullName } from '../person-link.ts'
import type { IdentifierKind } from '../person.ts'
import { summariesOf } from '../summaries.ts'
import { addressInWords, aliasLabels, identifierInWords, identifierLabels } from '../words.ts'
import type { Row } from './merge.ts'

/** A row in words, with what tells it from all others. */
export type Line = { key: string; text: string }
/** The rows of one kind. */
export type Lines = { title: string; lines: Line[] }

/** What a line needs besides the row itself. */
type Besides = { people: ReadonlyMap<string, string>; contacts: ReadonlyMap<string, string>; about: readonly string[] }
type InWords = { title: string; says: (row: Row['values'], besides: Besides) => string }

const day = (text: string | null | undefined): string => (text ? shortDate(text as PlainDate) : 'day not known')
const nameOf = ({ given_name, family_name }: Row['values']): string =>
  fullName({ givenName: given_name ?? null, familyName: family_name ?? null })
const parts = (...texts: (string | null | undefined)[]): string => texts.filter(Boolean).join(': ')
const others = (ids: readonly (string | null | undefined)[], { people, about }: Besides): string =>
  ids.flatMap((id) => (id && !about.includes(id) ? [people.get(id) ?? 'somebody whom you cannot see'] : [])).join(', ')

const inWords: Record<string, InWords> = {
  contact_child: {
    title: 'Contacts',
    says: (row, { contacts }) => contacts.get(row['contact_id'] ?? '') ?? 'A contact',
  },
  risk_assessment: {
    title: 'Risk assessments',
    says: (row) => parts(day(row['assessed_on']), labelOf(riskLevels, row['level']!)),
  },
  risk_closure: { title: 'Ends of exploitation work', says: (row) => day(row['closed_on']) },
  notice: {
    title: 'Child abduction warning notices',
    says: (row, besides) =>
      parts(
        row['issued_on'] ? day(row['issued_on']) : 'not issued',
        row['ref'],
        besides.about.includes(row['child_id'] ?? '')
          ? `as the child; the adult is ${others([row['recipient_id']], besides)}`
          : `as the adult who is warned; the child is ${others([row['child_id']], besides)}`,
      ),
  },
  arrest: { title: 'Arrests', says: (row) => parts(day(row['arrested_on']), row['suspected_offence']) },
  voluntary_interview: { title: 'Voluntary interviews', says: (row) => day(row['interviewed_on']) },
  warrant: { title: 'Warrants', says: (row) => parts(day(row['issued_on']), labelOf(warrantKinds, row['kind']!)) },
  charge: { title: 'Charges', says: (row) => parts(day(row['charged_on']), row['offence']) },
  safeguarding_action: {
    title: 'Safeguarding actions',
    says: (row) => parts(day(row['safeguarded_on']), labelOf(safeguardingKinds, row['kind']!)),
  },
  child_worker: {
    title: 'Named officers and social workers',
    says: (row) => parts(day(row['from_on']), row['kind'] === 'officer' ? 'an officer' : 'a social worker'),
  },
  suspect_description: {
    title: 'Descriptions of a suspect',
    says: (row) => day(row['described_on']),
  },
  operation_child: {
    title: 'Links to an operation as a child',
    says: (row) => day(row['linked_on']),
  },
  placement: {
    title: 'Placements',
    says: (row) => parts(`${row['direction'] === 'sent' ? 'Sent' : 'Received'}, ${day(row['starts_on'])}`, row['ref']),
  },
  relationship: {
    title: 'Family and associates',
    says: (row, besides) =>
      parts(
        labelOf(relationshipKinds, row['kind']!),
        others([row['person_id'], row['related_person_id']], besides) || 'between these two, so no longer shown',
      ),
  },
  person_name: {
    title: 'Other names',
    says: (row) => `${nameOf(row)} (${aliasLabels[row['kind'] as AliasKind]})`,
  },
  person_identifier: {
    title: 'Identifiers',
    says: (row) => {
      const kind = row['kind'] as IdentifierKind
      return parts(identifierLabels[kind], identifierInWords({ kind, value: row['value']! }))
    },
  },
  person_address: {
    title: 'Addresses',
    says: (row) =>
      addressInWords({
        lines: row['lines'] ?? null,
        postcode: row['postcode'] ?? null,
        validFrom: null,
        validTo: null,
      }),
  },
  person: {
    title: 'Records merged earlier',
    says: (row) => `${nameOf(row)}, born ${dateOfBirthInWords(row['date_of_birth'] as PartialDate | null)}`,
  },
  not_same: {
    title: 'Decided not to be the same person',
    says: (row, besides) =>
      `${others([row['person_id'], row['other_person_id']], besides) || 'these two'}, as ${row['signed_by']} decided`,
  },
}

/** A table that has not said how its rows read is named as it is, so that nothing moves untold. */
const asItIs = (table: string): InWords => ({
  title: table.charAt(0).toUpperCase() + table.slice(1).replaceAll('_', ' '),
  says: (row) => row['ref'] ?? 'One record',
})

/** The rows in words, by kind, in the order in which the kinds stand above. `about`: whose rows they are. */
export async function linesOf(tx: Tx, rows: readonly Row[], about: readonly string[]): Promise<Lines[]> {
  const besides = { people: await peopleIn(tx, rows), contacts: await contactsIn(tx, rows), about }
  const tables = [...new Set(rows.map((row) => row.table))]
  const place = (table: string) => Object.keys(inWords).indexOf(table) + 1 || 99
  return tables
    .toSorted((a, b) => place(a) - place(b))
    .map((table) => {
      const { title, says } = inWords[table] ?? asItIs(table)
      const lines = rows
        .filter((row) => row.table === table)
        .map((row) => ({ key: `${table}:${row.id}`, text: says(row.values, besides) }))
      return { title, lines }
    })
}

async function peopleIn(tx: Tx, rows: readonly Row[]): Promise<Map<string, string>> {
  const columns = ['person_id', 'related_person_id', 'other_person_id', 'recipient_id', 'child_id']
  const ids = rows.flatMap((row) => columns.flatMap((column) => row.values[column] ?? []))
  const people = await summariesOf(tx, [...new Set(ids)])
  return new Map([...people].map(([id, person]) => [id, fullName(person)]))
}

async function contactsIn(tx: Tx, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => row.values['contact_id'] ?? [])
  if (ids.length === 0) return new Map()
  const found = await sql<{ contact_id: string; ref: string; received_on: PlainDate; concern: string }>`
    select contact_id, ref, received_on, concern from contact
    where partnership_id = ${tx.by.partnershipId} and contact_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(
    found.rows.map((row) => [
      row.contact_id,
      `${shortDate(row.received_on)}: ${labelOf(concerns, row.concern)} (${row.ref})`,
    ]),
  )
}
