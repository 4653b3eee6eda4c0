/** Operations for programs: recorded, read, listed and closed. */
import { audit, may, type Actor, type Scope, type Verb } from '../../access/index.ts'
import {
  beginAt,
  CHANGED,
  createOnce,
  endpointOf,
  field,
  NOT_FOUND,
  pageOf,
  type Endpoint,
  type Problem,
} from '../../platform/api/index.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { closeOperation, recordOperationIn } from '../actions.ts'
import type { Operation } from '../investigation.ts'
import { findOperation, operationsAfter } from '../store/operations.ts'
import { problemOfRefusal } from './problems.ts'
import * as schema from './schemas.ts'

const endpoint = endpointOf<Actor, Verb, Scope>()
const tag = 'Operations'

const createOperation = endpoint({
  id: 'createOperation',
  method: 'POST',
  path: '/operations',
  tag,
  summary: 'Record an operation',
  scope: 'operations:write',
  may: 'record_investigation',
  kind: 'creation',
  body: schema.newOperation,
  answer: schema.madeOperation,
  handle: (visit) =>
    createOnce(
      visit,
      async (tx) => {
        const { body, who } = visit
        const made = await recordOperationIn(tx, who, {
          operationId: uuidv7(),
          ref: body.ref,
          name: body.name,
          aim: body.aim ?? null,
          strand: body.strand ?? null,
          openedOn: body.opened_on,
          leadAgency: body.lead_agency ?? null,
        })
        if (!made.ok) return refuse(problemOfRefusal(made.refusal, '', '/opened_on'))
        const id = made.value.operationId
        return ok({ value: { id }, status: 201, location: `/operations/${id}`, etag: '1' })
      },
      (fault) => (fault as { constraint?: string }).constraint === 'operation_ref_once',
    ),
})

const listOfOperations = endpoint({
  id: 'listOperations',
  method: 'GET',
  path: '/operations',
  tag,
  summary: 'List operations',
  description: 'The last opened first.',
  scope: 'operations:read',
  may: 'view_operations',
  kind: 'list',
  query: schema.operationQuery,
  answer: schema.operationList,
  handle: async ({ database, who, query }) => {
    const place = beginAt(query.cursor, field.isDay)
    if (!place.ok) return place
    return inTransaction(database, who, async (tx): Promise<Result<{ value: unknown }, Problem>> => {
      if (!may(who, 'view_operations')) return refuse(NOT_FOUND)
      const found = await operationsAfter(tx, query, place.value)
      const page = pageOf(found, query.limit, ({ openedOn, operationId }) => ({ at: openedOn, id: operationId }))
      await audit.record(tx, {
        action: 'list_operations',
        subjectType: 'operation',
        detail: { shown: page.items.map((one) => one.operationId) },
      })
      return ok({ value: { items: page.items.map(operationAsJson), next: page.next } })
    })
  },
})

const getOperation = endpoint({
  id: 'getOperation',
  method: 'GET',
  path: '/operations/{id}',
  tag,
  summary: 'Read an operation',
  scope: 'operations:read',
  may: 'view_operations',
  kind: 'read',
  answer: schema.operation,
  handle: ({ database, who, params }) =>
    inTransaction(database, who, async (tx): Promise<Result<{ value: unknown; etag: string }, Problem>> => {
      const found = may(who, 'view_operations') ? await findOperation(tx, params['id']!) : undefined
      if (!found) return refuse(NOT_FOUND)
      await audit.record(tx, { action: 'view_operation', subjectType: 'operation', subjectId: found.operationId })
      return ok({ value: operationAsJson(found), etag: String(found.version) })
    }),
})

const close = endpoint({
  id: 'closeOperation',
  method: 'PATCH',
  path: '/operations/{id}',
  tag,
  summary: 'Close an operation',
  scope: 'operations:write',
  may: 'record_investigation',
  kind: 'change',
  body: schema.closing,
  answer: schema.operation,
  handle: async ({ database, who, params, body, ifMatch }) => {
    const operationId = params['id']!
    const version = Number(ifMatch)
    if (!Number.isSafeInteger(version)) return refuse(CHANGED)
    const done = await closeOperation(database, who, { operationId, version, closedOn: body.closed_on })
    if (!done.ok) return refuse(problemOfRefusal(done.refusal, '', '/closed_on'))
    return inTransaction(database, who, async (tx) => {
      const found = await findOperation(tx, operationId)
      return found ? ok({ value: operationAsJson(found), etag: String(found.version) }) : refuse(NOT_FOUND)
    })
  },
})

const operationAsJson = (one: Operation) => ({
  id: one.operationId,
  ref: one.ref,
  name: one.name,
  aim: one.aim,
  strand: one.strand,
  opened_on: one.openedOn,
  closed_on: one.closedOn,
  lead_agency: one.leadAgency,
})

export const operationEndpoints: readonly Endpoint<Actor, Verb, Scope>[] = [
  createOperation,
  listOfOperations,
  getOperation,
  close,
]
