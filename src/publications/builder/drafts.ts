/** A draft as its builder sees it, and a change of it that is saved only if nobody else changed it meanwhile. */
import { createHash } from 'node:crypto'
import type { Database } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import { editRelease } from '../release/drafting.ts'
import { openRelease } from '../release/reading.ts'
import { Recipe, type RecipeItem } from '../release/recipe.ts'
import type { ReleaseState } from '../release/rules.ts'
import { editSentence, type Edit, type Place } from './editing.ts'

export type Draft = {
  releaseId: string
  slug: string
  version: number
  recipe: Recipe
  state: ReleaseState
  /** Whether whoever looks may change it as it stands. */
  mayEdit: boolean
}

/** A release as it may be built. The one way by which this room reads one. */
export async function openDraft(database: Database, actor: Actor, slug: string): Promise<Result<Draft, NotFound>> {
  const opened = await openRelease(database, actor, slug)
  if (!opened.ok) return refuse(notFound)
  const { release, standing, mayEdit } = opened.value
  return ok({
    releaseId: release.releaseId,
    slug,
    version: release.version,
    recipe: release.recipe,
    state: standing.state,
    mayEdit,
  })
}

/** Who may see what is hidden from readers: those who draft and those who check. */
export const mayLookInside = (actor: Actor): boolean => may(actor, 'draft_release') || may(actor, 'check_release')

export type SaveRefusal =
  | NotFound
  | { kind: 'changed_by_someone_else' }
  | { kind: 'cannot_be_changed' }
  | { kind: 'not_so'; sentence: string }

export const saveText: { [K in SaveRefusal['kind']]: (refusal: Extract<SaveRefusal, { kind: K }>) => string } = {
  not_found: () => 'This release does not exist, or you cannot see it',
  changed_by_someone_else: () =>
    'This release was changed since you opened this page, by somebody else or in another tab. What you entered is still here and not saved: look at it and save again',
  cannot_be_changed: () =>
    'This release can no longer be changed: it is published or about to be. Correct it with a release of its own',
  not_so: ({ sentence }) => sentence,
}
export const saveSentence = (refusal: SaveRefusal): string =>
  (saveText[refusal.kind] as (one: SaveRefusal) => string)(refusal)

/** Saves an edit of the recipe as it was at `version`. */
export async function saveEdit(
  database: Database,
  actor: Actor,
  { slug, version, edit }: { slug: string; version: number; edit: Edit },
): Promise<Result<undefined, SaveRefusal>> {
  const opened = await openDraft(database, actor, slug)
  if (!opened.ok) return opened
  const draft = opened.value
  if (!draft.mayEdit) return refuse({ kind: 'cannot_be_changed' })
  if (draft.version !== version) return refuse({ kind: 'changed_by_someone_else' })
  const edited = edit(draft.recipe)
  if (!edited.ok) return refuse({ kind: 'not_so', sentence: editSentence(edited.refusal) })
  const saved = await editRelease(database, actor, { slug, version, recipe: Recipe.parse(edited.value) })
  if (saved.ok) return ok(undefined)
  if (saved.refusal.kind === 'not_found') return refuse(notFound)
  if (saved.refusal.kind === 'changed_by_someone_else') return refuse({ kind: 'changed_by_someone_else' })
  return refuse({ kind: 'cannot_be_changed' })
}

/** A short mark of an item's words and choices, by which it is found again when others moved it. */
export const markOf = (item: RecipeItem): string =>
  createHash('sha256').update(JSON.stringify(item)).digest('hex').slice(0, 16)

/** Where the item of a mark stands now; undefined where there is none, or more than one. */
export function findMarked(recipe: Recipe, mark: string): Place | undefined {
  const found = recipe.sections.flatMap(({ items }, section) =>
    items.flatMap((item, at) => (markOf(item) === mark ? [{ section, item: at }] : [])),
  )
  return found.length === 1 ? found[0] : undefined
}
