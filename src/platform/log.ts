/** One structured line a happening, by ids alone: no name, no free text of a record ever reaches the log. */
import { pino } from 'pino'
import { runsInTests } from './config.ts'

export const log = pino(
  { base: null, level: runsInTests ? 'silent' : 'info' },
  pino.destination({ dest: 2, sync: true }),
)
