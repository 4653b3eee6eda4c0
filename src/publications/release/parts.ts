/**
 * What a release is made with, and where it is wired: composing it from a recipe, comparing it with all that was published
 * before, and printing it. Each is a function, so that tests put plain ones in.
 */
import type { Instant } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { SafeHtml } from '../../platform/pages/index.ts'
import { refuse, type Result } from '../../platform/result.ts'
import type { Reference } from '../../reference/index.ts'
import { canonicalJson } from './canonical.ts'
import type { ReleaseContent, ReleaseDocument } from './document.ts'
import type { Recipe } from './recipe.ts'
import { contentView } from './pages/document.view.ts'
import type { EarlierRelease } from './release.ts'

/** Why a recipe makes no content, in a sentence for whoever wrote it. */
export type ComposeRefusal = { kind: string; sentence: string }

/**
 * Makes the content of a recipe as known at a moment, in a counting transaction. The same recipe, records, moment and
 * earlier releases make the same content.
 */
export type Compose = (
  tx: Tx,
  reference: Reference,
  recipe: Recipe,
  knownAt: Instant,
  earlier: readonly EarlierRelease[],
) => Promise<Result<ReleaseContent, ComposeRefusal>>

/** A cell that a reader of an earlier release could work out, in a sentence. */
export type Finding = { table: string; sentence: string }
/** What comparing with all earlier releases found; `made` is false where nothing compared them. */
export type Comparison = { made: boolean; with: number; findings: readonly Finding[] }
export type Compare = (content: ReleaseContent, earlier: readonly EarlierRelease[]) => Promise<Comparison>

export type ReleaseFile = { type: string; name: string; content: Uint8Array }
/** The document in a form. Bytes are stored as they come, once, when it is published. */
export type Render = (document: ReleaseDocument, format: string) => Promise<ReleaseFile>
/** A form that readers get: the end of its address, and what it is called. */
export type Format = { format: string; title: string }

/** A rule that hides, by its name, and what it does in a few words. */
export type PolicyOffered = { name: string; title: string }

export type Parts = {
  compose: Compose
  compare: Compare
  render: Render
  formats: readonly Format[]
  /** The content on a page of ours, under its first heading. */
  view: (content: ReleaseContent) => SafeHtml
  policies: readonly PolicyOffered[]
}

const asJson: Render = async (document) => ({
  type: 'application/json; charset=utf-8',
  name: `${document.slug}.json`,
  content: new TextEncoder().encode(`${canonicalJson(document)}\n`),
})

/** What stands until the room that makes it is wired here: it refuses or says that it did nothing, and makes nothing up. */
export const parts: Parts = {
  compose: async () =>
    refuse({ kind: 'no_composer', sentence: 'This Waymark cannot compose a release from a recipe yet' }),
  compare: async (_, earlier) => ({ made: false, with: earlier.length, findings: [] }),
  render: asJson,
  formats: [{ format: 'json', title: 'for programs (JSON)' }],
  view: contentView,
  policies: [
    { name: 'hide-1-to-4', title: 'Hide 1 to 4' },
    { name: 'hide-1-to-5', title: 'Hide 1 to 5' },
    { name: 'hide-0-to-4', title: 'Hide 0 to 4' },
    { name: 'round-5', title: 'Round to 5' },
    { name: 'round-10', title: 'Round to 10' },
  ],
}

/** Puts other parts in, for the whole process. */
export const wire = (others: Partial<Parts>): void => void Object.assign(parts, others)
