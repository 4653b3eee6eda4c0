/** Forms that somebody fills in: answers that will do, and the way through the verbs or through the pages. */
import type { Actor } from '../../src/access/index.ts'
import { begin, keepAnswer, keepCode, send } from '../../src/concerns/actions.ts'
import type { Question, Typed } from '../../src/concerns/concern.ts'
import { openConcerns } from '../../src/concerns/desk.ts'
import { findOwn, listForms } from '../../src/concerns/drafts.sql.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import { STOKE } from './records.ts'

export const PHONES = { phone: '01782 000 000', outOfHours: '01782 000 001' }

export const openTheForm = async (database: Database, operator: Actor) =>
  mustBeOk(await openConcerns(database, operator, { ...PHONES, area: STOKE }))

/** A neighbour's concern about one child, complete. */
export const aNeighbour = {
  danger: { danger: 'no' },
  you: { who: 'acquaintance' },
  area: { area: STOKE },
  concern: { concern: 'cse' },
  happened: { happened: 'An older man waits for her outside school.' },
  'child-1-name': { given_name: 'Amina', family_name: 'Example', sex: 'F' },
  'child-1-birth': { 'born[year]': '2003', 'born[month]': '5', 'born[day]': '17' },
  'child-1-place': { postcode: 'ST4 1AB', place: 'The flats by the canal' },
  'more-children': { more: 'no' },
  who: { harming: 'A man called Dave, in a red car' },
  anonymous: { name: 'private' },
  reach: { caller_name: 'Nora Neighbour', phone: '01782 555 555', safe: 'after 6pm' },
} satisfies Partial<Record<Question, Typed>>

const { danger, you: _you, anonymous: _anonymous, ...told } = aNeighbour

/** A teacher's concern, who asks to hear what came of it. */
export const aTeacher = {
  danger,
  you: { who: 'professional' },
  work: { source: '2A', organisation: 'Hillside School', role: 'Designated safeguarding lead' },
  ...told,
  reach: { caller_name: 'Tess Teacher', phone: '01782 444 444' },
} satisfies Partial<Record<Question, Typed>>

type Answers = Partial<Record<Question, Typed>>

/** Begins a form and answers it; gives back the secret of whoever writes it. */
export async function writes(database: Database, answers: Answers): Promise<string> {
  const [form] = await listForms(database)
  const visitor = await begin(database, form!)
  const isLast = (question: string) => Number(question === 'more-children')
  for (const [question, typed] of Object.entries(answers).toSorted(([a], [b]) => isLast(a) - isLast(b)))
    await keepAnswer(database, visitor, question as Question, typed!)
  return visitor
}

/** Sends a form as it now stands. */
export async function sends(database: Database, visitor: string) {
  const own = await findOwn(database, visitor)
  return send(database, visitor, own?.draft?.changes ?? 0)
}

/** A form that was sent: its contact's id and the sender's secret. `withCode` asks for a return code first. */
export async function aSentForm(database: Database, answers: Answers = aNeighbour, withCode = false) {
  const visitor = await writes(database, answers)
  const { draft } = (await findOwn(database, visitor))!
  if (withCode) await keepCode(database, visitor, draft!)
  mustBeOk(await sends(database, visitor))
  return { contactId: draft!.draftId, visitor }
}
