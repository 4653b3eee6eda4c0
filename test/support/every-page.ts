/** One record of each kind, of people with long names, so that every address of Waymark can be asked for something. */
import type { Route } from '../../src/access/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { insertRecords } from '../../src/platform/database/index.ts'
import { plainDate } from '../../src/platform/dates.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import * as records from '../builders/records.ts'
import type { TestDatabase } from './database.ts'

export const CHILD = { given_name: 'Zebediah-Bartholomew', family_name: 'Featherstonehaugh-Wolfeschlegelsteinhausen' }
export const ADULT = { given_name: 'Cruella-Anastasia', family_name: 'Quillfeather-Ravensworth' }
const ON = '2017-03-01'

export type Samples = Record<'people' | 'contacts' | 'notices' | 'operations' | 'warrants', string>

/** Puts the records in, as the operator, and gives back the id of each. */
export function addSamples({ database, operator }: Pick<TestDatabase, 'database' | 'operator'>): Promise<Samples> {
  return inTransaction(database, operator, async (tx) => {
    const child = await records.addPerson(tx, { ...CHILD, date_of_birth: '2004-05', home_authority: records.DORSET })
    const sister = await records.addPerson(tx, { ...CHILD, given_name: 'Philippa', date_of_birth: '2006-01-31' })
    const adult = await records.addPerson(tx, { ...ADULT, date_of_birth: '1980' })
    await insertRecords(tx, 'relationship', [
      { relationship_id: uuidv7(), person_id: child, related_person_id: sister, kind: 'sibling', source: 'test' },
    ])
    const summary = `${CHILD.given_name} was seen with ${ADULT.given_name}. `.repeat(12)
    const contacts = await records.addContact(tx, { at: `${ON}T16:10`, about: [child, sister], summary })
    await records.addAssessment(tx, { person: child, on: '2016-05-03', level: 'emerging' })
    await records.addAssessment(tx, { person: child, on: ON, level: 'significant' })
    const notices = await records.addNotice(tx, { adult, child, on: ON })
    const operations = uuidv7()
    const operation = {
      operation_id: operations,
      ref: 'O1',
      name: 'Operation Longwinded Invented Name',
      strand: 'online',
    }
    await insertRecords(tx, 'operation', [{ ...operation, opened_on: plainDate('2016-04-01') }])
    await records.addArrest(tx, { person: adult, on: ON })
    await records.addInterview(tx, { person: adult, on: ON })
    const warrants = await records.addWarrant(tx, { on: ON })
    await records.addCharge(tx, { person: adult, on: ON })
    await records.addSafeguarding(tx, { person: child, on: ON })
    await records.addAwareness(tx, { on: ON, attendees: 30 })
    return { people: child, contacts, notices, operations, warrants }
  })
}

/** The address of a route with the samples in place of what its path leaves open. */
export function addressOf(route: Route, samples: Samples): string {
  const room = route.path.split('/')[1]!
  const known: Record<string, string | undefined> = {
    ':id': samples[room as keyof Samples],
    ':measure': 'contacts_received',
    ':year': '2016-17',
  }
  return route.path.replaceAll(/:\w+/g, (open) => {
    const value = known[open]
    if (value === undefined) throw new Error(`say in ${import.meta.filename} what stands for ${open} in ${route.path}`)
    return value
  })
}
