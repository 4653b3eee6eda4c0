/**
 * Ten years of 50,000 contacts a year in one partnership, made inside the database: 300,000 people, 500,000 contacts,
 * 650,000 contact–child pairs, 50,000 assessments and some police events. Invented by arithmetic, the same every time.
 */
import type { Actor } from '../../src/access/index.ts'
import { foundPartnership } from '../../src/agencies/index.ts'
import { migrate, openDatabase, type Database } from '../../src/platform/database/index.ts'
import { createDatabase, startOwnPostgres } from '../../test/support/postgres.ts'

export type TenYears = { url: string; database: Database; operator: Actor; stop(): Promise<void> }

const AREA = `(case when i % 3 = 0 then 'E06000021' else 'E10000028' end)`
const id = (kind: string, of = 'i') => `md5('${kind}' || ${of})::uuid`

/** How many of each; `pairs` says how many children contact number `i` is about. */
export type Size = { people: number; contacts: number; pairs: string }
const TEN_YEARS: Size = { people: 300_000, contacts: 500_000, pairs: 'case when i % 10 < 3 then 2 else 1 end' }

export async function tenYears({ people, contacts, pairs }: Size = TEN_YEARS): Promise<TenYears> {
  const server = await startOwnPostgres({ fsync: true })
  const url = await createDatabase(server.url, 'ten_years')
  const database = await openDatabase({ url })
  await migrate(database)
  const operator = await foundPartnership(database, 'Staffordshire')
  const p = `'${operator.partnershipId}'::uuid`
  const recorded = `'2026-04-01'::timestamptz, '${operator.actorId}'::uuid`
  const run = (statement: string) => database.pool.query(statement)
  await run(`insert into person (partnership_id, person_id, ref, given_name, family_name, date_of_birth, sex, home_authority, recorded_at, recorded_by)
    select ${p}, ${id('person')}, 'P' || i, 'Given' || i % 2000, 'Family' || i % 9000,
      to_char(date '2000-01-01' + (i * 7 % 6500)::int, 'YYYY-MM-DD'), case when i % 2 = 0 then 'F' else 'M' end, ${AREA}, ${recorded}
    from generate_series(1, ${people}) i`)
  await run(`insert into person_key (partnership_id, key, person_id)
    select partnership_id, k.key, person_id from person,
      lateral (values ('w:' || lower(given_name)), ('w:' || lower(family_name)),
        ('n:' || lower(given_name) || ' ' || lower(family_name)), ('d:' || date_of_birth)) k (key) on conflict do nothing`)
  await run(`insert into contact (partnership_id, contact_id, ref, received_at, authority, source, channel, concern, decision_due_on, recorded_at, recorded_by)
    select ${p}, ${id('contact')}, 'C' || i, at, ${AREA}, (array['1A','2A','3A','5A','6'])[1 + i % 5], 'phone',
      (array['cse','cce','cse','missing'])[1 + i % 4], at::date + 1, ${recorded}
    from (select i, timestamptz '2016-04-01' + i * interval '10 years' / ${contacts} as at from generate_series(1, ${contacts}) i) c`)
  await run(`insert into contact_child (partnership_id, contact_child_id, contact_id, person_id, match_state, authority, recorded_at, recorded_by)
    select ${p}, ${id('pair', "i || '-' || n")}, ${id('contact')}, ${id('person', `(1 + (i * 13 + n * 7) % ${people})`)}, 'given', ${AREA}, ${recorded}
    from generate_series(1, ${contacts}) i, generate_series(1, ${pairs}) n`)
  await run(`insert into decision (partnership_id, decision_id, contact_id, decided_at, outcome, rationale, authority, recorded_at, recorded_by)
    select ${p}, ${id('decision')}, ${id('contact')}, timestamptz '2016-04-02' + i * interval '10 years' / ${contacts}, 'referral', 'Because.', ${AREA}, ${recorded}
    from generate_series(1, ${contacts} - 1000) i`)
  await run(`insert into awaiting_decision (partnership_id, contact_id, due_on, authority)
    select partnership_id, contact_id, decision_due_on, authority from contact c
    where not exists (select from decision d where d.contact_id = c.contact_id)`)
  await run(`insert into risk_assessment (partnership_id, risk_assessment_id, ref, person_id, assessed_on, level, exploitation, recorded_at, recorded_by)
    select ${p}, ${id('assessment')}, 'R' || i, ${id('person', '(1 + i % 20000)')}, date '2016-04-01' + (i * 3650::bigint / 50000)::int,
      (array['none','emerging','moderate','significant'])[1 + (i / 20000 + i) % 4], 'cse', ${recorded} from generate_series(1, 50000) i`)
  await run(`insert into arrest (partnership_id, arrest_id, ref, person_id, arrested_on, authority, recorded_at, recorded_by)
    select ${p}, ${id('arrest')}, 'A' || i, ${id('person', `(${people} - 5000 + i % 4000)`)}, date '2016-04-01' + (i * 3650 / 6000)::int, ${AREA}, ${recorded}
    from generate_series(1, 6000) i`)
  await run('vacuum analyze')
  return {
    url,
    database,
    operator,
    stop: async () => {
      await database.close()
      await server.stop()
    },
  }
}
