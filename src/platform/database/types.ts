/** How the driver hands over values: days and moments as our strings, whole numbers as numbers, JSON parsed. */
import pg from 'pg'
import { parseInstant } from '../dates.ts'

const asIs = (text: string) => text

/** PostgreSQL writes '2026-05-05 08:00:00.12+00'; ours is '2026-05-05T08:00:00.120000Z'. */
function instant(text: string): string {
  const utc = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?\+00$/.exec(text)
  if (utc) return `${utc[1]}T${utc[2]}.${(utc[3] ?? '').padEnd(6, '0')}Z`
  return parseInstant(text.replace(/([+-]\d{2})$/, '$1:00')) ?? text
}

const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, asIs],
  [pg.types.builtins.TIMESTAMPTZ, instant],
  [pg.types.builtins.INT8, Number],
])

export const typeParsers = {
  getTypeParser: (oid: number, format?: string) =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig
