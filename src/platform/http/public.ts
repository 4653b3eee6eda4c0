/**
 * Pages and files for anybody, without a session: the same answer whoever asks, with a tag of its bytes so that others
 * may keep it for a while and ask again. What is not there answers as any address that never was.
 */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../database/index.ts'
import { page } from '../pages/index.ts'
import { errorPage, problem } from './errors.ts'
import type { PublicRoute, Reply, RoomPage } from './route.ts'

/** For how long others may keep an answer: short, since a release may be corrected or withdrawn. */
const KEPT_SECONDS = 60
/** A minute, of one address of the network: a page and its files are some ten. */
const REQUESTS_MAX = 300

export function registerPublic(
  app: FastifyInstance,
  {
    database,
    publicRoutes,
    publicHome,
  }: { database: Database; publicRoutes: readonly PublicRoute[]; publicHome: string },
): void {
  const publicPage = (room: RoomPage) => page({ ...room, home: publicHome })
  const notFoundPage = publicPage(errorPage(404, undefined, publicHome)).markup
  for (const route of publicRoutes) {
    app.route({
      method: route.method,
      url: route.path,
      config: { rateLimit: { max: REQUESTS_MAX, timeWindow: '1 minute' } },
      handler: async (request, reply) =>
        send(
          request,
          reply,
          notFoundPage,
          await route.handle({
            database,
            params: request.params as Record<string, string>,
            query: request.query as Record<string, string | string[]>,
            url: request.url,
            page: (room, status = 200) => ({ kind: 'page', status, html: publicPage(room) }),
          }),
        ),
    })
  }
}

function send(request: FastifyRequest, reply: FastifyReply, notFoundPage: string, answer: Reply) {
  switch (answer.kind) {
    case 'page':
      return sendKept(request, reply, answer.status, 'text/html; charset=utf-8', answer.html.markup)
    case 'json':
      return sendKept(request, reply, answer.status, 'application/json; charset=utf-8', JSON.stringify(answer.value))
    case 'file':
      reply.header('content-disposition', `attachment; filename="${answer.name ?? 'file'}"`)
      return sendKept(request, reply, 200, answer.type, answer.content, answer.hash)
    case 'redirect':
      return reply.header('cache-control', 'no-store').redirect(answer.to, 303)
    case 'not_found':
      return notThere(request, reply, notFoundPage)
  }
}

function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  type: string,
  content: string | Uint8Array,
  hash = createHash('sha256').update(content).digest('hex'),
) {
  const tag = `"${hash}"`
  reply
    .header('etag', tag)
    .header('vary', 'accept')
    .header('cache-control', status === 200 ? `public, max-age=${KEPT_SECONDS}, must-revalidate` : 'no-store')
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  if (status === 200 && (known.includes(tag) || known.includes('*'))) return reply.status(304).send()
  return reply.status(status).type(type).send(content)
}

function notThere(request: FastifyRequest, reply: FastifyReply, notFoundPage: string) {
  const accept = request.headers.accept ?? ''
  reply.status(404).header('cache-control', 'no-store').header('vary', 'accept')
  if (accept.includes('json') && !accept.includes('html'))
    return reply.type('application/problem+json').send(JSON.stringify(problem(404, request.url)))
  return reply.type('text/html; charset=utf-8').send(notFoundPage)
}
