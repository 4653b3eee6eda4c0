/**
 * How each table that refers to a person behaves when two records turn out to be one human being. Declared here for
 * every foreign key to person; a test reads the catalogue and fails where one is missing.
 *
 *   move        the row goes to the person who stays, its earlier version to the history
 *   move_once   moved as well, unless it would then say what another row says already or join a person to themselves
 *   derive      made anew from the records
 */
export type MergeRule = 'move' | 'move_once' | 'derive'

export const mergeRules: Record<string, MergeRule> = {
  'person_name.person_id': 'move',
  'person_identifier.person_id': 'move',
  'person_address.person_id': 'move',
  'person_key.person_id': 'derive',
  'relationship.person_id': 'move_once',
  'relationship.related_person_id': 'move_once',
  'contact_child.person_id': 'move',
  'risk_assessment.person_id': 'move',
  'risk_closure.person_id': 'move',
  'notice.recipient_id': 'move',
  'notice.child_id': 'move',
  'arrest.person_id': 'move',
  'voluntary_interview.person_id': 'move',
  'warrant.person_id': 'move',
  'charge.person_id': 'move',
  'safeguarding_action.person_id': 'move',
}
