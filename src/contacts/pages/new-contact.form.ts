/** The form of a new contact: what is asked, how it is checked, and how children are added while nothing is saved. */
import { z } from 'zod'
import { parseInstant, parsePartialDate, type PlainDate } from '../../platform/dates.ts'
import { answerIn, partialDate, several, wholeDate, type Answer, type Answers } from '../../platform/pages/index.ts'
import type { Areas, Identifier, Sex, ToldChild } from '../../people/index.ts'
import { channels, concerns, contactSources, parseNhsNumber, parsePostcode, parseUpn } from '../../reference/index.ts'
import type { Caller, NewContact, NewContactChild, WhoTheyAre } from '../contact.ts'

export const CHILDREN_MAX = 20
const codesOf = <const T extends readonly { code: string }[]>(list: T) =>
  list.map((one) => one.code) as unknown as { [K in keyof T]: T[K]['code'] }

/** Text without the NUL that no database takes; nothing typed on a keyboard holds one. */
const text = (subject: string, longest: number) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\0', ''))
    .refine((typed) => typed.length <= longest, `${subject} must be ${longest} characters or fewer`)

/** The time on a clock: '16:10', '4:10pm', '1610' or '4pm', as '16:10'; undefined where it is none. */
export function parseTime(typed: string): string | undefined {
  const parts = /^(\d{1,2}?)[:.]?(\d{2})?\s*(am|pm)?$/i.exec(typed.trim())
  if (!parts || (parts[2] === undefined && !parts[3])) return undefined
  const half = parts[3]?.toLowerCase()
  const hour = Number(parts[1])
  if (half && (hour < 1 || hour > 12)) return undefined
  const hours = half === 'pm' ? (hour % 12) + 12 : half === 'am' ? hour % 12 : hour
  const minutes = Number(parts[2] ?? 0)
  if (hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

function identifierOf(typed: string): Identifier | undefined {
  const nhsNumber = parseNhsNumber(typed)
  if (nhsNumber) return { kind: 'nhs_number', value: nhsNumber }
  const upn = parseUpn(typed)
  return upn ? { kind: 'upn', value: upn } : undefined
}

/** The form as checked before anything is saved; its value is the contact. */
export const newContactForm = (areas: Areas, today: PlainDate) =>
  z
    .object({
      contact_id: z.uuid(),
      received_on: wholeDate('Date received'),
      received_time: z
        .string({ error: 'Enter the time received, such as 4:10pm' })
        .refine((typed) => parseTime(typed) !== undefined, 'Time received must be a time, such as 4:10pm or 16:10'),
      authority: z.enum(
        areas.own.map((one) => one.gssCode),
        { error: 'Select which area received the contact' },
      ),
      source: z.enum(codesOf(contactSources), { error: 'Select who the contact is from' }),
      channel: z.enum(codesOf(channels)).optional(),
      concern: z.enum(codesOf(concerns), { error: 'Select what the concern is' }),
      summary: z.string({ error: 'Enter what the caller said' }).pipe(text('What the caller said', 10_000)),
      prompted_by: text('What prompted the contact', 200).optional(),
      caller_name: text('Name of the caller', 200).optional(),
      caller_organisation: text('Organisation', 200).optional(),
      caller_phone: text('Phone number', 50).optional(),
      caller_anonymous: z.literal('yes').optional(),
      children: z
        .array(childForm(areas, today), { error: 'Enter what is known of the child' })
        .min(1)
        .max(CHILDREN_MAX),
    })
    .transform((form, context): NewContact => {
      const receivedAt = parseInstant(`${form.received_on}T${parseTime(form.received_time)}`)
      if (!receivedAt) {
        context.addIssue({
          code: 'custom',
          path: ['received_time'],
          message: 'There was no such time that day: the clocks went forward',
        })
        return z.NEVER
      }
      return {
        contactId: form.contact_id,
        receivedAt,
        authority: form.authority,
        source: form.source,
        channel: form.channel ?? null,
        concern: form.concern,
        summary: form.summary,
        promptedBy: form.prompted_by ?? null,
        caller: callerOf(form),
        children: form.children,
      }
    })

const childForm = (areas: Areas, today: PlainDate) =>
  z
    .object({
      given_name: text('Given name', 100).optional(),
      family_name: text('Family name', 100).optional(),
      date_of_birth: partialDate('Date of birth').refine(
        (born) => born === undefined || (born as string) <= today,
        'Date of birth must be in the past',
      ),
      sex: z.enum(['F', 'M', 'I', 'U']).optional(),
      postcode: z
        .string()
        .refine((typed) => parsePostcode(typed) !== undefined, 'Postcode must be a full one, such as ST4 1AB')
        .optional(),
      home_authority: z.enum(areas.all.map((one) => one.gssCode)).optional(),
      identifier: z
        .string()
        .refine(
          (typed) => identifierOf(typed) !== undefined,
          'Check the digits: this is neither an NHS number nor a UPN',
        )
        .optional(),
      sibling: z.literal('yes').optional(),
      same_as: z.string().max(50).optional(),
      sibling_of: several(z.string().max(50)),
      seen: z.string().max(1000).optional(),
    })
    .transform((form, context): NewContactChild => {
      const told: ToldChild = {
        givenName: form.given_name ?? null,
        familyName: form.family_name ?? null,
        dateOfBirth: form.date_of_birth ?? null,
        sex: form.sex ?? null,
        postcode: (form.postcode && parsePostcode(form.postcode)) ?? null,
        homeAuthority: form.home_authority ?? null,
        identifiers: form.identifier ? [identifierOf(form.identifier)!] : [],
      }
      if (isNothing(told))
        context.addIssue({
          code: 'custom',
          path: ['given_name'],
          message: 'Enter what is known of the child, such as a name',
        })
      return {
        told,
        who: whoOf(form.same_as, form.seen),
        siblingOfFirst: form.sibling === 'yes',
        siblingsOf: siblingsOf(form.same_as, form.sibling_of),
      }
    })

const isNothing = (told: ToldChild): boolean =>
  told.identifiers.length === 0 &&
  Object.entries(told).every(([name, value]) => name === 'identifiers' || value === null)

type CallerAnswers = { [Field in `caller_${'name' | 'organisation' | 'phone' | 'anonymous'}`]?: string | undefined }

function callerOf(form: CallerAnswers) {
  const caller: Caller = {
    name: form.caller_name ?? null,
    organisation: form.caller_organisation ?? null,
    phone: form.caller_phone ?? null,
    anonymous: form.caller_anonymous === 'yes',
  }
  return caller.anonymous || caller.name || caller.organisation || caller.phone ? caller : null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The answer that a child is new, and the brother or sister of somebody shown. */
export const siblingAnswer = (personId: string): string => `sibling_${personId}`
const siblingIn = (sameAs: string | undefined): string[] =>
  [sameAs?.slice(siblingAnswer('').length) ?? ''].filter((id) => UUID.test(id) && sameAs === siblingAnswer(id))

/** Whose brother or sister a child is: of those who may have been the same, and of others of the family. */
const siblingsOf = (sameAs: string | undefined, others: readonly string[]): string[] =>
  [...new Set([...siblingIn(sameAs), ...others.filter((id) => UUID.test(id))].filter((id) => id !== sameAs))].slice(
    0,
    CHILDREN_MAX,
  )

/** The answer to "is this child one of them?"; `seen` lists, with commas, who was shown. */
export function whoOf(sameAs: string | undefined, seen: string | undefined): WhoTheyAre {
  const isSibling = siblingIn(sameAs).length > 0
  if (sameAs === 'different' || sameAs === 'unsure' || isSibling)
    return {
      kind: sameAs === 'unsure' ? 'unsure' : 'different',
      seen: (seen ?? '').split(',').filter((id) => UUID.test(id)),
    }
  return sameAs && UUID.test(sameAs) ? { kind: 'known', personId: sameAs } : { kind: 'unanswered' }
}

/** The children's answers, at least one. */
export function childrenIn(answers: Answers): Answers[] {
  const { children } = answers
  const list = Array.isArray(children) ? (children as Answer[]) : []
  const groups = list.filter((one): one is Answers => typeof one === 'object' && !Array.isArray(one))
  return groups.length > 0 ? groups.slice(0, CHILDREN_MAX) : [{}]
}

/** What has been told of a child so far, leaving out what cannot be understood yet: for looking up who is known. */
export function toldSoFar(child: Answers): ToldChild {
  const of = (field: string) => answerIn(child, field).replaceAll('\0', '').trim()
  const two = (part: string) => of(`date_of_birth[${part}]`).padStart(2, '0')
  const [year, month, day] = [of('date_of_birth[year]'), of('date_of_birth[month]'), of('date_of_birth[day]')]
  const born = [year, ...(month ? [two('month')] : []), ...(month && day ? [two('day')] : [])].join('-')
  const sex = of('sex')
  const identifier = identifierOf(of('identifier'))
  return {
    givenName: of('given_name') || null,
    familyName: of('family_name') || null,
    dateOfBirth: parsePartialDate(born) ?? null,
    sex: ['F', 'M', 'I', 'U'].includes(sex) ? (sex as Sex) : null,
    postcode: parsePostcode(of('postcode')) ?? null,
    homeAuthority: of('home_authority') || null,
    identifiers: identifier ? [identifier] : [],
  }
}

/** What was asked of the page besides recording: another child, a brother or sister, one child fewer, a look who is known. */
export function rearranged(answers: Answers, intent: string): Answers {
  const children = childrenIn(answers)
  const [first] = children
  if (intent === 'add_child' && children.length < CHILDREN_MAX) return { ...answers, children: [...children, {}] }
  if (intent === 'add_sibling' && children.length < CHILDREN_MAX) {
    const shared = ['family_name', 'postcode', 'home_authority'].map((field) => [field, answerIn(first, field)])
    return { ...answers, children: [...children, { ...Object.fromEntries(shared), sibling: 'yes' }] }
  }
  const removed = /^remove_(\d{1,3})$/.exec(intent)
  if (removed && children.length > 1)
    return { ...answers, children: children.filter((_, index) => index !== Number(removed[1])) }
  return { ...answers, children }
}
