/** The report of a protection: one page that needs nothing beside itself. It holds intervals and no hidden count. */
import { attrs, html, raw, type Printable, type SafeHtml } from '../../platform/pages/index.ts'
import { printed } from '../files/write.ts'
import { attackerMinimum, type Policy } from '../policy.ts'
import type { Protected, ProtectedRow, ProtectedTable } from '../protected.ts'
import { proofSentences } from './sentences.ts'

const style = `body{font:17px/1.5 system-ui,sans-serif;color:#14211f;background:#fff;margin:0 auto;max-width:70rem;padding:1rem}
h1{font-size:1.9rem}h2{font-size:1.4rem;margin-top:2.5rem;border-top:1px solid #c3cfcf;padding-top:1rem}
caption{font-weight:700;text-align:left;padding:.25rem 0}table{border-collapse:collapse;font-size:.95rem}
th,td{border-bottom:1px solid #c3cfcf;padding:.3rem .8rem .3rem 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
td.count,th.count{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}th{min-width:3rem}
td.primary{background:#f3d9c8}td.secondary{background:#dde7f3}td.primary,td.secondary{font-weight:700}
.scroll{overflow-x:auto}.scroll:focus{outline:3px solid #b86b00}dt{font-weight:700}dd{margin:0 0 .5rem;overflow-wrap:anywhere}
@media print{body{max-width:none}.scroll{overflow:visible}}`

const LISTED_MAX = 2000

export function report(done: Protected): SafeHtml {
  const title = `Protected: ${done.tables.map(({ name }) => name).join(' and ')}`
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
          ${proofSentences(done).map((sentence) => html`<p>${sentence}</p>`)} ${policySection(done)}
          ${done.tables.map(tableSection)} ${proofSection(done)}
        </main>
      </body>
    </html>`
}

function policySection({ policy, proof }: Protected): SafeHtml {
  return html`<h2>By which policy</h2>
    <dl>
      <dt>Policy</dt>
      <dd>${policy.name}, version ${policy.version}</dd>
      ${ruleOf(policy)}
      <dt>Time taken</dt>
      <dd>${proof.seconds.toFixed(1)} seconds</dd>
    </dl>`
}

function ruleOf(policy: Policy): SafeHtml {
  if (policy.round_to !== null)
    return html`<dt>Rule</dt>
      <dd>counts become multiples of ${policy.round_to} that still add up</dd>`
  return html`<dt>Rule</dt>
    <dd>
      counts from ${policy.hide?.from} to ${policy.hide?.to} are hidden, and others until the interval of each is at
      least ${policy.interval_width_min} wide
    </dd>
    <dt>What readers are taken to know</dt>
    <dd>every sum, and that no hidden count is below ${attackerMinimum(policy)}</dd>
    <dt>Aim</dt>
    <dd>
      ${policy.objective === 'fewest' ? 'the fewest cells, and of those the least sum' : 'the least sum of what is hidden'}
    </dd>`
}

function tableSection(table: ProtectedTable): SafeHtml {
  const { name, dimensions, rows } = table
  const isHidden = rows.some(({ hidden }) => hidden)
  return html`<h2>${name}</h2>
    ${
      isHidden &&
      html`<p>[c] stands for a hidden count. “[c] rule” was hidden by the rule, “[c] beside” to protect it.</p>`
    }
    ${dimensions.length === 2 ? gridTable(table) : listTable(table)}`
}

const cell = (row: ProtectedRow | undefined): SafeHtml => {
  if (!row) return html`<td class="count"></td>`
  const word = row.hidden === 'primary' ? ' rule' : row.hidden === 'secondary' ? ' beside' : ''
  return html`<td ${attrs({ class: `count ${row.hidden ?? ''}` })}>${printed(row)}${word}</td>`
}

/** Two dimensions crossed, in the order in which their labels came. */
function gridTable({ name, dimensions, rows }: ProtectedTable): SafeHtml {
  const [down, across] = [0, 1].map((at) => [...new Set(rows.map(({ labels }) => labels[at]!))])
  const found = new Map(rows.map((row) => [row.labels.join('\u0000'), row]))
  return scrolling(
    `${name}: ${dimensions[0]} by ${dimensions[1]}`,
    [`${dimensions[0]}`, ...across!],
    down!.map((label) => [label, across!.map((other) => cell(found.get(`${label}\u0000${other}`)))]),
  )
}

function listTable({ name, dimensions, rows }: ProtectedTable): SafeHtml {
  const listed = rows.slice(0, LISTED_MAX)
  return html`${
    listed.length < rows.length && html`<p>The first ${LISTED_MAX} of ${rows.length} rows; all are in the file.</p>`
  }${scrolling(
    `${name}: all rows`,
    [...dimensions, 'count'],
    listed.map((row) => [row.labels[0]!, [...row.labels.slice(1).map((label) => html`<td>${label}</td>`), cell(row)]]),
  )}`
}

function proofSection({ tables, proof }: Protected): SafeHtml | false {
  if (proof.status === 'rounded' || proof.primary + proof.secondary === 0) return false
  const hidden = tables.flatMap(
    ({ dimensions, rows }) =>
    rows.filter((row) => row.hidden).map((row) => ({ row, words: dimensions.map((one, at) => `${one} ${row.labels[at]}`) })), // prettier-ignore
  )
  return html`<h2>The proof</h2>
    <p>
      What can be worked out about each hidden count from all that is shown: the least and the greatest whole number
      that nobody can rule out.
    </p>
    ${hidden.length > LISTED_MAX && html`<p>The first ${LISTED_MAX} of ${hidden.length}; all are in proof.json.</p>`}
    ${scrolling(
      'Intervals of hidden counts',
      ['Cell', 'Why hidden', 'Least', 'Greatest'],
      hidden
        .slice(0, LISTED_MAX)
        .map(({ row, words }) => [
          words.join(', '),
          [
            html`<td>${row.hidden === 'primary' ? 'by the rule' : 'to protect others'}</td>`,
            html`<td class="count">${row.interval?.lower}</td>`,
            html`<td class="count">${row.interval?.upper ?? 'no bound'}</td>`,
          ],
        ]),
    )}`
}

const scrolling = (caption: string, head: readonly string[], rows: readonly [Printable, SafeHtml[]][]): SafeHtml =>
  html`<div class="scroll" tabindex="0" role="region" ${attrs({ 'aria-label': caption })}>
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((one) => html`<th scope="col">${one}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, others]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${others}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
