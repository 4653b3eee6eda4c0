/** The OpenAPI 3.1 document, from the schemas by which requests are checked. */
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { problemKinds, type ProblemKind } from './problem.ts'

type Described = {
  endpoints: readonly Endpoint<never, never, string>[]
  scopes: Readonly<Record<string, string>>
}
type Json = { [name: string]: unknown }
export type OpenApi = Json & { paths: Record<string, Record<string, Operation>>; components: Record<string, Json> }
export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description: string
  parameters: Parameter[]
  requestBody?: Json & { content: { 'application/json': { schema: Json } } }
  responses: Record<string, Json>
  security: Json[]
}
export type Parameter = { name: string; in: string; required: boolean; description?: string; schema: Json }

export function openApiOf(api: unknown, root: string): OpenApi {
  const { endpoints, scopes } = api as Described
  const paths: OpenApi['paths'] = {}
  for (const endpoint of endpoints) (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operationOf(endpoint)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Waymark',
      version: '1',
      description:
        'Records and figures of a partnership that protects children from exploitation, for other systems. A token belongs to somebody who works in the partnership: it sees and does what they may, within its scopes, and every read of a person and every change is in the audit under their name.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: root }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `Made by \`waymark token create\`. Scopes: ${Object.entries(scopes)
            .map(([name, meaning]) => `\`${name}\` (${meaning})`)
            .join(', ')}.`,
        },
      },
      schemas: { Problem: problemSchema },
      headers: {
        ETag: { description: 'The version of what was read or made, for If-Match.', schema: { type: 'string' } },
      },
    },
  }
}

function operationOf(endpoint: Endpoint<never, never, string>): Operation {
  const { kind, body } = endpoint
  const parameters: Parameter[] = [
    ...[...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]): Parameter => ({
      name: name!,
      in: 'path',
      required: true,
      schema: { type: 'string', format: 'uuid' },
    })),
    ...queryParameters(endpoint.query),
  ]
  if (kind === 'creation')
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description:
        'A new key for each creation: the same request again with the same key is done once, and answered as the first.',
      schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
    })
  if (kind === 'change')
    parameters.push({
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'The ETag of what was read. Refused with 412 where somebody changed it since.',
      schema: { type: 'string' },
    })
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: `${endpoint.description ? `${endpoint.description} ` : ''}Scope: \`${endpoint.scope}\`.`,
    parameters,
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }
      : {}),
    responses: responsesOf(endpoint),
    security: [{ token: [endpoint.scope] }],
  }
}

const KINDS_OF: Readonly<Record<Endpoint<never, never, string>['kind'], readonly ProblemKind[]>> = {
  read: ['malformed', 'unauthorised', 'not_allowed', 'not_found'],
  list: ['malformed', 'unauthorised', 'not_allowed'],
  creation: ['malformed', 'unauthorised', 'not_allowed', 'not_found', 'conflict', 'too_large', 'not_json', 'invalid'],
  change: [
    'malformed',
    'unauthorised',
    'not_allowed',
    'not_found',
    'conflict',
    'changed',
    'not_json',
    'invalid',
    'version_needed',
  ],
}

function responsesOf({ kind, answer }: Endpoint<never, never, string>): Record<string, Json> {
  const done = kind === 'creation' ? '201' : '200'
  const statuses = [...new Set(KINDS_OF[kind].map((one) => problemKinds[one].status))]
  const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return {
    [done]: {
      description: kind === 'creation' ? 'Recorded, or recorded before' : 'Done',
      ...(kind === 'list' ? {} : { headers: { ETag: { $ref: '#/components/headers/ETag' } } }),
      content: { 'application/json': { schema: schemaOf(answer, 'output') } },
    },
    ...Object.fromEntries(
      statuses.map((status) => [
        String(status),
        {
          description: Object.values(problemKinds).find((one) => one.status === status)!.title,
          content: problemContent,
        },
      ]),
    ),
    default: { description: 'A problem', content: problemContent },
  }
}

function queryParameters(query: z.ZodObject | undefined): Parameter[] {
  if (!query) return []
  const { properties, required } = schemaOf(query, 'input') as {
    properties: Record<string, Json & { description?: string }>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required?.includes(name) ?? false,
    ...(description === undefined ? {} : { description }),
    schema,
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return made
}

const problemSchema = {
  type: 'object',
  description: `A problem by RFC 9457. Types: ${Object.keys(problemKinds).join(', ')}.`,
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['detail'],
        properties: { pointer: { type: 'string' }, parameter: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    candidates: { type: 'array', items: { type: 'string', format: 'uuid' } },
    reference: { type: 'string' },
  },
}
