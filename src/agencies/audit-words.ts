/** The audit in words: what each action is, and what its detail may say. */
import type { AuditAction } from '../access/index.ts'
import { counted, listInWords } from '../platform/pages/index.ts'

/** Complete: add an action, and the compiler asks for its words. */
export const actionWords: Readonly<Record<AuditAction, string>> = {
  sign_in: 'Signed in',
  sign_out: 'Signed out',
  sign_in_refused: 'Was refused at sign-in',
  view_person: 'Opened a person’s record',
  correct_person: 'Put a person’s details right',
  search: 'Searched for people and records',
  search_people: 'Searched for people',
  save_search: 'Saved a search',
  rename_search: 'Renamed a saved search',
  remove_search: 'Removed a saved search',
  suggest_people: 'Was shown people who may be meant',
  view_links: 'Read what a person is linked to',
  record_link: 'Linked a person to something',
  correct_link: 'Changed a link of a person',
  withdraw_link: 'Took a link of a person back',
  view_thing: 'Read who is linked to something',
  view_network: 'Looked at who is linked to a person',
  view_path: 'Looked for the way between two people',
  list_children: 'Listed children',
  list_review: 'Listed children who may be known already',
  view_review: 'Opened two records that may be one person',
  preview_merge: 'Looked at what a merge of two records would bring',
  merge_people: 'Merged two records of one person',
  view_merge: 'Opened a merge',
  undo_merge: 'Undid a merge',
  decide_not_same: 'Decided that two records are two people',
  mark_one_event: 'Marked contacts as reports of one event',
  unmark_one_event: 'Took the mark of one event off contacts',
  view_queue: 'Listed contacts that await a decision',
  view_contact: 'Opened a contact',
  list_contacts: 'Listed contacts',
  record_contact: 'Recorded a contact',
  decide_contact: 'Decided a contact',
  open_concern_form: 'Opened the public form for concerns',
  close_concern_form: 'Closed the public form for concerns',
  let_sender_read: 'Let the sender of a form read what was decided',
  stop_sender_reading: 'Stopped the sender of a form reading what was decided',
  tell_decision: 'Told the sender of a form what was decided',
  record_assessment: 'Recorded an assessment of risk',
  close_risk: 'Closed exploitation work',
  list_notices: 'Listed notices',
  view_notice: 'Opened a notice',
  print_notice: 'Printed a notice',
  request_notice: 'Asked for a notice',
  consult_about_notice: 'Recorded that social care was consulted about a notice',
  correct_notice: 'Said when the order that a notice rests on ends',
  authorise_notice: 'Authorised a notice',
  refuse_notice: 'Refused a notice',
  serve_notice: 'Recorded that a notice was served',
  review_notice: 'Recorded the review of a notice',
  breach_notice: 'Recorded the breach of a notice',
  end_notice: 'Ended a notice',
  list_disruption: 'Listed disruption measures',
  view_disruption: 'Opened a disruption measure',
  record_disruption: 'Recorded a disruption measure',
  correct_disruption: 'Changed a disruption measure',
  record_awareness: 'Recorded an awareness activity',
  correct_awareness: 'Put an awareness activity right',
  list_operations: 'Listed operations',
  view_operation: 'Opened an operation',
  record_operation: 'Recorded or closed an operation',
  list_events: 'Listed what police did',
  record_arrest: 'Recorded an arrest',
  record_voluntary_interview: 'Recorded a voluntary interview',
  record_warrant: 'Recorded a warrant',
  execute_warrant: 'Recorded that a warrant was executed',
  record_charge: 'Recorded a charge',
  record_safeguarding_action: 'Recorded a safeguarding action',
  take_warrant_step: 'Recorded that a warrant was issued, refused or returned',
  record_outcome: 'Recorded what became of a charge',
  describe_suspect: 'Described a suspect',
  record_bail: 'Recorded bail or its end',
  correct_event: 'Put right what police or council did',
  name_worker: 'Named an officer or a social worker of a child',
  view_joint_log: 'Opened what police and a council decided together',
  open_joint_log: 'Began to work jointly with a council',
  record_joint_decision: 'Recorded what police and a council decided together',
  link_child: 'Recorded that an operation came upon a child',
  list_placements: 'Listed placements',
  view_placement: 'Opened a placement',
  record_placement: 'Recorded a placement',
  correct_placement: 'Put a placement right',
  view_figures: 'Read figures',
  open_figure: 'Opened a figure down to its records',
  annotate_figure: 'Explained a figure',
  export_figures: 'Took figures away',
  view_releases: 'Opened the register of releases',
  view_release: 'Opened a release',
  draft_release: 'Began a release',
  edit_release: 'Changed the draft of a release',
  submit_release: 'Sent a release for checking',
  check_release: 'Checked a release',
  clear_release: 'Allowed police figures in a release',
  approve_release: 'Approved a release',
  return_release: 'Returned a release to be drafted again',
  publish_release: 'Published or scheduled a release',
  withdraw_release: 'Withdrew a release',
  list_early_readers: 'Changed who reads a release early',
  read_release: 'Read a release before or besides the public',
  reproduce_release: 'Reproduced a release',
  save_view: 'Saved a view of figures',
  rename_view: 'Renamed a saved view of figures',
  remove_view: 'Removed a saved view of figures',
  keep_template: 'Kept a template of a release',
  change_template: 'Changed a template of a release',
  remove_template: 'Removed a template of a release',
  import_folder: 'Imported a folder',
  list_offers: 'Listed contacts offered between authorities',
  view_offer: 'Opened the offer of a contact',
  view_stub: 'Opened a contact as it stood when it was passed on',
  offer_contact: 'Offered a contact to another authority',
  accept_offer: 'Took over a contact from another authority',
  refuse_offer: 'Refused a contact that another authority offered',
  withdraw_offer: 'Took back the offer of a contact',
  make_handover_file: 'Made a file that hands a contact over',
  read_handover_file: 'Read a file from another Waymark',
  make_receipt: 'Made the receipt for a file',
  read_receipt: 'Read the receipt for a file',
  take_card: 'Took this Waymark’s card',
  add_partner: 'Added the keys of another Waymark',
  verify_partner: 'Verified the keys of another Waymark',
  revoke_partner: 'Revoked the keys of another Waymark',
  view_disclosures: 'Read who sent what to whom',
  view_board: 'Looked at the board of a team',
  view_my_work: 'Looked at their own work',
  view_task: 'Opened a task',
  view_work_on: 'Opened who holds a record, and the tasks about it',
  view_held_by: 'Looked at everything that somebody holds',
  allocate: 'Allocated a record to a team or a person',
  take_back: 'Ended the allocation of a record',
  hand_over: 'Handed over a record that somebody held',
  make_task: 'Made a task',
  close_task: 'Closed a task',
  make_digest: 'Made a digest of somebody’s work',
  search_audit: 'Searched the audit',
  found_partnership: 'Founded the partnership',
  set_linking: 'Set who is linked without a person',
  create_token: 'Made a token for another system',
  revoke_token: 'Revoked a token of another system',
  add_webhook: 'Added a webhook',
  stop_webhook: 'Stopped a webhook',
  resume_webhook: 'Resumed a webhook',
  add_user: 'Added somebody who works here',
}

