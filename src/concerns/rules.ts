/** Which question comes next, how long what was typed is kept, and who may be told what was decided. */
import type { Answered, ChildPart, ChildQuestion, Question } from './concern.ts'
import { CHILDREN_MAX } from './concern.ts'
import type { ContactSource } from '../contacts/index.ts'

/** Hours after the last answer for which a form is kept that nobody has a code for. */
export const KEPT_HOURS = 24
/** Days after the last answer for which a form with a return code is kept. A concern is not to lie about for longer. */
export const KEPT_WITH_CODE_DAYS = 7
/** Hours for which the receipt can be seen again, in the browser that sent the form. */
export const RECEIPT_HOURS = 24
/** Days after sending for which a professional can come back for the decision. */
export const OUTCOME_DAYS = 30

export const keptHours = (hasCode: boolean): number => (hasCode ? KEPT_WITH_CODE_DAYS * 24 : KEPT_HOURS)
export const sentKeptHours = (hasCode: boolean): number => (hasCode ? OUTCOME_DAYS * 24 : RECEIPT_HOURS)

const CHILD = /^child-([1-9]\d?)-(name|birth|place)$/
const CHILD_PARTS: readonly ChildPart[] = ['name', 'birth', 'place']

export const childQuestion = (child: number, part: ChildPart): ChildQuestion => `child-${child}-${part}`

/** Which child a question is about, and what it asks of them. */
export function childOf(question: string): { child: number; part: ChildPart } | undefined {
  const [, child, part] = CHILD.exec(question) ?? []
  return child !== undefined && Number(child) <= CHILDREN_MAX
    ? { child: Number(child), part: part as ChildPart }
    : undefined
}

/** The children told of so far, by number; a number may be missing where one was taken out again. */
export const childrenOf = (answers: Answered): number[] =>
  Object.keys(answers)
    .flatMap((question) => childOf(question) ?? [])
    .flatMap(({ child, part }) => (part === 'name' ? [child] : []))
    .toSorted((a, b) => a - b)

/** The number of a further child; undefined where there are as many as may be. */
export function nextChild(answers: Answered): number | undefined {
  const taken = new Set(childrenOf(answers))
  return Array.from({ length: CHILDREN_MAX }, (_, at) => at + 1).find((child) => !taken.has(child))
}

export const isProfessional = (answers: Answered): boolean => answers.you?.['who'] === 'professional'
/** Whether the child writes about themself. */
export const isTheChild = (answers: Answered): boolean => answers.you?.['who'] === 'self'

/** Every question of a form, in order, as far as the answers so far say which there are. */
export function questionsOf(answers: Answered, manyAreas: boolean): Question[] {
  const children = childrenOf(answers)
  return [
    'danger',
    ...(answers.danger?.['danger'] === 'yes' ? (['call-999'] as const) : []),
    'you',
    ...(isProfessional(answers) ? (['work'] as const) : []),
    ...(manyAreas ? (['area'] as const) : []),
    'concern',
    'happened',
    ...(children.length > 0 ? children : [1]).flatMap((child) => CHILD_PARTS.map((part) => childQuestion(child, part))),
    'more-children',
    'who',
    ...(isProfessional(answers) || isTheChild(answers) ? [] : (['anonymous'] as const)),
    ...(answers.anonymous?.['name'] === 'no' ? [] : (['reach'] as const)),
  ]
}

/** The first question without an answer; undefined where all are answered. */
export const firstUnanswered = (answers: Answered, manyAreas: boolean): Question | undefined =>
  questionsOf(answers, manyAreas).find((question) => answers[question] === undefined)

/** Whether a question can be asked now: everything before it is answered. */
export function isOpen(question: string, answers: Answered, manyAreas: boolean): question is Question {
  const questions = questionsOf(answers, manyAreas)
  const isFurther = childrenOf(answers).length > 0 && question === furtherChild(answers)
  const place = questions.indexOf(isFurther ? 'more-children' : (question as Question))
  const first = firstUnanswered(answers, manyAreas)
  return place >= 0 && (first === undefined || place <= questions.indexOf(first))
}

/** Where a further child is asked about first. */
const furtherChild = (answers: Answered): Question | undefined => {
  const child = nextChild(answers)
  return child === undefined ? undefined : childQuestion(child, 'name')
}

/** The question before this one, to go back to; undefined before the first. */
export function questionBefore(question: Question, answers: Answered, manyAreas: boolean): Question | undefined {
  const questions = questionsOf(answers, manyAreas)
  const place = questions.indexOf(question)
  return place < 0 ? 'more-children' : questions[place - 1]
}

/**
 * What an answer changes of the others: what no longer is asked goes, and a child told of later brings the question for
 * more children back.
 */
export function answersWith(answers: Answered, question: Question, typed: Record<string, string>): Answered {
  const next: Partial<Record<Question, Record<string, string>>> = { ...answers, [question]: typed } as never
  if (next.danger?.['danger'] !== 'yes') delete next['call-999']
  if (!isProfessional(next)) delete next.work
  if (childOf(question)?.part === 'name' && answers[question] === undefined) delete next['more-children']
  // A child who turns out to have no name must be found by something else.
  const about = childOf(question)
  if (about?.part === 'name' && !typed['given_name'] && !typed['family_name']) {
    const place = childQuestion(about.child, 'place')
    if (!next[place]?.['place']) delete next[place]
  }
  // Who one is decides how one may be reached: a professional is not asked whether they want to stay anonymous.
  if (question === 'you' && answers.you?.['who'] !== typed['who']) {
    delete next.anonymous
    delete next.reach
  }
  if (next.anonymous?.['name'] === 'no') delete next.reach
  return next
}

/** Without a child that was told of by mistake. */
export const answersWithout = (answers: Answered, child: number): Answered =>
  Object.fromEntries(Object.entries(answers).filter(([question]) => childOf(question)?.child !== child))

/** Sources whose work is with children: whoever makes a referral for their work is to hear what came of it. */
const PROFESSIONAL: readonly ContactSource[] = [
  '2A', '2B', '3A', '3B', '3C', '3D', '3E', '3F', '4', '5A', '5B', '5C', '5D', '6', '7', '8',
] // prettier-ignore

/**
 * Whether a sender can be told by this form what was decided. The public and family are not, since whoever exploits the
 * child may be among them; a professional is once a person has made sure who they are.
 */
export const mayBeTold = (sent: { source: ContactSource; codeHash: string | null }): boolean =>
  sent.codeHash !== null && isOfProfessional(sent)

export const professionalSources = PROFESSIONAL

export const isOfProfessional = ({ source }: { source: ContactSource }): boolean => PROFESSIONAL.includes(source)
