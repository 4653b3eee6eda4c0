import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PERCENT_BASE_MIN } from '../change/percent.ts'
import { changeInFull, percentOf } from './words.ts'

test('a change is told in number and, where enough stood before, in per cent', () => {
  assert.equal(changeInFull(343, 451), '108 fewer than the year before (451): 24% fewer')
  assert.equal(changeInFull(158, 128), '30 more than the year before (128): 23% more')
  assert.equal(changeInFull(16, 16), 'the same as the year before')
  assert.equal(changeInFull(4, 0), '4 more than the year before, when there were none')
  assert.equal(changeInFull(0, 12), '12 fewer than the year before (12): 100% fewer')
  assert.equal(changeInFull(1001, 1000), '1 more than the year before (1,000): less than 1% more')
})

test('of very little no per cent is told', () => {
  assert.equal(changeInFull(4, 1), '3 more than the year before (1)')
  assert.equal(percentOf(0, PERCENT_BASE_MIN - 1), undefined)
  assert.equal(percentOf(0, PERCENT_BASE_MIN), '100% fewer')
})
