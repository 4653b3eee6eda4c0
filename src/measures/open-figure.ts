/**
 * Opening a figure down to exactly the rows it counts. The rows come from the count; names are joined afterwards under
 * the reader's own access. What the reader may not see keeps its place in the list, so that it is as long as the figure.
 */
import { sql } from 'kysely'
import { inTransaction, type Database, type RecordTable, type Tx } from '../platform/database/index.ts'
import { personName } from '../platform/pages/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { audit, may, notFound, type Actor, type AuditEntry } from '../access/index.ts'
import { referenceOf } from '../reference/index.ts'
import { checkQuestion, inBrief, type Asked } from './actions.ts'
import { count, type PartOf } from './counting.ts'
import { measureOf } from './definitions/index.ts'
import { sideOf, type Measure, type MeasureId, type SideName } from './measure.ts'
import { countedUnits, type CountedUnit, type Fact } from './opened-rows.ts'
import type { Question, QuestionRefusal } from './question.ts'

/** Somebody in a row, as they are called there; no name where the reader may not see the person. */
export type Named = { role: string; personId: string; name: string | undefined }
/** A fact that the reader may see. For a contact, `people` are the children it is about. */
export type OpenedFact = Fact & {
  named: readonly Named[]
  /** The reference of the record; of a child in a contact, the contact's. */
  ref: string
}
/** One of what is counted. `hidden` facts are there but not for this reader; where all are, nothing else is told. */
export type OpenedUnit = { facts: readonly OpenedFact[]; hidden: number }

export type OpenedFigure = Omit<Asked, 'measures'> & {
  measure: Measure
  value: number
  /** How many units the whole list has: the figure, or for attendances the activities that they add up from. */
  total: number
  units: readonly OpenedUnit[]
}

export type OpenQuestion = Omit<Question, 'measures' | 'by' | 'compare'> & {
  measure: MeasureId
  /** One part of a breakdown alone: a month, an authority; two parts are a cell of a crossing. */
  parts?: readonly PartOf[] | undefined
  /** Of a share or an average, the number above unless the one below is asked for. */
  side?: SideName | undefined
}
/** A page of a list on the screen, or all of it to take away. */
export type Portion = { page: number; size: number } | 'all'

/** The rows that a figure counts, for those who may open figures. Every person shown is audited by name of the list. */
export async function openFigure(
  database: Database,
  actor: Actor,
  question: OpenQuestion,
  portion: Portion,
): Promise<Result<OpenedFigure, QuestionRefusal>> {
  if (!may(actor, 'open_figure')) return refuse(notFound)
  const reference = await referenceOf(database)
  const { parts = [], side = 'numerator', ...rest } = question
  const measure = sideOf(measureOf(question.measure), side)
  const asked = { ...rest, measures: [question.measure], by: parts.map((part) => part.by) }
  const counted = await inTransaction(
    database,
    actor,
    async (tx) => {
      const checked = await checkQuestion(tx, reference, asked)
      if (!checked.ok) return checked
      const ask = { ...checked.value.ask, by: [], parts }
      const [whole] = await count(tx, measure, ask)
      const place = portion === 'all' ? { offset: 0, limit: ALL } : placeOf(portion)
      return ok({ ...checked.value, ask, value: whole!.value, ...(await countedUnits(tx, measure, ask, place)) })
    },
    'count',
  )
  if (!counted.ok) return counted
  const { units, ...whole } = counted.value
  const opened = await inTransaction(database, actor, async (tx) => {
    const seen = await unitsAsSeen(tx, measure, units)
    await auditOpening(tx, seen, {
      action: portion === 'all' ? 'export_figures' : 'open_figure',
      subjectType: 'measure',
      detail: {
        ...inBrief(asked),
        ...(parts.length > 0 ? { part: parts.map(({ key }) => key).join(', ') } : {}),
        ...(question.side ? { side } : {}),
        ...pageOf(portion),
      },
    })
    return seen
  })
  return ok({ ...whole, measure, units: opened })
}

const ALL = 1_000_000
const pageOf = (portion: Portion) => (portion === 'all' ? {} : { page: portion.page })
const placeOf = ({ page, size }: { page: number; size: number }) => ({ offset: (page - 1) * size, limit: size })

