/** Keeping what stands in a release as a template; and a template renamed or removed by those who draft. */
import { z } from 'zod'
import type { Visit } from '../../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import {
  answersOf,
  button,
  errorSummaryFor,
  fieldsOf,
  html,
  input,
  insetText,
  parseForm,
  radios,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import type { Result } from '../../../platform/result.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import type { Draft } from '../drafts.ts'
import { relativeComparisons, relativePeriods } from '../relative.ts'
import { relativeOf, templateOf, type Template } from '../template.ts'
import {
  keepTemplate,
  openTemplate,
  removeTemplate,
  renameTemplate,
  TEMPLATE_DESCRIPTION_CHARACTERS_MAX,
  TEMPLATE_NAME_CHARACTERS_MAX,
  templateSentence,
  type TemplateRefusal,
} from '../templates.ts'
import { urls } from '../urls.ts'
import { words } from './basics.form.ts'
import { framed, hidden, STILL_HERE, versionIn, withDraft, type Said } from './frame.ts'

const keysOf = <K extends string>(of: Record<K, string>) => Object.keys(of) as [K, ...K[]]

const NameForm = z.object({
  name: words('the name', TEMPLATE_NAME_CHARACTERS_MAX),
  description: words('what it is for', TEMPLATE_DESCRIPTION_CHARACTERS_MAX),
})
const KeepForm = NameForm.extend({
  template_id: z.uuid(),
  period: z.enum(keysOf(relativePeriods), { error: 'Select which period it is of' }),
  compare: z.enum(keysOf(relativeComparisons), { error: 'Select what it is compared with' }),
})

const M = { classes: 'govuk-label--m' }

const nameFields = (answers: Answers, errors: readonly FieldError[] = []): SafeHtml => {
  const field = fieldsOf(answers, errors)
  return html`${input({ ...field('name'), label: { text: 'Name', ...M }, hint: { text: 'Such as “Scrutiny report of the city”.' } })}
  ${textarea({ ...field('description'), label: { text: 'What it is for', ...M }, rows: 3 })}`
}

export const getKeep = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) =>
    showKeep(visit, draft, {
      template_id: uuidv7(),
      name: draft.recipe.title.slice(0, TEMPLATE_NAME_CHARACTERS_MAX),
      ...relativeOf(draft.recipe),
    }),
  )

export const resumeKeep = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => showKeep(visit, draft, answersOf(visit.body), { notice: STILL_HERE }))

function showKeep(visit: Visit, draft: Draft, answers: Answers, said: Said = {}, status = 200): Reply {
  const field = fieldsOf(answers, said.errors)
  const items = (of: Record<string, string>) => Object.entries(of).map(([value, text]) => ({ value, text }))
  return framed(
    visit,
    draft,
    {
      title: 'Keep it as a template',
      ...said,
      body: html`<p class="govuk-body">
          Everybody in the partnership who drafts releases can begin one from it. It keeps sections, measures, words and
          the rule that hides, and leaves out the days, the area and who answers questions.
        </p>
        <form method="post" action="${urls.saveTemplate(draft.slug)}" novalidate data-submit-once>
          ${visit.csrf} ${hidden('template_id', String(answers['template_id'] ?? ''))}
          ${nameFields(answers, said.errors)}
          ${radios({
            ...field('period'),
            fieldset: { legend: { text: 'Period of a release begun from it', classes: 'govuk-fieldset__legend--m' } },
            items: items(relativePeriods),
          })}
          ${radios({
            ...field('compare'),
            fieldset: { legend: { text: 'Compared with', classes: 'govuk-fieldset__legend--m' } },
            items: items(relativeComparisons),
          })}
          <div class="govuk-button-group">
            ${button({ text: 'Keep the template', preventDoubleClick: true })}
            <a class="govuk-link" href="${urls.build(draft.slug)}">Cancel</a>
          </div>
        </form>`,
    },
    status,
  )
}

export const postKeep = (visit: Visit): Promise<Reply> =>
  withDraft(visit, async (draft) => {
    const answers = answersOf(visit.body)
    const again = (errors: FieldError[]) => showKeep(visit, draft, answers, { errors }, 422)
    const parsed = parseForm(KeepForm, visit.body)
    if (!parsed.ok) return again(parsed.errors)
    const { template_id: id, name, description, period, compare } = parsed.value
    const recipe = templateOf(draft.recipe, { period, compare })
    const kept = await keepTemplate(visit.database, visit.who, { id, name, description, recipe })
    return answered(kept, 'kept', again)
  })

