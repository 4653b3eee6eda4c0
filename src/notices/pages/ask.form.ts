/** What is typed into the form that asks for a notice, and whom it names. */
import { z } from 'zod'
import { parsePartialDate, type PlainDate } from '../../platform/dates.ts'
import { answerIn, partialDate, wholeDate, type Answers } from '../../platform/pages/index.ts'
import { isPersonId, nobodyTold, type Areas, type Sex, type ToldChild } from '../../people/index.ts'
import { noticeBases } from '../../reference/index.ts'
import type { Basis, Recipient } from '../notice.ts'

/** What stands for somebody new among the people to choose from. */
export const NEW = 'new'

/** Text without the NUL that no database takes; nothing typed on a keyboard holds one. */
const text = (subject: string, longest: number, words: string) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\0', '').trim())
    .refine((typed) => typed.length <= longest, `${subject} must be ${words} characters or fewer`)

export const askSchema = (areas: Areas) =>
  z
    .object({
      notice_id: z.uuid(),
      event_id: z.uuid(),
      person: z.string().max(40).optional(),
      given_name: text('Given name', 100, '100').optional(),
      family_name: text('Family name', 100, '100').optional(),
      date_of_birth: partialDate('Date of birth'),
      sex: z.enum(['F', 'M', 'I', 'U']).optional(),
      /** Who was shown as perhaps the same as somebody new. */
      seen: z.string().max(1000).optional(),
      basis: z.enum(noticeBases.map((one) => one.code) as [Basis, ...Basis[]], { error: 'Select the legal basis' }),
      authority: z.enum(areas.own.map((one) => one.gssCode) as [string, ...string[]], {
        error: 'Select the authority',
      }),
      order_ends_on: wholeDate('The day the order ends').optional() as z.ZodType<PlainDate | undefined>,
      requested_on: wholeDate('Day it is asked for'),
      grounds: z
        .string({ error: 'Enter why this adult should be warned' })
        .pipe(text('Why this adult should be warned', 20_000, '20,000')),
    })
    .transform((fields, context) => {
      const recipient = recipientOf(fields)
      if (!('problem' in recipient)) return { ...fields, recipient }
      context.addIssue({ code: 'custom', path: [recipient.field], message: recipient.problem })
      return z.NEVER
    })

type Named = {
  person?: string | undefined
  given_name?: string | undefined
  family_name?: string | undefined
  date_of_birth: ToldChild['dateOfBirth'] | undefined
  sex?: Sex | undefined
  seen?: string | undefined
}

/** Whom the form names, or what is wrong with the answer and where. */
function recipientOf(fields: Named): Recipient | { field: string; problem: string } {
  const { person } = fields
  const told: ToldChild = {
    ...nobodyTold,
    givenName: fields.given_name || null,
    familyName: fields.family_name || null,
    dateOfBirth: fields.date_of_birth ?? null,
    sex: fields.sex ?? null,
  }
  const seen = (fields.seen ?? '').split(',').filter((id) => isPersonId(id))
  const isTold = told.givenName !== null || told.familyName !== null || told.dateOfBirth !== null
  const whom = 'Say which adult is to be warned: search for them, or enter somebody new'
  if (person === undefined && !isTold) return { field: 'person', problem: whom }
  if (person !== undefined && person !== NEW) {
    // Somebody new who turns out to be one of those shown is that one; a search and a new name are two answers.
    if (isTold && !seen.includes(person))
      return {
        field: 'person',
        problem: 'You chose somebody and entered somebody new. Choose “Somebody not on record”, or empty the new name',
      }
    return isPersonId(person) ? { kind: 'known', personId: person } : { field: 'person', problem: whom }
  }
  if (told.givenName === null && told.familyName === null)
    return { field: 'given_name', problem: 'Enter a given name or a family name, or how the adult is known' }
  // Those who were shown are answered for only by choosing that it is none of them.
  return { kind: 'new', told, seen: person === NEW ? seen : [] }
}

/** Somebody new as far as they are told of, leaving out what cannot be understood yet; undefined where no name is. */
export function toldSoFar(answers: Answers): ToldChild | undefined {
  const of = (field: string) => answerIn(answers, field).replaceAll('\0', '').trim()
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => of(`date_of_birth[${part}]`))
  const two = (part: string) => part.padStart(2, '0')
  const born = [year ?? '', ...(month ? [two(month)] : []), ...(month && day ? [two(day)] : [])].join('-')
  const told: ToldChild = {
    ...nobodyTold,
    givenName: of('given_name').slice(0, 100) || null,
    familyName: of('family_name').slice(0, 100) || null,
    dateOfBirth: parsePartialDate(born) ?? null,
  }
  return told.givenName === null && told.familyName === null ? undefined : told
}
