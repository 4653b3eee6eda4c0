/** When a webhook that could not be told is tried again. Pure. */

const FIRST_SECONDS = 10
const LONGEST_SECONDS = 3600
/** So long in vain, and it is stopped until somebody resumes it; its place stays. */
export const GIVEN_UP_AFTER_HOURS = 120

/** Seconds until the next try, after so many in vain: 10, 20, 40 … and an hour at most, give or take a tenth. */
export const waitAfter = (attempts: number, chance: number): number =>
  Math.round(Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(attempts - 1, 20)) * (0.9 + 0.2 * chance))
