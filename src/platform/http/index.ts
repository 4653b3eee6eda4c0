export {
  file,
  json,
  pageNotFound,
  redirectTo,
  type FormRoute,
  type FormVisit,
  type Handler,
  type PublicRoute,
  type PublicVisit,
  type Reply,
  type RoomPage,
  type Route,
  type Visit,
} from './route.ts'
export { newVisitor } from './public-form.ts'
export { buildServer, type Household } from './server.ts'
