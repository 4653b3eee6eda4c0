/** Where a list goes on: the place of its last row, opaque to whoever sends it back. */
import { z } from 'zod'
import { ok, refuse, type Result } from '../result.ts'
import { problemOf, type Problem } from './problem.ts'

/** `day` or moment of the last row that was given, and its id. */
export type Place = { at: string; id: string }

const Shape = z.tuple([z.string().max(40), z.uuid()])

export const cursorOf = ({ at, id }: Place): string => Buffer.from(JSON.stringify([at, id])).toString('base64url')

/** The place that a cursor names, where its `at` passes; undefined for what no answer of ours gave. */
export function placeOf(cursor: string, isRight: (at: string) => boolean): Place | undefined {
  try {
    const parsed = Shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return parsed.success && isRight(parsed.data[0]) ? { at: parsed.data[0], id: parsed.data[1] } : undefined
  } catch {
    return undefined
  }
}

/** Where a list begins: at its start, or at the place that its cursor names; refused for one that no answer of ours gave. */
export function beginAt(
  cursor: string | undefined,
  isRight: (at: string) => boolean,
): Result<Place | undefined, Problem> {
  if (cursor === undefined) return ok(undefined)
  const place = placeOf(cursor, isRight)
  if (place) return ok(place)
  const errors = [{ parameter: 'cursor', detail: 'must be `next` of an answer before' }]
  return refuse(problemOf('malformed', 'cursor is none that an answer gave: leave it out to begin anew.', { errors }))
}

/** What every list takes. */
export const paging = {
  limit: z.int().min(1).max(200).default(25).describe('How many at most.'),
  cursor: z.string().min(1).max(400).optional().describe('`next` of the answer before, to go on from there.'),
}

/** What every list answers: its rows, and where it goes on; `next` is null at the end. */
export const listOf = (rows: z.ZodType) =>
  z.object({
    items: z.array(rows),
    next: z.string().nullable().describe('Send it as `cursor` for what follows; null at the end.'),
  })

/** The rows of a page and its cursor, of one more row than asked for. */
export function pageOf<Row>(rows: readonly Row[], limit: number, placed: (row: Row) => Place) {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? cursorOf(placed(items.at(-1)!)) : null }
}
