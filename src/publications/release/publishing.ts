/** Giving a release to its readers, and taking it back: the document, its files, the public's register. */
import type { Tx } from '../../platform/database/index.ts'
import { dateTimeInWords } from '../../platform/pages/index.ts'
import { partnershipOf } from '../../agencies/index.ts'
import type { ReleaseDocument, SignOff } from './document.ts'
import { parts } from './parts.ts'
import { changeLine, closeFiles, insertFiles, saveLine } from './publishing.sql.ts'
import { listReaders } from './readers.sql.ts'
import type { Frozen, Release, Step } from './release.ts'
import { standing } from './rules.ts'
import { findRelease } from './store.ts'

/** The document of a release that a step publishes, with who answers for it. */
export function documentOf(
  release: Release,
  frozen: Frozen,
  step: Pick<Step, 'publicFrom' | 'at'>,
  corrected: Release | undefined,
): ReleaseDocument {
  const { checked, cleared, approved } = standing(release.steps, step.at)
  const signOff = (kind: SignOff['step'], signed: Step | undefined): SignOff[] =>
    signed ? [{ step: kind, by: signed.signedBy, jobTitle: signed.jobTitle, at: signed.at }] : []
  const notice = corrected && correctionNotice(corrected, release.correctionReason!)
  return {
    content: frozen.content,
    contentHash: frozen.contentHash,
    signOffs: [...signOff('checked', checked), ...signOff('cleared', cleared), ...signOff('approved', approved)],
    slug: release.slug,
    publishedAt: step.publicFrom ?? step.at,
    ...(notice ? { notice } : {}),
  }
}

function correctionNotice(corrected: Release, reason: string): string {
  const published = corrected.steps.findLast((step) => step.kind === 'published')?.publicFrom
  const when = published ? `, published on ${dateTimeInWords(published)}` : ''
  return `This corrects and takes the place of “${corrected.recipe.title}”${when}. ${reason}`
}

/** Makes every form once and stores it, closed to the public until its moment; those of an embargo before it stay closed. */
export async function publishWithin(tx: Tx, release: Release, frozen: Frozen, step: Step): Promise<void> {
  const corrected = release.correctsId ? await findRelease(tx, { releaseId: release.correctsId }) : undefined
  const document = documentOf(release, frozen, step, corrected)
  const files = []
  for (const { format } of parts.formats) files.push({ format, ...(await parts.render(document, format)) })
  const isPublic = frozen.content.audience === 'public'
  await closeFiles(tx, release.releaseId)
  await insertFiles(tx, release, step.stepNo, files, isPublic ? step.publicFrom : null)
  if (!isPublic) return
  await saveLine(tx, release, {
    partnership: (await partnershipOf(tx)).name,
    correctsSlug: corrected?.slug ?? null,
    readers: await earlyReadersOf(tx, release.releaseId),
    contentHash: frozen.contentHash,
    content: frozen.content,
    publicFrom: step.publicFrom!,
  })
}

/** Closes what was published. Withdrawn, its address still says that it was, and why; else nothing tells of it. */
export async function unpublishWithin(tx: Tx, release: Release, withdrawnFor?: string): Promise<void> {
  await closeFiles(tx, release.releaseId)
  const change =
    withdrawnFor === undefined ? { opens_at: null } : { withdrawn_at: tx.now, withdrawn_reason: withdrawnFor }
  await changeLine(tx, release.releaseId, change)
}

/** As the public's register prints them. */
export async function earlyReadersOf(tx: Tx, releaseId: string) {
  const readers = await listReaders(tx, { releaseId })
  return readers.map(({ name, jobTitle, from }) => ({ name, jobTitle, from }))
}
