/** The audit: one entry for every change and every read of a person's record, in the transaction that does it. */
import pg from 'pg'
import { uuidv7 } from '../platform/uuid.ts'
import type { Tx } from '../platform/database/index.ts'

export type AuditAction =
  | 'sign_in'
  | 'sign_out'
  | 'sign_in_refused'
  | 'view_person'
  | 'correct_person'
  | 'search'
  | 'search_people'
  | 'save_search'
  | 'rename_search'
  | 'remove_search'
  | 'suggest_people'
  | 'view_links'
  | 'record_link'
  | 'correct_link'
  | 'withdraw_link'
  | 'view_thing'
  | 'view_network'
  | 'view_path'
  | 'list_children'
  | 'list_review'
  | 'view_queue'
  | 'view_contact'
  | 'preview_merge'
  | 'merge_people'
  | 'view_merge'
  | 'undo_merge'
  | 'decide_not_same'
  | 'view_review'
  | 'mark_one_event'
  | 'unmark_one_event'
  | 'record_contact'
  | 'decide_contact'
  | 'record_assessment'
  | 'close_risk'
  | 'list_notices'
  | 'view_notice'
  | 'print_notice'
  | 'request_notice'
  | 'consult_about_notice'
  | 'correct_notice'
  | 'authorise_notice'
  | 'refuse_notice'
  | 'serve_notice'
  | 'review_notice'
  | 'breach_notice'
  | 'end_notice'
  | 'list_disruption'
  | 'view_disruption'
  | 'record_disruption'
  | 'correct_disruption'
  | 'record_awareness'
  | 'correct_awareness'
  | 'list_operations'
  | 'view_operation'
  | 'record_operation'
  | 'record_arrest'
  | 'record_voluntary_interview'
  | 'record_warrant'
  | 'execute_warrant'
  | 'record_charge'
  | 'record_safeguarding_action'
  | 'link_child'
  | 'list_placements'
  | 'view_placement'
  | 'record_placement'
  | 'correct_placement'
  | 'take_warrant_step'
  | 'record_outcome'
  | 'record_bail'
  | 'correct_event'
  | 'view_figures'
  | 'open_figure'
  | 'annotate_figure'
  | 'export_figures'
  | 'view_releases'
  | 'view_release'
  | 'draft_release'
  | 'edit_release'
  | 'submit_release'
  | 'check_release'
  | 'clear_release'
  | 'approve_release'
  | 'return_release'
  | 'publish_release'
  | 'withdraw_release'
  | 'list_early_readers'
  | 'read_release'
  | 'reproduce_release'
  | 'save_view'
  | 'rename_view'
  | 'remove_view'
  | 'keep_template'
  | 'change_template'
  | 'remove_template'
  | 'import_folder'
  | 'list_offers'
  | 'view_offer'
  | 'view_stub'
  | 'offer_contact'
  | 'accept_offer'
  | 'refuse_offer'
  | 'withdraw_offer'
  | 'make_handover_file'
  | 'read_handover_file'
  | 'make_receipt'
  | 'read_receipt'
  | 'take_card'
  | 'add_partner'
  | 'verify_partner'
  | 'revoke_partner'
  | 'view_disclosures'
  | 'view_board'
  | 'view_my_work'
  | 'view_task'
  | 'view_work_on'
  | 'view_held_by'
  | 'allocate'
  | 'take_back'
  | 'hand_over'
  | 'make_task'
  | 'close_task'
  | 'make_digest'
  | 'open_concern_form'
  | 'close_concern_form'
  | 'let_sender_read'
  | 'stop_sender_reading'
  | 'tell_decision'
  | 'search_audit'
  | 'found_partnership'
  | 'add_user'
  | 'set_linking'
  | 'create_token'
  | 'revoke_token'
  | 'add_webhook'
  | 'stop_webhook'
  | 'resume_webhook'
  | 'list_contacts'
  | 'list_events'

export type AuditEntry = {
  action: AuditAction
  subjectType: string
  subjectId?: string | undefined
  detail?: Record<string, unknown>
}

/**
 * Writes entries, in the round trip that commits. A failure here fails the whole transaction: nothing is read or changed
 * without its entry.
 */
export async function record(tx: Tx, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ action, subjectType, subjectId, detail }) =>
    [
      tx.by.partnershipId,
      uuidv7(),
      tx.now,
      tx.by.actorId,
      tx.by.agencyId,
      action,
      subjectType,
      subjectId ?? null,
      detail === undefined ? null : JSON.stringify(detail),
    ].map((value) => (value === null ? 'null' : pg.escapeLiteral(value))),
  )
  tx.withCommit.push(
    `insert into audit_entry (partnership_id, audit_id, happened_at, actor_id, agency_id, action, subject_type, subject_id, detail)
     values ${rows.map((row) => `(${row.join(', ')})`).join(', ')}`,
  )
}
