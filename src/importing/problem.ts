/** What is wrong with a row, where, and what would be right: the shape that `waymark import --json` prints. */
export type Problem = {
  file: string
  /** The line on which the record begins; the header is line 1. */
  line: number
  /** Empty where the row as a whole is at fault. */
  column: string
  value: string
  problem: string
}

/** A cell that cannot be taken, with the sentence that says what would be right. */
export type Bad = { readonly bad: string }
export const bad = (sentence: string): Bad => ({ bad: sentence })

const LONGEST_VALUE_SHOWN = 120

/** A value as a report shows it: cut where it is long. */
export const shown = (value: string): string =>
  value.length > LONGEST_VALUE_SHOWN ? `${value.slice(0, LONGEST_VALUE_SHOWN)}…` : value
