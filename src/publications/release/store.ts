/** Releases in the database: what was chosen, the steps of their lives, and what was frozen. */
import { sql } from 'kysely'
import type { Instant } from '../../platform/dates.ts'
import { correctRecord, insertRecords, type Tx } from '../../platform/database/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { Protection } from '../compose/index.ts'
import { canonicalJson, sha256 } from './hash.ts'
import type { ReleaseContent } from './document.ts'
import { Recipe } from './recipe.ts'
import type { Comparison, EarlierRelease, Frozen, Release, Step, StepKind } from './release.ts'

/** All releases, or that of a slug or id, with their steps; the newest first. */
export async function listReleases(tx: Tx, which: { slug?: string; releaseId?: string } = {}): Promise<Release[]> {
  const rows = await tx
    .selectFrom('release')
    .select(['release_id', 'slug', 'recipe', 'corrects_id', 'correction_reason', 'version'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .$if(which.slug !== undefined, (query) => query.where('slug', '=', which.slug!))
    .$if(which.releaseId !== undefined, (query) => query.where('release_id', '=', which.releaseId!))
    .orderBy('release_id', 'desc')
    .execute()
  if (rows.length === 0) return []
  const steps = await tx
    .selectFrom('release_step')
    .selectAll()
    .where('partnership_id', '=', tx.by.partnershipId)
    .$if(rows.length === 1, (query) => query.where('release_id', '=', rows[0]!.release_id))
    .orderBy('step_no')
    .execute()
  const byRelease = Map.groupBy(steps, (row) => row.release_id)
  return rows.map((row) => ({
    releaseId: row.release_id,
    slug: row.slug,
    recipe: Recipe.parse(row.recipe),
    correctsId: row.corrects_id,
    correctionReason: row.correction_reason,
    version: row.version,
    steps: (byRelease.get(row.release_id) ?? []).map((step): Step => ({
      stepNo: step.step_no,
      kind: step.kind as StepKind,
      by: step.recorded_by,
      at: step.recorded_at,
      signedBy: step.signed_by,
      jobTitle: step.job_title,
      contentHash: step.content_hash,
      publicFrom: step.public_from,
      words: step.words,
      comparison: step.comparison as Comparison | null,
    })),
  }))
}

/** One release. `hold` keeps it from anybody else's change until the transaction ends. */
export async function findRelease(
  tx: Tx,
  which: { slug: string } | { releaseId: string },
  hold?: 'hold',
): Promise<Release | undefined> {
  if (hold) {
    const [column, value] = 'slug' in which ? ['slug', which.slug] : ['release_id', which.releaseId]
    await sql`select 1 from release where partnership_id = ${tx.by.partnershipId} and ${sql.ref(column)} = ${value}
      for update`.execute(tx)
  }
  return (await listReleases(tx, which))[0]
}

export type NewRelease = Pick<Release, 'releaseId' | 'slug' | 'recipe' | 'correctsId' | 'correctionReason'>

export async function insertRelease(tx: Tx, release: NewRelease): Promise<void> {
  await insertRecords(tx, 'release', [
    {
      release_id: release.releaseId,
      slug: release.slug,
      recipe: JSON.stringify(release.recipe),
      corrects_id: release.correctsId,
      correction_reason: release.correctionReason,
    },
  ])
}

/** False where somebody else changed it since. */
export const saveRecipe = (tx: Tx, release: Release, recipe: Recipe): Promise<boolean> =>
  correctRecord(tx, 'release', release.releaseId, release.version, { recipe: JSON.stringify(recipe) })

/** The slugs in use that begin so. */
export async function slugsLike(tx: Tx, beginning: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('release')
    .select('slug')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('slug', 'like', `${beginning}%`)
    .execute()
  return new Set(rows.map((row) => row.slug))
}

export type NewStep = Pick<Step, 'stepNo' | 'kind' | 'signedBy' | 'jobTitle'> &
  Partial<Pick<Step, 'contentHash' | 'publicFrom' | 'words' | 'comparison'>>

export async function insertStep(tx: Tx, releaseId: string, step: NewStep): Promise<void> {
  await tx
    .insertInto('release_step')
    .values({
      partnership_id: tx.by.partnershipId,
      release_step_id: uuidv7(),
      release_id: releaseId,
      step_no: step.stepNo,
      kind: step.kind,
      content_hash: step.contentHash ?? null,
      public_from: step.publicFrom ?? null,
      words: step.words ?? null,
      comparison: step.comparison ? JSON.stringify(step.comparison) : null,
      signed_by: step.signedBy,
      job_title: step.jobTitle,
      recorded_at: tx.now,
      recorded_by: tx.by.actorId,
    })
    .execute()
}

/** A content as it will be stored: its canonical text and the hash of it. */
export function freeze(content: ReleaseContent): Frozen {
  const text = canonicalJson(content)
  return { contentHash: sha256(text), text, content: JSON.parse(text) as ReleaseContent }
}

/** Stores a frozen content. The same content twice is one row. */
export async function insertContent(tx: Tx, frozen: Frozen): Promise<void> {
  await tx
    .insertInto('release_content')
    .values({
      partnership_id: tx.by.partnershipId,
      content_hash: frozen.contentHash,
      content: frozen.text,
      known_at: frozen.content.knownAt,
      made_by: frozen.content.madeBy,
      recorded_at: tx.now,
      recorded_by: tx.by.actorId,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'content_hash']).doNothing())
    .execute()
}

/** What protects a frozen content, beside it; nothing where nothing is hidden. */
export async function insertProtection(tx: Tx, contentHash: string, protection: Protection | null): Promise<void> {
  if (!protection) return
  await tx
    .insertInto('release_protection')
    .values({
      partnership_id: tx.by.partnershipId,
      content_hash: contentHash,
      protection: JSON.stringify(protection),
      recorded_at: tx.now,
      recorded_by: tx.by.actorId,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'content_hash']).doNothing())
    .execute()
}

