/** Recording a placement, from a child's page. */
import type { Visit } from '../../access/index.ts'
import { areasOf, bornInWords, fullName, isPersonId, personUrl, type Areas } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  errorSummaryFor,
  html,
  insetText,
  parseForm,
  type Answers,
  type FieldError,
} from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { recordPlacement } from '../actions.ts'
import { childToPlace } from '../reading.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { formView } from './placement-form.view.ts'
import { placementForm } from './placement.form.ts'

type Shown = { errors?: readonly FieldError[]; notice?: string }

/** The child is in the address, so that the form can be opened from the child's page and sent again as it is. */
async function show(visit: Visit, answers: Answers | undefined, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who } = visit
  const personId = childOf(visit)
  if (personId === undefined) return chooseChild(visit)
  const found = await childToPlace(database, who, personId)
  if (!found.ok) return pageNotFound
  const { child, today } = found.value
  const areas = await areasOf(database, who)
  const own = ownOf(visit, areas)
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: `Record a placement: ${fullName(child)}`,
      errors: errors.length > 0,
      back: { href: personUrl(personId), text: fullName(child) },
      body: html`<div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          ${errorSummaryFor(errors)}
          <h1 class="govuk-heading-l govuk-!-margin-bottom-2">
            <span class="govuk-caption-l">${fullName(child)}</span>
            Record a placement
          </h1>
          <p class="govuk-body">${bornInWords(child.dateOfBirth, today)}</p>
          ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
          ${formView({
            action: urls.record(personId),
            cancel: personUrl(personId),
            buttonText: 'Record the placement',
            areas,
            own,
            answers: answers ?? firstAnswers(child.homeAuthority, areas, own),
            errors,
            csrf: visit.csrf,
          })}
        </div>
      </div>`,
    },
    status,
  )
}

/** An empty form, but for what is likely. The placement's id is made here, so that a form sent twice is one placement. */
function firstAnswers(home: string | null, areas: Areas, own: Areas['own']): Answers {
  const isOurs = home !== null && !areas.isOutside(home)
  return {
    placement_id: uuidv7(),
    authority: own.length === 1 ? own[0]!.gssCode : '',
    ...(home === null ? {} : { direction: isOurs ? 'sent' : 'received' }),
    ...(home === null || isOurs ? {} : { partner: home }),
  }
}

/** The authorities of the partnership that the reader works for. */
export const ownOf = ({ who }: Visit, areas: Areas): Areas['own'] =>
  areas.own.filter((one) => who.authorities === 'all' || who.authorities.includes(one.gssCode))

/** After the session ended, the address is all that is left of the query. */
function childOf({ query, url }: Visit): string | undefined {
  const asked = query['person'] ?? new URLSearchParams(url.split('?')[1]).get('person') ?? undefined
  return typeof asked === 'string' && isPersonId(asked) ? asked : undefined
}

const chooseChild = (visit: Visit): Reply =>
  visit.page({
    title: 'Record a placement',
    back: { href: urls.register(), text: 'Placements' },
    body: html`<h1 class="govuk-heading-l">Record a placement</h1>
      <p class="govuk-body">
        A placement is of one child. <a class="govuk-link" href="/people">Find the child</a>, open the child’s page, and
        record the placement there.
      </p>`,
  })

export const getRecord = (visit: Visit): Promise<Reply> => show(visit, undefined)

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeRecord = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is recorded yet.' })

export async function postRecord(visit: Visit): Promise<Reply> {
  const { database, who } = visit
  const personId = childOf(visit)
  if (personId === undefined) return pageNotFound
  const answers = answersOf(visit.body)
  const areas = await areasOf(database, who)
  const parsed = parseForm(placementForm(areas), visit.body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  const { placementId = uuidv7(), facts } = parsed.value
  try {
    const recorded = await recordPlacement(database, who, { ...facts, placementId, personId })
    if (recorded.ok) return redirectTo(`${urls.placement(placementId)}?done=recorded`)
    const { refusal } = recorded
    if (refusal.kind === 'not_found') return pageNotFound
    return show(visit, answers, { errors: [explain(refusal, areas)] }, 422)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/placements/new', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text }] }, 500)
  }
}
