/** One record of each kind, of people with long names, so that every address of Waymark can be asked for something. */
import { roles, type Actor, type Route } from '../../src/access/index.ts'
import { insertView } from '../../src/measures/saved/saved-views.sql.ts'
import { nobodyTold, refreshKeys } from '../../src/people/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { insertRecords } from '../../src/platform/database/index.ts'
import { plainDate } from '../../src/platform/dates.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import { mergeNow } from '../builders/merging.ts'
import { aPanelPaper } from '../builders/release-life.ts'
import * as records from '../builders/records.ts'
import { shippedTemplates } from '../../src/publications/builder/template.ts'
import { keepTemplate } from '../../src/publications/builder/templates.ts'
import { aLink, aPassedContact, aPlacementWithLongNames, someWork, type Links, type Work } from './added-samples.ts'
import type { TestDatabase } from './database.ts'
import { addHandovers, type HandoverSamples } from './handover-samples.ts'

export const CHILD = { given_name: 'Zebediah-Bartholomew', family_name: 'Featherstonehaugh-Wolfeschlegelsteinhausen' }
export const ADULT = { given_name: 'Cruella-Anastasia', family_name: 'Quillfeather-Ravensworth' }
const ON = '2017-03-01'

type Rooms =
  | keyof HandoverSamples
  | Work
  | 'people'
  | 'contacts'
  | 'notices'
  | 'disruption'
  | 'awareness'
  | Police
  | 'review'
  | 'merges'
  | 'passing'
  | 'placements'
  | Links
type Police = 'suspects' | 'joint-decisions' | 'operations' | 'warrants' | 'arrests' | 'charges' | 'events'
/** `other` is somebody else than the person of `people`. */
export type Samples = Record<Rooms | 'other', string>

/** Where the sample release is: a published paper of the panel, which every role that sees figures may read. */
export const RELEASE = 'staffordshire-a-paper-of-the-panel-with-a-title-that-is-longer-than-most'

/** A saved view of figures. */
export const VIEW = '0193b5a0-0000-7000-8000-000000000002'

/** The template that the partnership keeps. */
export const TEMPLATE = '0193b5a0-0000-7000-8000-000000000001'

/** Puts the records in, as the operator, and gives back the id of each. */
export async function addSamples(place: TestDatabase): Promise<Samples> {
  await aPanelPaper(place)
  await inTransaction(place.database, place.as('analyst'), (tx) =>
    insertView(tx, {
      id: VIEW,
      name: 'A view of figures by a name that is about as long as anybody would ever want to make the name of one',
      address: '/figures?period=last_year&area=all',
      ownerName: 'Bartholomew-Maximilian Wolverhampton-Smythe of the Performance Team',
    }),
  )
  await keepTemplate(place.database, place.as('analyst'), {
    id: TEMPLATE,
    name: 'A template whose name is about as long as anybody would ever want to make the name of one',
    description: 'What the scrutiny panel of the city hears of a year. '.repeat(6),
    recipe: shippedTemplates[0]!.recipe,
  })
  const { twins, ...samples } = await addRecords(place)
  const manager: Actor = { ...place.operator, role: 'team_manager', sees: roles.team_manager.sees }
  const passing = await aPassedContact(place, manager, samples.other)
  const work = await someWork(place, manager, samples)
  const files = await addHandovers(place)
  const placements = await aPlacementWithLongNames(place, manager, samples.people)
  const links = await aLink(place, samples.people)
  await aLink(place, samples.other)
  const merges = await mergeNow(place, manager, twins[0], twins[1])
  return { ...samples, ...files, ...work, ...links, passing, placements, merges }
}

function addRecords({ database, operator }: Pick<TestDatabase, 'database' | 'operator'>): Promise<
  Omit<Samples, 'merges' | 'passing' | 'placements' | Work | Links | keyof HandoverSamples> & {
    twins: [string, string]
  }
