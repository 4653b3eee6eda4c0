/** Reading before the public does: who is on the list of a release from which moment, and each reading of it, audited. */
import type { Instant } from '../../platform/dates.ts'
import { inTransaction, withSight, type Database, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import type { ReleaseDocument } from './document.ts'
import { earlyReadersOf } from './publishing.ts'
import { changeLine, findFile, listFormats } from './publishing.sql.ts'
import { endReader, insertReader, listPeopleAtWork, listReaders, type Reader } from './readers.sql.ts'
import type { Release } from './release.ts'
import { standing, type Standing } from './rules.ts'
import { briefsOf, findRelease, listReleases } from './store.ts'

export type ReaderRefusal =
  | NotFound
  | { kind: 'not_at_work' }
  | { kind: 'on_the_list'; name: string }
  | { kind: 'no_longer_early' }
  | { kind: 'changed_by_someone_else' }

const isEarly = ({ state }: Standing): boolean => state !== 'published' && state !== 'withdrawn'

type Change = { release: Release; tx: Tx }

async function changeList(
  database: Database,
  actor: Actor,
  slug: string,
  change: (at: Change) => Promise<Result<true, ReaderRefusal>>,
): Promise<Result<true, ReaderRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<true, ReaderRefusal>> => {
    const release = may(actor, 'publish_release') ? await findRelease(tx, { slug }, 'hold') : undefined
    if (!release) return refuse(notFound)
    if (!isEarly(standing(release.steps, tx.now))) return refuse({ kind: 'no_longer_early' })
    const done = await change({ release, tx })
    if (!done.ok) return done
    await changeLine(tx, release.releaseId, {
      early_readers: JSON.stringify(await earlyReadersOf(tx, release.releaseId)),
    })
    await audit.record(tx, { action: 'list_early_readers', subjectType: 'release', subjectId: release.releaseId })
    return done
  })
}

/** Puts somebody who works here on the list. They may read from that moment, once it is scheduled. */
export const addEarlyReader = (
  database: Database,
  actor: Actor,
  { slug, userId, from, needsItFor }: { slug: string; userId: string; from: Instant; needsItFor: string },
) =>
  changeList(database, actor, slug, async ({ release, tx }) => {
    const person = (await listPeopleAtWork(tx)).find((one) => one.userId === userId)
    if (!person) return refuse({ kind: 'not_at_work' })
    const listed = await listReaders(tx, { releaseId: release.releaseId })
    const already = listed.find((one) => one.userId === userId)
    if (already) return refuse({ kind: 'on_the_list', name: already.name })
    await insertReader(tx, release.releaseId, { person, from, needsItFor })
    return ok(true)
  })

/** Takes somebody off the list. */
export const removeEarlyReader = (
  database: Database,
  actor: Actor,
  { slug, readerId, version }: { slug: string; readerId: string; version: number },
) =>
  changeList(database, actor, slug, async ({ release, tx }) => {
    const line = (await listReaders(tx, { releaseId: release.releaseId })).find((one) => one.readerId === readerId)
    if (!line) return refuse(notFound)
    return (await endReader(tx, readerId, version)) ? ok(true) : refuse({ kind: 'changed_by_someone_else' })
  })

/** What somebody may read before or besides the public: scheduled releases that they are listed for, and the panel's. */
export type Paper = { release: Release; publicFrom: Instant; audience: 'public' | 'panel'; stepNo: number }

const SEES_RELEASES = { sees: ['releases'], authorities: 'all' } as const

async function papersWithin(tx: Tx, actor: Actor, slug?: string): Promise<Paper[]> {
  // Their own lines of the lists they may see; the releases themselves their role may not, so they are read for them.
  const mine = await listReaders(tx, { userId: actor.actorId })
  return withSight(tx, SEES_RELEASES, async () => {
    const releases = (await listReleases(tx, slug === undefined ? {} : { slug })).flatMap((release) => {
      const { published, withdrawn } = standing(release.steps, tx.now)
      return published && !withdrawn ? [{ release, published }] : []
    })
    const briefs = await briefsOf(
      tx,
      releases.map(({ published }) => published.contentHash!),
    )
    return releases.flatMap(({ release, published }): Paper[] => {
      const { audience } = briefs.get(published.contentHash!)!
      const isListed = mine.some(({ releaseId, from }) => releaseId === release.releaseId && from <= tx.now)
      const isOpen = published.publicFrom! <= tx.now
      const isPanel = audience === 'panel' && isOpen && may(actor, 'view_figures')
      return (isListed && !(audience === 'public' && isOpen)) || isPanel
        ? [{ release, audience, publicFrom: published.publicFrom!, stepNo: published.stepNo }]
        : []
    })
  })
}

export const listPapers = (database: Database, actor: Actor): Promise<Paper[]> =>
  inTransaction(database, actor, (tx) => papersWithin(tx, actor))

export type ReadPaper = Paper & { document: ReleaseDocument; formats: string[] }

/** One of them, read. Audited each time. */
export async function readPaper(database: Database, actor: Actor, slug: string): Promise<Result<ReadPaper, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<ReadPaper, NotFound>> => {
    const [paper] = await papersWithin(tx, actor, slug)
    if (!paper) return refuse(notFound)
    await recordReading(tx, paper, 'page')
    const { releaseId } = paper.release
    return withSight(tx, SEES_RELEASES, async () => {
      const file = await findFile(tx, releaseId, paper.stepNo, 'json')
      const document = JSON.parse(Buffer.from(file!.content).toString('utf8')) as ReleaseDocument
      return ok({ ...paper, document, formats: await listFormats(tx, releaseId, paper.stepNo) })
    })
  })
}

/** One of them as a file. Audited each time. */
export async function takePaper(
  database: Database,
  actor: Actor,
  slug: string,
  format: string,
): Promise<Result<{ type: string; name: string; content: Uint8Array }, NotFound>> {
  return inTransaction(database, actor, async (tx) => {
    const [paper] = await papersWithin(tx, actor, slug)
    const file =
      paper && (await withSight(tx, SEES_RELEASES, () => findFile(tx, paper.release.releaseId, paper.stepNo, format)))
    if (!file) return refuse(notFound)
    await recordReading(tx, paper, format)
    return ok(file)
  })
}

const recordReading = (tx: Tx, { release }: Paper, format: string) =>
  audit.record(tx, {
    action: 'read_release',
    subjectType: 'release',
    subjectId: release.releaseId,
    detail: { format },
  })

export type { Reader }
