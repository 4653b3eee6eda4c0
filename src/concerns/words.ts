/** The questions and answers in the words that people read. */
import { dateOfBirthInWords } from '../platform/pages/index.ts'
import type { Outcome } from '../contacts/index.ts'
import { contactSources } from '../reference/index.ts'
import type { Answered, Question } from './concern.ts'
import { bornIn, type Who } from './forms.ts'
import { childOf, childrenOf, isTheChild } from './rules.ts'

/** "Amina Example" as it was typed; undefined where no name is known. */
export function childName(answers: Answered, child: number): string | undefined {
  const name = answers[`child-${child}-name`]
  return [name?.['given_name'], name?.['family_name']].flatMap((part) => part?.trim() || []).join(' ') || undefined
}

/** Whether a child is the one who writes. */
export const isYou = (answers: Answered, child: number): boolean =>
  isTheChild(answers) && child === (childrenOf(answers)[0] ?? 1)

const titles: Record<Exclude<Question, `child-${string}`>, string> = {
  danger: 'Is a child in danger right now?',
  'call-999': 'Call 999 now',
  you: 'Who are you?',
  work: 'Where do you work or volunteer?',
  area: 'Which area is this about?',
  concern: 'What worries you most?',
  happened: 'What has happened, or what worries you?',
  'more-children': 'Is the concern about another child too?',
  who: 'Do you know who may be harming the child?',
  anonymous: 'Do you want to give your name?',
  reach: 'How can we reach you?',
}

/** The heading of a question's page. */
export function titleOf(question: Question, answers: Answered): string {
  const about = childOf(question)
  if (!about)
    return question === 'reach' && isTheChild(answers)
      ? 'How can we safely reach you?'
      : titles[question as keyof typeof titles]
  const { child, part } = about
  const [first] = childrenOf(answers)
  const isFirst = first === undefined || child === first
  if (isYou(answers, child))
    return { name: 'What is your name?', birth: 'How old are you?', place: 'Where do you live, or where are you?' }[
      part
    ]
  if (part === 'name') return isFirst ? 'Who is the child?' : 'Who is the other child?'
  const name = childName(answers, child)
  if (part === 'birth') return name ? `How old is ${name}?` : 'How old is the child?'
  return name ? `Where does ${name} live?` : 'Where can the child be found?'
}

export const dangerWords: Record<string, string> = { yes: 'Yes', no: 'No', unsure: 'I am not sure' }

export const whoWords: Record<Who, string> = {
  self: 'I am under 18, and it is about me',
  family: 'Family, or somebody who looks after the child',
  acquaintance: 'A friend, a neighbour, or somebody who knows the child',
  professional: 'I work or volunteer with children or families',
  other: 'Somebody else',
  undisclosed: 'I do not want to say',
}

export const concernWords: Record<string, { text: string; hint: string }> = {
  cse: {
    text: 'Sexual exploitation',
    hint: 'Somebody uses a child for sex, in person or online, perhaps for gifts, money, drugs or affection',
  },
  cce: {
    text: 'Criminal exploitation',
    hint: 'Somebody uses a child to carry or sell drugs, to steal, to hold money or weapons, or for other crime',
  },
  missing: { text: 'A child who goes missing', hint: 'Report a child who is missing now to the police, on 999 or 101' },
  trafficking: { text: 'Trafficking', hint: 'A child is moved from place to place, or kept somewhere, to be used' },
  other: { text: 'Something else, or I am not sure', hint: 'You need not know what it is called' },
}

export const anonymousWords: Record<string, string> = {
  yes: 'Yes',
  private: 'Yes, but do not tell the child or the family who I am',
  no: 'No, I want to stay anonymous',
}

export const sexWords: Record<string, string> = { F: 'Girl', M: 'Boy', U: 'I do not know' }
export const sourceWords = (code: string | undefined): string =>
  contactSources.find((one) => one.code === code)?.label ?? ''

/** An answer in a sentence or two, for the page that shows them all and for the record; empty where none was given. */
export function answerInWords(
  question: Question,
  answers: Answered,
  areas: readonly { gssCode: string; name: string }[],
): string {
  const typed = answers[question]
  if (!typed) return ''
  const about = childOf(question)
  if (about?.part === 'name') {
    const sibling = typed['sibling'] === 'yes' ? 'Brother or sister of the first child' : ''
    const sex = typed['sex'] === 'U' ? '' : (sexWords[typed['sex'] ?? ''] ?? '')
    return [childName(answers, about.child) ?? 'Name not known', sex, sibling].filter(Boolean).join('\n')
  }
  if (about?.part === 'birth') {
    const born = bornIn(typed)
    const age = typed['age'] ? `About ${Number(typed['age'])} years old` : ''
    return [born ? `Born ${dateOfBirthInWords(born)}` : '', age].filter(Boolean).join('\n') || 'Age not known'
  }
  if (about) return [typed['postcode']?.trim().toUpperCase(), typed['place']?.trim()].filter(Boolean).join('\n')
  switch (question) {
    case 'danger':
      return dangerWords[typed['danger']!] ?? ''
    case 'you':
      return whoWords[typed['who'] as Who]
    case 'work':
      return [typed['organisation'], typed['role'], sourceWords(typed['source'])].filter(Boolean).join('\n')
    case 'area':
      return areas.find((one) => one.gssCode === typed['area'])?.name ?? 'Not sure, or somewhere else'
    case 'concern':
      return concernWords[typed['concern']!]?.text ?? ''
    case 'happened':
      return typed['happened']?.trim() ?? ''
    case 'who':
      return typed['harming']?.trim() ?? ''
    case 'anonymous':
      return anonymousWords[typed['name']!] ?? ''
    case 'reach':
      return ['caller_name', 'phone', 'safe'].flatMap((field) => typed[field]?.trim() || []).join('\n')
    default:
      return ''
  }
}

/** What a professional is told of a decision: what it means for them, and nothing of the child. */
export const outcomeWords: Record<Outcome, string> = {
  referral: 'It was passed to children’s social care, who take it further.',
  strategy_discussion: 'It was passed to children’s social care, who take it further.',
  early_help: 'It was passed to early help.',
  information_and_advice: 'No further action by this service, beyond information and advice.',
  no_further_action: 'No further action by this service.',
  passed_to_other_authority: 'It was passed to another council, which decides what happens next.',
}
