/** When contacts arrive: mostly in office hours, fewer at weekends, the police and hospitals at night. */
import { addDays, monthPeriod, monthsIn } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { LAST_DAY, daysFrom, earlier, isWorkingDay, someDay, timeOfDay } from './calendar.ts'
import { AWAITING_FROM } from './contact-plan.ts'
import type { ContactPlan } from './contact-plan.ts'
import type { Random } from './random.ts'

/** `total` shared out by weights, whole and exact (largest remainders). */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const shares = exact.map(Math.floor)
  const left = total - shares.reduce((all, share) => all + share, 0)
  const byRemainder = exact
    .map((share, nth) => [share - Math.floor(share), nth] as const)
    .toSorted((a, b) => b[0] - a[0])
  for (const [, nth] of byRemainder.slice(0, left)) shares[nth]! += 1
  return shares
}

/** London wall-clock moments, 'YYYY-MM-DDTHH:MM', in order: `total` of them over the plan's months. */
export function moments(random: Random, plan: ContactPlan, total: number, fixed: readonly string[] = []): string[] {
  const perMonth = shareOut(total, plan.months)
  const all = monthsIn({ from: plan.from, to: plan.to }).flatMap((month, nth) => {
    const inMonth = fixed.filter((moment) => moment.startsWith(month))
    const period = { ...monthPeriod(month) }
    period.to = earlier(period.to, LAST_DAY)
    const days = Array.from({ length: perMonth[nth]! - inMonth.length }, (_, place) =>
      period.to === LAST_DAY
        ? dayOfLastMonth(random, period.from, place)
        : dayForContact(random, period.from, period.to),
    )
    return [...inMonth, ...days.map((day) => `${day}T${hourOfContact(random, day)}`)]
  })
  return all.toSorted()
}

function dayForContact(random: Random, from: PlainDate, to: PlainDate): PlainDate {
  const day = someDay(random, from, to)
  return isWorkingDay(day) || random.chance(0.3) ? day : dayForContact(random, from, to)
}

/** The last days are busy: somebody who opens the demonstration finds a full front door. */
function dayOfLastMonth(random: Random, from: PlainDate, place: number): PlainDate {
  if (place % 5 < 3)
    return addDays(
      AWAITING_FROM,
      random.weighted([
        [0, 3],
        [1, 4],
        [2, 6],
        [3, 2],
      ]),
    )
  return addDays(from, random.whole(0, daysFrom(from, AWAITING_FROM) - 1))
}

/** Never between one and two in the night, which the clocks repeat or skip. */
function hourOfContact(random: Random, day: PlainDate): string {
  if (day === LAST_DAY) return timeOfDay(random, 4, 7)
  if (!isWorkingDay(day)) return timeOfDay(random, 9, 23)
  return random.weighted([
    [timeOfDay(random, 8, 17), 86],
    [timeOfDay(random, 18, 23), 10],
    [timeOfDay(random, 2, 7), 4],
  ])
}
