/**
 * Forms for anybody, without a session. All that is known of a visitor is a secret in a cookie of their own, which ends
 * with the browser. The token against forged posts is made of it and of nothing else, so that a form that was open while
 * the server was killed can still be sent.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../database/index.ts'
import { faultReference, log } from '../log.ts'
import { CSRF_FIELD, csrfField, page, type SafeHtml } from '../pages/index.ts'
import { errorPage } from './errors.ts'
import type { FormRoute, FormVisit, Reply } from './route.ts'
import { cookieSettings, sameOrigin } from './session.ts'

/** What a form may hold at most: ten thousand characters of any script come to less than a hundred thousand bytes. */
const BODY_MAX = 262_144

/** A secret that nobody guesses: 256 bits. */
export const newVisitor = (): string => randomBytes(32).toString('base64url')
const isVisitor = (text: string | undefined): text is string => /^[\w-]{43}$/.test(text ?? '')

const tokenOf = (visitor: string): string => createHash('sha256').update(`form token of ${visitor}`).digest('base64url')

type House = {
  database: Database
  formRoutes: readonly FormRoute[]
  /** What stands on a page that says no: whoever came with something urgent must be told where else to go. */
  formHelp: SafeHtml
  secureCookies: boolean
}

export function registerForms(app: FastifyInstance, house: House): void {
  // The prefix keeps neighbours on other names of the domain from setting it.
  const cookie = `${house.secureCookies ? '__Host-' : ''}waymark_form`

  const visitOf = (request: FastifyRequest, visitor: string): FormVisit => ({
    database: house.database,
    visitor,
    params: request.params as Record<string, string>,
    query: request.query as Record<string, string | string[]>,
    body: (request.body ?? {}) as Record<string, string | string[]>,
    url: request.url,
    csrf: csrfField(tokenOf(visitor)),
    page: (room, status = 200) => ({ kind: 'page', status, html: page(room) }),
  })

  const refuse = (reply: FastifyReply, status: number, reference?: string) =>
    reply
      .status(status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page({ ...errorPage(status, reference, house.formHelp), exit: true }).markup)

  const send = (reply: FastifyReply, answer: Reply) => {
    reply.header('cache-control', 'no-store')
    if (answer.kind === 'page')
      return reply.status(answer.status).type('text/html; charset=utf-8').send(answer.html.markup)
    if (answer.kind !== 'redirect') return refuse(reply, 404)
    if (answer.visitor === null) reply.clearCookie(cookie, { path: '/', secure: house.secureCookies })
    else if (answer.visitor !== undefined) reply.setCookie(cookie, answer.visitor, cookieSettings(house.secureCookies))
    return reply.redirect(answer.to, 303)
  }

  for (const route of house.formRoutes)
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: BODY_MAX,
      config: {
        rateLimit: {
          max: route.limit.max,
          timeWindow: route.limit.minutes * 60_000,
          keyGenerator: (request) => networkOf(request.ip),
        },
      },
      errorHandler: (error, request, reply) => {
        const { statusCode = 500 } = error
        if (statusCode < 500) return refuse(reply, statusCode)
        const reference = faultReference()
        log.error({ reference, route: request.routeOptions.url, fault: error.name, stack: error.stack }, 'fault')
        return refuse(reply, 500, reference)
      },
      handler: async (request, reply) => {
        const known = request.cookies[cookie]
        const visitor = isVisitor(known) ? known : newVisitor()
        if (visitor !== known) reply.setCookie(cookie, visitor, cookieSettings(house.secureCookies))
        const visit = visitOf(request, visitor)
        if (route.method === 'GET') return send(reply, await route.handle(visit))
        if (!sameOrigin(request) || request.headers['sec-fetch-site'] === 'cross-site') return refuse(reply, 403)
        if (visitor === known && carriesToken(request, visitor)) return send(reply, await route.handle(visit))
        return route.again ? send(reply, await route.again(visit)) : refuse(reply, 403)
      },
    })
}

function carriesToken(request: FastifyRequest, visitor: string): boolean {
  const sent = Buffer.from(String(((request.body ?? {}) as Record<string, unknown>)[CSRF_FIELD] ?? ''))
  const right = Buffer.from(tokenOf(visitor))
  return sent.length === right.length && timingSafeEqual(sent, right)
}

/** Whom a limit counts as one: an IPv4 address, or the half of an IPv6 address that a household is given. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  if (address.toLowerCase().startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('%')[0]!.split('::')
  const parts = [head, tail ?? ''].map((half) => half.split(':').filter(Boolean))
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - parts[0]!.length - parts[1]!.length }, () => '0')
  return [...parts[0]!, ...zeros, ...parts[1]!]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')
}
