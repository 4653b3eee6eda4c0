/** Everything that somebody holds on one screen, and handing all or some of it over in one step. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersIn,
  answersOf,
  button,
  counted,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  notificationBanner,
  number,
  parseForm,
  radios,
  several,
  stackTable,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { handOver } from '../allocating.ts'
import { viewHeldBy, viewHolders, type Holding } from '../reading.ts'
import { urls } from '../urls.ts'
import { explainGive } from '../words.ts'
import { giveFields, isId, ReasonField, ToField } from './giving.ts'
import { heldTable } from './held.view.ts'

/** Who holds how much: whose work is to be handed over. */
export async function getHolders(visit: Visit): Promise<Reply> {
  const found = await viewHolders(visit.database, visit.who)
  if (!found.ok) return pageNotFound
  const { people } = found.value
  return visit.page({
    title: 'Hand over what somebody holds',
    back: { href: urls.board(), text: 'Board' },
    body: html`<h1 class="govuk-heading-l">Hand over what somebody holds</h1>
      ${
        people.length === 0
          ? html`<p class="govuk-body">Nobody holds anything that you can see.</p>`
          : stackTable({
              caption: 'Who holds how much',
              captionClasses: 'govuk-visually-hidden',
              head: [{ text: 'Person' }, { text: 'Works for' }, { text: 'Holds', format: 'numeric' }],
              rows: people.map((one) => [
                {
                  html: html`<a class="govuk-link" href="${urls.handOver(one.userId)}">${one.name}</a><br /><span
                      class="waymark-quiet"
                      >${one.jobTitle}${one.active ? '' : ', no longer signs in'}</span
                    >`,
                },
                { text: one.agencyName },
                { text: number(one.held) },
              ]),
            })
      }`,
  })
}

type Shown = { answers?: Answers; errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isId(params['id'])) return pageNotFound
  const found = await viewHeldBy(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const errors = shown.errors ?? []
  const done = Number(query['done'])
  return visit.page(
    {
      title: `What ${found.value.worker.name} holds`,
      errors: errors.length > 0,
      wide: true,
      back: { href: urls.holders, text: 'Hand over what somebody holds' },
      body: handOverView(found.value, {
        ...shown,
        errors,
        done: done > 0 && done < 100_000 ? `${counted(done, 'record')} handed over` : undefined,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

export const getHandOver = (visit: Visit): Promise<Reply> => show(visit)

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeHandOver = (visit: Visit): Promise<Reply> =>
  show(visit, { answers: answersOf(visit.body), notice: 'What you chose is still here. Nothing is handed over yet.' })

type View = Shown & { errors: readonly FieldError[]; done: string | undefined; csrf: SafeHtml }

function handOverView(holding: Holding, view: View): SafeHtml {
  const { worker, held, today } = holding
  return html`${view.done && notificationBanner({ type: 'success', text: view.done })} ${errorSummaryFor(view.errors)}
    <h1 class="govuk-heading-l">
      <span class="govuk-caption-l">${worker.jobTitle}, ${worker.agencyName}</span>
      What ${worker.name} holds
    </h1>
    ${view.notice && insetText({ text: view.notice, attributes: { role: 'status' } })}
    ${
      held.total === 0
        ? html`<p class="govuk-body">${worker.name} holds nothing that you can see.</p>`
        : html`<p class="govuk-body">
              ${counted(held.total, 'record')}. The open tasks of each go with it. Who held what, and until when, stays
              on record.
            </p>
            ${form(holding, view, heldTable({ held, today, caption: `What ${worker.name} holds`, chosen: answersIn(view.answers, 'chosen') }))}`
    }`
}

function form({ worker, held, choices }: Holding, { answers, errors, csrf }: View, table: SafeHtml): SafeHtml {
  const field = fieldsOf(answers ?? { form_id: uuidv7(), which: 'all' }, errors)
  const others = { ...choices, people: choices.people.filter((one) => one.userId !== worker.userId) }
  return html`<form method="post" action="${urls.handOver(worker.userId)}" novalidate data-submit-once>
    ${csrf}
    <input type="hidden" name="form_id" value="${field('form_id').value}" />
    <input type="hidden" name="stamp" value="${held.stamp}" />
    ${table}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h2 class="govuk-heading-m">Hand over</h2>
        ${radios({
          ...field('which'),
          fieldset: { legend: { text: 'What is handed over?', classes: 'govuk-fieldset__legend--s' } },
          items: [
            { value: 'all', text: `All ${number(held.total)}` },
            { value: 'some', text: 'Only what is selected in the list' },
          ],
        })}
        ${giveFields({ field, choices: others, label: 'Hand over to', nobody: 'Nobody yet: back to the board' })}
        ${button({ text: 'Hand over', preventDoubleClick: true })}
      </div>
    </div>
  </form>`
}

const HandOverForm = z.object({
  form_id: z.uuid({ error: 'Open the page again' }),
  stamp: z.string({ error: 'Open the page again' }).max(64),
  which: z.enum(['all', 'some'], { error: 'Select what is handed over' }),
  chosen: several(z.uuid({ error: 'Select records from the list' })),
  to: ToField,
  reason: ReasonField,
})

export async function postHandOver(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isId(params['id'])) return pageNotFound
  const answers = answersOf(visit.body)
  const parsed = parseForm(HandOverForm, visit.body)
  if (!parsed.ok) return show(visit, { answers, errors: parsed.errors }, 422)
  const { form_id: batchId, stamp, which: what, chosen: allocationIds, to, reason } = parsed.value
  const which = what === 'all' ? ({ kind: 'all', stamp } as const) : ({ kind: 'some', allocationIds } as const)
  try {
    const handed = await handOver(database, who, { batchId, from: params['id'], which, to, reason })
    if (handed.ok) return redirectTo(`${urls.handOver(params['id'])}?done=${handed.value.records}`)
    const { refusal } = handed
    if (refusal.kind === 'not_found') return pageNotFound
    const isStale = refusal.kind === 'changed_by_someone_else'
    const fields: Record<string, string> = {
      reason_missing: 'reason',
      nothing_chosen: 'chosen',
      changed_by_someone_else: '',
    }
    const errors = [{ field: fields[refusal.kind] ?? 'to', text: explainGive(refusal) }]
    return show(visit, { answers, errors }, isStale ? 409 : 422)
  } catch (fault) {
    log.error({ route: '/board/hand-over/:id', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you chose is still here: try again in a moment'
    return show(visit, { answers, errors: [{ field: '', text }] }, 500)
  }
}
