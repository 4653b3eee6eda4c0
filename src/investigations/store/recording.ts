/** Puts events on record, each kind in its table. */
import { correctRecord, insertRecords, type Tx } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { shortReference } from '../../people/index.ts'
import type { NewEvent } from '../drafts.ts'

/** About whom, and whether a few alone may see it. */
type About = { personId: string | null; restricted: boolean }

/** Gives back the ids of the rows: one, or of charges as many as there are offences. */
export async function insertEvent(tx: Tx, event: NewEvent, { personId, restricted }: About): Promise<string[]> {
  const { id, authority, on } = event
  const shared = { authority, operation_id: event.operationId, restricted }
  const named = () => {
    if (personId === null) throw new Error(`${event.kind} names nobody`)
    return { ...shared, person_id: personId }
  }
  switch (event.kind) {
    case 'arrest':
      await insertRecords(tx, 'arrest', [
        {
          ...named(),
          arrest_id: id,
          ref: event.ref ?? shortReference('A', id),
          arrested_on: on,
          suspected_offence: event.suspectedOffence,
        },
      ])
      return [id]
    case 'voluntary_interview':
      await insertRecords(tx, 'voluntary_interview', [
        { ...named(), voluntary_interview_id: id, ref: event.ref ?? shortReference('V', id), interviewed_on: on },
      ])
      return [id]
    case 'warrant':
      await insertRecords(tx, 'warrant', [
        {
          ...shared,
          warrant_id: id,
          ref: event.ref ?? shortReference('W', id),
          person_id: personId,
          kind: event.warrantKind,
          ...(event.appliedOnly ? { applied_on: on } : { issued_on: on }),
          executed_on: event.executedOn,
          premises: event.premises ?? null,
        },
      ])
      return [id]
    case 'charge': {
      const charges = event.offences.map((offence, index) => ({ offence, chargeId: index === 0 ? id : uuidv7() }))
      await insertRecords(
        tx,
        'charge',
        charges.map(({ offence, chargeId }, index) => ({
          ...named(),
          charge_id: chargeId,
          ref: (index === 0 ? event.ref : undefined) ?? shortReference('H', chargeId),
          charged_on: on,
          offence,
        })),
      )
      return charges.map((one) => one.chargeId)
    }
    case 'safeguarding_action':
      await insertRecords(tx, 'safeguarding_action', [
        {
          ...named(),
          safeguarding_action_id: id,
          ref: event.ref ?? shortReference('S', id),
          safeguarded_on: on,
          kind: event.safeguardingKind,
        },
      ])
      return [id]
  }
}

/** Holds a warrant until the transaction ends, so that of two who execute it at once the second sees the first. */
export async function holdWarrant(tx: Tx, warrantId: string): Promise<void> {
  await tx
    .selectFrom('warrant')
    .select('warrant_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('warrant_id', '=', warrantId)
    .forNoKeyUpdate()
    .execute()
}

/** False where the warrant changed since that version. */
export const saveExecution = (tx: Tx, warrantId: string, version: number, executedOn: PlainDate): Promise<boolean> =>
  correctRecord(tx, 'warrant', warrantId, version, { executed_on: executedOn })
