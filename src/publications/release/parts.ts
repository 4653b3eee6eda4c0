/**
 * What a release is made with, and where it is wired: composing it from a recipe, comparing it with all that was published
 * before, and printing it. Each is a function, so that tests put plain ones in.
 */
import type { Instant } from '../../platform/dates.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Result } from '../../platform/result.ts'
import type { Actor } from '../../access/index.ts'
import { referenceOf } from '../../reference/index.ts'
import { shippedPolicies } from '../../disclosure/index.ts'
import {
  composeRelease,
  NO_POLICY,
  revealedBy,
  type Composed,
  type ComposeRefusal,
  type EarlierProtection,
  type Protection,
} from '../compose/index.ts'
import { formatWords, isReleaseFormat, releaseFormats, render, slides, statement } from '../formats/index.ts'
import type { ReleaseDocument } from './document.ts'
import type { Recipe } from './recipe.ts'
import type { Comparison, EarlierRelease } from './release.ts'

/** The content that readers get, and what protects it. */
export type Made = Pick<Composed, 'content' | 'protection'>

export type Composing = {
  /** Counted as known at this moment; left out for now. */
  knownAt?: Instant | undefined
  earlier: readonly EarlierRelease[]
  /** How it was protected when it was made: to make it again. */
  protection?: Protection | null | undefined
}

/** Makes the content of a recipe. The same recipe, records, moment, earlier releases and protection make the same. */
export type Compose = (
  database: Database,
  actor: Actor,
  recipe: Recipe,
  composing: Composing,
) => Promise<Result<Made, ComposeRefusal>>

/** A release as it is compared with those before it. */
export type Compared = Made & { slug: string; recipe: Recipe }
export type Compare = (database: Database, made: Compared, earlier: readonly EarlierRelease[]) => Promise<Comparison>

export type ReleaseFile = { type: string; name: string; content: Uint8Array }
/** The document in a form. Bytes are stored as they come, once, when it is published. */
export type Render = (document: ReleaseDocument, format: string) => Promise<ReleaseFile>
/** A form that readers get: the end of its address, and what it is called. */
export type Format = { format: string; title: string }

export type Parts = { compose: Compose; compare: Compare; render: Render; formats: readonly Format[] }

export const parts: Parts = {
  compose: (database, actor, recipe, { protection, earlier, ...composing }) =>
    composeRelease(database, actor, recipe, {
      ...composing,
      earlier: protectedOnes(earlier),
      published: earlier,
      protection: protection ?? undefined,
    }),
  compare: async (database, { slug, recipe, protection }, earlier) => ({
    made: true,
    with: earlier.length,
    findings: protection
      ? await revealedBy(
          { slug, policy: recipe.policy, protection },
          protectedOnes(earlier),
          await referenceOf(database),
        )
      : [],
  }),
  render: renderAny,
  formats: [
    ...releaseFormats.map((format) => ({ format: format === 'csv' ? 'csv.zip' : format, title: formatWords(format) })),
    { format: 'statement.html', title: 'Statement (HTML)' },
    { format: 'statement.pdf', title: 'Statement of a page (PDF)' },
    { format: 'slide.html', title: 'Slide (HTML)' },
    { format: 'slide.pdf', title: 'Slide for the meeting (PDF)' },
  ],
}

/** Puts other parts in, for the whole process. */
export const wire = (others: Partial<Parts>): void => void Object.assign(parts, others)

const protectedOnes = (earlier: readonly EarlierRelease[]): EarlierProtection[] =>
  earlier.flatMap(({ slug, protection }) => (protection ? [{ slug, protection }] : []))

async function renderAny(document: ReleaseDocument, format: string): Promise<ReleaseFile> {
  const { type, name, bytes } = await made(document, format)
  return { type, name, content: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes }
}

function made(document: ReleaseDocument, format: string) {
  const [what, ending] = format.split('.')
  if (what === 'statement' || what === 'slide')
    return (what === 'slide' ? slides : statement)(document, ending === 'pdf' ? 'pdf' : 'html')
  const whole = format === 'csv.zip' ? 'csv' : format
  if (!isReleaseFormat(whole)) throw new Error(`there is no form ${format}`)
  return render(document, whole)
}

/** The rules that hide, by their names, and what each is called; and none, for a panel's own paper. */
export const policies: readonly { name: string; title: string }[] = [
  ...[...shippedPolicies].map(([name, { name: title }]) => ({ name, title })),
  { name: NO_POLICY, title: 'Nothing hidden: for a panel that meets in private' },
]
