/**
 * Making the content of a release: counted in one transaction, protected outside it, then put into words. What its readers
 * get and what its makers see come from the same counts.
 */
import { readFileSync } from 'node:fs'
import type { Instant } from '../../platform/dates.ts'
import { inTransaction, type Database } from '../../platform/database/index.ts'
import { listInWords } from '../../platform/pages/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Actor } from '../../access/index.ts'
import { questionSentence } from '../../measures/index.ts'
import { referenceOf, type Reference } from '../../reference/index.ts'
import type { CellsRefusal, Policy } from '../../disclosure/index.ts'
import type { ReleaseContent } from '../release/document.ts'
import type { Recipe } from '../release/recipe.ts'
import type { Published } from './beside.ts'
import { contentOf, type Beside } from './content.ts'
import { countRelease, type CountedRelease } from './counted-release.ts'
import type { ComposeRefusal as CountRefusal } from './counted.ts'
import {
  hiddenAgain,
  NO_POLICY,
  policyNamed,
  protectRelease,
  toldBy,
  type EarlierProtection,
  type Protection,
} from './protecting.ts'
import { tellAll, tellBy } from './told.ts'

export type Composed = {
  /** As its readers get it. */
  content: ReleaseContent
  /** The same with nothing hidden, for those who make it. */
  internal: ReleaseContent
  /** Null where nothing is to be hidden. */
  protection: Protection | null
}

export type ComposeOptions = {
  /** Counted as known at this moment; left out for now. */
  knownAt?: Instant | undefined
  /** What the public had before, other than this release itself. */
  earlier?: readonly EarlierProtection[] | undefined
  /** The releases that the public had, for the revisions since. */
  published?: readonly Published[] | undefined
  /** How this release was protected when it was made: to make it again. */
  protection?: Protection | undefined
  /** How long the best pattern may be looked for. */
  seconds?: number | undefined
}

/** Why a recipe makes no content, in a sentence for whoever wrote it. */
export type ComposeRefusal = { kind: string; sentence: string }

const SECONDS = 10

export async function composeRelease(
  database: Database,
  actor: Actor,
  recipe: Recipe,
  options: ComposeOptions = {},
): Promise<Result<Composed, ComposeRefusal>> {
  const policy = recipe.policy === NO_POLICY ? undefined : policyNamed(recipe.policy)
  if (recipe.policy !== NO_POLICY && !policy)
    return refused('no_such_policy', `There is no rule for hiding called “${recipe.policy}”: choose another`)
  if (!policy && recipe.audience === 'public')
    return refused('public_needs_policy', 'A release for the public needs a rule that hides small numbers: choose one')
  const reference = await referenceOf(database)
  const counted = await inTransaction(
    database,
    actor,
    (tx) => {
      const knownAt = options.knownAt === undefined || options.knownAt > tx.now ? tx.now : options.knownAt
      return countRelease({ tx, reference, recipe, knownAt }, options.published)
    },
    'count',
  )
  if (!counted.ok) return refused(counted.refusal.kind, countSentence(counted.refusal))
  const release = counted.value
  if (!policy) return ok(composed(release, undefined, null, reference))
  if (options.protection) return ok(composed(release, policy, hiddenAgain(release, options.protection), reference))
  const done = await protectRelease(release, policy, options.earlier ?? [], options.seconds ?? SECONDS)
  if (!done.ok) return refused(done.refusal.kind, protectSentence(done.refusal))
  return ok(composed(release, policy, done.value, reference))
}

const refused = (kind: string, sentence: string) => refuse({ kind, sentence })

function composed(
  release: CountedRelease,
  policy: Policy | undefined,
  protection: Protection | null,
  reference: Reference,
): Composed {
  const beside: Beside = {
    madeBy: `Waymark ${version}`,
    policy: policyTold(policy),
    reference,
  }
  const internal = contentOf(release, tellAll, beside)
  return {
    content: protection ? contentOf(release, tellBy(toldBy(protection)), beside) : internal,
    internal,
    protection,
  }
}

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** The rule in a sentence for readers. */
function policyTold(policy: Policy | undefined): ReleaseContent['policy'] {
  if (!policy)
    return {
      name: 'Nothing hidden',
      version: 1,
      sentence: 'Nothing is hidden in this paper. It is for the panel alone and must not be published.',
    }
  const { name, version: policyVersion, hide, round_to: base } = policy
  const hides =
    hide &&
    `Numbers from ${hide.from} to ${hide.to} are hidden and shown as [c], and so are others from which they could be worked out.`
  const rounds = base && `Numbers are rounded to multiples of ${base} so that sums still hold.`
  return { name, version: policyVersion, sentence: [hides, rounds].filter(Boolean).join(' ') }
}

function countSentence(refusal: CountRefusal): string {
  if (refusal.kind === 'no_programme')
    return 'This partnership has no programme that began before the end of the period: choose the period of the release'
  if (refusal.kind === 'period_to_come') return `The period begins on ${refusal.from}, which is yet to come`
  return questionSentence(refusal)
}

function protectSentence(refusal: CellsRefusal): string {
  switch (refusal.kind) {
    case 'unprotectable':
      return `There is too little here to hide a small number among: ${someOf(refusal.cells)}. Leave out a breakdown, or choose a longer period`
    case 'out_of_time':
      return `No way to protect everything was found in time: ${someOf(refusal.cells)}. Leave out a breakdown`
    case 'unroundable':
      return 'The numbers cannot be rounded so that all sums hold. Leave out a breakdown, or choose another rule'
    case 'already_shown':
      return `A number that is hidden here was shown before: ${someOf(refusal.cells.map(({ name, release }) => `${name} in ${release}`))}. Choose the rule of that release`
  }
}

const SAID_MAX = 3
const someOf = (names: readonly string[]): string => {
  const first = names.slice(0, SAID_MAX).map((name) => `“${name}”`)
  const more = names.length - first.length
  return more > 0 ? `${first.join(', ')} and ${more} more` : listInWords(first)
}
