/** Words and small marks that this room's pages share. */
import type { PlainDate } from '../../platform/dates.ts'
import { counted, dateInWords, html, listInWords, type SafeHtml } from '../../platform/pages/index.ts'
import type { ContactLine } from '../../contacts/index.ts'
import type { SafeguardingAction } from '../../investigations/index.ts'
import { fullName, NAME_NOT_SHOWN, personUrl, type Name } from '../../people/index.ts'
import { concerns, contactSources, decisionOutcomes, labelOf, safeguardingKinds } from '../../reference/index.ts'

export const concernLabel = (code: string): string => labelOf(concerns, code)
export const sourceLabel = (code: string): string => labelOf(contactSources, code)
export const outcomeLabel = (code: string): string => labelOf(decisionOutcomes, code)
export const safeguardingLabel = (action: SafeguardingAction): string => labelOf(safeguardingKinds, action.kind)

/** "School" within a sentence is "school", and "GP" stays as it is. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

type Named = (Name & { personId: string }) | undefined

/** A name as the way to the person's page, within a sentence or a row. */
export const nameLink = (person: Named): SafeHtml =>
  person === undefined
    ? html`<span class="waymark-quiet">${NAME_NOT_SHOWN}</span>`
    : html`<a class="govuk-link" href="${personUrl(person.personId)}">${fullName(person)}</a>`

/**
 * Why somebody is known, in a sentence or two: "First told of on 3 May 2015 by a school: child sexual exploitation. 4 contacts
 * in all, the latest on 2 March 2017."
 */
export function whyKnown(contacts: readonly ContactLine[]): string {
  const first = contacts.at(-1)
  const latest = contacts[0]
  if (!first || !latest) return 'No contact about them that you can see.'
  const told = `First told of on ${dateInWords(first.receivedOn)} (${lowerFirst(sourceLabel(first.source))}).`
  if (contacts.length === 1) return `${told} Concern: ${lowerFirst(concernLabel(first.concern))}.`
  const kinds = listInWords(concernsOf(contacts))
  return `${told} ${counted(contacts.length, 'contact')} in all, the latest on ${dateInWords(latest.receivedOn)}. Concerns: ${kinds}.`
}

/** "child sexual exploitation (3 times)", the most frequent first. */
function concernsOf(contacts: readonly ContactLine[]): string[] {
  const counts = new Map<string, number>()
  for (const { concern } of contacts) counts.set(concern, (counts.get(concern) ?? 0) + 1)
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([concern, count]) => `${lowerFirst(concernLabel(concern))}${count > 1 ? ` (${count} times)` : ''}`)
}

/** "on 3 May 2015", "on 3 May 2015 and 4 June 2016" */
export const onDays = (days: readonly PlainDate[]): string => `on ${listInWords(days.map(dateInWords))}`
