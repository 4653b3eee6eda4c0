/**
 * Where the builder gets the preview of a release from: one function, put in by whoever wires the house, so that tests put
 * a plain one in.
 */
import type { Database } from '../../platform/database/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { refuse, type Result } from '../../platform/result.ts'
import type { Actor } from '../../access/index.ts'
import type { ReleaseContent } from '../release/document.ts'
import type { Recipe } from '../release/recipe.ts'

/** A count that is hidden, and the bounds between which a reader can say that it lies, both inside. */
export type HiddenCount = {
  /** As `compose/cell-name.ts` names counts. */
  name: string
  title: string
  lower: number
  upper: number
  /** Small by the rule; otherwise hidden so that a small one cannot be worked out. */
  isPrimary: boolean
}

export type Protection = {
  policy: string
  primary: number
  secondary: number
  cells: readonly HiddenCount[]
  /** Whether no choice of cells would hide less; where not proved, by how much at most one could: 0.08 is 8 per cent. */
  proved: boolean
  gap: number
  seconds: number
  /** Why it could not be protected, in a sentence. */
  problem?: string | undefined
}

export type Preview = {
  /** As readers see it. */
  content: ReleaseContent
  /** With nothing hidden. */
  internal: ReleaseContent
  protection: Protection
}

export type PreviewRelease = (
  database: Database,
  actor: Actor,
  recipe: Recipe,
  options?: { knownAt?: Instant | undefined },
) => Promise<Result<Preview, { sentence: string }>>

export const parts: { preview: PreviewRelease } = {
  preview: async () => refuse({ sentence: 'This Waymark cannot compose a release from a recipe yet' }),
}

/** Puts another preview in, for the whole process. */
export const wireBuilder = (others: Partial<typeof parts>): void => void Object.assign(parts, others)
