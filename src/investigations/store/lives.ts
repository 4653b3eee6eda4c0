/** What becomes of warrants, charges and arrests later. Each change keeps the version that stood. */
import { correctRecord, insertRecords, type Tx } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import type { BailEnding, ChargeOutcome } from '../investigation.ts'
import type { WarrantStep } from '../warrant-life.ts'

const stepColumns = { issue: 'issued_on', refuse: 'refused_on', return: 'returned_on' } as const

/** False where the warrant changed since that version. So of each of these. */
export const saveStep = (
  tx: Tx,
  of: { warrantId: string; version: number; step: WarrantStep; on: PlainDate },
): Promise<boolean> => correctRecord(tx, 'warrant', of.warrantId, of.version, { [stepColumns[of.step]]: of.on })

export const saveOutcome = (
  tx: Tx,
  of: { chargeId: string; version: number; outcome: ChargeOutcome; on: PlainDate },
): Promise<boolean> => correctRecord(tx, 'charge', of.chargeId, of.version, { outcome: of.outcome, outcome_on: of.on })

export const saveBailEnd = (
  tx: Tx,
  of: { bailId: string; version: number; how: BailEnding; on: PlainDate },
): Promise<boolean> => correctRecord(tx, 'bail', of.bailId, of.version, { ended_on: of.on, ended_how: of.how })

export type NewBail = {
  bailId: string
  arrestId: string
  fromOn: PlainDate
  untilOn: PlainDate | null
  conditions: string | null
}

/** Bail is as restricted as its arrest. */
export async function insertBail(tx: Tx, bail: NewBail): Promise<void> {
  const arrest = await tx
    .selectFrom('arrest')
    .select('restricted')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('arrest_id', '=', bail.arrestId)
    .executeTakeFirstOrThrow()
  await insertRecords(tx, 'bail', [
    {
      bail_id: bail.bailId,
      arrest_id: bail.arrestId,
      from_on: bail.fromOn,
      until_on: bail.untilOn,
      conditions: bail.conditions,
      restricted: arrest.restricted,
    },
  ])
}

/** Holds a row until the transaction ends, so that of two who change it at once the second sees the first. */
export async function holdEvent(tx: Tx, table: 'warrant' | 'charge' | 'arrest', id: string): Promise<void> {
  await tx
    .selectFrom(table as 'warrant')
    .select('version')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where(`${table}_id` as 'warrant_id', '=', id)
    .forNoKeyUpdate()
    .execute()
}
