/** What the rooms above the records add to the samples of every page: work held, links, offers, placements. */
import type { Actor } from '../../src/access/index.ts'
import { recordLink } from '../../src/network/index.ts'
import { valueOf } from '../../src/network/rules.ts'
import { thingOf } from '../../src/network/store.ts'
import { offerContact, takeOfferStep } from '../../src/passing/index.ts'
import { recordPlacement } from '../../src/placements/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { plainDate } from '../../src/platform/dates.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import { allocate, makeTask } from '../../src/work/index.ts'
import { listWorkers } from '../../src/work/store/allocations.ts'
import { aPlacement } from '../builders/placements.ts'
import * as records from '../builders/records.ts'
import type { TestDatabase } from './database.ts'

const ON = '2017-03-01'

/** Somebody who holds something, and a task. */
export type Work = 'board' | 'tasks'
export type Links = 'network' | 'links' | 'things'

/** What a social worker holds, and a task that somebody made for them. */
export async function someWork(
  place: TestDatabase,
  manager: Actor,
  { contacts, people, notices }: Record<'contacts' | 'people' | 'notices', string>,
): Promise<Record<Work, string>> {
  const { database, operator } = place
  const [worker] = await inTransaction(database, operator, (tx) => listWorkers(tx, { role: 'social_worker' }))
  const taskId = uuidv7()
  const title = `Ring the child's school, and ask who collects the child. `.repeat(3)
  const to = { kind: 'user', id: worker!.userId } as const
  const task = { taskId, kind: 'contact', recordId: contacts, title, dueOn: plainDate('2099-01-01'), to } as const
  mustBeOk(await makeTask(database, manager, task))
  const records = [
    { kind: 'contact', recordId: contacts, seen: null },
    { kind: 'child', recordId: people, seen: null },
    { kind: 'notice', recordId: notices, seen: null },
  ] as const
  mustBeOk(
    await allocate(database, manager, { batchId: uuidv7(), records, to, reason: 'They know the family. '.repeat(10) }),
  )
  return { board: worker!.userId, tasks: taskId }
}

/** A place of a long name that somebody is linked to. */
export async function aLink(place: TestDatabase, personId: string): Promise<Record<Links, string>> {
  const linkId = uuidv7()
  const written =
    'The flat above the shop at the corner of Wolfeschlegelsteinhausenstrasse and the old road, second door'
  const said = { source: 'A neighbour', confidence: 'likely', note: 'Seen there at night. '.repeat(8) } as const
  const link = { linkId, personId, kind: 'place', written, validFrom: plainDate(ON), validTo: null, ...said } as const
  mustBeOk(await recordLink(place.database, place.operator, { ...link, forPolice: false }))
  const things = await inTransaction(place.database, place.operator, (tx) =>
    thingOf(tx, 'place', valueOf('place', written)),
  )
  return { network: personId, links: linkId, things }
}

/** A contact that the city passed to the county, which took it over; and another that it offers. */
export async function aPassedContact(
  { database, operator }: TestDatabase,
  manager: Actor,
  person: string,
): Promise<string> {
  const reason = 'The child has lived with an aunt in the county for some weeks, and goes to school there. '.repeat(4)
  const offerId = uuidv7()
  for (const id of [uuidv7(), offerId]) {
    const contact = (tx: Parameters<typeof records.addContact>[0]) =>
      records.addContact(tx, { at: `${ON}T09:00`, about: [person] })
    const contactId = await inTransaction(database, operator, contact)
    const offer = { offerId: id, contactId, to: records.STAFFORDSHIRE, reason }
    mustBeOk(await offerContact(database, manager, offer))
  }
  mustBeOk(await takeOfferStep(database, manager, { step: 'accept', offerId, version: 1, reason: null }))
  return offerId
}

/** A child from far away, in an emergency, of whose end nobody was notified. */
export async function aPlacementWithLongNames(
  { database }: TestDatabase,
  manager: Actor,
  personId: string,
): Promise<string> {
  const placement = aPlacement({
    personId,
    startsOn: plainDate('2016-11-01'),
    endsOn: plainDate('2017-02-01'),
    isEmergency: true,
    startNotifiedOn: plainDate('2016-12-01'),
    socialWorker: 'Bartholomew-Maximilian Wolverhampton-Smythe of the Children in Care Team',
    address: 'A house by a name that is longer than most,\nNowhere-under-Featherstonehaugh',
    consultation: 'objected',
    notes: 'The host authority said that its schools have no place before the summer. '.repeat(5),
  })
  mustBeOk(await recordPlacement(database, manager, placement))
  return placement.placementId
}