/** An entry may be older than the words: its code then stands for itself. */
export const wordsOf = (action: string): string =>
  Object.hasOwn(actionWords, action) ? actionWords[action as AuditAction] : sentence(action)

export const actions = (Object.keys(actionWords) as AuditAction[]).toSorted((a, b) =>
  actionWords[a].localeCompare(actionWords[b], 'en-GB'),
)

export const isAction = (text: string): text is AuditAction => Object.hasOwn(actionWords, text)

/** 'voluntary_interview' is "Voluntary interview". */
export const sentence = (code: string): string => {
  const words = code.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * What the detail adds, of what is no secret: how many records were shown, and which fields were changed. What somebody
 * typed into a search may be a name: only who may see everybody is told (`mayReadTyped`).
 */
export function detailInWords(detail: Readonly<Record<string, unknown>> | null, mayReadTyped: boolean): string {
  if (detail === null) return ''
  const shown = Object.entries(detail).flatMap(([name, value]) => (name !== 'changed' && isIds(value) ? value : []))
  const { typed, changed } = detail
  return [
    mayReadTyped && typeof typed === 'string' ? `Typed “${typed}”` : '',
    Array.isArray(changed) ? `Changed ${listInWords(changed.map((name) => fieldInWords(String(name))))}` : '',
    shown.length > 0 ? `${counted(shown.length, 'record')} in all` : '',
  ]
    .filter(Boolean)
    .join('. ')
}

const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && /^[0-9a-f-]{36}$/.test(one))

/** 'givenName' is "given name". */
const fieldInWords = (name: string) =>
  name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' ')
