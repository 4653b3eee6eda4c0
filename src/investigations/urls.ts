/** Where this room's pages are. */
import type { EventKind } from './investigation.ts'

/** What stands in an address for the events that belong to no operation. */
export const OUTSIDE = 'none'

export const paths: Readonly<Record<EventKind, string>> = {
  warrant: 'warrants',
  arrest: 'arrests',
  voluntary_interview: 'interviews',
  charge: 'charges',
  safeguarding_action: 'safeguarding',
}

export const urls = {
  operations: '/operations',
  newOperation: '/operations/new',
  operation: (operationId: string | null) => `/operations/${operationId ?? OUTSIDE}`,
  close: (operationId: string) => `/operations/${operationId}/close`,
  reopen: (operationId: string) => `/operations/${operationId}/reopen`,
  record: (operationId: string | null, kind: EventKind) => `${urls.operation(operationId)}/${paths[kind]}/new`,
  people: (operationId: string) => `/operations/${operationId}/people`,
  children: (operationId: string) => `/operations/${operationId}/children`,
  operationLogs: (operationId: string) => `/operations/${operationId}/joint`,
  jointLogs: '/joint-decisions',
  jointLog: (logId: string) => `/joint-decisions/${logId}`,
  linkChild: (operationId: string) => `/operations/${operationId}/children/new`,
  execute: (warrantId: string) => `/warrants/${warrantId}/execute`,
  step: (step: 'issue' | 'refuse' | 'return') => (warrantId: string) => `/warrants/${warrantId}/${step}`,
  outcome: (chargeId: string) => `/charges/${chargeId}/outcome`,
  bail: (arrestId: string) => `/arrests/${arrestId}/bail`,
  endBail: (arrestId: string) => `/arrests/${arrestId}/bail/end`,
  describe: (personId: string) => `/people/${personId}/description`,
  correct: (eventId: string) => `/events/${eventId}/correct`,
  /** Without an operation, from the page of a child. */
  safeguard: (personId: string) => `/people/${personId}/safeguarding/new`,
} as const
