/**
 * How people are related, stored once and read from both sides: a child is stored as the inverse of its parent, and of
 * two for whom it reads the same both ways the lower id comes first.
 */
import { sql } from 'kysely'
import { relationshipKinds } from '../reference/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import type { NewRow, Tx } from '../platform/database/index.ts'
import { insertRecords } from '../platform/database/index.ts'

/** Reads "personId is the <kind> of relatedPersonId". */
export type Relationship = { personId: string; relatedPersonId: string; kind: RelationshipKind }
export type RelationshipKind = (typeof relationshipKinds)[number]['code']
/** The kinds of which one form alone is stored. */
export type StoredKind = Exclude<RelationshipKind, 'child'>

/** The form in which a relationship is stored. */
export function canonical(told: Relationship): Relationship & { kind: StoredKind } {
  const { personId, relatedPersonId, kind } = told
  if (kind === 'child') return { personId: relatedPersonId, relatedPersonId: personId, kind: 'parent' }
  const symmetric = relationshipKinds.find((one) => one.code === kind)?.symmetric ?? false
  if (symmetric && relatedPersonId < personId) return { personId: relatedPersonId, relatedPersonId: personId, kind }
  return { personId, relatedPersonId, kind }
}

/** The rows of relationships, each once, whichever way round they were told. */
export function rowsOfRelationships(told: readonly Relationship[], source: string): NewRow<'relationship'>[] {
  const once = new Map(told.map(canonical).map((one) => [`${one.personId} ${one.relatedPersonId} ${one.kind}`, one]))
  return [...once.values()].map(({ personId, relatedPersonId, kind }) => ({
    relationship_id: uuidv7(),
    person_id: personId,
    related_person_id: relatedPersonId,
    kind,
    source,
  }))
}

/** Takes in relationships that are not yet known. */
export async function saveRelationships(tx: Tx, told: readonly Relationship[], source: string): Promise<void> {
  await insertRecords(tx, 'relationship', await notYetKnown(tx, rowsOfRelationships(told, source)))
}

/** Those of the rows that no stored relationship says already. */
export async function notYetKnown(tx: Tx, rows: NewRow<'relationship'>[]): Promise<NewRow<'relationship'>[]> {
  if (rows.length === 0) return []
  const known = await tx
    .selectFrom('relationship')
    .select(['person_id', 'related_person_id', 'kind'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where(
      'person_id',
      'in',
      rows.map((row) => row.person_id),
    )
    .execute()
  const nameOf = (row: NewRow<'relationship'>) => `${row.person_id} ${row.related_person_id} ${row.kind}`
  const isKnown = new Set(known.map((row) => `${row.person_id} ${row.related_person_id} ${row.kind}`))
  return rows.filter((row) => !isKnown.has(nameOf(row)))
}

/** Somebody related, as read from one person's side: `label` says what they are to that person. */
export type Relative = {
  personId: string
  kind: RelationshipKind | 'cared_for'
  label: string
  /** Where it was said: a contact, an import. */
  source: string
}

/** Everyone related to a person, each with what they are to that person. */
export async function relativesOf(tx: Tx, personId: string): Promise<Relative[]> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<{ other: string; kind: StoredKind; they_are: boolean; source: string }>`
    select person_id as other, kind, true as they_are, source from relationship
      where partnership_id = ${partnership} and related_person_id = ${personId} and set_aside_by is null
    union all
    select related_person_id as other, kind, false as they_are, source from relationship
      where partnership_id = ${partnership} and person_id = ${personId} and set_aside_by is null
    order by 1, 2`.execute(tx)
  return rows.map((row) => ({ ...relativeOf(row.other, row.kind, row.they_are), source: row.source }))
}

/** `theyAre`: the other is the <kind> of the person; otherwise the person is the <kind> of the other. */
export function relativeOf(other: string, stored: StoredKind, theyAre: boolean): Omit<Relative, 'source'> {
  const kind = relationshipKinds.find((one) => one.code === stored)!
  if (theyAre) return { personId: other, kind: kind.code, label: kind.label }
  return { personId: other, kind: kind.inverse ?? 'cared_for', label: kind.inverseLabel }
}

const brothersAndSisters: readonly string[] = ['sibling', 'half_sibling', 'step_sibling']
export const isSibling = (relative: Relative): boolean => brothersAndSisters.includes(relative.kind)
