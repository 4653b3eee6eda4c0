/** What is typed into the form of a disruption measure, and how a measure on record fills it. */
import { z } from 'zod'
import type { PlainDate } from '../../platform/dates.ts'
import { dateAnswers, several, wholeDate, type Answers } from '../../platform/pages/index.ts'
import { isPersonId } from '../../people/index.ts'
import { decisions, type DisruptionFacts } from '../disruption.ts'
import { fieldWords } from '../words.ts'

/** The days of a measure by the name of their field, in the order in which they happen. */
export const dayFields = {
  applied_on: 'appliedOn',
  refused_on: 'refusedOn',
  granted_on: 'grantedOn',
  served_on: 'servedOn',
  expires_on: 'expiresOn',
  reviewed_on: 'reviewedOn',
  ended_on: 'endedOn',
} as const satisfies Record<string, keyof DisruptionFacts>
export type DayField = keyof typeof dayFields

/** Text without the NUL that no database takes. */
const text = (subject: string, longest: number, words: string) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\0', '').trim())
    .refine((typed) => typed.length <= longest, `${subject} must be ${words} characters or fewer`)

const day = (field: DayField) =>
  wholeDate(`The ${fieldWords[dayFields[field]]}`).optional() as z.ZodType<PlainDate | undefined>

const personId = z.string().refine(isPersonId, 'Choose somebody from the list')

export const factsSchema = z
  .object({
    id: z.uuid(),
    version: z.coerce.number().int().min(0),
    kind: z.string({ error: 'Select what kind of measure it is' }).max(60),
    adult: z.union([z.literal('none'), personId]).optional(),
    children: several(personId).pipe(z.array(z.string()).max(40, 'Choose 40 children or fewer')),
    subject_told: text('The premises, or who the adult is,', 500, '500').optional(),
    authority: z.string({ error: 'Select the authority' }).max(20),
    applicant: text('Who applies or acts', 200, '200').optional(),
    considered_on: wholeDate('The day it was considered'),
    decision: z.enum(decisions, { error: 'Select what was decided' }),
    reason: text('Why', 10_000, '10,000').optional(),
    applied_on: day('applied_on'),
    refused_on: day('refused_on'),
    granted_on: day('granted_on'),
    served_on: day('served_on'),
    expires_on: day('expires_on'),
    reviewed_on: day('reviewed_on'),
    ended_on: day('ended_on'),
    ended_why: text('Why it ended', 2000, '2,000').optional(),
    conditions: text('What it requires or forbids', 10_000, '10,000').optional(),
  })
  .transform((typed) => ({
    id: typed.id,
    version: typed.version,
    facts: {
      kindId: typed.kind,
      adultId: typed.adult === undefined || typed.adult === 'none' ? null : typed.adult,
      childIds: [...new Set(typed.children)],
      subjectTold: typed.subject_told || null,
      authority: typed.authority,
      applicant: typed.applicant || null,
      consideredOn: typed.considered_on,
      decision: typed.decision,
      reason: typed.reason || null,
      appliedOn: typed.applied_on ?? null,
      refusedOn: typed.refused_on ?? null,
      grantedOn: typed.granted_on ?? null,
      servedOn: typed.served_on ?? null,
      expiresOn: typed.expires_on ?? null,
      reviewedOn: typed.reviewed_on ?? null,
      endedOn: typed.ended_on ?? null,
      endedWhy: typed.ended_why || null,
      conditions: typed.conditions || null,
    } satisfies DisruptionFacts,
  }))

/** The form as a measure on record fills it. */
export const answersFrom = (facts: DisruptionFacts): Answers => ({
  kind: facts.kindId,
  adult: facts.adultId ?? 'none',
  children: [...facts.childIds],
  subject_told: facts.subjectTold ?? '',
  authority: facts.authority,
  applicant: facts.applicant ?? '',
  considered_on: dateAnswers(facts.consideredOn),
  decision: facts.decision,
  reason: facts.reason ?? '',
  ...Object.fromEntries(Object.entries(dayFields).map(([name, field]) => [name, dateAnswers(facts[field])])),
  ended_why: facts.endedWhy ?? '',
  conditions: facts.conditions ?? '',
})

/** The input that a fact is typed into. */
export function inputOf(field: keyof DisruptionFacts): string {
  if (field === 'consideredOn') return 'considered_on[day]'
  if (field === 'endedWhy') return 'ended_why'
  const name = (Object.keys(dayFields) as DayField[]).find((one) => dayFields[one] === field)
  return name ? `${name}[day]` : ''
}
