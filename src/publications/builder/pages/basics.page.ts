/** A release's title, audience, period, area, rule and contact, changed. */
import type { Visit } from '../../../access/index.ts'
import { redirectTo, type Reply } from '../../../platform/http/index.ts'
import { answersOf, button, html, parseForm, type Answers } from '../../../platform/pages/index.ts'
import { ok } from '../../../platform/result.ts'
import { areasOf } from '../../../people/index.ts'
import type { Draft } from '../drafts.ts'
import { urls } from '../urls.ts'
import { answersOfBasics, basicsSchema, chosenBasics } from './basics.form.ts'
import { basicsFields } from './basics.view.ts'
import { framed, hidden, STILL_HERE, withDraft, type Said } from './frame.ts'
import { send } from './send.ts'

export const getBasics = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) =>
    draft.mayEdit ? show(visit, draft, answersOfBasics(draft.recipe)) : redirectTo(urls.build(draft.slug)),
  )

export const resumeBasics = (visit: Visit): Promise<Reply> =>
  withDraft(visit, (draft) => show(visit, draft, answersOf(visit.body), { notice: STILL_HERE }))

async function show(visit: Visit, draft: Draft, answers: Answers, said: Said = {}, status = 200): Promise<Reply> {
  const areas = await areasOf(visit.database, visit.who)
  return framed(
    visit,
    draft,
    {
      title: 'Title, period and area',
      ...said,
      body: html`<form method="post" action="${urls.basics(draft.slug)}" novalidate data-submit-once>
        ${visit.csrf} ${hidden('version', draft.version)} ${basicsFields(areas, answers, said.errors ?? [])}
        <div class="govuk-button-group">
          ${button({ text: 'Save', preventDoubleClick: true })}
          <a class="govuk-link" href="${urls.build(draft.slug)}">Cancel</a>
        </div>
      </form>`,
    },
    status,
  )
}

export const postBasics = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const answers = answersOf(visit.body)
    const parsed = parseForm(basicsSchema(await areasOf(visit.database, visit.who)), visit.body)
    if (!parsed.ok) return show(visit, draft, answers, { errors: parsed.errors }, 422)
    return send(visit, (recipe) => ok({ ...recipe, ...chosenBasics(parsed.value) }), {
      leadsTo: `${urls.build(draft.slug)}?done=saved`,
      again: (now, said, status) => show(visit, now, answers, said, status),
    })
  })
