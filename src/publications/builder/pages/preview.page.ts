/** A release before anybody signs it: as readers will see it, beside the one with nothing hidden, and what that costs. */
import type { Visit } from '../../../access/index.ts'
import { json, pageNotFound, type Reply } from '../../../platform/http/index.ts'
import { dateTimeInWords, html, insetText, type SafeHtml } from '../../../platform/pages/index.ts'
import { mayLookInside, openDraft, type Draft } from '../drafts.ts'
import { urls } from '../urls.ts'
import { previewed, type Previewed } from './cost.page.ts'
import { costView } from './cost.view.ts'
import { framed, withDraft } from './frame.ts'
import { contentsView, sidesView } from './sides.view.ts'

export const getPreview = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const made = await previewed(visit, draft, draft.recipe)
    const body = made.ok ? bodyOf(visit, draft, made.value) : insetText({ text: made.refusal.sentence })
    return framed(visit, draft, { title: 'Preview', wide: true, body })
  })

function bodyOf({ who }: Visit, { slug }: Draft, { preview, cost }: Previewed): SafeHtml {
  const inside = mayLookInside(who)
  const { content, internal } = preview
  return html`<p class="govuk-body">
      Counted as known at ${dateTimeInWords(content.knownAt)}. ${content.policy.sentence}
    </p>
    ${
      inside &&
      html`<section class="waymark-card" aria-labelledby="cost-heading">
        <h2 class="govuk-heading-m" id="cost-heading">What the protection costs</h2>
        <div id="cost" role="status">${costView(cost)}</div>
        ${
          cost.tables.length > 0 &&
          html`<h3 class="govuk-heading-s" id="cheaper">What would cost less</h3>
            <div data-load-url="${urls.cheaper(slug)}?piece=yes" role="status">
              <p class="govuk-body">
                <a class="govuk-link" href="${urls.cheaper(slug)}">Try each table told more coarsely</a>
              </p>
            </div>`
        }
      </section>`
    }
    ${contentsView(content)}
    ${
      inside &&
      cost.tables.length > 0 &&
      html`<p class="govuk-body">
        <mark class="waymark-differs">In a frame</mark> are the numbers that differ between the two.
      </p>`
    }
    ${sidesView(content, inside ? internal : undefined)}`
}

/** The same for a program. What is hidden is given to those alone who may look inside. */
export async function getPreviewJson(visit: Visit): Promise<Reply> {
  const opened = await openDraft(visit.database, visit.who, visit.params['slug']!)
  if (!opened.ok) return pageNotFound
  const made = await previewed(visit, opened.value, opened.value.recipe)
  if (!made.ok)
    return json(
      { type: 'about:blank', title: 'It cannot be composed', status: 422, detail: made.refusal.sentence },
      422,
    )
  const { preview, cost } = made.value
  if (!mayLookInside(visit.who)) return json({ content: preview.content })
  const tables = cost.tables.map(({ id, title, changed, byRule, toProtect }) => ({
    id,
    title,
    hidden: changed.length,
    by_rule: byRule,
    to_protect: toProtect,
  }))
  return json({ content: preview.content, internal: preview.internal, protection: { ...preview.protection, tables } })
}
