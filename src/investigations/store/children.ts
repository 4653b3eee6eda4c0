/** Children whom an operation came upon, and what was done for them. Whose rows the actor may see is the database's. */
import { sql } from 'kysely'
import { insertRecords, type Tx } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import type { SafeguardingKind } from '../investigation.ts'
import type { ChildLink, LinkedChild, RiskGroup, StepTaken } from '../safeguarded.ts'

/** How the operation came upon each child, the first linked first. */
export async function linksWithin(tx: Tx, operationId: string, personId?: string): Promise<LinkedChild[]> {
  let asked = tx
    .selectFrom('operation_child')
    .select(['operation_child_id', 'person_id', 'linked_on', 'link', 'risk_group', 'how_identified', 'version'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('operation_id', '=', operationId)
  if (personId !== undefined) asked = asked.where('person_id', '=', personId)
  const rows = await asked.orderBy('linked_on').orderBy('operation_child_id').execute()
  return rows.map((row) => ({
    id: row.operation_child_id,
    personId: row.person_id,
    linkedOn: row.linked_on,
    link: row.link as ChildLink,
    riskGroup: row.risk_group as RiskGroup,
    howIdentified: row.how_identified,
    version: row.version,
  }))
}

export type ChildsStep = StepTaken & { personId: string }

/**
 * What was done within the operation for any child, and outside every operation for those it came upon: people of a
 * council are not told of operations, and record what they do without one.
 */
export async function stepsWithin(tx: Tx, operationId: string): Promise<ChildsStep[]> {
  const partnership = tx.by.partnershipId
  type Row = { personId: string; on: PlainDate; kind: SafeguardingKind; within: boolean }
  const { rows } = await sql<Row>`
    select s.person_id as "personId", s.safeguarded_on as "on", s.kind, s.operation_id is not null as within
    from safeguarding_action s
    where s.partnership_id = ${partnership} and (s.operation_id = ${operationId}
      or s.operation_id is null and s.person_id in (select k.person_id from operation_child k
        where k.partnership_id = ${partnership} and k.operation_id = ${operationId}))
    order by s.safeguarded_on, s.safeguarding_action_id`.execute(tx)
  return rows
}

export async function insertLink(
  tx: Tx,
  link: Omit<LinkedChild, 'version'>,
  of: { operationId: string; restricted: boolean },
): Promise<void> {
  await insertRecords(tx, 'operation_child', [
    {
      operation_child_id: link.id,
      operation_id: of.operationId,
      person_id: link.personId,
      linked_on: link.linkedOn,
      link: link.link,
      risk_group: link.riskGroup,
      how_identified: link.howIdentified,
      restricted: of.restricted,
    },
  ])
}
