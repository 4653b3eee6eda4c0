/** The contract's files, in the order in which they are taken: what is pointed to comes before what points. */
import type { FileSpec } from './file-spec.ts'
import { awareness, contactChildren, contacts, decisions } from './files/contacts.ts'
import { arrests, charges, operations, voluntaryInterviews, warrants } from './files/investigations.ts'
import { people, relationships } from './files/people.ts'
import { populations } from './files/populations.ts'
import { notices, riskAssessments, safeguardingActions } from './files/protection.ts'

export const files: readonly FileSpec[] = [
  people,
  relationships,
  contacts,
  contactChildren,
  decisions,
  operations,
  riskAssessments,
  arrests,
  voluntaryInterviews,
  warrants,
  charges,
  safeguardingActions,
  notices,
  awareness,
  populations,
]
