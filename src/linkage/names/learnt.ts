/**
 * Forms of given names that the records themselves teach: two names that stand again and again, in one family after
 * another, for somebody of one date of birth, family name and home, far more often than twins would happen to bear them.
 */
import { comparisonOf } from '../comparisons/index.ts'
import { sortedBy } from '../keys.ts'
import type { Table } from '../table.ts'
import { lengthOf, type Values } from '../values.ts'

/** Of so many with one family name and date of birth nothing is learnt: the name is common, or the date a placeholder. */
const GROUP_MAX = 40
/** Twins can bear any two names; the same two in three families, where less than a half was expected, is a habit. */
const FAMILIES_MIN = 3
const TIMES_EXPECTED_MIN = 6
/**
 * Of those who bear the rarer name, so many are called by the other: parents who choose twins' names alike are fewer. Parents
 * like twins' names to begin with one letter (Oliver and Owen), so such names must stand for each other more often.
 */
const SHARE_MIN = 0.1
const SHARE_OF_ONE_INITIAL_MIN = 0.33
const LETTERS_MIN = 2

const shareWanted = ({ units, starts }: Values, a: number, b: number): number =>
  units[starts[a]!] === units[starts[b]!] ? SHARE_OF_ONE_INITIAL_MIN : SHARE_MIN

/** Pairs of names that are forms of one, in the order of their letters. The table's frequencies must be set. */
export function learntForms(table: Table, texts: readonly string[][]): string[][] {
  const fieldOf = (kind: string) => table.fields.findIndex((field) => field.kind === kind)
  const [given, family, born, sex] = ['given_name', 'family_name', 'date_of_birth', 'sex'].map(fieldOf) as [number, number, number, number] // prettier-ignore
  const homes = ['postcode', 'address', 'phone'].map(fieldOf).filter((field) => field !== -1)
  if (given === -1 || family === -1 || born === -1 || homes.length === 0) return []
  const width = table.fields.length
  const valueOf = (row: number, field: number): number => table.rows[row * width + field]!
  const values = table.values[given]!
  const { levels, compare } = comparisonOf('given_name')
  const isUnknown = levels.map(({ name }) => ['unfamiliar', 'different'].includes(name))
  const isOnePlace = (i: number, j: number) =>
    homes.some((home) => valueOf(i, home) >= 0 && valueOf(i, home) === valueOf(j, home)) &&
    (sex === -1 || valueOf(i, sex) < 0 || valueOf(j, sex) < 0 || valueOf(i, sex) === valueOf(j, sex))

  const families = new Map<number, number>()
  const bearers = new Int32Array(values.size)
  let pairs = 0
  for (const rows of groupsOf(table, family, born, given)) {
    const seen = new Set<number>()
    for (const name of new Set(rows.map((row) => valueOf(row, given)))) bearers[name]!++
    for (const [at, i] of rows.entries())
      for (const j of rows.slice(at + 1)) {
        const [a, b] = [Math.min(valueOf(i, given), valueOf(j, given)), Math.max(valueOf(i, given), valueOf(j, given))]
        if (a === b || !isOnePlace(i, j)) continue
        const key = a * values.size + b
        if (
          seen.has(key) ||
          lengthOf(values, a) < LETTERS_MIN ||
          lengthOf(values, b) < LETTERS_MIN ||
          !isUnknown[compare(values, a, b)]
        )
          continue
        seen.add(key)
        families.set(key, (families.get(key) ?? 0) + 1)
        pairs++
      }
  }
  return [...families]
    .filter(([key, found]) => {
      const [a, b] = [Math.floor(key / values.size), key % values.size]
      const expected = 2 * pairs * values.frequencies[a]! * values.frequencies[b]!
      const ofRarer = shareWanted(values, a, b) * Math.min(bearers[a]!, bearers[b]!)
      return found >= Math.max(FAMILIES_MIN + TIMES_EXPECTED_MIN * expected, ofRarer)
    })
    .map(([key]) => [texts[given]![Math.floor(key / values.size)]!, texts[given]![key % values.size]!].toSorted())
    .toSorted((a, b) => (a.join() < b.join() ? -1 : 1))
}

/** Rows of one family name and date of birth, where the given name is known. */
function* groupsOf(table: Table, family: number, born: number, given: number): Generator<number[]> {
  const width = table.fields.length
  const valuesOf = (field: number): Uint32Array =>
    Uint32Array.from({ length: table.size }, (_, row) => table.rows[row * width + field]! + 1)
  const [families, births, names] = [valuesOf(family), valuesOf(born), valuesOf(given)]
  const told = new Int32Array(table.size)
  let count = 0
  for (let row = 0; row < table.size; row++)
    if (families[row] !== 0 && births[row] !== 0 && names[row] !== 0) told[count++] = row
  const order = sortedBy(sortedBy(told.subarray(0, count), families), births)
  for (let from = 0; from < count;) {
    const first = order[from]!
    let to = from + 1
    while (to < count && families[order[to]!] === families[first] && births[order[to]!] === births[first]) to++
    if (to - from > 1 && to - from <= GROUP_MAX) yield [...order.subarray(from, to)]
    from = to
  }
}
