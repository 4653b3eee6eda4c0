/** The officer and the social worker of a child, by name, and who they were before. */
import { details, html, shortDate, summaryList, type SafeHtml } from '../../platform/pages/index.ts'
import {
  currentLevel,
  riskUrls,
  standingWorker,
  workerKinds,
  workerWords,
  type ChildWorker,
} from '../../exploitation/index.ts'
import type { ChildRecords } from '../records.ts'

/** Shown of a child at the highest level of risk, and of any other for whom somebody was named. */
export function workersView(personId: string, { workers, risk }: ChildRecords, mayName: boolean): SafeHtml | undefined {
  const standing = currentLevel(risk.assessments, risk.closures)
  const isHighest = standing.state === 'assessed' && standing.level === 'significant'
  if (!isHighest && workers.length === 0) return undefined
  const past = workers.filter((one) => one.untilOn !== null)
  return html`<section aria-labelledby="workers">
    <h2 class="govuk-heading-m" id="workers">Who works with them</h2>
    ${summaryList({
      rows: workerKinds.map((kind) => {
        const named = standingWorker(workers, kind)
        return {
          key: { text: workerWords[kind] },
          value: { text: named ? inWords(named) : 'Nobody is named' },
        }
      }),
    })}
    ${
      mayName &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${riskUrls.nameWorker(personId)}">Say who works with them</a>
      </p>`
    }
    ${
      past.length > 0 &&
      details({
        summaryText: 'Who was named before',
        html: html`<ul class="govuk-list">
          ${past
            .toReversed()
            .map(
              (one) =>
                html`<li>
                  ${workerWords[one.kind]}: ${one.name}, ${shortDate(one.fromOn)} to ${shortDate(one.untilOn!)}
                </li>`,
            )}
        </ul>`,
      })
    }
  </section>`
}

const inWords = ({ name, jobTitle, agencyName, fromOn }: ChildWorker): string =>
  `${name}, ${jobTitle}, ${agencyName}, since ${shortDate(fromOn)}`
