/** What the address of the audit asks for, and the address that asks for it. */
import { z } from 'zod'
import type { AuditAction } from '../../access/index.ts'
import { addDays, parseInstant, type PlainDate } from '../../platform/dates.ts'
import { dateAnswers, wholeDate } from '../../platform/pages/index.ts'
import type { AuditQuestion } from '../audit-search.ts'
import type { AuditPlace } from '../audit.sql.ts'
import { actions } from '../audit-words.ts'

/** What an entry shows besides is looked through entry by entry: for a quarter of a year at most. */
export const LOOK_THROUGH_DAYS_MAX = 92

const text = z
  .string()
  .transform((typed) => typed.replaceAll('\0', '').trim().slice(0, 200))
  .optional()

/** The question, or what is wrong with it. An unknown action is nobody's choice, and asks for any. */
export const auditSchema = z
  .object({
    from: wholeDate('First day').optional() as z.ZodType<PlainDate | undefined>,
    to: wholeDate('Last day').optional() as z.ZodType<PlainDate | undefined>,
    who: text,
    action: z
      .enum(actions as [AuditAction, ...AuditAction[]])
      .optional()
      .catch(undefined),
    subject: text,
    shown: z.string().optional(),
  })
  .transform(({ from, to, who, action, subject, shown }, context): AuditQuestion => {
    const problem = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (from && to && to < from) problem('to', 'Last day must be on or after the first day')
    const alsoShown = shown === 'yes'
    if (alsoShown && !subject) problem('subject', 'Enter the record that lists and searches showed')
    else if (alsoShown && !(from && to && to <= addDays(from, LOOK_THROUGH_DAYS_MAX - 1)))
      problem(
        'from',
        `Enter a first and a last day, at most ${LOOK_THROUGH_DAYS_MAX} days, to look through lists and searches`,
      )
    return { from, to, who: who || undefined, action, record: subject || undefined, alsoShown }
  })

/** Where the page before ended: '2017-05-12T07:00:00.000000Z_' and the entry's id. Anything else is the first page. */
export function placeOf(text: unknown): AuditPlace | undefined {
  if (typeof text !== 'string') return undefined
  const [at = '', auditId = ''] = text.split('_')
  const moment = parseInstant(at)
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(auditId)
  return moment && isId ? { at: moment, auditId } : undefined
}

/** The address of a question, on a page or as a file. */
export function auditUrl(question: AuditQuestion, to: { after?: AuditPlace; as?: 'csv' } = {}): string {
  const query = new URLSearchParams()
  const day = (name: string, value: PlainDate | undefined) => {
    if (value === undefined) return
    for (const [part, number] of Object.entries(dateAnswers(value))) query.set(`${name}[${part}]`, number)
  }
  day('from', question.from)
  day('to', question.to)
  if (question.who) query.set('who', question.who)
  if (question.action) query.set('action', question.action)
  if (question.record) query.set('subject', question.record)
  if (question.alsoShown) query.set('shown', 'yes')
  if (to.after) query.set('after', `${to.after.at}_${to.after.auditId}`)
  const text = query.toString()
  return `/audit${to.as === 'csv' ? '.csv' : ''}${text && `?${text}`}`
}
