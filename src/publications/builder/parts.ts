/**
 * Where the builder gets the preview of a release from: one function, so that tests put a plain one in.
 */
import { inTransaction, type Database } from '../../platform/database/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { Actor } from '../../access/index.ts'
import { referenceOf } from '../../reference/index.ts'
import { composeRelease, countInWords } from '../compose/index.ts'
import type { ReleaseContent } from '../release/document.ts'
import type { Recipe } from '../release/recipe.ts'
import { registerOf } from '../release/store.ts'

/** A count that is hidden, and the bounds between which a reader can say that it lies, both inside. */
export type HiddenCount = {
  /** As `compose/cell-name.ts` names counts. */
  name: string
  /** "Contacts received, Stoke-on-Trent, December 2016". */
  title: string
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

export type PreviewOptions = {
  /** The release itself: whatever the public had of it before is no other release. */
  releaseId: string
  /** Counted as known at this moment; left out for now. */
  knownAt?: Instant | undefined
}

/** A release as it would be now, protected together with all that the public had before. */
export type PreviewRelease = (
  database: Database,
  actor: Actor,
  recipe: Recipe,
  options: PreviewOptions,
) => Promise<Result<Preview, { sentence: string }>>

const composed: PreviewRelease = async (database, actor, recipe, { releaseId, knownAt }) => {
  const register = await inTransaction(database, actor, (tx) => registerOf(tx, tx.now, releaseId))
  const earlier = register.flatMap(({ slug, protection }) => (protection ? [{ slug, protection }] : []))
  const made = await composeRelease(database, actor, recipe, { knownAt, earlier })
  if (!made.ok) return made
  const { content, internal, protection } = made.value
  const reference = await referenceOf(database)
  const cells = (protection?.hidden ?? []).map((cell) => ({ ...cell, title: countInWords(cell.name, reference) }))
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
