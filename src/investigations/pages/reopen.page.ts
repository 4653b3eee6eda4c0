/** Opening a closed operation again: one button, beside the day it closed. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { button, dateInWords, errorSummaryFor, html, parseForm, type FieldError } from '../../platform/pages/index.ts'
import { isPersonId as isId } from '../../people/index.ts'
import { reopenOperation } from '../actions.ts'
import { readOperation } from '../reading.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'

async function show(visit: Visit, id: string, errors: readonly FieldError[] = [], status = 200): Promise<Reply> {
  const found = await readOperation(visit.database, visit.who, id)
  if (!found.ok) return pageNotFound
  const { name, closedOn, version } = found.value
  const home = urls.operation(id)
  if (closedOn === null) return redirectTo(home)
  return visit.page(
    {
      title: 'Open the operation again',
      errors: errors.length > 0,
      back: { href: home, text: name },
      body: html`${errorSummaryFor(errors)}
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">${name}</span>
          Open the operation again
        </h1>
        <p class="govuk-body" id="stands" tabindex="-1">
          It was closed on ${dateInWords(closedOn)}. That it was stays in its history. Charges and outcomes that come
          late need no open operation.
        </p>
        <form method="post" action="${urls.reopen(id)}" novalidate data-submit-once>
          ${visit.csrf}
          <input type="hidden" name="version" value="${version}" />
          <div class="govuk-button-group">
            ${button({ text: 'Open it again', preventDoubleClick: true })}
            <a class="govuk-link" href="${home}">Cancel</a>
          </div>
        </form>`,
    },
    status,
  )
}

const ReopenForm = z.object({ version: z.coerce.number().int() })

async function post(visit: Visit, id: string): Promise<Reply> {
  const parsed = parseForm(ReopenForm, visit.body)
  const version = parsed.ok ? parsed.value.version : 0
  const done = await reopenOperation(visit.database, visit.who, { operationId: id, version })
  if (done.ok) return redirectTo(`${urls.operation(id)}?recorded=reopening`)
  if (done.refusal.kind === 'not_found') return pageNotFound
  const status = done.refusal.kind === 'changed_by_someone_else' ? 409 : 422
  return show(visit, id, [{ field: 'stands', text: explain(done.refusal) }], status)
}

const at = (work: (visit: Visit, id: string) => Promise<Reply>) => async (visit: Visit) => {
  const { id } = visit.params
  return isId(id) ? work(visit, id) : pageNotFound
}

export const reopenPages = { get: at((visit, id) => show(visit, id)), post: at(post) }
