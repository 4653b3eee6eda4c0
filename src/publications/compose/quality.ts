/**
 * How good the records behind a release are, for its readers. A panel hears every number; the public hears shares alone, of
 * figures that are not hidden and large enough, since a share of few gives their count away.
 */
import { counted } from '../../platform/pages/index.ts'
import type { Quality } from '../../measures/index.ts'
import type { ReleaseContent } from '../release/document.ts'
import { SHARE_BASE_MIN } from './told.ts'

type Note = ReleaseContent['quality'][number]

/** The notes for a panel: all that is known. */
export const qualityForPanel = (qualities: readonly Quality[]): Note[] =>
  qualities
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ measure, sentences }) => ({ heading: measure.title, text: sentences.join(' ') }))

/** The notes for the public; `isShown`: whether the figure itself is told. */
export function qualityForPublic(qualities: readonly Quality[], isShown: (quality: Quality) => boolean): Note[] {
  return qualities.flatMap((quality) => {
    const { measure, records, completeness, timeliness, awaitingReview } = quality
    if (records < SHARE_BASE_MIN || !isShown(quality)) return []
    const known = completeness
      .filter(({ all }) => all >= SHARE_BASE_MIN)
      .map(({ title, of, known: some, all }) => `${title}: known of ${share(some, all)} of ${of}.`)
    const soon = timeliness &&
      timeliness.records >= SHARE_BASE_MIN && [
        `${capital(share(timeliness.within, timeliness.records))} of the records were made within ${counted(timeliness.withinDays, 'day')} of what they tell of.`,
      ]
    const review = awaitingReview
      ? ['Some children may be somebody known already, and count as separate children until that is decided.']
      : []
    const text = [...known, ...(soon || []), ...review].join(' ')
    return text === '' ? [] : [{ heading: measure.title, text }]
  })
}

/** In tens of per cent: near enough to judge by, too coarse to count from. */
function share(part: number, all: number): string {
  const tenths = Math.round((part / all) * 10)
  if (part === all) return 'all'
  if (tenths >= 10) return 'nearly all'
  if (tenths <= 0) return part === 0 ? 'none' : 'hardly any'
  return `about ${tenths * 10}%`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
