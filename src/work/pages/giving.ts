/** The parts of forms that give work to somebody: who, why, which; and the list of tasks that they stand in. */
import { z } from 'zod'
import { fullName, type Areas } from '../../people/index.ts'
import { contactSources, labelOf } from '../../reference/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import {
  checkboxes,
  html,
  input,
  join,
  select,
  stackTable,
  type FieldState,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import type { Target, ToGive } from '../allocating.ts'
import type { Choices } from '../reading.ts'
import type { BoardRow } from '../store/board.ts'
import type { NamedChild } from '../store/tasks.ts'
import { urls } from '../urls.ts'
import { dueTag, holderWords, kindWords, taskTitle } from '../words.ts'

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
export const isId = (text: string | undefined): text is string =>
  text !== undefined && new RegExp(`^${UUID}$`).test(text)

/** "user:…", "team:…" or "nobody". */
export const ToField = z
  .string({ error: 'Select who is to hold it' })
  .regex(new RegExp(`^(?:nobody|(?:user|team):${UUID})$`), 'Select who is to hold it')
  .transform((text): Target => {
    const [kind, id = ''] = text.split(':')
    return kind === 'user' || kind === 'team' ? { kind, id } : { kind: 'nobody' }
  })

export const ReasonField = z
  .string()
  .transform((typed) => typed.replaceAll('\0', ''))
  .refine((typed) => typed.length <= 1000, 'Why must be 1,000 characters or fewer')
  .optional()
  .transform((typed) => typed ?? null)

/** What is chosen, with the allocation that stood when it was shown: "contact:…:none". */
export const chosenValue = ({ kind, recordId, seen }: ToGive): string => `${kind}:${recordId}:${seen ?? 'none'}`

export const ChosenField = z
  .string()
  .regex(new RegExp(`^(?:contact|child|notice|task):${UUID}:(?:none|${UUID})$`), 'Select tasks from the list')
  .transform((text): ToGive => {
    const [kind, recordId, seen] = text.split(':') as [ToGive['kind'], string, string]
    return { kind, recordId, seen: seen === 'none' ? null : seen }
  })

type GiveFields = {
  field: (name: string) => FieldState
  choices: Choices
  /** Whether it may also be given to nobody. */
  nobody?: string | undefined
  label?: string
  reasonLabel?: string
}

/** Who is to hold it, and why. */
export function giveFields({ field, choices, nobody, label, reasonLabel }: GiveFields): SafeHtml {
  const to = field('to')
  return html`${select({
    ...to,
    label: { text: label ?? 'Allocate to' },
    items: [
      { value: '', text: 'Choose a person or a team' },
      ...choices.people.map((one) => ({
        value: `user:${one.userId}`,
        text: `${one.name}, ${one.jobTitle}`,
      })),
      ...choices.teams.map((one) => ({ value: `team:${one.agencyId}`, text: `${one.name} (team)` })),
      nobody !== undefined && { value: 'nobody', text: nobody },
    ],
  })}
  ${input({
    ...field('reason'),
    label: { text: reasonLabel ?? 'Why' },
    hint: { text: 'Needed where somebody holds it now.' },
    autocomplete: 'off',
  })}`
}

/** The names of children in a line, or that none can be shown. */
export const childrenWords = (children: readonly NamedChild[]): SafeHtml =>
  children.length === 0
    ? html`<span class="waymark-quiet">No child that you can see</span>`
    : join(
        children.map((child) => html`<span class="waymark-name">${fullName(child)}</span>`),
        html`<br />`,
      )

type TaskTable = {
  rows: readonly BoardRow[]
  today: PlainDate
  caption: string
  /** Where tasks can be chosen: which are, by their value. */
  chosen?: readonly string[] | undefined
  showHolder: boolean
  /** Whether each leads to where somebody of the team takes it. */
  offerTaking?: boolean | undefined
}

/** What a task is allocated by, as a checkbox sends it. */
export const toGiveOf = (row: BoardRow): ToGive => ({
  kind: row.ruleId === null ? 'task' : row.kind,
  recordId: row.heldAs,
  seen: row.allocationId,
})

/** Open tasks, each with the way to its record and to how its day was worked out. */
export function taskTable({ rows, today, caption, chosen, showHolder, offerTaking }: TaskTable): SafeHtml {
  return stackTable({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Task' },
      { text: 'Due' },
      { text: 'About' },
      { text: 'Source' },
      ...(showHolder ? [{ text: 'Held by' }] : []),
    ],
    rows: rows.map((row, at) => [
      { html: taskCell(row, at, { chosen, offerTaking }) },
      {
        html: html`${dueTag(row.dueOn, today)}<br /><a class="govuk-link" href="${urls.task(row.taskId)}"
            >How it was worked out<span class="govuk-visually-hidden">, ${taskTitle(row)} ${row.ref}</span></a
          >`,
      },
      { html: childrenWords(row.children) },
      { text: row.source === null ? 'Not a contact' : labelOf(contactSources, row.source) },
      ...(showHolder ? [{ text: holderWords(row.holder) }] : []),
    ]),
  })
}

function taskCell(
  row: BoardRow,
  at: number,
  { chosen, offerTaking }: Pick<TaskTable, 'chosen' | 'offerTaking'>,
): SafeHtml {
  const title = taskTitle(row)
  const open = html`<a class="govuk-link waymark-typed" href="${urls.record(row.kind, row.recordId)}"
      >${kindWords[row.kind]} ${row.ref}</a
    >${
      offerTaking &&
      html`<br /><a class="govuk-link" href="${urls.workOn(row.kind, row.recordId)}"
          >Take it<span class="govuk-visually-hidden">: ${title} ${row.ref}</span></a
        >`
    }`
  if (!chosen) return html`<span class="waymark-name">${title}</span><br />${open}`
  const value = chosenValue(toGiveOf(row))
  return html`${checkboxes({
    name: 'chosen',
    idPrefix: at === 0 ? 'chosen' : `chosen-${at + 1}`,
    classes: 'govuk-checkboxes--small',
    formGroup: { classes: 'govuk-!-margin-bottom-0' },
    items: [
      {
        value,
        html: html`${title}<span class="govuk-visually-hidden"> ${row.ref}</span>`,
        checked: chosen.includes(value),
      },
    ],
  })}
  ${open}`
}

/** "Stoke-on-Trent", or the whole of the partnership. */
export const areaWords = (authorities: 'all' | readonly string[], areas: Areas): string =>
  authorities === 'all' ? 'All areas' : authorities.map((one) => areas.nameOf(one)).join(', ')
