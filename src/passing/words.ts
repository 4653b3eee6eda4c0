/** Offers in words: where one stands, and why a step cannot be taken. */
import type { Areas } from '../people/index.ts'
import { dateTimeInWords, tag, type SafeHtml } from '../platform/pages/index.ts'
import { concerns, labelOf } from '../reference/index.ts'
import type { OfferRefusal } from './actions.ts'
import type { Offer, Way } from './offer.ts'
import type { OfferState, StepRefusal } from './rules.ts'

export const concernLabel = (code: string): string => labelOf(concerns, code)

const stateLooks: Readonly<Record<OfferState, { text: string; classes: string }>> = {
  offered: { text: 'Awaits an answer', classes: 'govuk-tag--yellow' },
  expired: { text: 'Not answered in time', classes: 'govuk-tag--red' },
  accepted: { text: 'Taken over', classes: 'govuk-tag--green' },
  refused: { text: 'Refused', classes: 'govuk-tag--grey' },
  withdrawn: { text: 'Taken back', classes: 'govuk-tag--grey' },
}

export const stateWords = (state: OfferState): string => stateLooks[state].text
export const stateTag = (state: OfferState): SafeHtml =>
  tag({ text: stateLooks[state].text, classes: `waymark-tag ${stateLooks[state].classes}` })

/** "Stoke-on-Trent to Staffordshire" */
export const fromTo = (offer: Offer, areas: Areas): string => `${areas.nameOf(offer.from)} to ${areas.nameOf(offer.to)}`

export const wayWords: Readonly<Record<Way, string>> = {
  within: 'Within this Waymark',
  file_out: 'By a file to another Waymark',
  file_in: 'By a file from another Waymark',
}

/** Who took the last step, and when; nothing while the offer waits. */
export function lastStepInWords({ answered, withdrawn }: Offer): string | undefined {
  if (answered) {
    const done = answered.answer === 'accepted' ? 'Taken over' : 'Refused'
    return `${done} ${dateTimeInWords(answered.at)} by ${answered.by}`
  }
  return withdrawn ? `Taken back ${dateTimeInWords(withdrawn.at)} by ${withdrawn.by}` : undefined
}

/** One sentence for each way a step can be refused. */
export function explainStep(refusal: StepRefusal, offer: Offer | undefined): string {
  switch (refusal.kind) {
    case 'over': {
      const last = offer && lastStepInWords(offer)
      if (last) return `This offer is over: ${last.charAt(0).toLowerCase()}${last.slice(1)}. Nothing was changed`
      return refusal.state === 'expired'
        ? 'This offer was not answered in time. Ask the sender for a new file'
        : 'This offer is over. Nothing was changed'
    }
    case 'not_yours':
      return refusal.side === 'sender'
        ? 'Only the authority that offers the contact can take the offer back'
        : 'Only the authority that the contact is offered to can answer'
    case 'by_file':
      return refusal.way === 'file_out'
        ? 'This offer goes by file: the answer comes with the receipt from the other Waymark'
        : 'This offer came by file: answer it where the file is shown, so that the sender gets a receipt'
    case 'reason_missing':
      return 'Enter why'
    case 'changed_by_someone_else':
      return 'Somebody else changed this offer while you had it open. Read what stands now, and answer again'
  }
}

export function explainOffer(refusal: Exclude<OfferRefusal, { kind: 'not_found' }>, areas: Areas): string {
  switch (refusal.kind) {
    case 'reason_missing':
      return 'Enter why the contact is theirs to answer'
    case 'not_held':
      return `This contact is ${areas.nameOf(refusal.heldBy)}’s: only they can pass it on`
    case 'to_itself':
      return 'Select another authority: this one holds the contact already'
    case 'not_a_partner':
      return `${areas.nameOf(refusal.to)} does not work in this Waymark: hand the contact over by a file`
    case 'offered_already':
      return `This contact is offered to ${areas.nameOf(refusal.to)} already. Take that offer back first`
  }
}
