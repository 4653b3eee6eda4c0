/** The features of Waymark, and where each role finds them: a table of contents. */
import type { FastifyInstance } from 'fastify'
import {
  may,
  open,
  roles,
  scopes,
  type Actor,
  type FormRoute,
  type PublicRoute,
  type Route,
  type Scope,
  type Verb,
} from './access/index.ts'
import { actorOfToken, holderOfToken, routes as auditRoutes, signIn, signOut } from './agencies/index.ts'
import { routes as chronologyRoutes } from './chronology/index.ts'
import { endpoints as contactEndpoints, routes as contactRoutes } from './contacts/index.ts'
import { routes as disruptionRoutes } from './disruption/index.ts'
import { formHelp, formRoutes as concernForms, routes as concernRoutes } from './concerns/index.ts'
import { routes as riskRoutes } from './exploitation/index.ts'
import { eventEndpoints, operationEndpoints, routes as investigationRoutes } from './investigations/index.ts'
import { endpoints as figureEndpoints, routes as figureRoutes } from './measures/index.ts'
import { endpoints as noticeEndpoints, routes as noticeRoutes } from './notices/index.ts'
import { routes as networkRoutes } from './network/index.ts'
import { routes as passingRoutes } from './passing/index.ts'
import { routes as placementRoutes } from './placements/index.ts'
import { endpoints as peopleEndpoints, routes as peopleRoutes } from './people/index.ts'
import { API_ROOT, docsPage, openApiOf, registerApi, type Endpoint } from './platform/api/index.ts'
import { routes as handoverRoutes } from './handover/index.ts'
import type { Database } from './platform/database/index.ts'
import { buildServer } from './platform/http/index.ts'
import type { SafeHtml } from './platform/pages/index.ts'
import { routes as searchRoutes } from './search/index.ts'
import { publicRoutes as openPublications, routes as publicationRoutes } from './publications/index.ts'
import { routes as workRoutes } from './work/index.ts'

export const routes: readonly Route[] = [
  ...contactRoutes,
  ...concernRoutes,
  ...peopleRoutes,
  ...searchRoutes,
  ...networkRoutes,
  ...chronologyRoutes,
  ...riskRoutes,
  ...noticeRoutes,
  ...disruptionRoutes,
  ...passingRoutes,
  ...handoverRoutes,
  ...workRoutes,
  ...placementRoutes,
  ...investigationRoutes,
  ...figureRoutes,
  ...publicationRoutes,
  ...auditRoutes,
]

/** What programs ask, by a token. */
export const endpoints: readonly Endpoint<Actor, Verb, Scope>[] = [
  ...contactEndpoints,
  ...peopleEndpoints,
  ...operationEndpoints,
  ...eventEndpoints,
  ...noticeEndpoints,
  ...figureEndpoints,
]

const documentation = docsPage(openApiOf({ endpoints, scopes }, API_ROOT))

/** What anybody reads without signing in. */
export const publicRoutes: readonly PublicRoute[] = [
  ...openPublications,
  open(`${API_ROOT}/docs`, async (visit) => visit.page(documentation)),
]

/** What anybody fills in without signing in. */
export const formRoutes: readonly FormRoute[] = concernForms

/** What the navigation offers, to those who may. */
const places: readonly { text: string; href: string; may: Verb }[] = [
  { text: 'Front door', href: '/front-door', may: 'record_contact' },
  { text: 'Board', href: '/board', may: 'allocate_work' },
  { text: 'My work', href: '/my-work', may: 'hold_work' },
  { text: 'Children', href: '/children', may: 'view_person' },
  { text: 'Search', href: '/search', may: 'search_people' },
  { text: 'Notices', href: '/notices', may: 'view_person' },
  { text: 'Other disruption', href: '/disruption', may: 'view_person' },
  { text: 'Awareness', href: '/awareness', may: 'view_awareness' },
  { text: 'Placements', href: '/placements', may: 'view_person' },
  { text: 'Between authorities', href: '/passing', may: 'view_offers' },
  { text: 'Joint decisions', href: '/joint-decisions', may: 'view_joint_log' },
  { text: 'Operations', href: '/operations', may: 'view_operations' },
  { text: 'Figures', href: '/figures', may: 'view_figures' },
  { text: 'Scrutiny report', href: '/scrutiny', may: 'view_figures' },
  { text: 'Papers', href: '/papers', may: 'view_figures' },
  { text: 'Releases', href: '/releases', may: 'view_releases' },
  { text: 'Disclosures', href: '/disclosures', may: 'view_disclosures' },
  { text: 'Audit', href: '/audit', may: 'search_audit' },
]

export type AppSettings = {
  sessionMinutes: number
  secureCookies: boolean
  signInHelp?: SafeHtml | undefined
  trustedProxies?: readonly string[]
}

/** The server on a database, not yet listening. */
export async function buildApp(database: Database, settings: AppSettings): Promise<FastifyInstance> {
  const app = await buildServer<Actor, Verb>({
    database,
    routes,
    publicRoutes,
    publicHome: '/publications',
    formRoutes,
    formHelp,
    whoIs: (token) => actorOfToken(database, token, settings.sessionMinutes),
    signIn: async (username, password) => {
      const signedIn = await signIn(database, username, password)
      return signedIn && { token: signedIn.token, who: signedIn.actor }
    },
    signOut: (token) => signOut(database, token),
    may,
    startOf: (actor) => roles[actor.role].startsAt,
    surroundings: (actor, url) => ({
      user: { name: actor.displayName, jobTitle: actor.jobTitle, agency: actor.agencyName },
      navigation: places
        .filter((place) => may(actor, place.may))
        .map(({ text, href }) => ({
          text,
          href,
          current: url === href || url.startsWith(`${href}/`) || url.startsWith(`${href}?`),
        })),
      banner: actor.demonstration ? 'Demonstration: every person here is invented.' : undefined,
    }),
    signInHelp: settings.signInHelp,
    secureCookies: settings.secureCookies,
    trustedProxies: settings.trustedProxies ?? [],
  })
  const holderOf = (token: string) => holderOfToken(database, token)
  await registerApi<Actor, Verb, Scope>(app, { database, may, api: { endpoints, scopes, holderOf } })
  return app
}
