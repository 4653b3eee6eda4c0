/** How good the linkage was, where somebody knows the truth. It was not read for linking. */
import { html, type SafeHtml } from '../../platform/pages/index.ts'
import type { Measured, Rates } from '../files/truth.ts'
import type { Model } from '../model.ts'
import { ink, lineChart, table } from './bars.ts'

const four = (share: number): string => share.toFixed(4)
const row = ({ precision, recall, f1 }: Rates): string[] => [four(precision), four(recall), four(f1)]

export function truthSection(measured: Measured, model: Model): SafeHtml {
  const { thresholds } = measured
  const line = (pick: keyof Rates) => thresholds.map((one): [number, number] => [one.weight, one[pick]])
  return html`<h2>Against the truth</h2>
    <p>
      ${measured.truePairs.toLocaleString('en-GB')} pairs of records are truly of one person. The model never saw this,
      and its lines were not moved for it: same from ${model.thresholds.same.toFixed(3)}.
    </p>
    ${table(
      'Precision, recall and F1',
      ['Counted by', 'Precision', 'Recall', 'F1'],
      [
        ['pairs that the clusters imply', ...row(measured.clusters)],
        ['pairs called the same', ...row(measured.pairs)],
      ],
    )}
    ${lineChart(
      'Precision, recall and F1 of pairs by match weight',
      'Recall falls and precision rises as the line moves up; the table gives each value.',
      [
        { name: 'precision', colour: ink.same, dash: 'none', points: line('precision') },
        { name: 'recall', colour: ink.look, dash: '8 4', points: line('recall') },
        { name: 'F1', colour: ink.against, dash: '2 4', points: line('f1') },
      ],
    )}
    ${table(
      'Pairs of at least that weight',
      ['Match weight', 'Probability', 'Precision', 'Recall', 'F1'],
      thresholds.map((one) => [one.weight, one.probability.toFixed(4), ...row(one)]),
    )}`
}
