/** The form that the invented partnership offers to anybody, and what a school sent by it this morning. */
import type { Actor } from '../access/index.ts'
import { listForms, openConcerns, sendConcern } from '../concerns/index.ts'
import type { Database } from '../platform/database/index.ts'
import { mustBeOk } from '../platform/result.ts'
import { CITY } from './places.ts'

/** Numbers that Ofcom keeps for drama, which nobody answers. */
const PHONES = { phone: '01632 960 000', outOfHours: '01632 960 001' }

const FROM_A_SCHOOL = {
  danger: { danger: 'no' },
  you: { who: 'professional' },
  work: { source: '2A', organisation: 'An invented school', role: 'Designated safeguarding lead' },
  area: { area: CITY },
  concern: { concern: 'cce' },
  happened: {
    happened:
      'He has had two new phones since Easter and will not say from whom. This week he was collected at the gate by men in a van whom the staff do not know.',
  },
  'child-1-name': { given_name: 'Ruben', family_name: 'Invented', sex: 'M' },
  'child-1-birth': { age: '14' },
  'child-1-place': { place: 'In year 9 with us, at school every day this week' },
  'more-children': { more: 'no' },
  who: { harming: 'Three men in a white van' },
  reach: { caller_name: 'Imogen Invented', phone: '01632 960 002', safe: 'after 3:30pm' },
} as const

/** Opens the form, once; whoever began to look at the demonstration finds it as they left it. */
export async function openTheForm(database: Database, operator: Actor): Promise<void> {
  if ((await listForms(database)).length > 0) return
  mustBeOk(await openConcerns(database, operator, { ...PHONES, area: CITY }))
  mustBeOk(await sendConcern(database, operator.partnershipId, FROM_A_SCHOOL))
}
