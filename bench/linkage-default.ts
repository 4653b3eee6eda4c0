/**
 * Which model should ship? This trains it on an invented population of 100,000 and writes src/linkage/default-model.json.
 * Frequencies of places, dates and numbers are kept as their mean alone, since the invented ones mean nothing elsewhere.
 *
 *   node bench/linkage-default.ts
 */
import { writeFileSync } from 'node:fs'
import { chanceFrom, train } from '../src/linkage/index.ts'
import { population } from './support/population.ts'

const NAMES_MAX = 400
const SIGNIFICANT = 6
const UPN_SHARE = 0.3
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const chance = chanceFrom(2017)

/** Now and then the pupil number of somebody of school age: twelve digits and before them the letter that checks them. */
function upnOf(person: number, born: string): string {
  if (chance() >= UPN_SHARE || born < '1999') return ''
  const digits = `8601${String(person % 100_000_000).padStart(8, '0')}`
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at + 2), 0)
  return `${UPN_LETTERS[sum % 23]}${digits}`
}

const records = population(100_000, 2017).map(
  ({ id, person, given_name, family_name, date_of_birth, sex, postcode, address, phone, nhs_number }) => ({
    id,
    values: {
      given_name,
      family_name,
      date_of_birth,
      sex,
      postcode,
      address,
      phone,
      nhs_number,
      upn: upnOf(person, date_of_birth),
    },
  }),
)
const model = train(records)
for (const [field, known] of Object.entries(model.frequencies)) {
  const isName = field === 'given_name' || field === 'family_name'
  const listed = Object.entries(known.values)
  const kept = isName ? listed.slice(0, NAMES_MAX) : []
  const others = listed.slice(kept.length)
  const rest = isName
    ? known.rest
    : (others.reduce((sum, [, count]) => sum + count, 0) + known.rest) / (others.length + 1)
  model.frequencies[field] = { records: known.records, rest, values: Object.fromEntries(kept) }
}
// Numbers that nobody has errors in here: a precision that nobody has seen is not to be shipped.
model.thresholds = { same: 0.99, look: 0.02 }
// Nicknames that invented families have are nobody else's.
model.variants = []
model.name = 'Waymark, for people as a partnership describes them'
const text = JSON.stringify(
  model,
  (_, value) => (typeof value === 'number' ? Number(value.toPrecision(SIGNIFICANT)) : value),
  1,
)
writeFileSync(new URL('../src/linkage/default-model.json', import.meta.url), `${text}\n`)
