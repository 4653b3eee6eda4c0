/**
 * Expectation–maximisation (Dempster, Laird, Rubin 1977) of a mixture of three classes, over levels of pairs: given the
 * chances, each pair gets its probability of each class; given those, the chances are counted anew. What happens to
 * unrelated records is not learnt here but known from the values themselves, which keeps the classes apart.
 */
import { comparisonOf } from './comparisons/index.ts'
import { NOT_KNOWN } from './comparisons/comparison.ts'
import { GIVEN_SWAPPED } from './comparisons/given-name.ts'
import type { Chances, Model, ModelComparison } from './model.ts'
import { ofValue, usualFrequencies } from './scorer.ts'
import type { Sample } from './samples.ts'
import { whenMoved } from './starting.ts'

export type Learnt = { rounds: number; converged: boolean; probabilities: Float64Array }

const ROUNDS_MAX = 60
const CHANGE_MAX = 1e-3
/** What is assumed weighs like this many pairs seen. */
const ASSUMED_PAIRS = 20
/** Two at home seldom bear one name: less often than by chance, but for fathers and sons. It is learnt from this much assumed. */
const ASSUMED_NAMESAKES = 500
/** No common slip of the pen makes a generation of difference: where namesakes at home could explain it, they do. */
const GENERATION_SLIPS_MAX = 0.0005

/** Learns prior and chances from a sample of `pairs` pairs in all, changing `model`. */
export function learn(model: Model, sample: Sample, pairs: number): Learnt {
  const probabilities = new Float64Array(sample.count)
  for (let round = 1; ; round++) {
    const seen = expect(model, sample, probabilities)
    const change = maximise(model, seen, sample.rate, pairs)
    if (change < CHANGE_MAX || round === ROUNDS_MAX)
      return { rounds: round, converged: change < CHANGE_MAX, probabilities }
  }
}

/** For each comparison, then for agreement and not of what it depends on, then for each level: pairs of the two classes. */
type Seen = { same: Float64Array[]; household: Float64Array[]; sames: number; households: number }

function expect(model: Model, sample: Sample, probabilities: Float64Array): Seen {
  const { comparisons } = model
  const width = comparisons.length
  const counts = comparisons.map(({ levels }) => levels.length)
  const table = (pick: 'same' | 'household' | 'unrelated') =>
    comparisons.map(({ levels }) =>
      Float64Array.from([
        ...levels.map(({ chance }) => chance[pick]),
        ...levels.map(({ chance, apart }) => (apart ?? chance)[pick]),
      ]),
    )
  const [same, household, unrelated] = [table('same'), table('household'), table('unrelated')]
  const upon = comparisons.map(({ dependsOn }) => comparisons.findIndex(({ field }) => field === dependsOn))
  const agreesTo = upon.map((on) => (on === -1 ? 0 : comparisonOf(comparisons[on]!.kind).agreesTo))
  const usual = comparisons.map(usualFrequencies)
  const seen: Seen = {
    same: counts.map((n) => new Float64Array(n * 2)),
    household: counts.map((n) => new Float64Array(n * 2)),
    sames: 0,
    households: 0,
  }
  const places = new Int32Array(width)
  const given = comparisons.findIndex(({ kind }) => kind === 'given_name')
  for (let pair = 0; pair < sample.count; pair++) {
    let s = model.prior.same
    let h = model.prior.household
    let u = 1 - s - h
    const base = pair * width
    for (let at = 0; at < width; at++) {
      const level = sample.levels[base + at]!
      if (level === NOT_KNOWN) {
        places[at] = -1
        continue
      }
      const apart = upon[at] !== -1 && !(sample.levels[base + upon[at]!]! <= agreesTo[at]!)
      places[at] = apart ? level + counts[at]! : level
      const place = at === given && level === GIVEN_SWAPPED ? 0 : places[at]!
      s *= same[at]![place]!
      const agreed = sample.agreed[base + at]!
      const usually = usual[at]![place >= counts[at]! ? place - counts[at]! : place]!
      if (agreed === 0 || usually === 0 || (upon[at] !== -1 && !apart)) {
        h *= household[at]![place]!
        u *= unrelated[at]![place]!
      } else {
        const byChance = (unrelated[at]![place]! * agreed) / usually
        h *= ofValue(household[at]![place]!, unrelated[at]![place]!, byChance)
        u *= byChance
      }
    }
    const total = s + h + u
    const ofSame = s / total
    const ofHousehold = h / total
    probabilities[pair] = ofSame
    seen.sames += ofSame
    seen.households += ofHousehold
    for (let at = 0; at < width; at++) {
      if (places[at] === -1) continue
      seen.same[at]![places[at]!]! += ofSame
      seen.household[at]![places[at]!]! += ofHousehold
    }
  }
  return seen
}

