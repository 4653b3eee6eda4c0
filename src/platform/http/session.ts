/** The session's cookie and the token against forged posts, which is made from it and so needs no store. */
import { createHmac } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

export const SESSION_COOKIE = 'waymark_session'

export const cookieSettings = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const

/** A token that only this server could have made for this session. */
export const csrfToken = (secret: Buffer, sessionToken: string): string =>
  createHmac('sha256', secret).update(sessionToken).digest('base64url')

/** Whether a post comes from a page of this service: a browser says so of every post. */
export const sameOrigin = (request: FastifyRequest): boolean => {
  const origin = request.headers.origin
  return origin === undefined || URL.parse(origin)?.host === request.headers.host
}
