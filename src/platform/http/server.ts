/** The server: sessions, rights, forged posts, headers and errors handled once, so that rooms only answer. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifyFormbody from '@fastify/formbody'
import fastifyHelmet from '@fastify/helmet'
import fastifyMultipart from '@fastify/multipart'
import fastifyRateLimit from '@fastify/rate-limit'
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Database } from '../database/index.ts'
import { faultReference, log } from '../log.ts'
import { CSRF_FIELD, csrfField, page, registerAssets, type PageOptions } from '../pages/index.ts'
import { errorPage, problem } from './errors.ts'
import { registerPublic } from './public.ts'
import { registerForms } from './public-form.ts'
import type { FormRoute, PublicRoute, Reply, RoomPage, Route, Visit } from './route.ts'
import { SESSION_COOKIE, cookieSettings, csrfToken, sameOrigin } from './session.ts'
import { resumedAnswers, signInPage, type Resume } from './sign-in.ts'

export type Fields = Record<string, string | string[]>

/** What the server asks of the rooms above it: who somebody is, what they may do, and what their pages carry. */
export type Household<Who, Verb> = {
  database: Database
  routes: readonly Route<Who, Verb>[]
  /** What anybody reads without signing in. */
  publicRoutes: readonly PublicRoute[]
  /** Where they begin. */
  publicHome: string
  /** Forms that anybody fills in, and what stands on their pages when one cannot be answered. */
  formRoutes: readonly FormRoute[]
  formHelp: PageOptions['body']
  whoIs(token: string): Promise<Who | undefined>
  signIn(username: string, password: string): Promise<{ token: string; who: Who } | undefined>
  signOut(token: string): Promise<void>
  may(who: Who, verb: Verb): boolean
  /** Where somebody's day starts. */
  startOf(who: Who): string
  /** Their name, where they can go and the notices that each of their pages carries. */
  surroundings(who: Who, url: string): Pick<PageOptions, 'user' | 'navigation' | 'banner'>
  /** What the sign-in page shows besides its form. */
  signInHelp: PageOptions['body'] | undefined
  secureCookies: boolean
  /** Addresses of the proxies that may say on whose behalf they ask. */
  trustedProxies: readonly string[]
}

type Kind<Who> = { who: Who | undefined; token: string | undefined }

