/** The gaps behind the figures by kind and authority, and the records of one of them, each with the way to mend it. */
import { NAME_NOT_SHOWN, personUrl } from '../../people/index.ts'
import { html, number, scrollTable, shortDate, stackTable, type SafeHtml } from '../../platform/pages/index.ts'
import type { Reference } from '../../reference/index.ts'
import { partInWords } from '../breakdowns.ts'
import type { Chase, OpenedGap } from '../quality/actions.ts'
import { gapOf } from '../quality/gaps.ts'
import { shareInWords } from '../quality/quality.ts'
import type { OpenedFact, OpenedUnit } from '../open-figure.ts'
import { NOT_FOR_YOU } from '../opened-csv.ts'
import { urls } from '../urls.ts'
import type { Asked } from './asked.ts'
import { addressOf, type Choices } from './choices.ts'
import { choicesView } from './choices.view.ts'
import { pagesView } from './pages.view.ts'
import { areaInWords, periodInLine } from './words.ts'

type Shown = { asked: Asked; reference: Reference }

export function chaseView(chase: Chase, { asked, reference, mayOpen }: Shown & { mayOpen: boolean }): SafeHtml {
  const { choices } = asked
  const numeric = (text: string) => ({ text, format: 'numeric' })
  return html`<span class="govuk-caption-l">${areaInWords(chase, choices.authorities)}, ${periodInLine(choices)}</span>
    <h1 class="govuk-heading-l">What to chase</h1>
    ${choicesView(asked.shown, choices)}
    <p class="govuk-body">
      What is missing behind the figures of this period and area, the most first. A child in contacts of two authorities
      stands under both.
    </p>
    ${
      chase.counts.length === 0
        ? html`<p class="govuk-body">Nothing is missing behind the figures of this period and area.</p>`
        : scrollTable({
            caption: 'What is missing',
            captionClasses: 'govuk-visually-hidden',
            head: [{ text: 'What' }, { text: 'Authority' }, numeric('How many'), numeric('Out of'), numeric('Share')],
            firstCellIsHeader: true,
            rows: chase.counts.map(({ gap, authority, missing, all }) => {
              const { title } = gapOf(gap)
              const place = authority === null ? 'Not known' : partInWords('authority', authority, reference)
              const href =
                mayOpen && authority !== null
                  ? addressOf(urls.qualityRecords, { ...choices, authorities: [authority] }, { gap })
                  : undefined
              return [
                { text: title },
                { text: place },
                href === undefined
                  ? numeric(number(missing))
                  : {
                      html: html`<a class="govuk-link" href="${href}"
                        >${number(missing)}<span class="govuk-visually-hidden">
                          ${title}, ${place}: open the records</span
                        ></a
                      >`,
                      format: 'numeric',
                    },
                numeric(number(all)),
                numeric(shareInWords(missing, all)),
              ]
            }),
          })
    }`
}

type GapShown = Shown & {
  page: number
  pages: number
  mayViewPeople: boolean
  mayViewContacts: boolean
  mayReview: boolean
}

export function gapView({ gap, measure, total, units, asked: within }: OpenedGap, shown: GapShown): SafeHtml {
  const { choices } = shown.asked
  const hasHidden = units.some(({ hidden }) => hidden > 0)
  return html`<span class="govuk-caption-l">${areaInWords(within, choices.authorities)}, ${periodInLine(choices)}</span>
    <h1 class="govuk-heading-l">${gap.title}</h1>
    <p class="govuk-body">
      ${total === 0 ? 'There are none.' : `${number(total)} in all, the earliest first.`} ${total > 0 && gap.mend}
      ${hasHidden && 'Records that you may not see keep their place.'}
    </p>
    ${
      units.length > 0 &&
      stackTable({
        caption: gap.title,
        captionClasses: 'govuk-visually-hidden',
        head: [
          ...(Object.keys(measure.people).length > 0 || measure.recordTable === 'contact' ? [{ text: 'Who' }] : []),
          { text: 'Records' },
        ],
        rows: units.map((unit) => rowOf(unit, gap.id === 'awaiting_review', shown, measure.recordTable)),
      })
    }
    ${pagesView(shown, (page) => addressOf(urls.qualityRecords, choices as Choices, { gap: gap.id, page: String(page) }))}`
}

function rowOf({ facts, hidden }: OpenedUnit, isReview: boolean, shown: GapShown, table: string) {
  if (facts.length === 0) return [{ html: html`<span class="waymark-quiet">${NOT_FOR_YOU}</span>` }]
  const people = [...new Map(facts.flatMap(({ named }) => named).map((one) => [one.personId, one])).values()]
  const records = html`${facts.map((fact) => html`<div>${linkOf(fact, isReview, shown, table)}, ${shortDate(fact.on)}</div>`)}
  ${Array.from({ length: hidden }, () => html`<div>${NOT_FOR_YOU}</div>`)}`
  const isOfNobody = people.length === 0 && table !== 'contact'
  const who = html`${people.map(({ name, personId }) =>
    name === undefined
      ? html`<div>${NAME_NOT_SHOWN}</div>`
      : html`<div>
          ${shown.mayViewPeople ? html`<a class="govuk-link" href="${personUrl(personId)}">${name}</a>` : name}
        </div>`,
  )}`
  return [...(isOfNobody ? [] : [{ html: who }]), { html: records }]
}

/** Where it can be mended: the question of the review queue, or the contact. */
function linkOf(fact: OpenedFact, isReview: boolean, shown: GapShown, table: string): SafeHtml {
  const contactId = table === 'contact' ? fact.recordId : fact.contactId
  const href =
    isReview && shown.mayReview && fact.codes.match === 'awaiting_review'
      ? `/review/${fact.recordId}`
      : contactId !== null && shown.mayViewContacts
        ? `/contacts/${contactId}`
        : undefined
  return href === undefined ? html`${fact.ref}` : html`<a class="govuk-link" href="${href}">${fact.ref}</a>`
}
