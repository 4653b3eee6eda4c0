/** What was found: how the weights lie, how single pairs came by theirs, and who cannot be linked whatever comes. */
import { html, type SafeHtml } from '../../platform/pages/index.ts'
import { outcomeAt } from '../link.ts'
import { weightOf } from '../model.ts'
import { weightBy } from '../pairs.ts'
import { scoreOfRows, type Score } from '../score.ts'
import { Scorer } from '../scorer.ts'
import { barChart, ink, table, type Bar } from './bars.ts'
import { number, percent, type Reported } from './reported.ts'

const BIN = 2

export function pairsSection({ linked, model }: Reported): SafeHtml {
  const bins = new Map<number, { same: number; others: number }>()
  const { weight, count } = linked.pairs
  let [same, look] = [0, 0]
  for (let at = 0; at < count; at++) {
    const bin = Math.floor(Math.max(-20, Math.min(58, weight[at]!)) / BIN) * BIN
    const found = bins.get(bin) ?? { same: 0, others: 0 }
    bins.set(bin, found)
    const outcome = outcomeAt(linked, model, at)
    if (outcome === 'same') same++
    if (outcome === 'look') look++
    found[outcome === 'same' ? 'same' : 'others']++
  }
  const ordered = [...bins].toSorted(([a], [b]) => b - a)
  const bars = ordered.map(([bin, found]): Bar => {
    const all = found.same + found.others
    return {
      label: `weight ${bin} to ${bin + BIN}`,
      from: 0,
      to: all,
      colour: found.same >= found.others ? ink.same : ink.look,
      note: number(all),
    }
  })
  return html`<h2>Pairs</h2>
    <p>${number(same)} pairs are called the same; ${number(look)} are for a person to look at.</p>
    ${barChart('Pairs by match weight', `From ${bars.at(-1)?.label ?? 'none'} up to ${bars[0]?.label ?? 'none'}; mostly the same where dark, mostly to look at where ochre.`, bars)}
    ${table(
      'Pairs by match weight',
      ['Match weight', 'Same', 'Look or different'],
      ordered.map(([bin, found]) => [`${bin} to ${bin + BIN}`, number(found.same), number(found.others)]),
    )}`
}

/** Three pairs taken apart: the surest, one near the line, and the likeliest to live together and be two. */
export function waterfallSection({ linked, model, loaded }: Reported): SafeHtml {
  const { left, right, weight, count } = linked.pairs
  const scorer = new Scorer(model, loaded.table)
  const line = weightOf(model.thresholds.same)
  let near = -1
  let relatives = -1
  let most = 0
  for (let at = 0; at < Math.min(count, 500_000); at++) {
    if (near === -1 || Math.abs(weight[at]! - line) < Math.abs(weight[near]! - line)) near = at
    if (outcomeAt(linked, model, at) === 'same') continue
    const score = scoreOfRows(model, scorer, left[at]!, right[at]!)
    if (score.household > most) [most, relatives] = [score.household, at]
    if (most > 0.9) break
  }
  const chosen = [
    ['The surest pair', count > 0 ? 0 : -1],
    ['A pair near the line', near],
    ['Two who may live together and be two people', relatives],
  ] as const
  return html`<h2>How a pair comes by its weight</h2>
    ${count === 0 && html`<p>There is no pair to show.</p>`}
    ${chosen.filter(([, at]) => at !== -1).map(([title, at]) => waterfall(`${title}: ${loaded.ids[left[at]!]} and ${loaded.ids[right[at]!]}`, scoreOfRows(model, scorer, left[at]!, right[at]!)))}`
}

function waterfall(title: string, score: Score): SafeHtml {
  let before = score.prior
  const steps = score.shares.filter(({ level }) => level !== 'not_known')
  const bars: Bar[] = [
    { label: 'before anything is compared', from: 0, to: before, colour: ink.faint, note: before.toFixed(1) },
  ]
  for (const { words, weight } of steps) {
    bars.push({
      label: words,
      from: before,
      to: before + weight,
      colour: weight < 0 ? ink.against : ink.same,
      note: `${weight > 0 ? '+' : ''}${weight.toFixed(1)}`,
    })
    before += weight
  }
  bars.push({ label: `together: ${score.outcome}`, from: 0, to: before, colour: ink.look, note: before.toFixed(1) })
  return barChart(title, bars.map(({ label, note }) => `${label} ${note}`).join('; '), bars)
}

const UNLINKABLE_SAMPLE = 20_000

/** A record compared with itself: where even that is not the same, it says too little to be linked to anything. */
export function unlinkableSection({ model, loaded }: Reported): SafeHtml {
  const scorer = new Scorer(model, loaded.table)
  const step = Math.max(1, Math.floor(loaded.table.size / UNLINKABLE_SAMPLE))
  const weights: number[] = []
  for (let row = 0; row < loaded.table.size; row += step) weights.push(weightBy(scorer, row, row))
  const share = (least: number) => weights.filter((weight) => weight < least).length / Math.max(1, weights.length)
  const lines = [-5, 0, weightOf(model.thresholds.same), 5, 10, 15, 20, 25].toSorted((a, b) => a - b)
  const rows = lines.map((least) => [least.toFixed(1), percent(share(least))])
  const bars = lines.map((least): Bar => ({
    label: `below a weight of ${least.toFixed(1)}`,
    from: 0,
    to: share(least),
    colour: ink.look,
    note: percent(share(least)),
  }))
  return html`<h2>Unlinkable records</h2>
    <p>
      ${percent(share(weightOf(model.thresholds.same)))} of records say so little that even with themselves they would
      not be called the same.
    </p>
    ${barChart('Records whose weight with themselves stays low', bars.map(({ label, note }) => `${label} ${note}`).join('; '), bars)}
    ${table('Records whose weight with themselves stays low', ['Below a weight of', 'Share of records'], rows)}`
}
