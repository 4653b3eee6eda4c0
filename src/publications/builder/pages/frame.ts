/** What every page of the builder has in common: the draft that it is of, its words at the top, and fragments for scripts. */
import type { Visit } from '../../../access/index.ts'
import { file, pageNotFound, type Reply } from '../../../platform/http/index.ts'
import {
  errorSummaryFor,
  html,
  insetText,
  notificationBanner,
  type FieldError,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import { openDraft, type Draft } from '../drafts.ts'
import { urls } from '../urls.ts'

export type Fields = Visit['body']

export const STILL_HERE = 'What you entered is still here. Nothing is saved yet.'

/** What a form says above itself. */
export type Said = {
  errors?: readonly FieldError[] | undefined
  notice?: string | undefined
  done?: string | undefined
}

/** Works on the draft of the address; where there is none, or nobody may see it, the page does not exist. */
export async function withDraft(visit: Visit, work: (draft: Draft) => Promise<Reply>): Promise<Reply> {
  const opened = await openDraft(visit.database, visit.who, visit.params['slug']!)
  return opened.ok ? work(opened.value) : pageNotFound
}

export type Framed = Said & {
  title: string
  body: SafeHtml
  back?: { href: string; text: string } | undefined
  wide?: boolean
}

/** A page of one draft, whose title stands above the heading. */
export function framed(visit: Visit, draft: Draft, page: Framed, status = 200): Reply {
  const errors = page.errors ?? []
  return visit.page(
    {
      title: `${page.title}: ${draft.recipe.title}`,
      errors: errors.length > 0,
      wide: page.wide,
      back: page.back ?? { href: urls.build(draft.slug), text: 'What stands in the release' },
      body: html`${errorSummaryFor(errors)} ${page.done && notificationBanner({ type: 'success', text: page.done })}
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">${draft.recipe.title}</span>
          ${page.title}
        </h1>
        ${page.notice && insetText({ text: page.notice, attributes: { role: 'status' } })} ${page.body}`,
    },
    status,
  )
}

/** A piece of a page, for a script that puts it in its place. */
export const fragment = (piece: SafeHtml): Reply => file('text/html; charset=utf-8', piece.markup)

export const one = (fields: Fields, name: string): string => {
  const value = fields[name]
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).replaceAll('\0', '')
}
export const many = (fields: Fields, name: string): string[] => [fields[name] ?? []].flat()

/** The version that a form was filled in at; one that no draft has where it was tampered with. */
export const versionIn = (fields: Fields): number => {
  const typed = one(fields, 'version')
  return /^\d{1,9}$/.test(typed) ? Number(typed) : -1
}

export const hidden = (name: string, value: string | number): SafeHtml =>
  html`<input type="hidden" name="${name}" value="${value}" />`

/** Pressing Enter in a field presses a form's first button: this one, which nobody sees. */
export const firstButton = (does: string): SafeHtml =>
  html`<button type="submit" name="do" value="${does}" hidden></button>`

/** A section or part as addresses count them, from 1, as a place from 0; undefined for what is no such number. */
export const placeOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) - 1 : undefined
