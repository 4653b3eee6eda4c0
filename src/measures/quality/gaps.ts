/**
 * What can be missing behind a figure, and mended by a person: one line a kind. The page of what to chase and the quality
 * of a figure both go by it. `is` is SQL about a fact `f`, the person `p` it is of and the contact `c` it is in.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Measure, MeasureId } from '../measure.ts'

export const gapIds = [
  'awaiting_review',
  'decision_overdue',
  'date_of_birth',
  'sex',
  'ethnicity',
  'home_authority',
  'source',
  'arrested_date_of_birth',
  'arrested_sex',
  'arrested_ethnicity',
  'attendees',
] as const
export type GapId = (typeof gapIds)[number]
export const isGapId = (text: string): text is GapId => (gapIds as readonly string[]).includes(text)

export type Gap = {
  id: GapId
  title: string
  /** What to do about it, in a sentence. */
  mend: string
  measure: MeasureId
  is: RawBuilder<boolean>
}

/** Whether each field of a person is missing. Refusing to say one's ethnicity is an answer. */
export const missingOfPerson = {
  date_of_birth: sql<boolean>`(p.date_of_birth is null or length(p.date_of_birth) < 10)`,
  sex: sql<boolean>`(p.sex is null or p.sex = 'U')`,
  ethnicity: sql<boolean>`(p.ethnicity is null or p.ethnicity = 'NOBT')`,
  home_authority: sql<boolean>`p.home_authority is null`,
} as const
export type PersonField = keyof typeof missingOfPerson

export const fieldTitles: Record<PersonField, string> = {
  date_of_birth: 'Date of birth, to the day',
  sex: 'Sex',
  ethnicity: 'Ethnicity',
  home_authority: 'Home authority',
}

/** Who made the contact is not known: DfE's code 10. */
export const missingSource = sql<boolean>`(f.source is null or f.source = '10')`

const ofPeople = (measure: MeasureId, prefix: string, who: string, fields: readonly PersonField[]): Gap[] =>
  fields.map((field) => ({
    id: `${prefix}${field}` as GapId,
    title: `${who} without ${fieldTitles[field].charAt(0).toLowerCase()}${fieldTitles[field].slice(1)}`,
    mend: 'Correct it on the page of the person.',
    measure,
    is: missingOfPerson[field],
  }))

const all: readonly Gap[] = [
  {
    id: 'awaiting_review',
    title: 'Children who may be somebody known already',
    mend: 'Decide in the review queue whether they are. Until then they count as separate children.',
    measure: 'children_in_contacts',
    is: sql<boolean>`f.match = 'awaiting_review'`,
  },
  {
    id: 'decision_overdue',
    title: 'Contacts without a decision after the day it was due',
    mend: 'Decide on the page of the contact.',
    measure: 'contacts_received',
    is: sql<boolean>`(f.outcome is null and c.decision_due_on < k.today)`,
  },
  ...ofPeople('children_in_contacts', '', 'Children', ['date_of_birth', 'sex', 'ethnicity', 'home_authority']),
  {
    id: 'source',
    title: 'Contacts of which it is not known who made them',
    mend: 'Ask whoever took the contact.',
    measure: 'contacts_received',
    is: missingSource,
  },
  ...ofPeople('people_arrested', 'arrested_', 'People arrested', ['date_of_birth', 'sex', 'ethnicity']),
  {
    id: 'attendees',
    title: 'Awareness activities without a number of who came',
    mend: 'Ask whoever held it.',
    measure: 'awareness_activities',
    is: sql<boolean>`f.weight is null`,
  },
]

export const gaps: readonly Gap[] = gapIds.map((id) => all.find((gap) => gap.id === id)!)
export const gapOf = (id: GapId): Gap => gaps.find((gap) => gap.id === id)!

/** The measure with the columns that the gaps look at beside its own. */
export const readingMore = (measure: Measure): Measure => {
  const more = {
    person: ['person_id', 'date_of_birth', 'sex', 'ethnicity', 'home_authority'],
    contact: ['contact_id', 'decision_due_on'],
    decision: ['contact_id', 'decided_on', 'outcome'],
  } as const
  const reads: Record<string, readonly string[]> = { ...measure.reads }
  for (const [table, columns] of Object.entries(more))
    reads[table] = [...new Set([...(reads[table] ?? []), ...columns])]
  return { ...measure, reads }
}
