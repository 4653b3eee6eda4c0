/** The list behind a figure: columns that fit what is counted, and the place of what the reader may not see kept. */
import { NAME_NOT_SHOWN, personUrl } from '../../people/index.ts'
import { dateTimeInWords, html, number, shortDate, stackTable, type SafeHtml } from '../../platform/pages/index.ts'
import type { Reference } from '../../reference/index.ts'
import { partInWords } from '../breakdowns.ts'
import type { PartOf } from '../counting.ts'
import { dimensions, type Dimension } from '../dimensions.ts'
import { measureOf } from '../definitions/index.ts'
import type { Measure, SideName } from '../measure.ts'
import { NOT_FOR_YOU } from '../opened-csv.ts'
import type { Named, OpenedFact, OpenedFigure, OpenedUnit } from '../open-figure.ts'
import { urls } from '../urls.ts'
import type { Choices } from './choices.ts'
import { recordsAddress } from './open-link.view.ts'
import { pagesView } from './pages.view.ts'
import { areaInWords, figureInWords, periodInLine, unitOf } from './words.ts'

export type RecordsShown = {
  choices: Choices
  parts: readonly PartOf[]
  /** Of a share or an average, which of its numbers is opened. */
  side: SideName | undefined
  page: number
  pages: number
  pageSize: number
  reference: Reference
  countedAt: string
  mayViewPeople: boolean
  mayViewContacts: boolean
}

