/**
 * What a room tells programs: this operation, for holders of this scope who may do this, asked and answered by these
 * schemas. From the same schemas requests are checked and the OpenAPI document is written. `Who` and `Verb` are a higher
 * room's, as they are for pages.
 */
import type { z } from 'zod'
import type { Database } from '../database/index.ts'
import type { Result } from '../result.ts'
import type { Answer } from './answer.ts'
import type { Once } from './once.sql.ts'
import type { Problem } from './problem.ts'

export type ApiVisit<Who, Query = unknown, Body = unknown> = {
  who: Who
  database: Database
  /** The parts of the path in braces: ids, each known to be one. */
  params: Readonly<Record<string, string>>
  query: Query
  body: Body
  /** The sender's key for this creation; undefined where they gave none. */
  once: Once | undefined
  /** The version that the sender had before them, from If-Match. */
  ifMatch: string | undefined
}

export type Endpoint<Who, Verb, Scope extends string> = {
  /** The operation's name in the document, such as `createContact`. */
  id: string
  method: 'GET' | 'POST' | 'PATCH'
  /** Beneath the interface's own address: `/contacts/{id}`. What stands in braces is an id. */
  path: string
  tag: string
  summary: string
  description?: string
  scope: Scope
  may: Verb
  query?: z.ZodObject
  body?: z.ZodType
  answer: z.ZodType
  /** A creation takes an Idempotency-Key; a change needs If-Match; a read may give an ETag. */
  kind: 'read' | 'list' | 'creation' | 'change'
  handle(visit: ApiVisit<Who>): Promise<Result<Answer, Problem>>
}

type Typed<Who, Verb, Scope extends string, Query extends z.ZodObject, Body extends z.ZodType> = Omit<
  Endpoint<Who, Verb, Scope>,
  'query' | 'body' | 'handle'
> & {
  query?: Query
  body?: Body
  handle(visit: ApiVisit<Who, z.output<Query>, z.output<Body>>): Promise<Result<Answer, Problem>>
}

/** An endpoint whose handler knows the types of what its schemas let through. */
export const endpointOf =
  <Who, Verb, Scope extends string>() =>
  <Query extends z.ZodObject, Body extends z.ZodType>(
    endpoint: Typed<Who, Verb, Scope, Query, Body>,
  ): Endpoint<Who, Verb, Scope> =>
    endpoint as unknown as Endpoint<Who, Verb, Scope>
