/** People out of pairs: chains, contradictions and those who fit two. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clustersOf } from './cluster.ts'
import type { Join, Weigher } from './clusters.ts'

const LEAST = 2
const VETO = Number.NEGATIVE_INFINITY
/** Two clusters weigh what their best records do, unless two of them are known to live together and be two. */
const weigher = (known: Record<string, number>, otherwise: number): Weigher => {
  let areHousehold = false
  return {
    areNamedApart: false,
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
  const three: Weigher = {
    areHousehold: false,
    areNamedApart: false,
    weightOf: (ones, others) => (ones.length + others.length > 2 ? 5 : 1),
  }
  const pairs = [{ i: 0, j: 1, weight: 9 }, { i: 1, j: 2, weight: 1 }, { i: 3, j: 4, weight: 1 }] // prettier-ignore
  assert.deepEqual([...clustersOf(5, joins(pairs), three, LEAST)], [0, 0, 0, 3, 4])
})

test('pairs below the line are never people by themselves', () => {
  assert.deepEqual([...clustersOf(2, joins([{ i: 0, j: 1, weight: 1.9 }]), weigher({}, 1.9), LEAST)], [0, 1])
})

/** Three hundred people told of twice each, so that a record that stands alone is seldom alone in truth. */
const town = Array.from({ length: 300 }, (_, at): Join => ({ i: 2 * at, j: 2 * at + 1, weight: 9 }))
const townWith = (pairs: Join[], known: Record<string, number>, areNamedApart = false): number[] => {
  const all = [...town, ...pairs]
  const weights = Object.fromEntries(all.map(({ i, j, weight }) => [`${i}-${j}`, weight]))
  const weighing = weigher({ ...weights, ...known }, -9)
  const named: Weigher = {
    get areHousehold() {
      return weighing.areHousehold
    },
    areNamedApart,
    weightOf: weighing.weightOf,
  }
  return [...clustersOf(603, joins(all), named, LEAST)]
}

test('where nearly everybody is told of twice, a record that stands alone is of the one person it fits', () => {
  assert.equal(townWith([{ i: 0, j: 600, weight: 1 }], {})[600], 0)
  assert.equal(townWith([{ i: 600, j: 601, weight: 1 }], {})[601], 600)
})

test('a record that stands alone and fits two people is of neither', () => {
  assert.equal(townWith([{ i: 0, j: 600, weight: 1 }, { i: 2, j: 600, weight: 0.5 }], {})[600], 600) // prettier-ignore
})

test('a record that stands alone is not of the one at its home who has another name', () => {
  assert.equal(townWith([{ i: 0, j: 600, weight: 1 }], {}, true)[600], 600)
})
