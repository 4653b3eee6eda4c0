/** What every page about notices says first, and small parts that several of them share. */
import type { PlainDate } from '../../platform/dates.ts'
import { html, insetText, pagination, type SafeHtml } from '../../platform/pages/index.ts'
import {
  bornInWords,
  fullName,
  NAME_NOT_SHOWN,
  personLink,
  personUrl,
  restrictedTag,
  type PersonSummary,
} from '../../people/index.ts'
import { labelOf, noticeBases } from '../../reference/index.ts'
import { noticesAreWarnings, type Basis } from '../notice.ts'
import { urls } from '../urls.ts'

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

export const nameCell = (person: PersonSummary | undefined): SafeHtml =>
  person === undefined
    ? html`<span class="waymark-quiet">${NAME_NOT_SHOWN}</span>`
    : html`<a class="govuk-link" href="${personUrl(person.personId)}">${fullName(person)}</a>`

/** The three ways to read the register; the one that is read is no link. */
export function waysView(read: 'state' | 'child' | 'adult'): SafeHtml {
  const ways = [
    { way: 'state', text: 'one by one', href: urls.register() },
    { way: 'child', text: 'by child', href: urls.bySide('child') },
    { way: 'adult', text: 'by adult', href: urls.bySide('adult') },
  ]
  const others = ways.filter(({ way }) => way !== read)
  return html`<p class="govuk-body">
    Show the notices
    ${others.map(({ text, href }, index) => html`${index > 0 && ' or '}<a class="govuk-link" href="${href}">${text}</a>`)}.
  </p>`
}

/** The page that an address asks for: the first, where what it says is none. */
export function pageAsked(said: unknown): number {
  const asked = Number(said)
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, 1_000_000) : 1
}

export function pagesView({ page, pages }: { page: number; pages: number }, urlOf: (page: number) => string): SafeHtml {
  const to = (number: number) => ({ href: urlOf(number), labelText: `${number} of ${pages}` })
  return pagination({
    ...(page > 1 ? { previous: to(page - 1) } : {}),
    ...(page < pages ? { next: to(page + 1) } : {}),
  })
}
