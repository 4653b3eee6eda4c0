/**
 * What a room tells the server: this address, for those who may do this, is answered so. `Who` is whoever is signed in
 * and `Verb` what they may do; both are a higher room's, since the platform knows nothing of either.
 */
import type { Database } from '../database/index.ts'
import type { PageOptions, SafeHtml } from '../pages/index.ts'

/** What a handler gives back. Nothing else reaches the browser. */
export type Reply =
  | { kind: 'page'; status: number; html: SafeHtml }
  /** `visitor` is the secret that a visitor of a public form is known by from now on; null forgets it. */
  | { kind: 'redirect'; to: string; visitor?: string | null }
  | { kind: 'json'; status: number; value: unknown }
  | { kind: 'file'; type: string; name?: string; content: string | Uint8Array; hash?: string }
  | { kind: 'not_found' }

/** The parts of a page that its room decides; the server adds who is signed in, where they can go and the notices. */
export type RoomPage = Omit<PageOptions, 'user' | 'navigation' | 'csrf' | 'banner'>

/** One request, as a handler sees it: everything of the edge already taken apart. */
export type Visit<Who> = {
  who: Who
  database: Database
  /** Parts of the path named with a colon. */
  params: Readonly<Record<string, string>>
  /** The query; a name given more than once is a list. */
  query: Readonly<Record<string, string | string[]>>
  /** The posted fields, flat, as the browser sent them: 'children[0][given_name]'. */
  body: Readonly<Record<string, string | string[]>>
  /** The files sent with them, by the name of their field. */
  files: Readonly<Record<string, Uint8Array>>
  /** Path and query. */
  url: string
  /** The hidden field that every form of a page carries. */
  csrf: SafeHtml
  /** Words to show once at the top, after a redirect ('Contact recorded'). */
  page(page: RoomPage, status?: number): Reply
}

export type Handler<Who> = (visit: Visit<Who>) => Promise<Reply>

export type Route<Who, Verb> = {
  method: 'GET' | 'POST'
  path: string
  /** What one must be allowed to do; 'signed_in' for anybody with a session. A route without it does not start. */
  may: Verb | 'signed_in'
  handle: Handler<Who>
  /**
   * For a POST whose sender's session had ended: shows the form again with what they typed, saving nothing. They have
   * just signed in again. Without it they are led to the form's address, and told.
   */
  resume?: Handler<Who>
  /** Whether its form sends a file. */
  takesFile?: true
}

/** One request of somebody who is not signed in, and whom nobody asks who they are. */
export type PublicVisit = Pick<Visit<never>, 'database' | 'params' | 'query' | 'url'> & {
  page(page: RoomPage, status?: number): Reply
}

/**
 * An address that anybody may read. It is answered without looking who asks, so that a session changes nothing in it.
 */
export type PublicRoute = {
  method: 'GET'
  path: string
  may: 'public'
  handle(visit: PublicVisit): Promise<Reply>
}

/** One request to a form for anybody: nobody is signed in, and all that is known of them is the secret of their cookie. */
export type FormVisit = Pick<Visit<never>, 'database' | 'params' | 'query' | 'body' | 'url' | 'csrf'> & {
  visitor: string
  page(page: RoomPage & Pick<PageOptions, 'banner'>, status?: number): Reply
}

/** An address of a form that anybody may fill in, and how often one address of the network may ask for it. */
export type FormRoute = {
  method: 'GET' | 'POST'
  path: string
  may: 'anybody'
  limit: { max: number; minutes: number }
  handle(visit: FormVisit): Promise<Reply>
  /** For a post that does not carry its visitor's token: shows the form again with what was typed, saving nothing. */
  again?(visit: FormVisit): Promise<Reply>
}

export const redirectTo = (to: string): Reply => ({ kind: 'redirect', to })
export const pageNotFound: Reply = { kind: 'not_found' }
export const json = (value: unknown, status = 200): Reply => ({ kind: 'json', status, value })
export const file = (type: string, content: string | Uint8Array, name?: string): Reply => ({
  kind: 'file',
  type,
  content,
  ...(name === undefined ? {} : { name }),
})
