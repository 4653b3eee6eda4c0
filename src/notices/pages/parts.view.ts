/** What every page about notices says first, and small parts that several of them share. */
import type { PlainDate } from '../../platform/dates.ts'
import { html, insetText, type SafeHtml } from '../../platform/pages/index.ts'
import { bornInWords, personLink, restrictedTag, type PersonSummary } from '../../people/index.ts'
import { labelOf, noticeBases } from '../../reference/index.ts'
import { noticesAreWarnings, type Basis } from '../notice.ts'

export const basisLabel = (basis: Basis): string => labelOf(noticeBases, basis)

/** On every page of this room: the public has read "cases of child abduction" into the number of notices. */
export const warningView = (): SafeHtml => insetText({ text: noticesAreWarnings, classes: 'govuk-!-margin-top-0' })

/** A name as the way to the person's page, with what tells them apart; who may not be seen has neither. */
export const personView = (person: PersonSummary | undefined, today: PlainDate): SafeHtml =>
  person === undefined
    ? personLink(undefined)
    : html`${personLink(person)} ${restrictedTag(person.restricted)}<br /><span class="waymark-quiet"
          >${bornInWords(person.dateOfBirth, today)}</span
        >`
