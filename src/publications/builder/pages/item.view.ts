/** The forms of a release's parts: commentary, figures, a table, explanations. Pure. */
import type { Dimension, Measure } from '../../../measures/index.ts'
import {
  button,
  checkboxes,
  errorFor,
  errorMessage,
  fieldsOf,
  html,
  input,
  insetText,
  periodInWords,
  radios,
  select,
  textarea,
  type FieldError,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import type { Recipe } from '../../release/recipe.ts'
import { breakdownsOf, measureNamed } from '../catalogue.ts'
import { chartWords, tableTitle } from '../item-words.ts'
import { firstButton, hidden, one, type Fields } from './frame.ts'
import { chosenIn, type Kind } from './item.form.ts'
import { chosenMeasures, moreMeasures, oneMeasure } from './measures.view.ts'

export type ItemView = {
  kind: Kind
  /** Of a table: whether what it counts is being chosen, or the rest of it. */
  step: 'measure' | 'options'
  fields: Fields
  errors: readonly FieldError[]
  recipe: Recipe
  /** Where the form is sent, and where its script asks. */
  action: string
  measuresUrl: string
  costUrl: string | undefined
  cancel: string
  version: number
  mark: string
  /** What it would cost readers, worked out without a script. */
  cost: SafeHtml | undefined
  csrf: SafeHtml
}

const M = { classes: 'govuk-label--m' }
const LEGEND = 'govuk-fieldset__legend--m'

export function itemView(view: ItemView): SafeHtml {
  const { kind, step, action, csrf, version, mark, cancel } = view
  const isChoosing = kind === 'table' && step === 'measure'
  return html`<form method="post" action="${action}" novalidate>
    ${csrf} ${hidden('version', version)} ${hidden('mark', mark)} ${hidden('kind', kind)}
    ${firstButton(isChoosing ? 'filter' : 'save')} ${isChoosing ? choosingView(view) : bodies[kind](view)}
    <div class="govuk-button-group">
      ${
        isChoosing
          ? button({ text: 'Continue', name: 'do', value: 'chosen' })
          : button({ text: 'Save', name: 'do', value: 'save', preventDoubleClick: true })
      }
      <a class="govuk-link" href="${cancel}">Cancel</a>
    </div>
  </form>`
}

const bodies: Readonly<Record<Kind, (view: ItemView) => SafeHtml>> = {
  text: textView,
  figures: (view) => html`${listView(view)} ${extentView(view)}`,
  explanations: (view) =>
    html`<p class="govuk-body">
        What named people said of the months of these measures stands here word for word, each with a name and post. It
        is written on the page of the figure.
      </p>
      ${listView(view)} ${extentView(view)}`,
  table: tableView,
}

function textView({ fields, errors }: ItemView): SafeHtml {
  const field = fieldsOf(fields, errors)
  return textarea({
    ...field('text'),
    value: one(fields, 'text'),
    label: { text: 'What it says', ...M },
    hint: {
      text: 'At most 10,000 characters. Leave an empty line between paragraphs. Numbers that you type yourself are not protected: say what a figure means, and leave the number to the figure.',
    },
    rows: 12,
  })
}

/** Looking for measures; its script asks while somebody types, and a button does the same without it. */
const searchView = (fields: Fields): SafeHtml =>
  html`<div class="waymark-search">
    ${input({
      id: 'q',
      name: 'q',
      value: one(fields, 'q'),
      label: { text: 'Look for a measure by words' },
      autocomplete: 'off',
      spellcheck: false,
    })}
    ${button({ text: 'Look', name: 'do', value: 'filter', classes: 'govuk-button--secondary' })}
  </div>`

function listView({ fields, errors, measuresUrl }: ItemView): SafeHtml {
  const chosen = chosenIn({ ...fields, add: [] })
  const error = errorFor(errors, 'add') ?? errorFor(errors, 'measures')
  return html`<div data-suggest-url="${measuresUrl}" data-suggest-target="#measures-found">
      ${hidden('many', 'yes')}
      <h2 class="govuk-heading-m" id="chosen-heading">Chosen, in this order</h2>
      ${chosenMeasures(chosen)}
      <h2 class="govuk-heading-m" id="add">Add measures</h2>
      ${error && errorMessage({ text: error.text, id: 'add-error' })} ${searchView(fields)}
    </div>
    <div id="measures-found" class="waymark-found">
      ${moreMeasures(one(fields, 'q'), chosen, [fields['add'] ?? []].flat())}
    </div>
    <p class="govuk-body">
      ${button({ text: 'Add what is ticked', name: 'do', value: 'add', classes: 'govuk-button--secondary' })}
    </p>`
}

function choosingView({ fields, errors, measuresUrl }: ItemView): SafeHtml {
  const error = errorFor(errors, 'measure')
  return html`${carried(fields, ['rows', 'columns', 'area', 'over', 'compared', 'rate', 'chart', 'title'])}
    <div data-suggest-url="${measuresUrl}" data-suggest-target="#measures-found">
      ${error && errorMessage({ text: error.text, id: 'measure-error' })} ${searchView(fields)}
    </div>
    <div id="measures-found" class="waymark-found">${oneMeasure(one(fields, 'q'), one(fields, 'measure'))}</div>`
}

/** Answers of the other step, kept while this one is answered. */
const carried = (fields: Fields, names: readonly string[]): SafeHtml =>
  html`${names.map((name) => one(fields, name) !== '' && hidden(name, one(fields, name)))}`

function tableView(view: ItemView): SafeHtml {
  const { fields, errors, costUrl, cost } = view
  const measure = measureNamed(one(fields, 'measure'))
  if (!measure) return choosingView(view)
  const field = fieldsOf(fields, errors)
  return html`<div class="waymark-builder">
    <div>
      <div data-suggest-url="${costUrl}" data-suggest-target="#cost">
        ${hidden('measure', measure.id)}
        ${insetText({
          html: html`<p class="govuk-body govuk-!-margin-bottom-1">
              <strong>${measure.title}</strong>, in ${measure.unit.many}
            </p>
            <p class="govuk-body waymark-quiet govuk-!-margin-bottom-2">${measure.definition}</p>
            <button class="waymark-act" type="submit" name="do" value="measure">Count something else</button>`,
        })}
        ${breakdownsView(view, measure)} ${extentView(view)} ${besideView(view, measure)}
        ${radios({
          ...field('chart'),
          value: one(fields, 'chart') || 'none',
          classes: 'govuk-radios--small',
          fieldset: { legend: { text: 'Chart', classes: LEGEND } },
          items: Object.entries(chartWords).map(([value, text]) => ({ value, text })),
        })}
      </div>
      ${input({
        ...field('title'),
        label: { text: 'Title (optional)', ...M },
        hint: {
          text: `Left empty, it is “${tableTitle({ measure: measure.id, by: [one(fields, 'rows') || 'month', one(fields, 'columns')].filter((by) => by !== '' && breakdownsOf(measure).some(({ dimension }) => dimension === by)) })}”.`,
        },
      })}
    </div>
    ${
      costUrl !== undefined &&
      html`<aside class="waymark-card" aria-labelledby="cost-heading">
        <h2 class="govuk-heading-m" id="cost-heading">What the protection costs</h2>
        <p class="govuk-body waymark-quiet">Of the whole release, with this table as chosen here.</p>
        <div id="cost" role="status">${cost}</div>
        ${button({ text: 'Work it out', name: 'do', value: 'cost', classes: 'govuk-button--secondary govuk-!-margin-bottom-0' })}
      </aside>`
    }
  </div>`
}

function breakdownsView({ fields, errors }: ItemView, measure: Measure): SafeHtml {
  const field = fieldsOf(fields, errors)
  const items = breakdownsOf(measure).map(({ dimension, title }: { dimension: Dimension; title: string }) => ({
    value: dimension,
    text: title,
  }))
  return html`<div class="waymark-pair">
    ${select({
      ...field('rows'),
      label: { text: 'Rows', ...M },
      items: [{ value: '', text: 'Select what the rows are' }, ...items],
    })}
    ${select({
      ...field('columns'),
      label: { text: 'Columns', ...M },
      items: [{ value: '', text: 'None: the count alone' }, ...items],
    })}
  </div>`
}

function extentView({ kind, fields, errors }: ItemView): SafeHtml {
  const field = fieldsOf(fields, errors)
  return html`${radios({
    ...field('area'),
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'Area', classes: LEGEND } },
    items: [
      { value: 'asked', text: 'The area of the release' },
      { value: 'force', text: 'The whole force area, as police figures are' },
    ],
  })}
  ${
    kind !== 'explanations' &&
    radios({
      ...field('over'),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'Time', classes: LEGEND } },
      items: [
        { value: 'release', text: 'The period of the release' },
        { value: 'programme', text: 'Since the police programme began, to the end of that period' },
      ],
    })
  }`
}

function besideView({ fields, errors, recipe }: ItemView, { rated }: Measure): SafeHtml {
  const field = fieldsOf(fields, errors)
  const ticked = (name: string) => (one(fields, name) === 'yes' ? ['yes'] : [])
  return html`${checkboxes({
    ...field('compared'),
    classes: 'govuk-checkboxes--small',
    values: ticked('compared'),
    fieldset: { legend: { text: 'Beside each count', classes: LEGEND } },
    items: [
      {
        value: 'yes',
        text: recipe.compare
          ? `The count of ${periodInWords(recipe.compare)}`
          : 'The count of the period compared with',
        hint: recipe.compare
          ? undefined
          : { text: 'The release is compared with nothing: say first with which period.' },
      },
    ],
  })}
  ${
    (rated || one(fields, 'rate') === 'yes') &&
    checkboxes({
      ...field('rate'),
      classes: 'govuk-checkboxes--small',
      values: ticked('rate'),
      items: [
        {
          value: 'yes',
          text: 'A rate per 10,000 children, where there is a population to divide by',
        },
      ],
    })
  }`
}
