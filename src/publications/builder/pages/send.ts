/** Sending a form of the builder: the edit saved, or the form again with what was typed and why it was not. */
import type { Visit } from '../../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import { saveEdit, saveSentence, type Draft } from '../drafts.ts'
import type { Edit } from '../editing.ts'
import { versionIn, withDraft, type Said } from './frame.ts'

export type Again = (draft: Draft, said: Said, status: number) => Promise<Reply>

/** `again` shows the form on the draft as it stands now, so that sending it once more saves it. */
export async function send(
  visit: Visit,
  edit: Edit,
  { leadsTo, again }: { leadsTo: string; again: Again },
): Promise<Reply> {
  const slug = visit.params['slug']!
  const saved = await saveEdit(visit.database, visit.who, { slug, version: versionIn(visit.body), edit })
  if (saved.ok) return redirectTo(leadsTo)
  if (saved.refusal.kind === 'not_found') return pageNotFound
  const errors = [{ field: '', text: saveSentence(saved.refusal) }]
  return withDraft(visit, (draft) => again(draft, { errors }, 422))
}
