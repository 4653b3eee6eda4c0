import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { chartSvg, tableChart, type ChartCell, type TableChart } from './index.ts'

const chart = (kind: TableChart['kind'], values: readonly ChartCell[], more: Partial<TableChart> = {}): TableChart => ({
  title: 'Contacts received',
  description: 'As many as there were.',
  kind,
  unit: 'Contacts',
  decimals: 0,
  series: ['2016-17'],
  rows: values.map((value, place) => ({ label: `Ward ${place}`, values: [value] })),
  ...more,
})
const size = { width: 840, height: 340, fontSize: 15 }
const drawn = (one: TableChart) => parseHTML(`<body>${chartSvg(one, size)}</body>`).document
const TEAL = '#3f8f9c'
/** The lengths of what is filled, the sample in the key left out. */
const lengths = (one: TableChart, side: 'width' | 'height') =>
  [...drawn(one).querySelectorAll(`g[fill="${TEAL}"] rect, rect[fill="${TEAL}"]`)]
    .map((rect) => Number(rect.getAttribute(side)))
    .slice(1)

test('a bar is as long as its value is to the largest, from nought, for one row and for sixty', () => {
  const values = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(values, (all) => {
      const bars = lengths(chart('bars', all), 'width')
      const [largest, longest] = [Math.max(...all), Math.max(...bars)]
      assert.equal(bars.length, all.length)
      all.forEach((value, place) => assert.ok(Math.abs(bars[place]! - (value / largest) * longest) < 0.2))
    }),
    { numRuns: 20 },
  )
})

test('a value that is not shown has no length, but its symbol, in every kind of chart', () => {
  for (const [kind, side] of [
    ['bars', 'width'],
    ['columns', 'height'],
  ] as const) {
    assert.equal(lengths(chart(kind, [5, '[c]', 9]), side).length, 2)
    assert.match(chartSvg(chart(kind, [5, '[c]', 9]), size), /\[c\]/)
  }
  const svg = drawn(chart('line', [5, 6, '[c]', 9, 4]))
  const lines = [...svg.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '')
  const breaks = lines.some((line) => line.match(/M/g)?.length === 2 && line.includes('L'))
  assert.ok(breaks, 'the line breaks where a value is hidden')
})

test('parts with names too long to stand under columns are bars', () => {
  const rows = [1, 2].map((value) => ({ label: 'A very long name of a ward of the city, '.repeat(3), values: [value] }))
  assert.ok(lengths(chart('columns', [], { rows }), 'width').every((width) => width > 100))
})

test('the words of a chart are its text alternative, and names never become markup', () => {
  const rows = [{ label: '<script>alert(1)</script>', values: [3] }]
  for (const kind of ['bars', 'columns', 'line'] as const) {
    const { document } = parseHTML(`<body>${tableChart(chart(kind, [], { rows })).markup}</body>`)
    for (const svg of document.querySelectorAll('svg'))
      assert.equal(svg.getAttribute('aria-label'), 'Contacts received. As many as there were.')
    assert.equal(document.querySelectorAll('script, [style], style').length, 0)
  }
})

test('nothing at all, nothing but hidden values and nothing but noughts can be drawn', () => {
  for (const kind of ['bars', 'columns', 'line'] as const)
    for (const values of [[], ['[c]', '[c]'], [0, 0]])
      assert.doesNotMatch(chartSvg(chart(kind, values), size), /NaN|Infinity|undefined/)
})
