/** A placement as a form sends it: valid and dull. A test states only what matters. */
import type { NewPlacement } from '../../src/placements/index.ts'
import { plainDate } from '../../src/platform/dates.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import { DORSET, STOKE } from './records.ts'

/** Of a child from Dorset whom the city received. */
export const aPlacement = (facts: Partial<NewPlacement> & Pick<NewPlacement, 'personId'>): NewPlacement => ({
  placementId: uuidv7(),
  direction: 'received',
  homeAuthority: DORSET,
  hostAuthority: STOKE,
  startsOn: plainDate('2017-03-01'),
  endsOn: null,
  isEmergency: false,
  startNotifiedOn: null,
  endNotifiedOn: null,
  socialWorker: null,
  address: null,
  policeToldOn: null,
  exploitationLeadToldOn: null,
  planAttached: false,
  returnInterviewsBy: null,
  consultation: null,
  notes: null,
  ...facts,
})