/** A server that answers the household's routes, not yet listening. Throws where a route names no right. */
export async function buildServer<Who, Verb>(house: Household<Who, Verb>): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: 1_048_576,
    trustProxy: house.trustedProxies.length > 0 && [...house.trustedProxies],
    routerOptions: { ignoreTrailingSlash: true },
  })
  const secret = randomBytes(32)
  await app.register(fastifyCookie)
  await app.register(fastifyFormbody)
  await app.register(fastifyRateLimit, { global: false })
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: house.secureCookies,
    referrerPolicy: { policy: 'same-origin' },
  })
  registerAssets(app)

  const whoAsks = async (request: FastifyRequest): Promise<Kind<Who>> => {
    const token = request.cookies[SESSION_COOKIE]
    return { token, who: token === undefined ? undefined : await house.whoIs(token) }
  }

  const around = (who: Who, token: string, url: string) => ({
    ...house.surroundings(who, url),
    csrf: csrfToken(secret, token),
  })

  const visitOf = (request: FastifyRequest, who: Who, token: string, sent: Sent): Visit<Who> => {
    const shell = around(who, token, request.url)
    return {
      who,
      database: house.database,
      params: request.params as Record<string, string>,
      query: request.query as Fields,
      ...sent,
      url: request.url,
      csrf: csrfField(shell.csrf),
      page: (room: RoomPage, status = 200): Reply => ({ kind: 'page', status, html: page({ ...room, ...shell }) }),
    }
  }

  const send = (request: FastifyRequest, reply: FastifyReply, answer: Reply, kind: Kind<Who>) => {
    reply.header('cache-control', 'no-store')
    switch (answer.kind) {
      case 'page':
        return reply.status(answer.status).type('text/html; charset=utf-8').send(answer.html.markup)
      case 'redirect':
        return reply.redirect(answer.to, 303)
      case 'json':
        return reply.status(answer.status).type('application/json; charset=utf-8').send(JSON.stringify(answer.value))
      case 'file':
        if (answer.name !== undefined) reply.header('content-disposition', `attachment; filename="${answer.name}"`)
        return reply.type(answer.type).send(answer.content)
      case 'not_found':
        return refuse(request, reply, 404, kind)
    }
  }

  const refuse = (
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    kind: Kind<Who>,
    reference?: string,
  ) => {
    if ((request.headers.accept ?? '').includes('json') && !(request.headers.accept ?? '').includes('html'))
      return reply
        .status(status)
        .type('application/problem+json')
        .send(JSON.stringify(problem(status, request.url, reference)))
    const shell = kind.who !== undefined ? around(kind.who, kind.token!, request.url) : {}
    return reply
      .status(status)
      .type('text/html; charset=utf-8')
      .send(page({ ...errorPage(status, reference), ...shell }).markup)
  }

  const showSignIn = (reply: FastifyReply, resume: Resume | undefined, error?: string, status = 200, username = '') =>
    reply
      .status(status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page(signInPage({ resume, error, username, help: house.signInHelp })).markup)

  app.get('/health', async () => {
    await house.database.pool.query('select 1')
    return { status: 'ready' }
  })

  app.get('/', async (request, reply) => {
    const { who } = await whoAsks(request)
    return reply.redirect(who === undefined ? '/sign-in' : house.startOf(who), 303)
  })

  app.get('/sign-in', async (request, reply) => {
    const { who } = await whoAsks(request)
    if (who !== undefined) return reply.redirect(house.startOf(who), 303)
    const to = (request.query as Fields)['to']
    return showSignIn(reply, typeof to === 'string' && isLocal(to) ? { to } : undefined)
  })

  app.post('/sign-in', { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }, async (request, reply) => {
    const fields = sentBy(request).body
    const resume = resumedAnswers(fields)
    const username = String(fields['username'] ?? '')
    const signedIn = await house.signIn(username, String(fields['password'] ?? ''))
    if (!signedIn) return showSignIn(reply, resume, 'The username or the password is wrong', 422, username)
    reply.setCookie(SESSION_COOKIE, signedIn.token, cookieSettings(house.secureCookies))
    if (resume?.answers === undefined)
      return reply.redirect(resume && isLocal(resume.to) ? resume.to : house.startOf(signedIn.who), 303)
    const answer = await resumeForm(request, resume, signedIn.who, signedIn.token)
    return send(request, reply, answer, signedIn)
  })

  const resumeForm = async (request: FastifyRequest, resume: Resume, who: Who, token: string): Promise<Reply> => {
    for (const route of house.routes) {
      if (route.method !== 'POST' || !route.resume) continue
      const params = matchPath(route.path, resume.to.split('?')[0]!)
      if (!params || (route.may !== 'signed_in' && !house.may(who, route.may))) continue
      const visit = visitOf(request, who, token, { body: resume.answers ?? {}, files: {} })
      return route.resume({ ...visit, params, query: {}, url: resume.to })
    }
    return { kind: 'redirect', to: house.startOf(who) }
  }

  app.post('/sign-out', async (request, reply) => {
    const { token } = await whoAsks(request)
    if (token !== undefined && comesFromHere(request, secret, token)) await house.signOut(token)
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).redirect('/sign-in', 303)
  })

  const addRoute = (scope: FastifyInstance, route: Route<Who, Verb>) => {
    if (!route.may) throw new Error(`the route ${route.method} ${route.path} names no permission`)
    scope.route({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => {
        const kind = await whoAsks(request)
        if (kind.who === undefined || kind.token === undefined) {
          if (route.method === 'GET') return reply.redirect(`/sign-in?to=${encodeURIComponent(request.url)}`, 303)
          const { [CSRF_FIELD]: _, ...answers } = sentBy(request).body
          return showSignIn(reply, { to: request.url, answers }, undefined, 401)
        }
        if (route.may !== 'signed_in' && !house.may(kind.who, route.may)) return refuse(request, reply, 404, kind)
        const sent = sentBy(request)
        if (route.method === 'POST' && !comesFromHere(request, secret, kind.token)) {
          // A token of a session before this one: show what was typed again rather than lose it.
          if (!route.resume || !sameOrigin(request)) return refuse(request, reply, 403, kind)
          return send(request, reply, await route.resume(visitOf(request, kind.who, kind.token, sent)), kind)
        }
        const visit = visitOf(request, kind.who, kind.token, sent)
        return send(request, reply, await answerOf(route, visit), kind)
      },
    })
  }
  for (const route of house.routes.filter((one) => !one.takesFile)) addRoute(app, route)
  // A file is read where one is asked for and nowhere else: fields beside it are few and short.
  await app.register(async (scope) => {
    await scope.register(fastifyMultipart, { attachFieldsToBody: 'keyValues', limits: FILE_LIMITS })
    for (const route of house.routes.filter((one) => one.takesFile)) addRoute(scope, route)
  })

  registerPublic(app, house)
  registerForms(app, house)

  app.setNotFoundHandler(async (request, reply) => refuse(request, reply, 404, await whoAsks(request)))
  app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500
    if (status < 500) return refuse(request, reply, status, { who: undefined, token: undefined })
    const reference = faultReference()
    log.error({ reference, route: request.routeOptions.url, fault: error.name, stack: error.stack }, 'fault')
    return refuse(request, reply, 500, { who: undefined, token: undefined }, reference)
  })
  return app
}

