/** The templates there are, and a release begun from one. */
import type { Visit } from '../../../access/index.ts'
import { may } from '../../../access/index.ts'
import { nowFor } from '../../../platform/database/index.ts'
import { dayOf } from '../../../platform/dates.ts'
import { json, pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import {
  answersOf,
  button,
  counted,
  details,
  errorSummaryFor,
  html,
  insetText,
  notificationBanner,
  parseForm,
  shortDateTime,
  type Answers,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import { areasOf } from '../../../people/index.ts'
import { draftRelease } from '../../release/drafting.ts'
import { explain } from '../../release/words.ts'
import { itemTitle, kindWords } from '../item-words.ts'
import { relativePeriods } from '../relative.ts'
import { daysOf, type Template } from '../template.ts'
import { openTemplate, viewTemplates } from '../templates.ts'
import { urls } from '../urls.ts'
import { answersOfBasics, basicsSchema, chosenBasics } from './basics.form.ts'
import { basicsFields } from './basics.view.ts'
import { hidden, one, STILL_HERE, type Said } from './frame.ts'

const doneWords: Readonly<Record<string, string>> = {
  kept: 'Template kept',
  changed: 'Template changed',
  removed: 'Template removed',
}

export async function getTemplates(visit: Visit): Promise<Reply> {
  const all = await viewTemplates(visit.database, visit.who)
  if (!all.ok) return pageNotFound
  const done = doneWords[one(visit.query, 'done')]
  const mayDraft = may(visit.who, 'draft_release')
  const own = all.value.filter((template) => template.own)
  return visit.page({
    title: 'Templates',
    back: { href: urls.register, text: 'Releases' },
    body: html`${done && notificationBanner({ type: 'success', text: done })}
      <h1 class="govuk-heading-l">Templates</h1>
      <p class="govuk-body-l">
        A release begun from a template has its sections, measures and words, for other days or another area.
      </p>
      <h2 class="govuk-heading-m">Kept in this partnership</h2>
      ${own.length === 0 && html`<p class="govuk-body">None yet. Build a release, and keep it as a template.</p>`}
      ${own.map((template) => templateView(template, mayDraft))}
      <h2 class="govuk-heading-m">That come with Waymark</h2>
      ${all.value.filter((template) => !template.own).map((template) => templateView(template, mayDraft))}`,
  })
}

const templateView = (template: Template, mayDraft: boolean): SafeHtml => {
  const { id, name, description, recipe, own } = template
  return html`<section class="waymark-card" aria-labelledby="template-${id}">
    <h3 class="govuk-heading-s" id="template-${id}">${name}</h3>
    <p class="govuk-body">${description}</p>
    <p class="govuk-body waymark-quiet">
      ${recipe.audience === 'public' ? 'For the public and the press' : 'For a panel that meets in private'}.
      ${relativePeriods[recipe.period]}.
      ${counted(recipe.sections.length, 'section')}.${own && html` Kept by ${own.keptBy}, ${shortDateTime(own.keptAt)}.`}
    </p>
    ${contentsView(template)}
    ${
      mayDraft &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${urls.startTemplate(id)}"
          >Start a release<span class="govuk-visually-hidden"> from ${name}</span></a
        >
        ${own && html` · <a class="govuk-link" href="${urls.editTemplate(id)}">Rename<span class="govuk-visually-hidden"> ${name}</span></a>`}
        ${own && html` · <a class="govuk-link" href="${urls.removeTemplate(id)}">Remove<span class="govuk-visually-hidden"> ${name}</span></a>`}
      </p>`
    }
  </section>`
}

export const contentsView = ({ name, recipe }: Pick<Template, 'name' | 'recipe'>): SafeHtml =>
  details({
    summaryHtml: html`What stands in it<span class="govuk-visually-hidden">: ${name}</span>`,
    html: html`${recipe.sections.map(
      ({ heading, items }) =>
        html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>${heading}</strong></p>
          <ul class="govuk-list govuk-list--bullet">
            ${items.map((item) => html`<li>${kindWords[item.kind]}: ${itemTitle(item)}</li>`)}
          </ul>`,
    )}`,
  })

/** For programs. */
export async function getTemplatesJson(visit: Visit): Promise<Reply> {
  const all = await viewTemplates(visit.database, visit.who)
  if (!all.ok) return pageNotFound
  return json({
    templates: all.value.map(({ id, name, description, recipe, own }) => ({
      id,
      name,
      description,
      ships_with_waymark: own === undefined,
      ...(own ? { kept_by: own.keptBy, kept_at: own.keptAt } : {}),
      recipe,
    })),
  })
}

async function withTemplate(visit: Visit, work: (template: Template) => Promise<Reply>): Promise<Reply> {
  const opened = await openTemplate(visit.database, visit.who, visit.params['template']!)
  return opened.ok ? work(opened.value) : pageNotFound
}

export const getStart = (visit: Visit): Promise<Reply> =>
  withTemplate(visit, (template) => {
    const { recipe } = template
    const days = daysOf(recipe, dayOf(nowFor(visit.who)))
    const home = recipe.area === 'home' && visit.who.homeArea !== undefined ? [visit.who.homeArea] : []
    const { title, audience, policy, quality } = recipe
    const contact = { name: visit.who.displayName, email: '' }
    const answers = answersOfBasics({ title, audience, policy, quality, ...days, authorities: home, contact })
    return showStart(visit, template, { ...answers, release_id: uuidv7() })
  })

export const resumeStart = (visit: Visit): Promise<Reply> =>
  withTemplate(visit, (template) => showStart(visit, template, answersOf(visit.body), { notice: STILL_HERE }))

async function showStart(
  visit: Visit,
  template: Template,
  answers: Answers,
  said: Said = {},
  status = 200,
): Promise<Reply> {
  const areas = await areasOf(visit.database, visit.who)
  const errors = said.errors ?? []
  return visit.page(
    {
      title: `Start a release: ${template.name}`,
      errors: errors.length > 0,
      back: { href: urls.templates, text: 'Templates' },
      body: html`${errorSummaryFor(errors)}
        <h1 class="govuk-heading-l"><span class="govuk-caption-l">${template.name}</span>Start a release</h1>
        ${said.notice && insetText({ text: said.notice, attributes: { role: 'status' } })} ${contentsView(template)}
        <form method="post" action="${urls.startTemplate(template.id)}" novalidate data-submit-once>
          ${visit.csrf} ${hidden('release_id', String(answers['release_id'] ?? ''))}
          ${basicsFields(areas, answers, errors)}
          <div class="govuk-button-group">
            ${button({ text: 'Save the draft', preventDoubleClick: true })}
            <a class="govuk-link" href="${urls.templates}">Cancel</a>
          </div>
        </form>`,
    },
    status,
  )
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const postStart = (visit: Visit): Promise<Reply> =>
  withTemplate(visit, async (template) => {
    const answers = answersOf(visit.body)
    const parsed = parseForm(basicsSchema(await areasOf(visit.database, visit.who)), visit.body)
    if (!parsed.ok) return showStart(visit, template, answers, { errors: parsed.errors }, 422)
    const sent = one(visit.body, 'release_id')
    const recipe = { format: 1 as const, sections: template.recipe.sections, ...chosenBasics(parsed.value) }
    const releaseId = UUID.test(sent) ? sent : uuidv7()
    const drafted = await draftRelease(visit.database, visit.who, { releaseId, recipe })
    if (drafted.ok) return redirectTo(`${urls.build(drafted.value.slug)}?done=started`)
    if (drafted.refusal.kind === 'not_found') return pageNotFound
    return showStart(visit, template, answers, { errors: [{ field: '', text: explain(drafted.refusal) }] }, 422)
  })
