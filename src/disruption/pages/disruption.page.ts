/** One disruption measure: what it is by law, on whom or what, whom it protects, and what became of it. */
import { may, type Visit } from '../../access/index.ts'
import { areasOf, isPersonId, type Areas } from '../../people/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  button,
  dateInWords,
  html,
  insetText,
  notificationBanner,
  summaryList,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { viewDisruption, type OpenedDisruption } from '../reading.ts'
import { urls } from '../urls.ts'
import { decisionWords, fallsDue, fieldWords, measuresAreNoVerdict, sinceInWords, stateTag } from '../words.ts'
import { dayFields } from './facts.form.ts'
import { childrenView, madeOn } from './register.page.ts'

export async function getDisruption(visit: Visit): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewDisruption(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { disruption } = found.value
  return visit.page({
    title: `${disruption.kind.title} ${disruption.ref}`,
    back: { href: urls.register(), text: 'Disruption measures' },
    body: disruptionView(found.value, {
      areas: await areasOf(database, who),
      done:
        query['done'] === 'recorded'
          ? 'Disruption measure recorded'
          : query['done'] === 'changed'
            ? 'Disruption measure changed. What it said before is kept'
            : undefined,
      mayChange: may(who, 'record_disruption'),
      mayAudit: may(who, 'search_audit'),
    }),
  })
}

type Shown = { areas: Areas; done: string | undefined; mayChange: boolean; mayAudit: boolean }

function disruptionView(view: OpenedDisruption, { areas, done, mayChange, mayAudit }: Shown): SafeHtml {
  const { disruption, standing } = view
  return html`${done && notificationBanner({ type: 'success', text: done })}
    <h1 class="govuk-heading-l">
      <span class="govuk-caption-l">Disruption measure ${disruption.ref}</span>
      ${disruption.kind.title}
    </h1>
    <p class="govuk-body">${stateTag(standing.state)} ${sinceInWords(standing)}</p>
    ${insetText({ text: measuresAreNoVerdict })}
    ${mayChange && button({ text: 'Change or add what happened', href: urls.change(disruption.disruptionId) })}
    ${factsView(view, areas)} ${lawView(view)}
    ${
      mayAudit &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="/audit?subject=${disruption.disruptionId}">Who read or changed this measure</a>
      </p>`
    }`
}

const row = (key: string, value: string | SafeHtml | null | undefined) =>
  value !== null &&
  value !== undefined && { key: { text: key }, value: typeof value === 'string' ? { text: value } : { html: value } }

const said = (text: string | null) => text && html`<span class="waymark-said">${text}</span>`

function factsView(view: OpenedDisruption, areas: Areas): SafeHtml {
  const { disruption, duties, today } = view
  return summaryList({
    rows: [
      (disruption.adultId !== null || disruption.subjectTold !== null) && row('Made on', madeOn(view)),
      row('Children protected', childrenView(view)),
      row('Authority', areas.nameOf(disruption.authority)),
      row('Who applies or acts', disruption.applicant),
      row('Considered', dateInWords(disruption.consideredOn)),
      row('Decided', decisionWords[disruption.decision]),
      row(disruption.decision === 'not_used' ? 'Considered and not used, because' : 'Why', said(disruption.reason)),
      ...Object.values(dayFields).map((field) => {
        const day = disruption[field]
        const words = fieldWords[field]!
        return day !== null && row(words.charAt(0).toUpperCase() + words.slice(1), dateInWords(day))
      }),
      row('Why it ended', said(disruption.endedWhy)),
      row('What it requires or forbids', said(disruption.conditions)),
      row('What falls due', fallsDue(duties, today)),
    ],
  })
}

/** The law as it was when the measure was considered. */
function lawView({ disruption: { kind } }: OpenedDisruption): SafeHtml {
  const months = (count: number | null) => (count === null ? undefined : `${count} months`)
  return html`<h2 class="govuk-heading-m">The law behind it</h2>
    ${summaryList({
      rows: [
        row('Legal basis', kind.legalBasis),
        row('Who applies', kind.applies),
        row('Who decides', kind.decides),
        row('Lasts at least', months(kind.shortestMonths)),
        row('Lasts at most', kind.longestDays !== null ? `${kind.longestDays} days` : months(kind.longestMonths)),
        row('Breach', kind.breach),
        row('These rules hold from', dateInWords(kind.effectiveFrom)),
      ],
    })}
    <p class="govuk-body">
      A summary to find the way by. Take legal advice: courts and licensing committees go by the law itself.
    </p>`
}
