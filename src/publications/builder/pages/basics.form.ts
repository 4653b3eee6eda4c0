/** What a release is called, for whom, of which time and area, by which rule and who answers for it: typed, and as a recipe. */
import { z } from 'zod'
import { yearBefore, type Period } from '../../../platform/dates.ts'
import { dateAnswers, listInWords, several, wholeDate, type Answers } from '../../../platform/pages/index.ts'
import type { Areas } from '../../../people/index.ts'
import { policies } from '../../release/parts.ts'
import { NO_POLICY } from '../../compose/index.ts'
import type { Recipe } from '../../release/recipe.ts'

export const TITLE_CHARACTERS_MAX = 200
const QUALITY_CHARACTERS_MAX = 10_000

/** `subject` completes "Enter …" and "… must be". */
export const words = (subject: string, most: number) =>
  z
    .string({ error: `Enter ${subject}` })
    .transform((typed) => typed.replaceAll('\0', '').trim())
    .refine((typed) => typed.length > 0, `Enter ${subject}`)
    .refine((typed) => typed.length <= most, {
      error: ({ input }) =>
        `${subject.charAt(0).toUpperCase()}${subject.slice(1)} must be ${most.toLocaleString('en-GB')} characters or fewer: ${String(input).length.toLocaleString('en-GB')} were entered`,
    })

const optionalWords = (subject: string, most: number) => words(subject, most).optional()

export const comparisons = ['year_before', 'nothing', 'dates'] as const

export const basicsSchema = (areas: Areas) =>
  z
    .object({
      title: words('the title', TITLE_CHARACTERS_MAX),
      audience: z.enum(['public', 'panel'], { error: 'Select who it is for' }),
      from: wholeDate('First day'),
      to: wholeDate('Last day'),
      compare: z.enum(comparisons, { error: 'Select what it is compared with' }),
      compare_from: z.unknown().optional(),
      compare_to: z.unknown().optional(),
      areas: several(
        z.enum(areas.own.map(({ gssCode }) => gssCode) as [string, ...string[]], {
          error: `Select areas of this partnership: ${listInWords(areas.own.map(({ name }) => name))}`,
        }),
      ),
      policy: z.enum(policies.map(({ name }) => name) as [string, ...string[]], {
        error: 'Select how small numbers are protected',
      }),
      quality: optionalWords('notes on quality', QUALITY_CHARACTERS_MAX),
      contact_name: words('who answers questions', 200),
      contact_email: z.email({ error: 'Enter an email address, such as figures@example.org' }).max(200, {
        error: 'The email address must be 200 characters or fewer',
      }),
      contact_telephone: optionalWords('the telephone number', 40),
    })
    .refine(({ from, to }) => from <= to, { path: ['to', 'day'], error: 'The last day must be on or after the first' })
    .refine(({ audience, policy }) => audience === 'panel' || policy !== NO_POLICY, {
      path: ['policy'],
      error: 'A release for the public needs a rule that hides small numbers: select another',
    })
    .transform((typed, context) => {
      const compare = comparedIn(typed, context)
      return { ...typed, compare }
    })

export type Basics = z.infer<ReturnType<typeof basicsSchema>>

const dates = z
  .object({ compare_from: wholeDate('First day compared with'), compare_to: wholeDate('Last day compared with') })
  .refine(({ compare_from: from, compare_to: to }) => from <= to, {
    path: ['compare_to', 'day'],
    error: 'The last day compared with must be on or after the first',
  })

function comparedIn(
  typed: {
    from: Period['from']
    to: Period['to']
    compare: (typeof comparisons)[number]
    compare_from?: unknown
    compare_to?: unknown
  },
  context: z.core.$RefinementCtx,
): Period | null {
  if (typed.compare === 'nothing') return null
  if (typed.compare === 'year_before') return yearBefore({ from: typed.from, to: typed.to })
  const read = dates.safeParse({ compare_from: typed.compare_from, compare_to: typed.compare_to })
  if (read.success) return { from: read.data.compare_from, to: read.data.compare_to }
  for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path: [...path], message })
  return z.NEVER
}

/** What the form changes of a recipe. */
export const chosenBasics = (basics: Basics): Omit<Recipe, 'format' | 'sections'> => ({
  title: basics.title,
  audience: basics.audience,
  period: { from: basics.from, to: basics.to },
  compare: basics.compare,
  authorities: basics.areas,
  policy: basics.policy,
  quality: basics.quality ?? '',
  contact: {
    name: basics.contact_name,
    email: basics.contact_email,
    ...(basics.contact_telephone ? { telephone: basics.contact_telephone } : {}),
  },
})

/** The answers that show a recipe in the form. */
export function answersOfBasics(recipe: Omit<Recipe, 'format' | 'sections'>): Answers {
  const { compare, period } = recipe
  const before = yearBefore(period)
  const isYearBefore = compare?.from === before.from && compare.to === before.to
  return {
    title: recipe.title,
    audience: recipe.audience,
    from: dateAnswers(period.from),
    to: dateAnswers(period.to),
    compare: compare === null ? 'nothing' : isYearBefore ? 'year_before' : 'dates',
    compare_from: dateAnswers(compare && !isYearBefore ? compare.from : null),
    compare_to: dateAnswers(compare && !isYearBefore ? compare.to : null),
    areas: recipe.authorities,
    policy: recipe.policy,
    quality: recipe.quality,
    contact_name: recipe.contact.name,
    contact_email: recipe.contact.email,
    contact_telephone: recipe.contact.telephone ?? '',
  }
}
