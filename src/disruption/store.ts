/** Disruption measures in the database, with their kinds. Whose rows the actor may see is the database's to decide. */
import { sql, type RawBuilder } from 'kysely'
import { correctRecord, insertRecords, type Tx } from '../platform/database/index.ts'
import type { PartialDate } from '../platform/dates.ts'
import { uuidv7 } from '../platform/uuid.ts'
import type { Disruption, DisruptionDecision, DisruptionFacts, Kind, Subject } from './disruption.ts'
import { isOver, SOON_DAYS, states, type DisruptionState } from './rules.ts'

/** Every kind as law had it, by place and day: some twenty rows of reference data. */
export async function listKinds(tx: Tx): Promise<Kind[]> {
  const rows = await tx.selectFrom('disruption_kind').selectAll().orderBy('place').orderBy('effective_from').execute()
  return rows.map((row) => ({
    kindId: row.kind_id,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    family: row.family,
    title: row.title,
    legalBasis: row.legal_basis,
    applies: row.applies,
    decides: row.decides,
    subject: row.subject as Subject,
    shortestMonths: row.shortest_months,
    longestMonths: row.longest_months,
    longestDays: row.longest_days,
    reviewDays: row.review_days,
    served: row.served,
    breach: row.breach,
  }))
}

/** Whose measures: those that protect a child, or that are made on an adult; or these; or a page of all. */
export type DisruptionQuery = { childId: string } | { adultId: string } | { ids: readonly string[] }

/** The measures asked for, the latest considered first, each with the children whom the actor may know it protects. */
export async function listDisruption(tx: Tx, query: DisruptionQuery): Promise<Disruption[]> {
  let rows = tx.selectFrom('disruption_measure as m').selectAll('m').where('m.partnership_id', '=', tx.by.partnershipId)
  if ('ids' in query) {
    if (query.ids.length === 0) return []
    rows = rows.where('m.disruption_measure_id', 'in', query.ids)
  } else if ('adultId' in query) rows = rows.where('m.adult_id', '=', query.adultId)
  else
    rows = rows.where('m.disruption_measure_id', 'in', (of) =>
      of
        .selectFrom('disruption_child')
        .select('disruption_measure_id')
        .where('partnership_id', '=', tx.by.partnershipId)
        .where('person_id', '=', query.childId)
        .where('taken_off', '=', false),
    )
  const found = await rows.orderBy('m.considered_on', 'desc').orderBy('m.disruption_measure_id', 'desc').execute()
  if (found.length === 0) return []
  const kinds = await listKinds(tx)
  const children = await childrenOf(
    tx,
    found.map((row) => row.disruption_measure_id),
  )
  return found.map((row) => ({
    disruptionId: row.disruption_measure_id,
    ref: row.ref,
    kindId: row.kind_id,
    kind: kinds.find((one) => one.kindId === row.kind_id && one.effectiveFrom === row.kind_from)!,
    adultId: row.adult_id,
    subjectTold: row.subject_told,
    childIds: [...new Set(children.get(row.disruption_measure_id)?.map((child) => child.person_id))],
    authority: row.authority,
    applicant: row.applicant,
    consideredOn: row.considered_on,
    decision: row.decision as DisruptionDecision,
    reason: row.reason,
    appliedOn: row.applied_on,
    refusedOn: row.refused_on,
    grantedOn: row.granted_on,
    servedOn: row.served_on,
    expiresOn: row.expires_on,
    reviewedOn: row.reviewed_on,
    endedOn: row.ended_on,
    endedWhy: row.ended_why,
    conditions: row.conditions,
    restricted: row.restricted,
    version: row.version,
  }))
}

