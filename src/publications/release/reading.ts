/** Reading releases in the making and made: the register, and one release with what whoever looks may do with it. */
import type { Instant } from '../../platform/dates.ts'
import { inTransaction, type Database } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import type { ReleaseContent, ReleaseDocument } from './document.ts'
import { documentOf } from './publishing.ts'
import { listFormats } from './publishing.sql.ts'
import { listReaders, listPeopleAtWork, type Person, type Reader } from './readers.sql.ts'
import { stepKinds, type Release, type StepKind } from './release.ts'
import { mayStep, standing, type ReleaseState, type Standing } from './rules.ts'
import { composeNow, mayTake, needsClearance, type TakenStep } from './steps.ts'
import { briefsOf, findRelease, getContent, listReleases, type Brief } from './store.ts'

export type Listed = {
  release: Release
  standing: Standing
  /** The titles of its tables, once it was submitted. */
  tables: readonly string[]
  audience: 'public' | 'panel'
  needsClearance: boolean
  /** The steps that whoever looks may take next, drafting besides. */
  next: TakenStep[]
  /** The release that it corrects, and the published one that took its place. */
  corrects: string | undefined
  correctedBy: string | undefined
}

export type Register = { now: Instant; releases: Listed[] }

/** Every release, the newest first. */
export async function viewReleases(database: Database, actor: Actor): Promise<Result<Register, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<Register, NotFound>> => {
    if (!may(actor, 'view_releases')) return refuse(notFound)
    const all = await listReleases(tx)
    const stands = new Map(all.map((release) => [release.releaseId, standing(release.steps, tx.now)]))
    const hashes = [...stands.values()].flatMap(({ submitted }) => submitted?.contentHash ?? [])
    const briefs = await briefsOf(tx, hashes)
    await audit.record(tx, { action: 'view_releases', subjectType: 'release' })
    return ok({
      now: tx.now,
      releases: all.map((release) => {
        const stand = stands.get(release.releaseId)!
        const hash = stand.submitted?.contentHash
        return listed(release, stand, hash ? briefs.get(hash) : undefined, all, actor, tx.now)
      }),
    })
  })
}

function listed(
  release: Release,
  stands: Standing,
  brief: Brief | undefined,
  all: readonly Release[],
  actor: Actor,
  now: Instant,
): Listed {
  const replacing = all.find(
    (other) => other.correctsId === release.releaseId && standing(other.steps, now).state === 'published',
  )
  const cleared = brief !== undefined && needsClearance(brief)
  return {
    release,
    standing: stands,
    tables: brief?.tables ?? [],
    audience: brief?.audience ?? release.recipe.audience,
    needsClearance: cleared,
    next: nextFor(actor, release, cleared, now),
    corrects: all.find((other) => other.releaseId === release.correctsId)?.slug,
    correctedBy: replacing?.slug,
  }
}

/** The steps that may follow now, of those that the actor's role may take. */
export function nextFor(actor: Actor, release: Release, cleared: boolean, now: Instant): TakenStep[] {
  const contentHash = standing(release.steps, now).submitted?.contentHash ?? undefined
  const facts = { needsClearance: cleared }
  const isPossible = (kind: StepKind): kind is TakenStep =>
    kind !== 'drafted' &&
    mayTake(actor, kind) &&
    mayStep(release.steps, { kind, by: actor.actorId, contentHash, words: '-' }, facts, now).ok
  return stepKinds.filter(isPossible)
}

export type Opened = Listed & {
  now: Instant
  contentHash: string | undefined
  content: ReleaseContent | undefined
  readers: readonly Reader[]
  formats: readonly string[]
  mayEdit: boolean
  mayCorrect: boolean
  mayListReaders: boolean
}

const editable: readonly ReleaseState[] = ['draft', 'submitted', 'checked', 'approved']

/** One release, with all that its page shows. */
export async function openRelease(database: Database, actor: Actor, slug: string): Promise<Result<Opened, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<Opened, NotFound>> => {
    if (!may(actor, 'view_releases')) return refuse(notFound)
    const all = await listReleases(tx)
    const release = all.find((one) => one.slug === slug)
    if (!release) return refuse(notFound)
    const stands = standing(release.steps, tx.now)
    const hash = stands.submitted?.contentHash ?? undefined
    const brief = hash ? (await briefsOf(tx, [hash])).get(hash) : undefined
    await audit.record(tx, { action: 'view_release', subjectType: 'release', subjectId: release.releaseId })
    const { state, published } = stands
    return ok({
      ...listed(release, stands, brief, all, actor, tx.now),
      now: tx.now,
      contentHash: hash,
      content: hash ? (await getContent(tx, hash)).content : undefined,
      readers: await listReaders(tx, { releaseId: release.releaseId }),
      formats: published ? await listFormats(tx, release.releaseId, published.stepNo) : [],
      mayEdit: may(actor, 'draft_release') && editable.includes(state),
      mayCorrect: may(actor, 'draft_release') && state === 'published',
      mayListReaders: may(actor, 'publish_release') && state !== 'published' && state !== 'withdrawn',
    })
  })
}

export type Preview = { document: ReleaseDocument; isFrozen: boolean }

/** The document as readers will see it: what was frozen; of a draft, what it would be now, of which nothing is kept. */
export async function previewRelease(
  database: Database,
  actor: Actor,
  slug: string,
): Promise<Result<Preview, NotFound | { kind: 'not_composed'; sentence: string }>> {
  const found = await inTransaction(database, actor, async (tx) => {
    const release = may(actor, 'view_releases') ? await findRelease(tx, { slug }) : undefined
    if (!release) return refuse(notFound)
    await audit.record(tx, { action: 'view_release', subjectType: 'release', subjectId: release.releaseId })
    const { submitted, published } = standing(release.steps, tx.now)
    const corrected = release.correctsId ? await findRelease(tx, { releaseId: release.correctsId }) : undefined
    const frozen = submitted && (await getContent(tx, submitted.contentHash!))
    return ok({ release, corrected, frozen, step: { at: tx.now, publicFrom: published?.publicFrom ?? null } })
  })
  if (!found.ok) return found
  const { release, corrected, frozen, step } = found.value
  if (frozen) return ok({ document: documentOf(release, frozen, step, corrected), isFrozen: true })
  const made = await composeNow(database, actor, release)
  if (!made.ok) return refuse({ kind: 'not_composed', sentence: made.refusal.sentence })
  return ok({ document: documentOf(release, made.value.frozen, step, corrected), isFrozen: false })
}

/** Everybody who could be put on a list of early readers. */
export const peopleAtWork = (database: Database, actor: Actor): Promise<Person[]> =>
  inTransaction(database, actor, (tx) => listPeopleAtWork(tx))
