/**
 * Where the builder gets the preview of a release from: one function, so that tests put a plain one in.
 */
import type { Database } from '../../platform/database/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { Actor } from '../../access/index.ts'
import { composeRelease, NO_POLICY } from '../compose/index.ts'
import type { ReleaseContent } from '../release/document.ts'
import { policies } from '../release/parts.ts'
import type { Recipe } from '../release/recipe.ts'

/** A count that is hidden, and the bounds between which a reader can say that it lies, both inside. */
export type HiddenCount = {
  /** As `compose/cell-name.ts` names counts. */
  name: string
  lower: number
  /** Null where a reader can set no upper bound. */
  upper: number | null
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

const composed: PreviewRelease = async (database, actor, recipe, options) => {
  const made = await composeRelease(database, actor, recipe, options)
  if (!made.ok) return made
  const { content, internal, protection } = made.value
  const cells = protection?.hidden ?? []
  const primary = cells.filter(({ isPrimary }) => isPrimary).length
  return ok({
    content,
    internal,
    protection: {
      policy: recipe.policy,
      primary,
      secondary: cells.length - primary,
      cells,
      proved: protection?.proved ?? true,
      gap: protection?.gap ?? 0,
    },
  })
}

export const parts: { preview: PreviewRelease } = { preview: composed }

/** Puts another preview in, for the whole process. */
export const wireBuilder = (others: Partial<typeof parts>): void => void Object.assign(parts, others)

/** The rules that hide, and the one that hides nothing, which only a panel's paper may have. */
export const policiesOffered: readonly { name: string; title: string }[] = [
  ...policies.filter(({ name }) => name !== NO_POLICY),
  { name: NO_POLICY, title: 'Hide nothing: for a panel alone' },
]
