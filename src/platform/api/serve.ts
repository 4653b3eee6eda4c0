/**
 * The door for programs: a token instead of a session, JSON in and out, problems by RFC 9457. What every operation needs
 * is done once here, and the rooms only answer.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database, Principal } from '../database/index.ts'
import { faultReference, log } from '../log.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Answer } from './answer.ts'
import type { ApiVisit, Endpoint } from './endpoint.ts'
import { onceFor, type Once } from './once.sql.ts'
import { openApiOf } from './openapi.ts'
import { NOT_FOUND, problemDocument, problemKinds, problemOf, type Problem } from './problem.ts'
import { readBody, readQuery } from './reading.ts'

export const API_ROOT = '/api/v1'

/** Whoever a token belongs to, and what it may be used for. */
export type Holder<Who, Scope extends string> = { who: Who; scopes: readonly Scope[] }

export type Api<Who extends Principal, Verb, Scope extends string> = {
  endpoints: readonly Endpoint<Who, Verb, Scope>[]
  scopes: Readonly<Record<Scope, string>>
  /** The holder of a token that is valid now; undefined for any other. */
  holderOf(token: string): Promise<Holder<Who, Scope> | undefined>
}

type House<Who extends Principal, Verb, Scope extends string> = {
  database: Database
  may(who: Who, verb: Verb): boolean
  api: Api<Who, Verb, Scope>
}

export async function registerApi<Who extends Principal, Verb, Scope extends string>(
  app: FastifyInstance,
  house: House<Who, Verb, Scope>,
): Promise<void> {
  const document = JSON.stringify(openApiOf(house.api, API_ROOT))
  await app.register(
    async (api) => {
      api.removeContentTypeParser('application/x-www-form-urlencoded')
      api.removeContentTypeParser('text/plain')
      api.get('/openapi.json', { config: { rateLimit: { max: 300, timeWindow: '1 minute' } } }, async (_, reply) =>
        reply.header('cache-control', 'public, max-age=60').type('application/json; charset=utf-8').send(document),
      )
      for (const endpoint of house.api.endpoints)
        api.route({
          method: endpoint.method,
          url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
          handler: async (request, reply) => send(request, reply, await answer(house, endpoint, request)),
        })
      api.setNotFoundHandler((request, reply) => send(request, reply, refuse(NOT_FOUND)))
      api.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
        send(request, reply, refuse(problemOfFault(error, request))),
      )
    },
    { prefix: API_ROOT },
  )
}

async function answer<Who extends Principal, Verb, Scope extends string>(
  { database, may, api }: House<Who, Verb, Scope>,
  endpoint: Endpoint<Who, Verb, Scope>,
  request: FastifyRequest,
): Promise<Result<Answer, Problem>> {
  const token = /^Bearer ([A-Za-z0-9._~+/=-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1]
  const holder = token === undefined ? undefined : await api.holderOf(token)
  if (!holder)
    return refuse(
      problemOf(
        'unauthorised',
        token === undefined
          ? 'Send a token as "Authorization: Bearer TOKEN".'
          : 'This token is unknown, expired or revoked.',
      ),
    )
  const { who, scopes } = holder
  if (!scopes.includes(endpoint.scope))
    return refuse(problemOf('not_allowed', `This token lacks the scope ${endpoint.scope}.`))
  if (!may(who, endpoint.may))
    return refuse(problemOf('not_allowed', 'The role of whoever this token belongs to does not allow this.'))
  const asked = readRequest(endpoint, request)
  return asked.ok ? endpoint.handle({ ...asked.value, who, database }) : asked
}

type Asked = Omit<ApiVisit<unknown>, 'who' | 'database'>

function readRequest<Who, Verb, Scope extends string>(
  endpoint: Endpoint<Who, Verb, Scope>,
  request: FastifyRequest,
): Result<Asked, Problem> {
  const params = request.params as Record<string, string>
  if (Object.values(params).some((one) => !UUID.test(one))) return refuse(NOT_FOUND)
  const given = request.query as Record<string, string | string[]>
  const query = endpoint.query
    ? readQuery(endpoint.query, given)
    : Object.keys(given).length > 0
      ? refuse(problemOf('malformed', `${Object.keys(given)[0]} is no parameter here: this operation has none.`))
      : ok(undefined)
  if (!query.ok) return query
  const body = endpoint.body ? readBody(endpoint.body, request.body) : ok(undefined)
  if (!body.ok) return body
  const key = request.headers['idempotency-key']
  if (key !== undefined && (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)))
    return refuse(problemOf('malformed', 'Idempotency-Key must be 8 to 200 letters, digits or marks, without spaces.'))
  const once: Once | undefined =
    key !== undefined && endpoint.kind === 'creation'
      ? onceFor(key, request.method, request.url, request.body)
      : undefined
  const ifMatch = versionIn(request.headers['if-match'])
  if (endpoint.kind === 'change' && ifMatch === undefined)
    return refuse(problemOf('version_needed', 'Send the ETag of what you read as If-Match: "...".'))
  return ok({ params, query: query.value, body: body.value, once, ifMatch })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const versionIn = (header: string | undefined): string | undefined => /^\s*"([^"]{1,200})"\s*$/.exec(header ?? '')?.[1]

function send(request: FastifyRequest, reply: FastifyReply, answered: Result<Answer, Problem>) {
  reply.header('cache-control', 'no-store')
  if (!answered.ok) {
    const { kind } = answered.refusal
    if (kind === 'unauthorised') reply.header('www-authenticate', 'Bearer realm="Waymark"')
    if (kind === 'not_allowed') reply.header('www-authenticate', 'Bearer error="insufficient_scope"')
    return reply
      .status(problemKinds[kind].status)
      .type('application/problem+json')
      .send(JSON.stringify(problemDocument(answered.refusal, request.url)))
  }
  const { value, status = 200, etag, location } = answered.value
  if (etag !== undefined) reply.header('etag', `"${etag}"`)
  if (location !== undefined) reply.header('location', `${API_ROOT}${location}`)
  if (etag !== undefined && request.method === 'GET' && isKnown(request.headers['if-none-match'], etag))
    return reply.status(304).send()
  return reply.status(status).type('application/json; charset=utf-8').send(JSON.stringify(value))
}

const isKnown = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === `"${etag}"`)

function problemOfFault(error: Error & { statusCode?: number }, request: FastifyRequest): Problem {
  const { statusCode: status = 500 } = error
  if (status === 413) return problemOf('too_large', 'A request holds one megabyte at most. Send it in parts.')
  if (status === 415) return problemOf('not_json', 'Send the body with Content-Type: application/json.')
  if (status === 429) return problemOf('too_many', error.message)
  if (status < 500) return problemOf('malformed', error.message)
  const reference = faultReference()
  log.error({ reference, route: request.routeOptions.url, fault: error.name, stack: error.stack }, 'fault')
  return problemOf('fault', problemKinds.fault.means, { reference })
}
