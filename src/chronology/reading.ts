/** A person seen whole, as far as the reader may see. Audited as a read of the record, or not read at all. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import {
  earlierVersionsOf,
  personDetailsOf,
  relativesOf,
  summariesOf,
  type EarlierVersion,
  type PersonDetails,
  type PersonSummary,
  type Relative,
} from '../people/index.ts'
import { referenceOf, type Reference } from '../reference/index.ts'
import type { Entry } from './entry.ts'
import { childRecordsOf, policeRecordsOf, type ChildRecords, type PoliceRecords } from './records.ts'
import { mayBeUnderAge, sidesOf, storyOf } from './rules.ts'

/** `person` is undefined where the reader may not see who it is. */
export type FamilyMember = Relative & { person: PersonSummary | undefined }

export type PersonView = {
  person: PersonDetails
  earlier: readonly EarlierVersion[]
  family: readonly FamilyMember[]
  /** The people whom notices name, as far as the reader may see them. */
  named: ReadonlyMap<string, PersonSummary>
  today: PlainDate
  isUnderAge: boolean
  /** Undefined where nothing is on record of them as a child and they are none. */
  child: (ChildRecords & { story: Entry[] }) | undefined
  /** Undefined where nothing that the reader may see is on record. */
  police: PoliceRecords | undefined
}

/** The person, for those who may open people's pages and see this one. */
export async function viewPerson(
  database: Database,
  actor: Actor,
  personId: string,
): Promise<Result<PersonView, NotFound>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<Result<PersonView, NotFound>> => {
    if (!may(actor, 'view_person')) return refuse(notFound)
    const person = await personDetailsOf(tx, personId)
    if (!person) return refuse(notFound)
    const relatives = await relativesOf(tx, personId)
    const child = await childRecordsOf(tx, reference, personId)
    const police = await policeRecordsOf(tx, reference, personId)
    const childUntil = reference.ruleOn('child_until', tx.today).value
    const sides = sidesOf(person, relatives, child, police, { today: tx.today, childUntil })
    const others = await summariesOf(tx, othersOf(relatives, child, police))
    await audit.record(tx, {
      action: 'view_person',
      subjectType: 'person',
      subjectId: personId,
      detail: { shown: [...others.keys()] },
    })
    return ok({
      person,
      earlier: await earlierVersionsOf(tx, personId),
      family: relatives.map((one) => ({ ...one, person: others.get(one.personId) })),
      named: others,
      today: tx.today,
      isUnderAge: mayBeUnderAge(person.dateOfBirth, tx.today, childUntil),
      child: sides.child ? { ...child, story: storyOf(child) } : undefined,
      police: sides.police ? police : undefined,
    })
  })
}

/** Everybody else whom the page names. */
const othersOf = (relatives: readonly Relative[], child: ChildRecords, police: PoliceRecords): string[] => [
  ...new Set([
    ...relatives.map((one) => one.personId),
    ...child.notices.map(({ notice }) => notice.recipientId),
    ...police.notices.map(({ notice }) => notice.childId),
  ]),
]

/** Every dated fact about a child that the reader may see, as one list, the latest first. */
export const chronologyOf = async (tx: Tx, reference: Reference, personId: string): Promise<Entry[]> =>
  storyOf(await childRecordsOf(tx, reference, personId))
