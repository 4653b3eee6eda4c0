/** A date in a form: three fields on the page, one date in the value, and words for what is wrong with it. */
import { z } from 'zod'
import { parsePartialDate, parsePlainDate, type PartialDate, type PlainDate } from '../dates.ts'
import { dateInput, type HintOptions } from './components/index.ts'
import { answerIn, errorFor, fieldId, type Answers, type FieldError } from './form.ts'
import type { SafeHtml } from './html.ts'

export type DateFieldOptions = {
  /** The date's name; its parts are `name[day]`, `name[month]` and `name[year]`. */
  name: string
  legend: string
  legendClasses?: string | undefined
  isPageHeading?: boolean | undefined
  hint?: HintOptions | undefined
  answers?: Answers | undefined
  errors?: readonly FieldError[] | undefined
}

const parts = ['day', 'month', 'year'] as const
type Part = (typeof parts)[number]

export function dateField(options: DateFieldOptions): SafeHtml {
  const { name, answers, errors = [] } = options
  const id = fieldId(name)
  const wrong = parts.filter((part) => errors.some((error) => error.field === `${name}[${part}]`))
  return dateInput({
    id,
    hint: options.hint,
    errorMessage: errorFor(errors, name),
    fieldset: {
      legend: { text: options.legend, classes: options.legendClasses, isPageHeading: options.isPageHeading },
    },
    items: parts.map((part) => ({
      name: `${name}[${part}]`,
      id: `${id}-${part}`,
      label: part.charAt(0).toUpperCase() + part.slice(1),
      value: answerIn(answers, `${name}[${part}]`) || undefined,
      classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      error: wrong.length > 0 && wrong.includes(part) ? true : undefined,
    })),
  })
}

/** The three answers that a date is shown as when it is to be changed. */
export function dateAnswers(date: PartialDate | PlainDate | null | undefined): Record<Part, string> {
  const [year = '', month = '', day = ''] = date?.split('-') ?? []
  return { day: day && String(Number(day)), month: month && String(Number(month)), year }
}

const Typed = z.object({ day: z.string().optional(), month: z.string().optional(), year: z.string().optional() })
type Typed = z.infer<typeof Typed>

const longMonths = 'january february march april may june july august september october november december'.split(' ')

/**
 * A whole date. `subject` opens each sentence: "The date of the contact". With `.optional()` it may be left empty.
 * Errors: nothing given, a part missing, no such day.
 */
export function wholeDate(subject: string): z.ZodType<PlainDate> {
  return Typed.default({}).transform((typed, context) => {
    const missing = parts.filter((part) => !typed[part])
    if (missing.length === 3) return problem(context, 'day', `Enter ${lowerFirst(subject)}`)
    if (missing[0]) return problem(context, missing[0], `${subject} must include a ${missing.join(' and ')}`)
    return parsePlainDate(isoOf(typed)) ?? problem(context, 'day', `${subject} must be a real date`)
  })
}

/** A date as far as it is known: a year, a year and month, or the whole. Left empty it is not known. */
export function partialDate(subject: string): z.ZodType<PartialDate | undefined> {
  return Typed.default({}).transform((typed, context) => {
    if (!typed.day && !typed.month && !typed.year) return undefined
    if (!typed.year) return problem(context, 'year', `${subject} must include a year, if anything is known of it`)
    if (typed.day && !typed.month) return problem(context, 'month', `${subject} must include a month`)
    return parsePartialDate(isoOf(typed)) ?? problem(context, 'day', `${subject} must be a real date`)
  })
}

function problem(context: z.RefinementCtx, part: Part, message: string): never {
  context.addIssue({ code: 'custom', path: [part], message })
  return z.NEVER
}

/** '5', 'Dec', '2016' is '2016-12-05'. What is no number stays as it is, and is then no date. */
function isoOf({ day, month, year }: Typed): string {
  const two = (text: string) => (/^\d$/.test(text) ? `0${text}` : text)
  return [year ?? '', month && two(monthNumber(month)), day && two(day)].filter(Boolean).join('-')
}

/** People also type a month by its name: 'dec' and 'December' are '12'. */
function monthNumber(typed: string): string {
  const name = typed.toLowerCase()
  const index = name.length >= 3 ? longMonths.findIndex((month) => month.startsWith(name)) : -1
  return index === -1 ? typed : String(index + 1)
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
