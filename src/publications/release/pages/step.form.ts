/** What is asked of whoever takes a step in the life of a release, and in which words. */
import { z } from 'zod'
import { parseInstant, type Instant } from '../../../platform/dates.ts'
import { wholeDate } from '../../../platform/pages/index.ts'
import type { TakenStep } from '../steps.ts'

type StepForm = {
  offer: string
  meaning: string
  button: string
  done: string
  isWarning?: true
  /** The words that are asked for; left out where none are. */
  words?: { label: string; hint: string; missing: string }
}

const answer = {
  label: 'Your answer to the comparison',
  hint: 'What you compared it with, and why it may be published all the same. It is kept under your name.',
  missing: 'Say why it can be signed all the same',
}

export const stepForms: Readonly<Record<TakenStep, StepForm>> = {
  submitted: {
    offer: 'Send for checking',
    meaning:
      'Every figure is counted now, as known at this moment, and frozen. Nothing in it changes from then on: whoever checks, approves and reads it has the same, to the byte.',
    button: 'Count, freeze and send for checking',
    done: 'Frozen and sent for checking',
  },
  checked: {
    offer: 'Check',
    meaning:
      'You sign that the figures are right, that the words say what the figures say, and that nobody can be recognised. You cannot then approve it as well.',
    button: 'Sign as checked',
    done: 'Checked',
    words: answer,
  },
  cleared: {
    offer: 'Allow the police figures',
    meaning:
      'It has figures of police investigations for the public. You sign that publishing them harms no investigation and no trial.',
    button: 'Sign that the police figures may be public',
    done: 'Police figures allowed',
  },
  approved: {
    offer: 'Approve',
    meaning: 'You sign that the partnership answers for this. It may then be published.',
    button: 'Sign as approved',
    done: 'Approved',
    words: answer,
  },
  published: {
    offer: 'Publish',
    meaning:
      'Files are made once and kept. From its moment anybody may read it; until then nobody but those on the list, and its address tells nothing.',
    button: 'Publish',
    done: 'Published',
  },
  returned: {
    offer: 'Return to be drafted again',
    meaning: 'It is a draft again, and all signatures are gone. What was scheduled will not be public.',
    button: 'Return it',
    done: 'Returned to be drafted again',
    isWarning: true,
    words: { label: 'Why it is returned', hint: 'What must change.', missing: 'Enter why it is returned' },
  },
  withdrawn: {
    offer: 'Withdraw',
    meaning:
      'Its address then says that it was withdrawn, when and why, and its files are gone. Readers may have kept them. To put something right, correct it instead.',
    button: 'Withdraw it',
    done: 'Withdrawn',
    isWarning: true,
    words: { label: 'Why it is withdrawn', hint: 'Anybody can read this.', missing: 'Enter why it is withdrawn' },
  },
}

const words = z
  .string()
  .transform((typed) => typed.replaceAll('\0', '').trim())
  .refine((typed) => typed.length <= 4000, 'This must be 4,000 characters or fewer')

/** What the form of any step gives. */
export type StepFields = {
  steps_seen: number
  content_hash?: string | undefined
  words?: string | undefined
  publicFrom?: Instant | undefined
}

const seen = { steps_seen: z.coerce.number().int(), content_hash: z.string().max(64).optional() }

/** The form of a step other than publishing. An answer may be left empty here: the action says whether one is needed. */
export const stepSchema = (step: TakenStep) => {
  const { missing } = stepForms[step].words ?? {}
  const isRequired = step === 'returned' || step === 'withdrawn'
  return z.object({ ...seen, words: isRequired ? z.string({ error: missing! }).pipe(words) : words.optional() })
}

const Time = z.string({ error: 'Enter the time, such as 9:30' }).transform((typed, context) => {
  const parts = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(typed.trim())
  const hour = Number(parts?.[1])
  const isHalf = parts?.[4] !== undefined
  const isTime =
    parts !== null &&
    Number(parts[2]) < 60 &&
    Number(parts[3] ?? 0) < 60 &&
    (isHalf ? hour >= 1 && hour <= 12 : hour < 24)
  if (!isTime) {
    context.addIssue('Enter the time as hours and minutes, such as 9:30 or 14:00')
    return z.NEVER
  }
  const whole = isHalf ? (hour % 12) + (parts[4]!.toLowerCase() === 'pm' ? 12 : 0) : hour
  return `${String(whole).padStart(2, '0')}:${parts[2]}:${parts[3] ?? '00'}`
})

/** A day and a time of the clock in London, as one moment. */
const moment = (day: string, time: string) => parseInstant(`${day}T${time}`)
const NO_SUCH_TIME = 'There is no such time on that day: the clocks go forward. Choose another'

/** When: at once, or from a moment to come. */
export const publishSchema = z
  .discriminatedUnion(
    'when',
    [
      z.object({ ...seen, when: z.literal('now') }),
      z.object({ ...seen, when: z.literal('later'), day: wholeDate('Day'), time: Time }),
    ],
    { error: 'Select when it is to be public' },
  )
  .transform((fields, context) => {
    if (fields.when === 'now') return { ...fields, publicFrom: undefined }
    const publicFrom = moment(fields.day, fields.time)
    if (publicFrom === undefined) context.addIssue({ code: 'custom', path: ['time'], message: NO_SUCH_TIME })
    return { ...fields, publicFrom }
  })

/** From which moment somebody may read early, and what for. */
export const readerSchema = z
  .object({
    person: z.uuid({ error: 'Select who' }),
    day: wholeDate('Day'),
    time: Time,
    needs_it_for: z.string({ error: 'Enter what they need it for' }).pipe(words),
  })
  .transform((fields, context) => {
    const from = moment(fields.day, fields.time)
    if (from === undefined) context.addIssue({ code: 'custom', path: ['time'], message: NO_SUCH_TIME })
    return { userId: fields.person, from: from!, needsItFor: fields.needs_it_for }
  })
