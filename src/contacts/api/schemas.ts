/** A contact as programs send and read it. Codes are those of the import folder. */
import { z } from 'zod'
import { field, listOf, paging } from '../../platform/api/index.ts'
import { channels, concerns, contactSources, decisionOutcomes, sexes } from '../../reference/index.ts'

const identifierKinds = ['nhs_number', 'upn', 'police_reference', 'case_number'] as const
export const CHILDREN_MAX = 20

const toldChild = z.strictObject({
  given_name: field.text(200).optional(),
  family_name: field.text(200).optional(),
  date_of_birth: field.partialDate().optional(),
  sex: field.code(sexes).optional(),
  postcode: field.text(10).optional(),
  home_authority: field.authorityCode().optional(),
  identifiers: z
    .array(z.strictObject({ kind: z.enum(identifierKinds), value: field.text(40) }))
    .max(10)
    .default([]),
})

export const newContact = z.strictObject({
  received_at: field.moment(),
  authority: field.authorityCode().describe('The authority that received it, one of the partnership.'),
  source: field.code(contactSources).describe('DfE referral source.'),
  channel: field.code(channels).optional(),
  concern: field.code(concerns),
  summary: field.text(20_000).optional(),
  prompted_by: field.text(200).optional().describe('What the caller says prompted them.'),
  caller: z
    .strictObject({
      name: field.text(200).optional(),
      organisation: field.text(200).optional(),
      phone: field.text(40).optional(),
      anonymous: z.boolean().default(false).describe('They asked that few learn who they are.'),
    })
    .optional(),
  children: z
    .array(
      z.strictObject({
        person_id: field
          .id()
          .optional()
          .describe('Somebody on record. Otherwise `told` says what is known of the child.'),
        told: toldChild.optional(),
        sibling_of_first: z.boolean().default(false).describe('A brother or sister of the first child.'),
      }),
    )
    .min(1)
    .max(CHILDREN_MAX),
})
export type SentContact = z.output<typeof newContact>

const childMade = z.object({
  person_id: field.told.id,
  match_state: z
    .enum(['given', 'linked', 'new', 'awaiting_review'])
    .describe(
      '`awaiting_review`: somebody on record may be this child; a person decides, and until then they count as two.',
    ),
})

export const madeContact = z.object({
  id: field.told.id,
  ref: z.string().describe('As it is read out on the telephone.'),
  decision_due_on: field.told.day,
  children: z.array(childMade),
})

const line = z.object({
  id: field.told.id,
  ref: z.string(),
  received_at: field.told.moment,
  authority: z.string(),
  source: z.string(),
  channel: z.string().nullable(),
  concern: z.string(),
  decision_due_on: field.told.day,
  outcome: z.string().nullable().describe('The latest decision; null while none is taken.'),
  children: z.array(childMade),
})
export const contactList = listOf(line)

export const contactWhole = line.extend({
  summary: z.string().nullable(),
  prompted_by: z.string().nullable(),
  held_by: z.string().describe('The authority that has to decide about it.'),
  caller: z
    .object({
      name: z.string().nullable(),
      organisation: z.string().nullable(),
      phone: z.string().nullable(),
      anonymous: z.boolean(),
    })
    .nullable()
    .describe('Null where nobody is recorded, and where you may not see who it was.'),
  children: z.array(
    childMade.extend({
      given_name: z.string().nullable(),
      family_name: z.string().nullable(),
      date_of_birth: z.string().nullable(),
    }),
  ),
  decisions: z.array(
    z.object({
      id: field.told.id,
      decided_at: field.told.moment,
      outcome: z.string(),
      rationale: z.string(),
      decided_by: z.string().nullable(),
    }),
  ),
})

export const contactQuery = z.strictObject({
  received_from: field.day().optional().describe('The first day of receipt, in Europe/London.'),
  received_to: field.day().optional().describe('The last day.'),
  authority: field.authorityCode().optional(),
  concern: field.code(concerns).optional(),
  ...paging,
})
export type ContactQuery = z.output<typeof contactQuery>

export const newDecision = z.strictObject({
  outcome: field.code(decisionOutcomes),
  rationale: field.text(20_000),
})
export const madeDecision = z.object({ id: field.told.id })
