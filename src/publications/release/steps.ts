/**
 * The steps of a release's life after drafting. Counting and comparing are done before the transaction that
 * writes, which then makes sure that nothing moved in between.
 */
import type { Instant } from '../../platform/dates.ts'
import { inTransaction, nowFor, type Database, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { audit, may, notFound, type Actor, type AuditAction, type NotFound, type Verb } from '../../access/index.ts'
import { isMeasureId, measureOf } from '../../measures/index.ts'
import type { Protection } from '../compose/index.ts'
import { canonicalJson } from './hash.ts'
import { parts } from './parts.ts'
import { publishWithin, unpublishWithin } from './publishing.ts'
import type { Comparison, EarlierRelease, Frozen, Release, Step, StepKind } from './release.ts'
import { mayStep, standing, type StepDraft, type StepRefusal } from './rules.ts'
import * as store from './store.ts'

export type TakenStep = Exclude<StepKind, 'drafted'>

export type TakeRefusal =
  | NotFound
  | StepRefusal
  | { kind: 'changed_by_someone_else' }
  | { kind: 'not_composed'; sentence: string }

export type Taken = {
  slug: string
  /** How many steps were on record when whoever takes this one looked. */
  stepsSeen: number
  /** The hash of the content that they looked at. */
  contentHash?: string | undefined
  words?: string | undefined
  /** Of `published`: from when; left out for at once. */
  publicFrom?: Instant | undefined
}

/** Which of these verbs lets somebody take a step, and how the audit names it. */
export const stepRights: Readonly<Record<TakenStep, { verbs: readonly Verb[]; action: AuditAction }>> = {
  submitted: { verbs: ['draft_release'], action: 'submit_release' },
  checked: { verbs: ['check_release'], action: 'check_release' },
  cleared: { verbs: ['clear_release'], action: 'clear_release' },
  approved: { verbs: ['approve_release'], action: 'approve_release' },
  published: { verbs: ['publish_release'], action: 'publish_release' },
  returned: {
    verbs: ['draft_release', 'check_release', 'clear_release', 'approve_release'],
    action: 'return_release',
  },
  withdrawn: { verbs: ['publish_release'], action: 'withdraw_release' },
}

export const mayTake = (actor: Actor, kind: TakenStep): boolean =>
  stepRights[kind].verbs.some((verb) => may(actor, verb))

/** Figures of police investigations are made public only with the police's leave. */
export const needsClearance = (content: { audience: string; measures: readonly string[] }): boolean =>
  content.audience === 'public' && content.measures.some((id) => isMeasureId(id) && measureOf(id).block === 'police')

/** A release with what its latest submission froze, compared with all that the public has had. */
export type Prepared = { release: Release; frozen: Frozen | undefined; comparison: Comparison | undefined }

/** What readers get, frozen, and what protects it. */
type FrozenMade = { frozen: Frozen; protection: Protection | null }

/** Loads a release for a step, with a fresh comparison. Nothing is written. */
export async function prepare(database: Database, actor: Actor, slug: string): Promise<Result<Prepared, NotFound>> {
  const loaded = await inTransaction(database, actor, async (tx) => {
    const release = may(actor, 'view_releases') ? await store.findRelease(tx, { slug }) : undefined
    if (!release) return refuse(notFound)
    const hash = standing(release.steps, tx.now).submitted?.contentHash
    if (!hash) return ok({ release, made: undefined, earlier: [] })
    const made = { frozen: await store.getContent(tx, hash), protection: await store.findProtection(tx, hash) }
    return ok({ release, made, earlier: await store.registerOf(tx, tx.now, release.releaseId) })
  })
  if (!loaded.ok) return loaded
  const { release, made, earlier } = loaded.value
  const comparison = made && (await compared(database, release, made, earlier))
  return ok({ release, frozen: made?.frozen, comparison })
}

async function compared(
  database: Database,
  { slug, recipe }: Release,
  { frozen: { content }, protection }: FrozenMade,
  earlier: readonly EarlierRelease[],
): Promise<Comparison> {
  if (content.audience !== 'public') return { made: true, with: 0, findings: [] }
  return parts.compare(database, { slug, recipe, content, protection }, earlier)
}

/** Whether whoever signs must say why they sign all the same. */
export const asksForAnswer = ({ made, findings }: Comparison): boolean => !made || findings.length > 0

/** Counts and freezes what the recipe makes now, and hands it to whoever checks. */
export async function submitRelease(
  database: Database,
  actor: Actor,
  taken: Taken,
): Promise<Result<{ slug: string }, TakeRefusal>> {
  if (!mayTake(actor, 'submitted')) return refuse(notFound)
  const prepared = await prepare(database, actor, taken.slug)
  if (!prepared.ok) return prepared
  const made = await composeNow(database, actor, prepared.value.release)
  if (!made.ok) return refuse({ kind: 'not_composed', sentence: made.refusal.sentence })
  const { frozen, protection, earlier } = made.value
  const comparison = await compared(database, prepared.value.release, { frozen, protection }, earlier)
  return take(database, actor, 'submitted', taken, {
    facts: { needsClearance: false },
    signed: { contentHash: frozen.contentHash, comparison },
    before: async (tx) => {
      await store.insertContent(tx, frozen)
      await store.insertProtection(tx, frozen.contentHash, protection)
    },
  })
}

/** The content that a release would have if it were frozen now. */
export async function composeNow(database: Database, actor: Actor, release: Release) {
  const earlier = await inTransaction(database, actor, (tx) => store.registerOf(tx, tx.now, release.releaseId))
  const made = await parts.compose(database, actor, release.recipe, { earlier })
  if (!made.ok) return made
  const { content, protection } = made.value
  return ok({ frozen: store.freeze(content), protection, earlier })
}

/** Checks, clears or approves the content that was looked at. */
export async function signRelease(
  database: Database,
  actor: Actor,
  kind: 'checked' | 'cleared' | 'approved',
  taken: Taken,
): Promise<Result<{ slug: string }, TakeRefusal>> {
  if (!mayTake(actor, kind)) return refuse(notFound)
  const prepared = await prepare(database, actor, taken.slug)
  if (!prepared.ok) return prepared
  const { frozen, comparison } = prepared.value
  return take(database, actor, kind, taken, {
    facts: factsOf(frozen),
    draft: { needsAnswer: comparison && asksForAnswer(comparison) },
    signed: { contentHash: taken.contentHash ?? null, comparison: comparison ?? null },
  })
}

/** Sends a release back to be drafted again; what was to be public then is not. */
export const returnRelease = (database: Database, actor: Actor, taken: Taken) =>
  take(database, actor, 'returned', taken, {
    facts: { needsClearance: false },
    afterwards: (tx, release) => unpublishWithin(tx, release),
  })

/** Takes a published release back. Its address says so, and why; its files are gone. */
export const withdrawRelease = (database: Database, actor: Actor, taken: Taken) =>
  take(database, actor, 'withdrawn', taken, {
    facts: { needsClearance: false },
    afterwards: (tx, release) => unpublishWithin(tx, release, taken.words!.trim()),
  })

/** Publishes what was approved: at once, or from a moment to come. */
export async function publishRelease(
  database: Database,
  actor: Actor,
  taken: Taken,
): Promise<Result<{ slug: string }, TakeRefusal>> {
  if (!mayTake(actor, 'published')) return refuse(notFound)
  const prepared = await prepare(database, actor, taken.slug)
  if (!prepared.ok) return prepared
  const { release, frozen, comparison } = prepared.value
  const { approved } = standing(release.steps, nowFor(actor))
  return take(database, actor, 'published', taken, {
    facts: factsOf(frozen),
    draft: { comparisonChanged: !!comparison && isChanged(approved, comparison) },
    signed: { contentHash: taken.contentHash ?? null, comparison: comparison ?? null },
    before: async (tx) => {
      await store.publishInTurn(tx)
      const earlier = await store.registerOf(tx, tx.now, release.releaseId)
      return frozen?.content.audience === 'public' && earlier.length !== comparison?.with ? 'moved' : undefined
    },
    afterwards: (tx, held, step) => publishWithin(tx, held, frozen!, step),
  })
}

const isChanged = (approved: Step | undefined, now: Comparison): boolean =>
  asksForAnswer(now) &&
  canonicalJson([approved?.comparison?.made, approved?.comparison?.findings]) !==
    canonicalJson([now.made, now.findings])

const factsOf = (frozen: Frozen | undefined) => ({
  needsClearance:
    frozen !== undefined &&
    needsClearance({ audience: frozen.content.audience, measures: frozen.content.measures.map(({ id }) => id) }),
})

type Taking = {
  facts: { needsClearance: boolean }
  draft?: Partial<StepDraft>
  signed?: Pick<Step, 'contentHash' | 'comparison'>
  /** What must stand before the step is written; 'moved' where something else was published meanwhile. */
  before?: (tx: Tx) => Promise<'moved' | void | undefined>
  afterwards?: (tx: Tx, release: Release, step: Step) => Promise<void>
}

async function take(
  database: Database,
  actor: Actor,
  kind: TakenStep,
  taken: Taken,
  { facts, draft, signed, before, afterwards }: Taking,
): Promise<Result<{ slug: string }, TakeRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<{ slug: string }, TakeRefusal>> => {
    const release = mayTake(actor, kind) ? await store.findRelease(tx, { slug: taken.slug }, 'hold') : undefined
    if (!release) return refuse(notFound)
    const last = release.steps.at(-1)!
    const isSentTwice = last.stepNo === taken.stepsSeen + 1 && last.kind === kind && last.by === actor.actorId
    if (isSentTwice) return ok({ slug: release.slug })
    if (release.steps.length !== taken.stepsSeen) return refuse({ kind: 'changed_by_someone_else' })
    const { words, publicFrom } = taken
    const contentHash = signed?.contentHash ?? undefined
    const allowed = mayStep(
      release.steps,
      { ...draft, kind, by: actor.actorId, contentHash, publicFrom, words },
      facts,
      tx.now,
    )
    if (!allowed.ok) return allowed
    if ((await before?.(tx)) === 'moved') return refuse({ kind: 'changed_by_someone_else' })
    const step: Step = {
      stepNo: taken.stepsSeen + 1,
      kind,
      by: actor.actorId,
      at: tx.now,
      signedBy: actor.displayName,
      jobTitle: actor.jobTitle,
      contentHash: contentHash ?? null,
      publicFrom: kind === 'published' ? (publicFrom ?? tx.now) : null,
      words: words?.trim() || null,
      comparison: signed?.comparison ?? null,
    }
    await store.insertStep(tx, release.releaseId, step)
    await afterwards?.(tx, release, step)
    await audit.record(tx, {
      action: stepRights[kind].action,
      subjectType: 'release',
      subjectId: release.releaseId,
      ...(contentHash ? { detail: { content_hash: contentHash } } : {}),
    })
    return ok({ slug: release.slug })
  })
}
