/**
 * Reproducing a release from the records: counted again as known at its own moment it must come out the same, to the
 * byte; counted now it shows how it differs. Both are compared with what was frozen, which stands whatever comes out.
 */
import type { Instant } from '../../platform/dates.ts'
import { inTransaction, type Database } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import type { Protection } from '../compose/index.ts'
import { differencesOf, type Difference } from './differences.ts'
import type { ReleaseContent } from './document.ts'
import { parts } from './parts.ts'
import type { Frozen, Release } from './release.ts'
import { standing } from './rules.ts'
import { findProtection, findRelease, freeze, getContent, registerOf } from './store.ts'

/** The hash that came out, and in what it differs; or why nothing could be counted. */
export type Again =
  | { kind: 'same'; contentHash: string }
  | { kind: 'differs'; contentHash: string; differences: Difference[] }
  | { kind: 'refused'; sentence: string }

export type Reproduced = {
  release: Release
  contentHash: string
  knownAt: Instant
  madeBy: string
  /** Counted again as known at the release's own moment. */
  asKnownThen: Again
  /** Counted as known now. */
  asKnownNow: Again & { knownAt: Instant }
}

/** Counts a submitted release again, as known then and as known now. */
export async function reproduceRelease(
  database: Database,
  actor: Actor,
  slug: string,
): Promise<Result<Reproduced, NotFound | { kind: 'nothing_frozen' }>> {
  const loaded = await inTransaction(database, actor, async (tx) => {
    const release = may(actor, 'view_releases') ? await findRelease(tx, { slug }) : undefined
    if (!release) return refuse(notFound)
    const hash = standing(release.steps, tx.now).submitted?.contentHash
    if (!hash) return refuse({ kind: 'nothing_frozen' as const })
    await audit.record(tx, { action: 'reproduce_release', subjectType: 'release', subjectId: release.releaseId })
    return ok({ release, frozen: await getContent(tx, hash), protection: await findProtection(tx, hash) })
  })
  if (!loaded.ok) return loaded
  const { release, frozen, protection } = loaded.value
  const then = await countAgain(database, actor, release, frozen, { knownAt: frozen.content.knownAt, protection })
  const now = await countAgain(database, actor, release, frozen, undefined)
  return ok({
    release,
    contentHash: frozen.contentHash,
    knownAt: frozen.content.knownAt,
    madeBy: frozen.content.madeBy,
    asKnownThen: then,
    asKnownNow: now,
  })
}

/** As known then it is protected as it was then; as known now, as it would be if it were made now. */
async function countAgain(
  database: Database,
  actor: Actor,
  release: Release,
  frozen: Frozen,
  then: { knownAt: Instant; protection: Protection | null } | undefined,
): Promise<Again & { knownAt: Instant }> {
  const { earlier, now } = await inTransaction(database, actor, async (tx) => ({
    earlier: await registerOf(tx, then?.knownAt ?? tx.now, release.releaseId),
    now: tx.now,
  }))
  const made = await parts.compose(database, actor, release.recipe, { ...then, earlier })
  if (!made.ok) return { kind: 'refused', sentence: made.refusal.sentence, knownAt: then?.knownAt ?? now }
  const { content } = made.value
  return { ...judge(frozen, content, then !== undefined), knownAt: content.knownAt }
}

/** A later release of Waymark says so in what it makes: that alone is no difference in what was counted. */
function judge(frozen: Frozen, again: ReleaseContent, isOwnMoment: boolean): Again {
  const { knownAt, madeBy } = frozen.content
  const made = freeze({ ...again, madeBy, ...(isOwnMoment ? {} : { knownAt }) })
  if (made.contentHash === frozen.contentHash) return { kind: 'same', contentHash: made.contentHash }
  return {
    kind: 'differs',
    contentHash: made.contentHash,
    differences: differencesOf(frozen.content, made.content),
  }
}
