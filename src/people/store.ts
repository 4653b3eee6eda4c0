/** People in the database: taken in with all that they can be found by, corrected with their history kept. */
import { sql } from 'kysely'
import { insertRecords, correctRecord, type NewRow, type Tx } from '../platform/database/index.ts'
import { personKeys } from './keys.ts'
import type { NewPerson } from './person.ts'
import { rowsOfPeople } from './rows.ts'
import { summariesOf } from './summaries.ts'

/** Takes in new people: five statements at most, however many they are (up to 500). */
export async function savePeople(tx: Tx, people: readonly NewPerson[]): Promise<void> {
  const rows = rowsOfPeople(people)
  for (const table of ['person', 'person_name', 'person_identifier', 'person_address'] as const)
    await insertRecords(tx, table, rows[table])
  await insertKeys(tx, rows.person_key)
}

async function insertKeys(
  tx: Tx,
  keys: readonly { person_id: string; key: string; restricted: boolean }[],
): Promise<void> {
  if (keys.length === 0) return
  await sql`
    insert into person_key (partnership_id, key, person_id, restricted)
    select ${tx.by.partnershipId}::uuid, k.key, k.person_id, k.restricted
    from unnest(${keys.map((one) => one.key)}::text[], ${keys.map((one) => one.person_id)}::uuid[],
      ${keys.map((one) => one.restricted)}::boolean[]) as k(key, person_id, restricted)`.execute(tx)
}

/** Makes the keys of these people anew from their records: to be called after any change to what they are made of. */
export async function refreshKeys(tx: Tx, personIds: readonly string[]): Promise<void> {
  for (let start = 0; start < personIds.length; start += 1000) {
    const people = await summariesOf(tx, personIds.slice(start, start + 1000))
    await tx
      .deleteFrom('person_key')
      .where('partnership_id', '=', tx.by.partnershipId)
      .where('person_id', 'in', personIds.slice(start, start + 1000))
      .execute()
    await insertKeys(
      tx,
      [...people.values()].flatMap((person) =>
        personKeys({
          names: [person, ...person.aliases],
          dateOfBirth: person.dateOfBirth,
          postcodes: person.postcodes,
          identifiers: person.identifiers.map((one) => one.value),
        }).map((key) => ({ person_id: person.personId, key, restricted: person.restricted })),
      ),
    )
  }
}

/** Corrects a person's own row, if it still has `version`. False where somebody changed it since, or it is not seen. */
export async function savePerson(
  tx: Tx,
  personId: string,
  version: number,
  changes: Partial<NewRow<'person'>>,
): Promise<boolean> {
  if (!(await correctRecord(tx, 'person', personId, version, changes))) return false
  await refreshKeys(tx, [personId])
  return true
}
