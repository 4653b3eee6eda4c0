/**
 * What would hide less: each table in which numbers are hidden is told more coarsely, the whole release is composed that
 * way, and what comes out is said. Nothing here is estimated.
 */
import type { Visit } from '../../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import { html, insetText, number, stackTable, type SafeHtml } from '../../../platform/pages/index.ts'
import { alternativesFor, tablesIn, tried, type Alternative } from '../alternatives.ts'
import { mayLookInside, type Draft } from '../drafts.ts'
import { putItem } from '../editing.ts'
import { urls } from '../urls.ts'
import { previewed } from './cost.page.ts'
import { act } from './outline.view.ts'
import { framed, fragment, hidden, one, withDraft, type Said } from './frame.ts'
import { send } from './send.ts'

/** Each is a whole release composed and protected: as many as one waits for. */
const ALTERNATIVES_MAX = 8

type Tried = { alternative: Alternative; hidden: number }
type Found = { before: number; tried: readonly Tried[] }

async function tryThem(visit: Visit, draft: Draft): Promise<Found | { sentence: string }> {
  const { recipe } = draft
  const now = await previewed(visit, draft, recipe)
  if (!now.ok) return now.refusal
  const { cost, preview } = now.value
  const costly = cost.tables.flatMap(({ place }) => (place ? [`${place.section}:${place.item}`] : []))
  const alternatives = tablesIn(recipe)
    .filter(({ place }) => costly.includes(`${place.section}:${place.item}`))
    .flatMap(({ place, item }) => alternativesFor(place, item))
    .slice(0, ALTERNATIVES_MAX)
  const done: Tried[] = []
  for (const alternative of alternatives) {
    const made = await previewed(visit, draft, tried(recipe, alternative), preview.content.knownAt)
    if (!made.ok) continue
    const { primary, secondary } = made.value.cost
    done.push({ alternative, hidden: primary + secondary })
  }
  return { before: cost.primary + cost.secondary, tried: done.toSorted((a, b) => a.hidden - b.hidden) }
}

const view = (visit: Visit, { slug, version, mayEdit }: Draft, { before, tried: all }: Found): SafeHtml =>
  all.length === 0
    ? html`<p class="govuk-body">
        No table with hidden numbers could be told more coarsely. Leave one out, or choose another rule.
      </p>`
    : html`<p class="govuk-body">Now ${number(before)} are hidden in the whole release.</p>
        <form method="post" action="${urls.cheaper(slug)}">
          ${visit.csrf} ${hidden('version', version)}
          ${stackTable({
            caption: 'Each tried on the whole release, the least hidden first',
            captionClasses: 'govuk-visually-hidden',
            head: [
              { text: 'Instead' },
              { text: 'Hidden then', format: 'numeric' },
              { text: 'Do it', isTextHidden: true },
            ],
            rows: all.map(({ alternative, hidden: then }) => [
              { html: html`${alternative.table}: ${alternative.offer}` },
              { text: `${number(then)} (${number(before)} now)` },
              {
                html: html`${mayEdit && act(alternative.id, `Try ${alternative.offer}`, alternative.table)}`,
              },
            ]),
          })}
        </form>`

export const getCheaper = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    if (!mayLookInside(visit.who)) return pageNotFound
    const piece = await pieceOf(visit, draft)
    return one(visit.query, 'piece') === 'yes' ? fragment(piece) : show(visit, draft, piece)
  })

async function pieceOf(visit: Visit, draft: Draft): Promise<SafeHtml> {
  const found = await tryThem(visit, draft)
  return 'sentence' in found ? insetText({ text: found.sentence }) : view(visit, draft, found)
}

const show = (visit: Visit, draft: Draft, piece: SafeHtml, said: Said = {}, status = 200): Reply =>
  framed(visit, draft, { title: 'What would cost less', body: piece, ...said }, status)

export const postCheaper = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const wanted = one(visit.body, 'do')
    const alternative = tablesIn(draft.recipe)
      .flatMap(({ place, item }) => alternativesFor(place, item))
      .find(({ id }) => id === wanted)
    if (!alternative) return redirectTo(urls.cheaper(draft.slug))
    return send(visit, putItem(alternative.place, alternative.item), {
      leadsTo: `${urls.preview(draft.slug)}#cost`,
      again: async (now, said, status) => show(visit, now, await pieceOf(visit, now), said, status),
    })
  })
