/** Why tables could not be protected, one sentence a line. */
import type { ProtectRefusal } from './protected.ts'
import { faultText } from './tables/table.ts'

export function refusalLines(refusal: ProtectRefusal): string[] {
  switch (refusal.kind) {
    case 'faults':
      return refusal.faults.map(faultText)
    case 'unprotectable':
      return [
        'These cells cannot be protected, whatever else is hidden. Publish the table by fewer or wider groups:',
        ...refusal.cells.map(cellText),
      ]
    case 'out_of_time':
      return [
        'No pattern that protects was found in the time allowed. Allow more by --seconds, or publish fewer breakdowns. Not yet protected:',
        ...refusal.cells.map(cellText),
      ]
    case 'unroundable':
      return ['No rounding that keeps all sums was found in the time allowed. Allow more by --seconds, or publish fewer breakdowns.'] // prettier-ignore
    case 'already_shown':
      return refusal.cells.map(({ release, ...labels }) => `${cellText(labels)}: the release ${release} has shown this count, so it cannot be hidden any more.`) // prettier-ignore
  }
}

/** "month 2016-12, district A"; the total of all has no labels. */
export function cellText(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(([dimension, label]) => `${dimension} ${label}`)
  return parts.length > 0 ? parts.join(', ') : 'the total of everything'
}
