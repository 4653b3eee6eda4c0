/** The forms that put a step in the life of a notice on record: what each asks, and what it says. */
import { z } from 'zod'
import type { PlainDate } from '../../platform/dates.ts'
import { wholeDate } from '../../platform/pages/index.ts'
import type { TakenStep } from '../notice.ts'

export type StepForm = {
  /** The button that leads here, and the heading. */
  offer: string
  /** What follows from it, in a sentence or two. */
  meaning: string
  /** The legend of its day. */
  day: string
  /** The label of its words, and what to write. */
  words: string
  hint: string
  /** What is said where nothing was written; undefined where nothing has to be. */
  missing: string | undefined
  button: string
  done: string
}

export const stepForms: Readonly<Record<TakenStep, StepForm>> = {
  consulted: {
    offer: 'Record a consultation',
    meaning:
      'Social care is asked before a notice is authorised: whether the child knows the adult, what else protects the child, and whether a warning would put anybody in danger.',
    day: 'Day social care was consulted',
    words: 'Who answered, and what they said',
    hint: 'Such as: Duty manager, children’s social care. No family tie; the placement supports a notice. It is kept under your name.',
    missing: 'Enter who answered, and what they said',
    button: 'Record the consultation',
    done: 'Consultation recorded. Somebody else authorises or refuses the notice',
  },
  authorised: {
    offer: 'Authorise',
    meaning: 'The notice is then issued, and figures count it by this day. It binds nobody until it is served.',
    day: 'Day it is authorised',
    words: 'What was weighed',
    hint: 'May be left empty once a consultation of social care is on record. What the consultation said, what whoever cares for the child said, and why a warning is right. It is kept under your name.',
    missing: undefined,
    button: 'Authorise the notice',
    done: 'Notice authorised and issued. It is not served yet',
  },
  refused: {
    offer: 'Refuse',
    meaning: 'The request stays on record with your reason. A new one can be made.',
    day: 'Day it is refused',
    words: 'Why it is refused',
    hint: 'What is missing, or what would protect the child better. It is kept under your name.',
    missing: 'Enter why it is refused',
    button: 'Refuse the notice',
    done: 'Notice refused',
  },
  served: {
    offer: 'Record that it was served',
    meaning: 'From this day the notice is in force.',
    day: 'Day it was served',
    words: 'How it was served (optional)',
    hint: 'Where and by whom, in person or read out, whether the adult signed, and what they said.',
    missing: undefined,
    button: 'Record that it was served',
    done: 'Service recorded. The notice is in force',
  },
  reviewed: {
    offer: 'Record a review',
    meaning: 'The notice stands as before, and is looked at again after 26 weeks at most.',
    day: 'Day of the review',
    words: 'What the review found',
    hint: 'Whether the adult keeps away, whether the notice is still needed, and what else protects the child.',
    missing: 'Enter what the review found',
    button: 'Record the review',
    done: 'Review recorded',
  },
  breached: {
    offer: 'Record a breach',
    meaning:
      'A breach is no offence in itself. It may be evidence of one, and it shows that the adult knew they had no permission.',
    day: 'Day of the breach',
    words: 'What happened',
    hint: 'What the adult did, who saw it, and what was done about it.',
    missing: 'Enter what happened',
    button: 'Record the breach',
    done: 'Breach recorded',
  },
  ended: {
    offer: 'End the notice',
    meaning:
      'Birthdays, the last day it is given for and the end of an order on record end a notice by themselves. End it here when it is no longer needed.',
    day: 'Day it ends',
    words: 'Why it ends',
    hint: 'Such as: the court discharged the care order, or the adult has moved away for good. Say what protects the child now.',
    missing: 'Enter why it ends',
    button: 'End the notice',
    done: 'Notice ended',
  },
}

const words = z
  .string()
  .transform((typed) => typed.replaceAll('\0', ''))
  .refine((typed) => typed.length <= 10_000, 'This must be 10,000 characters or fewer')

/** What is typed into the form of a step. The version and the number of steps are those its page showed. */
export const stepSchema = (step: TakenStep) => {
  const { day, missing } = stepForms[step]
  return z.object({
    event_id: z.uuid(),
    version: z.coerce.number().int(),
    steps_seen: z.coerce.number().int(),
    happened_on: wholeDate(day),
    detail: missing === undefined ? words.optional() : z.string({ error: missing }).pipe(words),
    expires_on: wholeDate('Last day it is given for').optional() as z.ZodType<PlainDate | undefined>,
  })
}