/** The units with what the reader may see of each: their facts under row-level security, and names under it too. */
export async function unitsAsSeen(tx: Tx, measure: Measure, units: readonly CountedUnit[]): Promise<OpenedUnit[]> {
  const visible = await visibleRecords(
    tx,
    measure,
    units.flatMap((unit) => unit.facts.map((fact) => fact.recordId)),
  )
  const facts = units.flatMap((unit) => unit.facts.filter((fact) => visible.has(fact.recordId)))
  const children = measure.recordTable === 'contact' ? await childrenOf(tx, facts) : new Map<string, string[]>()
  const ids = [...facts.flatMap((fact) => Object.values(fact.people)), ...[...children.values()].flat()]
  const names = await namesOf(tx, ids)
  const named = (role: string, personId: string): Named => ({ role, personId, name: names.get(personId) })
  return units.map((unit) => {
    const seen = unit.facts.flatMap((fact): OpenedFact[] => {
      const ref = visible.get(fact.recordId)
      if (ref === undefined) return []
      const own = Object.entries(measure.people).flatMap(([column, role]) => {
        const personId = fact.people[column]
        return personId === undefined ? [] : [named(role, personId)]
      })
      const inContact = (children.get(fact.recordId) ?? []).map((personId) => named('Child', personId))
      // A person counted whom the reader may not see is not told of, by any fact of theirs.
      if (countsPeople(measure) && own[0]?.name === undefined) return []
      return [{ ...fact, ref, named: [...own, ...inContact] }]
    })
    return { facts: seen, hidden: unit.facts.length - seen.length }
  })
}

/** Whether what is counted is different people, by the first of those in a row. */
export const countsPeople = (measure: Measure): boolean =>
  measure.counting === 'distinct' && measure.keyed === undefined

/** Records without a reference of their own, and the record whose reference they are known by. */
const knownBy: Partial<Record<RecordTable, RecordTable>> = {
  contact_child: 'contact',
  decision: 'contact',
  notice_event: 'notice',
  operation_child: 'operation',
}

/** The records among these that the reader may see, with their references. */
async function visibleRecords(tx: Tx, measure: Measure, ids: readonly string[]): Promise<Map<string, string>> {
  const id = sql.ref(`t.${measure.recordTable}_id`)
  const of = knownBy[measure.recordTable]
  const ofId = sql.ref(`${of}_id`)
  const { rows } = await sql<{ id: string; ref: string }>`
    select ${id} as id, ${of ? sql`o.ref` : sql`t.ref`} as ref from ${sql.table(measure.recordTable)} t
    ${of ? sql`join ${sql.table(of)} o using (partnership_id, ${ofId})` : sql``}
    where t.partnership_id = ${tx.by.partnershipId} and ${id} = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.ref]))
}

async function childrenOf(tx: Tx, facts: readonly Fact[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ contact_id: string; people: string[] }>`
    select contact_id, array_agg(person_id::text order by contact_child_id) as people from contact_child
    where partnership_id = ${tx.by.partnershipId} and contact_id = any(${facts.map((fact) => fact.recordId)}::uuid[])
    group by contact_id`.execute(tx)
  return new Map(rows.map((row) => [row.contact_id, row.people]))
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ person_id: string; given_name: string | null; family_name: string | null }>`
    select person_id, given_name, family_name from person
    where partnership_id = ${tx.by.partnershipId} and person_id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.person_id, personName(row)]))
}

/** One entry for the list, and one for each person whose name was in it. */
export async function auditOpening(tx: Tx, units: readonly OpenedUnit[], opening: AuditEntry): Promise<void> {
  const named = units.flatMap((unit) => unit.facts.flatMap((fact) => fact.named))
  const shown = new Set(named.filter((one) => one.name !== undefined).map((one) => one.personId))
  const { action, detail } = opening
  const entries = [...shown].map((subjectId): AuditEntry => ({
    action,
    subjectType: 'person',
    subjectId,
    detail: { measures: detail?.['measures'] },
  }))
  for (let start = 0; start < entries.length; start += 1000)
    await audit.record(tx, ...entries.slice(start, start + 1000))
  await audit.record(tx, opening)
}
