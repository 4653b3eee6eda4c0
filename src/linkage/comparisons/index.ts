/** Every kind of comparison, by the kind of field it is for. */
import type { Kind } from '../record.ts'
import { shippedVariants, variantsOf, type Variants } from '../names/variants.ts'
import { address } from './address.ts'
import { nhsNumber, upn } from './checked-number.ts'
import type { ComparisonKind } from './comparison.ts'
import { dateOfBirth } from './date-of-birth.ts'
import { familyName } from './family-name.ts'
import { givenName } from './given-name.ts'
import { identifier } from './identifier.ts'
import { locality } from './locality.ts'
import { exact, fuzzy } from './other.ts'
import { phone } from './phone.ts'
import { postcode } from './postcode.ts'
import { sex } from './sex.ts'

const others: Record<Exclude<Kind, 'given_name' | 'full_name'>, ComparisonKind> = {
  family_name: familyName,
  date_of_birth: dateOfBirth,
  sex,
  address,
  locality,
  postcode,
  phone,
  nhs_number: nhsNumber,
  upn,
  identifier,
  exact,
  fuzzy,
}
let shipped: ComparisonKind | undefined

/** The comparison for a kind of field. `variants` are the forms of given names, those that ship unless others are given. */
export function comparisonOf(kind: Kind, variants?: Variants): ComparisonKind {
  if (kind === 'full_name') throw new Error('a full name is taken apart before it is compared')
  if (kind === 'given_name')
    return variants ? givenName(variants) : (shipped ??= givenName(variantsOf(shippedVariants())))
  return others[kind]
}
