/** What each question takes: its fields, and what is wrong with an answer, in words. */
import { z } from 'zod'
import type { PartialDate, PlainDate } from '../platform/dates.ts'
import { parseForm, partialDate, type FormBody, type Parsed } from '../platform/pages/index.ts'
import { concerns, parsePostcode } from '../reference/index.ts'
import type { Answered, Question, Typed } from './concern.ts'
import { childOf, isProfessional, isTheChild, professionalSources } from './rules.ts'

/** Birth years further back than this are slips: the form is about children, and young people soon after. */
const AGE_MAX = 24

/**
 * Text as it is kept: without the characters that no keyboard types and that only hide or turn round what others read,
 * and with one kind of line end.
 */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')

const longest = (subject: string, max: number) =>
  z
    .string()
    .refine((typed) => typed.length <= max, `${subject} must be ${max.toLocaleString('en-GB')} characters or fewer`)
const needed = (missing: string, subject: string, max: number) =>
  z.string({ error: missing }).pipe(longest(subject, max))
const oneOf = <const T extends readonly [string, ...string[]]>(values: T, missing: string) =>
  z.enum(values, { error: missing })

export const WHO = ['self', 'family', 'acquaintance', 'professional', 'other', 'undisclosed'] as const
export type Who = (typeof WHO)[number]

export const HAPPENED_MAX = 6000
export const WHO_MAX = 2000
export const PLACE_MAX = 500

const AREA_MISSING = 'Select an area, or that you are not sure'

const forms = {
  danger: z.object({ danger: oneOf(['yes', 'no', 'unsure'], 'Select whether a child is in danger right now') }),
  'call-999': z.object({}),
  you: z.object({ who: oneOf(WHO, 'Select who you are') }),
  work: z.object({
    source: z.enum(professionalSources, { error: 'Select what kind of organisation you work or volunteer for' }),
    organisation: needed('Enter the name of your organisation', 'Name of your organisation', 130),
    role: needed('Enter your job or role', 'Your job or role', 60),
  }),
  area: z.object({
    area: z.string({ error: AREA_MISSING }).regex(/^(E\d{8}|unsure)$/, AREA_MISSING),
  }),
  concern: z.object({
    concern: z.enum(
      concerns.map((one) => one.code),
      { error: 'Select what worries you most' },
    ),
  }),
  happened: z.object({
    happened: needed('Enter what has happened, or what worries you', 'What has happened', HAPPENED_MAX),
  }),
  'more-children': z.object({ more: oneOf(['yes', 'no'], 'Select yes if the concern is about another child too') }),
  who: z.object({ harming: longest('What you know of them', WHO_MAX).optional() }),
  anonymous: z.object({ name: oneOf(['yes', 'private', 'no'], 'Select whether you want to give your name') }),
}

const phone = z
  .string()
  .refine(
    (typed) => typed.length <= 30 && (typed.match(/\d/g) ?? []).length >= 3,
    'Phone number must be one that can be called, such as 01782 000 000',
  )
const safe = longest('When it is safe to call', 60).optional()
const yourName = 'Your name'

const reachForm = (answers: Answered) => {
  if (isTheChild(answers)) return z.object({ phone: phone.optional(), safe })
  if (isProfessional(answers))
    return z.object({
      caller_name: needed('Enter your name', yourName, 100),
      phone: z.string({ error: 'Enter a phone number, so that you can be asked' }).pipe(phone),
      safe,
    })
  return z.object({ caller_name: needed('Enter your name', yourName, 100), phone: phone.optional(), safe })
}

const nameForm = z.object({
  given_name: longest('First name', 100).optional(),
  family_name: longest('Last name', 100).optional(),
  sex: z.enum(['F', 'M', 'U'], { error: 'Select girl, boy or that you do not know' }).optional(),
  sibling: z.literal('yes').optional(),
})

const birthForm = (today: PlainDate) =>
  z
    .object({ born: partialDate('Date of birth').optional(), age: z.string().optional() })
    .superRefine(({ born, age }, context) => {
      const issue = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
      if (born !== undefined) {
        if ((born as string) > today) issue(['born', 'year'], 'Date of birth must be in the past')
        else if (Number(born.slice(0, 4)) < Number(today.slice(0, 4)) - AGE_MAX - 1)
          issue(['born', 'year'], 'Date of birth must be that of a child')
      }
      if (age !== undefined && !isAge(age)) issue(['age'], `Age must be a whole number from 0 to ${AGE_MAX}`)
    })

const isAge = (typed: string): boolean => /^\d{1,2}$/.test(typed) && Number(typed) <= AGE_MAX

const placeForm = (isNamed: boolean) =>
  z.object({
    postcode: z
      .string()
      .refine((typed) => parsePostcode(typed) !== undefined, 'Postcode must be a full one, such as ST4 1AB')
      .optional(),
    place: isNamed
      ? longest('Where they are', PLACE_MAX).optional()
      : needed(
          'Enter anything by which this child could be found or recognised, since you do not know their name',
          'Where they are',
          PLACE_MAX,
        ),
  })

const fieldsOfChild = {
  name: ['given_name', 'family_name', 'sex', 'sibling'],
  birth: ['born[day]', 'born[month]', 'born[year]', 'age'],
  place: ['postcode', 'place'],
} as const

const formOf = (question: Question, answers: Answered, today: PlainDate): z.ZodType => {
  const child = childOf(question)
  if (child?.part === 'name') return nameForm
  if (child?.part === 'birth') return birthForm(today)
  if (child) return placeForm(isNamed(answers, child.child))
  return question === 'reach' ? reachForm(answers) : forms[question as keyof typeof forms]
}

export const isNamed = (answers: Answered, child: number): boolean => {
  const name = answers[`child-${child}-name`]
  return Boolean(name?.['given_name']?.trim() || name?.['family_name']?.trim())
}

const fieldsOf = (question: Question): readonly string[] => {
  const child = childOf(question)
  if (child) return fieldsOfChild[child.part]
  if (question === 'reach') return ['caller_name', 'phone', 'safe']
  return Object.keys(forms[question as keyof typeof forms].shape)
}

/** What was typed into the fields of a question, and into nothing else; of a field sent twice, nothing. */
export function typedIn(question: Question, body: FormBody): Typed {
  const typed = fieldsOf(question).flatMap((field): [string, string][] => {
    const value = body[field]
    return typeof value === 'string' && clean(value).trim() !== '' ? [[field, clean(value)]] : []
  })
  return Object.fromEntries(typed)
}

/** Whether an answer can be taken. */
export const check = (question: Question, typed: Typed, answers: Answered, today: PlainDate): Parsed<unknown> =>
  parseForm(formOf(question, answers, today), typed)

const bornForm = z.object({ born: partialDate('Date of birth').optional() })

/** The date of birth of an answer that was checked, as far as it was told. */
export function bornIn(typed: Typed): PartialDate | null {
  const read = parseForm(bornForm, typed)
  return (read.ok ? read.value.born : undefined) ?? null
}
