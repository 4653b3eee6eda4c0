/** Why a file, a partner or a receipt is refused: each in a sentence that says what would be right. */
import { explainOffer, explainStep, type OfferRefusal, type StepRefusal } from '../passing/index.ts'
import type { Areas } from '../people/index.ts'
import { dateTimeInWords } from '../platform/pages/index.ts'
import type { AcceptRefusal, ReceiptRefusal } from './answering.ts'
import { explainCard, spoken } from './card.ts'
import { FILE_MAX } from './envelope.ts'
import type { PartnerRefusal } from './partners.ts'
import type { ReadRefusal } from './receiving.ts'
import type { SendRefusal } from './sending.ts'

type Known<R extends { kind: string }> = Exclude<R, { kind: 'not_found' }>

const callFirst = 'Compare fingerprints with them on a number that you know'

export function explainRead(refusal: Known<ReadRefusal>): string {
  switch (refusal.kind) {
    case 'too_large':
      return `The file is larger than ${FILE_MAX / 1000} kB, and no file of a Waymark is. Ask the sender which one they meant`
    case 'no_file':
      return 'This is no file of a Waymark. Select the file as it was sent, whose name ends in .age, unopened and unchanged'
    case 'not_for_us':
      return 'This file cannot be opened with this Waymark’s keys: it is meant for somebody else, or it was changed on its way. Ask the sender to check your fingerprint and to send it again'
    case 'altered':
      return 'This file was changed or cut short on its way. Ask the sender to send it again'
    case 'unknown_signer':
      return `The file is signed with keys that are not among your partners’, of the fingerprint ${spoken(refusal.fingerprint)}. Ask the sender for their card, and have it verified`
    case 'signature_wrong':
      return `The file says that it is from ${refusal.name}, and their signature is not on it. Do not trust it; tell them`
    case 'future_version':
      return `The file is of version ${refusal.version}, which this Waymark is too old to read. Have it updated, or ask the sender for an older one`
    case 'malformed':
      return `The file does not say what a hand-over says (at ${refusal.where}). Nothing of it was taken. Ask the sender’s operator to look at it`
    case 'meant_for_another':
      return 'The file was meant for another Waymark and passed on. Only the one it names may take it'
    case 'signed_for_another':
      return 'The file names another sender than the one that signed it. Do not trust it; tell them'
    case 'signer_not_verified':
      return `The keys of ${refusal.name} are not verified yet. ${callFirst}, then read the file again`
    case 'signer_revoked':
      return `The keys of ${refusal.name} were revoked here. Ask them for their new card`
    case 'invented':
      return 'The file comes from a demonstration: its people are invented. Nothing of it was taken'
    case 'real':
      return 'The file comes from a Waymark with real records, and this is a demonstration. Nothing of it was taken'
    case 'expired':
      return `The file could be taken over until ${dateTimeInWords(refusal.at)}. Ask the sender for a new one`
    case 'not_made_yet':
      return `The file says that it was made on ${dateTimeInWords(refusal.at)}, which is yet to come. The clock of one of the two Waymarks is wrong`
    case 'not_your_area':
      return 'The file is for another authority of your partnership: somebody there has to read it'
    case 'not_yours_to_answer':
      return 'The file offers a contact: a team manager has to read it, who may take it over'
    case 'no_such_offer':
      return 'This receipt is for no offer of yours to that partner'
    case 'receipt_contradicts':
      return 'This receipt says the opposite of one that was read before. Speak to the partner: the first one counts here'
    case 'receipt_too_late':
      return 'By this receipt the contact was taken over after the file had run out. Speak to the partner, and offer it again'
    case 'gone_elsewhere':
      return 'They took the contact over, but it was taken back and has gone elsewhere since. Speak to them now: it is in two hands'
  }
}

export function explainSend(refusal: Known<SendRefusal>, areas: Areas): string {
  switch (refusal.kind) {
    case 'partner_unknown':
      return 'Select the Waymark that the file is for'
    case 'partner_not_verified':
      return `The keys of ${refusal.name} are not verified yet. ${callFirst}: an information-governance officer does that`
    case 'partner_revoked':
      return `The keys of ${refusal.name} were revoked: nothing is sent to them`
    case 'partner_elsewhere':
      return `That authority does not work in the Waymark of ${refusal.name}`
    case 'no_children':
      return 'This contact is about nobody, or about somebody whom you cannot see: it cannot go by a file'
    case 'does_not_fit':
      return `The contact has more than a file can carry (at ${refusal.where}): hand it over in another way`
    default:
      return explainOffer(refusal as Known<OfferRefusal>, areas)
  }
}

export function explainAccept(refusal: Known<AcceptRefusal>): string {
  switch (refusal.kind) {
    case 'may_be_known':
      return 'Somebody known may be one of these children: say who each of them is'
    case 'told_twice':
      return 'You said of two children that they are the same person. Each is somebody else'
    case 'outside_your_area':
      return 'The contact is for another authority of your partnership'
    case 'partner_revoked':
      return `The keys of ${refusal.name} were revoked since. Speak to them before anything is taken over`
    case 'in_the_future':
    case 'long_ago':
    case 'family_gone':
      return 'The contact cannot be recorded as the file has it. Ask your operator to look at it'
    default:
      return explainStep(refusal as StepRefusal, undefined)
  }
}

export function explainReceipt(refusal: Known<ReceiptRefusal>): string {
  switch (refusal.kind) {
    case 'not_answered':
      return 'Take the contact over or refuse it first: the receipt says which'
    case 'partner_revoked':
      return `The keys of ${refusal.name} were revoked: nothing is sent to them`
    case 'does_not_fit':
      return `The receipt cannot say that (at ${refusal.where})`
  }
}

export function explainPartner(refusal: Known<PartnerRefusal>): string {
  switch (refusal.kind) {
    case 'known_already':
      return 'These keys are among your partners’ already'
    case 'revoked_already':
      return 'These keys were revoked, for good. Add the partner’s new card'
    case 'said_nothing':
      return 'Enter how you know'
    case 'changed_by_someone_else':
      return 'Somebody else changed this partner while you had the page open. Read what stands now'
    default:
      return refusal.kind === 'part_wrong' && refusal.part === 'Authorities'
        ? 'The card names an authority that is none, or one of your own partnership. Ask for the card again'
        : explainCard(refusal)
  }
}
