import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { plainDate } from '../dates.ts'
import { levelChart, monthlyChart, monthlyTable, sparkline, type MonthlyOptions } from './index.ts'

const months = [
  '2016-04',
  '2016-05',
  '2016-06',
  '2016-07',
  '2016-08',
  '2016-09',
  '2016-10',
  '2016-11',
  '2016-12',
  '2017-01',
  '2017-02',
  '2017-03',
]
const yearOf = (label: string, values: readonly (number | null)[]) => ({
  label,
  points: months.map((month, place) => ({ month, value: values[place] ?? null })),
})
const options = (values: readonly (number | null)[], before: readonly (number | null)[] = []): MonthlyOptions => ({
  title: 'Contacts received',
  description: 'Fewer than the year before in most months.',
  unit: 'contacts',
  series: [yearOf('2016-17', values), yearOf('2015-16', before)],
})
const parse = (markup: string) => parseHTML(`<!doctype html><html><body>${markup}</body></html>`).document
const wide = (chart: MonthlyOptions) => parse(monthlyChart(chart).markup).querySelector('.waymark-chart__wide')
const columnsOf = (chart: MonthlyOptions) =>
  [...(wide(chart)?.querySelectorAll('g[fill="#3f8f9c"] rect') ?? [])].map((rect) =>
    Number(rect.getAttribute('height')),
  )

test('the length of a column is in proportion to its value, from nought', () => {
  const values = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(values, (twelve) => {
      const heights = columnsOf(options(twelve))
      assert.equal(heights.length, 12)
      const largest = Math.max(...twelve)
      const tallest = Math.max(...heights)
      twelve.forEach((value, place) => {
        const expected = largest === 0 ? 0 : (value / largest) * tallest
        assert.ok(Math.abs((heights[place] ?? 0) - expected) < 0.01)
      })
    }),
    { numRuns: 15 },
  )
})

test('a month that is not shown has no column, and its row says so', () => {
  const chart = options([24, null, 28], [41, 38])
  assert.equal(columnsOf(chart).length, 2)
  const rows = [...parse(monthlyTable({ ...chart, missing: '[c]' }).markup).querySelectorAll('tbody tr')]
  const words = rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent))
  assert.deepEqual(words.slice(0, 3), [
    ['April', '24', '41', '−17'],
    ['May', '[c]', '38', ''],
    ['June', '28', '[c]', ''],
  ])
})

test('a whole period is printed only where it was counted, never added up from months', () => {
  const chart = options([1, 2], [3, 4])
  assert.doesNotMatch(monthlyTable(chart).markup, /Whole period/)
  const [first, second] = chart.series
  assert.ok(first && second)
  const counted = monthlyTable({
    ...chart,
    series: [
      { ...first, total: 2 },
      { ...second, total: 5 },
    ],
  })
  const last = [...parse(counted.markup).querySelectorAll('tbody tr')].at(-1)
  assert.deepEqual(
    [...(last?.querySelectorAll('th, td') ?? [])].map((cell) => cell.textContent),
    ['Whole period', '2', '5', '−3'],
  )
})

test('every chart says in words what it shows, and carries no style that the security policy would refuse', () => {
  const level = levelChart({
    title: 'Risk over time',
    description: 'Emerging, then significant.',
    points: [
      { date: plainDate('2016-06-01'), level: 'emerging' },
      { date: plainDate('2016-11-14'), level: 'significant' },
    ],
    until: plainDate('2017-05-12'),
  })
  const annotated = {
    ...options([24, 31], [41, 38]),
    annotations: [{ month: '2016-05', text: 'A joint <investigation>' }],
  }
  const charts = [monthlyChart(annotated), level, sparkline([1, 2, 0], 'From 1 to 0')]
  for (const { markup } of charts) {
    const document = parse(markup)
    for (const svg of document.querySelectorAll('svg')) {
      assert.equal(svg.getAttribute('role'), 'img')
      assert.ok(svg.getAttribute('aria-label'))
    }
    assert.equal(document.querySelectorAll('[style], style, script').length, 0)
  }
  assert.match(charts[0]?.markup ?? '', /<li>May 2016: A joint &lt;investigation&gt;<\/li>/)
})

test('risk is drawn as steps: a level holds from its assessment until the next', () => {
  const points = [
    { date: plainDate('2016-01-01'), level: 'none' as const },
    { date: plainDate('2016-07-01'), level: 'significant' as const },
  ]
  const { markup } = levelChart({ title: 'Risk', description: 'Rose.', points, until: plainDate('2017-01-01') })
  const path = parse(markup).querySelector('.waymark-chart__wide path[stroke-width="3"]')?.getAttribute('d')
  assert.match(path ?? '', /^M[\d.]+ [\d.]+H[\d.]+V[\d.]+H[\d.]+$/)
  assert.equal(
    parse(
      levelChart({ title: 'Risk', description: 'None.', points: [], until: plainDate('2017-01-01') }).markup,
    ).querySelectorAll('path').length,
    0,
  )
})

test('the line of a risk ends on the day from which no level stands, and begins again with the next', () => {
  const drawn = (levels: readonly ('emerging' | null)[]) => {
    const points = levels.map((level, index) => ({ date: plainDate(`2016-0${index + 1}-01`), level }))
    const chart = levelChart({ title: 'Risk', description: 'Steps', points, until: plainDate('2016-12-31') })
    const [path] = /M[^"]*(?=" fill="none")/.exec(chart.markup) ?? ['']
    return path.replaceAll(/[\d. ]/g, '')
  }
  assert.equal(drawn(['emerging']), 'MH')
  assert.equal(drawn(['emerging', null]), 'MH')
  assert.equal(drawn(['emerging', null, null, 'emerging']), 'MHMH')
  assert.equal(drawn(['emerging', 'emerging', null]), 'MHVH')
})
