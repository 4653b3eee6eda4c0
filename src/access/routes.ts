/** How rooms write their routes: an address, the verb it needs, and what answers. */
import type {
  Handler,
  PublicRoute,
  PublicVisit,
  Route as HttpRoute,
  Visit as HttpVisit,
} from '../platform/http/index.ts'
import type { Actor } from './actor.ts'
import type { Verb } from './roles.ts'

export type Visit = HttpVisit<Actor>
export type Route = HttpRoute<Actor, Verb>

export const get = (path: string, may: Verb | 'signed_in', handle: Handler<Actor>): Route => ({
  method: 'GET',
  path,
  may,
  handle,
})

/** `resume` shows the form again with what was typed, for a sender whose session had ended. */
export const post = (
  path: string,
  may: Verb | 'signed_in',
  handle: Handler<Actor>,
  resume?: Handler<Actor>,
): Route => ({
  method: 'POST',
  path,
  may,
  handle,
  ...(resume ? { resume } : {}),
})

/** A form that sends a file. */
export const upload = (path: string, may: Verb, handle: Handler<Actor>, resume: Handler<Actor>): Route => ({
  ...post(path, may, handle, resume),
  takesFile: true,
})

/** What anybody reads, signed in or not. A test lists every one there is. */
export const open = (path: string, handle: PublicRoute['handle']): PublicRoute => ({
  method: 'GET',
  path,
  may: 'public',
  handle,
})

export type { PublicRoute, PublicVisit }
