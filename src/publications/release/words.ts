/** Releases in words: where one stands, what each step is called, and why something is refused. */
import { dateTimeInWords, tag, type SafeHtml } from '../../platform/pages/index.ts'
import type { DraftRefusal } from './drafting.ts'
import type { ReaderRefusal } from './early.ts'
import type { Comparison, StepKind } from './release.ts'
import type { ReleaseState, Standing } from './rules.ts'
import type { TakeRefusal } from './steps.ts'

export const stateWords: Readonly<Record<ReleaseState, string>> = {
  draft: 'Draft',
  submitted: 'Sent for checking',
  checked: 'Checked',
  approved: 'Approved',
  scheduled: 'Scheduled',
  published: 'Published',
  withdrawn: 'Withdrawn',
}

const colours: Readonly<Record<ReleaseState, string>> = {
  draft: 'govuk-tag--grey',
  submitted: 'govuk-tag--yellow',
  checked: 'govuk-tag--yellow',
  approved: 'govuk-tag--blue',
  scheduled: 'govuk-tag--purple',
  published: 'govuk-tag--green',
  withdrawn: 'govuk-tag--red',
}

export const stateTag = (state: ReleaseState, isCorrected = false): SafeHtml =>
  tag({
    text: isCorrected ? 'Corrected' : stateWords[state],
    classes: `waymark-tag ${isCorrected ? 'govuk-tag--orange' : colours[state]}`,
  })

export const stepWords: Readonly<Record<StepKind, string>> = {
  drafted: 'Drafted',
  submitted: 'Sent for checking',
  checked: 'Checked',
  cleared: 'Police figures allowed',
  approved: 'Approved',
  published: 'Published',
  returned: 'Returned to be drafted again',
  withdrawn: 'Withdrawn',
}

/** "From 12 May 2017 at 9:30am", "Approved by Ada Example, Head of service". */
export function standsInWords({
  state,
  submitted,
  checked,
  approved,
  published,
  withdrawn,
  returned,
}: Standing): string {
  const by = (step: { signedBy: string; jobTitle: string } | undefined) => `by ${step!.signedBy}, ${step!.jobTitle}`
  switch (state) {
    case 'draft':
      return returned ? `Returned ${by(returned)}` : 'Not yet sent for checking'
    case 'submitted':
      return `Sent ${by(submitted)}`
    case 'checked':
      return `Checked ${by(checked)}`
    case 'approved':
      return `Approved ${by(approved)}`
    case 'scheduled':
      return `To be read from ${dateTimeInWords(published!.publicFrom!)}`
    case 'published':
      return `Since ${dateTimeInWords(published!.publicFrom!)}`
    case 'withdrawn':
      return `On ${dateTimeInWords(withdrawn!.at)}`
  }
}

type Refusal = DraftRefusal | TakeRefusal | ReaderRefusal | { kind: 'nothing_frozen' }

/** One sentence a refusal. */
export const refusalText: { [K in Refusal['kind']]: (refusal: Extract<Refusal, { kind: K }>) => string } = {
  not_found: () => 'This release does not exist, or you cannot see it',
  changed_by_someone_else: () =>
    'Somebody else took a step with this release while you were at it. Read it again and, if yours still stands, send it again',
  wrong_step: ({ state }) => `This cannot follow where the release stands now: ${stateWords[state].toLowerCase()}`,
  own_draft: () => 'You drafted this release or sent it for checking. Somebody else must check and approve it',
  own_check: () => 'You checked this release. Somebody else must approve it',
  not_cleared: () => 'It has figures of police investigations: the police must allow them before it is approved',
  other_content: () => 'The content is no longer the one that you looked at. Read it again before you sign it',
  in_the_past: ({ now }) => `The moment must be yet to come: it is now ${dateTimeInWords(now)}`,
  no_reason: () => 'Enter why, so that whoever reads it knows',
  no_answer: () => 'Say why it can be signed all the same: the comparison with earlier releases needs an answer',
  comparison_changed: () =>
    'Since it was approved something else was published, and the comparison with it finds more. Return it to be drafted again',
  not_composed: ({ sentence }) => sentence,
  not_published: () => 'Only a published release can be corrected',
  corrected_already: ({ slug }) => `It was corrected already, by ${slug}`,
  not_at_work: () => 'Select somebody who works here',
  on_the_list: ({ name }) => `${name} is on the list already`,
  no_longer_early: () => 'It is public already, so nobody can read it early',
  nothing_frozen: () => 'Nothing was frozen yet: send it for checking first',
}

/** The sentence for a refusal, whichever it is. */
export const explain = <R extends Refusal>(refusal: R): string =>
  (refusalText[refusal.kind] as (refusal: R) => string)(refusal)

/** What the comparison with earlier releases found, in a sentence. */
export function comparisonInWords({ made, with: earlier, findings }: Comparison): string {
  const releases = earlier === 1 ? '1 earlier release' : `${earlier} earlier releases`
  if (!made)
    return `Nothing compared this with the ${releases} that readers have. Compare it by hand, and say that you did.`
  if (findings.length === 0)
    return earlier === 0
      ? 'There is no earlier public release that it could be compared with.'
      : `Compared with ${releases}: nothing hidden can be worked out from the difference.`
  return `Compared with ${releases}: what is hidden can be worked out from the difference.`
}
