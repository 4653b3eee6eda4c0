/** Events and refusals in words: one place for what pages, banners and errors say. */
import { dateInWords } from '../platform/pages/index.ts'
import type { ExecuteRefusal, CloseRefusal, OperationRefusal } from './actions.ts'
import type { LinkRefusal } from './children.ts'
import type { CorrectRefusal } from './correcting.ts'
import type { LifeRefusal } from './lives.ts'
import { labelOf } from '../reference/index.ts'
import { bailEndings, chargeOutcomes } from './codes.ts'
import type { Bail, Charge, EventKind } from './investigation.ts'
import type { RecordRefusal } from './recording.ts'
import type { WarrantState } from './warrant-life.ts'

export const kindWords: Readonly<Record<EventKind, { one: string; many: string }>> = {
  warrant: { one: 'Warrant', many: 'Warrants' },
  arrest: { one: 'Arrest', many: 'Arrests' },
  voluntary_interview: { one: 'Voluntary interview', many: 'Voluntary interviews' },
  charge: { one: 'Charge', many: 'Charges' },
  safeguarding_action: { one: 'Safeguarding action', many: 'Safeguarding actions' },
}

type Refusal =
  | OperationRefusal
  | CloseRefusal
  | ExecuteRefusal
  | RecordRefusal
  | LinkRefusal
  | LifeRefusal
  | CorrectRefusal

/** One sentence for each refusal. */
const refusalText: { [K in Refusal['kind']]: (refusal: Extract<Refusal, { kind: K }>) => string } = {
  not_found: () => 'This does not exist, or you cannot see it',
  in_the_future: ({ today }) => `The day must be today, ${dateInWords(today)}, or before`,
  long_ago: () => 'The day must be in 1990 or later. Check the year',
  name_taken: ({ ref }) =>
    `An open operation of this name is on record already (${ref}). Open that one, or give this one another name`,
  already_closed: ({ closedOn }) => `This operation was closed on ${dateInWords(closedOn)}`,
  before_it_opened: ({ openedOn }) => `The day must be on or after the operation opened, ${dateInWords(openedOn)}`,
  before_birth: ({ bornFrom }) =>
    `The day is before this person was born, ${dateInWords(bornFrom)}. Check the day and who it was`,
  grown_up: ({ until }) =>
    `This person was ${until} or older on that day, and this is recorded of children. Check the day and who it was`,
  names_nobody: () => 'Say who it was. Only a warrant that is not for an arrest may name nobody',
  executed_before_issue: ({ issuedOn }) =>
    `The day it was executed must be on or after the day it was issued, ${dateInWords(issuedOn)}`,
  executed_in_the_future: ({ today }) => `The day it was executed must be today, ${dateInWords(today)}, or before`,
  already_executed: ({ executedOn }) => `This warrant was executed on ${dateInWords(executedOn)}`,
  linked_already: ({ linkedOn }) =>
    `How the operation came upon this child is on record already, since ${dateInWords(linkedOn)}`,
  not_issued: () => 'This warrant is only applied for: say first when it was issued',
  out_of_turn: () => 'This step is taken already, or cannot be taken as things stand',
  before_the_last: ({ last }) => `The day must be on or after ${dateInWords(last)}, the step before it`,
  on_bail_already: () => 'This person is on bail after this arrest already. End that bail first',
  until_before_from: () => 'The day on which they are to answer must be on or after the day the bail began',
  after_the_next: ({ next }) => `The day must be on or before ${dateInWords(next)}, the step that followed`,
  needs_a_name: () => 'A warrant for an arrest names somebody: this one cannot become one',
  no_offence: () => 'Enter at least one offence',
  unknown_authority: () => 'Select an area of this partnership',
  outside_your_area: () => 'You can record this for your own area only',
  person_not_found: () => 'Choose who it was again: this person cannot be found',
  may_be_known: () => 'Somebody on record may be the same person. Say whether it is one of them',
  recorded_otherwise: ({ on }) =>
    `This form was recorded before, for ${dateInWords(on)}, and that stands. To record something else, open a new form`,
  changed_by_someone_else: () =>
    'Someone else changed this since you opened the form. Check what is on record, then send yours again if it still stands',
}

/** Where a warrant stands, in words. */
export function warrantInWords({ state, on }: WarrantState): string {
  const day = dateInWords(on)
  switch (state) {
    case 'applied':
      return `Applied for ${day}`
    case 'refused':
      return `Refused by the court ${day}`
    case 'issued':
      return 'Not executed'
    case 'executed':
      return `Executed ${day}`
    case 'returned':
      return `Executed, and returned to the court ${day}`
    case 'returned_unexecuted':
      return `Returned to the court unexecuted ${day}`
    case 'lapsed':
      return `Lapsed unexecuted ${day}`
  }
}

/** Bail after an arrest, in words, without its conditions. */
export function bailInWords({ fromOn, untilOn, endedOn, endedHow }: Bail): string {
  const until = untilOn === null ? 'with no day to answer' : `to answer on ${dateInWords(untilOn)}`
  const ended =
    endedOn === null ? '' : `, ended ${dateInWords(endedOn)}: ${labelOf(bailEndings, endedHow ?? '').toLowerCase()}`
  return `On bail from ${dateInWords(fromOn)}, ${until}${ended}`
}

/** What became of a charge, in words; undefined while it is not ended. */
export const outcomeInWords = ({ outcome, outcomeOn }: Charge): string | undefined =>
  outcome === null || outcomeOn === null ? undefined : `${labelOf(chargeOutcomes, outcome)}, ${dateInWords(outcomeOn)}`

/** The sentence for a refusal, whichever it is. */
export const explain = (refusal: Refusal): string => (refusalText[refusal.kind] as (of: Refusal) => string)(refusal)
