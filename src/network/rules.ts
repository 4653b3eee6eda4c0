/** When two spellings are one thing, and what a link may say. Pure. */
import { normalName } from '../people/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { LinkFacts, ThingKind } from './thing.ts'

export const WRITTEN_CHARACTERS_MAX = 200

/**
 * What a thing is known by: the same for every spelling of it. A telephone number as E.164 has it, where one without its
 * country is British; a plate without spaces; a name in small letters without marks. '' where nothing is left.
 */
export function valueOf(kind: ThingKind, written: string): string {
  switch (kind) {
    case 'phone':
      return phoneOf(written)
    case 'vehicle':
      return written.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
    case 'online_name':
      return written
        .normalize('NFKC')
        .toLowerCase()
        .trim()
        .replaceAll(/\s+/g, ' ')
        .replace(/^[@\s]+/, '')
    default:
      return normalName(written)
  }
}

function phoneOf(written: string): string {
  const text = written.normalize('NFKC').replace(/\(0\)/g, '')
  const digits = text.replaceAll(/\D/g, '')
  if (text.trim().startsWith('+')) return digits && `+${digits}`
  if (digits.startsWith('00')) return digits.length > 2 ? `+${digits.slice(2)}` : ''
  if (digits.startsWith('0')) return digits.length > 1 ? `+44${digits.slice(1)}` : ''
  // Written without its plus by somebody who copied it from a telephone.
  return /^44\d{9,10}$/.test(digits) ? `+${digits}` : digits && `+44${digits}`
}

export type LinkRefusal =
  | { kind: 'not_that_kind'; of: ThingKind }
  | { kind: 'ends_before_it_begins' }
  | { kind: 'in_the_future'; field: 'valid_from' | 'valid_to' }
  | { kind: 'not_yours_to_hide' }

const FORMS: Readonly<Record<ThingKind, RegExp>> = {
  phone: /^\+\d{7,15}$/,
  vehicle: /^[\p{L}\p{N}]{2,12}$/u,
  online_name: /^.{2,200}$/u,
  place: /^.{3,200}$/u,
  group: /^.{2,200}$/u,
}

/** The value of what was written, or that it cannot be one of the kind. */
export function mayBe(kind: ThingKind, written: string): Result<string, LinkRefusal> {
  const value = valueOf(kind, written)
  return FORMS[kind].test(value) ? ok(value) : refuse({ kind: 'not_that_kind', of: kind })
}

export function maySay(facts: LinkFacts, today: PlainDate, seesPolice: boolean): Result<undefined, LinkRefusal> {
  const { validFrom, validTo, forPolice } = facts
  if (validFrom && validTo && validTo < validFrom) return refuse({ kind: 'ends_before_it_begins' })
  if (validFrom && validFrom > today) return refuse({ kind: 'in_the_future', field: 'valid_from' })
  if (validTo && validTo > today) return refuse({ kind: 'in_the_future', field: 'valid_to' })
  // Who does not see police records would lose sight of what they wrote.
  return forPolice && !seesPolice ? refuse({ kind: 'not_yours_to_hide' }) : ok(undefined)
}
