/** The file of how many children live in an area, which rates are made with. */
import { MAX_CHILD_AGE } from '../../reference/index.ts'
import { childAge, estimateYear, eventDay, ownAuthority, population, shortText } from '../cells.ts'
import type { FileSpec } from '../file-spec.ts'

export const populations: FileSpec = {
  file: 'populations.csv',
  name: 'populations',
  table: 'population',
  columns: [
    { name: 'authority', required: true, read: ownAuthority },
    { name: 'year', required: true, read: estimateYear, type: 'integer' },
    { name: 'age_from', read: childAge, type: 'integer' },
    { name: 'age_to', read: childAge, type: 'integer' },
    { name: 'children', required: true, read: population, type: 'integer' },
    { name: 'source', required: true, read: shortText() },
    { name: 'published', read: eventDay, type: 'date' },
  ],
  check: (cell) =>
    Number(cell('age_to') ?? MAX_CHILD_AGE) < Number(cell('age_from') ?? 0)
      ? { column: 'age_to', bad: 'The last age is not below the first: ages run from age_from to age_to, both inside.' }
      : undefined,
}
