/** Operations and events of plainly invented people; a test states only what matters. */
import type { EventDetails, NewEvent, NewOperation, Who } from '../../src/investigations/drafts.ts'
import { plainDate } from '../../src/platform/dates.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import { STOKE } from './records.ts'

/** The day on which operations open where a test does not say. */
export const opened = plainDate('2016-01-04')

export const anOperation = (changes: Partial<NewOperation> = {}): NewOperation => ({
  operationId: uuidv7(),
  name: `Operation Larkwhistle ${uuidv7()}`,
  aim: 'Find who is behind an invented account, and keep the children it wrote to safe.',
  strand: 'online',
  openedOn: opened,
  leadAgency: 'Staffordshire Police',
  ...changes,
})

export const anEvent = (details: EventDetails, who: Who | string, changes: Partial<NewEvent> = {}): NewEvent =>
  ({
    id: uuidv7(),
    operationId: null,
    on: plainDate('2016-03-02'),
    authority: STOKE,
    ...details,
    who: typeof who === 'string' ? { kind: 'known', personId: who } : who,
    ...changes,
  }) as NewEvent

export const arrest: EventDetails = { kind: 'arrest', suspectedOffence: 'Invented offence' }
export const step: EventDetails = { kind: 'safeguarding_action', safeguardingKind: 'exploitation_plan' }
export const search: EventDetails = { kind: 'warrant', warrantKind: 'search', executedOn: null }