export async function findProtection(tx: Tx, contentHash: string): Promise<Protection | null> {
  const row = await tx
    .selectFrom('release_protection')
    .select('protection')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('content_hash', '=', contentHash)
    .executeTakeFirst()
  return (row?.protection as Protection | undefined) ?? null
}

/** A frozen content. Throws where the text is no longer what its hash says: then somebody changed the database. */
export async function getContent(tx: Tx, contentHash: string): Promise<Frozen> {
  const row = await tx
    .selectFrom('release_content')
    .select('content')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('content_hash', '=', contentHash)
    .executeTakeFirstOrThrow()
  if (sha256(row.content) !== contentHash) throw new Error(`the content ${contentHash} is not what was signed`)
  return { contentHash, text: row.content, content: JSON.parse(row.content) as ReleaseContent }
}

export type Brief = { tables: string[]; measures: string[]; audience: 'public' | 'panel' }

/** What frozen contents hold, without reading them whole. */
export async function briefsOf(tx: Tx, hashes: readonly string[]): Promise<Map<string, Brief>> {
  if (hashes.length === 0) return new Map()
  const { rows } = await sql<Brief & { content_hash: string }>`
    select content_hash, content::jsonb ->> 'audience' as audience,
      jsonb_path_query_array(content::jsonb, '$.tables[*].title') as tables,
      jsonb_path_query_array(content::jsonb, '$.measures[*].id') as measures
    from release_content where partnership_id = ${tx.by.partnershipId} and content_hash = any(${hashes})`.execute(tx)
  return new Map(rows.map(({ content_hash: hash, ...brief }) => [hash, brief]))
}

/** Publishes one release of a partnership at a time, so that each is compared with the one before it. */
export async function publishInTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7282, hashtext(${tx.by.partnershipId}))`.execute(tx)
}

/**
 * Every release that was ever given to the public, or is to be, by a moment: published, scheduled, corrected and
 * withdrawn, the first first. This is what a new one is compared with.
 */
export async function registerOf(tx: Tx, by: Instant = tx.now, besides?: string): Promise<EarlierRelease[]> {
  // A schedule that was taken back before its moment gave nobody anything.
  const { rows } = await sql<{
    slug: string
    content_hash: string
    public_from: Instant
    content: string
    protection: Protection | null
  }>`
    select r.slug, s.content_hash, s.public_from, c.content, p.protection
    from release_step s
    join release r on r.partnership_id = s.partnership_id and r.release_id = s.release_id
    join release_content c on c.partnership_id = s.partnership_id and c.content_hash = s.content_hash
    left join release_protection p on p.partnership_id = s.partnership_id and p.content_hash = s.content_hash
    where s.partnership_id = ${tx.by.partnershipId} and s.kind = 'published' and s.recorded_at <= ${by}
      and c.content::jsonb ->> 'audience' = 'public'
      and (${besides ?? null}::uuid is null or r.release_id <> ${besides ?? null}::uuid)
      and not exists (select from release_step n where n.partnership_id = s.partnership_id
        and n.release_id = s.release_id and n.step_no > s.step_no and n.kind in ('returned', 'published')
        and n.recorded_at <= ${by})
    order by s.public_from, r.slug`.execute(tx)
  return rows.map((row) => ({
    slug: row.slug,
    contentHash: row.content_hash,
    publicFrom: row.public_from,
    content: JSON.parse(row.content) as ReleaseContent,
    protection: row.protection,
  }))
}
