/** The schemas that operations share: how days, moments, ids and texts are written in JSON, and what is refused. */
import { z } from 'zod'
import {
  parseInstant,
  parsePartialDate,
  parsePlainDate,
  type Instant,
  type PartialDate,
  type PlainDate,
} from '../dates.ts'

/** Text without control characters but line breaks and tabs: what PostgreSQL and people can hold. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty: leave it out instead')
    .max(max)
    // oxlint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'must not hold control characters')

export const id = () => z.uuid()

export const day = () =>
  z.iso
    .date('must be a day such as 2026-03-31')
    .refine(
      (value) => parsePlainDate(value) !== undefined && value >= '1900-01-01' && value < '2200-01-01',
      'must be a day such as 2026-03-31, from 1900 to 2199',
    )
    .transform((value) => value as PlainDate)

export const moment = () =>
  z
    .string()
    .max(40)
    .refine(
      (value) => parseInstant(value) !== undefined && /^(19|20|21)/.test(value),
      'must be a moment such as 2026-03-31T09:30:00Z, from 1900 to 2199',
    )
    .transform((value) => parseInstant(value)!)
    .meta({ format: 'date-time' })
    .describe('ISO 8601; without an offset it is Europe/London.')

export const partialDate = () =>
  z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be 2010, 2010-05 or 2010-05-17')
    .refine((value) => parsePartialDate(value) !== undefined, 'must be 2010, 2010-05 or 2010-05-17')
    .transform((value) => value as PartialDate)
    .describe('As far as it is known: a year, a month or a day.')

/** One of a list of codes. */
export const code = <const Codes extends readonly { code: string }[]>(codes: Codes) =>
  z.enum(codes.map((one) => one.code) as [Codes[number]['code'], ...Codes[number]['code'][]])

export const authorityCode = () =>
  z
    .string()
    .regex(/^[A-Z]\d{8}$/, 'must be an ONS GSS code such as E06000021')
    .describe('ONS GSS code.')

/** How days and moments are told. */
export const told = {
  id: z.uuid(),
  day: z.iso.date(),
  moment: z.string().meta({ format: 'date-time' }),
  text: z.string(),
}

export const isMoment = (at: string): boolean => parseInstant(at) === (at as Instant)
export const isDay = (at: string): boolean => parsePlainDate(at) !== undefined
