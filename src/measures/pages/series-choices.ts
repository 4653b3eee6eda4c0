/** What the address of a figure's change says of its series: how far back, and from which months anew. */
import { parsePlainDate, type Month } from '../../platform/dates.ts'
import type { FieldError } from '../../platform/pages/index.ts'
import { SERIES_MONTHS, SERIES_MONTHS_USUAL } from '../change/actions.ts'
import { one, several, type Query } from './choices.ts'

export type SeriesChoices = { months: number; breaks: readonly Month[] }

/** The choices of the series, or an error for each that cannot be taken. */
export function seriesIn(query: Query): SeriesChoices | FieldError[] {
  const typed = one(query, 'months')
  const months = typed === '' ? SERIES_MONTHS_USUAL : Number(typed)
  const breaks = [...new Set(several(query, 'break'))]
  const errors: FieldError[] = []
  if (!(SERIES_MONTHS as readonly number[]).includes(months))
    errors.push({ field: 'months', text: `Select how far back to look: ${SERIES_MONTHS.join(', ')} months` })
  if (breaks.some((one) => !/^\d{4}-\d{2}$/.test(one) || !parsePlainDate(`${one}-01`)))
    errors.push({ field: 'break', text: 'The month from which to begin anew must be a month, such as 2016-04' })
  return errors.length > 0 ? errors : { months, breaks: breaks.toSorted() as Month[] }
}
