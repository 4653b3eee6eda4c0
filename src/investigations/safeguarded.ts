/** Whether a child counts as safeguarded within an operation, by the definition that holds. No clock, no database. */
import type { PlainDate } from '../platform/dates.ts'
import type { WorkingDefinition } from '../reference/index.ts'
import type { childLinks, riskGroups } from './codes.ts'
import type { SafeguardingKind } from './investigation.ts'

/** The name of the definition in the reference data. */
export const SAFEGUARDED = 'safeguarded_in_an_operation'

export type ChildLink = (typeof childLinks)[number]['code']
export type RiskGroup = (typeof riskGroups)[number]['code']

/** How an operation came upon a child. */
export type LinkedChild = {
  id: string
  personId: string
  linkedOn: PlainDate
  link: ChildLink
  riskGroup: RiskGroup
  howIdentified: string | null
  version: number
}

/** A step that was taken for the child: within the operation, or outside any. */
export type StepTaken = { on: PlainDate; kind: SafeguardingKind; within: boolean }

/** The day since which the child counts; undefined while they do not. */
export function safeguardedSince(
  links: readonly Pick<LinkedChild, 'link' | 'linkedOn'>[],
  steps: readonly StepTaken[],
  definition: Pick<WorkingDefinition, 'links' | 'steps'>,
): PlainDate | undefined {
  const [first] = links
    .filter((one) => definition.links.includes(one.link))
    .map((one) => one.linkedOn)
    .toSorted()
  if (first === undefined) return undefined
  const counting = steps.filter((step) => definition.steps.includes(step.kind) && (step.within || step.on >= first))
  const [earliest] = counting.map((step) => step.on).toSorted()
  // What was done before anybody knew of the link counts from the day of the link.
  return earliest === undefined || earliest > first ? earliest : first
}
