/**
 * Writes until it is killed: each turn one transaction that records a contact with two children, or corrects one and
 * keeps the version that stood; each acknowledged turn is a line on standard output.
 */
import { insertRecords, inTransaction, correctRecord, openDatabase } from '../../src/platform/database/index.ts'
import { foundPartnership } from '../../src/agencies/index.ts'
import { audit } from '../../src/access/index.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'

const [kind, place] = process.argv.slice(2) as ['embedded' | 'postgres', string]
const database = await openDatabase(kind === 'embedded' ? { dataDir: place } : { url: place })
const operator = await foundPartnership(database, 'Staffordshire')

for (;;) {
  const contactId = uuidv7()
  await inTransaction(database, operator, async (tx) => {
    const people = [uuidv7(), uuidv7()]
    const place = { authority: 'E06000021' }
    await insertRecords(
      tx,
      'person',
      people.map((id) => ({ person_id: id, ref: id, given_name: 'Invented' })),
    )
    await insertRecords(tx, 'contact', [
      {
        contact_id: contactId,
        ref: contactId,
        received_at: tx.now,
        source: '6',
        concern: 'cse',
        decision_due_on: tx.today,
        ...place,
      },
    ])
    await insertRecords(
      tx,
      'contact_child',
      people.map((id) => ({
        contact_child_id: uuidv7(),
        contact_id: contactId,
        person_id: id,
        match_state: 'given',
        ...place,
      })),
    )
    await audit.record(tx, { action: 'record_contact', subjectType: 'contact', subjectId: contactId })
  })
  process.stdout.write(`recorded ${contactId}\n`)
  await inTransaction(database, operator, async (tx) => {
    await correctRecord(tx, 'contact', contactId, 1, { concern: 'cce' })
    await audit.record(tx, { action: 'record_contact', subjectType: 'contact', subjectId: contactId })
  })
  process.stdout.write(`corrected ${contactId}\n`)
}
