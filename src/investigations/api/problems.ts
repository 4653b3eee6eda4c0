/** What is refused, told to a program by its place in what it sent. */
import { CHANGED, NOT_FOUND, problemOf, wrongAt, type Problem } from '../../platform/api/index.ts'
import type { CloseRefusal, ExecuteRefusal, OperationRefusal } from '../actions.ts'
import type { RecordRefusal } from '../recording.ts'
import { explain } from '../words.ts'

type Refusal = RecordRefusal | OperationRefusal | CloseRefusal | ExecuteRefusal

const PLACES: Partial<Record<Refusal['kind'], string>> = {
  before_birth: '/on',
  grown_up: '/on',
  names_nobody: '/person',
  person_not_found: '/person/person_id',
  executed_before_issue: '/executed_on',
  executed_in_the_future: '/executed_on',
  no_offence: '/offence',
  unknown_authority: '/authority',
  outside_your_area: '/authority',
  before_it_opened: '/closed_on',
}

/** `at` is where in the body the event is; `day` the field of the day that may be wrong. */
export function problemOfRefusal(refusal: Refusal, at: string, day = '/on'): Problem {
  switch (refusal.kind) {
    case 'not_found':
      return NOT_FOUND
    case 'changed_by_someone_else':
      return CHANGED
    case 'may_be_known':
      return problemOf(
        'may_be_known',
        'Somebody on record may be this person. Send person_id if it is one of candidates, or all of them in not_the_same_as.',
        { candidates: refusal.candidates, errors: [{ pointer: `${at}/person`, detail: 'may be somebody on record' }] },
      )
    case 'recorded_otherwise':
      return problemOf('conflict', `This ref is on record with other facts, for ${refusal.on}, and they stand.`, {
        errors: [{ pointer: `${at}/ref`, detail: 'is on record with other facts' }],
      })
    case 'name_taken':
    case 'already_closed':
    case 'already_executed':
      return problemOf('conflict', `${explain(refusal)}.`)
    default:
      return wrongAt(`${at}${PLACES[refusal.kind] ?? day}`, explain(refusal))
  }
}
