/**
 * What time it is. A demonstration lives on a day of its own: its partnership's clock runs `offset` microseconds away
 * from the machine's, and everything, the moment at which a row is recorded included, follows it.
 */
import { Temporal } from 'temporal-polyfill'
import { addMicroseconds, dayOf, type Instant, type PlainDate } from './dates.ts'

export type Clock = { now(): Instant; today(): PlainDate; offset: number }

const machineNow = (): Instant => Temporal.Now.instant().toString({ fractionalSecondDigits: 6 }) as string as Instant

/** A clock that runs `offset` microseconds after the machine's. */
export function clockWithOffset(offset: number): Clock {
  const now = () => addMicroseconds(machineNow(), offset)
  return { now, today: () => dayOf(now()), offset }
}

export const machineClock: Clock = clockWithOffset(0)

/** Seconds of the machine's own clock, for expiries of cookies and for logs, never for a record. */
export const monotonicMs = (): number => performance.now()
