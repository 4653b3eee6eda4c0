/** Takes people: their own row, their numbers and where they live, and anew what they can be found by. */
import { sql } from 'kysely'
import type { PartialDate } from '../../platform/dates.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import {
  askingAgain,
  refreshKeys,
  rowsOfPeople,
  type Identifier,
  type NewPerson,
  type Sex,
} from '../../people/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { correctRows, insertObjects, text, uuid, type Value } from '../bulk.ts'
import { valueOf, type FileSpec } from '../file-spec.ts'
import { compare, correctIncoming, storedColumns, type Incoming } from '../records.ts'
import type { TakeChunk } from '../run.ts'

const sideColumns = ['postcode', 'nhs_number', 'upn']

export const takePeople: TakeChunk = async ({ tx }, spec, rows) => {
  const columns = storedColumns(spec).filter((one) => !sideColumns.includes(one.column))
  const incoming = rows.map((row) => ({
    row,
    ref: row.values[0]!,
    id: '',
    values: columns.map((one) => row.values[one.at]!),
  }))
  const { fresh, same, changed } = await compare(tx, spec.table, columns, incoming)
  await insertPeople(
    tx,
    fresh.map((one) => newPerson(spec, one)),
  )
  const ids = changed.map((one) => one.id)
  const corrected = await askingAgain(tx, ids, async () => {
    await correctIncoming(tx, spec.table, columns, changed)
    const moved = await correctSides(tx, spec, [...same, ...changed])
    const all = new Set([...ids, ...moved])
    await refreshKeys(tx, await withKept(tx, [...all]))
    return all
  })
  return { taken: fresh.length, unchanged: rows.length - fresh.length - corrected.size, corrected: corrected.size }
}

function newPerson(spec: FileSpec, { row, id, ref }: Incoming): NewPerson {
  const cell = (name: string) => valueOf(spec, row, name)
  return {
    personId: id,
    ref,
    givenName: cell('given_name'),
    familyName: cell('family_name'),
    dateOfBirth: cell('date_of_birth') as PartialDate | null,
    sex: cell('sex') as Sex | null,
    ethnicity: cell('ethnicity'),
    homeAuthority: cell('home_authority'),
    postcode: cell('postcode'),
    identifiers: (['nhs_number', 'upn'] as const).flatMap((kind): Identifier[] => {
      const value = cell(kind)
      return value === null ? [] : [{ kind, value }]
    }),
    source: SOURCE,
  }
}

const SOURCE = 'import'

/** Takes in new people in bulk, with all that they are found by. */
export async function insertPeople(tx: Tx, people: readonly NewPerson[]): Promise<void> {
  if (people.length === 0) return
  const rows = rowsOfPeople(people)
  const own = ['ref', 'given_name', 'family_name', 'date_of_birth', 'sex', 'ethnicity', 'home_authority'].map(text)
  await insertObjects(tx, 'person', [uuid('person_id'), ...own], rows.person)
  await insertObjects(tx, 'person_identifier', identifierColumns, rows.person_identifier)
  await insertObjects(tx, 'person_address', addressColumns, rows.person_address)
  await sql`
    insert into person_key (partnership_id, person_id, key)
    select ${tx.by.partnershipId}::uuid, k.person_id, k.key
    from unnest(${rows.person_key.map((one) => one.person_id)}::uuid[],
      ${rows.person_key.map((one) => one.key)}::text[]) as k(person_id, key)`.execute(tx)
}

const identifierColumns = [uuid('person_identifier_id'), uuid('person_id'), text('kind'), text('value'), text('source')]
const addressColumns = [uuid('person_address_id'), uuid('person_id'), text('postcode')]

/** A number or a postcode that came by an import, as it stands. */
type Side = { id: string; person_id: string; kind: string; value: string | null; ended: boolean }

