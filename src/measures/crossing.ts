/**
 * A figure by two breakdowns at once: months down, sources across. The whole and the totals of rows and columns are
 * counted, never added up, since a child may be in several cells.
 */
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { audit, may, notFound, type Actor } from '../access/index.ts'
import { referenceOf, type Reference } from '../reference/index.ts'
import { checkQuestion, inBrief, placesOf, type Figures } from './actions.ts'
import { keysOf, partInWords, toldKey } from './breakdowns.ts'
import { noneOf, tallies, tallyOf, wholeOf, type Ask, type Found, type Tally, type Wanted } from './counting.ts'
import { addsUp, dimensionsOf, isTime, type Dimension } from './dimensions.ts'
import type { Measure, MeasureId } from './measure.ts'
import type { Question, QuestionRefusal } from './question.ts'
import { slicesIn } from './slices.ts'

export type CrossQuestion = Omit<Question, 'measures' | 'by' | 'compare'> & {
  measure: MeasureId
  rows: Dimension
  /** Left out for a table of one breakdown. */
  columns?: Dimension | undefined
}

/** A row or a column: its key, in words, and its own total as counted. */
export type Axis = { dimension: Dimension; parts: readonly ({ key: string; label: string } & Tally)[] }
/** The keys of its row and, where there are columns, its column; what is counted there. */
export type Cell = { row: string; column: string | null } & Tally

export type Crossing = Pick<Figures, 'period' | 'knownAt' | 'authorities' | 'concerns' | 'area' | 'areaName'> & {
  measure: Measure
  rows: Axis
  columns: Axis | undefined
  /** Row by row, every cell, at nought too. Without columns there is a cell a row. */
  cells: readonly Cell[]
  total: Tally
  /** Whether the cells add up to the totals: nothing counted can fall in two of them. */
  additive: boolean
}

/** One crossing to look at or, as `export_figures`, to take away. */
export async function crossings(
  database: Database,
  actor: Actor,
  question: CrossQuestion,
  action: 'view_figures' | 'export_figures' = 'view_figures',
): Promise<Result<Crossing, QuestionRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(
    database,
    actor,
    async (tx) => {
      if (!may(actor, 'view_figures')) return refuse(notFound)
      const result = await crossed(tx, reference, question)
      const { measure, rows, columns, ...rest } = question
      const by = columns === undefined ? [rows] : [rows, columns]
      const detail = inBrief({ ...rest, measures: [measure], by })
      if (result.ok) await audit.record(tx, { action, subjectType: 'figures', detail })
      return result
    },
    'count',
  )
}

/**
 * The crossings of all figures that have both breakdowns, as known at the moment at which those were counted. Where
 * measures were named and one lacks a breakdown, that is refused.
 */
export async function crossingsOf(
  database: Database,
  actor: Actor,
  counted: Figures,
  question: Question,
  by: { rows: Dimension; columns: Dimension },
): Promise<Result<Crossing[], QuestionRefusal>> {
  const { measures: named, by: _, compare: __, ...rest } = question
  const found: Crossing[] = []
  for (const { measure } of counted.figures) {
    const has = dimensionsOf(measure)
    if (!named && !(has.includes(by.rows) && has.includes(by.columns))) continue
    const asked = { ...rest, ...by, measure: measure.id, knownAt: counted.knownAt }
    const crossing = await crossings(database, actor, asked, 'export_figures')
    if (!crossing.ok) return crossing
    found.push(crossing.value)
  }
  return ok(found)
}

/** The same within a counting transaction that asks, and audits, for more. */
export async function crossed(
  tx: Tx,
  reference: Reference,
  question: CrossQuestion,
): Promise<Result<Crossing, QuestionRefusal>> {
  const { measure: id, rows, columns, ...rest } = question
  const by = columns === undefined ? [rows] : [rows, columns]
  if (rows === columns) return refuse({ kind: 'crossed_with_itself', by: rows })
  if (by.length === 2 && by.every(isTime)) return refuse({ kind: 'crossed_in_time' })
  const checked = await checkQuestion(tx, reference, { ...rest, measures: [id], by })
  if (!checked.ok) return checked
  const { ask, area, areaName, measures } = checked.value
  const measure = measures[0]!
  const found = await foundIn(tx, measure, { ...ask, by }, question)
  const axis = (dimension: Dimension): Axis => {
    const alone = only(found, [dimension])
    // Of how things stood, a part may be there in some months and gone at the end.
    const there = found.flatMap(({ keys: of }) => of[dimension] ?? [])
    const keys = keysOf(dimension, there, { period: question.period, authorities: placesOf(ask) })
    const totals = new Map(alone.map(({ keys: of, ...tally }) => [of[dimension]!, tally]))
    return {
      dimension,
      parts: keys.map((key) => ({
        key,
        label: partInWords(dimension, key, reference),
        ...(totals.get(key) ?? noneOf(measure)),
      })),
    }
  }
  const [down, across] = [axis(rows), columns === undefined ? undefined : axis(columns)]
  return ok({
    measure,
    period: question.period,
    knownAt: ask.knownAt,
    authorities: ask.authorities,
    concerns: ask.concerns,
    area,
    areaName,
    rows: down,
    columns: across,
    cells: cellsOf(measure, down, across, only(found, by)),
    total: wholeOf(measure, found),
    additive: addsUp(measure, by),
  })
}

/** The whole, the totals of both breakdowns and the cells, with keys as they are told. */
async function foundIn(tx: Tx, measure: Measure, ask: Ask, question: CrossQuestion): Promise<Found[]> {
  const inTime = measure.snapshot ? ask.by.find(isTime) : undefined
  const others = ask.by.filter((one) => one !== inTime)
  const sets: readonly Dimension[][] =
    others.length === 2 ? [[], [others[0]!], [others[1]!], others] : [[], ...others.map((one) => [one])]
  // How things stood in each month is a period of its own, which ends with the month.
  const slices = inTime ? slicesIn(question.period, inTime) : []
  const wanted: Wanted[] = [{ period: question.period, sets }, ...slices.map(({ period }) => ({ period, sets }))]
  const [whole, ...inSlices] = await tallies(tx, measure, { ...ask, by: others }, wanted)
  const sliced = inSlices.flatMap((list, index) => {
    const at = { [inTime!]: slices[index]!.key }
    const withWhole = list.some(({ keys }) => Object.keys(keys).length === 0)
      ? list
      : [...list, { ...noneOf(measure), keys: {} }]
    return withWhole.map((one): Found => ({ ...one, keys: { ...one.keys, ...at } }))
  })
  return [...whole!, ...sliced].map((one) => ({
    ...one,
    keys: Object.fromEntries(
      Object.entries(one.keys).map(([dimension, key]) => [dimension, toldKey(dimension as Dimension, key)]),
    ),
  }))
}

/** What was found by exactly these dimensions. */
const only = (found: readonly Found[], by: readonly Dimension[]): Found[] =>
  found.filter(({ keys }) => Object.keys(keys).length === by.length && by.every((dimension) => dimension in keys))

function cellsOf(measure: Measure, rows: Axis, columns: Axis | undefined, found: readonly Found[]): Cell[] {
  if (!columns) return rows.parts.map((part) => ({ row: part.key, column: null, ...tallyOf(part) }))
  const at = new Map(found.map(({ keys, ...tally }) => [`${keys[rows.dimension]} ${keys[columns.dimension]}`, tally]))
  return rows.parts.flatMap(({ key: row }) =>
    columns.parts.map(({ key: column }) => ({ row, column, ...(at.get(`${row} ${column}`) ?? noneOf(measure)) })),
  )
}
