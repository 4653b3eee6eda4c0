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

/** To what of an investigation a child is linked. Source: the constraint `operation_child_link_known`. */
export const childLinks = [
  { code: 'suspect', label: 'A suspect' },
  { code: 'location', label: 'A location' },
  { code: 'device', label: 'A device or an account' },
] as const satisfies readonly Code[]

/** Counted apart, since they are different children. Source: the constraint `operation_child_group_known`. */
export const riskGroups = [
  { code: 'identified_victim', label: 'Identified victim' },
  { code: 'suspects_household', label: "Child of a suspect's household" },
  { code: 'otherwise_at_risk', label: 'Child otherwise at risk' },
] as const satisfies readonly Code[]

/** What became of a charge at court. Source: the constraint `charge_outcome_known`. */
export const chargeOutcomes = [
  { code: 'guilty_plea', label: 'Guilty plea' },
  { code: 'convicted', label: 'Convicted after a trial' },
  { code: 'acquitted', label: 'Acquitted' },
  { code: 'discontinued', label: 'Discontinued' },
  { code: 'lies_on_file', label: 'Lies on file' },
  { code: 'other', label: 'Other' },
] as const satisfies readonly Code[]

/** How bail before charge ended. Source: the constraint `bail_ended_known`. */
export const bailEndings = [
  { code: 'charged', label: 'Charged' },
  { code: 'no_further_action', label: 'Released without further action' },
  { code: 'under_investigation', label: 'Released under investigation, without bail' },
  { code: 'other', label: 'Other' },
] as const satisfies readonly Code[]
