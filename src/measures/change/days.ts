/** How long a period is: both days inside. */
import type { Period, PlainDate } from '../../platform/dates.ts'

const dayNumber = (day: PlainDate) => Date.parse(day) / 86_400_000
export const daysOfPeriod = ({ from, to }: Period): number => dayNumber(to) - dayNumber(from) + 1