> {
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
    const disruption = uuidv7()
    await insertRecords(tx, 'disruption_measure', [
      {
        disruption_measure_id: disruption,
        ref: 'D1',
        kind_id: 'closure_antisocial',
        kind_from: plainDate('2014-10-20'),
        adult_id: adult,
        subject_told: 'The Featherstonehaugh and Wolfeschlegelsteinhausen Arms, 1 Nowhere Street, Stoke-on-Trent',
        authority: records.STOKE,
        considered_on: plainDate(ON),
        decision: 'not_used',
        reason: 'The landlord agreed to act, and the licensing committee was told. '.repeat(4),
      },
    ])
    await insertRecords(tx, 'disruption_child', [
      { disruption_child_id: uuidv7(), disruption_measure_id: disruption, person_id: child },
    ])
    const operations = uuidv7()
    const operation = {
      operation_id: operations,
      ref: 'O1',
      name: 'Operation Longwinded Invented Name',
      strand: 'online',
    }
    await insertRecords(tx, 'operation', [{ ...operation, opened_on: plainDate('2016-04-01') }])
    await insertRecords(tx, 'operation_child', [
      {
        operation_child_id: uuidv7(),
        operation_id: operations,
        person_id: child,
        linked_on: plainDate(ON),
        link: 'device',
        risk_group: 'identified_victim',
        how_identified: 'From invented pictures that were found on a telephone, and from what a friend told. '.repeat(
          4,
        ),
      },
    ])
    const arrests = await records.addArrest(tx, { person: adult, on: ON, operation: operations })
    await insertRecords(tx, 'bail', [
      {
        bail_id: uuidv7(),
        arrest_id: arrests,
        from_on: plainDate(ON),
        until_on: plainDate('2017-05-30'),
        conditions:
          'Not to be within a hundred metres of any school, nor in touch with anybody under eighteen. '.repeat(4),
      },
    ])
    await records.addInterview(tx, { person: adult, on: ON })
    const awareness = uuidv7()
    await insertRecords(tx, 'awareness_activity', [
      {
        awareness_activity_id: awareness,
        ref: 'W1',
        held_on: plainDate(ON),
        authority: records.STOKE,
        audience: 'professionals',
        attendees: 30,
        topic: 'Recognising exploitation: a half-day course for everybody who meets children at work',
        place: 'The Invented Conference Centre, Nowhere Street',
        materials: '30 handbooks and a film',
      },
    ])
    const warrants = uuidv7()
    await insertRecords(tx, 'warrant', [
      {
        warrant_id: warrants,
        ref: 'W1',
        kind: 'search',
        authority: records.STOKE,
        operation_id: operations,
        applied_on: plainDate(ON),
        premises: 'The upper floor of an invented house in a street with a very long and quite invented name',
      },
    ])
    const charges = await records.addCharge(tx, { person: adult, on: ON })
    const events = await records.addSafeguarding(tx, { person: child, on: ON })
    // Somebody told of who may be the child, and two records of one person.
    const told = await records.addPerson(tx, { ...CHILD, date_of_birth: '2004-05-17' })
    const one = await records.addPerson(tx, { ...CHILD, given_name: 'Peregrine', date_of_birth: '2003-02-01' })
    const again = await records.addPerson(tx, { ...CHILD, given_name: 'Perry', date_of_birth: '2003-02-01' })
    for (const person of [one, again]) await records.addContact(tx, { at: ON, about: [person] })
    await records.addContact(tx, { at: `${ON}T17:00`, about: [child] })
    const [givenName, familyName] = [CHILD.given_name, CHILD.family_name]
    const repeat = await records.addContact(tx, { at: '2017-03-03T09:00', about: [] })
    const review = uuidv7()
    await insertRecords(tx, 'contact_child', [
      {
        contact_child_id: review,
        contact_id: repeat,
        person_id: told,
        match_state: 'awaiting_review',
        told: JSON.stringify({ ...nobodyTold, givenName, familyName, dateOfBirth: '2004-05-17' }),
        authority: records.STOKE,
      },
    ])
    await refreshKeys(tx, [child, sister, adult, told, one, again])
    const joint = uuidv7()
    const log = { joint_log_id: joint, operation_id: operations, authority: records.STOKE, title: operation.name }
    await insertRecords(tx, 'joint_log', [{ ...log, opened_on: plainDate(ON) }])
    return {
      people: child,
      other: sister,
      suspects: adult,
      'joint-decisions': joint,
      contacts,
      notices,
      disruption,
      awareness,
      operations,
      warrants,
      arrests,
      charges,
      events,
      review,
      twins: [one, again],
    }
  })
}

/** Which sample an address is of, where the first word of its path does not say. */
const roomOf = (path: string): string => {
  if (path.startsWith('/handover/partners')) return 'partners'
  if (path === '/handover/:id/file') return 'handoverOut'
  return path === '/people/:id/description' ? 'suspects' : path.split('/')[1]!
}

/** The address of a route with the samples in place of what its path leaves open. */
export function addressOf(route: Route, samples: Samples): string {
  const room = roomOf(route.path)
  const known: Record<string, string | undefined> = {
    ':id': samples[room as keyof Samples],
    ':other': samples.other,
    ':measure': 'contacts_received',
    ':year': '2016-17',
    ':slug': RELEASE,
    ':format': 'json',
    ':view': VIEW,
    ':section': '1',
    ':item': '1',
    ':template': TEMPLATE,
  }
  const asks = route.path.endsWith('/revisions.json')
    ? '?from_known=2016-06-01&to_known=2017-05-01'
    : route.path === '/search'
      ? '?q=zebediah'
      : ''
  const path = route.path.replaceAll(/:\w+/g, (open) => {
    const value = known[open]
    if (value === undefined) throw new Error(`say in ${import.meta.filename} what stands for ${open} in ${route.path}`)
    return value
  })
  return path + asks
}
