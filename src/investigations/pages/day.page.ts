/** A form that asks one day of something on record: when an operation closed, when a warrant was executed. */
import { z } from 'zod'
import type { NotFound, Visit } from '../../access/index.ts'
import { isPersonId as isId } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  button,
  dateField,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  parseForm,
  radios,
  summaryList,
  wholeDate,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import type { Result } from '../../platform/result.ts'
import type { CloseRefusal, ExecuteRefusal } from '../actions.ts'
import type { LifeRefusal } from '../lives.ts'
import { explain } from '../words.ts'
import { asSubject } from './marks.ts'
import { brokenOff, stillHere } from './new-operation.page.ts'

/** What the day is asked of, as it stands now. */
export type Standing = {
  caption: string
  facts: readonly { name: string; words: SafeHtml }[]
  version: number
  /** Whether that day is on record already, so that there is nothing to ask. */
  isDone: boolean
  home: { href: string; text: string }
}

export type DayForm = {
  title: string
  legend: string
  hint?: string
  /** What is asked besides the day: one of these. */
  choice?: { legend: string; missing: string; items: readonly { code: string; label: string }[] }
  submit: string
  url(id: string): string
  read(visit: Visit, id: string): Promise<Result<Standing, NotFound>>
  /** Gives back where to go. */
  save(
    visit: Visit,
    asked: { id: string; version: number; day: PlainDate; choice: string },
  ): Promise<Result<{ to: string }, CloseRefusal | ExecuteRefusal | LifeRefusal>>
}

type Shown = { errors?: readonly FieldError[]; notice?: string }

/** The three handlers of such a form. */
export function dayPages(form: DayForm) {
  const { choice } = form
  const codes = (choice?.items ?? [{ code: '' }]).map((one) => one.code) as [string, ...string[]]
  const Fields = z.object({
    version: z.coerce.number().int(),
    day: wholeDate(asSubject(form.legend)),
    choice: choice ? z.enum(codes, { error: choice.missing }) : z.string().max(0).default(''),
  })

  /** Shows the form with what now stands: whoever sends it again has that before them. */
  async function show(visit: Visit, id: string, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
    const found = await form.read(visit, id)
    if (!found.ok) return pageNotFound
    const errors = shown.errors ?? []
    return visit.page(
      {
        title: form.title,
        errors: errors.length > 0,
        back: found.value.home,
        body: dayView(form, found.value, { id, answers, errors, notice: shown.notice, csrf: visit.csrf }),
      },
      status,
    )
  }

  async function post(visit: Visit, id: string): Promise<Reply> {
    const answers = answersOf(visit.body)
    const parsed = parseForm(Fields, visit.body)
    if (!parsed.ok) return show(visit, id, answers, { errors: parsed.errors }, 422)
    try {
      const saved = await form.save(visit, { id, ...parsed.value })
      if (saved.ok) return redirectTo(saved.value.to)
      if (saved.refusal.kind === 'not_found') return pageNotFound
      const isStale = saved.refusal.kind === 'changed_by_someone_else'
      const errors = [{ field: isStale ? 'stands' : 'day[day]', text: explain(saved.refusal) }]
      return show(visit, id, answers, { errors }, isStale ? 409 : 422)
    } catch (fault) {
      // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
      log.error({ route: form.url(':id'), stack: (fault as Error).stack }, 'fault')
      return show(visit, id, answers, { errors: [{ field: '', text: brokenOff }] }, 500)
    }
  }

  const at = (work: (visit: Visit, id: string) => Promise<Reply>) => async (visit: Visit) => {
    const { id } = visit.params
    return isId(id) ? work(visit, id) : pageNotFound
  }
  return {
    get: at(async (visit, id) => {
      const found = await form.read(visit, id)
      if (!found.ok) return pageNotFound
      return found.value.isDone ? redirectTo(found.value.home.href) : show(visit, id, {})
    }),
    post: at(post),
    /** Shown to somebody whose session had ended and who signed in again. */
    resume: at((visit, id) => show(visit, id, answersOf(visit.body), { notice: stillHere })),
  }
}

type View = {
  id: string
  answers: Answers
  errors: readonly FieldError[]
  notice: string | undefined
  csrf: SafeHtml
}

function dayView(form: DayForm, standing: Standing, { id, answers, errors, notice, csrf }: View): SafeHtml {
  return html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      ${errorSummaryFor(errors)}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">${standing.caption}</span>
        ${form.title}
      </h1>
      ${notice && insetText({ text: notice, attributes: { role: 'status' } })}
      <div id="stands" tabindex="-1">
        ${summaryList({
          rows: standing.facts.map(({ name, words }) => ({ key: { text: name }, value: { html: words } })),
        })}
      </div>
      <form method="post" action="${form.url(id)}" novalidate data-submit-once>
        ${csrf}
        <input type="hidden" name="version" value="${standing.version}" />
        ${dateField({
          name: 'day',
          legend: form.legend,
          legendClasses: 'govuk-fieldset__legend--m',
          ...(form.hint === undefined ? {} : { hint: { text: form.hint } }),
          answers,
          errors,
        })}
        ${
          form.choice &&
          radios({
            ...fieldsOf(answers, errors)('choice'),
            classes: 'govuk-radios--small',
            fieldset: { legend: { text: form.choice.legend, classes: 'govuk-fieldset__legend--m' } },
            items: form.choice.items.map(({ code, label }) => ({ value: code, text: label })),
          })
        }
        <div class="govuk-button-group">
          ${button({ text: form.submit, preventDoubleClick: true })}
          <a class="govuk-link" href="${standing.home.href}">Cancel</a>
        </div>
      </form>
    </div>
  </div>`
}
