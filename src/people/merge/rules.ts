/** What a merge changes, what undoing it changes back, and what cannot be merged. Pure: rows in, changes out. */
import type { PartialDate } from '../../platform/dates.ts'
import { daysOf } from '../../platform/dates.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { movedOnce, notRestrictedWithPerson, references, saysAfterMerge } from '../merging.ts'
import { ownColumns, type Change, type OwnColumn, type Row } from './merge.ts'

export type PlanRefusal = { kind: 'same_record' } | { kind: 'already_merged' } | { kind: 'both_in_one'; table: string }
export type Plan = { mergeId: string; kept: Row; absorbed: Row; rows: readonly Row[]; take: readonly OwnColumn[] }

/** Every value that changes when `absorbed` becomes part of `kept`; `rows` are all that refer to either. */
export function planMerge(plan: Plan): Result<Change[], PlanRefusal> {
  const { kept, absorbed, rows } = plan
  if (kept.id === absorbed.id) return refuse({ kind: 'same_record' })
  if (kept.values['merged_into'] || absorbed.values['merged_into']) return refuse({ kind: 'already_merged' })
  const both = rows.find((row) => namesBoth(row, kept.id, absorbed.id))
  if (both) return refuse({ kind: 'both_in_one', table: both.table })
  return ok(
    [
      change(absorbed, 'merged_into', kept.id),
      ...plan.take.map((column) => change(kept, column, absorbed.values[column] ?? null)),
      ...blanksOf(kept, absorbed).map((column) => change(kept, column, absorbed.values[column]!)),
      ...moves(rows, kept.id, absorbed.id),
      ...movesOnce(plan),
      ...restrictions(plan),
    ].filter(changes),
  )
}

const change = (row: Row, column: string, became: string | null): Change => ({
  table: row.table,
  id: row.id,
  column,
  was: row.values[column] ?? null,
  became,
})
const changes = (one: Change): boolean => one.was !== one.became

/** What the kept record does not know and the absorbed one does: taken over unasked. */
export const blanksOf = (kept: Row, absorbed: Row): OwnColumn[] =>
  ownColumns.filter((column) => kept.values[column] == null && absorbed.values[column] != null)

/** Of what both know differently: what is better taken from the absorbed record, being the same date known further. */
export function betterIn(kept: Row, absorbed: Row): OwnColumn[] {
  const [known, other] = [kept.values['date_of_birth'], absorbed.values['date_of_birth']]
  if (!known || !other || other.length <= known.length) return []
  const [whole, part] = [daysOf(known as PartialDate), daysOf(other as PartialDate)]
  return part.from >= whole.from && part.to <= whole.to ? ['date_of_birth'] : []
}

const columnsOf = (table: string): string[] =>
  references.filter((one) => one.table === table && one.rule === 'move').map((one) => one.column)

/** A notice warns one person about another: those two cannot be one. */
function namesBoth(row: Row, one: string, other: string): boolean {
  const named = columnsOf(row.table).map((column) => row.values[column])
  return named.includes(one) && named.includes(other)
}

const moves = (rows: readonly Row[], keptId: string, absorbedId: string): Change[] =>
  rows.flatMap((row) => {
    const columns = columnsOf(row.table).filter((column) => row.values[column] === absorbedId)
    const after = columns.length > 0 ? saysAfterMerge[row.table] : undefined
    return [
      ...columns.map((column) => change(row, column, keptId)),
      ...(after && row.values[after.column] === after.was ? [change(row, after.column, after.becomes)] : []),
    ]
  })

/** Rows that say how two people stand to each other: one says it once, and nobody stands to themselves. */
function movesOnce({ mergeId, kept, absorbed, rows }: Plan): Change[] {
  return Object.entries(movedOnce).flatMap(([table, { pair, besides, inOrder }]) => {
    const standing = rows.filter((row) => row.table === table && row.values['set_aside_by'] == null)
    const sense = (row: Row, people: string[]) => [...people, ...besides.map((name) => row.values[name])].join(' ')
    const pairOf = (row: Row) => pair.map((column) => row.values[column]!)
    const concerned = standing.filter((row) => pairOf(row).includes(absorbed.id))
    const said = new Set(standing.filter((row) => !concerned.includes(row)).map((row) => sense(row, pairOf(row))))
    return concerned.flatMap((row) => {
      let people = pairOf(row).map((id) => (id === absorbed.id ? kept.id : id))
      if (inOrder(row.values[besides[0] ?? ''] ?? undefined)) people = people.toSorted()
      if (people[0] === people[1] || said.has(sense(row, people))) return [change(row, 'set_aside_by', mergeId)]
      said.add(sense(row, people))
      return pair.map((column, at) => change(row, column, people[at]!))
    })
  })
}

/** If either is restricted, both are, and all that is theirs alone: what was hidden stays hidden. */
function restrictions({ kept, absorbed, rows }: Plan): Change[] {
  if (kept.values['restricted'] !== 'true' && absorbed.values['restricted'] !== 'true') return []
  const theirs = rows.filter((row) => !notRestrictedWithPerson.includes(row.table))
  return [kept, absorbed, ...theirs].map((row) => change(row, 'restricted', 'true'))
}

export type UndoPlan = {
  keptId: string
  absorbedId: string
  /** What the merge changed. */
  changed: readonly Change[]
  /** Those rows as they stand now. */
  now: readonly Row[]
  /** Rows about the kept person that are newer than the merge and belong to the other, as somebody chose. */
  toAbsorbed: readonly Row[]
}

/** What goes back: each value that still is what the merge made it. What was corrected since stays as corrected. */
export function planUndo({ keptId, absorbedId, changed, now, toAbsorbed }: UndoPlan): Change[] {
  const rows = new Map(now.map((row) => [`${row.table} ${row.id}`, row]))
  const back = changed.flatMap(({ table, id, column, was, became }) => {
    const row = rows.get(`${table} ${id}`)
    return row && (row.values[column] ?? null) === became ? [{ table, id, column, was: became, became: was }] : []
  })
  const chosen = toAbsorbed.flatMap((row) =>
    columnsOf(row.table)
      .filter((column) => row.values[column] === keptId)
      .map((column) => change(row, column, absorbedId)),
  )
  return [...back, ...chosen]
}
