/** A section's heading, typed for a new one or changed; and removing a section with everything in it. */
import type { Visit } from '../../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import { button, counted, fieldsOf, html, input, warningText, type FieldError } from '../../../platform/pages/index.ts'
import type { Draft } from '../drafts.ts'
import { addSection, removeSection, renameSection } from '../editing.ts'
import { itemTitle, kindWords } from '../item-words.ts'
import { urls } from '../urls.ts'
import { framed, hidden, one, placeOf, STILL_HERE, withDraft, type Said } from './frame.ts'
import { send } from './send.ts'

const HEADING_CHARACTERS_MAX = 200

/** The section of the address, from 0; 'new' for one that is not there yet. */
function sectionIn({ params }: Visit, { recipe }: Draft): number | 'new' | undefined {
  if (params['section'] === 'new') return 'new'
  const at = placeOf(params['section'])
  return at !== undefined && recipe.sections[at] ? at : undefined
}

export const getSection = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const at = sectionIn(visit, draft)
    if (at === undefined) return pageNotFound
    if (!draft.mayEdit) return redirectTo(urls.build(draft.slug))
    return show(visit, draft, at === 'new' ? '' : draft.recipe.sections[at]!.heading)
  })

export const resumeSection = (visit: Visit): Promise<Reply> =>
  withDraft(visit, (draft) => show(visit, draft, one(visit.body, 'heading'), { notice: STILL_HERE }))

async function show(visit: Visit, draft: Draft, heading: string, said: Said = {}, status = 200): Promise<Reply> {
  const which = visit.params['section']!
  const isNew = which === 'new'
  const field = fieldsOf({ heading }, said.errors)
  return framed(
    visit,
    draft,
    {
      title: isNew ? 'Add a section' : 'Change the heading',
      ...said,
      body: html`<form method="post" action="${urls.section(draft.slug, which)}" novalidate data-submit-once>
        ${visit.csrf} ${hidden('version', draft.version)}
        ${input({
          ...field('heading'),
          label: { text: 'Heading', classes: 'govuk-label--m' },
          hint: { text: 'What this part of the release is about, such as “Contacts with the council”.' },
        })}
        <div class="govuk-button-group">
          ${button({ text: 'Save the heading', preventDoubleClick: true })}
          <a class="govuk-link" href="${urls.build(draft.slug)}">Cancel</a>
        </div>
      </form>`,
    },
    status,
  )
}

function faultOf(heading: string): FieldError[] {
  if (heading === '') return [{ field: 'heading', text: 'Enter the heading' }]
  if (heading.length > HEADING_CHARACTERS_MAX)
    return [
      {
        field: 'heading',
        text: `The heading must be ${HEADING_CHARACTERS_MAX} characters or fewer: it is ${heading.length}`,
      },
    ]
  return []
}

export const postSection = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const at = sectionIn(visit, draft)
    const typed = one(visit.body, 'heading')
    const heading = typed.trim()
    const errors = faultOf(heading)
    if (errors.length > 0) return show(visit, draft, typed, { errors }, 422)
    const no = at === 'new' ? draft.recipe.sections.length + 1 : (at ?? 0) + 1
    return send(visit, at === 'new' ? addSection(heading) : renameSection(at ?? -1, heading), {
      leadsTo: `${urls.build(draft.slug)}?done=${at === 'new' ? 'added' : 'saved'}#section-${no}`,
      again: (now, said, status) => show(visit, now, typed, said, status),
    })
  })

export const getRemoveSection = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const at = sectionIn(visit, draft)
    return typeof at !== 'number' ? pageNotFound : showRemove(visit, draft, at)
  })

async function showRemove(visit: Visit, draft: Draft, at: number, said: Said = {}, status = 200): Promise<Reply> {
  const { heading, items } = draft.recipe.sections[at]!
  return framed(
    visit,
    draft,
    {
      title: 'Remove this section?',
      ...said,
      body: html`${warningText({
          text: `“${heading}” is removed with ${items.length === 0 ? 'nothing in it' : `the ${counted(items.length, 'part')} in it`}.`,
          iconFallbackText: 'Warning',
        })}
        <ul class="govuk-list govuk-list--bullet">
          ${items.map((item) => html`<li>${kindWords[item.kind]}: ${itemTitle(item)}</li>`)}
        </ul>
        <form method="post" action="${urls.removeSection(draft.slug, at + 1)}" data-submit-once>
          ${visit.csrf} ${hidden('version', draft.version)}
          <div class="govuk-button-group">
            ${button({ text: 'Remove the section', classes: 'govuk-button--warning', preventDoubleClick: true })}
            <a class="govuk-link" href="${urls.build(draft.slug)}">Keep it</a>
          </div>
        </form>`,
    },
    status,
  )
}

export const postRemoveSection = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const at = placeOf(visit.params['section']) ?? -1
    return send(visit, removeSection(at), {
      leadsTo: `${urls.build(draft.slug)}?done=removed`,
      again: async (now, said, status) =>
        now.recipe.sections[at] ? showRemove(visit, now, at, said, status) : redirectTo(urls.build(now.slug)),
    })
  })
