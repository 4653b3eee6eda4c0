/** What was found, by kind, with what tells one from another of the same name. Nothing is counted. Pure. */
import { contactUrls, type FoundContact } from '../../contacts/index.ts'
import { operationUrls, type FoundOperation } from '../../investigations/index.ts'
import { networkUrls, thingKindLabel, type FoundThing } from '../../network/index.ts'
import { noticeUrls } from '../../notices/index.ts'
import {
  fullName,
  homeTag,
  identifierInWords,
  identifierLabels,
  normalIdentifier,
  personLink,
  personUrl,
  type Areas,
  type PersonSummary,
} from '../../people/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import {
  ageInWords,
  dateInWords,
  dateOfBirthInWords,
  html,
  insetText,
  shortDate,
  shortDateTime,
  stackTable,
  tag,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { concerns, labelOf, sexes } from '../../reference/index.ts'
import { kinds, type Asked, type Kind } from '../asked.ts'
import type { FoundPerson, NamedNotice, Part, Results } from '../searching.ts'
import { urls } from '../urls.ts'

export const kindWords: Readonly<Record<Kind, { title: string; none: string; more: string }>> = {
  people: {
    title: 'People',
    none: 'Nobody whom you can see fits every word. Try fewer, or the beginning of a name.',
    more: 'More people',
  },
  contacts: { title: 'Contacts', none: 'No contact that you can see fits.', more: 'More contacts' },
  operations: { title: 'Operations', none: 'No operation that you can see fits.', more: 'More operations' },
  notices: { title: 'Notices', none: 'No notice that you can see fits.', more: 'More notices' },
  things: {
    title: 'Places, phones and more',
    none: 'Nothing that you can see anybody linked to fits.',
    more: 'More of these',
  },
}

export type Shown = {
  asked: Asked
  results: Results
  /** The one kind that is shown, of all. */
  kind: Kind | undefined
  isLaterPage: boolean
  areas: Areas
  today: PlainDate
}

export function resultsView(shown: Shown): SafeHtml {
  const { results, kind } = shown
  const some = kinds.filter((one) => results[one] && results[one].found.length > 0)
  if (some.length === 0)
    return html`<h2 class="govuk-heading-m" role="status">Nothing found</h2>
      <p class="govuk-body">${kind ? kindWords[kind].none : kindWords.people.none}</p>`
  return html`${some.map((one) => sectionOf(one, shown))}`
}

const sectionOf = (kind: Kind, shown: Shown): SafeHtml => {
  const { asked, isLaterPage } = shown
  const { next } = shown.results[kind]!
  return html`<section aria-labelledby="found-${kind}">
    <h2 class="govuk-heading-m" id="found-${kind}">${kindWords[kind].title}</h2>
    ${tables[kind](shown)}
    ${
      (next !== undefined || isLaterPage) &&
      html`<p class="govuk-body">
        ${isLaterPage && html`<a class="govuk-link" href="${urls.search(asked.typed, kind)}">Back to the first</a> `}
        ${
          next !== undefined &&
          html`<a class="govuk-link" href="${urls.search(asked.typed, kind, shown.kind ? next : undefined)}"
            >${kindWords[kind].more}</a
          >`
        }
      </p>`
    }
  </section>`
}

const tables: Readonly<Record<Kind, (shown: Shown) => SafeHtml>> = {
  people: (shown) => peopleTable(shown.results.people!, shown),
  contacts: (shown) => contactsTable(shown.results.contacts!, shown),
  operations: (shown) => operationsTable(shown.results.operations!),
  notices: (shown) => noticesTable(shown.results.notices!),
  things: (shown) => thingsTable(shown.results.things!),
}

function peopleTable({ found }: Part<FoundPerson>, { asked, areas, today }: Shown): SafeHtml {
  const anyUnknown = asked.people.dateOfBirth !== undefined && found.some(({ person }) => person.dateOfBirth === null)
  return html`${
    anyUnknown && insetText({ text: 'The last of them have no date of birth on record, and may be who you look for.' })
  }
  ${stackTable({
    caption: 'People found',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Name' }, { text: 'Born' }, { text: 'Lives in' }, { text: 'Family' }, { text: 'Last contact' }],
    rows: found.map(({ person, family, lastContact }) => [
      { html: nameCell(person, asked) },
      { text: bornWords(person, today) },
      { html: homeCell(person, areas) },
      {
        html: html`${
          family.length === 0
            ? 'None known'
            : family.map(
                (one, index) =>
                  html`${index > 0 && html`<br />`}${fullName(one)}
                    <span class="waymark-quiet">${one.label.toLowerCase()}</span>`,
              )
        }`,
      },
      { text: lastContact ? shortDate(lastContact) : 'None that you can see' },
    ]),
  })}`
}

