/** One structured line a happening, by ids alone: no name, no free text of a record ever reaches the log. */
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { runsInTests } from './config.ts'

export const log = pino(
  { base: null, level: runsInTests ? 'silent' : 'info' },
  pino.destination({ dest: 2, sync: true }),
)

/** Names a fault to whoever met it, short enough to read out on the telephone; the log holds the rest under it. */
export const faultReference = (): string => randomBytes(4).toString('hex').toUpperCase()
