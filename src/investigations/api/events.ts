/** What police did, for programs: recorded one by one or a night's at once, read, listed; a warrant executed. */
import { audit, may, type Actor, type Scope, type Verb } from '../../access/index.ts'
import {
  beginAt,
  CHANGED,
  createOnce,
  endpointOf,
  field,
  NOT_FOUND,
  pageOf,
  problemOf,
  wrongAt,
  type Endpoint,
  type Problem,
} from '../../platform/api/index.ts'
import { inTransaction, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { nobodyTold } from '../../people/index.ts'
import { referenceOf, type Reference } from '../../reference/index.ts'
import { executeWarrant } from '../actions.ts'
import type { EventDetails, NewEvent, Who } from '../drafts.ts'
import { eventKinds, type OperationEvent } from '../investigation.ts'
import { recordEventIn, verbToRecord } from '../recording.ts'
import { listEvents, personOfReference } from '../store/events.ts'
import { problemOfRefusal } from './problems.ts'
import { eventsAfter } from './reading.sql.ts'
import * as schema from './schemas.ts'

const endpoint = endpointOf<Actor, Verb, Scope>()
const tag = 'What police did'

type Made = { id: string; ref: string | null; person_id: string | null; recorded: boolean }

const createEvent = endpoint({
  id: 'createEvent',
  method: 'POST',
  path: '/events',
  tag,
  summary: 'Record an arrest, an interview, a warrant, a charge or a safeguarding action',
  scope: 'operations:write',
  // Who records anything of these; each kind asks for its own right.
  may: 'record_safeguarding',
  kind: 'creation',
  body: schema.newEvent,
  answer: schema.madeEvent,
  handle: async (visit) => {
    const reference = await referenceOf(visit.database)
    return createOnce(
      visit,
      async (tx) => {
        const made = await recordSent(tx, visit.who, reference, visit.body, '')
        return made.ok ? ok({ value: made.value, status: 201, location: `/events/${made.value.id}` }) : made
      },
      isRefTaken,
    )
  },
})

const createEvents = endpoint({
  id: 'createEvents',
  method: 'POST',
  path: '/events/batch',
  tag,
  summary: 'Record many at once',
  description: `Up to ${schema.BATCH_MAX}, all or none. An event with a \`ref\` that is on record with the same facts is counted once, however often its batch is sent.`,
  scope: 'operations:write',
  // Who records anything of these; each kind asks for its own right.
  may: 'record_safeguarding',
  kind: 'creation',
  body: schema.newEvents,
  answer: schema.madeEvents,
  handle: async (visit) => {
    const reference = await referenceOf(visit.database)
    return createOnce(
      visit,
      async (tx): Promise<Result<{ value: unknown; status: 201 }, Problem>> => {
        const items: Made[] = []
        for (const [at, sent] of visit.body.events.entries()) {
          const made = await recordSent(tx, visit.who, reference, sent, `/events/${at}`)
          if (!made.ok) return made
          items.push(made.value)
        }
        return ok({ value: { items }, status: 201 })
      },
      isRefTaken,
    )
  },
})

/** Two sendings of one event at the same moment: the second finds what the first recorded. */
const isRefTaken = (fault: unknown): boolean => {
  const { code, constraint = '' } = fault as { code?: string; constraint?: string }
  return code === '23505' && [...eventKinds, 'person'].some((kind) => constraint === `${kind}_ref_once`)
}

async function recordSent(
  tx: Tx,
  who: Actor,
  reference: Reference,
  sent: schema.SentEvent,
  at: string,
): Promise<Result<Made, Problem>> {
  if (!may(who, verbToRecord(sent.kind)))
    return refuse(problemOf('not_allowed', `The role of whoever this token belongs to records no ${sent.kind}.`))
  const person = sent.person === undefined ? ok<Who>({ kind: 'nobody' }) : await whoIsMeant(tx, sent.person, at)
  if (!person.ok) return person
  const event: NewEvent = {
    ...detailsOf(sent),
    id: uuidv7(),
    ref: sent.ref,
    operationId: sent.operation_id ?? null,
    who: person.value,
    on: sent.on,
    authority: sent.authority,
  }
  const recorded = await recordEventIn(tx, who, reference, event)
  if (!recorded.ok)
    return refuse(
      recorded.refusal.kind === 'not_found'
        ? wrongAt(`${at}/operation_id`, 'is no operation that this token may see')
        : problemOfRefusal(recorded.refusal, at),
    )
  const { id, personId } = recorded.value
  return ok({ id, ref: sent.ref ?? null, person_id: personId, recorded: id === event.id })
}

async function whoIsMeant(tx: Tx, sent: schema.SentPerson, at: string): Promise<Result<Who, Problem>> {
  if (sent.person_id !== undefined) return ok({ kind: 'known', personId: sent.person_id })
  const known = sent.ref === undefined ? undefined : await personOfReference(tx, sent.ref)
  if (known !== undefined) return ok({ kind: 'known', personId: known })
  const told = {
    ...nobodyTold,
    givenName: sent.given_name ?? null,
    familyName: sent.family_name ?? null,
    dateOfBirth: sent.date_of_birth ?? null,
    sex: sent.sex ?? null,
  }
  if (told.givenName === null && told.familyName === null)
    return refuse(
      wrongAt(
        `${at}/person`,
        sent.ref === undefined
          ? 'must have person_id, ref or a name'
          : 'has a ref that nobody on record has: say the name of whoever it is',
      ),
    )
  return ok({ kind: 'new', told, seen: sent.not_the_same_as, ref: sent.ref })
}

function detailsOf(sent: schema.SentEvent): EventDetails {
  switch (sent.kind) {
    case 'arrest':
      return { kind: sent.kind, suspectedOffence: sent.suspected_offence ?? null }
    case 'voluntary_interview':
      return { kind: sent.kind }
    case 'warrant':
      return { kind: sent.kind, warrantKind: sent.warrant_kind, executedOn: sent.executed_on ?? null }
    case 'charge':
      return { kind: sent.kind, offences: [sent.offence] }
    case 'safeguarding_action':
      return { kind: sent.kind, safeguardingKind: sent.safeguarding_kind }
  }
}

const listOfEvents = endpoint({
  id: 'listEvents',
  method: 'GET',
  path: '/events',
  tag,
  summary: 'List what police did',
  description: 'The latest first.',
  scope: 'operations:read',
  may: 'view_operations',
  kind: 'list',
  query: schema.eventQuery,
  answer: schema.eventList,
  handle: async ({ database, who, query }) => {
    const place = beginAt(query.cursor, field.isDay)
    if (!place.ok) return place
    return inTransaction(database, who, async (tx): Promise<Result<{ value: unknown }, Problem>> => {
      if (!may(who, 'view_operations')) return refuse(NOT_FOUND)
      const page = pageOf(await eventsAfter(tx, query, place.value), query.limit, ({ on, id }) => ({ at: on, id }))
      await audit.record(tx, {
        action: 'list_events',
        subjectType: 'event',
        detail: { shown: page.items.map((row) => row.id) },
      })
      const items = page.items.map(({ more, ...row }) => ({ ...row, ...more }))
      return ok({ value: { items, next: page.next } })
    })
  },
})

const getEvent = endpoint({
  id: 'getEvent',
  method: 'GET',
  path: '/events/{id}',
  tag,
  summary: 'Read one of them',
  scope: 'operations:read',
  may: 'view_operations',
  kind: 'read',
  answer: schema.event,
  handle: ({ database, who, params }) =>
    inTransaction(database, who, async (tx): Promise<Result<{ value: unknown; etag: string }, Problem>> => {
      const [found] = may(who, 'view_operations') ? await listEvents(tx, { id: params['id']! }) : []
      // A warrant is one when a court has issued it: programs read no applications.
      if (!found || (found.kind === 'warrant' && found.issuedOn === null)) return refuse(NOT_FOUND)
      await audit.record(tx, {
        action: 'list_events',
        ...(found.personId === null
          ? { subjectType: found.kind, subjectId: found.id }
          : { subjectType: 'person', subjectId: found.personId }),
        detail: { shown: [found.id] },
      })
      return ok({ value: eventAsJson(found), etag: String(found.version) })
    }),
})

const execute = endpoint({
  id: 'executeWarrant',
  method: 'PATCH',
  path: '/events/{id}',
  tag,
  summary: 'Say on which day a warrant was executed',
  scope: 'operations:write',
  may: 'record_investigation',
  kind: 'change',
  body: schema.execution,
  answer: schema.event,
  handle: async ({ database, who, params, body, ifMatch }) => {
    const id = params['id']!
    const version = Number(ifMatch)
    if (!Number.isSafeInteger(version)) return refuse(CHANGED)
    const done = await executeWarrant(database, who, { warrantId: id, version, executedOn: body.executed_on })
    if (!done.ok) return refuse(problemOfRefusal(done.refusal, ''))
    return inTransaction(database, who, async (tx) => {
      const [found] = await listEvents(tx, { kinds: ['warrant'], id })
      return found ? ok({ value: eventAsJson(found), etag: String(found.version) }) : refuse(NOT_FOUND)
    })
  },
})

function eventAsJson(one: OperationEvent) {
  const shared = {
    id: one.id,
    kind: one.kind,
    ref: one.ref,
    on: one.on,
    authority: one.authority,
    person_id: one.personId,
    operation_id: one.operation?.operationId ?? null,
  }
  switch (one.kind) {
    case 'arrest':
      return { ...shared, suspected_offence: one.suspectedOffence }
    case 'voluntary_interview':
      return shared
    case 'warrant':
      return { ...shared, warrant_kind: one.warrantKind, executed_on: one.executedOn }
    case 'charge':
      return { ...shared, offence: one.offence }
    case 'safeguarding_action':
      return { ...shared, safeguarding_kind: one.safeguardingKind }
  }
}

export const eventEndpoints: readonly Endpoint<Actor, Verb, Scope>[] = [
  createEvent,
  createEvents,
  listOfEvents,
  getEvent,
  execute,
]
