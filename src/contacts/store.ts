/** Contacts in the database: recorded with their children in one statement, decided row by row. */
import { sql } from 'kysely'
import type { Actor } from '../access/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { insertTogether, type Tx } from '../platform/database/index.ts'
import type { Instant, PlainDate } from '../platform/dates.ts'
import {
  notYetKnown,
  rowsOfPeople,
  rowsOfRelationships,
  shortReference,
  type NewPerson,
  type Relationship,
  type ToldChild,
} from '../people/index.ts'
import type { MatchState, NewContact, NewContactChild, Outcome } from './contact.ts'

/**
 * A child of a new contact with the person they are, new or known. `details` are what is told with what is known of the
 * family: what a new person's record says.
 */
export type PlacedChild = NewContactChild & { personId: string; matchState: MatchState; details: ToldChild }

/** Everything that a new contact brings with it, in one statement: people, keys, family, caller, children, clock. */
export async function insertContact(
  tx: Tx,
  actor: Actor,
  contact: NewContact,
  children: readonly PlacedChild[],
  dueOn: PlainDate,
): Promise<{ ref: string }> {
  const { contactId, authority, caller } = contact
  const ref = shortReference('C', contactId)
  const { person, person_identifier, person_address, person_key } = rowsOfPeople(
    children.filter((child) => child.who.kind !== 'known').map((child) => newPerson(child, actor)),
  )
  await insertTogether(tx, {
    person,
    person_identifier,
    person_address,
    person_key,
    contact: [
      {
        contact_id: contactId,
        ref,
        received_at: contact.receivedAt,
        authority,
        source: contact.source,
        channel: contact.channel,
        concern: contact.concern,
        summary: contact.summary,
        prompted_by: contact.promptedBy,
        decision_due_on: dueOn,
        said_in_danger: contact.saidInDanger ?? false,
      },
    ],
    contact_caller: caller ? [{ contact_caller_id: uuidv7(), contact_id: contactId, ...caller, authority }] : [],
    contact_child: children.map((child) => ({
      contact_child_id: uuidv7(),
      contact_id: contactId,
      person_id: child.personId,
      match_state: child.matchState,
      told: JSON.stringify(child.told),
      authority,
    })),
    awaiting_decision: [{ contact_id: contactId, due_on: dueOn, authority }],
    relationship: await siblingRows(tx, children, `contact ${ref}`),
  })
  return { ref }
}

const newPerson = (child: PlacedChild, actor: Actor): NewPerson => ({
  ...child.details,
  personId: child.personId,
  source: actor.displayName,
})

/** Nothing can be known yet of people who are new: only where a known one is somebody's sibling is the database asked. */
async function siblingRows(tx: Tx, children: readonly PlacedChild[], source: string) {
  const rows = rowsOfRelationships(siblingsOf(children), source)
  return children.filter((child) => child.who.kind === 'known').length > 0 ? notYetKnown(tx, rows) : rows
}

/** What was said is all that is put down: nothing between the second and the third brother or sister of the first. */
function siblingsOf(children: readonly PlacedChild[]): Relationship[] {
  const first = children[0]
  return children.flatMap((child, at) => {
    const ofFirst = at > 0 && first && child.siblingOfFirst ? [first.personId] : []
    return [...ofFirst, ...child.siblingsOf]
      .filter((other) => other !== child.personId)
      .map((other) => ({ personId: child.personId, relatedPersonId: other, kind: 'sibling' as const }))
  })
}

/** Whether a contact with this id is recorded and seen by the actor. */
export async function isRecorded(tx: Tx, contactId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('contact')
    .select('contact_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes the contact for the length of the transaction, so that two who decide at once come one after the other, and
 * gives back its latest decision; undefined where there is no such contact, or the actor may not see it.
 */
export async function holdForDecision(
  tx: Tx,
  contactId: string,
): Promise<{ authority: string; receivedAt: Instant; latestDecisionId: string | null } | undefined> {
  const held = await sql<{ authority: string; received_at: Instant }>`
    select coalesce(passed_to, authority) as authority, received_at from contact
    where partnership_id = ${tx.by.partnershipId} and contact_id = ${contactId} for update`.execute(tx)
  const contact = held.rows[0]
  if (!contact) return undefined
  const latest = await tx
    .selectFrom('decision')
    .select('decision_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('contact_id', '=', contactId)
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    authority: contact.authority,
    receivedAt: contact.received_at,
    latestDecisionId: latest?.decision_id ?? null,
  }
}

export type NewDecision = { contactId: string; outcome: Outcome; rationale: string; authority: string }

/** Adds a decision, now, signed by the actor; the contact waits no longer. */
export const insertDecision = (tx: Tx, actor: Actor, decision: NewDecision): Promise<string> =>
  insertOwnDecision(tx, { ...decision, decidedBy: actor.displayName })

/** The same, signed by whoever took the decision before. */
export async function insertOwnDecision(tx: Tx, decision: NewDecision & { decidedBy: string }): Promise<string> {
  const decisionId = uuidv7()
  await insertTogether(tx, {
    decision: [
      {
        decision_id: decisionId,
        contact_id: decision.contactId,
        decided_at: tx.now,
        outcome: decision.outcome,
        rationale: decision.rationale,
        decided_by: decision.decidedBy,
        authority: decision.authority,
      },
    ],
  })
  await tx
    .deleteFrom('awaiting_decision')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('contact_id', '=', decision.contactId)
    .execute()
  return decisionId
}

/**
 * Makes the queue agree with the records, for these contacts or for all: gone for those that are decided or whose due
 * day, holder or restriction changed, there for every contact without a decision. For an import, after its rows are in.
 */
export async function refreshAwaiting(tx: Tx, contactIds?: readonly string[]): Promise<void> {
  if (contactIds?.length === 0) return
  const partnership = tx.by.partnershipId
  const these = (alias: string) =>
    contactIds ? sql`and ${sql.ref(`${alias}.contact_id`)} = any(${contactIds}::uuid[])` : sql``
  await sql`
    delete from awaiting_decision a where a.partnership_id = ${partnership} ${these('a')} and not exists (
      select from contact c where c.partnership_id = ${partnership} and c.contact_id = a.contact_id
        and c.decision_due_on = a.due_on and coalesce(c.passed_to, c.authority) = a.authority
        and c.restricted = a.restricted and not exists ${decisionThatStands(tx)})
    `.execute(tx)
  await sql`
    insert into awaiting_decision (partnership_id, contact_id, due_on, authority, restricted)
    select c.partnership_id, c.contact_id, c.decision_due_on, coalesce(c.passed_to, c.authority), c.restricted
    from contact c where c.partnership_id = ${partnership} ${these('c')} and not exists ${decisionThatStands(tx)}
      and not exists (select from awaiting_decision a where a.partnership_id = ${partnership} and a.contact_id = c.contact_id)
    `.execute(tx)
}

/** To pass a contact on says nothing more to the authority that then took it over: it has to decide. */
const decisionThatStands = (tx: Tx) => sql`(
  select from decision d where d.partnership_id = ${tx.by.partnershipId} and d.contact_id = c.contact_id
    and (d.passed_to is null or d.outcome <> 'passed_to_other_authority'))`
