/** Marking contacts as reports of one event, and taking the mark away. Nothing is typed, so nothing can be lost. */
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { markOneEvent, unmarkOneEvent } from '../repeats.ts'
import { urls } from '../urls.ts'
import { isId } from './contact.page.ts'

export async function postOneEvent(visit: Visit): Promise<Reply> {
  const { database, who, params, body } = visit
  if (!isId(params['id'])) return pageNotFound
  const contact = urls.contact(params['id'])
  if (body['intent'] === 'unmark') {
    const unmarked = await unmarkOneEvent(database, who, params['id'])
    return unmarked.ok ? redirectTo(`${contact}?event=unmarked#one-event`) : pageNotFound
  }
  const chosen = [body['contacts'] ?? []].flat()
  if (!chosen.every(isId)) return pageNotFound
  const marked = await markOneEvent(database, who, params['id'], chosen)
  if (marked.ok) return redirectTo(`${contact}?event=marked#one-event`)
  return marked.refusal.kind === 'nothing_chosen' ? redirectTo(`${contact}?event=none#one-event`) : pageNotFound
}

/** For somebody whose session had ended: back to the contact, where the choice is one tick away. */
export const resumeOneEvent = async (visit: Visit): Promise<Reply> =>
  isId(visit.params['id']) ? redirectTo(`${urls.contact(visit.params['id'])}#one-event`) : pageNotFound
