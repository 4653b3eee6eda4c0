/** Takes a request apart by its schemas: what is wrong is told by its place, and nothing is guessed. */
import { z } from 'zod'
import { ok, refuse, type Result } from '../result.ts'
import { problemOf, type Fault, type Problem } from './problem.ts'

type Given = Readonly<Record<string, string | string[] | undefined>>

/** The query; a parameter that the operation does not have is refused rather than left unread. */
export function readQuery(schema: z.ZodObject, given: Given): Result<unknown, Problem> {
  const raw = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, inTypeOf(schema.shape[name], value)]),
  )
  const read = schema.safeParse(raw)
  if (read.success) return ok(read.data)
  const errors = faultsOf(read.error.issues).map(({ path, detail }): Fault => ({
    parameter: String(path[0] ?? ''),
    detail,
  }))
  return refuse(problemOf('malformed', inOne(errors), { errors }))
}

/** What stands in an address is text: a number where one is meant, a list where several may be. */
function inTypeOf(schema: unknown, value: string | string[] | undefined): unknown {
  const inner = innermost(schema)
  if (inner instanceof z.ZodArray) return [value].flat()
  if (inner instanceof z.ZodNumber && typeof value === 'string' && /^-?\d{1,9}$/.test(value)) return Number(value)
  return value
}

function innermost(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return innermost(schema.unwrap())
  return schema
}

export function readBody(schema: z.ZodType, body: unknown): Result<unknown, Problem> {
  const read = schema.safeParse(body)
  if (read.success) return ok(read.data)
  const errors = faultsOf(read.error.issues).map(({ path, detail }): Fault => ({
    pointer: path.map((part) => `/${pointerPart(part)}`).join(''),
    detail,
  }))
  return refuse(problemOf('invalid', inOne(errors), { errors }))
}

const pointerPart = (part: PropertyKey) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')
const inOne = (errors: readonly Fault[]) =>
  errors.length === 1
    ? `${errors[0]!.parameter ?? (errors[0]!.pointer || 'The body')}: ${errors[0]!.detail}`
    : `${errors.length} things are wrong: see errors.`

type Issue = z.core.$ZodIssue
const FAULTS_MAX = 100

/** Each fault once at its place; of what could be one of several shapes, those of the shape that its kind names. */
function faultsOf(issues: readonly Issue[]): { path: PropertyKey[]; detail: string }[] {
  return issues
    .flatMap((issue): { path: PropertyKey[]; detail: string }[] => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({ path: [...issue.path, key], detail: 'is not a field that is known here' }))
      return [{ path: [...issue.path], detail: said(issue) }]
    })
    .slice(0, FAULTS_MAX)
}

const said = (issue: Issue): string =>
  issue.message
    .replace(/^Invalid input: /, '')
    .replace(/^Invalid /, 'invalid ')
    .replace(/^Too /, 'too ')
