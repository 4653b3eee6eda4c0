/** The whole invention: one import folder in the contract's format, the same on every machine. */
import { assessments } from './assessments.ts'
import { awareness } from './awareness.ts'
import { contactChildren } from './contact-children.ts'
import { contacts } from './contacts.ts'
import type { Contact } from './contacts.ts'
import { decisions } from './decisions.ts'
import type { DemoFolder, Row } from './folder.ts'
import { notices } from './notices.ts'
import { operationRows } from './operations.ts'
import { personRow, population } from './people.ts'
import { CITY, COUNTY } from './places.ts'
import { policeWork } from './police-work.ts'
import { populations } from './populations.ts'

export { writeFolder } from './folder.ts'

/** Every file of the contract with its rows. Pure: no clock, no database, no chance that is not seeded. */
export function generateDemo(): DemoFolder {
  const all = population()
  const called = contacts(all)
  const police = policeWork(all, called.households)
  const assessed = assessments(called.contacts)
  const warned = notices(all, called.households, police.arrests)
  all.addParents([...called.households[CITY], ...called.households[COUNTY]])
  return new Map([
    ['people.csv', all.people.map(personRow)],
    ['relationships.csv', all.relationships],
    ['contacts.csv', called.contacts.map(contactRow)],
    ['contact_children.csv', contactChildren(called.contacts, called.households, all.people)],
    ['decisions.csv', decisions(called.contacts)],
    ['risk_assessments.csv', assessed],
    ['operations.csv', operationRows()],
    ...police.files,
    ['notices.csv', warned],
    ['awareness.csv', awareness()],
    ['populations.csv', populations()],
  ])
}

const contactRow = (contact: Contact): Row => ({
  contact_ref: contact.ref,
  received_at: contact.at,
  authority: contact.area,
  source: contact.source,
  channel: contact.channel,
  concern: contact.concern,
  summary: contact.summary,
  caller_name: contact.callerName,
  caller_organisation: contact.callerOrganisation,
})
