/** All that the rooms below have on record of one person, as far as the reader may see. One transaction reads it. */
import type { Tx } from '../platform/database/index.ts'
import { decisionsOfContacts, earlierContactsOf, type ContactLine, type Decision } from '../contacts/index.ts'
import { riskRecordOf, workersOf, type ChildWorker, type RiskRecord } from '../exploitation/index.ts'
import {
  findDescription,
  policeRecordOf,
  safeguardingOf,
  warrantStateBy,
  type Description,
  type PoliceEvent,
  type SafeguardingAction,
} from '../investigations/index.ts'
import {
  endingAgeOf,
  endingOf,
  listNotices,
  standing,
  type Ending,
  type Notice,
  type Standing,
} from '../notices/index.ts'
import { disruptionOf, type StandingDisruption } from '../disruption/index.ts'
import { placementsOf, type Placement } from '../placements/index.ts'
import type { Reference } from '../reference/index.ts'

/** A notice with where it stands today. */
export type StandingNotice = { notice: Notice; standing: Standing; ending: Ending }

/** What is on record of somebody as a child. */
export type ChildRecords = {
  /** The latest first. */
  contacts: readonly ContactLine[]
  /** Of each contact, the latest first. */
  decisions: ReadonlyMap<string, readonly Decision[]>
  risk: RiskRecord
  /** Named officers and social workers, the first named first. */
  workers: readonly ChildWorker[]
  notices: readonly StandingNotice[]
  /** Other disruption measures that protect the child, the latest first. */
  disruption: readonly StandingDisruption[]
  /** The earliest first. */
  safeguarding: readonly SafeguardingAction[]
  /** The earliest first. */
  placements: readonly Placement[]
}

/** What is on record of somebody as an adult who was warned, or whom police suspect. */
export type PoliceRecords = {
  notices: readonly StandingNotice[]
  /** Other disruption measures made on them, the latest first. */
  disruption: readonly StandingDisruption[]
  /** The earliest first. */
  events: readonly PoliceEvent[]
  /** Of a suspect, as they are described; undefined where they are not, or the reader may not see it. */
  description: Description | undefined
  stateOf: ReturnType<typeof warrantStateBy>
}

export async function childRecordsOf(tx: Tx, reference: Reference, personId: string): Promise<ChildRecords> {
  const contacts = (await earlierContactsOf(tx, [personId], { shown: ALL })).get(personId)?.latest ?? []
  return {
    contacts,
    decisions: await decisionsOfContacts(
      tx,
      contacts.map((contact) => contact.contactId),
    ),
    risk: await riskRecordOf(tx, personId),
    workers: (await workersOf(tx, [personId])).get(personId) ?? [],
    notices: standingOf(tx, reference, await listNotices(tx, { childIds: [personId] })),
    disruption: await disruptionOf(tx, { childId: personId }),
    safeguarding: await safeguardingOf(tx, personId),
    placements: await placementsOf(tx, personId),
  }
}

export const policeRecordsOf = async (tx: Tx, reference: Reference, personId: string): Promise<PoliceRecords> => ({
  notices: standingOf(tx, reference, await listNotices(tx, { recipientIds: [personId] })),
  disruption: await disruptionOf(tx, { adultId: personId }),
  events: await policeRecordOf(tx, personId),
  description: await findDescription(tx, personId),
  stateOf: warrantStateBy(reference, tx.today),
})

/** No child has so many contacts; a chronology leaves none out. */
const ALL = 1_000_000

function standingOf(tx: Tx, reference: Reference, notices: readonly Notice[]): StandingNotice[] {
  const endingAge = endingAgeOf(reference)
  return notices.map((notice) => ({
    notice,
    standing: standing(notice, endingAge, tx.today),
    ending: endingOf(notice, endingAge, tx.today),
  }))
}
