/** Which names the records teach to be forms of one, and which are those of twins. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countFrequencies } from '../frequencies.ts'
import { TableBuilder } from '../table.ts'
import { learntForms } from './learnt.ts'

/** Homes in which the first name stands beside the second for one date of birth, and homes where it stands twice alone. */
function taught(first: string, second: string, { together, alone }: { together: number; alone: number }): string[][] {
  const builder = new TableBuilder([
    { name: 'given_name', kind: 'given_name' },
    { name: 'family_name', kind: 'family_name' },
    { name: 'date_of_birth', kind: 'date_of_birth' },
    { name: 'postcode', kind: 'postcode' },
  ])
  const add = (given: string, home: number) =>
    builder.add([given, `Family${home}`, '2010-04-05', `ST${1 + (home % 20)} ${home % 9}AB`])
  for (let home = 0; home < together; home++) for (const given of [first, second]) add(given, home)
  for (let home = together; home < together + alone; home++) for (const given of [first, first]) add(given, home)
  // Other people, so that no name is everybody's.
  for (let home = 1000; home < 3000; home++)
    for (let time = 0; time < 2; time++) add(home % 4 === 0 ? second : 'Ada', home)
  const table = builder.finish()
  countFrequencies(table, builder.texts)
  return learntForms(table, builder.texts)
}

test('a name by which hardly anybody goes alone is a form of the name it stands beside', () => {
  assert.deepEqual(taught('Gogo', 'George', { together: 12, alone: 3 }), [['george', 'gogo']])
})

test('names that begin alike, of which one stands alone more often than not, are those of twins', () => {
  assert.deepEqual(taught('Owen', 'Oliver', { together: 12, alone: 30 }), [])
})

test('names that begin otherwise are forms where one in ten bears both, and not where fewer do', () => {
  assert.deepEqual(taught('Mia', 'Amelia', { together: 12, alone: 60 }), [['amelia', 'mia']])
  assert.deepEqual(taught('Mia', 'Amelia', { together: 12, alone: 300 }), [])
})
