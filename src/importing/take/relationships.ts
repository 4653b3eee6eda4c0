/** Takes relationships: each stored once, whichever way round it is told. Nobody becomes their own forebear. */
import { sql } from 'kysely'
import { uuidv7 } from '../../platform/uuid.ts'
import { canonical, type RelationshipKind } from '../../people/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { insertRows, text, uuid } from '../bulk.ts'
import { valueOf, type GoodRow } from '../file-spec.ts'
import { followReferences } from '../referring.ts'
import { nothing, type TakeChunk } from '../run.ts'

/** `kept`: the same of the records that stand for the two, where they were merged into others. */
type Told = ReturnType<typeof canonical> & { row: GoodRow; kept: ReturnType<typeof canonical> }
const keyOf = (one: Pick<Told, 'personId' | 'relatedPersonId' | 'kind'>) =>
  `${one.personId} ${one.relatedPersonId} ${one.kind}`

export const takeRelationships: TakeChunk = async (run, spec, rows) => {
  const told = (await followReferences(run, spec, rows)).map(({ row, found }): Told => {
    const [person, related] = [found.get('person_ref')!, found.get('related_person_ref')!]
    const kind = valueOf(spec, row, 'relationship') as RelationshipKind
    return {
      row,
      ...canonical({ personId: person.id, relatedPersonId: related.id, kind }),
      kept: canonical({ personId: person.keptId ?? person.id, relatedPersonId: related.keptId ?? related.id, kind }),
    }
  })
  const known = await knownAmong(run.tx, told)
  const parents = await forebears(run.tx, told)
  const outcome = nothing()
  const fresh: Told[] = []
  for (const one of told) {
    const { kept } = one
    if (known.has(keyOf(one)) || known.has(keyOf(kept)) || kept.personId === kept.relatedPersonId) {
      outcome.unchanged += 1
      continue
    }
    if (one.kind === 'parent' && isForebear(parents, kept.relatedPersonId, kept.personId)) {
      run.report.rejectRow(spec, one.row, 'relationship', circle)
      continue
    }
    if (one.kind === 'parent') addParent(parents, kept.relatedPersonId, kept.personId)
    known.add(keyOf(one))
    fresh.push(one)
  }
  outcome.taken = fresh.length
  await insertRows(
    run.tx,
    'relationship',
    [uuid('relationship_id'), uuid('person_id'), uuid('related_person_id'), text('kind'), text('source')],
    fresh.map((one) => [uuidv7(), one.personId, one.relatedPersonId, one.kind, 'import']),
  )
  return outcome
}

const circle =
  'This closes a circle: somebody would be their own parent or forebear. Check which of the two is the parent.'

async function knownAmong(tx: Tx, told: readonly Told[]): Promise<Set<string>> {
  if (told.length === 0) return new Set()
  const { rows } = await sql<{ person_id: string; related_person_id: string; kind: Told['kind'] }>`
    select person_id, related_person_id, kind from relationship
    where partnership_id = ${tx.by.partnershipId}
      and person_id = any(${told.flatMap((one) => [one.personId, one.kept.personId])}::uuid[])`.execute(tx)
  return new Set(
    rows.map((row) => keyOf({ personId: row.person_id, relatedPersonId: row.related_person_id, kind: row.kind })),
  )
}

/** Parents by child. */
type Parents = Map<string, Set<string>>

const addParent = (parents: Parents, child: string, parent: string): void => {
  const known = parents.get(child)
  if (known) known.add(parent)
  else parents.set(child, new Set([parent]))
}

/**
 * The stored forebears of everyone whom the chunk makes a parent, a generation a query, and of those whom it makes those
 * parents' parents: what a circle within the chunk or with earlier rows could go through.
 */
async function forebears(tx: Tx, told: readonly Told[]): Promise<Parents> {
  const parents: Parents = new Map()
  const asked = new Set<string>()
  let generation = [...new Set(told.filter((one) => one.kind === 'parent').map((one) => one.kept.personId))]
  while (generation.length > 0) {
    for (const person of generation) asked.add(person)
    const { rows } = await sql<{ parent: string; child: string }>`
      select person_id as parent, related_person_id as child from relationship
      where partnership_id = ${tx.by.partnershipId} and kind = 'parent' and set_aside_by is null
        and related_person_id = any(${generation}::uuid[])`.execute(tx)
    for (const { parent, child } of rows) addParent(parents, child, parent)
    generation = [...new Set(rows.map((row) => row.parent))].filter((person) => !asked.has(person))
  }
  return parents
}

/** Whether `person` is among the forebears of `of`, or is `of`. */
function isForebear(parents: Parents, person: string, of: string): boolean {
  const seen = new Set<string>()
  const ahead = [of]
  for (let one = ahead.pop(); one !== undefined; one = ahead.pop()) {
    if (one === person) return true
    if (seen.has(one)) continue
    seen.add(one)
    ahead.push(...(parents.get(one) ?? []))
  }
  return false
}
