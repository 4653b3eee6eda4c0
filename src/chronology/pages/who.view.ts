/** Who somebody is: names, birth, identifiers, addresses, home; and what stood there before. */
import type { PlainDate } from '../../platform/dates.ts'
import { html, join, summaryList, type SafeHtml, type SummaryRow } from '../../platform/pages/index.ts'
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
import type { PersonView } from '../reading.ts'
import { urls } from '../urls.ts'
import { homeAndHost } from './words.ts'

export type Shown = { areas: Areas; mayCorrect: boolean }

/** `hosts` are the authorities that help here; for somebody who is no child there are none. */
export function whoView(view: PersonView, hosts: readonly string[], shown: Shown): SafeHtml {
  const { person, earlier, today } = view
  return html`<section aria-labelledby="who">
    <h2 class="govuk-heading-m" id="who">Who they are</h2>
    ${summaryList({ classes: 'waymark-stacked', rows: rowsOf(person, hosts, today, shown.areas) })}
    ${
      shown.mayCorrect &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${urls.correct(person.personId)}">Put details right</a>
      </p>`
    }
    <p class="govuk-body">
      <a class="govuk-link" href="${mergeUrls.choose(person.personId)}">The same person on another record</a>
    </p>
    ${versionsView(person, earlier, shown.areas)}
  </section>`
}

function rowsOf(person: PersonDetails, hosts: readonly string[], today: PlainDate, areas: Areas): SummaryRow[] {
  const row = (key: string, value: string | SafeHtml): SummaryRow => ({
    key: { text: key },
    value: typeof value === 'string' ? { text: value } : { html: value },
  })
  const { aliases, identifiers, addresses } = person
  return [
    row('Name', fullName(person)),
    ...(aliases.length > 0 ? [row('Also known as', lines(aliases.map(aliasInWords)))] : []),
    row('Age', bornInWords(person.dateOfBirth, today)),
    row('Sex', sexInWords(person.sex)),
    row('Ethnicity', ethnicityInWords(person.ethnicity)),
    hosts.length > 0
      ? row('Home and help', homeAndHost(person.homeAuthority, hosts, areas))
      : row('Home', person.homeAuthority === null ? NOT_KNOWN : areas.nameOf(person.homeAuthority)),
    row(
      addresses.length > 1 ? 'Addresses' : 'Address',
      addresses.length === 0 ? NOT_KNOWN : lines(addresses.map((one) => dated(addressInWords(one), one))),
    ),
    ...identifiers.map((one) => row(identifierLabels[one.kind], dated(identifierInWords(one), one))),
    row('Reference', person.ref),
  ]
}

const lines = (values: readonly SafeHtml[]) => join(values, html`<br />`)

const aliasInWords = (alias: PersonDetails['aliases'][number]) =>
  html`${fullName(alias)} <span class="waymark-quiet">(${aliasLabels[alias.kind]})</span>`

function dated(words: string, held: { validFrom: PlainDate | null; validTo: PlainDate | null }): SafeHtml {
  const days = heldInWords(held)
  return html`${words}${days && html` <span class="waymark-quiet">(${days})</span>`}`
}
