/** Descriptions of suspects in the database. */
import { correctRecord, insertRecords, type Tx } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import type { Blank, Description, NewDescription, Said } from './description.ts'

const said = (value: string | null, blank: string | null): Said =>
  value === null ? { value: null, blank: blank as Blank } : { value, blank: null }

/** The description that stands; undefined where there is none that the actor may see. `hold` keeps it meanwhile. */
export async function findDescription(tx: Tx, personId: string, hold = false): Promise<Description | undefined> {
  const asked = tx
    .selectFrom('suspect_description')
    .selectAll()
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('person_id', '=', personId)
    .orderBy('described_on', 'desc')
    .orderBy('suspect_description_id', 'desc')
    .limit(1)
  const row = await (hold ? asked.forNoKeyUpdate() : asked).executeTakeFirst()
  return (
    row && {
      descriptionId: row.suspect_description_id,
      describedOn: row.described_on,
      selfDefined: said(row.self_defined, row.self_defined_blank),
      officerDefined: said(row.officer_defined, row.officer_defined_blank),
      nationality: said(row.nationality, row.nationality_blank),
      version: row.version,
    }
  )
}

const columns = (one: NewDescription, on: PlainDate) => ({
  described_on: on,
  self_defined: one.selfDefined.value,
  self_defined_blank: one.selfDefined.blank,
  officer_defined: one.officerDefined.value,
  officer_defined_blank: one.officerDefined.blank,
  nationality: one.nationality.value,
  nationality_blank: one.nationality.blank,
})

export const insertDescription = (tx: Tx, one: NewDescription, restricted: boolean): Promise<void> =>
  insertRecords(tx, 'suspect_description', [
    { suspect_description_id: one.descriptionId, person_id: one.personId, restricted, ...columns(one, tx.today) },
  ])

/** False where it changed since that version. */
export const saveDescription = (
  tx: Tx,
  seen: { descriptionId: string; version: number },
  one: NewDescription,
): Promise<boolean> =>
  correctRecord(tx, 'suspect_description', seen.descriptionId, seen.version, columns(one, tx.today))
