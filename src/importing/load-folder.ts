/**
 * Loads a folder: one transaction, in which all its good rows are taken or none is. Every row that cannot be taken is
 * reported, whether or not the rest is kept.
 */
import { basename, resolve } from 'node:path'
import { sql } from 'kysely'
import { audit, may, type Actor } from '../access/index.ts'
import { refreshAwaiting } from '../contacts/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { followMerges } from '../people/index.ts'
import { authoritiesOfForce, referenceOf, type Reference } from '../reference/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { settingAt } from './cells.ts'
import { readRow, type FileSpec, type GoodRow } from './file-spec.ts'
import { contentsOf, type Misspelt, type Present } from './folder.ts'
import { FolderFault } from './folder-fault.ts'
import { KeyTable } from './key-table.ts'
import type { Problem } from './problem.ts'
import { readRows, type Row } from './read-csv.ts'
import { takeRecords } from './records.ts'
import { Report } from './report.ts'
import { nothing, TouchedContacts, type Outcome, type Run, type TakeChunk } from './run.ts'
import { insertBatch, renewStatistics } from './store.ts'
import { takeContactChildren } from './take/contact-children.ts'
import { takeContacts } from './take/contacts.ts'
import { takeDecisions } from './take/decisions.ts'
import { takePopulations } from './take/populations.ts'
import { takePeople } from './take/people.ts'
import { takeRelationships } from './take/relationships.ts'
import { badTwins } from './take/told-twins.ts'

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
  | { kind: 'unreadable'; sentence: string }
  | { kind: 'misspelt'; misspelt: Misspelt[] }
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
  populations: takePopulations,
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
  try {
    const contents = contentsOf(folder)
    if (!contents) return refuse({ kind: 'no_folder', folder })
    const { present, misspelt, ignored } = contents
    if (misspelt.length > 0) return refuse({ kind: 'misspelt', misspelt })
    if (present.length === 0) return refuse({ kind: 'nothing_to_import', folder, ignored })
    return await loadFiles(database, operator, folder, present, options)
  } catch (error) {
    if (error instanceof FolderFault) return refuse({ kind: 'unreadable', sentence: error.message })
    throw error
  }
}

async function loadFiles(
  database: Database,
  operator: Actor,
  folder: string,
  present: readonly Present[],
  options: ImportOptions,
): Promise<Result<ImportSummary, ImportRefusal>> {
  const reference = await referenceOf(database)
  const report = new Report(options.acceptGoodRows ? folder : undefined)
  try {
    const result = await inTransaction(database, operator, async (tx) => {
      const run = await beginRun(tx, reference, report)
      const told = present.find(({ spec }) => spec.table === 'contact_child')
      if (options.acceptGoodRows && told) run.badTwins = await badTwins(told.path, told.spec, run.setting)
      const summary = await takeFiles(run, present, options.onProgress)
      if (!report.empty && !options.acceptGoodRows)
        return refuse({ kind: 'bad_rows' as const, summary: emptied(summary) })
      await finish(run, folder, summary)
      report.flush()
      return ok(summary)
    })
    if (result.ok) {
      report.publish()
      await renewStatistics(database)
    }
    return result
  } finally {
    report.discard()
  }
}

/** Two imports into one partnership come one after the other. */
async function beginRun(tx: Tx, reference: Reference, report: Report): Promise<Run> {
  await sql`select pg_advisory_xact_lock(${IMPORTS}::int, hashtext(${tx.by.partnershipId}))`.execute(tx)
  const partnership = await partnershipOf(tx)
  const own = new Map(authoritiesOfForce(reference, partnership.policeForce).map((one) => [one.gssCode, one.name]))
  const setting = settingAt(tx.now, tx.today, own, new Set(reference.authorities.keys()))
  return { tx, setting, reference, report, touched: new TouchedContacts(), badTwins: undefined }
}

async function takeFiles(
  run: Run,
  present: readonly Present[],
  onProgress: OnProgress | undefined,
): Promise<ImportSummary> {
  const total = nothing()
  const taken: Record<string, number> = {}
  const bytesTotal = present.reduce((sum, one) => sum + one.bytes, 0)
  let bytesBefore = 0
  for (const { spec, path, bytes } of present) {
    const outcome = await takeFile(run, spec, path, (bytesRead) =>
      onProgress?.({ file: spec.file, bytesDone: bytesBefore + bytesRead, bytesTotal }),
    )
    taken[spec.name] = outcome.taken
    total.unchanged += outcome.unchanged
    total.corrected += outcome.corrected
    bytesBefore += bytes
  }
  return { taken, unchanged: total.unchanged, corrected: total.corrected, rejected: run.report.listed }
}

async function takeFile(run: Run, spec: FileSpec, path: string, onBytes: (read: number) => void): Promise<Outcome> {
  const take = takers[spec.name] ?? takeRecords
  const keys = new KeyTable()
  const total = nothing()
  for await (const chunk of readRows(path, spec, ROWS_AT_ONCE)) {
    for (const { problem, row } of chunk.problems) run.report.rejectUnread(spec, problem, row)
    const outcome = await take(run, spec, goodRows(run, spec, chunk.rows, keys), keys)
    total.taken += outcome.taken
    total.unchanged += outcome.unchanged
    total.corrected += outcome.corrected
    onBytes(chunk.bytesRead)
  }
  return total
}

/** The rows that are right by themselves, and whose reference the file has not used before, in a bad row either. */
function goodRows(run: Run, spec: FileSpec, rows: readonly Row[], keys: KeyTable): GoodRow[] {
  const used = (ref: string, line: number): string | undefined => {
    const earlier = keys.get(ref)
    if (earlier > 0) return `Line ${earlier} uses this reference already. Each row needs its own.`
    keys.set(ref, line)
    return undefined
  }
  return rows.flatMap((row) => {
    const read = readRow(spec, row, run.setting, used)
    if (!Array.isArray(read)) return [read]
    run.report.reject(spec, row.cells, read)
    return []
  })
}

const emptied = (summary: ImportSummary): ImportSummary => ({
  ...summary,
  taken: Object.fromEntries(Object.keys(summary.taken).map((name) => [name, 0])),
  unchanged: 0,
  corrected: 0,
})

/** What an import leaves behind besides its rows: the queue as it now is, the batch, the audit's entry. */
async function finish(run: Run, folder: string, summary: ImportSummary): Promise<void> {
  const { tx } = run
  await followMerges(tx)
  await refreshAwaiting(tx, run.touched.ids)
  const { rejected, ...counts } = summary
  const kept = { ...counts, rejected: rejected.length }
  const batchId = await insertBatch(tx, basename(resolve(folder)), kept)
  await audit.record(tx, { action: 'import_folder', subjectType: 'import_batch', subjectId: batchId, detail: kept })
}
