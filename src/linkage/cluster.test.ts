/** Who is one person, given pairs: chains, contradictions and those who fit two. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clustersOf, VETO, type Join } from './cluster.ts'

const weights = (known: Record<string, number>, otherwise: number) => (i: number, j: number) =>
  known[`${Math.min(i, j)}-${Math.max(i, j)}`] ?? otherwise
const joins = (list: Join[]) => () => list.toSorted((a, b) => b.weight - a.weight)

test('what is the same as the same is the same', () => {
  const chain = [{ i: 0, j: 1, weight: 9 }, { i: 1, j: 2, weight: 8 }] // prettier-ignore
  assert.deepEqual([...clustersOf(4, joins(chain), weights({ '0-1': 9, '1-2': 8 }, 1))], [0, 0, 0, 3])
})

test('a chain does not join two who speak against each other: the surer pair stands', () => {
  const chain = [{ i: 0, j: 1, weight: 20 }, { i: 1, j: 2, weight: 8 }] // prettier-ignore
  assert.deepEqual([...clustersOf(3, joins(chain), weights({ '0-1': 20, '1-2': 8, '0-2': -15 }, 0))], [0, 0, 2])
})

test('who fits two people equally well is joined to neither', () => {
  const fits = [{ i: 0, j: 1, weight: 8 }, { i: 1, j: 2, weight: 8 }] // prettier-ignore
  assert.deepEqual([...clustersOf(3, joins(fits), weights({ '0-1': 8, '1-2': 8, '0-2': VETO }, 0))], [0, 1, 2])
})

test('who fits one much better is joined to that one', () => {
  const fits = [{ i: 0, j: 1, weight: 20 }, { i: 1, j: 2, weight: 8 }] // prettier-ignore
  assert.deepEqual([...clustersOf(3, joins(fits), weights({ '0-1': 20, '1-2': 8, '0-2': VETO }, 0))], [0, 0, 2])
})
