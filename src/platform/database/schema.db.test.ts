/** Rules of the schema that no single migration may break, read from the database's own catalogue. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachEngine } from '../../../test/support/database.ts'
import { allColumns } from './index.ts'

const SHARED = [
  'authority',
  'bank_holiday',
  'disruption_kind',
  'schema_migration',
  'statutory_rule',
  'working_definition',
]

onEachEngine('the schema', (open) => {
  const ask = async (text: string) => (await (await open()).database.pool.query(text)).rows

  test("every key, unique constraint and foreign key of a partnership's tables begins with the partnership", async () => {
    const rows = await ask(`select k.conname, c.relname as table, f.relname as refers_to,
        (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) as first
      from pg_constraint k join pg_class c on c.oid = k.conrelid left join pg_class f on f.oid = k.confrelid
      where k.contype in ('p', 'u', 'f') and c.relnamespace = 'public'::regnamespace`)
    const astray = rows.filter(
      (row) => !SHARED.includes(row.table) && !SHARED.includes(row.refers_to) && row.first !== 'partnership_id',
    )
    assert.deepEqual(
      astray.map((row) => row.conname),
      ['partnership_name_once'],
    )
  })

  test('every table of a partnership forces row-level security', async () => {
    const rows = await ask(`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and not (relrowsecurity and relforcerowsecurity)`)
    assert.deepEqual(rows.map((row) => row.relname).toSorted(), SHARED.toSorted())
  })

  test('the roles that work own nothing, bypass nothing, and cannot change history or audit', async () => {
    assert.deepEqual(
      await ask(
        `select rolname from pg_roles where rolname like 'waymark\\_%' and (rolsuper or rolbypassrls or rolcreaterole)`,
      ),
      [],
    )
    assert.deepEqual(
      await ask(
        `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'waymark\\_%'`,
      ),
      [],
    )
    const changeable = await ask(`select distinct table_name, privilege_type from information_schema.role_table_grants
      where grantee like 'waymark\\_%' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
        and (table_name like '%\\_history' or table_name = 'audit_entry')`)
    assert.deepEqual(changeable, [])
    const deletable = await ask(`select table_name from information_schema.role_table_grants
      where grantee like 'waymark\\_%' and privilege_type = 'DELETE' order by table_name`)
    assert.deepEqual(
      deletable.map((row) => row.table_name),
      ['awaiting_decision', 'concern_draft', 'person_key'],
    )
  })

  test('each history is the twin of its table', async () => {
    const rows = await ask(`select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`)
    const columnsOf = (table: string) =>
      rows
        .filter((row) => row.table === table)
        .map((row) => `${row.column} ${row.type}`)
        .toSorted()
    for (const table of Object.keys(allColumns)) {
      const added = ['superseded_at timestamp with time zone', 'superseded_by uuid']
      assert.deepEqual(columnsOf(`${table}_history`), [...columnsOf(table), ...added].toSorted(), table)
    }
  })

  test('the counting role reads no name, no free text and nothing a child could be found by', async () => {
    const rows = await ask(`select table_name || '.' || column_name as read from information_schema.column_privileges
      where grantee = 'waymark_count' and privilege_type = 'SELECT'`)
    const named =
      /\.(given_name|family_name|lines|postcode|value|summary|rationale|evidence|told|told_key|name|phone|organisation|offence|suspected_offence|detail|aim|reason|prompted_by|decided_by|assessed_by|topic|display_name)$/
    const read = rows.map((row) => row.read as string).filter((name) => named.test(name))
    assert.deepEqual(read.toSorted(), [
      'authority.name',
      'bank_holiday.name',
      'partnership.name',
      'statutory_rule.value',
    ])
  })
})
