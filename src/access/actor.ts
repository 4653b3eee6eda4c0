/** Somebody of an agency, in a role: whoever does anything in Waymark. */
import type { Principal } from '../platform/database/index.ts'
import { roles, type Role, type Verb } from './roles.ts'

export type Actor = Principal & {
  role: Role
  displayName: string
  jobTitle: string
  agencyName: string
  /** The councils' area that the actor's agency answers for; undefined for the whole force area. */
  homeArea: string | undefined
  demonstration: boolean
}

/** Whether the actor's role allows the verb. What they may do it to, the database decides row by row. */
export const may = (actor: Actor, verb: Verb): boolean => (roles[actor.role].may as readonly Verb[]).includes(verb)

/** The refusal that tells nothing: what one may not see does not exist. */
export type NotFound = { kind: 'not_found' }
export const notFound: NotFound = { kind: 'not_found' }
