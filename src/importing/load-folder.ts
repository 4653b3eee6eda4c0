/**
 * Loads a folder: one transaction, in which all its good rows are taken or none is. Every row that cannot be taken is
 * reported, whether or not the rest is kept.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { sql } from 'kysely'
import { audit, may, type Actor } from '../access/index.ts'
import { refreshAwaiting } from '../contacts/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { authoritiesOfForce, referenceOf, type Reference } from '../reference/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { settingAt } from './cells.ts'
import { readRow, type FileSpec, type GoodRow } from './file-spec.ts'
import { files } from './files.ts'
import { KeyTable } from './key-table.ts'
import type { Problem } from './problem.ts'
import { readRows } from './read-csv.ts'
import { takeRecords } from './records.ts'
import { Report } from './report.ts'
import { nothing, type Outcome, type Run, type TakeChunk } from './run.ts'
import { takeContactChildren } from './take/contact-children.ts'
import { takeContacts } from './take/contacts.ts'
import { takeDecisions } from './take/decisions.ts'
import { takePeople } from './take/people.ts'
import { takeRelationships } from './take/relationships.ts'

/** `taken` counts the new rows of each file; the others count rows of all files. */
export type ImportSummary = {
  taken: Record<string, number>
  unchanged: number
  corrected: number
  rejected: Problem[]
}
export type ImportRefusal =
  | { kind: 'not_found' }
  | { kind: 'no_folder'; folder: string }
  | { kind: 'nothing_to_import'; folder: string; ignored: string[] }
  | { kind: 'bad_rows'; summary: ImportSummary }
export type Progress = { file: string; bytesDone: number; bytesTotal: number }
export type OnProgress = (progress: Progress) => void
export type ImportOptions = { acceptGoodRows?: boolean; onProgress?: OnProgress }

const ROWS_AT_ONCE = 5000
const IMPORTS = 7282

const takers: Record<string, TakeChunk> = {
  people: takePeople,
  relationships: takeRelationships,
  contacts: takeContacts,
  contact_children: takeContactChildren,
  decisions: takeDecisions,
}

/**
 * Imports a folder as the operator. By default a bad row means that nothing is taken: the refusal holds the summary with
 * what is wrong. With `acceptGoodRows` the rest is taken and the bad rows are written to `rejected/` in the folder.
 */
export async function loadFolder(
  database: Database,
  operator: Actor,
  folder: string,
  options: ImportOptions = {},
): Promise<Result<ImportSummary, ImportRefusal>> {
  if (!may(operator, 'import_folder')) return refuse({ kind: 'not_found' })
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return refuse({ kind: 'no_folder', folder })
  const present = files.filter((spec) => existsSync(join(folder, spec.file)))
  if (present.length === 0) return refuse({ kind: 'nothing_to_import', folder, ignored: ignoredIn(folder) })
  const reference = await referenceOf(database)
  const report = new Report(options.acceptGoodRows ? folder : undefined)
  try {
    const result = await inTransaction(database, operator, async (tx) => {
      const run = await beginRun(tx, reference, report)
      const summary = await takeFiles(run, folder, present, options.onProgress)
      if (!report.empty && !options.acceptGoodRows)
        return refuse({ kind: 'bad_rows' as const, summary: emptied(summary) })
      await finish(run, folder, summary)
      return ok(summary)
    })
    if (result.ok) report.publish()
    return result
  } finally {
    report.discard()
  }
}

/** CSV files in the folder that are none of the contract's: a name misspelt, perhaps. */
export const ignoredIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /\.csv$/i.test(name) && !files.some((spec) => spec.file === name))

/** Two imports into one partnership come one after the other. */
async function beginRun(tx: Tx, reference: Reference, report: Report): Promise<Run> {
  await sql`select pg_advisory_xact_lock(${IMPORTS}::int, hashtext(${tx.by.partnershipId}))`.execute(tx)
  const partnership = await partnershipOf(tx)
  const own = new Map(authoritiesOfForce(reference, partnership.policeForce).map((one) => [one.gssCode, one.name]))
  const setting = settingAt(tx.now, tx.today, own, new Set(reference.authorities.keys()))
  return { tx, setting, reference, report, touchedContacts: new Set() }
}

