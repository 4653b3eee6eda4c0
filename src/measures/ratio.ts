/** What a share or an average comes to. Both of its numbers stay beside it, since only counts add up and open to rows. */
import type { Tally } from './counting.ts'
import type { Measure } from './measure.ts'

/** The figure itself: a share in per cent, an average as so many a one; null where there is nothing below. A count is itself. */
export function ratioOf({ ratio }: Pick<Measure, 'ratio'>, { value, of }: Tally): number | null {
  if (!ratio) return value
  if (!of) return null
  return ratio.form === 'share' ? (value / of) * 100 : value / of
}
