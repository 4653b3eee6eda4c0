/** What the public is given, as rows: files made once, and the line of the public's register. */
import { addMicroseconds, type Instant } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database/index.ts'
import { sha256 } from './hash.ts'
import type { ReleaseContent } from './document.ts'
import type { ReleaseFile } from './parts.ts'
import type { Release } from './release.ts'

/** The same moment on the machine's clock, by which the database holds an embargo. */
const onTheMachine = (tx: Tx, moment: Instant): Instant => addMicroseconds(moment, -tx.by.clockOffset)

export async function insertFiles(
  tx: Tx,
  release: Release,
  stepNo: number,
  files: readonly (ReleaseFile & { format: string })[],
  opens: Instant | null,
): Promise<void> {
  await tx
    .insertInto('release_file')
    .values(
      files.map((file) => ({
        partnership_id: tx.by.partnershipId,
        release_id: release.releaseId,
        step_no: stepNo,
        format: file.format,
        slug: release.slug,
        media_type: file.type,
        file_name: file.name,
        content: Buffer.from(file.content),
        content_hash: sha256(file.content),
        opens_at: opens === null ? null : onTheMachine(tx, opens),
        recorded_at: tx.now,
        recorded_by: tx.by.actorId,
      })),
    )
    .execute()
}

/** Takes every file of a release from the public: those of an earlier embargo too. */
export async function closeFiles(tx: Tx, releaseId: string): Promise<void> {
  await tx
    .updateTable('release_file')
    .set({ opens_at: null })
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('release_id', '=', releaseId)
    .where('opens_at', 'is not', null)
    .execute()
}

export type EarlyReader = { name: string; jobTitle: string; from: Instant }

export type Line = {
  partnership: string
  correctsSlug: string | null
  readers: readonly EarlyReader[]
  contentHash: string
  content: ReleaseContent
  publicFrom: Instant
}

/** The line of the public's register: new, or in place of that of an embargo since changed. */
export async function saveLine(tx: Tx, release: Release, line: Line): Promise<void> {
  const { content } = line
  const said = {
    partnership_name: line.partnership,
    title: content.title,
    subtitle: content.subtitle,
    tables: JSON.stringify(content.tables.map((table) => table.title)),
    early_readers: JSON.stringify(line.readers),
    contact_name: content.contact.name,
    contact_email: content.contact.email,
    content_hash: line.contentHash,
    corrects_slug: line.correctsSlug,
    correction_reason: release.correctionReason,
    public_from: line.publicFrom,
    opens_at: onTheMachine(tx, line.publicFrom),
  }
  await tx
    .insertInto('publication')
    .values({ partnership_id: tx.by.partnershipId, release_id: release.releaseId, slug: release.slug, ...said })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'release_id']).doUpdateSet(said))
    .execute()
}

type LineChange = { opens_at: null } | { withdrawn_at: Instant; withdrawn_reason: string } | { early_readers: string }

/** Changes the line of a release, where it has one. */
export async function changeLine(tx: Tx, releaseId: string, change: LineChange): Promise<void> {
  await tx
    .updateTable('publication')
    .set(change)
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('release_id', '=', releaseId)
    .execute()
}

/** The files of a release's latest publication, by their forms. */
export async function findFile(
  tx: Tx,
  releaseId: string,
  stepNo: number,
  format: string,
): Promise<{ type: string; name: string; content: Uint8Array } | undefined> {
  const row = await tx
    .selectFrom('release_file')
    .select(['media_type', 'file_name', 'content'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('release_id', '=', releaseId)
    .where('step_no', '=', stepNo)
    .where('format', '=', format)
    .executeTakeFirst()
  return row && { type: row.media_type, name: row.file_name, content: row.content }
}

export async function listFormats(tx: Tx, releaseId: string, stepNo: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('release_file')
    .select('format')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('release_id', '=', releaseId)
    .where('step_no', '=', stepNo)
    .orderBy('format')
    .execute()
  return rows.map((row) => row.format)
}
