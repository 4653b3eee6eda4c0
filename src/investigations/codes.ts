/** The codes of this room: what strand an operation is of. The other lists are shared with imports and figures. */
import type { Code } from '../reference/index.ts'

export { safeguardingKinds, warrantKinds } from '../reference/index.ts'

/** What kind of exploitation an operation is against. Source: police practice; the constraint `operation_strand_known`. */
export const strands = [
  { code: 'online', label: 'Online' },
  { code: 'contact', label: 'Contact' },
  { code: 'criminal_exploitation', label: 'Criminal exploitation' },
  { code: 'group_based', label: 'Group-based' },
] as const satisfies readonly Code[]
