/** What is hidden of a release, and the proof of it: the counts as one system, given to disclosure control. */
import { ok, refuse, type Result } from '../../platform/result.ts'
import {
  protectCells,
  shippedPolicies,
  type CellsRefusal,
  type CellStanding,
  type CellSystem,
  type EarlierSystem,
  type Policy,
} from '../../disclosure/index.ts'
import type { Cell } from '../release/document.ts'
import type { CountedRelease } from './counted-release.ts'
import type { LinkedCells } from './linked-cells.ts'
import { linkedCellsOf } from './told.ts'

/** The policy of a paper for a panel that meets in private: nothing is hidden from it. */
export const NO_POLICY = 'none'

/** A count that readers are not told: what they can work out of it. */
export type HiddenCount = { name: string; isPrimary: boolean; lower: number; upper: number | null }

/**
 * What protects a release, kept beside it and never published: all its counts with the sums that link them, and which of
 * them are hidden. Later releases are compared with it.
 */
export type Protection = {
  policy: { name: string; version: number }
  cells: CellSystem['cells']
  sums: CellSystem['sums']
  hidden: readonly HiddenCount[]
  /** What is printed in the place of each count, where the policy rounds. */
  rounded: Readonly<Record<string, number>> | null
  proved: boolean
  gap: number
}

export type EarlierProtection = { slug: string; protection: Protection }

export const policyNamed = (name: string): Policy | undefined => shippedPolicies.get(name)

const standings = { count: 'printed', free: 'free', rest: 'rest', loose: 'loose' } as const satisfies Record<
  string,
  CellStanding
>

export function systemOf({ cells, sums }: LinkedCells): CellSystem {
  return {
    cells: [...cells.values()].map(({ name, value, standing, weight }) => ({
      name,
      count: value,
      standing: standings[standing],
      weight,
    })),
    sums,
  }
}

export const earlierSystemOf = ({ slug, protection }: EarlierProtection): EarlierSystem => ({
  release: slug,
  cells: protection.cells,
  sums: protection.sums,
  hidden: protection.hidden.map(({ name }) => name),
})

/** Protects a release by its policy, beside what was published before. */
export async function protectRelease(
  release: CountedRelease,
  policy: Policy,
  earlier: readonly EarlierProtection[],
  seconds: number,
): Promise<Result<Protection, CellsRefusal>> {
  const system = systemOf(linkedCellsOf(release))
  const done = await protectCells(system, policy, { seconds, earlier: earlier.map(earlierSystemOf) })
  if (!done.ok) return refuse(done.refusal)
  const { hidden, rounded, proved, gap } = done.value
  const printed = new Set(system.cells.filter(({ standing }) => standing === 'printed').map(({ name }) => name))
  return ok({
    policy: { name: policy.name, version: policy.version },
    ...system,
    hidden: [...hidden].map(([name, { as, interval }]) => ({
      name,
      isPrimary: as === 'primary',
      lower: interval.lower,
      upper: interval.upper,
    })),
    rounded: rounded ? Object.fromEntries([...rounded].filter(([name]) => printed.has(name))) : null,
    proved,
    gap,
  })
}

/**
 * The same counts again, hidden where they were hidden before: how a release is made anew from its records, to the byte,
 * whatever a search for the best pattern would find today.
 */
export const hiddenAgain = (release: CountedRelease, before: Protection): Protection => ({
  ...before,
  ...systemOf(linkedCellsOf(release)),
})

/** What is printed of each count that is not printed as it is. */
export function toldBy({ hidden, rounded }: Protection): Map<string, Cell> {
  const told = new Map<string, Cell>(Object.entries(rounded ?? {}))
  for (const { name } of hidden) told.set(name, '[c]')
  return told
}