export function recordsView(opened: OpenedFigure, shown: RecordsShown): SafeHtml {
  const { measure, value, total, ask } = opened
  const { choices, parts, side, reference, countedAt } = shown
  const of = { countedAt, parts, side }
  const csv = recordsAddress(measure.id, choices, of).replace(
    `${urls.records(measure.id)}?`,
    `${urls.recordsCsv(measure.id)}?`,
  )
  const inPart = parts.map(({ by, key }) => `${dimensions[by]}: ${partInWords(by, key, reference)}`).join('; ')
  const ratio = measureOf(measure.id).ratio
  return html`<span class="govuk-caption-l">${areaInWords(opened, ask.authorities)}, ${periodInLine(choices)}</span>
    <h1 class="govuk-heading-l">${measure.title}: the records counted</h1>
    ${side && ratio && html`<p class="govuk-body">One of the two numbers of this figure: ${ratio[side].words}.</p>`}
    ${inPart && html`<p class="govuk-body"><strong>${inPart}</strong></p>`}
    <p class="govuk-body">${totalInWords(measure, value, total)}</p>
    <p class="govuk-body waymark-quiet">
      Counted as known at ${dateTimeInWords(ask.knownAt)}. ${seenInWords(opened.units)}
    </p>
    ${
      total > 0 &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${csv}">Take the whole list away as a spreadsheet (CSV)</a>
      </p>`
    }
    ${opened.units.length > 0 && tableOf(opened, shown)}
    ${pagesView(shown, (page) => recordsAddress(measure.id, choices, { ...of, page: String(page) }))}`
}

function totalInWords(measure: Measure, value: number, total: number): string {
  if (total === 0) return `Nothing is counted here: ${figureInWords(measure, value)}.`
  if (measure.counting === 'sum')
    return `${figureInWords(measure, value)}, at the ${number(total)} ${total === 1 ? 'activity' : 'activities'} listed here.`
  return total === 1
    ? `The ${unitOf(measure, 1)} that the figure counts.`
    : `All ${figureInWords(measure, total)} that the figure counts, the earliest first.`
}

const seenInWords = (units: readonly OpenedUnit[]): string =>
  units.some(({ hidden }) => hidden > 0) ? 'Records that you may not see keep their place.' : ''

const hiddenRow = { html: html`<span class="waymark-quiet">${NOT_FOR_YOU}</span>` }

const tableOf = (opened: OpenedFigure, shown: RecordsShown): SafeHtml => {
  const { measure } = opened
  if (measure.counting !== 'distinct') return factsTable(opened, shown)
  return measure.keyed === undefined ? peopleTable(opened, shown) : groupsTable(opened, shown)
}

/** What is counted once each but is nobody: a family, a caller, a contact decided. Each has a number and its facts. */
function groupsTable({ measure, units }: OpenedFigure, shown: RecordsShown): SafeHtml {
  const { page, pageSize } = shown
  return stackTable({
    caption: measure.title,
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: capitalised(measure.unit.one) }, { text: 'Counted for' }],
    rows: units.map(({ facts, hidden }, index) => [
      { text: number((page - 1) * pageSize + index + 1) },
      {
        html: html`<ul class="govuk-list govuk-!-margin-bottom-0">
          ${facts.map(
            (fact) =>
              html`<li>
                ${fact.named.length > 0 && html`${peopleView(fact.named, shown)}: `}${factLine(measure, fact, shown)}
              </li>`,
          )}
          ${Array.from({ length: hidden }, () => html`<li>${NOT_FOR_YOU}</li>`)}
        </ul>`,
      },
    ]),
  })
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Rows that are counted one by one: contacts, arrests, notices, activities. */
function factsTable({ measure, units }: OpenedFigure, shown: RecordsShown): SafeHtml {
  const isContact = measure.recordTable === 'contact'
  const roles = isContact ? ['Children'] : Object.values(measure.people)
  return stackTable({
    caption: measure.title,
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Record' },
      { text: 'Day' },
      ...roles.map((text) => ({ text })),
      { text: 'Authority' },
      ...measure.dimensions.map((dimension) => ({ text: dimensions[dimension] })),
      measure.counting === 'sum' && { text: 'Attendances', format: 'numeric' as const },
    ].filter((column) => column !== false),
    rows: units.map(({ facts: [fact] }) =>
      fact
        ? [
            { html: recordLink(measure, fact, shown) },
            { text: shortDate(fact.on) },
            ...roles.map((role) => ({
              html: peopleView(
                fact.named.filter((one) => isContact || one.role === role),
                shown,
              ),
            })),
            { text: authorityOf(fact, shown) },
            ...measure.dimensions.map((dimension) => ({ text: codeOf(fact, dimension, shown) })),
            ...(measure.counting === 'sum' ? [{ text: fact.weight === null ? 'Not noted' : number(fact.weight) }] : []),
          ]
        : [hiddenRow],
    ),
  })
}

/** People who are counted once each, with all the facts that make them count. */
function peopleTable({ measure, units }: OpenedFigure, shown: RecordsShown): SafeHtml {
  const hasHome = measure.dimensions.includes('home_authority')
  return stackTable({
    caption: measure.title,
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: Object.values(measure.people)[0]! },
      ...(hasHome ? [{ text: 'Home authority' }] : []),
      { text: 'Counted for' },
    ],
    rows: units.map(({ facts, hidden }) => {
      const person = facts[0]?.named[0]
      if (!person) return [hiddenRow]
      return [
        { html: peopleView([person], shown) },
        ...(hasHome ? [{ text: codeOf(facts[0]!, 'home_authority', shown) }] : []),
        {
          html: html`<ul class="govuk-list govuk-!-margin-bottom-0">
            ${facts.map((fact) => html`<li>${factLine(measure, fact, shown)}</li>`)}
            ${Array.from({ length: hidden }, () => html`<li>${NOT_FOR_YOU}</li>`)}
          </ul>`,
        },
      ]
    }),
  })
}

/** Said elsewhere in the row, or of no use beside the rest; the spreadsheet has them all. */
const notInLine: readonly Dimension[] = ['home_authority', 'residence', 'match', 'channel']

/** "C2016-104, 3 May 2016, Stoke-on-Trent: School, Child sexual exploitation, Early help" */
function factLine(measure: Measure, fact: OpenedFact, shown: RecordsShown): SafeHtml {
  const words = measure.dimensions
    .filter((dimension) => !notInLine.includes(dimension))
    .map((dimension) => codeOf(fact, dimension, shown))
  const isOpen = fact.codes.match === 'awaiting_review'
  const all = [...words, ...(isOpen ? ['may be somebody known, which awaits review'] : [])]
  return html`${recordLink(measure, fact, shown)}, ${shortDate(fact.on)},
  ${authorityOf(fact, shown)}${all.length > 0 && html`<span class="waymark-quiet">: ${all.join(', ')}</span>`}`
}

function recordLink({ recordTable }: Measure, fact: OpenedFact, shown: RecordsShown): SafeHtml {
  const { ref } = fact
  const contactId = recordTable === 'contact' ? fact.recordId : fact.contactId
  const noticeId = recordTable === 'notice' ? fact.recordId : fact.noticeId
  const href =
    noticeId !== null && shown.mayViewPeople
      ? `/notices/${noticeId}`
      : contactId !== null && shown.mayViewContacts
        ? `/contacts/${contactId}`
        : undefined
  return href === undefined ? html`${ref}` : html`<a class="govuk-link" href="${href}">${ref}</a>`
}

const peopleView = (people: readonly Named[], { mayViewPeople }: RecordsShown): SafeHtml =>
  html`${people.map(({ name, personId }, index) => {
    const comma = index < people.length - 1 && ', '
    if (name === undefined) return html`${NAME_NOT_SHOWN}${comma}`
    if (!mayViewPeople) return html`${name}${comma}`
    return html`<a class="govuk-link" href="${personUrl(personId)}">${name}</a>${comma}`
  })}`

const authorityOf = ({ authority }: OpenedFact, { reference }: RecordsShown): string =>
  authority === null ? 'Not known' : partInWords('authority', authority, reference)
const codeOf = ({ codes }: OpenedFact, dimension: Dimension, { reference }: RecordsShown): string =>
  partInWords(dimension, codes[dimension] ?? 'unknown', reference)
