/** The audit: one entry for every change and every read of a person's record, in the transaction that does it. */
import { uuidv7 } from '../platform/uuid.ts'
import type { Tx } from '../platform/database/index.ts'

export type AuditAction =
  | 'sign_in'
  | 'sign_out'
  | 'sign_in_refused'
  | 'view_person'
  | 'correct_person'
  | 'search_people'
  | 'suggest_people'
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
  | 'request_notice'
  | 'authorise_notice'
  | 'refuse_notice'
  | 'serve_notice'
  | 'review_notice'
  | 'breach_notice'
  | 'end_notice'
  | 'list_operations'
  | 'view_operation'
  | 'record_operation'
  | 'record_arrest'
  | 'record_voluntary_interview'
  | 'record_warrant'
  | 'execute_warrant'
  | 'record_charge'
  | 'record_safeguarding_action'
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
  | 'add_partner'
  | 'verify_partner'
  | 'revoke_partner'
  | 'view_disclosures'
  | 'search_audit'
  | 'found_partnership'
  | 'add_user'
  | 'set_linking'

export type AuditEntry = {
  action: AuditAction
  subjectType: string
  subjectId?: string | undefined
  detail?: Record<string, unknown>
}

/** Writes entries. A failure here fails the whole transaction: nothing is read or changed without its entry. */
export async function record(tx: Tx, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insertInto('audit_entry')
    .values(
      entries.map((entry) => ({
        partnership_id: tx.by.partnershipId,
        audit_id: uuidv7(),
        happened_at: tx.now,
        actor_id: tx.by.actorId,
        agency_id: tx.by.agencyId,
        action: entry.action,
        subject_type: entry.subjectType,
        subject_id: entry.subjectId ?? null,
        detail: entry.detail === undefined ? null : JSON.stringify(entry.detail),
      })),
    )
    .execute()
}
