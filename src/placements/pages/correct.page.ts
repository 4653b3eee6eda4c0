/** Putting a placement right, or adding what happened since: that it ended, or that somebody was told. */
import type { Visit } from '../../access/index.ts'
import { areasOf, fullName, isPersonId } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  errorSummaryFor,
  html,
  insetText,
  parseForm,
  summaryList,
  type Answers,
  type FieldError,
} from '../../platform/pages/index.ts'
import { correctPlacement } from '../actions.ts'
import { viewPlacement } from '../reading.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { factsOf } from './parts.view.ts'
import { formView } from './placement-form.view.ts'
import { answersFrom, placementForm } from './placement.form.ts'
import { ownOf } from './record.page.ts'

type Shown = { errors?: readonly FieldError[]; notice?: string }

/** Without answers the form holds what is on record; the version is always the one that is shown beside it. */
async function show(visit: Visit, answers: Answers | undefined, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewPlacement(database, who, params['id'])
  if (!found.ok || !found.value.mayCorrect) return pageNotFound
  const { placement, child } = found.value
  const areas = await areasOf(database, who)
  const errors = shown.errors ?? []
  const address = urls.placement(placement.placementId)
  return visit.page(
    {
      title: `Put placement ${placement.ref} right`,
      errors: errors.length > 0,
      back: { href: address, text: `Placement ${placement.ref}` },
      body: html`<div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          ${errorSummaryFor(errors)}
          <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">Placement ${placement.ref} of ${fullName(child)}</span>
            Put it right, or add what happened since
          </h1>
          <p class="govuk-body">What stands now is kept as an earlier version.</p>
          ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
          ${formView({
            action: urls.correct(placement.placementId),
            cancel: address,
            buttonText: 'Save',
            areas,
            own: ownOf(visit, areas),
            answers: { ...(answers ?? answersFrom(placement)), version: String(placement.version) },
            errors,
            csrf: visit.csrf,
          })}
        </div>
        <div class="govuk-grid-column-one-third">
          <h2 class="govuk-heading-m" id="on-record" tabindex="-1">On record now</h2>
          ${summaryList({ classes: 'waymark-stacked', rows: factsOf(found.value, areas) })}
        </div>
      </div>`,
    },
    status,
  )
}

export const getCorrect = (visit: Visit): Promise<Reply> => show(visit, undefined)

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeCorrect = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is saved yet.' })

export async function postCorrect(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const placementId = params['id']
  const answers = answersOf(visit.body)
  const areas = await areasOf(database, who)
  const parsed = parseForm(placementForm(areas), visit.body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  const { version = 0, facts } = parsed.value
  try {
    const corrected = await correctPlacement(database, who, { placementId, version, facts })
    if (corrected.ok) return redirectTo(`${urls.placement(placementId)}?done=corrected`)
    const { refusal } = corrected
    if (refusal.kind === 'not_found') return pageNotFound
    return show(
      visit,
      answers,
      { errors: [explain(refusal, areas)] },
      refusal.kind === 'changed_by_someone_else' ? 409 : 422,
    )
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/placements/:id/correct', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text }] }, 500)
  }
}
