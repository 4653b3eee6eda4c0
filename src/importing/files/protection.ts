/** The files about risk, protection and notices. */
import { exploitations, noticeBases, riskLevels, safeguardingKinds } from '../../reference/index.ts'
import { codeOf, eventDay, expiryDay, key, ownAuthority } from '../cells.ts'
import { notBefore, type FileSpec } from '../file-spec.ts'

export const riskAssessments: FileSpec = {
  file: 'risk_assessments.csv',
  name: 'risk_assessments',
  table: 'risk_assessment',
  columns: [
    { name: 'assessment_ref', required: true, read: key, into: 'ref' },
    { name: 'person_ref', required: true, read: key, into: 'person_id', refersTo: 'person' },
    { name: 'assessed_on', required: true, read: eventDay, type: 'date' },
    { name: 'level', required: true, read: codeOf(riskLevels) },
    { name: 'exploitation', required: true, read: codeOf(exploitations) },
  ],
}

export const safeguardingActions: FileSpec = {
  file: 'safeguarding_actions.csv',
  name: 'safeguarding_actions',
  table: 'safeguarding_action',
  columns: [
    { name: 'action_ref', required: true, read: key, into: 'ref' },
    { name: 'person_ref', required: true, read: key, into: 'person_id', refersTo: 'person' },
    { name: 'safeguarded_on', required: true, read: eventDay, type: 'date' },
    { name: 'authority', required: true, read: ownAuthority },
    { name: 'kind', required: true, read: codeOf(safeguardingKinds) },
    { name: 'operation_ref', read: key, into: 'operation_id', refersTo: 'operation' },
  ],
}

const servedAfterIssue = notBefore('served_on', 'issued_on', 'A notice is served on or after the day it is issued.')
const expiresAfterIssue = notBefore('expires_on', 'issued_on', 'A notice ends on or after the day it is issued.')

export const notices: FileSpec = {
  file: 'notices.csv',
  name: 'notices',
  table: 'notice',
  columns: [
    { name: 'notice_ref', required: true, read: key, into: 'ref' },
    { name: 'recipient_ref', required: true, read: key, into: 'recipient_id', refersTo: 'person' },
    { name: 'child_ref', required: true, read: key, into: 'child_id', refersTo: 'person' },
    { name: 'issued_on', required: true, read: eventDay, type: 'date' },
    { name: 'authority', required: true, read: ownAuthority },
    { name: 'basis', required: true, read: codeOf(noticeBases) },
    { name: 'served_on', read: eventDay, type: 'date' },
    { name: 'expires_on', read: expiryDay, type: 'date' },
  ],
  check: (cell) =>
    cell('recipient_ref') === cell('child_ref')
      ? { column: 'recipient_ref', bad: 'A notice warns one person about another. Give the adult who is warned.' }
      : (servedAfterIssue(cell) ?? expiresAfterIssue(cell)),
}
