/** The outline of a release: everything in it, moved up and down, with the ways to change it. */
import type { Visit } from '../../../access/index.ts'
import { json, pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import { listInWords } from '../../../platform/pages/index.ts'
import type { Result } from '../../../platform/result.ts'
import { areasOf } from '../../../people/index.ts'
import { policies } from '../../release/parts.ts'
import type { Recipe } from '../../release/recipe.ts'
import { mayLookInside, openDraft, saveEdit, saveSentence, type Draft } from '../drafts.ts'
import { moveItem, moveSection, type Direction, type Edit } from '../editing.ts'
import { urls } from '../urls.ts'
import { framed, one, versionIn, withDraft, type Said } from './frame.ts'
import { outlineView } from './outline.view.ts'

const doneWords: Readonly<Record<string, string>> = {
  correction: 'Correction begun. It is a draft of its own',
  saved: 'Saved',
  added: 'Added',
  removed: 'Removed',
  tried: 'Changed',
  started: 'Draft saved. Look through it and change what you like',
}

export const getBuild = (visit: Visit): Promise<Reply> =>
  withDraft(visit, (draft) => show(visit, draft, { done: doneWords[one(visit.query, 'done')] }))

async function show(visit: Visit, draft: Draft, said: Said = {}, status = 200): Promise<Reply> {
  const { slug, version, recipe, mayEdit, state } = draft
  const signed =
    mayEdit && state !== 'draft' && 'A change makes this a draft again: whoever checked or approved it must do so anew.'
  const closed = !mayEdit && 'You can look at what stands in this release, and not change it.'
  return framed(
    visit,
    draft,
    {
      title: 'Build the release',
      wide: true,
      back: { href: urls.release(slug), text: 'The release' },
      ...said,
      notice: said.notice ?? (signed || closed || undefined),
      body: outlineView({
        slug,
        version,
        recipe,
        mayEdit,
        areaName: await areaNameOf(visit, recipe),
        policyTitle: policies.find(({ name }) => name === recipe.policy)?.title ?? recipe.policy,
        mayLookInside: mayLookInside(visit.who),
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

async function areaNameOf({ database, who }: Visit, { authorities }: Recipe): Promise<string> {
  const areas = await areasOf(database, who)
  return authorities.length === 0 ? 'The whole force area' : listInWords(authorities.map((code) => areas.nameOf(code)))
}

/** Moves a section or a part. */
export async function postBuild(visit: Visit): Promise<Reply> {
  const move = moveIn(one(visit.body, 'do'))
  if (!move) return redirectTo(urls.build(visit.params['slug']!))
  return withDraft(visit, async (draft) => {
    const { slug } = draft
    const saved = await saveEdit(visit.database, visit.who, { slug, version: versionIn(visit.body), edit: move.edit })
    if (saved.ok) return redirectTo(`${urls.build(slug)}#${anchorOf(move, draft.recipe)}`)
    if (saved.refusal.kind === 'not_found') return pageNotFound
    return showAgain(visit, saved.refusal)
  })
}

/** As it stands now, with why nothing was done. */
async function showAgain(visit: Visit, refusal: Parameters<typeof saveSentence>[0]): Promise<Reply> {
  const text =
    refusal.kind === 'changed_by_someone_else'
      ? 'This release was changed since you opened this page, by somebody else or in another tab. Nothing was moved. This is how it stands now'
      : saveSentence(refusal)
  return withDraft(visit, (draft) => show(visit, draft, { errors: [{ field: '', text }] }, 422))
}

/** A session had ended in between: the outline as it stands, with nothing moved. */
export const resumeBuild = (visit: Visit): Promise<Reply> =>
  withDraft(visit, (draft) => show(visit, draft, { notice: 'Nothing was moved: your session had ended. Press again.' }))

type Move = { section: number; item: number | undefined; direction: Direction; edit: Edit }

function moveIn(text: string): Move | undefined {
  const found = /^(section-)?(up|down):(\d{1,3})(?::(\d{1,3}))?$/.exec(text)
  if (!found) return undefined
  const direction = found[2] as Direction
  const section = Number(found[3])
  if (found[1]) return { section, item: undefined, direction, edit: moveSection(section, direction) }
  if (found[4] === undefined) return undefined
  const item = Number(found[4])
  return { section, item, direction, edit: moveItem({ section, item }, direction) }
}

/** The moved part keeps the focus where it went. */
function anchorOf({ section, item, direction }: Move, { sections }: Recipe): string {
  const step = direction === 'up' ? -1 : 1
  if (item === undefined) return `section-${section + step + 1}`
  const to = item + step
  if (to >= 0 && to < sections[section]!.items.length) return `part-${section + 1}-${to + 1}`
  return direction === 'up' ? `part-${section}-${sections[section - 1]!.items.length + 1}` : `part-${section + 2}-1`
}

/** The recipe for programs, with the version that a change of it names. */
export async function getBuildJson(visit: Visit): Promise<Reply> {
  const opened: Result<Draft, unknown> = await openDraft(visit.database, visit.who, visit.params['slug']!)
  if (!opened.ok) return pageNotFound
  const { slug, version, state, recipe, mayEdit } = opened.value
  return json({ slug, version, state, may_edit: mayEdit, recipe })
}
