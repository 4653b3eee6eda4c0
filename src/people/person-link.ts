/** A person's name as the way to their page; who may not be seen has neither. */
import { html, personName, type SafeHtml } from '../platform/pages/index.ts'
import type { Name } from './person.ts'

export const personUrl = (personId: string): string => `/people/${personId}`

/** Whether a part of an address can be a person's id: what cannot is nobody, and the database is not asked. */
export const isPersonId = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** In place of the name of somebody whose record the reader may not see. */
export const NAME_NOT_SHOWN = 'Name not shown'

/** "Ada Example" */
export const fullName = (name: Name): string => personName({ given_name: name.givenName, family_name: name.familyName })

export const personLink = (person: (Name & { personId: string }) | undefined): SafeHtml =>
  person === undefined
    ? html`<span class="govuk-hint govuk-!-margin-0">${NAME_NOT_SHOWN}</span>`
    : html`<a class="govuk-link" href="${personUrl(person.personId)}">${fullName(person)}</a>`
