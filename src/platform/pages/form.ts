/**
 * A form's way in and back: what was typed is parsed by a schema; what cannot be taken is said in words at the head of
 * the page and beside its field, with every answer as it was typed.
 */
import { z } from 'zod'
import { errorSummary } from './components/index.ts'
import type { SafeHtml } from './html.ts'

/** `field` is the name of the input it is about: `received_on`, `children[0][given_name]`. */
export type FieldError = { readonly field: string; readonly text: string }
/** What was typed, nested as the schema is: strings, lists and groups. */
export type Answers = { readonly [name: string]: Answer }
export type Answer = string | undefined | readonly Answer[] | Answers
export type Parsed<T> = { ok: true; value: T } | { ok: false; errors: FieldError[]; answers: Answers }

/** The body of a request as the form parser gives it: names to a string, or to several. */
export type FormBody = Record<string, unknown>

/**
 * The value, or one error for each field with the answers as typed. Field names with brackets become lists and groups
 * first; empty answers are left out, so that `.optional()` means "may be left empty". Strings are trimmed for the schema
 * alone: what is shown again is what was typed.
 */
export function parseForm<T>(schema: z.ZodType<T>, body: FormBody | null | undefined): Parsed<T> {
  const answers = nest(body ?? {})
  const result = schema.safeParse(withoutEmpty(answers) ?? {})
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, errors: fieldErrors(result.error.issues), answers }
}

/** What was typed, nested and otherwise as it was, for a form that is shown again without being checked. */
export const answersOf = (body: FormBody | null | undefined): Answers => nest(body ?? {})

/** One error for each field: the first that the schema found. */
export function fieldErrors(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): FieldError[] {
  const errors = new Map<string, FieldError>()
  for (const issue of issues) {
    const field = fieldName(issue.path)
    if (!errors.has(field)) errors.set(field, { field, text: issue.message })
  }
  return [...errors.values()]
}

/** ['children', 0, 'given_name'] is the field `children[0][given_name]`. */
export function fieldName(path: readonly PropertyKey[]): string {
  const [first, ...others] = path.map(String)
  return `${first ?? ''}${others.map((part) => `[${part}]`).join('')}`
}

/** The id of a field's input: its name with everything but letters, digits and dashes taken as a dash. */
export function fieldId(name: string): string {
  return name.replace(/\]/g, '').replace(/[^\p{L}\p{N}_-]+/gu, '-')
}

/** The error summary, each entry linked to its field; nothing where there is nothing wrong. */
export function errorSummaryFor(errors: readonly FieldError[], title = 'There is a problem'): SafeHtml | undefined {
  if (errors.length === 0) return undefined
  const errorList = errors.map(({ field, text }) => ({ text, href: field ? `#${fieldId(field)}` : undefined }))
  return errorSummary({ titleText: title, errorList })
}

/** What is wrong with a field, or with the first part of it that is wrong, ready for its component's `errorMessage`. */
export function errorFor(errors: readonly FieldError[], field: string): { text: string } | undefined {
  const error = errors.find((candidate) => candidate.field === field || candidate.field.startsWith(`${field}[`))
  return error && { text: error.text }
}

export type FieldState = {
  id: string
  idPrefix: string
  name: string
  value: string
  errorMessage: { text: string } | undefined
}

/**
 * What every component of a form needs of its field, to be spread into its options:
 * `const field = fieldsOf(answers, errors)`, then `input({ ...field('given_name'), label: { text: 'Given name' } })`.
 */
export function fieldsOf(
  answers: Answers | undefined,
  errors: readonly FieldError[] = [],
): (name: string) => FieldState {
  return (name) => {
    const id = fieldId(name)
    return { id, idPrefix: id, name, value: answerIn(answers, name), errorMessage: errorFor(errors, name) }
  }
}

/** The answer typed into a field by its name, or '' if there is none: `answerIn(answers, 'children[0][given_name]')`. */
export function answerIn(answers: Answers | undefined, field: string): string {
  let answer: Answer = answers
  for (const part of pathOf(field)) {
    if (typeof answer !== 'object') return ''
    answer = (answer as Answers)[part]
  }
  return typeof answer === 'string' ? answer : ''
}

/** The answers to a question with several, such as checkboxes. */
export function answersIn(answers: Answers | undefined, field: string): string[] {
  const answer = answers?.[field]
  return [answer].flat().filter((item): item is string => typeof item === 'string')
}

/** Several answers to one question: none, one or more ticked come as nothing, a string or a list. */
export const several = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item))

const MAX_DEPTH = 5
/** Groups are asked for in tens, not thousands: a higher index comes from no form of ours. */
const MAX_INDEX = 199
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

const pathOf = (name: string): string[] => name.split(/\[|\]\[|\]/).filter((part) => part !== '')

/** Names with brackets to lists and groups. A name that is nested too deep, or means nothing, is left out. */
function nest(body: FormBody): Answers {
  const root: Record<string, unknown> = Object.create(null)
  for (const [name, value] of Object.entries(body)) {
    const path = pathOf(name)
    if (path.length === 0 || path.length > MAX_DEPTH || path.some((part) => forbidden.has(part))) continue
    let group = root
    for (const part of path.slice(0, -1)) {
      const inner = group[part]
      group = (
        typeof inner === 'object' && inner !== null ? inner : (group[part] = Object.create(null))
      ) as typeof group
    }
    group[path.at(-1) ?? ''] = Array.isArray(value) ? value.map(textOf) : textOf(value)
  }
  return groupsToLists(root) as Answers
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** A group whose names are all numbers is a list, in order and without gaps: a removed child leaves none. */
function groupsToLists(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [name, groupsToLists(inner)])
  const isList = entries.length > 0 && entries.every(([name]) => /^\d{1,3}$/.test(name) && Number(name) <= MAX_INDEX)
  if (!isList) return Object.fromEntries(entries)
  return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner)
}

/** Trimmed, and without what was left empty; a group left empty is left out, but keeps its place in a list. */
function withoutEmpty(answer: Answer): unknown {
  if (answer === undefined) return undefined
  if (typeof answer === 'string') return answer.trim() === '' ? undefined : answer.trim()
  if (Array.isArray(answer)) return answer.map(withoutEmpty).filter((item) => item !== undefined)
  const entries = Object.entries(answer as Answers).map(([name, inner]): [string, unknown] => [
    name,
    withoutEmpty(inner),
  ])
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined && !isEmptyGroup(inner)))
}

const isEmptyGroup = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