/** Brings numbers and postcodes of known people up to what the rows say; gives back whose changed. */
async function correctSides(tx: Tx, spec: FileSpec, incoming: readonly Incoming[]): Promise<string[]> {
  if (incoming.length === 0) return []
  const partnership = tx.by.partnershipId
  const ids = await withKept(
    tx,
    incoming.map((one) => one.id),
  )
  // What an import brought is told from what people entered: by its source, or by being a postcode and nothing more.
  const { rows: numbers } = await sql<Side>`
    select person_identifier_id as id, ${firstSaidOf('person_identifier')} as person_id, kind, value,
      valid_to is not null as ended from person_identifier t
    where partnership_id = ${partnership} and person_id = any(${ids}::uuid[]) and source = ${SOURCE}
      and kind in ('nhs_number', 'upn') order by 1 for update`.execute(tx)
  const { rows: postcodes } = await sql<Side>`
    select person_address_id as id, ${firstSaidOf('person_address')} as person_id, 'postcode' as kind,
      postcode as value, valid_to is not null as ended from person_address t
    where partnership_id = ${partnership} and person_id = any(${ids}::uuid[]) and lines is null and valid_from is null
    order by 1 for update`.execute(tx)
  const moved = [
    ...(await correctSide(tx, spec, incoming, 'person_identifier', ['nhs_number', 'upn'], numbers)),
    ...(await correctSide(tx, spec, incoming, 'person_address', ['postcode'], postcodes)),
  ]
  return moved
}

/** These people and those whose records stand for them, where some were merged. */
async function withKept(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ merged_into: string }>`
    select distinct merged_into from person
    where partnership_id = ${tx.by.partnershipId} and person_id = any(${ids}::uuid[]) and merged_into is not null`.execute(
    tx,
  )
  return [...new Set([...ids, ...rows.map((row) => row.merged_into)])]
}

/** Of whom a row was said first: a merge may have moved it since. */
const firstSaidOf = (table: 'person_identifier' | 'person_address') => sql`
  case when t.version = 1 then t.person_id else coalesce((
    select h.person_id from ${sql.table(`${table}_history`)} h
    where h.partnership_id = t.partnership_id and ${sql.ref(`h.${table}_id`)} = ${sql.ref(`t.${table}_id`)}
    order by h.version limit 1), t.person_id) end`

async function correctSide(
  tx: Tx,
  spec: FileSpec,
  incoming: readonly Incoming[],
  table: 'person_identifier' | 'person_address',
  kinds: readonly string[],
  sides: readonly Side[],
): Promise<string[]> {
  const stored = new Map(sides.toReversed().map((side) => [`${side.person_id} ${side.kind}`, side]))
  const fresh: { person: string; kind: string; value: string }[] = []
  const changed: Value[][] = []
  const moved: string[] = []
  for (const { id: person, row } of incoming)
    for (const kind of kinds) {
      const value = valueOf(spec, row, kind)
      const side = stored.get(`${person} ${kind}`)
      if (value === (side?.ended ? null : (side?.value ?? null))) continue
      moved.push(person)
      if (!side) fresh.push({ person, kind, value: value! })
      // An empty cell does not say that there never was a number: the one that stood ends.
      else changed.push([side.id, value ?? side.value, value === null ? tx.today : null])
    }
  const value = table === 'person_identifier' ? 'value' : 'postcode'
  await correctRows(tx, table, [uuid(`${table}_id`), text(value), { column: 'valid_to', type: 'date' }], changed)
  if (table === 'person_address')
    await insertObjects(
      tx,
      table,
      addressColumns,
      fresh.map((one) => ({ person_address_id: uuidv7(), person_id: one.person, postcode: one.value })),
    )
  else
    await insertObjects(
      tx,
      table,
      identifierColumns,
      fresh.map((one) => ({
        person_identifier_id: uuidv7(),
        person_id: one.person,
        kind: one.kind,
        value: one.value,
        source: SOURCE,
      })),
    )
  return moved
}
