/** Work in words: what a task is, when it is due, who holds what, and why something is refused. */
import { dateInWords, listInWords, tag, type SafeHtml } from '../platform/pages/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import type { GiveRefusal } from './allocating.ts'
import { dueState, type ClosingRefusal, type DueState } from './rules.ts'
import { taskRules } from './task-rules.ts'
import type { MakeRefusal } from './tasks.ts'
import type { Closed, NamedHolder, RecordKind, RuleId } from './work.ts'

export const stateWords: Record<DueState, string> = {
  overdue: 'Overdue',
  due_today: 'Due today',
  due_later: 'Due later',
}

export const kindWords: Record<RecordKind, string> = { contact: 'Contact', child: 'Child', notice: 'Notice' }

/** "Decide the contact", or what somebody wrote. */
export const taskTitle = (task: { ruleId: RuleId | null; title: string | null }): string =>
  task.ruleId === null ? (task.title ?? '') : taskRules[task.ruleId].title

/** "Overdue since 5 May 2017" in red, "Due today" in yellow, "Due by 15 May 2017" plain. */
export function dueTag(dueOn: PlainDate, today: PlainDate): SafeHtml {
  const state = dueState(dueOn, today)
  const colours = { overdue: 'govuk-tag--red', due_today: 'govuk-tag--yellow', due_later: 'govuk-tag--grey' }
  return tag({ text: dueInWords(dueOn, today), classes: `waymark-tag ${colours[state]}` })
}

/** A task is late from the day after its day. */
export function dueInWords(dueOn: PlainDate, today: PlainDate): string {
  const state = dueState(dueOn, today)
  if (state === 'due_today') return 'Due today'
  return state === 'overdue' ? `Was due by ${dateInWords(dueOn)}` : `Due by ${dateInWords(dueOn)}`
}

const outcomeLooks = {
  done: { text: 'Done', classes: 'govuk-tag--green' },
  cancelled: { text: 'Cancelled', classes: 'govuk-tag--grey' },
  lapsed: { text: 'No longer needed', classes: 'govuk-tag--grey' },
} as const

/** What is done is never red, however late it was. */
export const outcomeTag = ({ outcome }: Closed): SafeHtml =>
  tag({ text: outcomeLooks[outcome].text, classes: `waymark-tag ${outcomeLooks[outcome].classes}` })
export const outcomeWords = (outcome: Closed['outcome']): string => outcomeLooks[outcome].text

/** "Temitope Okwulawo", or "Stoke-on-Trent City Council, the team". */
export const holderWords = (holder: NamedHolder | null | undefined): string =>
  holder ? (holder.userName ?? `${holder.agencyName} (team)`) : 'Nobody yet'

/** One sentence for each way in which work cannot be given. */
export function explainGive(refusal: Exclude<GiveRefusal, { kind: 'not_found' }>): string {
  if (refusal.kind === 'nothing_chosen') return 'Select at least one task or record'
  if (refusal.kind === 'unknown_holder') return 'Select who is to hold it'
  const of = refusal.refs.length > 0 ? ` (${listInWords(refusal.refs)})` : ''
  switch (refusal.kind) {
    case 'holds_already':
      return `They hold it already${of}. Nothing was changed`
    case 'cannot_open':
      return `They could not open it${of}: choose somebody who may. Nothing was changed`
    case 'reason_missing':
      return `Enter why: somebody holds it now${of}, and is told`
    case 'not_yours_to_give':
      return `It is not yours to give${of}. Ask the team manager. Nothing was changed`
    case 'changed_by_someone_else':
      return `Somebody else changed who holds it while you had this open${of}. Read what stands now, and choose again`
  }
}

export function explainMake(refusal: Exclude<MakeRefusal, { kind: 'not_found' }>): string {
  if (refusal.kind === 'title_missing') return 'Enter what is to be done'
  if (refusal.kind === 'due_in_the_past') return `The day must be today, ${dateInWords(refusal.today)}, or later`
  return explainGive(refusal)
}

export function explainClosing(refusal: ClosingRefusal): string {
  switch (refusal.kind) {
    case 'not_yours_to_close':
      return 'Somebody else holds this task: only they, their team or a team manager can close it'
    case 'closed_already':
      return 'This task is closed already. Nothing was changed'
    case 'record_closes_it':
      return 'This task closes by itself when what it asks for is on record'
    case 'reason_missing':
      return 'Enter why it is cancelled'
    case 'changed_by_someone_else':
      return 'Somebody else changed this task while you had it open. Read what stands now, and answer again'
  }
}
