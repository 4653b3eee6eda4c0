/** A form that was filled in, as the contact that it becomes: who called, about whom, and what they said, word for word. */
import type { Caller, Concern, ContactSource, NewContact, NewContactChild } from '../contacts/index.ts'
import type { Instant } from '../platform/dates.ts'
import { parsePostcode } from '../reference/index.ts'
import type { Answered, ConcernForm, Question } from './concern.ts'
import { bornIn, type Who } from './forms.ts'
import { childrenOf } from './rules.ts'
import { answerInWords, childName, titleOf } from './words.ts'

const SOURCES: Record<Exclude<Who, 'professional'>, ContactSource> = {
  self: '1C',
  family: '1A',
  acquaintance: '1B',
  other: '1D',
  undisclosed: '9',
}

export function sourceOf(answers: Answered): ContactSource {
  const who = answers.you?.['who'] as Who
  return who === 'professional' ? (answers.work?.['source'] as ContactSource) : SOURCES[who]
}

type Context = {
  draftId: string
  form: Pick<ConcernForm, 'fallbackAuthority'>
  areas: readonly { gssCode: string; name: string }[]
  now: Instant
}

/** The contact. Its id is the form's, so that a form sent twice is one contact. */
export function contactOf(answers: Answered, { draftId, form, areas, now }: Context): NewContact {
  const area = answers.area?.['area']
  const known = areas.find((one) => one.gssCode === area)?.gssCode
  return {
    contactId: draftId,
    receivedAt: now,
    authority: known ?? (areas.length === 1 ? areas[0]!.gssCode : form.fallbackAuthority),
    source: sourceOf(answers),
    channel: 'online',
    concern: answers.concern?.['concern'] as Concern,
    summary: summaryOf(answers, areas),
    promptedBy: null,
    saidInDanger: answers.danger?.['danger'] === 'yes',
    caller: callerOf(answers),
    children: childrenOf(answers).map((child) => toldChild(answers, child)),
  }
}

function toldChild(answers: Answered, child: number): NewContactChild {
  const name = answers[`child-${child}-name`] ?? {}
  const place = answers[`child-${child}-place`] ?? {}
  return {
    told: {
      givenName: name['given_name']?.trim() || null,
      familyName: name['family_name']?.trim() || null,
      // An age in years is told in the summary: of the two years of birth it leaves, none is made up here.
      dateOfBirth: bornIn(answers[`child-${child}-birth`] ?? {}),
      sex: name['sex'] === 'F' || name['sex'] === 'M' ? name['sex'] : null,
      postcode: parsePostcode(place['postcode'] ?? '') ?? null,
      homeAuthority: null,
      identifiers: [],
    },
    // Nobody outside is asked whether they mean somebody known: that would tell them who is known.
    who: { kind: 'not_asked' },
    siblingOfFirst: name['sibling'] === 'yes',
    siblingsOf: [],
  }
}

/** Who called; where they asked that nobody be told, it is kept where few can read. */
export function callerOf(answers: Answered): Caller {
  const reach = answers.reach ?? {}
  const phone = [reach['phone'], reach['safe']].flatMap((part) => part?.trim() || []).join(', ') || null
  const work = answers.work
  const isChild = answers.you?.['who'] === 'self'
  const [first] = childrenOf(answers)
  return {
    name: reach['caller_name']?.trim() || (isChild && first ? (childName(answers, first) ?? null) : null),
    organisation: work ? `${work['organisation']?.trim()} (${work['role']?.trim()})` : null,
    phone,
    anonymous: answers.anonymous !== undefined && answers.anonymous['name'] !== 'yes',
  }
}

/** What was said, each answer under the question as it was asked. Who called is kept apart from it. */
function summaryOf(answers: Answered, areas: Context['areas']): string {
  const said = (question: Question): string[] => {
    const words = answerInWords(question, answers, areas)
    return words ? [`${titleOf(question, answers)}\n${words}`] : []
  }
  const children = childrenOf(answers).map((child, at) =>
    [
      `Child ${at + 1}: ${childName(answers, child) ?? 'name not known'}`,
      ...(['birth', 'place'] as const).flatMap((part) => answerInWords(`child-${child}-${part}`, answers, areas) || []),
    ].join('\n'),
  )
  return [...said('danger'), ...said('happened'), ...children, ...said('who'), ...said('area')].join('\n\n')
}
