/**
 * What a release is made with, and where it is wired: composing it from a recipe, comparing it with all that was published
 * before, and printing it. Each is a function, so that tests put plain ones in.
 */
import type { Instant } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database/index.ts'
import { refuse, type Result } from '../../platform/result.ts'
import type { Reference } from '../../reference/index.ts'
import { shippedPolicies } from '../../disclosure/index.ts'
import { formatWords, isReleaseFormat, releaseFormats, render, slides, statement } from '../formats/index.ts'
import type { ReleaseContent, ReleaseDocument } from './document.ts'
import type { Recipe } from './recipe.ts'
import type { Comparison, EarlierRelease } from './release.ts'

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

export type Compare = (content: ReleaseContent, earlier: readonly EarlierRelease[]) => Promise<Comparison>

export type ReleaseFile = { type: string; name: string; content: Uint8Array }
/** The document in a form. Bytes are stored as they come, once, when it is published. */
export type Render = (document: ReleaseDocument, format: string) => Promise<ReleaseFile>
/** A form that readers get: the end of its address, and what it is called. */
export type Format = { format: string; title: string }

export type Parts = { compose: Compose; compare: Compare; render: Render; formats: readonly Format[] }

/** What stands until the room that makes it is wired here: it refuses or says that it did nothing, and makes nothing up. */
export const parts: Parts = {
  compose: async () =>
    refuse({ kind: 'no_composer', sentence: 'This Waymark cannot compose a release from a recipe yet' }),
  compare: async (_, earlier) => ({ made: false, with: earlier.length, findings: [] }),
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

/** The rules that hide, by their names, and what each is called. */
export const policies: readonly { name: string; title: string }[] = [...shippedPolicies.keys()].map((name) => ({
  name,
  title: `${name[0]!.toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`,
}))
