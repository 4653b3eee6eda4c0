/**
 * A second lock, for tests only: no row of a record table changes without its version going up by one and the version
 * that stood lying in the history, and none is deleted. (In production the one update helper does this; triggers carry
 * no behaviour, since Citus restricts them.)
 */
import { recordColumns, type Database } from '../../src/platform/database/index.ts'

const FUNCTION = `
  create function guard_record() returns trigger language plpgsql security definer as $$
  declare kept boolean;
  begin
    if tg_op = 'DELETE' then raise exception 'a row of % was deleted', tg_table_name; end if;
    if new.version <> old.version + 1 then
      raise exception 'a row of % changed from version % to %', tg_table_name, old.version, new.version;
    end if;
    execute format('select exists (select from %I where partnership_id = $1 and %I = ($2->>%L)::uuid and version = $3)',
      tg_table_name || '_history', tg_table_name || '_id', tg_table_name || '_id')
      into kept using old.partnership_id, to_jsonb(old), old.version;
    if not kept then raise exception 'version % of a row of % was lost', old.version, tg_table_name; end if;
    return null;
  end $$`

/** Sets the guard on every record table of a database. */
export async function guardRecords(database: Database): Promise<void> {
  await database.pool.query(FUNCTION)
  for (const table of Object.keys(recordColumns))
    await database.pool.query(`create constraint trigger guard after update or delete on ${table}
      deferrable initially deferred for each row execute function guard_record()`)
}
