/**
 * What the components' options have in common. The names are those of GOV.UK Frontend's own macros, so that its
 * published guidance can be followed word for word; `html` takes markup of ours alone, never a string.
 */
import type { AttributeMap, Printable, SafeHtml } from '../html.ts'

/** Lets every optional property also be given as `undefined`, so that views need no conditional spreads. */
export type Options<T> = { readonly [K in keyof T]: {} extends Pick<T, K> ? T[K] | undefined : T[K] }

/** Lists may hold conditional items: html`${x && …}` fashion, what is false is left out. */
export type Items<T> = readonly (T | Falsy)[]
export type Falsy = false | null | undefined | ''

/** Either text, which is escaped, or markup. Markup wins where both are given. */
export type Content = Options<{ text?: string | number; html?: SafeHtml }>
/** Class names and further attributes for the element a part of a component renders as. */
export type Extras = Options<{ classes?: string; attributes?: AttributeMap }>
export type Part = Content & Extras

/** What surrounds a field: classes for its group, and content before or after the field itself. */
export type FormGroup<Before extends string, After extends string> = Extras & {
  readonly [K in Before | After]?: Content | undefined
}

/** The markup or text of a part, ready to print. */
export function contentOf(part: Content | undefined): Printable {
  return part?.html ?? part?.text
}

/** Does this part print anything? */
export function hasContent(part: Content | Falsy): part is Content {
  return Boolean(part && (part.html?.markup || (part.text !== undefined && part.text !== '')))
}

/** Class names in one attribute value; what is false is left out. */
export function classList(...names: (string | Falsy)[]): string {
  return names.filter(Boolean).join(' ')
}

/** The ids given, as one `aria-describedby`; `undefined` if there are none. */
export function idList(...ids: (string | Falsy)[]): string | undefined {
  return classList(...ids) || undefined
}

export function present<T>(items: Items<T> | undefined): T[] {
  return (items ?? []).filter((item): item is T => Boolean(item))
}
