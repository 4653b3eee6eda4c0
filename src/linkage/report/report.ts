/** The report of a linkage: one page that needs nothing beside itself, for a linker to look at and a reviewer to question. */
import { html, raw, type SafeHtml } from '../../platform/pages/index.ts'
import { weightOf } from '../model.ts'
import { table } from './bars.ts'
import { levelsSection, chancesSection } from './of-model.ts'
import { pairsSection, unlinkableSection, waterfallSection } from './of-pairs.ts'
import { truthSection } from './of-truth.ts'
import { number, percent, type Reported } from './reported.ts'

const style = `body{font:17px/1.5 system-ui,sans-serif;color:#14211f;background:#fff;margin:0 auto;max-width:60rem;padding:1rem}
h1{font-size:1.9rem}h2{font-size:1.4rem;margin-top:2.5rem;border-top:1px solid #c3cfcf;padding-top:1rem}h3{font-size:1.1rem}
figure{margin:1rem 0}figcaption,caption{font-weight:700;text-align:left;padding:.25rem 0}svg{width:100%;min-width:44rem;height:auto}
table{border-collapse:collapse;font-size:.95rem}th,td{border-bottom:1px solid #c3cfcf;padding:.3rem .8rem .3rem 0;text-align:left;vertical-align:top}
.scroll{overflow-x:auto}.scroll:focus{outline:3px solid #b86b00}dt{font-weight:700}dd{margin:0 0 .5rem}
@media print{body{max-width:none}svg{min-width:0}.scroll{overflow:visible}}`

export function report(reported: Reported): SafeHtml {
  const { title, measured } = reported
  return html`${raw('<!doctype html>')}
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${summary(reported)} ${pairsSection(reported)} ${waterfallSection(reported)} ${levelsSection(reported.model)}
          ${chancesSection(reported.model)} ${unlinkableSection(reported)}
          ${measured && truthSection(measured, reported.model)}
        </main>
      </body>
    </html>`
}

function summary({ loaded, model, linked, isTrained }: Reported): SafeHtml {
  const clusters = new Set(linked.clusterOf).size
  const { same, look } = model.thresholds
  const { training } = model
  return html`<h2>What was done</h2>
    <dl>
      <dt>Records</dt>
      <dd>${number(loaded.table.size)}, which describe ${number(clusters)} people as far as the model is sure</dd>
      <dt>Same</dt>
      <dd>from a probability of ${same.toFixed(3)}, a match weight of ${weightOf(same).toFixed(2)}</dd>
      <dt>Look</dt>
      <dd>
        from a probability of ${look.toFixed(3)}, a match weight of ${weightOf(look).toFixed(2)}: a person must look at
        these
      </dd>
      <dt>Model</dt>
      <dd>
        ${isTrained ? 'trained on these records, without labels' : `given: ${model.name}`}${training ? `; ${number(training.sampled)} of ${number(training.pairs)} pairs sampled, ${training.rounds} rounds, seed ${training.seed}` : ''}
      </dd>
      ${
        training?.expected_precision !== undefined &&
        html`<dt>Expected precision</dt>
          <dd>${percent(training.expected_precision)} of the pairs called the same, if the model is right</dd>`
      }
      ${
        training?.blocking_recall !== undefined &&
        html`<dt>Blocking</dt>
          <dd>
            an estimated ${percent(training.blocking_recall)} of the pairs of one person share a key and are compared
          </dd>`
      }
      ${
        loaded.unreadableDates > 0 &&
        html`<dt>Dates that could not be read</dt>
          <dd>${number(loaded.unreadableDates)}; they count as not known</dd>`
      }
    </dl>
    ${table(
      'What each column was taken for',
      ['Column', 'Kind'],
      loaded.mapping.map(({ column, kind }) => [column, kind.replaceAll('_', ' ')]),
    )}
    ${table(
      'Blocking rules',
      ['Two records are compared where they share', 'Pairs of one person found by it alone'],
      model.blocking.map(({ name, recall }) => [name, recall === undefined ? '' : percent(recall, 1)]),
    )}`
}
