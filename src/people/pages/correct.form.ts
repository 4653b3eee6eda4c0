/** The form that puts a person's details right: what is asked, and what of it differs from what is on record. */
import { z } from 'zod'
import type { PlainDate } from '../../platform/dates.ts'
import { dateAnswers, partialDate, type Answers } from '../../platform/pages/index.ts'
import { ethnicities, sexes } from '../../reference/index.ts'
import type { PersonCorrection } from '../actions.ts'
import type { Areas } from '../areas.ts'
import type { OwnDetails } from '../details.ts'

const codesOf = <const T extends readonly { code: string }[]>(list: T) =>
  list.map((one) => one.code) as unknown as { [K in keyof T]: T[K]['code'] }

const name = (subject: string) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\0', ''))
    .refine((typed) => typed.length <= 100, `${subject} must be 100 characters or fewer`)
    .optional()

/** The form as checked before anything is saved: the version that was on the page, and every detail as it should be. */
export const correctForm = (areas: Areas, today: PlainDate) =>
  z
    .object({
      version: z.coerce.number().int().positive(),
      given_name: name('Given name'),
      family_name: name('Family name'),
      date_of_birth: partialDate('Date of birth').refine(
        (born) => born === undefined || (born as string) <= today,
        'Date of birth must be in the past',
      ),
      sex: z.enum(codesOf(sexes), { error: 'Select the sex from the list' }).optional(),
      ethnicity: z.enum(codesOf(ethnicities), { error: 'Select the ethnicity from the list' }).optional(),
      home_authority: z
        .enum(
          areas.all.map((one) => one.gssCode),
          { error: 'Select where they live from the list' },
        )
        .optional(),
    })
    .transform((form): { version: number; details: OwnDetails } => ({
      version: form.version,
      details: {
        givenName: form.given_name ?? null,
        familyName: form.family_name ?? null,
        dateOfBirth: form.date_of_birth ?? null,
        sex: form.sex ?? null,
        ethnicity: form.ethnicity ?? null,
        homeAuthority: form.home_authority ?? null,
      },
    }))

/** What is on record, as the form's answers. */
export const answersFrom = (person: OwnDetails & { version: number }): Answers => ({
  version: String(person.version),
  given_name: person.givenName ?? '',
  family_name: person.familyName ?? '',
  date_of_birth: dateAnswers(person.dateOfBirth),
  sex: sexOf(person) ?? '',
  ethnicity: person.ethnicity ?? '',
  home_authority: person.homeAuthority ?? '',
})

/** Only what differs is a correction: the history then says what was put right. */
export function correctionOf(onRecord: OwnDetails, details: OwnDetails): PersonCorrection {
  const stands: OwnDetails = { ...onRecord, sex: sexOf(onRecord) }
  const differs = (Object.keys(details) as (keyof OwnDetails)[]).filter((one) => details[one] !== stands[one])
  return Object.fromEntries(differs.map((one) => [one, details[one]]))
}

/** A code for "not known" and nothing at all are one answer here: to choose it corrects neither. */
const sexOf = ({ sex }: OwnDetails): OwnDetails['sex'] => (sex === 'U' ? null : sex)
