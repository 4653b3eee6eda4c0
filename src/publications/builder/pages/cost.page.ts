/** What the protection of a release costs, for the scripts of its pages and for whoever asks without one. */
import type { Visit } from '../../../access/index.ts'
import { pageNotFound, type Reply } from '../../../platform/http/index.ts'
import { html, insetText, type SafeHtml } from '../../../platform/pages/index.ts'
import type { Result } from '../../../platform/result.ts'
import { areasOf } from '../../../people/index.ts'
import type { Recipe } from '../../release/recipe.ts'
import { costOf, type Cost } from '../cost.ts'
import { mayLookInside, type Draft } from '../drafts.ts'
import { parts, type Preview } from '../parts.ts'
import { urls } from '../urls.ts'
import { costView } from './cost.view.ts'
import { fragment, framed, one, withDraft } from './frame.ts'

export type Previewed = { preview: Preview; cost: Cost }

/** The release as it would be now, with what its protection costs. */
export async function previewed(
  { database, who }: Visit,
  { releaseId }: Pick<Draft, 'releaseId'>,
  recipe: Recipe,
  knownAt?: Preview['content']['knownAt'],
): Promise<Result<Previewed, { sentence: string }>> {
  const [made, areas] = [
    await parts.preview(database, who, recipe, { releaseId, knownAt }),
    await areasOf(database, who),
  ]
  if (!made.ok) return made
  const force = areas.own.map(({ gssCode }) => gssCode)
  return { ok: true, value: { preview: made.value, cost: costOf(made.value, recipe, force) } }
}

/** The cost of a recipe as a piece of a page, or why there is none. */
export async function costFragment(visit: Visit, draft: Draft, recipe: Recipe): Promise<SafeHtml> {
  const made = await previewed(visit, draft, recipe)
  if (!made.ok) return insetText({ text: made.refusal.sentence })
  return html`${costView(made.value.cost)}
    <p class="govuk-body"><a class="govuk-link" href="${urls.preview(draft.slug)}">See what readers will</a></p>`
}

/** The page, or with `?piece=yes` what a script puts into its place on another. */
export const getCost = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    if (!mayLookInside(visit.who)) return pageNotFound
    const piece = await costFragment(visit, draft, draft.recipe)
    if (one(visit.query, 'piece') === 'yes') return fragment(piece)
    return framed(visit, draft, { title: 'What the protection costs', body: piece })
  })
