/**
 * The life of a release, decided from its steps alone: draft, submitted, checked, approved, scheduled, published,
 * withdrawn. Nothing becomes public without three different people: who drafted it neither checks nor approves, and who
 * checked does not approve. A change of the draft takes all signatures away.
 */
import type { Instant } from '../../platform/dates.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Step, StepKind } from './release.ts'

export type ReleaseState = 'draft' | 'submitted' | 'checked' | 'approved' | 'scheduled' | 'published' | 'withdrawn'

export type Standing = {
  state: ReleaseState
  /** Everybody who ever wrote in it, or sent it for checking. */
  drafters: ReadonlySet<string>
  submitted?: Step | undefined
  checked?: Step | undefined
  cleared?: Step | undefined
  approved?: Step | undefined
  published?: Step | undefined
  withdrawn?: Step | undefined
  /** Why it is a draft again. */
  returned?: Step | undefined
}

type SoFar = Omit<Standing, 'state' | 'drafters'>

/** Where a release stands at a moment. */
export function standing(steps: readonly Step[], now: Instant): Standing {
  const drafters = new Set<string>()
  let soFar: SoFar = {}
  for (const step of steps) {
    if (step.kind === 'drafted' || step.kind === 'submitted') drafters.add(step.by)
    soFar = after(soFar, step)
  }
  return { ...soFar, state: stateOf(soFar, now), drafters }
}

function after(soFar: SoFar, step: Step): SoFar {
  switch (step.kind) {
    case 'drafted':
      return { returned: soFar.returned }
    case 'returned':
      return { returned: step }
    case 'submitted':
      return { submitted: step }
    default:
      return { ...soFar, [step.kind]: step }
  }
}

function stateOf({ submitted, checked, approved, published, withdrawn }: SoFar, now: Instant): ReleaseState {
  if (withdrawn) return 'withdrawn'
  if (published) return published.publicFrom! <= now ? 'published' : 'scheduled'
  if (approved) return 'approved'
  if (checked) return 'checked'
  return submitted ? 'submitted' : 'draft'
}

/** Which steps may follow where a release stands. A scheduled release may be given another moment. */
export const nextSteps: Readonly<Record<ReleaseState, readonly StepKind[]>> = {
  draft: ['drafted', 'submitted'],
  submitted: ['checked', 'cleared', 'returned', 'drafted'],
  checked: ['approved', 'cleared', 'returned', 'drafted'],
  approved: ['published', 'returned', 'drafted'],
  scheduled: ['published', 'returned'],
  published: ['withdrawn'],
  withdrawn: [],
}

export type StepRefusal =
  | { kind: 'wrong_step'; step: StepKind; state: ReleaseState }
  | { kind: 'own_draft' }
  | { kind: 'own_check' }
  | { kind: 'not_cleared' }
  | { kind: 'other_content' }
  | { kind: 'in_the_past'; now: Instant }
  | { kind: 'no_reason' }
  | { kind: 'no_answer' }
  | { kind: 'comparison_changed' }

/** What somebody would sign. */
export type StepDraft = {
  kind: StepKind
  by: string
  /** The hash of what they had before them. */
  contentHash?: string | undefined
  publicFrom?: Instant | undefined
  words?: string | undefined
  /** Whether the comparison with earlier releases found something, or could not be made: whoever signs then answers it. */
  needsAnswer?: boolean | undefined
  /** What the comparison found, as it was signed at approval and as it is now, where it is published. */
  comparisonChanged?: boolean | undefined
}

/** Facts of the content that its steps do not tell. */
export type ContentFacts = {
  /** Police figures for the public: police allow them first. */
  needsClearance: boolean
}

/** Whether a step may be taken now. */
export function mayStep(
  steps: readonly Step[],
  step: StepDraft,
  { needsClearance }: ContentFacts,
  now: Instant,
): Result<Standing, StepRefusal> {
  const stands = standing(steps, now)
  const wrong = refuse({ kind: 'wrong_step' as const, step: step.kind, state: stands.state })
  if (!nextSteps[stands.state].includes(step.kind)) return wrong
  if (step.kind === 'cleared' && (!needsClearance || stands.cleared)) return wrong
  const isSignature = ['checked', 'cleared', 'approved', 'published'].includes(step.kind)
  if (isSignature && step.contentHash !== stands.submitted?.contentHash) return refuse({ kind: 'other_content' })
  if (['checked', 'cleared', 'approved'].includes(step.kind) && stands.drafters.has(step.by))
    return refuse({ kind: 'own_draft' })
  if (step.kind === 'approved' && stands.checked?.by === step.by) return refuse({ kind: 'own_check' })
  if (step.kind === 'approved' && needsClearance && !stands.cleared) return refuse({ kind: 'not_cleared' })
  const isEmpty = (step.words ?? '').trim() === ''
  if ((step.kind === 'returned' || step.kind === 'withdrawn') && isEmpty) return refuse({ kind: 'no_reason' })
  if ((step.kind === 'checked' || step.kind === 'approved') && step.needsAnswer && isEmpty)
    return refuse({ kind: 'no_answer' })
  if (step.kind === 'published' && step.comparisonChanged) return refuse({ kind: 'comparison_changed' })
  if (step.kind === 'published' && step.publicFrom !== undefined && step.publicFrom < now)
    return refuse({ kind: 'in_the_past', now })
  return ok(stands)
}
