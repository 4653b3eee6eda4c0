/** What protecting tables gives: the tables as they may be printed, and the proof; or why not. */
import type { Interval } from './intervals.ts'
import type { Policy } from './policy.ts'
import type { Fault, Table } from './tables/table.ts'

export type HiddenAs = 'primary' | 'secondary'
export type ProtectedRow = {
  labels: string[]
  /** The true count: for whoever may see it, never for print. */
  count: number
  /** What is printed; null where it is hidden. */
  shown: number | null
  hidden?: HiddenAs
  /** What a reader can find out, both inclusive; `upper` null is without bound. Of hidden and rounded rows. */
  interval?: Interval
  /** The row was not given: it is a total that was worked out. */
  computed: boolean
}
export type ProtectedTable = Pick<Table, 'name' | 'measure' | 'dimensions' | 'covers'> & { rows: ProtectedRow[] }
export type Protected = {
  policy: Policy
  /** As they came, each with its rows in the order given and the totals that were worked out after them. */
  tables: ProtectedTable[]
  proof: Proof
}
export type Proof = {
  /** `optimal`: nothing that protects loses less. `feasible`: it protects, and might lose less. `rounded`: nothing is hidden. */
  status: 'optimal' | 'feasible' | 'rounded'
  objective: Policy['objective']
  primary: number
  secondary: number
  /** The sum of what is hidden. */
  sum: number
  /** What no pattern that protects can be below: in cells, or in the sum where that is the objective. */
  bound: number
  /** How far above `bound` this is, as a share of it; 0 where proved best. */
  gap: number
  /** Of patterns with as few cells, whether the least sum is proved too. */
  sumProved: boolean
  /** Whether every interval is exact; else some may be wider than said. */
  exactIntervals: boolean
  /** Where counts were rounded: how many bases beyond the two nearest multiples some had to go, so that sums hold. */
  roundedFurther?: number
  seconds: number
}
export type ProtectRefusal =
  | { kind: 'faults'; faults: Fault[] }
  | { kind: 'unprotectable' | 'out_of_time'; cells: Record<string, string>[] }
  | { kind: 'unroundable' }
  | { kind: 'already_shown'; cells: (Record<string, string> & { release: string })[] }
