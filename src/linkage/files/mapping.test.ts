/** Which columns are taken for what where nobody said. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessedMapping } from './mapping.ts'

const guessed = (header: string, row: string, apart: number[]) =>
  guessedMapping(header.split(','), [row.split(',')], new Set(apart)).map(
    ({ field, columns }) => `${field.kind}=${columns.join('+')}`,
  )

test('a name that stands in several columns is evidence once', () => {
  const header =
    'unique_id,cluster,full_name,first_and_surname,first_name,surname,dob,birth_place,postcode_fake,gender,occupation'
  const row = 'Q1-1,Q1,ada of marsh,ada marsh,ada,marsh,1830-01-01,devon,tq13 8df,female,writer'
  assert.deepEqual(guessed(header, row, [0, 1]), [
    'given_name=4',
    'family_name=5',
    'date_of_birth=6',
    'locality=7',
    'postcode=8',
    'sex=9',
    'fuzzy=10',
  ])
})

test('a house number goes with its street', () => {
  const header = 'rec_id,given_name,surname,street_number,address_1,suburb,postcode,state,date_of_birth,soc_sec_id'
  const row = 'rec-1-org,ada,marsh,7,mill lane,delmar,2119,sa,19560409,1804974'
  assert.ok(guessed(header, row, [0]).includes('address=3+4'))
})
