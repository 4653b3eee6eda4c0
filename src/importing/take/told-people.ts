/** Somebody known only from what a caller said is corrected when the sender corrects what was said. */
import { sql } from 'kysely'
import { uuidv7 } from '../../platform/uuid.ts'
import { askingAgain, refreshKeys, type ToldChild } from '../../people/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { correctRows, insertRows, text, uuid, type Value } from '../bulk.ts'

/** A told child as stored and as told now; `own`: the person was taken in from this row and from no other record. */
export type Retold = { id: string; personId: string; before: ToldChild; after: ToldChild; own: boolean }

const facts = [
  ['given_name', 'givenName'],
  ['family_name', 'familyName'],
  ['sex', 'sex'],
  ['home_authority', 'homeAuthority'],
] as const

/** What stood on the person's record as it had been told follows; what somebody has entered since stays. */
export async function correctToldPeople(tx: Tx, retold: readonly Retold[]): Promise<void> {
  const own = new Map(retold.filter((one) => one.own).map((one) => [one.personId, one]))
  if (own.size === 0) return
  await askingAgain(tx, [...own.keys()], () => correctOwn(tx, own))
}

async function correctOwn(tx: Tx, own: ReadonlyMap<string, Retold>): Promise<void> {
  const ids = [...own.keys()]
  const people = await sql<Record<string, string | null> & { person_id: string }>`
    select person_id, given_name, family_name, sex, home_authority from person
    where partnership_id = ${tx.by.partnershipId} and person_id = any(${ids}::uuid[]) for update`.execute(tx)
  const changed = people.rows.flatMap((row): Value[][] => {
    const { before, after } = own.get(row.person_id)!
    const values = facts.map(([column, fact]) => (row[column] === before[fact] ? after[fact] : row[column]!))
    return values.every((value, at) => value === row[facts[at]![0]]) ? [] : [[row.person_id, ...values]]
  })
  await correctRows(tx, 'person', [uuid('person_id'), ...facts.map(([column]) => text(column))], changed)
  await correctPostcodes(tx, [...own.values()])
  await refreshKeys(tx, ids)
}

async function correctPostcodes(tx: Tx, retold: readonly Retold[]): Promise<void> {
  const moved = retold.filter((one) => one.before.postcode !== one.after.postcode)
  if (moved.length === 0) return
  const { rows } = await sql<{ id: string; person_id: string; postcode: string | null }>`
    select person_address_id as id, person_id, postcode from person_address
    where partnership_id = ${tx.by.partnershipId} and person_id = any(${moved.map((one) => one.personId)}::uuid[])
      and lines is null and valid_from is null and valid_to is null
    for update`.execute(tx)
  const stood = new Map(rows.map((row) => [`${row.person_id} ${row.postcode}`, row.id]))
  const idOf = (one: Retold) => stood.get(`${one.personId} ${one.before.postcode}`)
  await correctRows(
    tx,
    'person_address',
    [uuid('person_address_id'), text('postcode'), { column: 'valid_to', type: 'date' }],
    moved.flatMap((one): Value[][] => {
      const id = idOf(one)
      return id ? [[id, one.after.postcode ?? one.before.postcode, one.after.postcode === null ? tx.today : null]] : []
    }),
  )
  await insertRows(
    tx,
    'person_address',
    [uuid('person_address_id'), uuid('person_id'), text('postcode')],
    moved
      .filter((one) => one.after.postcode !== null && !idOf(one))
      .map((one) => [uuidv7(), one.personId, one.after.postcode]),
  )
}
