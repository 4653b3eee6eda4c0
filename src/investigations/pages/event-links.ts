/** What came of one event, under it in a list, and what may be recorded of it next. */
import { html, join, type SafeHtml } from '../../platform/pages/index.ts'
import { fullName } from '../../people/index.ts'
import type { EventKind, OperationEvent } from '../investigation.ts'
import type { OperationView } from '../reading.ts'
import { urls } from '../urls.ts'
import { bailInWords, outcomeInWords } from '../words.ts'

type Shown = { operationId: string | null; mayRecord(kind: EventKind): boolean }
type Link = { href: string; text: string; of: string }

/** Premises, bail and outcome: what a suspect's record says besides, and no word about a child. */
export function moreOf(event: OperationEvent): SafeHtml | undefined {
  const quiet = (text: string) => html`<br /><span class="waymark-quiet waymark-said">${text}</span>`
  switch (event.kind) {
    case 'warrant':
      return event.premises === null ? undefined : quiet(`Premises: ${event.premises}`)
    case 'arrest':
      return event.bail === null
        ? undefined
        : quiet(
            `${bailInWords(event.bail)}${event.bail.conditions === null ? '' : `. Conditions: ${event.bail.conditions}`}`,
          )
    case 'charge': {
      const outcome = outcomeInWords(event)
      return outcome === undefined ? undefined : quiet(outcome)
    }
    default:
      return undefined
  }
}

/** What comes next, for those who may record it. */
export function linksOf(event: OperationEvent, view: OperationView, shown: Shown): Link[] {
  if (!shown.mayRecord(event.kind)) return []
  const person = event.personId === null ? undefined : view.people.get(event.personId)
  const link = (text: string, href: string, of = `: ${event.ref}`) => ({ text, href, of })
  const correct = link('Put it right', urls.correct(event.id))
  const charge =
    person && shown.mayRecord('charge')
      ? [
          link(
            'Record charges',
            `${urls.record(shown.operationId, 'charge')}?person=${person.personId}`,
            ` against ${fullName(person)}`,
          ),
        ]
      : []
  switch (event.kind) {
    case 'warrant':
      return [...warrantLinks(event).map(([text, href]) => link(text, href)), correct]
    case 'arrest':
      return [
        ...charge,
        event.bail && event.bail.endedOn === null
          ? link('Record the end of bail', urls.endBail(event.id))
          : link('Record bail', urls.bail(event.id)),
        correct,
      ]
    case 'voluntary_interview':
      return [...charge, correct]
    case 'charge':
      return [
        link(event.outcome === null ? 'Record the outcome' : 'Put the outcome right', urls.outcome(event.id)),
        correct,
      ]
    case 'safeguarding_action':
      return [correct]
  }
}

function warrantLinks(event: Extract<OperationEvent, { kind: 'warrant' }>): [string, string][] {
  const { id, issuedOn, refusedOn, executedOn, returnedOn } = event
  if (issuedOn === null)
    return refusedOn === null
      ? [
          ['Record issue', urls.step('issue')(id)],
          ['Record refusal', urls.step('refuse')(id)],
        ]
      : []
  if (returnedOn !== null) return []
  const back: [string, string] = ['Record return', urls.step('return')(id)]
  return executedOn === null ? [['Record execution', urls.execute(id)], back] : [back]
}

export const linksView = (links: readonly Link[]): SafeHtml | undefined =>
  links.length === 0
    ? undefined
    : html`<span class="waymark-links"
        >${join(
          links.map(
            ({ href, text, of }) =>
              html`<a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden">${of}</span></a>`,
          ),
          ' · ',
        )}</span
      >`
