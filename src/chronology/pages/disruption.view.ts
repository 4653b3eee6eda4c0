/**
 * Other disruption measures on a person's page: which, and where each stands. Nothing that was written, and nobody else's
 * name: what a measure says of an adult stays off a child's page, and the other way round.
 */
import {
  disruptionFallsDue,
  disruptionSince,
  disruptionTag,
  disruptionUrls,
  type StandingDisruption,
} from '../../disruption/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import { html, stackTable, type SafeHtml } from '../../platform/pages/index.ts'

export const disruptionView = (
  heading: string,
  measures: readonly StandingDisruption[],
  today: PlainDate,
): SafeHtml | undefined =>
  measures.length === 0
    ? undefined
    : html`<section aria-labelledby="disruption">
        <h2 class="govuk-heading-m" id="disruption">${heading}</h2>
        ${stackTable({
          caption: heading,
          captionClasses: 'govuk-visually-hidden',
          head: [{ text: 'Measure' }, { text: 'Where it stands' }, { text: 'What falls due' }],
          rows: measures.map(({ disruption, standing, duties }) => [
            {
              html: html`<a class="govuk-link" href="${disruptionUrls.disruption(disruption.disruptionId)}"
                  >${disruption.kind.title}</a
                ><br /><span class="waymark-quiet">${disruption.ref}</span>`,
            },
            {
              html: html`${disruptionTag(standing.state)}<br /><span class="waymark-quiet"
                  >${disruptionSince(standing)}</span
                >`,
            },
            { text: disruptionFallsDue(duties, today) ?? 'Nothing' },
          ]),
        })}
      </section>`
