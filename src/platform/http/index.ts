export {
  file,
  json,
  pageNotFound,
  redirectTo,
  type Handler,
  type PublicRoute,
  type PublicVisit,
  type Reply,
  type RoomPage,
  type Route,
  type Visit,
} from './route.ts'
export { buildServer, type Household } from './server.ts'
