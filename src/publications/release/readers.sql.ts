/** Who may read a release before the public does. */
import type { Instant } from '../../platform/dates.ts'
import { correctRecord, insertRecords, type Tx } from '../../platform/database/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'

export type Reader = {
  readerId: string
  releaseId: string
  userId: string
  name: string
  jobTitle: string
  from: Instant
  needsItFor: string
  version: number
}

const columns = [
  'release_reader_id',
  'release_id',
  'user_id',
  'reader_name',
  'job_title',
  'reads_from',
  'needs_it_for',
  'version',
] as const

/** Who is on the list of a release; or every list that somebody is on. */
export async function listReaders(tx: Tx, which: { releaseId: string } | { userId: string }): Promise<Reader[]> {
  const rows = await tx
    .selectFrom('release_reader')
    .select(columns)
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('ended_at', 'is', null)
    .$if('releaseId' in which, (query) => query.where('release_id', '=', (which as { releaseId: string }).releaseId))
    .$if('userId' in which, (query) => query.where('user_id', '=', (which as { userId: string }).userId))
    .orderBy('reader_name')
    .orderBy('release_reader_id')
    .execute()
  return rows.map((row) => ({
    readerId: row.release_reader_id,
    releaseId: row.release_id,
    userId: row.user_id,
    name: row.reader_name,
    jobTitle: row.job_title,
    from: row.reads_from,
    needsItFor: row.needs_it_for,
    version: row.version,
  }))
}

export type Person = { userId: string; name: string; jobTitle: string; agency: string }

/** Everybody who works here and can sign in. */
export async function listPeopleAtWork(tx: Tx): Promise<Person[]> {
  const rows = await tx
    .selectFrom('app_user as u')
    .innerJoin('agency as a', (join) =>
      join.onRef('a.partnership_id', '=', 'u.partnership_id').onRef('a.agency_id', '=', 'u.agency_id'),
    )
    .select(['u.user_id', 'u.display_name', 'u.job_title', 'a.name'])
    .where('u.partnership_id', '=', tx.by.partnershipId)
    .where('u.active', '=', true)
    .where('u.role', '<>', 'operator')
    .orderBy('u.display_name')
    .execute()
  return rows.map((row) => ({ userId: row.user_id, name: row.display_name, jobTitle: row.job_title, agency: row.name }))
}

export async function insertReader(
  tx: Tx,
  releaseId: string,
  { person, from, needsItFor }: { person: Person; from: Instant; needsItFor: string },
): Promise<void> {
  await insertRecords(tx, 'release_reader', [
    {
      release_reader_id: uuidv7(),
      release_id: releaseId,
      user_id: person.userId,
      reader_name: person.name,
      job_title: person.jobTitle,
      reads_from: from,
      needs_it_for: needsItFor,
    },
  ])
}

/** False where somebody else changed the line since. */
export const endReader = (tx: Tx, readerId: string, version: number): Promise<boolean> =>
  correctRecord(tx, 'release_reader', readerId, version, { ended_at: tx.now })
