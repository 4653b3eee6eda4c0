/** Drafting: a release is begun from a recipe, changed, or begun anew to correct one that was published. */
import { inTransaction, type Database } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import { partnershipOf } from '../../agencies/index.ts'
import type { Recipe } from './recipe.ts'
import { mayStep, standing, type StepRefusal } from './rules.ts'
import { findRelease, insertRelease, insertStep, saveRecipe, slugsLike } from './store.ts'

export type DraftRefusal =
  | NotFound
  | StepRefusal
  | { kind: 'changed_by_someone_else' }
  | { kind: 'not_published' }
  | { kind: 'corrected_already'; slug: string }

export type NewDraft = {
  /** Made when the form was shown, so that sending it twice begins one. */
  releaseId: string
  recipe: Recipe
  /** The release that it corrects, and what is put right. */
  corrects?: { slug: string; reason: string } | undefined
}

/** Begins a draft. Its address is made of the partnership's name and the title, and stays. */
export async function draftRelease(
  database: Database,
  actor: Actor,
  draft: NewDraft,
): Promise<Result<{ slug: string }, DraftRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<{ slug: string }, DraftRefusal>> => {
    if (!may(actor, 'draft_release')) return refuse(notFound)
    const begun = await findRelease(tx, { releaseId: draft.releaseId })
    if (begun) return ok({ slug: begun.slug })
    const corrected = draft.corrects && (await findRelease(tx, { slug: draft.corrects.slug }, 'hold'))
    if (draft.corrects && !corrected) return refuse(notFound)
    if (corrected && standing(corrected.steps, tx.now).state !== 'published') return refuse({ kind: 'not_published' })
    const beginning = corrected?.slug ?? slugOf(`${(await partnershipOf(tx)).name} ${draft.recipe.title}`)
    const slug = firstFree(beginning, await slugsLike(tx, beginning))
    await insertRelease(tx, {
      releaseId: draft.releaseId,
      slug,
      recipe: draft.recipe,
      correctsId: corrected?.releaseId ?? null,
      correctionReason: corrected ? draft.corrects!.reason : null,
    })
    await insertStep(tx, draft.releaseId, {
      stepNo: 1,
      kind: 'drafted',
      signedBy: actor.displayName,
      jobTitle: actor.jobTitle,
    })
    await audit.record(tx, { action: 'draft_release', subjectType: 'release', subjectId: draft.releaseId })
    return ok({ slug })
  })
}

/** Changes what was chosen. Whatever was signed before is a draft again, to be sent for checking anew. */
export async function editRelease(
  database: Database,
  actor: Actor,
  change: { slug: string; version: number; recipe: Recipe },
): Promise<Result<{ slug: string }, DraftRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<{ slug: string }, DraftRefusal>> => {
    if (!may(actor, 'draft_release')) return refuse(notFound)
    const release = await findRelease(tx, { slug: change.slug }, 'hold')
    if (!release) return refuse(notFound)
    if (release.version !== change.version) return refuse({ kind: 'changed_by_someone_else' })
    const step = { kind: 'drafted' as const, by: actor.actorId }
    const allowed = mayStep(release.steps, step, { needsClearance: false }, tx.now)
    if (!allowed.ok) return allowed
    if (!(await saveRecipe(tx, release, change.recipe))) return refuse({ kind: 'changed_by_someone_else' })
    // Somebody at work on a draft saves it many times: that is one step of its life. The history keeps each version.
    const last = release.steps.at(-1)
    if (last?.kind !== 'drafted' || last.by !== actor.actorId)
      await insertStep(tx, release.releaseId, {
        stepNo: release.steps.length + 1,
        kind: 'drafted',
        signedBy: actor.displayName,
        jobTitle: actor.jobTitle,
      })
    await audit.record(tx, { action: 'edit_release', subjectType: 'release', subjectId: release.releaseId })
    return ok({ slug: release.slug })
  })
}

const SLUG_CHARACTERS_MAX = 100

/** 'Contacts about “Łódź”, 2016-17' is 'contacts-about-lodz-2016-17', as far as letters have a plain form. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[łŁ]/g, 'l').toLowerCase()
  const words = plain
    .replaceAll(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    if (slug.length + word.length >= SLUG_CHARACTERS_MAX) break
    slug = slug === '' ? word : `${slug}-${word}`
  }
  return slug || 'release'
}

/** The slug itself, or with the first number from 2 that is free. */
export function firstFree(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
}
