/** The settings, from the environment alone, read once; every fault is reported at once. */
import { accessSync, constants, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { parsePlainDate, type PlainDate } from './dates.ts'

const isReadableFile = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

const isNetwork = (text: string): boolean => {
  const [address, bits, ...more] = text.split('/')
  const version = isIP(address ?? '')
  return (
    version > 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && +bits <= (version === 4 ? 32 : 128)))
  )
}

const Settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe('The PostgreSQL server to work on. Unset: the embedded database in WAYMARK_DATA_DIR.'),
  WAYMARK_DATA_DIR: z.string().min(1).default('./data').describe('The folder of the embedded database.'),
  WAYMARK_PARTNERSHIP: z
    .string()
    .min(1)
    .default('Staffordshire')
    .describe('The police force whose area a new database is founded for, as named in the list of authorities.'),
  WAYMARK_PROGRAMME_FROM: z
    .string()
    .refine((text) => parsePlainDate(text) !== undefined, 'must be a day such as 2015-07-01')
    .optional()
    .describe(
      'The day on which the programme began, for a new database: the police block of the scrutiny report counts from then. Unset: the year alone.',
    ),
  WAYMARK_NAMES: z
    .string()
    .refine(isReadableFile, 'must be a file that can be read')
    .optional()
    .describe(
      'A file of given names that are forms of one name, beyond those that ship: lines such as "george: gogo, jorge". Whoever may be known is looked for by them too.',
    ),
  WAYMARK_HANDOVER_KEYS: z
    .string()
    .min(1)
    .optional()
    .describe(
      'The file of the keys by which contacts are handed over to and from other Waymarks. Unset: handover-keys.json in WAYMARK_DATA_DIR.',
    ),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('The port to serve on.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('The address to serve on.'),
  WAYMARK_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list.every(isNetwork), 'must be addresses such as 127.0.0.1 or 10.0.0.0/8, with commas between')
    .describe(
      'The proxies that may say by X-Forwarded-For on whose behalf they ask, with commas between. Unset: none, and limits by address hold for all who come through one proxy together.',
    ),
  WAYMARK_PRODUCTION: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: real work. Refuses the embedded database and demonstrations, and asks browsers for https.'),
  WAYMARK_SESSION_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(720)
    .default(60)
    .describe('Minutes without a request after which someone is signed out. What they had typed is kept.'),
})

export type Config = {
  databaseUrl: string | undefined
  dataDir: string
  partnership: string
  programmeFrom: PlainDate | undefined
  namesFile: string | undefined
  handoverKeys: string
  port: number
  host: string
  trustedProxies: readonly string[]
  production: boolean
  sessionMinutes: number
}

/** Each setting with its description and default, as the documentation lists them. */
export const settings: { name: string; description: string; fallback: string }[] = Object.entries(Settings.shape).map(
  ([name, schema]) => {
    const fallback = schema.safeParse(undefined)
    return {
      name,
      description: schema.description ?? '',
      fallback: fallback.success && fallback.data !== undefined ? String(fallback.data) : '',
    }
  },
)

/** The settings in `environment`, or one sentence for each that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config | { faults: string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) return { faults: parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`) }
  const s = parsed.data
  const production = s.WAYMARK_PRODUCTION === 'true'
  if (production && s.DATABASE_URL === undefined)
    return {
      faults: [
        'WAYMARK_PRODUCTION needs DATABASE_URL: the embedded database does not survive a power cut and is for trying Waymark only',
      ],
    }
  return {
    databaseUrl: s.DATABASE_URL,
    dataDir: s.WAYMARK_DATA_DIR,
    partnership: s.WAYMARK_PARTNERSHIP,
    programmeFrom: s.WAYMARK_PROGRAMME_FROM === undefined ? undefined : parsePlainDate(s.WAYMARK_PROGRAMME_FROM),
    namesFile: s.WAYMARK_NAMES,
    handoverKeys: s.WAYMARK_HANDOVER_KEYS ?? join(s.WAYMARK_DATA_DIR, 'handover-keys.json'),
    port: s.PORT,
    host: s.HOST,
    trustedProxies: s.WAYMARK_TRUSTED_PROXIES,
    production,
    sessionMinutes: s.WAYMARK_SESSION_MINUTES,
  }
}

/** Whether this process runs tests, which print nothing of their own. */
export const runsInTests = process.env['NODE_TEST_CONTEXT'] !== undefined
