/**
 * How each table that refers to a person behaves when two records turn out to be one human being. Declared here for
 * every foreign key to person; a test reads the catalogue and fails where one is missing. Merging goes by nothing else:
 * a new table is handled by its line.
 *
 *   move        the row goes to the person who stays, its earlier version to the history
 *   move_once   moved as well, or set aside (column set_aside_by) where it would then say what another row says already
 *               or join a person to themselves
 *   derive      made anew from the records
 *   stay        tells of the records as such, and stays with the one it tells of
 */
import { relationshipKinds } from '../reference/index.ts'

export type MergeRule = 'move' | 'move_once' | 'derive' | 'stay'

export const mergeRules: Record<string, MergeRule> = {
  'not_same.other_person_id': 'move_once',
  'not_same.person_id': 'move_once',
  'person.merged_into': 'move',
  'person_merge.absorbed_id': 'stay',
  'person_merge.kept_id': 'stay',
  'person_name.person_id': 'move',
  'person_identifier.person_id': 'move',
  'person_address.person_id': 'move',
  'person_key.person_id': 'derive',
  'relationship.person_id': 'move_once',
  'relationship.related_person_id': 'move_once',
  'person_thing.person_id': 'move',
  'contact_child.person_id': 'move',
  'risk_assessment.person_id': 'move',
  'risk_closure.person_id': 'move',
  'notice.recipient_id': 'move',
  'notice.child_id': 'move',
  'disruption_measure.adult_id': 'move',
  'disruption_child.person_id': 'move',
  'arrest.person_id': 'move',
  'voluntary_interview.person_id': 'move',
  'warrant.person_id': 'move',
  'charge.person_id': 'move',
  'safeguarding_action.person_id': 'move',
  'suspect_description.person_id': 'move',
  'task.person_id': 'move',
  'allocation.person_id': 'move',
  'operation_child.person_id': 'move',
  'placement.person_id': 'move',
  'child_worker.person_id': 'move',
}

/**
 * Of each table that moves once: which columns say what it says, and whether two people in it stand in the order of
 * their ids, for which kinds.
 */
export const movedOnce: Record<
  string,
  { pair: [string, string]; besides: readonly string[]; inOrder: (kind: string | undefined) => boolean }
> = {
  relationship: {
    pair: ['person_id', 'related_person_id'],
    besides: ['kind'],
    inOrder: (kind) => relationshipKinds.some((one) => one.code === kind && one.symmetric),
  },
  not_same: { pair: ['person_id', 'other_person_id'], besides: [], inOrder: () => true },
}

/** What a moved row says differently from then on: a child who was looked at by a person waits no longer. */
export const saysAfterMerge: Record<string, { column: string; was: string; becomes: string }> = {
  contact_child: { column: 'match_state', was: 'awaiting_review', becomes: 'linked' },
}

/** Tables whose rows tell of others too: whether they are restricted is not one person's affair. */
export const notRestrictedWithPerson: readonly string[] = ['contact_child', 'relationship']

/** One table's column that refers to a person. */
export type Reference = { table: string; column: string; rule: MergeRule }

export const references: readonly Reference[] = Object.entries(mergeRules).map(([name, rule]) => {
  const [table, column] = name.split('.') as [string, string]
  return { table, column, rule }
})
