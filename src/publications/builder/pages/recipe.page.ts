/** The whole of a recipe as JSON: for those who keep it in a file, or write it with a program, and put it back. */
import { z } from 'zod'
import type { Visit } from '../../../access/index.ts'
import type { Reply } from '../../../platform/http/index.ts'
import { redirectTo } from '../../../platform/http/index.ts'
import { button, html, textarea, type FieldError } from '../../../platform/pages/index.ts'
import { ok, type Result } from '../../../platform/result.ts'
import { Recipe } from '../../release/recipe.ts'
import { recipeFaults } from '../checking.ts'
import type { Draft } from '../drafts.ts'
import { urls } from '../urls.ts'
import { framed, hidden, one, STILL_HERE, withDraft, type Said } from './frame.ts'
import { send } from './send.ts'

const FAULTS_SHOWN = 10

export const getRecipe = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => show(visit, draft, printed(draft.recipe)))

const printed = (recipe: Recipe): string => JSON.stringify(recipe, null, 2)

export const resumeRecipe = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => show(visit, draft, one(visit.body, 'recipe'), { notice: STILL_HERE }))

function show(visit: Visit, draft: Draft, text: string, said: Said = {}, status = 200): Reply {
  const { slug, version, mayEdit } = draft
  const error = said.errors?.[0]
  return framed(
    visit,
    draft,
    {
      title: 'The release as JSON',
      ...said,
      body: html`<form method="post" action="${urls.recipe(slug)}" novalidate data-submit-once>
        ${visit.csrf} ${hidden('version', version)}
        ${textarea({
          id: 'recipe',
          name: 'recipe',
          value: text,
          label: { text: 'Recipe', classes: 'govuk-label--m' },
          hint: {
            text: 'All that makes the release, besides the records. What you put here takes the place of what stands in it.',
          },
          errorMessage: error && { text: error.text },
          rows: 24,
          spellcheck: false,
          classes: 'waymark-code',
          attributes: mayEdit ? {} : { readonly: true },
        })}
        ${
          mayEdit &&
          html`<div class="govuk-button-group">
            ${button({ text: 'Replace what stands in the release', preventDoubleClick: true })}
            <a class="govuk-link" href="${urls.build(slug)}">Cancel</a>
          </div>`
        }
      </form>`,
    },
    status,
  )
}

export const postRecipe = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    if (!draft.mayEdit) return redirectTo(urls.build(draft.slug))
    const text = one(visit.body, 'recipe')
    const read = readRecipe(text)
    if (!read.ok) return show(visit, draft, text, { errors: read.refusal }, 422)
    return send(visit, () => ok(read.value), {
      leadsTo: `${urls.build(draft.slug)}?done=saved`,
      again: async (now, said, status) => show(visit, now, text, said, status),
    })
  })

/** A recipe from outside, or each fault of it with where it is. */
export function readRecipe(text: string): Result<Recipe, FieldError[]> {
  const faults = (texts: readonly string[]): Result<Recipe, FieldError[]> => ({
    ok: false,
    refusal: texts.slice(0, FAULTS_SHOWN).map((one) => ({ field: 'recipe', text: one })),
  })
  let value: unknown
  try {
    value = JSON.parse(text, (_, inner: unknown) => (typeof inner === 'string' ? inner.replaceAll('\0', '') : inner))
  } catch (fault) {
    return faults([
      `This is not JSON: ${(fault as Error).message}. Paste the whole of it, from the first { to the last }`,
    ])
  }
  const parsed = Recipe.safeParse(value)
  if (!parsed.success) return faults(parsed.error.issues.map((issue) => `${whereOf(issue.path)}: ${issue.message}`))
  const wrong = recipeFaults(parsed.data)
  if (wrong.length > 0) return faults(wrong.map(({ where, text: said }) => `${sentenceCase(where)}: ${said}`))
  return ok(parsed.data)
}

/** `sections[2].items[0].by` is said as people count: "Section 3, part 1, by". */
function whereOf(path: z.core.$ZodIssue['path']): string {
  const [first, section, , item, ...rest] = path
  if (first !== 'sections' || typeof section !== 'number') return path.length === 0 ? 'The recipe' : path.join('.')
  const part = typeof item === 'number' ? `, part ${item + 1}` : ''
  return `Section ${section + 1}${part}${rest.length > 0 ? `, ${rest.join('.')}` : ''}`
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
