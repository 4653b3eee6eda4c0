/** People out of pairs: chains, contradictions and those who fit two. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clustersOf, type Join, type Weigher } from './cluster.ts'

const LEAST = 2
const VETO = Number.NEGATIVE_INFINITY
/** Two clusters weigh what their best records do, unless two of them are known to live together and be two. */
const weigher = (known: Record<string, number>, otherwise: number): Weigher => {
  let areHousehold = false
  return {
    get areHousehold() {
      return areHousehold
    },
    weightOf(ones, others) {
      const weights = ones.flatMap((i) => others.map((j) => known[`${Math.min(i, j)}-${Math.max(i, j)}`] ?? otherwise))
      areHousehold = weights.includes(VETO)
      return areHousehold ? -20 : Math.max(...weights)
    },
  }
}
const joins = (list: Join[]) => () => list.toSorted((a, b) => b.weight - a.weight)

test('what is the same as the same is the same', () => {
  const chain = [{ i: 0, j: 1, weight: 9 }, { i: 1, j: 2, weight: 8 }] // prettier-ignore
  assert.deepEqual([...clustersOf(4, joins(chain), weigher({ '0-1': 9, '1-2': 8 }, 1), LEAST)], [0, 0, 0, 3])
})

test('a chain does not join two who live together and are two: the surer pair stands', () => {
  const chain = [{ i: 0, j: 1, weight: 20 }, { i: 1, j: 2, weight: 8 }] // prettier-ignore
  assert.deepEqual([...clustersOf(3, joins(chain), weigher({ '0-1': 20, '1-2': 8, '0-2': VETO }, 0), LEAST)], [0, 0, 2])
})

test('who fits two people equally well is joined to neither', () => {
  const fits = [{ i: 0, j: 1, weight: 8 }, { i: 1, j: 2, weight: 8 }] // prettier-ignore
  assert.deepEqual([...clustersOf(3, joins(fits), weigher({ '0-1': 8, '1-2': 8, '0-2': VETO }, 0), LEAST)], [0, 1, 2])
})

test('who fits one much better is joined to that one', () => {
  const fits = [{ i: 0, j: 1, weight: 20 }, { i: 1, j: 2, weight: 8 }] // prettier-ignore
  assert.deepEqual([...clustersOf(3, joins(fits), weigher({ '0-1': 20, '1-2': 8, '0-2': VETO }, 0), LEAST)], [0, 0, 2])
})

test('what no single record says, all that is known of a person may', () => {
  const three: Weigher = { areHousehold: false, weightOf: (ones, others) => (ones.length + others.length > 2 ? 5 : 1) }
  const pairs = [{ i: 0, j: 1, weight: 9 }, { i: 1, j: 2, weight: 1 }, { i: 3, j: 4, weight: 1 }] // prettier-ignore
  assert.deepEqual([...clustersOf(5, joins(pairs), three, LEAST)], [0, 0, 0, 3, 4])
})

test('pairs below the line are never people by themselves', () => {
  assert.deepEqual([...clustersOf(2, joins([{ i: 0, j: 1, weight: 1.9 }]), weigher({}, 99), LEAST)], [0, 1])
})
