/** Risk over time: where it stands in words, a chart, and each judgement with who made it and why. */
import type { PlainDate } from '../../platform/dates.ts'
import { levelChart } from '../../platform/charts/index.ts'
import { details, html, shortDate, stackTable, type Content, type SafeHtml } from '../../platform/pages/index.ts'
import {
  currentLevel,
  directionLabels,
  directionOf,
  exploitationLabel,
  identifications,
  levelLabel,
  levelTag,
  riskInWords,
  type Assessment,
  type Closure,
  type RiskRecord,
} from '../../exploitation/index.ts'
import { lowerFirst, onDays } from './words.ts'

export function riskView(risk: RiskRecord, today: PlainDate): SafeHtml {
  const { assessments, closures } = risk
  const standing = currentLevel(assessments, closures)
  const identified = identifications(assessments, closures)
  return html`<section aria-labelledby="risk">
    <h2 class="govuk-heading-m" id="risk">Risk of exploitation over time</h2>
    <p class="govuk-body">
      <strong>${riskInWords(standing)}</strong>
      ${identified.length > 0 && `Identified as at risk ${onDays(identified)}.`}
    </p>
    ${assessments.length > 0 && html`${assessments[0]!.assessedOn < today && chart(risk, today)} ${table(risk)}`}
  </section>`
}

/** The line ends where work was closed, and begins again where the child was assessed anew. */
function chart({ assessments, closures }: RiskRecord, today: PlainDate): SafeHtml {
  const points = [
    ...assessments.map((one) => ({ date: one.assessedOn, level: one.level })),
    ...closures
      .filter((one) => one.closedOn >= assessments[0]!.assessedOn)
      .map((one) => ({ date: one.closedOn, level: null })),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return levelChart({
    title: 'Level of risk, from each assessment to the next',
    description: points
      .map(({ date, level }) => `${shortDate(date)}: ${level === null ? 'closed' : lowerFirst(levelLabel(level))}`)
      .join('; '),
    points,
    until: today,
  })
}

function table(risk: RiskRecord): SafeHtml {
  return stackTable({
    caption: 'Assessments and closures, the latest first',
    captionClasses: 'govuk-table__caption--s',
    head: [{ text: 'Day' }, { text: 'Level' }, { text: 'Kind' }, { text: 'By' }, { text: 'Evidence and why' }],
    rows: rowsOf(risk),
  })
}

/** A closure ends its day: of the same day it comes above the assessments. */
function rowsOf({ assessments, closures }: RiskRecord): Content[][] {
  const rows = [
    ...assessments.map((one, index) => ({
      day: one.assessedOn,
      cells: assessmentCells(one, directionLabels[directionOf(assessments, closures, index)]),
    })),
    ...closures.map((one) => ({ day: one.closedOn, cells: closureCells(one) })),
  ]
  return rows
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .toReversed()
    .map((row) => row.cells)
}

const assessmentCells = (one: Assessment, direction: string): Content[] => [
  { html: html`<span class="waymark-unbroken">${shortDate(one.assessedOn)}</span>` },
  { html: html`${levelTag(one.level)}<br /><span class="waymark-quiet">${direction}</span>` },
  { text: exploitationLabel(one.exploitation) },
  { text: one.assessedBy ?? 'Not known' },
  { html: reasons(one) },
]

function reasons({ assessedOn, evidence, rationale }: Assessment): SafeHtml {
  if (evidence === null && rationale === null) return html`<span class="waymark-quiet">Not written down</span>`
  return details({
    classes: 'waymark-details govuk-!-margin-top-0',
    summaryHtml: html`Read<span class="govuk-visually-hidden"> the assessment of ${shortDate(assessedOn)}</span>`,
    html: html`<p class="govuk-body waymark-said"><strong>Evidence.</strong> ${evidence ?? 'Not written down'}</p>
      <p class="govuk-body waymark-said govuk-!-margin-bottom-0">
        <strong>Why.</strong> ${rationale ?? 'Not written down'}
      </p>`,
  })
}

const closureCells = (one: Closure): Content[] => [
  { html: html`<span class="waymark-unbroken">${shortDate(one.closedOn)}</span>` },
  { text: 'Work closed' },
  { text: '' },
  { text: '' },
  { html: html`<span class="waymark-said">${one.reason}</span>` },
]
