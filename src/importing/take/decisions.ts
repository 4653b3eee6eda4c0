/** Takes decisions. One is known by its contact and its moment: the same contact may be decided again later. */
import { sql } from 'kysely'
import { wallClock, type Instant } from '../../platform/dates.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { correctRows, insertRows, text, uuid } from '../bulk.ts'
import { valueOf, type GoodRow } from '../file-spec.ts'
import { followReferences, type Found } from '../referring.ts'
import { nothing, type TakeChunk } from '../run.ts'

type Stored = { id: string; contact_id: string; decided_at: Instant; outcome: string; rationale: string }

export const takeDecisions: TakeChunk = async (run, spec, rows, keys) => {
  const { tx, report } = run
  const told = (await followReferences(run, spec, rows)).flatMap(({ row, found }) => {
    const contact = found.get('contact_ref')!
    const fault = faultOf(row, contact, keys)
    if (!fault) return [{ row, contact }]
    report.rejectRow(spec, row, 'decided_at', fault)
    return []
  })
  if (told.length === 0) return nothing()
  const { rows: known } = await sql<Stored>`
    select decision_id as id, contact_id, decided_at, outcome, rationale from decision
    where partnership_id = ${tx.by.partnershipId} and contact_id = any(${told.map((one) => one.contact.id)}::uuid[])
    for update`.execute(tx)
  const stored = new Map(known.map((one) => [`${one.contact_id} ${one.decided_at}`, one]))
  const outcome = nothing()
  const [fresh, changed]: [(string | null)[][], (string | null)[][]] = [[], []]
  for (const { row, contact } of told) {
    const decidedAt = valueOf(spec, row, 'decided_at') as Instant
    const values = [valueOf(spec, row, 'outcome'), valueOf(spec, row, 'rationale') ?? '']
    const one = stored.get(`${contact.id} ${decidedAt}`)
    if (!one) fresh.push([uuidv7(), contact.id, decidedAt, contact.authority!, ...values])
    else if (one.outcome === values[0] && one.rationale === values[1]) outcome.unchanged += 1
    else changed.push([one.id, ...values])
    if (!one) run.touched.add(contact.id)
  }
  const said = [text('outcome'), text('rationale')]
  const decidedAt = { column: 'decided_at', type: 'timestamptz' }
  await insertRows(
    tx,
    'decision',
    [uuid('decision_id'), uuid('contact_id'), decidedAt, text('authority'), ...said],
    fresh,
  )
  await correctRows(tx, 'decision', [uuid('decision_id'), ...said], changed)
  return { ...outcome, taken: fresh.length, corrected: changed.length }

  function faultOf(row: GoodRow, contact: Found, seen: typeof keys): string | undefined {
    const decidedAt = valueOf(spec, row, 'decided_at') as Instant
    if (decidedAt < contact.receivedAt!)
      return `This is before the contact was received, at ${wallClock(contact.receivedAt!)}. A contact is decided when it has been received.`
    const key = `${contact.id} ${decidedAt}`
    const earlier = seen.get(key)
    if (earlier > 0)
      return `Line ${earlier} holds a decision about this contact at the same moment. Keep one, or correct the moment.`
    seen.set(key, row.line)
    return undefined
  }
}