/** Counts the chances anew; the largest change of any of them. */
function maximise(model: Model, seen: Seen, rate: number, pairs: number): number {
  const prior = { same: seen.sames / rate / pairs, household: seen.households / rate / pairs }
  let change = Math.abs(Math.log(prior.same / model.prior.same)) / 20
  model.prior = {
    same: Math.min(0.5, Math.max(prior.same, 1e-12)),
    household: Math.min(0.3, Math.max(prior.household, 1e-12)),
  }
  const given = model.comparisons.find(({ kind }) => kind === 'given_name')?.levels[0]!.chance.household ?? 0
  const namesakes = (prior.household / prior.same) * given
  model.comparisons.forEach((comparison, at) => {
    const count = comparison.levels.length
    change = Math.max(
      change,
      renew(comparison, 'chance', seen.same[at]!.subarray(0, count), seen.household[at]!.subarray(0, count)),
    )
    boundGenerations(comparison, namesakes)
    boundTwins(comparison)
    if (comparison.dependsOn !== undefined)
      change = Math.max(
        change,
        renew(comparison, 'apart', seen.same[at]!.subarray(count), seen.household[at]!.subarray(count)),
      )
  })
  return change
}

function renew(
  comparison: ModelComparison,
  which: 'chance' | 'apart',
  sames: Float64Array,
  households: Float64Array,
): number {
  const kind = comparisonOf(comparison.kind)
  const chances = comparison.levels.map((level) => level[which]!)
  const assumed = kind.levels
  const total = (counts: Float64Array, weight: number) => counts.reduce((sum, count) => sum + count, weight)
  const [sameTotal, householdTotal] = [total(sames, ASSUMED_PAIRS), total(households, ASSUMED_PAIRS)]
  let change = 0
  chances.forEach((chance, level) => {
    const { same: assumedSame, household: assumedHousehold } = assumed[level]!
    const moved = which === 'apart' && comparison.kind !== 'sex'
    const start = moved ? whenMoved(level, chances.length) : undefined
    const same = (sames[level]! + ASSUMED_PAIRS * (start ?? assumedSame)) / sameTotal
    const household = (households[level]! + ASSUMED_PAIRS * (start ?? assumedHousehold)) / householdTotal
    change = Math.max(change, Math.abs(same - chance.same))
    chance.same = same
    if (isShared(comparison.kind)) chance.household = same
    else if (!isNaming(comparison.kind)) chance.household = household
  })
  if (isNaming(comparison.kind)) nameAtHome(comparison, households)
  if (comparison.kind === 'given_name') weighSwappedAsExact(chances)
  return change
}

/**
 * Where one lives. Two who live together agree on it as often as two records of one person do, whose records also date from
 * before and after a move: so it tells relatives from strangers, and never one relative from another.
 */
const isShared = (kind: string): boolean => ['postcode', 'address', 'locality', 'phone'].includes(kind)

/** What names a person follows chance among those who live together too, but for those named after one another. */
const isNaming = (kind: string): boolean => ['given_name', 'nhs_number', 'upn', 'identifier'].includes(kind)

function nameAtHome({ kind, levels }: ModelComparison, households: Float64Array): void {
  const assumed = comparisonOf(kind).levels[0]!.household
  const all = households.reduce((sum, count) => sum + count, 0)
  const byChance = levels[0]!.chance.unrelated
  const learnt = (households[0]! + assumed * ASSUMED_NAMESAKES) / (all + ASSUMED_NAMESAKES)
  const alike = kind === 'given_name' ? learnt : assumed
  levels.forEach(({ chance }, level) => {
    chance.household = level === 0 ? alike : ((1 - alike) * chance.unrelated) / (1 - byChance)
  })
}

/** Fathers and sons of one name, `namesakes` for each pair of one person, must not pass for slips in a date of birth. */
function boundGenerations({ kind, levels }: ModelComparison, namesakes: number): void {
  const generation = kind === 'date_of_birth' ? levels.find(({ name }) => name === 'generation') : undefined
  if (!generation || namesakes * generation.chance.household * 10 < generation.chance.same) return
  generation.chance.same = Math.min(generation.chance.same, GENERATION_SLIPS_MAX)
}

/** Of two who live together one pair in ten at most are twins: who agree more often are one person under another name. */
function boundTwins({ kind, levels }: ModelComparison): void {
  if (kind !== 'date_of_birth' || levels[0]!.chance.household <= TWINS_MAX) return
  const rest = (1 - TWINS_MAX) / (1 - levels[0]!.chance.household)
  levels.forEach(({ chance }, level) => (chance.household = level === 0 ? TWINS_MAX : chance.household * rest))
}
const TWINS_MAX = 0.1

/** Names exchanged by a clerk were exchanged whoever the two are: the chances of the classes stand to each other as before. */
function weighSwappedAsExact(chances: readonly Chances[]): void {
  const [exact, swapped] = [chances[0]!, chances[GIVEN_SWAPPED]!]
  const exchanged = swapped.same / (exact.same + swapped.same)
  swapped.household = (exact.household * exchanged) / (1 - exchanged)
  swapped.unrelated = (exact.unrelated * exchanged) / (1 - exchanged)
}
