/** The form in which somebody chooses what is counted, with the way to the years that are asked for most. */
import {
  addYears,
  financialYearOf,
  financialYearPeriod,
  plainDate,
  type FinancialYear,
  type PlainDate,
} from '../../platform/dates.ts'
import {
  button,
  checkboxes,
  details,
  errorFor,
  html,
  input,
  select,
  subNavigation,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { concerns, type Authority } from '../../reference/index.ts'
import { EXPLOITATION } from '../counting.ts'
import { addressOf, lastWholeYear, one, several, type Choices, type Query } from './choices.ts'

export type ChoicesShown = {
  /** The page that the form leads to. */
  path: string
  /** What was typed; once it was taken, what the choices are in the form's own words. */
  typed: Query
  errors: readonly FieldError[]
  area: readonly Authority[]
  areaName: string
  today: PlainDate
  /** What else the page's address says, such as a breakdown. */
  keep?: Readonly<Record<string, string | undefined>>
}

const YEARS_LISTED = 10

/** The years that are over, the latest first. */
function wholeYears(today: PlainDate, howMany: number): FinancialYear[] {
  const last = plainDate(`${lastWholeYear(today).slice(0, 4)}-04-01`)
  return Array.from({ length: howMany }, (_, back) => financialYearOf(addYears(last, -back)))
}

/** Recent years a press away; what else there is to choose, folded under them. */
export function choicesView(shown: ChoicesShown, choices: Choices | undefined): SafeHtml {
  return html`${choices && yearsView(shown, choices)}
  ${details({
    id: 'choices',
    summaryText: 'Choose another period, area or comparison',
    html: formView(shown),
    open: shown.errors.length > 0,
  })}`
}

function yearsView({ path, today, keep }: ChoicesShown, choices: Choices): SafeHtml {
  const thisYear = { from: financialYearPeriod(financialYearOf(today)).from, to: today }
  const item = (text: string, other: Choices) => ({
    text,
    href: addressOf(path, other, keep),
    active: other.named === choices.named,
  })
  const years = wholeYears(today, 3).toReversed()
  const others = choices.named === 'this_year' || (years as string[]).includes(choices.named) ? [] : [choices]
  const of = (named: Choices['named'], period: Choices['period']): Choices => ({
    ...choices,
    named,
    period,
    comparing: choices.comparing === 'nothing' ? 'nothing' : 'year_before',
  })
  return subNavigation({
    label: 'Period',
    items: [
      ...years.map((year) => item(year, of(year, financialYearPeriod(year)))),
      item('This year so far', of('this_year', thisYear)),
      ...others.map((other) =>
        item(other.named === 'dates' ? 'Two dates' : other.named === 'last_year' ? 'Last year' : other.named, other),
      ),
    ],
  })
}

function formView(shown: ChoicesShown): SafeHtml {
  const { path, typed, errors } = shown
  const kept = Object.entries(shown.keep ?? {})
  const stood = (isDates: boolean) => (isDates ? 'dates' : 'name')
  return html`<form method="get" action="${path}" novalidate>
    <input type="hidden" name="asked" value="${stood(one(typed, 'period') === 'dates')}" />
    <input type="hidden" name="asked_compare" value="${stood(one(typed, 'compare') === 'dates')}" />
    ${kept.map(([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}" />`)}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-one-third">${periodFields(shown)}</div>
      <div class="govuk-grid-column-one-third">${areaField(shown)} ${knownAtField(typed, errors)}</div>
      <div class="govuk-grid-column-one-third">${compareFields(shown)} ${concernField(typed, errors)}</div>
    </div>
    ${button({ text: 'Show figures' })}
  </form>`
}

const dayField = ({ typed, errors }: ChoicesShown, name: string, label: string) =>
  input({
    name,
    label: { text: label },
    value: one(typed, name),
    classes: 'govuk-input--width-10',
    autocomplete: 'off',
    errorMessage: errorFor(errors, name),
  })

function periodFields(shown: ChoicesShown): SafeHtml {
  const { typed, errors, today } = shown
  const chosen = one(typed, 'period')
  const years = wholeYears(today, YEARS_LISTED)
  const listed = ['this_year', 'last_year', 'dates'].includes(chosen) || (years as string[]).includes(chosen)
  return html`${select({
      name: 'period',
      label: { text: 'Period' },
      errorMessage: errorFor(errors, 'period'),
      value: chosen,
      items: [
        { value: 'this_year', text: `This year so far (${financialYearOf(today)})` },
        { value: 'last_year', text: 'The last financial year, whichever that is' },
        ...years.map((year) => ({ value: year, text: `Financial year ${year}` })),
        !listed && chosen !== '' && { value: chosen, text: chosen },
        { value: 'dates', text: 'Two dates' },
      ],
    })}
    <p class="govuk-hint">For two dates, such as 1 April 2016:</p>
    ${dayField(shown, 'from', 'First day')} ${dayField(shown, 'to', 'Last day')}`
}

function compareFields(shown: ChoicesShown): SafeHtml {
  return html`${select({
    name: 'compare',
    label: { text: 'Compare with' },
    errorMessage: errorFor(shown.errors, 'compare'),
    value: one(shown.typed, 'compare') || 'year_before',
    items: [
      { value: 'year_before', text: 'The year before' },
      { value: 'nothing', text: 'Nothing' },
      { value: 'dates', text: 'Two other dates' },
    ],
  })}
  ${dayField(shown, 'compare_from', 'First day compared with')}
  ${dayField(shown, 'compare_to', 'Last day compared with')}`
}

const areaField = ({ typed, errors, area, areaName }: ChoicesShown): SafeHtml =>
  checkboxes({
    name: 'area',
    fieldset: { legend: { text: 'Area' } },
    classes: 'govuk-checkboxes--small',
    errorMessage: errorFor(errors, 'area'),
    values: several(typed, 'area'),
    items: [
      { value: 'all', text: `All of ${areaName}`, behaviour: 'exclusive' },
      { divider: 'or' },
      ...area.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
    ],
  })

const concernField = (typed: Query, errors: readonly FieldError[]): SafeHtml => {
  const asked = several(typed, 'concern')
  return checkboxes({
    name: 'concern',
    fieldset: { legend: { text: 'Contacts about' } },
    hint: { text: 'For contacts and the children in them' },
    classes: 'govuk-checkboxes--small',
    errorMessage: errorFor(errors, 'concern'),
    values: asked.length > 0 ? asked : EXPLOITATION,
    items: concerns.map(({ code, label }) => ({ value: code, text: label })),
  })
}

const knownAtField = (typed: Query, errors: readonly FieldError[]): SafeHtml =>
  input({
    name: 'known_at',
    label: { text: 'As known at' },
    hint: {
      text: 'Leave empty for now. Otherwise a day, such as 1 June 2017, or a moment, such as 1 June 2017 at 9:30',
    },
    value: one(typed, 'known_at'),
    autocomplete: 'off',
    errorMessage: errorFor(errors, 'known_at'),
  })

/** The choices in the form's own words, for a form that shows what was taken. */
export function typedOf(choices: Choices): Query {
  const own = choices.named === 'dates' ? choices.period : undefined
  const other = choices.comparing === 'dates' ? choices.compare : undefined
  return {
    period: choices.named,
    from: own?.from ?? '',
    to: own?.to ?? '',
    compare: choices.comparing,
    compare_from: other?.from ?? '',
    compare_to: other?.to ?? '',
    area: choices.authorities.length > 0 ? [...choices.authorities] : ['all'],
    concern: [...choices.concerns],
    known_at: choices.knownAtTyped,
  }
}