const FILE_LIMITS = { files: 1, fields: 10, fieldSize: 10_000 }

/**
 * What the route's handler answers. What was typed matters more than a fault: where a form can be shown again it is, whole,
 * by the same page that shows it to somebody whose session had ended, which says that nothing was saved.
 */
async function answerOf<Who, Verb>(route: Route<Who, Verb>, visit: Visit<Who>): Promise<Reply> {
  if (!route.resume) return route.handle(visit)
  try {
    return await route.handle(visit)
  } catch (fault) {
    const { name, stack } = fault as Error
    log.error({ reference: faultReference(), route: route.path, fault: name, stack }, 'fault')
    const again = await route.resume(visit)
    return again.kind === 'page' ? { ...again, status: 500 } : again
  }
}

type Sent = Pick<Visit<never>, 'body' | 'files'>

/** What a form sent: its fields, and apart from them the files. */
function sentBy(request: FastifyRequest): Sent {
  const entries = Object.entries((request.body ?? {}) as Record<string, string | string[] | Buffer>)
  const isFile = ([, value]: [string, unknown]) => Buffer.isBuffer(value)
  return {
    body: Object.fromEntries(entries.filter((one) => !isFile(one))) as Fields,
    files: Object.fromEntries(entries.filter(isFile)) as Record<string, Buffer>,
  }
}

/** Only an address of this service: '//elsewhere' and 'https:' lead nowhere. */
const isLocal = (to: string): boolean => /^\/(?![/\\])/.test(to)

/** Whether a post carries its session's own token, and no other site's origin. */
function comesFromHere(request: FastifyRequest, secret: Buffer, token: string): boolean {
  const sent = Buffer.from(String(sentBy(request).body[CSRF_FIELD] ?? ''))
  const right = Buffer.from(csrfToken(secret, token))
  return sameOrigin(request) && sent.length === right.length && timingSafeEqual(sent, right)
}

/** The named parts of `path` in `address`, or undefined where it is another address. */
function matchPath(path: string, address: string): Record<string, string> | undefined {
  const names = path.split('/')
  const parts = address.split('/')
  if (names.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    if (name.startsWith(':')) params[name.slice(1)] = decodeURIComponent(parts[index]!)
    else if (name !== parts[index]) return undefined
  }
  return params
}
