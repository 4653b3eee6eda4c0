/**
 * What does a save at the front door cost beyond its own SQL? A contact with two children (one of them somebody known),
 * all checks, history and audit, in a partnership of ten years × 50,000 contacts, beside the same statements by pgbench.
 *
 *   npm run bench front-door
 */
import { recordContact } from '../src/contacts/index.ts'
import { inTransaction, type Database } from '../src/platform/database/index.ts'
import { parseInstant } from '../src/platform/dates.ts'
import { aChild, aContact } from '../test/builders/contacts.ts'
import { capture } from './support/capture.ts'
import { pgbench, timed } from './support/pgbench.ts'
import { tenYears } from './support/ten-years.ts'

const SECONDS = 10
const place = await tenYears()
const actor = { ...place.operator, role: 'operator' as const }
const known = await inTransaction(place.database, actor, (tx) =>
  tx
    .selectFrom('person')
    .select('person_id')
    .where('partnership_id', '=', actor.partnershipId)
    .where('ref', '=', 'P77')
    .executeTakeFirstOrThrow(),
)

/** A name and a birth that no child before had: somebody like them would have to be asked about. */
const inLetters = (number: number): string =>
  [...number.toString(8).padStart(5, '0')]
    .map((digit) => ['ba', 'do', 'fi', 'gu', 'le', 'mo', 'ri', 'zu'][Number(digit)])
    .join('')
const bornOn = (number: number): string =>
  new Date(Date.UTC(2000, 0, 1) + number * 86_400_000).toISOString().slice(0, 10)

let turn = 0
const save = async (database: Database) => {
  turn += 1
  const contact = aContact({
    receivedAt: parseInstant('2026-03-30T10:00')!,
    children: [
      aChild({}, { who: { kind: 'known', personId: known.person_id } }),
      aChild(
        { givenName: inLetters(turn), familyName: inLetters(turn * 7919), dateOfBirth: bornOn(turn), postcode: null },
        { who: { kind: 'different', seen: [] } },
      ),
    ],
  })
  const saved = await recordContact(database, actor, contact)
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
}

await save(place.database)
const script = await capture(place.database, save)
const rounds: { ours: number; bare: number; p95: number }[] = []
for (let round = 0; round < 3; round += 1) {
  const ours = await timed(SECONDS, () => save(place.database))
  rounds.push({ ours: ours.median, p95: ours.p95, bare: pgbench(place.url, script, SECONDS) })
}
await place.stop()
console.log(`statements, with begin and commit: ${script.statements}`)
for (const { ours, bare, p95 } of rounds)
  console.log(
    `save ${ours.toFixed(2)} ms (p95 ${p95.toFixed(2)}), bare ${bare.toFixed(2)} ms, ratio ${(ours / bare).toFixed(2)}`,
  )
