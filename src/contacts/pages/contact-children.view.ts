/** The children that a contact was about, each with the other contacts about them. */
import { counted, dateOfBirthInWords, html, shortDate, tag, type SafeHtml } from '../../platform/pages/index.ts'
import { fullName, personUrl, type Areas, type PersonSummary, type ToldChild } from '../../people/index.ts'
import type { MatchState } from '../contact.ts'
import type { ContactView } from '../reading.ts'
import { urls } from '../urls.ts'
import { alsoKnownAs, concernLabel, factsOf, homeTag, outcomeLabel } from './words.ts'

type Child = ContactView['children'][number]
type Shown = { areas: Areas; mayViewPeople: boolean }

export function childrenView(view: ContactView, shown: Shown): SafeHtml {
  return html`<h2 class="govuk-heading-m">${view.children.length === 1 ? 'The child' : 'The children'}</h2>
    ${view.children.map((child) => childCard(child, view, shown))}`
}

function childCard(child: Child, view: ContactView, { areas, mayViewPeople }: Shown): SafeHtml {
  const { person } = child
  if (!person) return html`<div class="waymark-card"><p class="govuk-body">A child whom you cannot see.</p></div>`
  return html`<div class="waymark-card">
    <h3 class="govuk-heading-s">
      ${mayViewPeople ? html`<a class="govuk-link" href="${personUrl(person.personId)}">${fullName(person)}</a>` : fullName(person)}
      ${homeTag(person.homeAuthority, areas)} ${stateTag(child.matchState)}
    </h3>
    <p class="govuk-body">${factsOf(person, view.today, areas)}</p>
    ${alsoKnownAs(person) && html`<p class="govuk-body">${alsoKnownAs(person)}</p>`} ${toldView(child.told, person)}
    ${othersView(child)}
  </div>`
}

function stateTag(state: MatchState): SafeHtml | undefined {
  if (state === 'awaiting_review')
    return tag({ text: 'May be somebody known', classes: 'waymark-tag govuk-tag--yellow' })
  return state === 'new' ? tag({ text: 'New', classes: 'waymark-tag govuk-tag--grey' }) : undefined
}

/** What the caller said, where it is not what is on record. */
function toldView(told: ToldChild | null, person: PersonSummary): SafeHtml | undefined {
  if (!told) return undefined
  const differs =
    fullName(told) !== fullName(person) || (told.dateOfBirth !== null && told.dateOfBirth !== person.dateOfBirth)
  if (!differs) return undefined
  const born = told.dateOfBirth ? `, born ${dateOfBirthInWords(told.dateOfBirth)}` : ''
  return html`<p class="govuk-body">The caller said: ${fullName(told)}${born}</p>`
}

function othersView({ others }: Child): SafeHtml {
  if (others.count === 0) return html`<p class="govuk-body waymark-quiet">No other contacts that you can see</p>`
  return html`<p class="govuk-body govuk-!-margin-bottom-1">${counted(others.count, 'other contact')}</p>
    <ul class="govuk-list govuk-list--bullet">
      ${others.latest.map(
        (line) =>
          html`<li>
            <a class="govuk-link" href="${urls.contact(line.contactId)}">${line.ref}</a>, ${shortDate(line.receivedOn)}:
            ${concernLabel(line.concern)}, ${line.outcome ? outcomeLabel(line.outcome) : 'awaiting a decision'}
          </li>`,
      )}
    </ul>`
}