function answered(
  done: Result<undefined, TemplateRefusal>,
  word: string,
  again: (errors: FieldError[]) => Reply,
): Reply {
  if (done.ok) return redirectTo(`${urls.templates}?done=${word}`)
  if (done.refusal.kind === 'not_found') return pageNotFound
  const field = done.refusal.kind === 'name_taken' ? 'name' : ''
  return again([{ field, text: templateSentence(done.refusal) }])
}

/** One of the partnership's own; those that ship are nobody's to change. */
async function withOwn(visit: Visit, work: (template: Template) => Promise<Reply>): Promise<Reply> {
  const opened = await openTemplate(visit.database, visit.who, visit.params['template']!)
  return opened.ok && opened.value.own ? work(opened.value) : pageNotFound
}

export const getEditTemplate = (visit: Visit): Promise<Reply> =>
  withOwn(visit, async (template) =>
    showEdit(visit, template, { name: template.name, description: template.description }),
  )

export const resumeEditTemplate = (visit: Visit): Promise<Reply> =>
  withOwn(visit, async (template) => showEdit(visit, template, answersOf(visit.body), { notice: STILL_HERE }))

const showEdit = (visit: Visit, template: Template, answers: Answers, said: Said = {}, status = 200): Reply =>
  templatePage(
    visit,
    'Rename the template',
    template,
    html`<form method="post" action="${urls.editTemplate(template.id)}" novalidate data-submit-once>
      ${visit.csrf} ${hidden('version', template.own!.version)} ${nameFields(answers, said.errors)}
      <div class="govuk-button-group">
        ${button({ text: 'Save', preventDoubleClick: true })} <a class="govuk-link" href="${urls.templates}">Cancel</a>
      </div>
    </form>`,
    said,
    status,
  )

const templatePage = (
  visit: Visit,
  title: string,
  { name }: Template,
  body: SafeHtml,
  said: Said,
  status: number,
): Reply =>
  visit.page(
    {
      title: `${title}: ${name}`,
      errors: (said.errors ?? []).length > 0,
      back: { href: urls.templates, text: 'Templates' },
      body: html`${errorSummaryFor(said.errors ?? [])}
        <h1 class="govuk-heading-l"><span class="govuk-caption-l">${name}</span>${title}</h1>
        ${said.notice && insetText({ text: said.notice, attributes: { role: 'status' } })} ${body}`,
    },
    status,
  )

export async function postEditTemplate(visit: Visit): Promise<Reply> {
  const answers = answersOf(visit.body)
  return withOwn(visit, async (template) => {
    const parsed = parseForm(NameForm, visit.body)
    if (!parsed.ok) return showEdit(visit, template, answers, { errors: parsed.errors }, 422)
    const change = { id: template.id, version: versionIn(visit.body), ...parsed.value }
    const done = await renameTemplate(visit.database, visit.who, change)
    return answered(done, 'changed', (errors) => showEdit(visit, template, answers, { errors }, 422))
  })
}

export const getRemoveTemplate = (visit: Visit): Promise<Reply> =>
  withOwn(visit, async (template) => showRemove(visit, template))

const showRemove = (visit: Visit, template: Template, said: Said = {}, status = 200): Reply =>
  templatePage(
    visit,
    'Remove the template?',
    template,
    html`<p class="govuk-body">It is no longer offered. Releases that were begun from it stay as they are.</p>
      <form method="post" action="${urls.removeTemplate(template.id)}" data-submit-once>
        ${visit.csrf} ${hidden('version', template.own!.version)}
        <div class="govuk-button-group">
          ${button({ text: 'Remove it', classes: 'govuk-button--warning', preventDoubleClick: true })}
          <a class="govuk-link" href="${urls.templates}">Keep it</a>
        </div>
      </form>`,
    said,
    status,
  )

export const postRemoveTemplate = (visit: Visit): Promise<Reply> =>
  withOwn(visit, async (template) => {
    const done = await removeTemplate(visit.database, visit.who, { id: template.id, version: versionIn(visit.body) })
    return answered(done, 'removed', (errors) => showRemove(visit, template, { errors }, 422))
  })
