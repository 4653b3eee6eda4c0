/** How rooms write their routes: an address, the verb it needs, and what answers. */
import type {
  FormRoute,
  FormVisit,
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

/** A page of a form that anybody may fill in. */
export const ask = (path: string, handle: FormRoute['handle'], limit = ASKED_MAX): FormRoute => ({
  method: 'GET',
  path,
  may: 'anybody',
  limit,
  handle,
})

/** What anybody sends; `again` shows what was typed where it did not come from a page of ours. */
export const answer = (
  path: string,
  handle: FormRoute['handle'],
  { limit = ASKED_MAX, again }: Partial<Pick<FormRoute, 'limit' | 'again'>> = {},
): FormRoute => ({ method: 'POST', path, may: 'anybody', limit, handle, ...(again ? { again } : {}) })

/** A school or a hospital is one address of the network: many may fill in a form there at once. */
const ASKED_MAX: FormRoute['limit'] = { max: 300, minutes: 1 }

export type { FormRoute, FormVisit, PublicRoute, PublicVisit }
