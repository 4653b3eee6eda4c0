/**
 * Who is who: how right, how fast and in how much memory? Each set is linked by the model trained on it, by the same model
 * without the household (plain Fellegi–Sunter), and by the rule "same names and same date of birth".
 *
 *   node bench/linkage.ts                      an invented population of 100,000
 *   node bench/linkage.ts 1000000 3            of a million, seed 3
 *   node bench/linkage.ts other 3              another, made on other lines; `other-bare`: without telephones and numbers
 *   node bench/linkage.ts FILE.csv TRUTH       a labelled file; TRUTH is a column, or a pattern over the first one
 */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { otherTown } from './support/other-town.ts'
import { population } from './support/population.ts'
import type { PopulationRecord } from './support/population-chance.ts'
import { compared, type Labelled } from './support/linkage-figures.ts'

const fields = [
  'given_name',
  'family_name',
  'date_of_birth',
  'sex',
  'postcode',
  'address',
  'phone',
  'nhs_number',
] as const
const [what = '100000', how = '1'] = process.argv.slice(2)
const labelled = /^\d+$/.test(what)
  ? invented(what, population(Number(what), Number(how)))
  : what.startsWith('other')
    ? invented(what, otherTown(100_000, Number(how), { withNumbers: what === 'other' }))
    : fromFile(what, how)
for (const line of await compared(labelled)) console.log(line)

function invented(name: string, people: PopulationRecord[]): Labelled {
  return {
    name: `invented ${name}, seed ${how}`,
    fields: fields.map((name) => ({ name, kind: name })),
    rows: people.map((one) => fields.map((field) => one[field])),
    truth: people.map(({ person }) => String(person)),
    people,
  }
}

/** Columns are taken as the command takes them; see docs/guides/linking.md. */
function fromFile(path: string, truth: string): Labelled {
  const rows = parse(readFileSync(path), { columns: true, trim: true, bom: true }) as Record<string, string>[]
  const has = (column: string) => column in rows[0]!
  const columns = [
    ['given_name', 'given_name'], ['first_name', 'given_name'], ['surname', 'family_name'], ['dob', 'date_of_birth'],
    ['date_of_birth', 'date_of_birth'], ['gender', 'sex'], ['postcode', 'postcode'], ['postcode_fake', 'postcode'],
    ['address_1', 'address'], ['suburb', 'locality'], ['city', 'locality'], ['birth_place', 'locality'],
    ['email', 'identifier'], ['soc_sec_id', 'identifier'], ['state', 'exact'], ['occupation', 'fuzzy'], ['address_2', 'fuzzy'],
  ] as const // prettier-ignore
  const taken = columns.filter(([column]) => has(column))
  const first = Object.keys(rows[0]!)[0]!
  return {
    name: path.split('/').at(-1)!,
    fields: taken.map(([name, kind]) => ({ name, kind })),
    rows: rows.map((row) =>
      taken.map(([column]) => (column === 'address_1' ? `${row['street_number']} ${row[column]}` : row[column]!)),
    ),
    truth: rows.map((row) => (has(truth) ? row[truth]! : (new RegExp(truth).exec(row[first]!)?.[1] ?? ''))),
    people: undefined,
  }
}
