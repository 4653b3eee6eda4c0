/** Who somebody is: names, birth, identifiers, addresses, home; and what stood there before. */
import type { PlainDate } from '../../platform/dates.ts'
import { html, join, listInWords, summaryList, type SafeHtml, type SummaryRow } from '../../platform/pages/index.ts'
import {
  addressInWords,
  aliasLabels,
  bornInWords,
  ethnicityInWords,
  fullName,
  heldInWords,
  identifierInWords,
  identifierLabels,
  mergeUrls,
  NOT_KNOWN,
  sexInWords,
  versionsView,
  type Areas,
  type PersonDetails,
} from '../../people/index.ts'
import { placementUrls, type HomeAndHost } from '../../placements/index.ts'
import { networkUrls } from '../../network/index.ts'
import type { PersonView } from '../reading.ts'
import { urls } from '../urls.ts'

export type Shown = { areas: Areas; mayCorrect: boolean }

/** Of a child: who answers for them, in whose area they live, and the authorities that received a contact or helped. */
export type ChildSides = { homeAndHost: HomeAndHost; helpers: readonly string[] }

/** `sides` is undefined for somebody who is no child. */
export function whoView(view: PersonView, sides: ChildSides | undefined, shown: Shown): SafeHtml {
  const { person, earlier, today } = view
  return html`<section aria-labelledby="who">
    <h2 class="govuk-heading-m" id="who">Who they are</h2>
    ${summaryList({ classes: 'waymark-stacked', rows: rowsOf(person, sides, today, shown.areas) })}
    ${
      shown.mayCorrect &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${urls.correct(person.personId)}">Put details right</a>
      </p>`
    }
    <p class="govuk-body">
      <a class="govuk-link" href="${networkUrls.links(person.personId)}"
        >Places, telephones and others linked to them</a
      >
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href="${mergeUrls.choose(person.personId)}">The same person on another record</a>
    </p>
    ${versionsView(person, earlier, shown.areas)}
  </section>`
}

function rowsOf(person: PersonDetails, sides: ChildSides | undefined, today: PlainDate, areas: Areas): SummaryRow[] {
  const { aliases, identifiers, addresses } = person
  return [
    row('Name', fullName(person)),
    ...(aliases.length > 0 ? [row('Also known as', lines(aliases.map(aliasInWords)))] : []),
    row('Age', bornInWords(person.dateOfBirth, today)),
    row('Sex', sexInWords(person.sex)),
    row('Ethnicity', ethnicityInWords(person.ethnicity)),
    ...(sides ? sidesRows(person, sides, areas) : [row('Home', areaName(person.homeAuthority, areas))]),
    row(
      addresses.length > 1 ? 'Addresses' : 'Address',
      addresses.length === 0 ? NOT_KNOWN : lines(addresses.map((one) => dated(addressInWords(one), one))),
    ),
    ...identifiers.map((one) => row(identifierLabels[one.kind], dated(identifierInWords(one), one))),
    row('Reference', person.ref),
  ]
}

const row = (key: string, value: string | SafeHtml): SummaryRow => ({
  key: { text: key },
  value: typeof value === 'string' ? { text: value } : { html: value },
})

const areaName = (authority: string | null, areas: Areas) => (authority === null ? NOT_KNOWN : areas.nameOf(authority))

function sidesRows(person: PersonDetails, { homeAndHost, helpers }: ChildSides, areas: Areas): SummaryRow[] {
  const { home, host, placement } = homeAndHost
  const saysOtherwise = person.homeAuthority !== null && person.homeAuthority !== home
  return [
    row(
      'Home authority',
      html`${areaName(home, areas)}${
        saysOtherwise &&
        html`<br /><span class="waymark-quiet">The child’s details say ${areas.nameOf(person.homeAuthority!)}</span>`
      }`,
    ),
    row(
      'Host authority',
      html`${areaName(host, areas)}${
        placement &&
        html`<br /><a class="govuk-link" href="${placementUrls.placement(placement.placementId)}"
            >Placement ${placement.ref}</a
          >`
      }`,
    ),
    ...(helpers.length > 0 ? [row('Helped by', listInWords(helpers.map((one) => areas.nameOf(one))))] : []),
  ]
}

const lines = (values: readonly SafeHtml[]) => join(values, html`<br />`)

const aliasInWords = (alias: PersonDetails['aliases'][number]) =>
  html`${fullName(alias)} <span class="waymark-quiet">(${aliasLabels[alias.kind]})</span>`

function dated(words: string, held: { validFrom: PlainDate | null; validTo: PlainDate | null }): SafeHtml {
  const days = heldInWords(held)
  return html`${words}${days && html` <span class="waymark-quiet">(${days})</span>`}`
}
