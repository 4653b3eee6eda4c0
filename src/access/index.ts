export { roles, isRole, subjects, verbs, type Role, type Subject, type Verb } from './roles.ts'
export { may, notFound, type Actor, type NotFound } from './actor.ts'
export { isScope, scopes, type Scope } from './scopes.ts'
export {
  answer,
  ask,
  get,
  open,
  post,
  upload,
  type FormRoute,
  type FormVisit,
  type PublicRoute,
  type PublicVisit,
  type Route,
  type Visit,
} from './routes.ts'
export * as audit from './audit.ts'
export type { AuditAction, AuditEntry } from './audit.ts'
