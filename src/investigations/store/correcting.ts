/** Puts the row of an event right, of whichever kind. */
import { correctRecord, type Tx } from '../../platform/database/index.ts'
import type { Correction } from '../drafts.ts'
import type { OperationEvent } from '../investigation.ts'

/** False where the event changed since that version. */
export function saveCorrection(tx: Tx, event: OperationEvent, correction: Correction): Promise<boolean> {
  const { id, version, on, authority, said, code, premises } = correction
  switch (event.kind) {
    case 'arrest':
      return correctRecord(tx, 'arrest', id, version, { arrested_on: on, authority, suspected_offence: said })
    case 'voluntary_interview':
      return correctRecord(tx, 'voluntary_interview', id, version, { interviewed_on: on, authority })
    case 'warrant': {
      const day = event.issuedOn === null ? { applied_on: on } : { issued_on: on }
      return correctRecord(tx, 'warrant', id, version, { ...day, authority, kind: code ?? event.warrantKind, premises })
    }
    case 'charge':
      return correctRecord(tx, 'charge', id, version, { charged_on: on, authority, offence: said ?? event.offence })
    case 'safeguarding_action':
      return correctRecord(tx, 'safeguarding_action', id, version, {
        safeguarded_on: on,
        authority,
        kind: code ?? event.safeguardingKind,
      })
  }
}
