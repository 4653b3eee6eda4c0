/**
 * What a file says, by a schema with a version: the offer of a contact, or the receipt for one. Everything is bounded,
 * and nothing that is not written here is taken.
 */
import { z } from 'zod'
import { parseInstant, parsePartialDate, parsePlainDate, type Instant } from '../platform/dates.ts'
import {
  channels,
  concerns,
  contactSources,
  decisionOutcomes,
  exploitations,
  riskLevels,
  sexes,
  type Code,
} from '../reference/index.ts'

/** The latest version that this Waymark writes and reads. */
export const MESSAGE_VERSION = 1

const codeOf = <C extends string>(codes: readonly (Code & { code: C })[]) =>
  z.enum(codes.map((one) => one.code) as [C, ...C[]])
// PostgreSQL keeps no NUL, and half of a character is none.
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'must be text')
const words = (max: number) => text(max).refine((value) => value.trim() !== '', 'must not be empty')
const authority = z.string().regex(/^E\d{8}$/)
const fingerprint = z.string().regex(/^[0-9a-f]{40}$/)
const moment = z.iso.datetime({ precision: 6 }).refine((value) => parseInstant(value) !== undefined, 'must be a moment')
const instant = moment.transform((value) => value as Instant)
const day = z
  .string()
  .transform((value, context) => parsePlainDate(value) ?? (context.addIssue('must be a day'), z.NEVER))
const partialDay = z
  .string()
  .transform((value, context) => parsePartialDate(value) ?? (context.addIssue('must be a date'), z.NEVER))

const head = {
  format: z.literal('waymark-handover'),
  version: z.literal(MESSAGE_VERSION),
  offerId: z.uuid(),
  from: z.strictObject({ fingerprint, authority }),
  to: z.strictObject({ fingerprint, authority }),
  madeAt: instant,
  by: words(200),
  /** Invented people must not reach a real Waymark, nor real ones a demonstration. */
  demonstration: z.boolean(),
}

const Child = z.strictObject({
  givenName: text(200).nullable(),
  familyName: text(200).nullable(),
  dateOfBirth: partialDay.nullable(),
  sex: codeOf(sexes).nullable(),
  postcode: text(20).nullable(),
  homeAuthority: authority.nullable(),
  identifiers: z
    .array(
      z.strictObject({
        kind: z.enum(['nhs_number', 'upn', 'police_reference', 'case_number']),
        value: words(100),
      }),
    )
    .max(20),
  risk: z.strictObject({ level: codeOf(riskLevels), exploitation: codeOf(exploitations), assessedOn: day }).nullable(),
})

export const OfferMessage = z.strictObject({
  ...head,
  kind: z.literal('offer'),
  expiresAt: instant,
  reason: words(4000),
  contact: z.strictObject({
    ref: words(100),
    receivedAt: instant,
    decisionDueOn: day,
    concern: codeOf(concerns),
    source: codeOf(contactSources),
    channel: codeOf(channels).nullable(),
    summary: text(20_000).nullable(),
  }),
  /** Null where the sender does not say: nobody is recorded, they asked to stay anonymous, or it was left out. */
  caller: z
    .strictObject({ name: text(200).nullable(), organisation: text(200).nullable(), phone: text(100).nullable() })
    .nullable(),
  children: z.array(Child).min(1).max(50),
  decisions: z
    .array(
      z.strictObject({
        decidedAt: instant,
        outcome: codeOf(decisionOutcomes),
        rationale: text(10_000),
        decidedBy: text(200).nullable(),
      }),
    )
    .max(100),
})
export type OfferMessage = z.infer<typeof OfferMessage>

export const ReceiptMessage = z.strictObject({
  ...head,
  kind: z.literal('receipt'),
  answer: z.enum(['accepted', 'refused']),
  answeredAt: instant,
  reason: text(4000).nullable(),
  contactRef: text(100).nullable(),
})
export type ReceiptMessage = z.infer<typeof ReceiptMessage>

export const Message = z.discriminatedUnion('kind', [OfferMessage, ReceiptMessage])
export type Message = z.infer<typeof Message>