async function childrenOf(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never[]>()
  const rows = await tx
    .selectFrom('disruption_child')
    .select(['disruption_child_id', 'disruption_measure_id', 'person_id', 'version'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('disruption_measure_id', 'in', ids)
    .where('taken_off', '=', false)
    .orderBy('disruption_child_id')
    .execute()
  return Map.groupBy(rows, (row) => row.disruption_measure_id)
}

/** One measure, held until the transaction ends; undefined where there is none that the actor may see. */
export async function holdDisruption(tx: Tx, id: string): Promise<Disruption | undefined> {
  await tx
    .selectFrom('disruption_measure')
    .select('disruption_measure_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('disruption_measure_id', '=', id)
    .forNoKeyUpdate()
    .execute()
  return (await listDisruption(tx, { ids: [id] }))[0]
}

/** The people a measure would name, as far as the actor may see them, held against a merge meanwhile. */
export async function findPeople(tx: Tx, personIds: readonly string[]) {
  if (personIds.length === 0) return new Map<string, { born: PartialDate | null; restricted: boolean }>()
  const rows = await tx
    .selectFrom('person')
    .select(['person_id', 'date_of_birth', 'restricted'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('person_id', 'in', personIds)
    .where('merged_into', 'is', null)
    .forKeyShare()
    .execute()
  return new Map(
    rows.map((row) => [row.person_id, { born: row.date_of_birth as PartialDate | null, restricted: row.restricted }]),
  )
}

const columnsOf = (facts: DisruptionFacts, kind: Kind) => ({
  kind_id: kind.kindId,
  kind_from: kind.effectiveFrom,
  adult_id: facts.adultId,
  subject_told: facts.subjectTold,
  authority: facts.authority,
  applicant: facts.applicant,
  considered_on: facts.consideredOn,
  decision: facts.decision,
  reason: facts.reason,
  applied_on: facts.appliedOn,
  refused_on: facts.refusedOn,
  granted_on: facts.grantedOn,
  served_on: facts.servedOn,
  expires_on: facts.expiresOn,
  reviewed_on: facts.reviewedOn,
  ended_on: facts.endedOn,
  ended_why: facts.endedWhy,
  conditions: facts.conditions,
})

/** Who is restricted among the children of a measure. */
export type RestrictedChildren = ReadonlySet<string>

export async function insertDisruption(
  tx: Tx,
  measure: { id: string; ref: string; facts: DisruptionFacts; kind: Kind; restricted: boolean },
  children: RestrictedChildren,
): Promise<void> {
  const { id, ref, facts, kind, restricted } = measure
  await insertRecords(tx, 'disruption_measure', [
    { disruption_measure_id: id, ref, restricted, ...columnsOf(facts, kind) },
  ])
  await insertChildren(tx, id, facts.childIds, restricted, children)
}

const insertChildren = (
  tx: Tx,
  id: string,
  childIds: readonly string[],
  restricted: boolean,
  hidden: RestrictedChildren,
) =>
  insertRecords(
    tx,
    'disruption_child',
    childIds.map((personId) => ({
      disruption_child_id: uuidv7(),
      disruption_measure_id: id,
      person_id: personId,
      restricted: restricted || hidden.has(personId),
    })),
  )

/** Puts what a measure says right; false where somebody else changed it since. What stood goes to the history. */
export async function saveDisruption(
  tx: Tx,
  measure: { id: string; version: number; facts: DisruptionFacts; kind: Kind; restricted: boolean },
  children: RestrictedChildren,
): Promise<boolean> {
  const { id, version, facts, kind, restricted } = measure
  const changes = { ...columnsOf(facts, kind), restricted }
  if (!(await correctRecord(tx, 'disruption_measure', id, version, changes))) return false
  const before = (await childrenOf(tx, [id])).get(id) ?? []
  for (const one of before)
    if (!facts.childIds.includes(one.person_id))
      await correctRecord(tx, 'disruption_child', one.disruption_child_id, one.version, { taken_off: true })
  const known = new Set(before.map((one) => one.person_id))
  await insertChildren(
    tx,
    id,
    facts.childIds.filter((child) => !known.has(child)),
    restricted,
    children,
  )
  return true
}

/** Where each measure stands, since when and by when it is due: what `rules.ts` derives, said of all of them. */
const standing = (tx: Tx): RawBuilder<unknown> => sql`
  dated as (
    select m.disruption_measure_id, m.decision, m.considered_on, m.applied_on, m.refused_on, m.granted_on, m.served_on,
      m.reviewed_on, m.expires_on, k.served, k.review_days, m.kind_id, least(m.ended_on, m.expires_on + 1) as over_on
    from disruption_measure m
    join disruption_kind k on k.kind_id = m.kind_id and k.effective_from = m.kind_from
    where m.partnership_id = ${tx.by.partnershipId}
  ),
  stood as (
    select d.*, case
        when decision = 'not_used' then 'not_used'
        when refused_on is not null then 'refused'
        when over_on <= ${tx.today}::date then 'ended'
        when granted_on is not null and (served_on is not null or not served) then 'in_force'
        when granted_on is not null then 'granted'
        when applied_on is not null then 'applied'
        else decision end as state
    from dated d
  ),
  placed as (
    select s.*, case when state in ('considering', 'pursued', 'applied', 'granted') then ${tx.today}::date
        when state = 'in_force' then least(over_on, greatest(coalesce(served_on, granted_on), reviewed_on) + review_days)
        end as due_on,
      case state when 'refused' then refused_on when 'ended' then over_on when 'in_force' then coalesce(served_on, granted_on)
        when 'granted' then granted_on when 'applied' then applied_on else considered_on end as since
    from stood s
  )`

export type RegisterAsk = { state?: DisruptionState | undefined; due?: boolean | undefined }

export async function countDisruption(tx: Tx) {
  const { rows } = await sql<{ state: DisruptionState; measures: number; due: number }>`
    with ${standing(tx)}
    select state, count(*)::integer as measures,
      (count(*) filter (where due_on <= ${tx.today}::date + ${sql.lit(SOON_DAYS)}))::integer as due
    from placed group by state`.execute(tx)
  const add = (of: 'measures' | 'due') => rows.reduce((sum, row) => sum + row[of], 0)
  return { states: new Map(rows.map((row) => [row.state, row.measures])), due: add('due'), all: add('measures') }
}

/** A page of the ids of those asked for: what waits or falls due first; of what is over, the latest. */
export async function listStanding(tx: Tx, ask: RegisterAsk, { from, to }: { from: number; to: number }) {
  const over = sql.join(states.filter(isOver).map((state) => sql.lit(state)))
  const which = ask.due
    ? sql`due_on <= ${tx.today}::date + ${sql.lit(SOON_DAYS)}`
    : ask.state
      ? sql`state = ${ask.state}`
      : sql`true`
  const { rows } = await sql<{ id: string }>`
    with ${standing(tx)}
    select disruption_measure_id as id from placed where ${which}
    order by state in (${over}), case when state in (${over}) then since end desc, due_on, since, disruption_measure_id
    limit ${to - from} offset ${from}`.execute(tx)
  return rows.map((row) => row.id)
}
