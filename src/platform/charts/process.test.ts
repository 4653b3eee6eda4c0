import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHTML } from 'linkedom'
import { processChart, type ProcessMonth } from './index.ts'

const month = (place: number, value: number | null, more: Partial<ProcessMonth> = {}): ProcessMonth => ({
  month: `2016-${String(place + 1).padStart(2, '0')}`,
  value,
  centre: 20,
  lower: 10,
  upper: 30,
  standsOut: false,
  inRun: false,
  ...more,
})
const drawn = (months: readonly ProcessMonth[], annotations?: { month: string; text: string }[]) =>
  parseHTML(
    `<!doctype html><html><body>${
      processChart({
        title: 'Contacts a month',
        description: 'August stands out.',
        unit: 'contacts',
        months,
        annotations,
      }).markup
    }</body></html>`,
  ).document
const wide = (document: ReturnType<typeof drawn>) => document.querySelector('.waymark-chart__wide')!
const linesOf = (document: ReturnType<typeof drawn>) =>
  [...wide(document).querySelectorAll('g[aria-label="line"] path, path')]
    .map((path) => path.getAttribute('d') ?? '')
    .filter((d) => /^M[\d.]+,[\d.]+L/.test(d))

test('a month that is not shown leaves a gap in the line, and no point', () => {
  const whole = drawn([month(0, 20), month(1, 21), month(2, 22), month(3, 23), month(4, 24)])
  const gap = drawn([month(0, 20), month(1, 21), month(2, null), month(3, 23), month(4, 24)])
  const movesOf = (document: ReturnType<typeof drawn>) =>
    Math.max(...linesOf(document).map((d) => d.split('M').length - 1))
  assert.deepEqual([movesOf(whole), movesOf(gap)], [1, 2])
  assert.doesNotMatch(wide(gap).innerHTML, /NaN/)
})

test('months that stand out are marked by a form of their own, not by colour alone', () => {
  const marks = (months: readonly ProcessMonth[]) => wide(drawn(months)).querySelectorAll('path, circle').length
  const plain = [month(0, 20), month(1, 35), month(2, 20)]
  const marked = [month(0, 20), month(1, 35, { standsOut: true }), month(2, 20)]
  assert.equal(marks(marked), marks(plain) + 1)
})

test('it says in words what it shows, and carries no style that the security policy would refuse', () => {
  const document = drawn([month(0, 20), month(1, 35)], [{ month: '2016-02', text: 'A joint <investigation>' }])
  for (const svg of document.querySelectorAll('svg')) {
    assert.equal(svg.getAttribute('role'), 'img')
    assert.match(svg.getAttribute('aria-label') ?? '', /August stands out/)
  }
  assert.equal(document.querySelectorAll('[style], style, script').length, 0)
  assert.equal(document.querySelector('ol li')!.textContent, 'February 2016: A joint <investigation>')
})

test('without limits, and without months, nothing is drawn that is not there', () => {
  const none = { centre: null, lower: null, upper: null }
  assert.doesNotMatch(wide(drawn([month(0, 20, none), month(1, 21, none)])).innerHTML, />stands out<|NaN/)
  assert.ok(wide(drawn([])))
})
