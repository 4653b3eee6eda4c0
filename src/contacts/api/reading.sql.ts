/** Contacts as programs read them, each list and each whole contact by one statement. */
import { sql } from 'kysely'
import type { Place } from '../../platform/api/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { addDays, startOfDay, type Instant } from '../../platform/dates.ts'
import type { ContactQuery } from './schemas.ts'

/** A moment within JSON as the driver gives it anywhere else. */
const moment = (column: string) => sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const outcome = (tx: Tx) => sql`(
  select d.outcome from decision d where d.partnership_id = ${tx.by.partnershipId} and d.contact_id = c.contact_id
  order by d.decided_at desc limit 1)`

export type ContactRow = {
  id: string
  received_at: Instant
  children: { person_id: string }[]
}

/** A page of contacts, the last received first, from `place` on; one more row than asked for tells of more. */
export async function contactsAfter(tx: Tx, query: ContactQuery, place: Place | undefined): Promise<ContactRow[]> {
  const { received_from: from, received_to: to, authority, concern, limit } = query
  const partnership = tx.by.partnershipId
  const tests = [
    sql`c.partnership_id = ${partnership}`,
    ...(from ? [sql`c.received_at >= ${startOfDay(from)}::timestamptz`] : []),
    ...(to ? [sql`c.received_at < ${startOfDay(addDays(to, 1))}::timestamptz`] : []),
    ...(place ? [sql`(c.received_at, c.contact_id) < (${place.at}::timestamptz, ${place.id}::uuid)`] : []),
    ...(authority ? [sql`c.authority = ${authority}`] : []),
    ...(concern ? [sql`c.concern = ${concern}`] : []),
  ]
  const { rows } = await sql<ContactRow>`
    select c.contact_id as id, c.ref, c.received_at, c.authority, c.source, c.channel, c.concern, c.decision_due_on,
      ${outcome(tx)} as outcome,
      (select coalesce(json_agg(json_build_object('person_id', p.person_id, 'match_state', p.match_state)
          order by p.contact_child_id), '[]')
        from contact_child p where p.partnership_id = ${partnership} and p.contact_id = c.contact_id) as children
    from contact c where ${sql.join(tests, sql` and `)}
    order by c.received_at desc, c.contact_id desc limit ${limit + 1}`.execute(tx)
  return rows
}

export type WholeRow = { version: number; latest_decision: string | null; body: Record<string, unknown> } & ContactRow

/** One contact with its caller, its children and its decisions, as far as the actor may see; undefined where not at all. */
export async function wholeContact(tx: Tx, contactId: string): Promise<WholeRow | undefined> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<Record<string, unknown>>`
    select c.contact_id as id, c.ref, c.received_at, c.authority, c.source, c.channel, c.concern, c.summary,
      c.prompted_by, c.decision_due_on, coalesce(c.passed_to, c.authority) as held_by, c.version,
      (select json_build_object('name', w.name, 'organisation', w.organisation, 'phone', w.phone, 'anonymous', w.anonymous)
        from contact_caller w where w.partnership_id = ${partnership} and w.contact_id = c.contact_id) as caller,
      (select coalesce(json_agg(json_build_object('person_id', k.person_id, 'match_state', k.match_state,
          'given_name', p.given_name, 'family_name', p.family_name, 'date_of_birth', p.date_of_birth)
          order by k.contact_child_id), '[]')
        from contact_child k
        left join person p on p.partnership_id = ${partnership} and p.person_id = k.person_id
        where k.partnership_id = ${partnership} and k.contact_id = c.contact_id) as children,
      (select coalesce(json_agg(json_build_object('id', d.decision_id, 'decided_at', ${moment('d.decided_at')},
          'outcome', d.outcome, 'rationale', d.rationale, 'decided_by', d.decided_by) order by d.decided_at desc), '[]')
        from decision d where d.partnership_id = ${partnership} and d.contact_id = c.contact_id) as decisions
    from contact c where c.partnership_id = ${partnership} and c.contact_id = ${contactId}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const { version, ...body } = row
  const [latest] = body['decisions'] as { id: string; outcome: string }[]
  return {
    version: version as number,
    latest_decision: latest?.id ?? null,
    id: contactId,
    received_at: body['received_at'] as Instant,
    children: body['children'] as { person_id: string }[],
    body: { ...body, outcome: latest?.outcome ?? null },
  }
}
