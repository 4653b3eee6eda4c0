/** The team manager's board: every open task of their area, by day, by who holds it and by source; and allocating them. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { areasOf } from '../../people/index.ts'
import { parsePlainDate } from '../../platform/dates.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersIn,
  answersOf,
  counted,
  parseForm,
  several,
  type Answers,
  type FieldError,
} from '../../platform/pages/index.ts'
import { contactSources } from '../../reference/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { allocate } from '../allocating.ts'
import { viewBoard } from '../reading.ts'
import { dueStates } from '../rules.ts'
import type { BoardFilter, Place, Whose } from '../store/board.ts'
import { ruleIds } from '../work.ts'
import { urls } from '../urls.ts'
import { explainGive } from '../words.ts'
import { boardView } from './board.view.ts'
import { areaWords, ChosenField, isId, ReasonField, ToField } from './giving.ts'

const one = (value: unknown) => (typeof value === 'string' ? value : '')

/** Where a page begins; undefined for the first, and for what no page of ours ends with. */
export function placeOf(text: unknown): Place | undefined {
  const dueOn = parsePlainDate(one(text).slice(0, 10))
  const taskId = one(text).slice(11)
  return dueOn && isId(taskId) ? { dueOn, taskId } : undefined
}

/** What the address or the form asks for; what it cannot ask for is left out. */
export function filterOf(asked: Readonly<Record<string, unknown>>): BoardFilter {
  const [kind, id] = one(asked['who']).split(':')
  const whose: Whose | undefined =
    kind === 'nobody' ? { kind } : (kind === 'user' || kind === 'team') && isId(id) ? { kind, id } : undefined
  return {
    state: dueStates.find((known) => known === one(asked['due'])),
    whose,
    source: contactSources.find((known) => known.code === one(asked['source']))?.code,
    rule: ([...ruleIds, 'own'] as const).find((known) => known === one(asked['task'])),
    after: placeOf(asked['after']),
  }
}

type Shown = { answers?: Answers; errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, filter: BoardFilter, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, query } = visit
  const found = await viewBoard(database, who, filter)
  if (!found.ok) return pageNotFound
  const errors = shown.errors ?? []
  const done = Number(one(query['done']))
  return visit.page(
    {
      title: 'Board',
      errors: errors.length > 0,
      wide: true,
      body: boardView({
        board: found.value,
        filter,
        area: areaWords(who.authorities, await areasOf(database, who)),
        answers: shown.answers ?? { form_id: uuidv7() },
        chosen: answersIn(shown.answers, 'chosen'),
        errors,
        notice: shown.notice,
        done: done > 0 && done < 100_000 ? `${counted(done, 'record')} allocated` : undefined,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

export const getBoard = (visit: Visit): Promise<Reply> => show(visit, filterOf(visit.query))

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeAllocate = (visit: Visit): Promise<Reply> =>
  show(visit, filterOf(visit.body), {
    answers: answersOf(visit.body),
    notice: 'What you chose is still here. Nothing is allocated yet.',
  })

export const AllocateForm = z.object({
  form_id: z.uuid({ error: 'Open the page again' }),
  chosen: several(ChosenField).refine((all) => all.length > 0, 'Select at least one task'),
  to: ToField,
  reason: ReasonField,
})

export async function postAllocate(visit: Visit): Promise<Reply> {
  const { database, who } = visit
  const filter = filterOf(visit.body)
  const answers = answersOf(visit.body)
  const parsed = parseForm(AllocateForm, visit.body)
  if (!parsed.ok) return show(visit, filter, { answers, errors: parsed.errors.map(toWhole) }, 422)
  const { form_id: batchId, chosen: records, to, reason } = parsed.value
  try {
    const given = await allocate(database, who, { batchId, records, to, reason })
    if (given.ok) {
      const address = urls.board(filter)
      return redirectTo(`${address}${address.includes('?') ? '&' : '?'}done=${given.value.records}`)
    }
    const { refusal } = given
    if (refusal.kind === 'not_found') return pageNotFound
    const field = refusal.kind === 'reason_missing' ? 'reason' : refusal.kind === 'changed_by_someone_else' ? '' : 'to'
    const status = refusal.kind === 'changed_by_someone_else' ? 409 : 422
    return show(visit, filter, { answers, errors: [{ field, text: explainGive(refusal) }] }, status)
  } catch (fault) {
    // What was chosen matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: urls.allocate, stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you chose is still here: try again in a moment'
    return show(visit, filter, { answers, errors: [{ field: '', text }] }, 500)
  }
}

/** What is wrong with one checkbox is wrong with the question. */
const toWhole = (error: FieldError): FieldError =>
  error.field.startsWith('chosen') ? { ...error, field: 'chosen' } : error
