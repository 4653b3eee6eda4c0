/** What is typed to draft a release, and the recipe that it makes. */
import { z } from 'zod'
import { yearBefore } from '../../../platform/dates.ts'
import { wholeDate } from '../../../platform/pages/index.ts'
import type { Areas } from '../../../people/index.ts'
import { policies } from '../parts.ts'
import type { Recipe } from '../recipe.ts'
import { templates } from '../templates.ts'

/** The value that stands for the whole force area. */
export const WHOLE_AREA = 'all'

/** `subject` opens the sentence for what is missing or too long. */
const text = (subject: string, longest: number) =>
  z
    .string({ error: `Enter ${subject}` })
    .transform((typed) => typed.replaceAll('\0', '').trim())
    .refine((typed) => typed.length > 0, `Enter ${subject}`)
    .refine((typed) => typed.length <= longest, `This must be ${longest} characters or fewer: ${subject}`)

const choice = (names: readonly string[], error: string) => z.enum(names as [string, ...string[]], { error })

export const correctionSchema = z.object({ release_id: z.uuid(), reason: text('what is put right', 1000) })

export const draftSchema = (areas: Areas) =>
  z
    .object({
      release_id: z.uuid(),
      template: choice(
        templates.map(({ id }) => id),
        'Select what it begins with',
      ),
      title: text('the title', 200),
      audience: choice(['public', 'panel'], 'Select who it is for'),
      from: wholeDate('First day'),
      to: wholeDate('Last day'),
      compare: choice(['year_before', 'nothing'], 'Select what it is compared with'),
      area: choice([WHOLE_AREA, ...areas.own.map(({ gssCode }) => gssCode)], 'Select the area'),
      policy: choice(
        policies.map(({ name }) => name),
        'Select how small numbers are protected',
      ),
      quality: z.string().max(10_000, 'Notes on quality must be 10,000 characters or fewer').optional(),
      contact_name: text('who answers questions', 200),
      contact_email: z.email({ error: 'Enter an email address, such as figures@example.org' }).max(200),
      contact_telephone: z.string().max(40, 'The telephone number must be 40 characters or fewer').optional(),
    })
    .refine(({ from, to }) => from <= to, { path: ['to', 'day'], error: 'The last day must be on or after the first' })

export type DraftFields = z.infer<ReturnType<typeof draftSchema>>

/** The recipe, with the sections of the template. */
export function recipeOf(fields: DraftFields, sections: Recipe['sections']): Recipe {
  const period = { from: fields.from, to: fields.to }
  return {
    format: 1,
    title: fields.title,
    audience: fields.audience as Recipe['audience'],
    period,
    compare: fields.compare === 'year_before' ? yearBefore(period) : null,
    authorities: fields.area === WHOLE_AREA ? [] : [fields.area],
    policy: fields.policy,
    sections,
    quality: fields.quality ?? '',
    contact: {
      name: fields.contact_name,
      email: fields.contact_email,
      ...(fields.contact_telephone ? { telephone: fields.contact_telephone } : {}),
    },
  }
}