function nameCell(person: PersonSummary, asked: Asked): SafeHtml {
  const numbers = person.identifiers.filter(({ value }) => asked.people.identifiers.includes(normalIdentifier(value)))
  return html`<a class="govuk-link" href="${personUrl(person.personId)}">${fullName(person)}</a>
    ${person.restricted && tag({ text: 'Restricted', classes: 'waymark-tag govuk-tag--red' })}
    ${person.aliases.length > 0 && html`<br /><span class="waymark-quiet">Also ${person.aliases.map(fullName).join(', ')}</span>`}
    ${numbers.map((one) => html`<br /><span class="waymark-quiet">${identifierLabels[one.kind]} ${identifierInWords(one)}</span>`)}
    <br /><span class="waymark-quiet"
      >${person.ref}${person.sex !== null && `, ${labelOf(sexes, person.sex).toLowerCase()}`}</span
    >`
}

const bornWords = ({ dateOfBirth }: PersonSummary, today: PlainDate): string =>
  dateOfBirth ? `${dateOfBirthInWords(dateOfBirth)} (${ageInWords(dateOfBirth, today)})` : 'Not known'

function homeCell(person: PersonSummary, areas: Areas): SafeHtml {
  const { homeAuthority, postcodes } = person
  if (homeAuthority === null && postcodes.length === 0) return html`Not known`
  const where = homeTag(homeAuthority, areas) ?? (homeAuthority ? areas.nameOf(homeAuthority) : '')
  return html`${where}${postcodes.length > 0 && html`${where && html`<br />`}<span class="waymark-quiet">${postcodes.slice(0, 3).join(', ')}</span>`}`
}

const contactsTable = ({ found }: Part<FoundContact>, { areas }: Shown): SafeHtml =>
  stackTable({
    caption: 'Contacts found',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Contact' }, { text: 'Came in' }, { text: 'Concern' }, { text: 'Caller’s organisation' }],
    rows: found.map((one) => [
      {
        html: html`<a class="govuk-link" href="${contactUrls.contact(one.contactId)}">${one.ref}</a><br /><span
            class="waymark-quiet"
            >${areas.nameOf(one.authority)}</span
          >`,
      },
      { text: shortDateTime(one.receivedAt) },
      { text: labelOf(concerns, one.concern) },
      { text: one.organisation ?? 'Not shown' },
    ]),
  })

const operationsTable = ({ found }: Part<FoundOperation>): SafeHtml =>
  stackTable({
    caption: 'Operations found',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Operation' }, { text: 'Opened' }, { text: 'Closed' }],
    rows: found.map((one) => [
      {
        html: html`<a class="govuk-link" href="${operationUrls.operation(one.operationId)}">${one.name}</a><br /><span
            class="waymark-quiet"
            >${one.ref}</span
          >`,
      },
      { text: dateInWords(one.openedOn) },
      { text: one.closedOn ? dateInWords(one.closedOn) : 'Open' },
    ]),
  })

const noticesTable = ({ found }: Part<NamedNotice>): SafeHtml =>
  stackTable({
    caption: 'Notices found',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Notice' }, { text: 'Warns' }, { text: 'Protects' }],
    rows: found.map((one) => [
      { html: html`<a class="govuk-link" href="${noticeUrls.notice(one.noticeId)}">${one.ref}</a>` },
      { html: personLink(one.recipient) },
      { html: personLink(one.child) },
    ]),
  })

const thingsTable = ({ found }: Part<FoundThing>): SafeHtml =>
  stackTable({
    caption: 'Places, telephone numbers, vehicles, online names and groups found',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Linked to people' }, { text: 'What it is' }],
    rows: found.map((one) => [
      { html: html`<a class="govuk-link" href="${networkUrls.thing(one.thingId)}">${one.written}</a>` },
      { text: thingKindLabel(one.kind) },
    ]),
  })
