/** A release as this room keeps it: what was chosen, and the steps of its life. Where it stands is derived: see `rules.ts`. */
import type { Instant } from '../../platform/dates.ts'
import type { Protection } from '../compose/index.ts'
import type { ReleaseContent } from './document.ts'
import type { Recipe } from './recipe.ts'

export const stepKinds = [
  'drafted',
  'submitted',
  'checked',
  'cleared',
  'approved',
  'published',
  'returned',
  'withdrawn',
] as const
/** `cleared`: police allow figures of their investigations to be made public. */
export type StepKind = (typeof stepKinds)[number]

/** A cell that a reader of an earlier release could work out, in a sentence. */
export type Finding = { table: string; sentence: string }
/** What comparing with all earlier releases found; `made` is false where nothing compared them. */
export type Comparison = { made: boolean; with: number; findings: readonly Finding[] }

export type Step = {
  stepNo: number
  kind: StepKind
  by: string
  at: Instant
  signedBy: string
  jobTitle: string
  /** What was signed; null where a step signs nothing. */
  contentHash: string | null
  /** Of `published`: the moment from which anybody may read it. */
  publicFrom: Instant | null
  words: string | null
  comparison: Comparison | null
}

export type Release = {
  releaseId: string
  slug: string
  recipe: Recipe
  correctsId: string | null
  correctionReason: string | null
  version: number
  /** The first first. */
  steps: readonly Step[]
}

/** A frozen content, with the text whose hash it goes by. */
export type Frozen = { contentHash: string; text: string; content: ReleaseContent }

/** A release that the public was given at some time, whatever became of it: readers keep what they once had. */
export type EarlierRelease = {
  slug: string
  /** What protects it; null where nothing in it is hidden. */
  protection: Protection | null
  contentHash: string
  publicFrom: Instant
  content: ReleaseContent
}
