/** Words and small marks that the front door's pages share. */
import type { PlainDate } from '../../platform/dates.ts'
import { ageInWords, dateOfBirthInWords, html, join, tag, type SafeHtml } from '../../platform/pages/index.ts'
import { fullName, type Areas, type Name, type PersonSummary } from '../../people/index.ts'
import { channels, concerns, contactSources, decisionOutcomes, labelOf, sexes } from '../../reference/index.ts'
import { clockInWords, clockState } from '../rules.ts'

export const sourceLabel = (code: string): string => labelOf(contactSources, code)
export const concernLabel = (code: string): string => labelOf(concerns, code)
export const channelLabel = (code: string | null): string => (code === null ? 'Not known' : labelOf(channels, code))
export const outcomeLabel = (code: string): string => labelOf(decisionOutcomes, code)
export const sexLabel = (code: string | null): string => (code === null ? 'Not known' : labelOf(sexes, code))

/** "Overdue since 5 May 2017", red; "Due today", yellow; "Due by 15 May 2017", plain. */
export function clockTag(dueOn: PlainDate, today: PlainDate): SafeHtml {
  const colours = { overdue: 'govuk-tag--red', due_today: 'govuk-tag--yellow', due_later: 'govuk-tag--grey' }
  return tag({ text: clockInWords(dueOn, today), classes: `waymark-tag ${colours[clockState(dueOn, today)]}` })
}

/** A mark for a home outside the partnership: "Home: Dorset". */
export const homeTag = (homeAuthority: string | null, areas: Areas): SafeHtml | undefined =>
  homeAuthority !== null && areas.isOutside(homeAuthority)
    ? tag({ text: `Home: ${areas.nameOf(homeAuthority)}`, classes: 'waymark-tag govuk-tag--purple' })
    : undefined

/** "Born 17 May 2004 (12), female, ST4 1AB, lives in Dorset": what is known, to tell people apart. */
export function factsOf(person: PersonSummary, today: PlainDate, areas: Areas): string {
  const { dateOfBirth, sex, homeAuthority } = person
  return [
    dateOfBirth
      ? `Born ${dateOfBirthInWords(dateOfBirth)} (${ageInWords(dateOfBirth, today)})`
      : 'Date of birth not known',
    sex === 'F' || sex === 'M' ? sexLabel(sex).toLowerCase() : '',
    person.postcodes[0] ?? '',
    homeAuthority ? `lives in ${areas.nameOf(homeAuthority)}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

export const alsoKnownAs = (person: PersonSummary): string =>
  person.aliases.length === 0 ? '' : `Also known as ${person.aliases.map(fullName).join(', ')}`

/** Names of children in one line, each with the mark of a home elsewhere. */
export const childrenInLine = (
  children: readonly (Name & { homeAuthority: string | null })[],
  areas: Areas,
): SafeHtml =>
  join(
    children.map(
      (child) => html`<span class="waymark-name">${fullName(child)}</span> ${homeTag(child.homeAuthority, areas)}`,
    ),
    html`<br />`,
  )

/** That a sender said so, wherever the contact is seen before it is read. */
export const dangerTag = (saidInDanger: boolean): SafeHtml | false =>
  saidInDanger && tag({ text: 'Said: in danger now', classes: 'waymark-tag govuk-tag--red' })
