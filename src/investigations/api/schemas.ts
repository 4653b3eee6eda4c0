/** Operations and events as programs send and read them. Codes are those of the import folder. */
import { z } from 'zod'
import { field, listOf, paging } from '../../platform/api/index.ts'
import { sexes } from '../../reference/index.ts'
import { safeguardingKinds, strands, warrantKinds } from '../codes.ts'
import { eventKinds } from '../investigation.ts'

const ref = field
  .text(80)
  .optional()
  .describe('Your own stable key. Sent again with the same facts, it is recorded once; with others, it is refused.')

const person = z
  .strictObject({
    person_id: field.id().optional().describe('Somebody on record.'),
    ref: field.text(80).optional().describe('Your own stable key of the person: who is on record under it is meant.'),
    given_name: field.text(100).optional(),
    family_name: field.text(100).optional(),
    date_of_birth: field.partialDate().optional(),
    sex: field.code(sexes).optional(),
    not_the_same_as: z
      .array(field.id())
      .max(20)
      .default([])
      .describe('People on record who may be meant and are not, as a refusal named them.'),
  })
  .describe('Who it is about: `person_id`, or `ref`, or what is known of somebody new.')
export type SentPerson = z.output<typeof person>

const shared = {
  ref,
  on: field.day().describe('The day it happened; of a warrant the day it was issued.'),
  authority: field.authorityCode().describe('The authority of the partnership in whose area it was.'),
  operation_id: field.id().optional(),
}

export const newEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('arrest'), ...shared, person, suspected_offence: field.text(200).optional() }),
  z.strictObject({ kind: z.literal('voluntary_interview'), ...shared, person }),
  z.strictObject({
    kind: z.literal('warrant'),
    ...shared,
    warrant_kind: field.code(warrantKinds),
    person: person.optional(),
    executed_on: field.day().optional(),
  }),
  z.strictObject({ kind: z.literal('charge'), ...shared, person, offence: field.text(200) }),
  z.strictObject({
    kind: z.literal('safeguarding_action'),
    ...shared,
    person,
    safeguarding_kind: field.code(safeguardingKinds),
  }),
])
export type SentEvent = z.output<typeof newEvent>

export const BATCH_MAX = 500
export const newEvents = z.strictObject({ events: z.array(newEvent).min(1).max(BATCH_MAX) })

export const madeEvent = z.object({
  id: field.told.id,
  ref: z.string().nullable(),
  person_id: field.told.id.nullable(),
  recorded: z.boolean().describe('False where it was on record before.'),
})
export const madeEvents = z.object({ items: z.array(madeEvent) })

export const event = z.object({
  id: field.told.id,
  kind: z.enum(eventKinds),
  ref: z.string(),
  on: field.told.day,
  authority: z.string(),
  person_id: field.told.id.nullable(),
  operation_id: field.told.id.nullable(),
  suspected_offence: z.string().nullable().optional(),
  warrant_kind: z.string().optional(),
  executed_on: field.told.day.nullable().optional(),
  offence: z.string().optional(),
  safeguarding_kind: z.string().optional(),
})
export const eventList = listOf(event)

export const eventQuery = z.strictObject({
  kind: z.array(z.enum(eventKinds)).max(eventKinds.length).default([]).describe('All kinds unless given.'),
  person_id: field.id().optional(),
  operation_id: field.id().optional(),
  from: field.day().optional(),
  to: field.day().optional(),
  ...paging,
})
export type EventsAsked = z.output<typeof eventQuery>

export const execution = z.strictObject({ executed_on: field.day() })

const strand = field.code(strands)
export const newOperation = z.strictObject({
  ref,
  name: field.text(100),
  aim: field.text(2000).optional(),
  strand: strand.optional(),
  opened_on: field.day(),
  lead_agency: field.text(200).optional(),
})
export const madeOperation = z.object({ id: field.told.id })

export const operation = z.object({
  id: field.told.id,
  ref: z.string(),
  name: z.string(),
  aim: z.string().nullable(),
  strand: strand.nullable(),
  opened_on: field.told.day,
  closed_on: field.told.day.nullable(),
  lead_agency: z.string().nullable(),
})
export const operationList = listOf(operation)

export const operationQuery = z.strictObject({
  state: z.enum(['open', 'closed']).optional(),
  named: field.text(100).optional().describe('Part of a name or of a reference.'),
  ...paging,
})

export const closing = z.strictObject({ closed_on: field.day() })
