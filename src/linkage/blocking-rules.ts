/** Which blocking rules a set of fields allows. Several weak keys find what one strong key loses to an error. */
import type { BlockingRule, KeyPart } from './model.ts'
import type { Field, Kind } from './record.ts'

type Part = [Kind, KeyPart['part']]
type Rule = { parts: Part[]; max?: number; unordered?: true }

/** Blocks of 300 hold 45,000 pairs; where two names alone make a block, common names are left to narrower rules. */
const RECORDS_MAX = 300
const rules: Rule[] = [
  { parts: [['nhs_number', 'whole']], max: 50 },
  { parts: [['upn', 'whole']], max: 50 },
  { parts: [['identifier', 'whole']], max: 50 },
  { parts: [['given_name', 'joined'], ['family_name', 'joined']], max: 60, unordered: true },
  { parts: [['date_of_birth', 'whole'], ['family_name', 'sound']] },
  { parts: [['date_of_birth', 'whole'], ['given_name', 'root']] },
  { parts: [['postcode', 'whole'], ['given_name', 'root']] },
  { parts: [['postcode', 'whole'], ['family_name', 'sound']], max: 60 },
  { parts: [['phone', 'whole'], ['given_name', 'initial']], max: 60 },
  { parts: [['phone', 'whole'], ['family_name', 'sound']], max: 60 },
  { parts: [['address', 'joined'], ['given_name', 'initial']], max: 100 },
  { parts: [['address', 'joined'], ['date_of_birth', 'month_day']] },
  { parts: [['postcode', 'whole'], ['date_of_birth', 'whole']], max: 60 },
  { parts: [['date_of_birth', 'whole'], ['given_name', 'initial'], ['family_name', 'initial']], max: 100 },
  { parts: [['date_of_birth', 'whole'], ['postcode', 'district']], max: 60 },
  { parts: [['date_of_birth', 'whole'], ['locality', 'joined']], max: 60 },
  { parts: [['given_name', 'root'], ['family_name', 'sound'], ['date_of_birth', 'year']], max: 100 },
  { parts: [['given_name', 'root'], ['family_name', 'sound'], ['date_of_birth', 'month_day']], max: 100 },
  { parts: [['given_name', 'root'], ['family_name', 'sound'], ['postcode', 'district']], max: 100 },
  { parts: [['given_name', 'root'], ['family_name', 'sound'], ['locality', 'joined']], max: 60 },
  { parts: [['family_name', 'sound'], ['address', 'joined']], max: 60 },
  { parts: [['given_name', 'root'], ['identifier', 'whole']], max: 60 },
] // prettier-ignore

/** So few records that each can be compared with each. */
export const EVERY_PAIR_RECORDS_MAX = 2000
export const everyPair: BlockingRule = { name: 'every pair', parts: [], records_max: EVERY_PAIR_RECORDS_MAX }

/** The rules whose fields are all there. */
export function blockingRulesFor(fields: readonly Field[]): BlockingRule[] {
  const found = rules.flatMap(({ parts, max, unordered }) => {
    const wanted = parts.map(([kind, part]) => ({
      part,
      names: fields.filter((field) => field.kind === kind).map(({ name }) => name),
    }))
    if (wanted.some(({ names }) => names.length === 0)) return []
    const choices = wanted.map(({ names, part }) => names.map((field) => ({ field, part })))
    return product(choices).map((chosen) => ({
      name: chosen
        .map(({ field, part }) => (part === 'whole' || part === 'joined' ? field : `${field} ${part}`))
        .join(' + '),
      parts: chosen,
      records_max: max ?? RECORDS_MAX,
      ...(unordered && { unordered }),
    }))
  })
  return found.length > 0
    ? found
    : fields.map(({ name }) => ({ name, parts: [{ field: name, part: 'whole' }], records_max: RECORDS_MAX }))
}

const product = <T>(lists: readonly T[][]): T[][] =>
  lists.reduce<T[][]>((made, list) => made.flatMap((one) => list.map((item) => [...one, item])), [[]])
