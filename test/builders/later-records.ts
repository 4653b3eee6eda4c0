/** Records of the rooms that came later, straight into the tables: named workers, disruption, placements, descriptions, links. */
import { sql } from 'kysely'
import { insertRecords, type NewRow, type RecordTable, type Tx } from '../../src/platform/database/index.ts'
import { plainDate } from '../../src/platform/dates.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import { DORSET, STOKE } from './records.ts'

async function add<T extends RecordTable>(tx: Tx, table: T, row: object): Promise<string> {
  const id = uuidv7()
  await insertRecords(tx, table, [{ [`${table}_id`]: id, ...row } as unknown as NewRow<T>])
  return id
}
const dayOrNull = (day: string | null | undefined) => (day ? plainDate(day) : null)

/** Somebody who may be named: one for the whole partnership, with its id. */
async function worker(tx: Tx): Promise<string> {
  const id = tx.by.partnershipId
  await sql`insert into agency (partnership_id, agency_id, name, kind) values (${id}, ${id}, 'Invented Police', 'police')
    on conflict do nothing`.execute(tx)
  await sql`insert into app_user (partnership_id, user_id, agency_id, username, display_name, job_title, role)
    values (${id}, ${id}, ${id}, 'somebody', 'Somebody Invented', 'Officer', 'police_officer') on conflict do nothing`.execute(
    tx,
  )
  return id
}

export const addWorker = async (
  tx: Tx,
  row: { person: string; kind: string; on: string; until?: string | null | undefined },
): Promise<string> =>
  add(tx, 'child_worker', {
    person_id: row.person,
    kind: row.kind,
    user_id: await worker(tx),
    from_on: plainDate(row.on),
    until_on: dayOrNull(row.until),
  })

export type DisruptionRow = {
  on: string
  authority?: string
  kind?: string | undefined
  adult?: string | null
  decision?: string
  applied?: string | null | undefined
  refused?: string | null | undefined
  granted?: string | null | undefined
  served?: string | null | undefined
  expires?: string | null | undefined
  ended?: string | null | undefined
}
/** The columns of its life: what a correction changes too. */
export const disruptionColumns = (row: DisruptionRow) => ({
  considered_on: plainDate(row.on),
  decision: row.decision ?? 'pursued',
  reason: 'It was weighed',
  applied_on: dayOrNull(row.applied),
  refused_on: dayOrNull(row.refused),
  granted_on: dayOrNull(row.granted),
  served_on: dayOrNull(row.served),
  expires_on: dayOrNull(row.expires),
  ended_on: dayOrNull(row.ended),
  ended_why: row.ended ? 'It was lifted' : null,
})
export const addDisruption = async (tx: Tx, row: DisruptionRow): Promise<string> => {
  const kind = row.kind ?? 'closure_antisocial'
  const { rows } = await sql<{ from: string }>`
    select effective_from::text as from from disruption_kind where kind_id = ${kind}`.execute(tx)
  return add(tx, 'disruption_measure', {
    ref: uuidv7(),
    kind_id: kind,
    kind_from: plainDate(rows[0]!.from),
    adult_id: row.adult ?? null,
    subject_told: 'The Invented Arms',
    authority: row.authority ?? STOKE,
    ...disruptionColumns(row),
  })
}

export const addPlacement = (
  tx: Tx,
  row: {
    person: string
    on: string
    until?: string | null | undefined
    emergency?: boolean | undefined
    notified?: string | null | undefined
    direction?: string
    home?: string
    host?: string
    restricted?: boolean
  },
): Promise<string> => {
  const direction = row.direction ?? 'received'
  const [home, host] =
    direction === 'received' ? [row.home ?? DORSET, row.host ?? STOKE] : [row.home ?? STOKE, row.host ?? DORSET]
  return add(tx, 'placement', {
    ref: uuidv7(),
    person_id: row.person,
    direction,
    home_authority: home,
    host_authority: host,
    authority: direction === 'received' ? host : home,
    starts_on: plainDate(row.on),
    ends_on: dayOrNull(row.until),
    is_emergency: row.emergency ?? false,
    start_notified_on: dayOrNull(row.notified),
    restricted: row.restricted ?? false,
  })
}

/** What a description says or leaves blank. */
export const descriptionColumns = (row: { self?: boolean | undefined; officer?: boolean | undefined }) => ({
  self_defined: row.self ? 'W9' : null,
  self_defined_blank: row.self ? null : 'not_said',
  officer_defined: row.officer ? '1' : null,
  officer_defined_blank: row.officer ? null : 'not_seen',
})
export const addDescription = (
  tx: Tx,
  row: { person: string; on: string; self?: boolean | undefined; officer?: boolean | undefined },
): Promise<string> =>
  add(tx, 'suspect_description', {
    person_id: row.person,
    described_on: plainDate(row.on),
    ...descriptionColumns(row),
    nationality: null,
    nationality_blank: 'not_asked',
  })

export const addLinkedChild = (
  tx: Tx,
  row: { person: string; operation: string; on: string; link?: string; group?: string },
): Promise<string> =>
  add(tx, 'operation_child', {
    person_id: row.person,
    operation_id: row.operation,
    linked_on: plainDate(row.on),
    link: row.link ?? 'device',
    risk_group: row.group ?? 'identified_victim',
  })
