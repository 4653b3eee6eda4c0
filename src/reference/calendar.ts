/** Working days in England: not Saturdays, Sundays or bank holidays. A clock explains itself by the days it passed over. */
import { addDays, weekday, type PlainDate } from '../platform/dates.ts'

export type SkippedDay = { day: PlainDate; why: string }
export type Calendar = {
  isWorkingDay(day: PlainDate): boolean
  /** The `count`th working day after a day, and the days in between that did not count. */
  workingDaysAfter(day: PlainDate, count: number): { day: PlainDate; skipped: SkippedDay[] }
}

export function makeCalendar(bankHolidays: ReadonlyMap<PlainDate, string>): Calendar {
  const whyNot = (day: PlainDate): string | undefined =>
    bankHolidays.get(day) ?? ({ 6: 'Saturday', 7: 'Sunday' } as Record<number, string>)[weekday(day)]
  return {
    isWorkingDay: (day) => whyNot(day) === undefined,
    workingDaysAfter(start, count) {
      const skipped: SkippedDay[] = []
      let day = start
      for (let counted = 0; counted < count;) {
        day = addDays(day, 1)
        const why = whyNot(day)
        if (why === undefined) counted += 1
        else skipped.push({ day, why })
      }
      return { day, skipped }
    },
  }
}