async function takeFiles(
  run: Run,
  folder: string,
  present: readonly FileSpec[],
  onProgress: OnProgress | undefined,
): Promise<ImportSummary> {
  const total = nothing()
  const taken: Record<string, number> = {}
  const sizes = present.map((spec) => statSync(join(folder, spec.file)).size)
  const bytesTotal = sizes.reduce((sum, size) => sum + size, 0)
  let bytesBefore = 0
  for (const [index, spec] of present.entries()) {
    const outcome = await takeFile(run, spec, join(folder, spec.file), (bytesRead) =>
      onProgress?.({ file: spec.file, bytesDone: bytesBefore + bytesRead, bytesTotal }),
    )
    taken[spec.name] = outcome.taken
    total.unchanged += outcome.unchanged
    total.corrected += outcome.corrected
    bytesBefore += sizes[index]!
  }
  return { taken, unchanged: total.unchanged, corrected: total.corrected, rejected: run.report.listed }
}

async function takeFile(run: Run, spec: FileSpec, path: string, onBytes: (read: number) => void): Promise<Outcome> {
  const take = takers[spec.name] ?? takeRecords
  const keys = new KeyTable()
  const total = nothing()
  for await (const chunk of readRows(path, spec, ROWS_AT_ONCE)) {
    for (const { problem, cells } of chunk.problems) run.report.reject(spec, cells, [problem])
    const outcome = await take(run, spec, goodRows(run, spec, chunk.rows, keys), keys)
    total.taken += outcome.taken
    total.unchanged += outcome.unchanged
    total.corrected += outcome.corrected
    onBytes(chunk.bytesRead)
  }
  return total
}

/** The rows that are right by themselves, and whose reference the file has not used before. */
function goodRows(run: Run, spec: FileSpec, rows: Parameters<typeof readRow>[1][], keys: KeyTable): GoodRow[] {
  const keyed = spec.columns[0]!.into === 'ref'
  return rows.flatMap((row) => {
    const read = readRow(spec, row, run.setting)
    if (Array.isArray(read)) {
      run.report.reject(spec, row.cells, read)
      return []
    }
    if (!keyed) return [read]
    const ref = read.values[0]!
    const earlier = keys.get(ref)
    if (earlier > 0) {
      run.report.rejectRow(
        spec,
        read,
        spec.columns[0]!.name,
        `Line ${earlier} uses this reference already. Each row needs its own.`,
      )
      return []
    }
    keys.set(ref, read.line)
    return [read]
  })
}

const emptied = (summary: ImportSummary): ImportSummary => ({
  ...summary,
  taken: Object.fromEntries(Object.keys(summary.taken).map((name) => [name, 0])),
  unchanged: 0,
  corrected: 0,
})

const QUEUE_ONE_BY_ONE_MAX = 10_000

/** What an import leaves behind besides its rows: the queue as it now is, the batch, the audit's entry. */
async function finish(run: Run, folder: string, summary: ImportSummary): Promise<void> {
  const { tx, touchedContacts } = run
  // For many contacts one look at the whole table is quicker than their ids.
  await refreshAwaiting(tx, touchedContacts.size > QUEUE_ONE_BY_ONE_MAX ? undefined : [...touchedContacts])
  const batchId = uuidv7()
  const { rejected, ...counts } = summary
  const kept = { ...counts, rejected: rejected.length }
  await tx
    .insertInto('import_batch')
    .values({
      partnership_id: tx.by.partnershipId,
      import_batch_id: batchId,
      folder: basename(resolve(folder)),
      imported_at: tx.now,
      imported_by: tx.by.actorId,
      summary: JSON.stringify(kept),
    })
    .execute()
  await audit.record(tx, { action: 'import_folder', subjectType: 'import_batch', subjectId: batchId, detail: kept })
}
