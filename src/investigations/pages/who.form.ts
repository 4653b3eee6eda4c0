/** Who an event is about, as a form asks it: somebody on record is chosen, or somebody new is told of. */
import { z } from 'zod'
import { parsePartialDate } from '../../platform/dates.ts'
import { answerIn, partialDate, type Answers } from '../../platform/pages/index.ts'
import { isPersonId, nobodyTold, type Sex, type ToldChild } from '../../people/index.ts'
import type { Who } from '../drafts.ts'

/** Somebody new; and a warrant may name nobody. Anything else that is chosen is a person's id. */
export const NEW = 'new'
export const NOBODY = 'nobody'

/** Text without the NUL that no database takes; nothing typed on a keyboard holds one. */
export const text = (subject: string, longest: number) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\0', '').trim())
    .refine((typed) => typed.length <= longest, `${subject} must be ${longest} characters or fewer`)

export const whoFields = {
  person: z.string().max(40).optional(),
  given_name: text('Given name', 100).optional(),
  family_name: text('Family name', 100).optional(),
  date_of_birth: partialDate('Date of birth'),
  sex: z.enum(['F', 'M', 'I', 'U']).optional(),
  /** Who was shown as perhaps the same as somebody new. */
  seen: z.string().max(1000).optional(),
}
type Fields = z.infer<z.ZodObject<typeof whoFields>>

/** Whom the form names, or what is wrong with the answer and where. */
export function whoOf(fields: Fields, words: { whom: string }): Who | { field: string; problem: string } {
  const { person, seen } = fields
  const told: ToldChild = {
    ...nobodyTold,
    givenName: fields.given_name || null,
    familyName: fields.family_name || null,
    dateOfBirth: fields.date_of_birth ?? null,
    sex: fields.sex ?? null,
  }
  const asked = (seen ?? '').split(',').filter((id) => isPersonId(id))
  const isTold = told.givenName !== null || told.familyName !== null || told.dateOfBirth !== null
  if (person === undefined && !isTold) return { field: 'person', problem: words.whom }
  if (person !== undefined && person !== NEW) {
    if (isTold && !asked.includes(person))
      return {
        field: 'person',
        problem: 'You chose somebody and entered somebody new. Choose “Somebody not on record”, or empty the new name',
      }
    if (person === NOBODY) return { kind: 'nobody' }
    return isPersonId(person) ? { kind: 'known', personId: person } : { field: 'person', problem: words.whom }
  }
  if (told.givenName === null && told.familyName === null)
    return { field: 'given_name', problem: 'Enter a given name or a family name' }
  // Those who were shown are answered for only by choosing that it is none of them.
  return { kind: 'new', told, seen: person === NEW ? asked : [] }
}

/** What is told of somebody new so far, leaving out what cannot be understood yet; undefined where nothing is. */
export function toldSoFar(answers: Answers): ToldChild | undefined {
  const of = (field: string) => answerIn(answers, field).replaceAll('\0', '').trim()
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => of(`date_of_birth[${part}]`))
  const two = (part: string) => part.padStart(2, '0')
  const born = [year ?? '', ...(month ? [two(month)] : []), ...(month && day ? [two(day)] : [])].join('-')
  const sex = of('sex')
  const told: ToldChild = {
    ...nobodyTold,
    givenName: of('given_name').slice(0, 100) || null,
    familyName: of('family_name').slice(0, 100) || null,
    dateOfBirth: parsePartialDate(born) ?? null,
    sex: ['F', 'M', 'I', 'U'].includes(sex) ? (sex as Sex) : null,
  }
  return told.givenName === null && told.familyName === null ? undefined : told
}
