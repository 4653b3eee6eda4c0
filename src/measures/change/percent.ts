/**
 * Below this many to begin with, a change is said in numbers: a per cent of a few says more than is known. One rule for
 * pages, reports and releases.
 */
export const PERCENT_BASE_MIN = 10
