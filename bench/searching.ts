/**
 * How long do a search and a child's page take among a million people and ten years of contacts, for the narrowest role,
 * beside the same statements by pgbench? Needs pgbench.
 *
 *   npm run bench searching [PEOPLE]
 */
import type { Actor } from '../src/access/index.ts'
import { roles } from '../src/access/index.ts'
import { viewPerson } from '../src/chronology/reading.ts'
import type { Database } from '../src/platform/database/index.ts'
import { askedOf, searchEverything } from '../src/search/index.ts'
import { capture } from './support/capture.ts'
import { millionPeople } from './support/million-people.ts'
import { pgbench, timed } from './support/pgbench.ts'
import { readWhole } from './support/plans.ts'

const SECONDS = 6
const people = Number(process.argv[2] ?? 1_000_000)
const place = await millionPeople(people, 500)
await addContacts()
// A contact officer of one council: the fewest subjects of all who search, and one area.
const actor: Actor = {
  ...place.operator,
  role: 'contact_officer',
  sees: roles.contact_officer.sees,
  authorities: ['E06000021'],
}
const probe = place.probes.find(({ told }) => told.givenName && told.familyName && told.dateOfBirth)!
const { givenName, familyName, dateOfBirth } = probe.told

await row('search: whole name and year', search(`${givenName} ${familyName} ${dateOfBirth!.slice(0, 4)}`))
await row('search: whole name', search(`${givenName} ${familyName}`))
await row('search: family name alone', search(familyName!))
await row('search: beginnings of two names', search(`${givenName!.slice(0, 3)} ${familyName!.slice(0, 3)}`))
await row('search: a year alone', search('2009'))
await row('search: nobody', search('Zzyzx Qwertzu'))
await row('search: a contact by its reference', search('C123456'))
await row("open a child's page", (database) => viewPerson(database, actor, probe.personId))
await place.stop()

function search(typed: string) {
  return (database: Database) => searchEverything(database, actor, askedOf(typed))
}

async function row(title: string, work: (database: Database) => Promise<unknown>): Promise<void> {
  const script = await capture(place.database, work, { warmUp: work })
  const ours = await timed(SECONDS, () => work(place.database))
  const bare = pgbench(place.url, script, SECONDS)
  const whole = await readWhole(place.database, actor, work)
  console.log(
    `${title}: ${ours.median.toFixed(1)} ms (p95 ${ours.p95.toFixed(1)}), bare ${bare.toFixed(1)} ms, ratio ${(ours.median / bare).toFixed(2)}, ${script.statements} statements; read from end to end: ${[...new Set(whole)].join(', ') || 'nothing'}`,
  )
}

/** Half a million contacts about people of the million, two thirds of them another council's. */
async function addContacts(): Promise<void> {
  const p = `'${place.operator.partnershipId}'::uuid`
  const recorded = `'2026-04-01'::timestamptz, '${place.operator.actorId}'::uuid`
  const area = `(case when i % 3 = 0 then 'E06000021' else 'E10000028' end)`
  const client = await place.database.pool.connect()
  await client.query('set session_replication_role = replica')
  await client.query(`create temp table numbered as select row_number() over () as n, person_id from person`)
  await client.query('create unique index on numbered (n)')
  await client.query(`insert into contact (partnership_id, contact_id, ref, received_at, authority, source, channel, concern, decision_due_on, recorded_at, recorded_by)
    select ${p}, md5('contact' || i)::uuid, 'C' || i, at, ${area}, '2A', 'phone', 'cse', at::date + 1, ${recorded}
    from (select i, timestamptz '2016-04-01' + i * interval '10 years' / 500000 as at from generate_series(1, 500000) i) c`)
  await client.query(`insert into contact_child (partnership_id, contact_child_id, contact_id, person_id, match_state, authority, recorded_at, recorded_by)
    select ${p}, md5('pair' || i)::uuid, md5('contact' || i)::uuid, person_id, 'given', ${area}, ${recorded}
    from generate_series(1, 500000) i join numbered on n = 1 + (i * 13) % ${people}`)
  await client.query('vacuum analyze contact, contact_child')
  await client.query('reset session_replication_role')
  client.release()
}
