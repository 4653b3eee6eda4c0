export { openDatabase, type Database, type Engine } from './open.ts'
export { DirectoryInUse } from './lock.ts'
export { asAVisitor, asThePublic, type PublicQuery } from './public.ts'
export { migrate, missingMigrations, listMigrations } from './migrate.ts'
export { inTransaction, nowFor, withSight, type Principal, type Purpose, type Sight, type Tx } from './transaction.ts'
export {
  asKnownAt,
  correctRecord,
  insertRecords,
  restamped,
  supersede,
  type NewRow,
  type RecordTable,
} from './records.ts'
export { onceOnly } from './once.ts'
export { allColumns, recordColumns, type DB } from './schema.generated.ts'
export { insertTogether, type RowsTogether } from './together.ts'
