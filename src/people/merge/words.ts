/** Refusals of merging and undoing, as sentences. Add a kind, and the compiler asks for its words. */
import type { MergeRefusal } from './actions.ts'
import type { UndoRefusal } from './undoing.ts'

type Said = MergeRefusal | UndoRefusal
type Kind = Exclude<Said['kind'], 'not_found'>

export const refusalWords: { readonly [K in Kind]: string } = {
  reason_missing: 'Enter why',
  same_record: 'These are one record already: a record cannot be merged with itself',
  already_merged: 'One of these records has been merged meanwhile by someone else. Nothing was changed',
  both_in_one:
    'A notice warns one of these two people about the other, so they cannot be one person. If the notice names the wrong person, put the notice right first',
  changed_by_someone_else:
    'Someone else changed one of these records while you were deciding. Look again at what is below and, if it still stands, send it again',
  held_by_another:
    'Somebody is writing about one of these people just now, perhaps an import. Nothing was changed: try again in a moment',
  already_undone: 'This merge was undone already. Nothing was changed',
  later_first: 'A later merge, of one of these two or of a relative, builds on this one. Undo the later one first',
}
